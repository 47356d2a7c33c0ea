/** Puts together what files declare for one target under several spellings, and finds what was declared twice. */
import { matchText } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import { addressText, type TargetAddress } from '../../core/target.ts'
import type { TargetReading } from '../ports-fleet.ts'
import type { DeclaredFleetTarget } from './declare-fleet.ts'
import type { DeclaredInFleet } from './declared-in-fleet.ts'
import { keyOf } from './target-key.ts'

/** One target with everything that files declare for it: one declaration per file. */
export interface MergedTarget {
  readonly address: TargetAddress
  /** Undefined where nobody reads targets. */
  readonly reading: TargetReading | undefined
  readonly declarations: readonly DeclaredFleetTarget[]
  /** The spellings under which files name it, where there are several. */
  readonly spellings: readonly string[]
}

/** Distinct addresses in their order; upper and lower case of IDs mean the same. */
export function addressesOf(targets: readonly DeclaredFleetTarget[]): readonly TargetAddress[] {
  return [...new Map(targets.map(({ target }) => [keyOf(target.address), target.address])).values()]
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? []
    group.push(item)
    groups.set(keyOf(item), group)
  }
  return groups
}

/** What one file declares for one target under two spellings. */
function joined(known: DeclaredFleetTarget, other: DeclaredFleetTarget): DeclaredFleetTarget {
  const create = known.target.create ?? other.target.create
  const both = [known.target, other.target]
  const lists = {
    roles: both.flatMap(({ roles = [] }) => roles),
    certificates: both.flatMap(({ certificates = [] }) => certificates),
    clientSecrets: both.flatMap(({ clientSecrets = [] }) => clientSecrets),
    retirements: both.flatMap(({ retirements = [] }) => retirements),
  }
  return {
    ...known,
    target: { ...known.target, ...lists, ...(create !== undefined && { create }) },
    credentials: [...known.credentials, ...other.credentials],
  }
}

/** Declarations of the same file become one. */
function perFile(declarations: readonly DeclaredFleetTarget[]): readonly DeclaredFleetTarget[] {
  return [...grouped(declarations, ({ file }) => file.file).values()].map((group) => group.reduce(joined))
}

/**
 * Groups declarations by the target that was read.
 * @param readings in the order of `addressesOf(targets)`; undefined where nobody reads targets
 */
export function mergeTargets(
  targets: readonly DeclaredFleetTarget[],
  readings: readonly TargetReading[] | undefined,
): readonly MergedTarget[] {
  const addresses = addressesOf(targets)
  const declared = grouped(targets, ({ target }) => keyOf(target.address))
  const merged = new Map<string, MergedTarget>()
  addresses.forEach((address, index) => {
    const reading = readings?.[index]
    const read = reading?.ok === true ? reading.facts.id : ''
    const id = read === '' ? keyOf(address) : `${address.kind} ${read.toLowerCase()}`
    const declarations = declared.get(keyOf(address)) as readonly DeclaredFleetTarget[]
    const known = merged.get(id)
    merged.set(id, {
      address: known?.address ?? address,
      reading: known?.reading ?? reading,
      declarations: [...(known?.declarations ?? []), ...declarations],
      spellings: [...(known?.spellings ?? []), addressText(address)],
    })
  })
  return [...merged.values()].map((each) => ({ ...each, declarations: perFile(each.declarations) }))
}

/** Something that may stand once on a target: by what it is told apart, and what it is called. */
interface Single {
  readonly id: string
  readonly what: string
  readonly source: string
}

function credentialOf(each: DeclaredInFleet): readonly Single[] {
  if (!each.ok || each.twin !== undefined) return []
  const { credential } = each.declared.desired
  const id = JSON.stringify(['federated', credential.issuer, matchText(credential)])
  return [{ id, what: 'this credential', source: each.entry.source }]
}

function singlesOf({ credentials, target }: DeclaredFleetTarget): readonly Single[] {
  const { clientSecrets = [] } = target
  return [
    ...credentials.flatMap(credentialOf),
    ...clientSecrets.map(({ displayName, source }) => {
      const what = `the secret "${displayName}"`
      return { id: JSON.stringify(['client-secret', displayName]), what, source }
    }),
  ]
}

/**
 * Refuses a credential or secret that stands twice on one target, whatever the target is called.
 * @throws FederationError `configuration-invalid` naming both places
 */
export function assertDeclaredOnce(merged: readonly MergedTarget[]): void {
  const problems = merged.flatMap(({ declarations, spellings }) => {
    const first = new Map<string, string>()
    return declarations.flatMap(singlesOf).flatMap(({ id, what, source }) => {
      const known = first.get(id)
      if (known === undefined) first.set(id, source)
      return known === undefined
        ? []
        : [`${source}: ${spellings.join(' is ')}, and ${what} is declared at ${known} already.`]
    })
  })
  if (problems.length === 0) return
  throw new FederationError('configuration-invalid', 'One credential is declared twice.', {
    hint: 'Leave it in one place; nothing was written.',
    details: problems,
  })
}
