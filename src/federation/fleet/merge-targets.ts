/** Puts together what files declare for one target under several spellings, and finds what was declared twice. */
import { matchText } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import { addressText, type TargetAddress } from '../../core/target.ts'
import type { TargetReading } from '../ports.ts'
import type { DeclaredFleetTarget, DeclaredInFleet } from './declare-fleet.ts'

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

function keyOf(address: TargetAddress): string {
  const text = addressText(address)
  return 'uniqueName' in address ? text : text.toLowerCase()
}

/** Declarations of the same file become one. */
function perFile(declarations: readonly DeclaredFleetTarget[]): readonly DeclaredFleetTarget[] {
  const byFile = new Map<string, DeclaredFleetTarget>()
  for (const each of declarations) {
    const known = byFile.get(each.file.file)
    byFile.set(
      each.file.file,
      known === undefined ? each : { ...known, credentials: [...known.credentials, ...each.credentials] },
    )
  }
  return [...byFile.values()]
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
  const merged = new Map<string, MergedTarget>()
  addresses.forEach((address, index) => {
    const reading = readings?.[index]
    const id = reading?.ok === true ? `${address.kind} ${reading.facts.id.toLowerCase()}` : keyOf(address)
    const declarations = targets.filter(({ target }) => keyOf(target.address) === keyOf(address))
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

function trustText(each: DeclaredInFleet): string | undefined {
  if (!each.ok) return undefined
  const { credential } = each.declared.desired
  return JSON.stringify([credential.issuer, matchText(credential)])
}

/**
 * Refuses a credential that stands twice on one target, whatever the target is called.
 * @throws FederationError `configuration-invalid` naming both places
 */
export function assertDeclaredOnce(merged: readonly MergedTarget[]): void {
  const problems = merged.flatMap(({ declarations, spellings }) => {
    const first = new Map<string, string>()
    return declarations
      .flatMap(({ credentials }) => credentials)
      .flatMap((each) => {
        const text = trustText(each)
        const known = text === undefined ? undefined : first.get(text)
        if (text !== undefined && known === undefined) first.set(text, each.entry.source)
        if (known === undefined) return []
        return [`${each.entry.source}: ${spellings.join(' is ')}, and this credential is declared at ${known} already.`]
      })
  })
  if (problems.length === 0) return
  throw new FederationError('configuration-invalid', 'One credential is declared twice.', {
    hint: 'Leave it in one place; nothing was written.',
    details: problems,
  })
}
