/** What files declare beside federated credentials: one planner per kind, whose lines join those of the targets. */
import { FederationError } from '../../core/error.ts'
import type { Change, FederatedChange } from '../../core/plan/change.ts'
import type { ResourceChange } from '../../core/plan/resource-change.ts'
import type { WriteResource } from '../plan/session.ts'
import type { MergedTarget } from './merge-targets.ts'
import type { FleetRequest, PlannedTarget } from './planned-target.ts'

/** What one kind adds to one target. */
export interface ResourcePlan {
  readonly changes: readonly ResourceChange[]
  /** Carries out one of `changes`. */
  readonly writeResource: WriteResource
  /** Alters a line about a federated credential: what it depends on, or why it is refused; pure. */
  readonly adjust: (change: FederatedChange) => FederatedChange
  /** Why the policy does not permit a line, as `file:line:column: sentence`. */
  readonly forbidden: readonly string[]
  /** How much of this kind each file owns on the target, and so may prune. */
  readonly owned?: ReadonlyMap<string, number>
}

/** What one kind adds to a plan. */
export interface ResourcePlans {
  /** By target; one that is not there has nothing of this kind. */
  readonly targets: ReadonlyMap<MergedTarget, ResourcePlan>
  /** Whole targets that hold no credentials. */
  readonly repositories: readonly PlannedTarget[]
  readonly warnings: readonly string[]
}

/**
 * Plans one kind for everything that files declare. Reads, never writes; what fails on one target stands in its lines.
 * @param targets every target, as it was read
 */
export type PlanResources = (targets: readonly MergedTarget[], request: FleetRequest) => Promise<ResourcePlans>

/** Adds up numbers by their key. */
export function sumOf(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>()
  for (const [key, count] of counts.flatMap((each) => [...each])) sum.set(key, (sum.get(key) ?? 0) + count)
  return sum
}

/** Puts together what all kinds add to one target. */
export function combineResources(plans: readonly ResourcePlan[]): ResourcePlan {
  const writers = new Map(plans.flatMap(({ changes, writeResource }) => changes.map((each) => [each, writeResource])))
  return {
    changes: plans.flatMap(({ changes }) => changes),
    writeResource: async (change, deadline) => {
      const write = writers.get(change)
      if (write === undefined)
        throw new FederationError('internal', `Nothing writes the ${change.resource} "${change.name}".`)
      return write(change, deadline)
    },
    adjust: (change) => plans.reduce((line, { adjust }) => adjust(line), change),
    forbidden: plans.flatMap(({ forbidden }) => forbidden),
    owned: sumOf(plans.flatMap(({ owned }) => (owned === undefined ? [] : [owned]))),
  }
}

/** Puts together what several kinds add to one repository: a line that is not permitted then stops all of them. */
export function joinRepositories(targets: readonly PlannedTarget[]): readonly PlannedTarget[] {
  const byId = new Map<string, PlannedTarget>()
  for (const target of targets) {
    const id = target.plan.id || `${target.plan.uniqueName}`
    const known = byId.get(id)
    byId.set(id, known === undefined ? target : joined(known, target))
  }
  return [...byId.values()]
}

function joined(known: PlannedTarget, other: PlannedTarget): PlannedTarget {
  const writing = ({ plan, session }: PlannedTarget) =>
    plan.changes.map((each) => [each, session?.writeResource] as const)
  const writers = new Map<Change, WriteResource | undefined>([...writing(known), ...writing(other)])
  return {
    ...known,
    plan: { ...known.plan, changes: [...known.plan.changes, ...other.plan.changes] },
    session: {
      writeResource: async (change, deadline) => {
        const write = writers.get(change)
        if (write === undefined)
          throw new FederationError('internal', `Nothing writes the ${change.resource} "${change.name}".`)
        return write(change, deadline)
      },
    },
    forbidden: [...known.forbidden, ...other.forbidden],
  }
}
