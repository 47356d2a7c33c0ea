/** Makes sure that the credential of one job is stored: reads the target, plans one change, carries it out. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import type { Ownership } from '../../core/credential/owner.ts'
import type { FederationError } from '../../core/error.ts'
import { blockedError } from '../../core/plan/blocked.ts'
import { type Blocked, type Change, toChange } from '../../core/plan/change.ts'
import { diffCredentials, NOT_COMPARED, type Plan } from '../../core/plan/plan.ts'
import type { RepositoryIdentity } from '../../core/subject/subject.ts'
import { type FederatedEffect, isFederatedEffect } from '../plan/effect.ts'
import { executePlan } from '../plan/execute.ts'
import { type CredentialSession, readStored } from '../plan/session.ts'
import type { Clock, CredentialStore, Log } from '../ports.ts'

export type CredentialChange = 'created' | 'updated' | 'kept'

/** The stored credential and what this run did to it. */
export interface Established {
  readonly credential: FederatedIdentityCredential
  readonly change: CredentialChange
  /** What was replaced, when something was. */
  readonly before?: FederatedIdentityCredential
}

export interface EstablishRequest {
  readonly desired: FederatedIdentityCredential
  /** This job's repository, for the expressions that a full target is offered. */
  readonly repository: RepositoryIdentity | undefined
  readonly ownership: Ownership
  /** Milliseconds since the epoch. */
  readonly deadline: number
  /** True for a stored credential that trusts the job by its expression; nothing is written beside it. */
  readonly admitting: (stored: FederatedIdentityCredential) => boolean
  /** Called before the target is written, `hasRoom` telling whether it can take one; throws when a guard refuses it. */
  readonly beforeWrite: (hasRoom: boolean) => Promise<void>
  /** Called with every list read. */
  readonly onStored: (stored: readonly FederatedIdentityCredential[]) => void
  /** True when Entra accepts the job by now: somebody else wrote the credential. */
  readonly acceptedMeanwhile: () => Promise<boolean>
}

export interface EstablishPorts {
  readonly store: CredentialStore
  readonly clock: Clock
  readonly log: Log
}

/** The plan for one job: one change, which is a keep as well where a stored expression admits the job. */
function diffForJob({ desired, ownership, admitting }: EstablishRequest): CredentialSession['diff'] {
  return (stored) => {
    const changes = diffCredentials([{ credential: desired, source: 'sign-in' }], stored, ownership)
    const admitted = changes.some(({ action }) => action === 'keep') ? undefined : stored.find(admitting)
    if (admitted === undefined) return changes
    return [
      toChange(desired, { source: 'sign-in' }, { action: 'keep', reason: 'A stored expression admits it.' }, admitted),
    ]
  }
}

/** The error for a job whose change is refused by what is stored. */
async function refusedError(
  change: Blocked,
  stored: readonly FederatedIdentityCredential[],
  { repository, beforeWrite }: EstablishRequest,
): Promise<FederationError> {
  if (change.reason === 'credential-limit') await beforeWrite(false)
  return blockedError(change, { stored, ...(repository !== undefined && { repository }) })
}

/** A plan of one target that nobody approves: its lines stand for themselves. */
function planOf(changes: readonly Change[], kind: Ownership['kind']): Plan {
  const target = { kind, clientId: '', id: '', uniqueName: null, displayName: null, error: null, changes }
  return { version: 1, digest: NOT_COMPARED, targets: [target] }
}

/** Reads the target, plans the one change and carries it out; undefined when the target changed under it. */
async function attempt(request: EstablishRequest, ports: EstablishPorts): Promise<Established | undefined> {
  const { store, clock } = ports
  const stored = await readStored(store, clock, request.deadline)
  request.onStored(stored)
  const diff = diffForJob(request)
  const changes = diff(stored)
  const [change] = changes
  if (change?.action === 'refuse') throw await refusedError(change, stored, request)
  if (change?.action !== 'keep') await request.beforeWrite(true)
  const { deadline, acceptedMeanwhile } = request
  const executed = await executePlan(
    planOf(changes, request.ownership.kind),
    [{ credentials: { stored, store, diff } }],
    { deadline, settledMeanwhile: acceptedMeanwhile },
    ports,
  )
  const results = executed.flatMap((one) => {
    if (one.stored !== stored) request.onStored(one.stored)
    return one.effects.filter(isFederatedEffect).map((effect) => toEstablished(effect, one.stored, request, clock))
  })
  const [established] = await Promise.all(results)
  return established
}

async function toEstablished(
  effect: FederatedEffect,
  stored: readonly FederatedIdentityCredential[],
  request: EstablishRequest,
  clock: Clock,
): Promise<Established | undefined> {
  if (effect.outcome === 'refused') throw await refusedError(effect.change, stored, request)
  if (effect.outcome === 'failed') {
    if (effect.error.code === 'plan-stale' && clock.now() < request.deadline) return undefined
    throw effect.error
  }
  const { credential, outcome, change } = effect
  // A sign-in plans no deletion.
  if (outcome !== 'updated') return { credential, change: outcome === 'created' ? 'created' : 'kept' }
  return { credential, change: 'updated', ...(change.stored !== undefined && { before: change.stored }) }
}

/**
 * Makes sure that the target stores the desired credential, however many jobs do the same at once. Killed at any point and
 * run again, it converges: the name is deterministic and every doubtful write is read back. Nobody approved the plan of a
 * sign-in, so that a target which changed under it is planned again.
 * @throws FederationError of a guard, `audience-conflict`, `name-conflict`, `credential-limit` or `manager-forbidden`
 */
export async function establish(request: EstablishRequest, ports: EstablishPorts): Promise<Established> {
  for (;;) {
    const established = await attempt(request, ports)
    if (established !== undefined) return established
  }
}
