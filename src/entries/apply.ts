/** Knows the apply action from the outside: gathers inputs and environment, plans, prints, applies, and catches once. */
import { getInput, setOutput, setSecret } from '@actions/core'
import { resourceManagerScope } from '../core/cloud.ts'
import { FederationError } from '../core/error.ts'
import type { Plan } from '../core/plan/plan.ts'
import { type Applied, applyPlan, type Outcome } from '../federation/plan/apply.ts'
import { makePlan, type PlanRequest, type PlanResult } from '../federation/plan/plan.ts'
import { type ApplyInputs, readApplyInputs } from '../inputs/plan.ts'
import { appliedLines, buildApplySummary, planLines } from '../report/plan.ts'
import { requireOutputFile } from '../runner/environment.ts'
import { jobEnvironment } from '../runner/job-environment.ts'
import { printLines, resetOutputs, writeSummary } from '../runner/step.ts'
import { PLAN_OUTPUTS, reportPlan, toPlanPorts, toPlanRequest, writeRunFile } from './planning.ts'
import { fail, warnAboutSecret } from './sign-in.ts'
import { openStreet, type Street } from './street.ts'

/** The plan with what became of each change. */
function withOutcome({ version, digest, targets }: Plan, outcome: Outcome): unknown {
  return {
    version,
    digest,
    targets: targets.map((target) => ({
      ...target,
      changes: target.changes.map((change) => ({ ...change, outcome })),
    })),
  }
}

function writeResults({ plan }: PlanResult, outcome: Outcome): void {
  setOutput('results-file', writeRunFile('federation-results', withOutcome(plan, outcome)))
}

async function carryOut(
  result: PlanResult,
  request: PlanRequest,
  inputs: ApplyInputs,
  street: Street,
): Promise<Applied> {
  const { planDigest, propagationTimeoutMs, tenantId, endpoints, cloud } = inputs
  const clientId = request.clientId ?? result.plan.targets[0]?.clientId
  const refused = result.plan.targets.some(({ changes }) => changes.some(({ action }) => action === 'refuse'))
  let outcome: Outcome = refused ? 'refused' : 'failed'
  const onWritten = (written: Outcome) => {
    outcome = written
  }
  try {
    return await applyPlan(
      result,
      {
        ...request,
        clientId: clientId || undefined,
        planDigest,
        propagationTimeoutMs,
        proofScope: resourceManagerScope(cloud),
      },
      { ...street, exchangeToken: street.exchangeToken(tenantId, endpoints.authority), onWritten },
    )
  } catch (error) {
    // A stale plan was not carried out at all, so there is nothing to record.
    if (!(error instanceof FederationError && error.code === 'plan-stale')) writeResults(result, outcome)
    throw error
  }
}

/** Runs the apply action to its end; never rejects. */
export async function apply(): Promise<void> {
  try {
    requireOutputFile(jobEnvironment)
    resetOutputs([...PLAN_OUTPUTS, 'results-file'])
    const inputs = readApplyInputs(getInput, setSecret, jobEnvironment.GITHUB_REPOSITORY ?? '')
    warnAboutSecret(inputs.manager)
    const street = openStreet()
    const [request, ports] = await Promise.all([toPlanRequest(inputs, street), toPlanPorts(inputs, street)])
    const result = await makePlan(request, ports)
    printLines(planLines(result))
    reportPlan(result)
    const applied = await carryOut(result, request, inputs, street)
    setOutput('credential-name', applied.credentialName)
    writeResults(result, applied.outcome)
    printLines(appliedLines(applied))
    if (applied.outcome !== 'kept') await writeSummary(buildApplySummary(result, applied))
  } catch (thrown) {
    await fail(thrown)
  }
}
