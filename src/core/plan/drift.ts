/** Drift as a failure: what `fail-on: drift` makes of a plan. */
import { FederationError } from '../error.ts'
import { driftOf, type Plan } from './plan.ts'

/**
 * Stops where the target does not hold what is declared, or where that is not known.
 * @throws FederationError `drift-found`
 */
export function assertNoDrift(plan: Plan | undefined): void {
  const drift = plan === undefined ? 'unknown' : driftOf(plan)
  if (drift === 'false') return
  const [sentence, hint] =
    drift === 'true'
      ? ['The target does not hold what is declared.', 'Apply the plan, or correct the declaration.']
      : ['It could not be told whether the target holds what is declared.', 'Give a manager that may read the target.']
  throw new FederationError('drift-found', sentence, { hint })
}
