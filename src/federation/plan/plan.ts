/** Makes the plan for one credential: what is declared, against what the target stores. Never writes. */

import { EXCHANGE_AUDIENCES } from '../../core/cloud.ts'
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { toSubjectText } from '../../core/diagnosis/alignment.ts'
import type { CauseCode } from '../../core/diagnosis/cause.ts'
import { compareWithStored, type Diagnosis } from '../../core/diagnosis/diagnosis.ts'
import type { PresentedIdentity } from '../../core/diagnosis/distance.ts'
import { FederationError } from '../../core/error.ts'
import type { Lint } from '../../core/lint/finding.ts'
import { lintManagerRoles } from '../../core/lint/trust.ts'
import type { BlockedFacts } from '../../core/plan/blocked.ts'
import type { FederatedChange } from '../../core/plan/change.ts'
import {
  type DigestScope,
  diffCredentials,
  digestOf,
  NOT_COMPARED,
  type Plan,
  type TargetPlan,
  uncompared,
} from '../../core/plan/plan.ts'
import { claim } from '../../core/subject/claims.ts'
import { repositoryOf } from '../../core/subject/repository.ts'
import { explainManager, type MissingTrust } from '../diagnose.ts'
import type { Clock, CredentialStore } from '../ports.ts'
import { type Declared, type DeclarePorts, declareCredential } from './declare.ts'
import type { DeclareRequest } from './declared-match.ts'
import { admissionRemarks } from './remarks.ts'
import { type CredentialSession, MISSING_TARGET_MS, readStored } from './session.ts'

export interface PlanPorts extends DeclarePorts {
  readonly clock: Clock
  /** Opens the target with the manager's rights; undefined without a manager: then nothing is compared. */
  readonly openStore: (() => Promise<CredentialStore>) | undefined
}

export interface PlanRequest extends DeclareRequest {
  readonly clientId: string | undefined
  /** Endpoints for the commands of an explanation. */
  readonly endpoints: MissingTrust['endpoints']
  /** Where the plan writes, as far as its digest goes. */
  readonly scope: Omit<DigestScope, 'lints'>
}

interface PlanFacts {
  readonly plan: Plan<FederatedChange>
  readonly declared: Declared
  readonly lints: readonly Lint[]
  /** What an expression admits, in sentences for a reviewer. */
  readonly remarks: readonly string[]
  /** The nearest stored credential, where it looks like a slip. */
  readonly nearest?: Diagnosis
  /** What is known of the job that asks, for the words of a refused change. */
  readonly blockedFacts: Omit<BlockedFacts, 'stored'>
}

/** A plan that was compared with what the target stores. */
export type ComparedPlan = PlanFacts & {
  readonly stored: readonly FederatedIdentityCredential[]
  readonly session: CredentialSession
}

/** A plan with what it was made from; without a manager nothing is compared. */
export type PlanResult = ComparedPlan | (PlanFacts & { readonly stored?: undefined; readonly session?: undefined })

function toTargetPlan(
  { target, clientId = '' }: PlanRequest,
  changes: readonly FederatedChange[],
): TargetPlan<FederatedChange> {
  const unread = { uniqueName: null, displayName: null, error: null, changes }
  switch (target.kind) {
    case 'application':
      return { kind: 'application', clientId: target.clientId, id: '', ...unread }
    case 'managed-identity':
      return { kind: 'managed-identity', clientId, id: target.resourceId, ...unread }
  }
}

// Credentials of other contexts and providers live beside each other; only what looks like a slip is worth a line.
const UNREMARKABLE: ReadonlySet<CauseCode> = new Set([
  'exact-match',
  'other-context',
  'other-claim',
  'environment-added',
  'environment-missing',
  'issuer',
  'unknown',
])

/** What a job with the declared subject presents; undefined for an expression, which many jobs may satisfy. */
function presentedFor(
  { desired, parsed }: Pick<Declared, 'desired' | 'parsed'>,
  { own, audience }: PlanRequest,
): PresentedIdentity | undefined {
  const { issuer, subject } = desired.credential
  return subject === undefined
    ? undefined
    : { issuer, subject, audience, claims: own ?? {}, sub: toSubjectText(subject, parsed) }
}

