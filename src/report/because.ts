/** Why a line of a plan over many targets is what it is; for a refused one what failed, what is in the way and what to do. */
import { blockedError } from '../core/plan/blocked.ts'
import type { Change } from '../core/plan/change.ts'
import type { PlannedTarget } from '../federation/fleet/planned-target.ts'

/** Whether a target's advice on its limit stands at this line: at the first that found no room. */
function isFirstWithoutRoom(change: Change, { plan }: PlannedTarget): boolean {
  return plan.changes.find(({ action, reason }) => action === 'refuse' && reason === 'credential-limit') === change
}

/** Returns the sentence, and what follows it: the cure, and what is in the way. */
export function becauseLines(change: Change, target: PlannedTarget): readonly [string, ...string[]] {
  if (change.action !== 'refuse') return [change.reason]
  if (change.resource !== 'federated') return [`${change.reason}: ${change.why}`]
  const stored = target.session?.credentials?.stored
  const { code, message, hint = '', details } = blockedError(change, { stored, lines: target.plan.changes })
  const sentence = `[${code}] ${message}`
  // What a policy does not permit is said for the whole target, line by line.
  if (change.reason === 'not-permitted') return [sentence]
  if (change.reason === 'credential-limit' && !isFirstWithoutRoom(change, target)) return [sentence]
  return [sentence, hint, ...details]
}
