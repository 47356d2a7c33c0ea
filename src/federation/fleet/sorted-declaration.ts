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
}

/** Sorts what one file declares for a target. */
export function sortDeclaration(declaration: DeclaredFleetTarget): SortedDeclaration {
  const { credentials } = declaration
  const done = credentials.filter((each) => each.ok)
  const desiredOf = (list: typeof done) => list.map(({ declared }) => ({ ...declared.desired, stays: true as const }))
  return {
    declaration,
    desired: desiredOf(done.filter(({ twin }) => twin === undefined || twin === 'wanted')),
    whereStored: desiredOf(done.filter(({ twin }) => twin === 'where-stored')),
    finished: done.flatMap(({ twin, immutable, declared }) =>
      twin === 'finished' && immutable !== undefined ? [{ byNames: declared.desired, immutable }] : [],
    ),
    errors: credentials.flatMap((each) => (each.ok ? [] : [each.error])),
  }
}

/** What a file wants of a target that stores these. */
export function wantedOf(
  { desired, whereStored }: SortedDeclaration,
  stored: readonly FederatedIdentityCredential[],
): readonly DesiredCredential[] {
  const textOf = (each: FederatedIdentityCredential) => JSON.stringify([each.issuer, matchText(each), each.audiences])
  const texts = new Set(stored.map(textOf))
  return [...desired, ...whereStored.filter(({ credential }) => texts.has(textOf(credential)))]
}
