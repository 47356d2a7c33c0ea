/** How a plan is carried out: exactly as printed, planned again after a conflict, and proved where it can be. */

import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import { evaluate } from '../../core/expression/evaluation.ts'
import { parseExpression } from '../../core/expression/expression.ts'
import { blockedError } from '../../core/plan/blocked.ts'
import { aboutChange, type FederatedChange } from '../../core/plan/change.ts'
import { NOT_COMPARED, type Plan, writesOf } from '../../core/plan/plan.ts'
import { explainManager, missingTrustError } from '../diagnose.ts'
import type { Assertions } from '../exchange/assertions.ts'
import { exchangeUntil } from '../exchange/propagation.ts'
import type { Clock, ExchangeToken, Log } from '../ports.ts'
import { type Effect, type FederatedEffect, isFederatedEffect } from './effect.ts'
import { executePlan } from './execute.ts'
import { type ComparedPlan, missingFor, type PlanRequest, type PlanResult } from './plan.ts'

export interface ApplyRequest extends PlanRequest {
  /** The digest that a reviewer approved; undefined: whatever was printed. */
  readonly planDigest: string | undefined
  readonly propagationTimeoutMs: number
  /** Scope of the exchange that proves a credential for this very job. */
  readonly proofScope: string
}

export interface ApplyPorts {
  readonly assertions: Assertions
  readonly exchangeToken: ExchangeToken
  readonly clock: Clock
  readonly log: Log
  /** Told what became of the credential before it is proved: a proof that does not come leaves it stored. */
  readonly onWritten: (outcome: EffectKind) => void
}

export type EffectKind = Effect['outcome']

export interface Applied {
  readonly outcome: EffectKind
  readonly credentialName: string
  readonly credentialId: string | undefined
  /** Milliseconds until Entra accepted this very job; undefined when the credential is for another one. */
  readonly provedAfterMs?: number
}

/** One line per write, for comparing plans by eye. */
function writeLines(plan: Plan): readonly string[] {
  const lines = writesOf(plan.targets).map(
    ({ change }) => `  ${change.action} "${change.name}": ${aboutChange(change)}`,
  )
  return lines.length === 0 ? ['  nothing'] : lines
}

/**
 * Stops where what was approved is not what would be written.
 * @param planDigest undefined: nobody reviewed, and whatever was printed is written
 * @throws FederationError `plan-stale` with what would be written now
 */
export function assertFresh({ plan }: { readonly plan: Plan }, planDigest: string | undefined): void {
  const compared = plan.digest !== NOT_COMPARED && planDigest !== NOT_COMPARED
  if (planDigest === undefined || (compared && planDigest === plan.digest)) return
  if (planDigest === NOT_COMPARED) {
    throw new FederationError(
      'plan-stale',
      'The approved plan was not compared with its target, so that it approves nothing.',
      {
        hint: 'Give the plan action a manager that may read the target, and approve the digest that it prints.',
        details: ['What would be written now:', ...writeLines(plan), `Its digest: ${plan.digest}`],
      },
    )
  }
  throw new FederationError(
    'plan-stale',
    `The approved plan no longer fits: its digest was ${planDigest.slice(0, 12)}… and is ${plan.digest.slice(0, 12)}… now.`,
    {
      hint: 'Review what would be written now and approve its digest, or run the plan action again.',
      details: ['What would be written now:', ...writeLines(plan), `Its digest: ${plan.digest}`],
    },
  )
}

/** True when the credential is for the job that runs this: then an exchange proves it. */
function isForThisJob(change: FederatedChange, { own, clientId }: ApplyRequest): boolean {
  if (own === undefined || clientId === undefined || own.iss !== change.issuer) return false
  if (change.subject !== undefined) return own.sub === change.subject
  const parsed = parseExpression(change.claimsMatchingExpression)
  return parsed.ok && evaluate(parsed.expression, own).matches
}

async function prove(
  change: FederatedChange,
  result: PlanResult,
  request: ApplyRequest,
  ports: ApplyPorts,
): Promise<number> {
  const started = ports.clock.now()
  const { clientId = '', proofScope } = request
  const [audience = ''] = change.audiences
  const exchanged = await exchangeUntil(
    started + request.propagationTimeoutMs,
    { clientId, audience, scope: proofScope },
    ports,
    ({ codes }, ms) =>
      ports.log.info(`Entra did not accept it yet (AADSTS${codes.join(', ')} after ${Math.round(ms / 1000)} s)`),
  )
  if (exchanged.accepted) return ports.clock.now() - started
  throw missingTrustError(
    'propagation-timeout',
    `Entra does not accept this job yet, ${Math.round(request.propagationTimeoutMs / 1000)} s after "${change.name}" was written.`,
    'The credential is stored as planned: run again later, or raise `propagation-timeout`.',
    { ...missingFor(result.declared, request, [result.declared.desired.credential]), refusal: exchanged.refusal },
  )
}

/** Carries out the printed changes, and tells what became of the one that was declared. */
async function applyCompared(result: ComparedPlan, request: ApplyRequest, ports: ApplyPorts): Promise<Applied> {
  const { session, plan } = result
  const deadline = ports.clock.now() + request.propagationTimeoutMs
  const executed = await executePlan(plan, [{ credentials: session }], { deadline }, ports)
  const results = executed.flatMap(({ effects, stored }) =>
    effects.filter(isFederatedEffect).map((effect) => ({ effect, stored })),
  )
  const [applied] = await Promise.all(
    results.map(({ effect, stored }) => toApplied(effect, stored, result, request, ports)),
  )
  if (applied === undefined) throw new FederationError('internal', 'The plan holds no change.')
  return applied
}

async function toApplied(
  effect: FederatedEffect,
  stored: readonly FederatedIdentityCredential[],
  result: ComparedPlan,
  request: ApplyRequest,
  ports: ApplyPorts,
): Promise<Applied> {
  if (effect.outcome === 'refused') throw blockedError(effect.change, { ...result.blockedFacts, stored })
  if (effect.outcome === 'failed')
    throw await explainManager(effect.error, missingFor(result.declared, request, stored), result.session.store)
  const { outcome, credential, change } = effect
  const applied = { outcome, credentialName: credential.name, credentialId: credential.id }
  if (change.action === 'keep') return applied
  ports.onWritten(outcome)
  if (!isForThisJob(change, request)) return applied
  return { ...applied, provedAfterMs: await prove(change, result, request, ports) }
}

/**
 * Carries out a plan that was just made and printed.
 * @throws FederationError `plan-stale`, the code of a guard, or what writing a credential throws
 */
export async function applyPlan(result: PlanResult, request: ApplyRequest, ports: ApplyPorts): Promise<Applied> {
  assertFresh(result, request.planDigest)
  if (result.session === undefined) throw new FederationError('internal', 'Only a compared plan can be carried out.')
  return applyCompared(result, request, ports)
}
