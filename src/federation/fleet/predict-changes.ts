/** The lines of a target that nobody reads: what files declare for it, and what their policies refuse whatever it holds. */
import { blocked } from '../../core/plan/owners.ts'
import { type DesiredCredential, uncompared } from '../../core/plan/plan.ts'
import type { JudgedTarget } from '../../core/policy/facts.ts'
import type { DeclaredFleetTarget } from './declare-fleet.ts'
import { createPermit, type PolicyFacts } from './permit.ts'

/** One file's declaration for a target. */
export interface PredictedDeclaration {
  readonly declaration: DeclaredFleetTarget
  readonly desired: readonly DesiredCredential[]
}

/** Predicts the lines of a target, and says why the policy refuses some of them, as `file:line:column: sentence`. */
export function predictChanges(
  declarations: readonly PredictedDeclaration[],
  target: JudgedTarget,
  policy: PolicyFacts,
): { readonly changes: ReturnType<typeof uncompared>; readonly forbidden: readonly string[] } {
  const judged = declarations.flatMap(({ declaration, desired }) => {
    const permit = createPermit(declaration, target, policy)
    return uncompared(desired).map((change) => {
      const sentences = permit(change).map((sentence) => `${change.source}: ${sentence}`)
      return { change: sentences.length === 0 ? change : blocked(change, 'not-permitted'), sentences }
    })
  })
  return {
    changes: judged.map(({ change }) => change),
    forbidden: [...new Set(judged.flatMap((each) => each.sentences))],
  }
}
