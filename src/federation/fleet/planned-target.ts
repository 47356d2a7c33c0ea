/** What a plan over many targets is asked for, and what it tells of each target. */
import type { FederationError } from '../../core/error.ts'
import type { DigestScope, TargetPlan } from '../../core/plan/plan.ts'
import type { TargetSession } from '../plan/session.ts'
import type { FleetDeclareRequest } from './declare-fleet.ts'
import type { FleetFile } from './fleet.ts'
import type { PolicyFacts } from './permit.ts'

export interface FleetRequest extends FleetDeclareRequest {
  readonly files: readonly FleetFile[]
  readonly policy: PolicyFacts
  readonly scope: Omit<DigestScope, 'lints'>
}

/** What a reviewer should know of a target besides its lines. */
export interface TargetHead {
  readonly multiTenant: boolean | undefined
  readonly owners: number | undefined
  /** Stored credentials that belong to nobody who declares something here. */
  readonly foreign: number
  readonly spellings: readonly string[]
}

export interface PlannedTarget {
  readonly plan: TargetPlan
  readonly head: TargetHead
  /** Undefined where nothing could be compared. */
  readonly session: TargetSession | undefined
  readonly error: FederationError | undefined
  /** Stored credentials that each file owns, and so may prune. */
  readonly owned: ReadonlyMap<string, number>
  /** Why the policy does not permit a line, as `file:line:column: sentence`. */
  readonly forbidden: readonly string[]
}
