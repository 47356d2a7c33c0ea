/** Reads applications that files create: whether they are there decides whether anything else of them can be read. */
import type { StoredApplication } from '../../core/application/application.ts'
import { FederationError } from '../../core/error.ts'
import type { TargetAddress } from '../../core/target.ts'
import type { CredentialStore } from '../ports.ts'
import type { ReadTargets, TargetReading } from '../ports-fleet.ts'
import type { ApplicationDirectory } from '../ports-identities.ts'
import { mapAtMost } from './fleet.ts'
import type { IdentityRecord } from './identities.ts'

/** What was read of one application: `stored` is undefined for one that is still to be created. */
export interface FoundApplication {
  readonly stored: StoredApplication | undefined
}

/** Readings by unique name. */
export type FoundApplications = ReadonlyMap<string, FoundApplication>

export interface ApplicationReaderPorts {
  /** Reads targets that are there. */
  readonly readTargets: ReadTargets
  /** Opens a store without a request: it is asked only once the application is created. */
  readonly open: (address: TargetAddress) => Promise<CredentialStore>
  readonly directory: ApplicationDirectory
  readonly identities: IdentityRecord
}

const AT_ONCE = 10

function createdName(address: TargetAddress, declared: ReadonlySet<string>): string | undefined {
  return 'uniqueName' in address && declared.has(address.uniqueName) ? address.uniqueName : undefined
}

/** A target without anything in it yet. */
async function missing(
  address: TargetAddress,
  uniqueName: string,
  { open }: ApplicationReaderPorts,
): Promise<TargetReading> {
  const facts = { clientId: '', id: '', uniqueName, displayName: null, missing: true } as const
  return { ok: true, facts, stored: [], store: await open(address) }
}

/**
 * Builds a reader of targets that knows which applications are still to be created.
 * @param declared unique names that files create
 */
export function createApplicationReader(
  declared: ReadonlySet<string>,
  ports: ApplicationReaderPorts,
): { readonly readTargets: ReadTargets; readonly readings: FoundApplications } {
  const { readTargets, directory, identities } = ports
  const readings = new Map<string, FoundApplication>()

  /** The reading of an application that is not there, or cannot be asked for; undefined where it is to be read. */
  async function lookUp(address: TargetAddress): Promise<TargetReading | undefined> {
    const uniqueName = createdName(address, declared)
    if (uniqueName === undefined) return undefined
    try {
      const stored = await directory.find(uniqueName)
      readings.set(uniqueName, { stored })
      if (stored === undefined) return await missing(address, uniqueName, ports)
      identities.add(uniqueName, stored)
      return undefined
    } catch (error) {
      if (!(error instanceof FederationError)) throw error
      return { ok: false, error }
    }
  }

  return {
    readings,
    readTargets: async (addresses, onRead, swept) => {
      const early = await mapAtMost(addresses, AT_ONCE, lookUp)
      for (const each of early) if (each !== undefined) onRead()
      const rest = await readTargets(
        addresses.filter((_, index) => early[index] === undefined),
        onRead,
        swept,
      )
      const queue = [...rest]
      return early.flatMap((each) => each ?? queue.splice(0, 1))
    },
  }
}
