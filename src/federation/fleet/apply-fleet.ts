/** Carries out a plan over many targets: approved, within what may be deleted, each line as printed; the rest goes on after a failure. */
import { FederationError } from '../../core/error.ts'
import type { BlockedFacts } from '../../core/plan/blocked.ts'
import { blockedError } from '../../core/plan/blocked.ts'
import type { Change } from '../../core/plan/change.ts'
import { assertFresh } from '../plan/apply.ts'
import { type Effect, keptEffect } from '../plan/effect.ts'
import { executePlan } from '../plan/execute.ts'
import type { WritePorts } from '../plan/write-change.ts'
import type { FleetPlan } from './plan-fleet.ts'
import type { PlannedTarget } from './planned-target.ts'

/** How many credentials pruning may delete: a number, or a share of what each file owns, in percent. */
export type DeletionLimit =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'share'; readonly percent: number }

export interface FleetApplyRequest {
  /** Undefined: nobody reviewed, which the workflow says itself. */
  readonly planDigest: string | undefined
  readonly maxDeletions: DeletionLimit
  readonly timeoutMs: number
  /** What explains a full target. */
  readonly facts: Omit<BlockedFacts, 'stored' | 'lines'>
}

/** A target with what became of each of its lines. */
export interface AppliedTarget {
  readonly target: PlannedTarget
  readonly effects: readonly Effect[]
}

/** How many credentials one file deletes, and how many it owns. */
interface Tally {
  readonly deleted: number
  readonly owned: number
}

function tallyByFile({ targets }: FleetPlan): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  const add = (file: string, more: Tally) => {
    const { deleted, owned } = tallies.get(file) ?? { deleted: 0, owned: 0 }
    tallies.set(file, { deleted: deleted + more.deleted, owned: owned + more.owned })
  }
  for (const { plan, owned: counts } of targets) {
    const pruned = plan.changes.filter(({ action, asked }) => action === 'delete' && asked !== true)
    for (const { source } of pruned) add(source, { deleted: 1, owned: 0 })
    for (const [file, owned] of counts) add(file, { deleted: 0, owned })
  }
  return tallies
}

/** A sentence for each file that deletes more than its limit admits. */
function excessOf(fleet: FleetPlan, limit: DeletionLimit): readonly string[] {
  return [...tallyByFile(fleet)].flatMap(([file, { deleted, owned }]) => {
    const most = limit.kind === 'count' ? limit.count : Math.floor((owned * limit.percent) / 100)
    if (deleted <= most) return []
    return [`${file}: ${deleted} of ${owned} credentials would be deleted; at most ${most} may.`]
  })
}

function assertDeletions(fleet: FleetPlan, limit: DeletionLimit): void {
  const excess = excessOf(fleet, limit)
  if (excess.length === 0) return
  throw new FederationError('deletion-limit', `More would be deleted than \`max-deletions\` allows: ${excess[0]}`, {
    hint: 'Check that no target was left out by mistake; then raise `max-deletions` for this run. Nothing was written.',
    details: excess.slice(1),
  })
}

const isForbidden = ({ plan }: PlannedTarget): boolean =>
  plan.changes.some((change) => change.action === 'refuse' && change.reason === 'not-permitted')

function notTried(change: Change): Effect {
  if (change.action === 'refuse') return { outcome: 'refused', change }
  if (change.action === 'keep') return keptEffect(change)
  const error = new FederationError(
    'partial-failure',
    `"${change.name}" was not tried: the policy refuses another line of this target.`,
    { hint: 'A target with a line that is not permitted is not written at all.' },
  )
  return { outcome: 'failed', change, error }
}

/** What becomes of each line of a target that the policy does not let anybody write. */
function leftAlone({ plan }: PlannedTarget): readonly Effect[] {
  return plan.changes.map(notTried)
}

/**
 * Carries out a plan that was just made and printed.
 * @throws FederationError `plan-stale` or `deletion-limit`, before anything is written
 */
export async function applyFleet(
  fleet: FleetPlan,
  { planDigest, maxDeletions, timeoutMs }: FleetApplyRequest,
  ports: WritePorts,
): Promise<readonly AppliedTarget[]> {
  assertFresh(fleet, planDigest)
  assertDeletions(fleet, maxDeletions)
  const sessions = fleet.targets.map((target) => (isForbidden(target) ? undefined : target.session))
  const executed = await executePlan(fleet.plan, sessions, { deadline: ports.clock.now() + timeoutMs }, ports)
  const effects = new Map(executed.map(({ target, effects }) => [target, effects]))
  return fleet.targets.map((target) => ({
    target,
    effects: effects.get(target.plan) ?? (isForbidden(target) ? leftAlone(target) : []),
  }))
}

/** What went wrong with a line, or, without a name, with a whole target. */
export interface FleetFailure {
  readonly target: PlannedTarget
  readonly name: string
  readonly error: FederationError
}

/** Explains the refused lines of a target; that it is full is the same for every line without room. */
function createExplanation({ plan, session }: PlannedTarget, facts: FleetApplyRequest['facts']) {
  const blocked = { ...facts, stored: session?.credentials?.stored, lines: plan.changes }
  let full: FederationError | undefined
  return (change: Extract<Effect, { readonly outcome: 'refused' }>['change']): FederationError => {
    if (change.reason !== 'credential-limit') return blockedError(change, blocked)
    full ??= blockedError(change, blocked)
    return full
  }
}

/** Everything that went wrong, one error per line or target. */
export function failuresOf(
  applied: readonly AppliedTarget[],
  facts: FleetApplyRequest['facts'],
): readonly FleetFailure[] {
  return applied.flatMap(({ target, effects }) => {
    const explain = createExplanation(target, facts)
    return [
      ...(target.error === undefined ? [] : [{ target, name: '', error: target.error }]),
      ...effects.flatMap((effect) => {
        const { name } = effect.change
        if (effect.outcome === 'refused') return [{ target, name, error: explain(effect.change) }]
        return effect.outcome === 'failed' ? [{ target, name, error: effect.error }] : []
      }),
    ]
  })
}
