/** Carries out a plan over many targets: in phases, serially per target, side by side across targets, deciding nothing. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import {
  type Change,
  changeKey,
  type FederatedChange,
  isWrite,
  lineOf,
  PHASES,
  type Phase,
  phaseOf,
} from '../../core/plan/change.ts'
import type { Plan, TargetPlan } from '../../core/plan/plan.ts'
import type { ResourceChange } from '../../core/plan/resource-change.ts'
import { type Effect, keptEffect } from './effect.ts'
import { type CredentialSession, readStored, type TargetSession } from './session.ts'
import { type WritePorts, type WriteRequest, writeChange } from './write-change.ts'

export interface ExecuteRequest {
  /** Milliseconds since the epoch; all waiting of all targets ends there. */
  readonly deadline: number
  /** True when a change is not needed any more although another writer was busy: the sign-in exchanges before each retry. */
  readonly settledMeanwhile?: (change: FederatedChange) => Promise<boolean>
}

/** A target with what became of each of its changes, in their order, and what it stored when it was last read. */
export interface ExecutedTarget {
  readonly target: TargetPlan
  readonly effects: readonly Effect[]
  readonly stored: readonly FederatedIdentityCredential[]
}

/** One target on its way through the phases. */
interface Walk {
  readonly target: TargetPlan
  readonly session: TargetSession
  readonly printed: ReadonlySet<string>
  readonly effects: Map<Change, Effect>
  stored: readonly FederatedIdentityCredential[]
  /** What ended the writing of this target: a change of somebody else's that nobody approved. */
  stale: FederationError | undefined
}

/** What a change is called in `dependsOn`: its target by ID, or by what it is called before it has one. */
export function keyIn(
  { kind, id, clientId, uniqueName }: Pick<TargetPlan, 'kind' | 'id' | 'clientId' | 'uniqueName'>,
  change: Change,
): string {
  return changeKey(`${kind} ${id || clientId || uniqueName}`, change)
}

function notTried(change: Change, why: string): FederationError {
  return new FederationError('partial-failure', `"${change.name}" was not tried: ${why}.`, {
    hint: 'See what failed before it; running again carries out what is left.',
  })
}

const isFailure = ({ outcome }: Effect): boolean => outcome === 'failed' || outcome === 'refused'

/** Why a change is not tried although it was planned; undefined when it is. */
function obstacle(change: Change, walk: Walk, failed: ReadonlySet<string>): FederationError | undefined {
  if (walk.stale !== undefined) return walk.stale
  if (change.dependsOn?.some((key) => failed.has(key)) === true) return notTried(change, 'what it depends on failed')
  const deletes = change.action === 'delete'
  return deletes && [...walk.effects.values()].some(isFailure)
    ? notTried(change, 'a change of this target failed, and nothing is deleted then')
    : undefined
}

/** A refusal of the service may be one that another reading of the target explains better: it filled up meanwhile. */
async function refusedMeanwhile(
  error: FederationError,
  change: FederatedChange,
  session: CredentialSession,
  request: WriteRequest,
  { clock }: WritePorts,
): Promise<Effect> {
  const failed = { outcome: 'failed', change, error } as const
  if (error.code !== 'credential-invalid') return failed
  const stored = await readStored(session.store, clock, request.deadline).catch(() => undefined)
  if (stored === undefined) return failed
  request.onStored(stored)
  const full = session.diff(stored).find((line) => line.action === 'refuse' && line.reason === 'credential-limit')
  return full?.action === 'refuse' ? { outcome: 'refused', change: full } : failed
}

async function executeResource(change: ResourceChange, { session }: Walk, deadline: number): Promise<Effect> {
  if (session.writeResource === undefined)
    throw new FederationError('internal', `Nothing writes the ${change.resource} "${change.name}".`)
  return session.writeResource(change, deadline)
}

async function executeCredential(
  change: FederatedChange,
  { session: { credentials }, printed }: Walk,
  request: WriteRequest,
  ports: WritePorts,
): Promise<Effect> {
  if (credentials === undefined)
    throw new FederationError('internal', `Nothing writes the credential "${change.name}".`)
  try {
    return await writeChange(change, printed, credentials, request, ports)
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return refusedMeanwhile(error, change, credentials, request, ports)
  }
}

async function executeChange(
  change: Change,
  walk: Walk,
  failed: ReadonlySet<string>,
  request: WriteRequest,
  ports: WritePorts,
): Promise<Effect> {
  if (change.action === 'refuse') return { outcome: 'refused', change }
  if (change.action === 'keep') return keptEffect(change)
  const blocked = obstacle(change, walk, failed)
  if (blocked !== undefined) return { outcome: 'failed', change, error: blocked }
  try {
    return change.resource === 'federated'
      ? await executeCredential(change, walk, request, ports)
      : await executeResource(change, walk, request.deadline)
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return { outcome: 'failed', change, error }
  }
}

async function walkPhase(
  phase: Phase,
  walk: Walk,
  failed: Set<string>,
  { deadline, settledMeanwhile = async () => false }: ExecuteRequest,
  ports: WritePorts,
): Promise<void> {
  const onStored = (stored: readonly FederatedIdentityCredential[]) => {
    walk.stored = stored
  }
  for (const change of walk.target.changes.filter((each) => phaseOf(each) === phase)) {
    const effect = await executeChange(change, walk, failed, { deadline, settledMeanwhile, onStored }, ports)
    if (effect.outcome === 'failed' && effect.error.code === 'plan-stale') walk.stale = effect.error
    walk.effects.set(change, effect)
    if (isFailure(effect)) failed.add(keyIn(walk.target, change))
  }
}

function wantedKeys(target: TargetPlan): readonly string[] {
  return target.changes.filter(({ action }) => action !== 'keep').map((change) => keyIn(target, change))
}

/**
 * Carries out the changes of a plan, each as printed. Nothing is decided here; a failing target does not stop the others.
 * @param sessions one for each target of the plan, in its order; undefined for one that could not be read, which is left alone
 */
export async function executePlan(
  { targets }: Plan,
  sessions: readonly (TargetSession | undefined)[],
  request: ExecuteRequest,
  ports: WritePorts,
): Promise<readonly ExecutedTarget[]> {
  // What is left alone is not there for what depends on it.
  const failed = new Set(targets.flatMap((target, index) => (sessions[index] === undefined ? wantedKeys(target) : [])))
  const walks = targets.flatMap((target, index): Walk[] => {
    const session = sessions[index]
    if (session === undefined) return []
    const printed = new Set(target.changes.filter(isWrite).map(lineOf))
    const stored = session.credentials?.stored ?? []
    return [{ target, session, printed, effects: new Map(), stored, stale: undefined }]
  })
  for (const phase of PHASES) await Promise.all(walks.map((walk) => walkPhase(phase, walk, failed, request, ports)))
  return walks.map(({ target, effects, stored }) => ({
    target,
    effects: target.changes.map((change) => effects.get(change)).filter((effect) => effect !== undefined),
    stored,
  }))
}
