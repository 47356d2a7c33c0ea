/** Runs the apply action: composes the plan and what carries it out, reports both, and catches once. */
import { type Job, openJob } from '../composition/job.ts'
import { toPlanPorts, toPlanRequest } from '../composition/plan.ts'
import { resourceManagerScope } from '../core/cloud.ts'
import { FederationError } from '../core/error.ts'
import { writesOf } from '../core/plan/plan.ts'
import { toPlanFile } from '../core/plan/plan-file.ts'
import { type Applied, applyPlan, type EffectKind } from '../federation/plan/apply.ts'
import { makePlan, type PlanRequest, type PlanResult } from '../federation/plan/plan.ts'
import { type ApplyInputs, readApplyInputs, readFleetApplyInputs } from '../inputs/plan.ts'
import { describeFailure } from '../report/failure.ts'
import { managerLines } from '../report/manager.ts'
import { appliedLines, buildApplySummary, planLines } from '../report/plan.ts'
import { declaredOutputs, PLAN_OUTPUTS, planOutputs, planResults } from '../report/plan-outputs.ts'
import { type Environment, readInputFacts, requireOutputFile, troubleshootingUrl } from '../runner/environment.ts'
import { writeRunFile } from '../runner/run-files.ts'
import { failStep, printLines, resetOutputs, setOutputs, writeSummary } from '../runner/step.ts'
import type { Toolkit } from '../runner/toolkit.ts'

/** Carries the plan out, and records what became of it whether or not that succeeds. */
async function applyAndRecord(
  result: PlanResult,
  request: PlanRequest,
  inputs: ApplyInputs,
  job: Job,
  record: (outcome: EffectKind | undefined) => void,
): Promise<Applied> {
  const { planDigest, propagationTimeoutMs, tenantId, endpoints, cloud } = inputs
  const clientId = request.clientId ?? result.plan.targets[0]?.clientId
  let written: EffectKind | undefined
  const onWritten = (outcome: EffectKind) => {
    written = outcome
  }
  try {
    const applied = await applyPlan(
      result,
      {
        ...request,
        clientId: clientId || undefined,
        planDigest,
        propagationTimeoutMs,
        proofScope: resourceManagerScope(cloud),
      },
      { ...job, exchangeToken: job.exchangeToken(tenantId, endpoints.authority), onWritten },
    )
    record(applied.outcome)
    return applied
  } catch (error) {
    // A stale plan was not carried out at all, so there is nothing to record.
    if (!(error instanceof FederationError && error.code === 'plan-stale')) record(written)
    throw error
  }
}

/** Runs the apply action to its end; never rejects. */
export async function applyEntry(toolkit: Toolkit, environment: Environment): Promise<void> {
  try {
    requireOutputFile(environment)
    resetOutputs(toolkit, [...PLAN_OUTPUTS, 'results-file'])
    const job = openJob(toolkit, environment)
    const facts = readInputFacts(environment)
    const ofFiles = readFleetApplyInputs(toolkit.getInput, toolkit.setSecret, facts)
    if (ofFiles !== undefined) {
      printLines(toolkit, managerLines(ofFiles.manager))
      const { applyFleetStep } = await import('../composition/fleet-steps.ts')
      await applyFleetStep(ofFiles, toolkit, environment, job)
      return
    }
    const inputs = readApplyInputs(toolkit.getInput, toolkit.setSecret, job.github.repository, facts)
    printLines(toolkit, managerLines(inputs.manager))
    const [request, ports] = await Promise.all([
      toPlanRequest(inputs, job),
      toPlanPorts(inputs, job, (credential) => setOutputs(toolkit, declaredOutputs(credential))),
    ])
    const result = await makePlan(request, ports)
    printLines(toolkit, planLines(result, 'applied'))
    setOutputs(toolkit, planOutputs(result, writeRunFile(environment, 'federation-plan', toPlanFile(result.plan))))
    const carryOut = () =>
      applyAndRecord(result, request, inputs, job, (outcome) => {
        const results = planResults(result.plan, outcome)
        setOutputs(toolkit, { 'results-file': writeRunFile(environment, 'federation-results', results) })
      })
    const writes = writesOf(result.plan.targets).length > 0
    const applied = writes ? await toolkit.group('Carrying out the plan', carryOut) : await carryOut()
    setOutputs(toolkit, { 'credential-name': applied.credentialName })
    printLines(toolkit, appliedLines(applied))
    if (applied.outcome !== 'kept') await writeSummary(toolkit, buildApplySummary(result, applied))
  } catch (thrown) {
    await failStep(toolkit, describeFailure(thrown, troubleshootingUrl(environment)))
  }
}
