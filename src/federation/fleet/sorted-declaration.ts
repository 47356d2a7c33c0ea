/** What one file declares for a target, sorted: wanted, wanted only where it is stored, finished, or not to be told. */
import { type FederatedIdentityCredential, matchText } from '../../core/credential/credential.ts'
import type { FederationError } from '../../core/error.ts'
import type { FinishedForm } from '../../core/plan/finish.ts'
import type { DesiredCredential } from '../../core/plan/plan.ts'
import type { DeclaredFleetTarget } from './declare-fleet.ts'
import type { PredictedDeclaration } from './predict-changes.ts'

/** One file's declaration for a target, by what is known: an error stands for a credential that nobody can tell. */
export interface SortedDeclaration extends PredictedDeclaration {
  readonly errors: readonly FederationError[]
  /** Wanted only as long as the target stores it. */
  readonly whereStored: readonly DesiredCredential[]
  /** Credentials by names that go. */
  readonly finished: readonly FinishedForm[]
  /** All that have a form by names beside the one with IDs. */
  readonly paired: readonly FinishedForm[]
}

/** Sorts what one file declares for a target. */
export function sortDeclaration(declaration: DeclaredFleetTarget): SortedDeclaration {
  const { credentials } = declaration
  const done = credentials.filter((each) => each.ok)
  const desiredOf = (list: typeof done) => list.map(({ declared }) => ({ ...declared.desired, stays: true as const }))
  const pairsOf = (list: typeof done) =>
    list.flatMap(({ immutable, declared }) =>
      immutable === undefined ? [] : [{ byNames: declared.desired, immutable }],
    )
  return {
    declaration,
    desired: desiredOf(done.filter(({ twin }) => twin === undefined || twin === 'wanted')),
    whereStored: desiredOf(done.filter(({ twin }) => twin === 'where-stored')),
    finished: pairsOf(done.filter(({ twin }) => twin === 'finished')),
    paired: pairsOf(done),
    errors: credentials.flatMap((each) => (each.ok ? [] : [each.error])),
  }
}

const sameTrust = (a: FederatedIdentityCredential, b: FederatedIdentityCredential) =>
  a.issuer === b.issuer && matchText(a) === matchText(b)

/** A name that the file gives may be that of the form by names still: then the one with IDs gets one of its own. */
function withoutReplacing(
  wanted: DesiredCredential,
  paired: readonly FinishedForm[],
  stored: readonly FederatedIdentityCredential[],
): DesiredCredential {
  const { credential } = wanted
  const pair = paired.find(({ immutable }) => sameTrust(immutable, credential))
  if (pair === undefined) return wanted
  const isTaken = stored.some((each) => each.name === credential.name && sameTrust(each, pair.byNames.credential))
  return isTaken ? { ...wanted, credential: { ...credential, name: pair.immutable.name } } : wanted
}

/** What a file wants of a target that stores these. */
export function wantedOf(
  { desired, whereStored, paired }: SortedDeclaration,
  stored: readonly FederatedIdentityCredential[],
): readonly DesiredCredential[] {
  const textOf = (each: FederatedIdentityCredential) => JSON.stringify([each.issuer, matchText(each), each.audiences])
  const texts = new Set(stored.map(textOf))
  const kept = paired.length === 0 ? desired : desired.map((each) => withoutReplacing(each, paired, stored))
  return [...kept, ...whereStored.filter(({ credential }) => texts.has(textOf(credential)))]
}
