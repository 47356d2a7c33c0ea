/** Outputs of a plan and of what became of it, and the content of the files that later steps read. */
import type { FederatedIdentityCredential } from '../core/credential/credential.ts'
import { driftOf, NOT_COMPARED, type Plan, writesOf } from '../core/plan/plan.ts'
import { toFileChange, toFileTarget, toPlanFile } from '../core/plan/plan-file.ts'
import type { EffectKind } from '../federation/plan/apply.ts'
import type { PlanResult } from '../federation/plan/plan.ts'
import type { ExplainedJob } from '../federation/plan/workflow.ts'

/** Outputs of the plan action besides `error-code`; apply has `results-file` as well. */
export const PLAN_OUTPUTS = [
  'changes',
  'drift',
  'plan-file',
  'plan-digest',
  'issuer',
  'subject',
  'audience',
  'credential-name',
] as const

/** Returns what is to be trusted, as outputs: known before anything is compared, also where the step fails afterwards. */
export function declaredOutputs({ issuer, subject, audiences }: FederatedIdentityCredential): {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
} {
  return { issuer, subject: subject ?? '', audience: audiences.join(' ') }
}

/** Returns the outputs of a plan; `planFile` is the path of the file that holds it. */
export function planOutputs(
  { plan, declared }: PlanResult,
  planFile: string,
): Readonly<Record<(typeof PLAN_OUTPUTS)[number], string>> {
  const { credential } = declared.desired
  const [change] = plan.targets.flatMap(({ changes }) => changes)
  return {
    changes: plan.digest === NOT_COMPARED ? '' : String(writesOf(plan.targets).length),
    drift: driftOf(plan),
    'plan-file': planFile,
    'plan-digest': plan.digest,
    ...declaredOutputs(credential),
    'credential-name': change?.name ?? credential.name,
  }
}

/** Returns the outputs of a plan that only explains a workflow: nothing is declared, so nothing was compared. */
export function unaskedOutputs(planFile: string): Readonly<Record<string, string>> {
  return { drift: 'unknown', 'plan-file': planFile, 'plan-digest': 'not-compared' }
}

/** Returns the content of the plan file; `jobs` are those of an explained workflow. */
export function planFileOf(plan: Plan | undefined, jobs: readonly ExplainedJob[] | undefined): unknown {
  return {
    ...toPlanFile(plan ?? { version: 1, digest: NOT_COMPARED, targets: [] }),
    ...(jobs !== undefined && { jobs: jobs.map(({ record }) => record) }),
  }
}

function isRefused({ targets }: Plan): boolean {
  return targets.some(({ changes }) => changes.some(({ action }) => action === 'refuse'))
}

/** Returns the plan with what became of each change: the content of the results file. `written` is undefined when nothing was. */
export function planResults(plan: Plan, written: EffectKind | undefined): unknown {
  const outcome = written ?? (isRefused(plan) ? 'refused' : 'failed')
  const { version, digest, targets } = plan
  return {
    version,
    digest,
    targets: targets.map((target) => ({
      ...toFileTarget(target),
      changes: target.changes.map((change) => ({ ...toFileChange(change), outcome })),
    })),
  }
}
