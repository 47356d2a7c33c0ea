/** Carries out the line about a variable: read, compared again, written as printed, and believed when it is read back. */
import { FederationError } from '../../core/error.ts'
import {
  diffVariable,
  type VariableChange,
  type VariablePlace,
  type WantedVariable,
} from '../../core/variable/variable.ts'
import type { IdentityRecord } from '../fleet/identities.ts'
import type { RepositoryStore } from '../ports-repository.ts'
import { type SettlePorts, settle } from './settle.ts'

/** A variable on its way to GitHub. */
export interface VariableWrite {
  readonly fullName: string
  readonly wanted: WantedVariable
  readonly place: VariablePlace
  /** The line as it was printed. */
  readonly change: VariableChange
}

/** What the variable shall hold, now that everything it waits for is written. */
function textOf({ wanted: { name, value } }: VariableWrite, identities: IdentityRecord): string {
  if (value.kind === 'text') return value.text
  const identity = identities.find(value.valueOf)
  if (identity !== undefined) return identity.clientId
  throw new FederationError(
    'application-not-found',
    `The variable ${name} is the client ID of "${value.valueOf}", which is not there.`,
    { hint: 'See why the application was not created; running again writes the variable.' },
  )
}

function stale({ fullName, place, wanted }: VariableWrite, now: string | undefined): FederationError {
  const holds = now === undefined ? 'is gone' : `holds "${now}"`
  return new FederationError(
    'plan-stale',
    `The variable ${wanted.name} of the environment "${place.environment}" of ${fullName} ${holds}: it changed after the plan was made.`,
    { hint: 'Plan again, and approve the new plan.' },
  )
}

/** The value that the plan printed as the old one; undefined for a variable that was not there. */
function printedValue({ differences }: VariableChange): string | undefined {
  return differences[0]?.from
}

/**
 * Writes a variable until it is read back.
 * @throws FederationError `plan-stale`, or of GitHub
 */
export function writeVariable(
  write: VariableWrite,
  store: RepositoryStore,
  identities: IdentityRecord,
  deadline: number,
  ports: SettlePorts,
): Promise<'created' | 'updated' | 'kept'> {
  const { fullName, wanted, place, change } = write
  const text = textOf(write, identities)
  const { environment } = place
  return settle({
    what: `The variable ${wanted.name} of the environment "${environment}" of ${fullName}`,
    attempt: async () => {
      const stored = (await store.variables(fullName, environment)).get(wanted.name)
      const line = diffVariable({ ...wanted, value: { kind: 'text', text } }, stored, place)
      if (line.action === 'keep') return undefined
      if (stored !== printedValue(change)) throw stale(write, stored)
      return async () => {
        if (stored === undefined) await store.createVariable(fullName, environment, wanted.name, text)
        else await store.updateVariable(fullName, environment, wanted.name, text)
        return stored === undefined ? 'created' : 'updated'
      }
    },
    deadline,
    ports,
  })
}
