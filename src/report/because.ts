/** Why a line of a plan over many targets is what it is; for a refused one what failed, what is in the way and what to do. */
import { blockedError } from '../core/plan/blocked.ts'
import type { Change } from '../core/plan/change.ts'
import type { PlannedTarget } from '../federation/fleet/planned-target.ts'

/** Tells why each line of a target is what it is: a sentence, and what follows it: the cure, and what is in the way. */
export function createBecause({ plan, session }: PlannedTarget): (change: Change) => readonly [string, ...string[]] {
  const facts = { stored: session?.credentials?.stored, lines: plan.changes }
  // That a target is full is the same for every line without room: the advice stands at the first of them.
  let full: string | undefined
  return (change) => {
    if (change.action !== 'refuse') return [change.reason]
    if (change.resource !== 'federated') return [`${change.reason}: ${change.why}`]
    if (change.reason === 'credential-limit' && full !== undefined) return [full]
    const { code, message, hint = '', details } = blockedError(change, facts)
    const sentence = `[${code}] ${message}`
    if (change.reason === 'credential-limit') full = sentence
    // What a policy does not permit is said for the whole target, line by line.
    return change.reason === 'not-permitted' ? [sentence] : [sentence, hint, ...details]
  }
}