/** What an explanation of this plan is made from. */
export function missingFor(
  declared: Declared,
  request: PlanRequest,
  stored: readonly FederatedIdentityCredential[] | undefined,
): MissingTrust {
  const { credential } = declared.desired
  const { target, endpoints } = request
  return {
    presented: presentedFor(declared, request),
    target,
    desired: credential,
    stored,
    refusal: undefined,
    endpoints,
  }
}

/** Finds the nearest stored credential when one must be created beside others: often it is the one that was meant. */
function nearestFor(
  declared: Declared,
  stored: readonly FederatedIdentityCredential[],
  request: PlanRequest,
): Diagnosis | undefined {
  const presented = presentedFor(declared, request)
  if (presented === undefined || stored.length === 0) return undefined
  const { nearest, causes } = compareWithStored(presented, stored, EXCHANGE_AUDIENCES)
  if (nearest === undefined || UNREMARKABLE.has(causes[0].code)) return undefined
  const { issuer, subject, audience } = presented
  return { presented: { issuer, subject, audience }, nearest, causes, cures: [] }
}

function blockedFactsOf({ own, eventName }: PlanRequest): PlanFacts['blockedFacts'] {
  const repository = own && repositoryOf(own)
  const ref = own && claim(own, 'ref')
  return { event: eventName, ...(ref !== undefined && { ref }), ...(repository !== undefined && { repository }) }
}

/** Reads IDs of the target; a manager that may write credentials of a managed identity need not be allowed to read it. */
async function readTarget(
  { target }: PlanRequest,
  store: CredentialStore,
): Promise<Partial<TargetPlan<FederatedChange>>> {
  try {
    return await store.readTarget()
  } catch (error) {
    const forbidden = error instanceof FederationError && error.code === 'manager-forbidden'
    if (forbidden && target.kind === 'managed-identity') return {}
    throw error
  }
}

/**
 * Makes the plan for one declared credential on one target.
 * @throws FederationError `subject-unknown`, `credential-invalid`, or of the manager
 */
export async function makePlan(request: PlanRequest, ports: PlanPorts): Promise<PlanResult> {
  const declared = await declareCredential(request, ports)
  const store = await ports.openStore?.()
  if (store === undefined) {
    const targets = [toTargetPlan(request, uncompared([declared.desired]))]
    return {
      plan: { version: 1, digest: NOT_COMPARED, targets },
      declared,
      lints: declared.lints,
      remarks: [],
      blockedFacts: blockedFactsOf(request),
    }
  }
  const stored = await readStored(store, ports.clock, ports.clock.now() + MISSING_TARGET_MS).catch(
    async (error: unknown) => {
      throw await explainManager(error, missingFor(declared, request, undefined), store)
    },
  )
  const ownership = { owner: request.owner, kind: request.target.kind, sha256Hex: ports.sha256Hex }
  const diff = (list: readonly FederatedIdentityCredential[]) => diffCredentials([declared.desired], list, ownership)
  const changes = diff(stored)
  const nearest = nearestFor(declared, stored, request)
  const kept = changes.every(({ action }) => action === 'keep')
  // A namesake trusts something else, and is shown with the change that it refuses.
  const collides = changes.some(({ reason }) => reason === 'name-conflict')
  const flexible = declared.desired.credential.subject === undefined
  const targets = [{ ...toTargetPlan(request, changes), ...(await readTarget(request, store)) }]
  const scope = { ...request.scope, lints: declared.lints.map(({ code }) => code) }
  return {
    plan: { version: 1, digest: digestOf(targets, scope, ports.sha256Hex), targets },
    declared,
    stored,
    session: { stored, store, diff },
    lints: [...declared.lints, ...lintManagerRoles(await store.grants())],
    remarks: kept || !flexible ? [] : admissionRemarks(declared, stored, request),
    ...(nearest !== undefined && !kept && !collides && { nearest }),
    blockedFacts: blockedFactsOf(request),
  }
}
