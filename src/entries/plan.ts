/** Runs the plan action: composes the plan and the explanation of a workflow, reports both, and catches once. */
import { openJob } from '../composition/job.ts'
import { toPlanPorts, toPlanRequest } from '../composition/plan.ts'
import { readWorkflow } from '../composition/workflow.ts'
import { assertNoDrift } from '../core/plan/drift.ts'
import { makePlan, type PlanPorts, type PlanRequest, type PlanResult } from '../federation/plan/plan.ts'
import { explainTriggers, type WorkflowLine } from '../federation/plan/workflow.ts'
import { readPlanInputs } from '../inputs/plan.ts'
import { describeFailure } from '../report/failure.ts'
import { managerLines } from '../report/manager.ts'
import { buildPlanSummary, planLines, workflowLines } from '../report/plan.ts'
import { PLAN_OUTPUTS, planOutputs } from '../report/plan-outputs.ts'
import { type Environment, requireOutputFile, troubleshootingUrl } from '../runner/environment.ts'
import { writeRunFile } from '../runner/run-files.ts'
import { failStep, printLines, resetOutputs, setOutputs, writeSummary } from '../runner/step.ts'
import type { Toolkit } from '../runner/toolkit.ts'

async function explainWorkflow(
  workflow: unknown,
  request: PlanRequest,
  ports: PlanPorts,
  result: PlanResult | undefined,
): Promise<readonly WorkflowLine[]> {
  const stored = result === undefined ? await (await ports.openStore?.())?.list() : result.stored
  const defaultBranch = ports.defaultBranch ?? (await ports.github?.repository(request.repository))?.defaultBranch
  return explainTriggers({ ...request, workflow, defaultBranch }, ports.github, stored)
}

/** Runs the plan action to its end; never rejects. */
export async function planEntry(toolkit: Toolkit, environment: Environment): Promise<void> {
  try {
    requireOutputFile(environment)
    resetOutputs(toolkit, PLAN_OUTPUTS)
    const job = openJob(toolkit, environment)
    const inputs = readPlanInputs(toolkit.getInput, toolkit.setSecret, job.github.repository)
    printLines(toolkit, managerLines(inputs.manager))
    const [request, ports] = await Promise.all([toPlanRequest(inputs, job), toPlanPorts(inputs, job)])
    // A workflow alone asks a question; it declares nothing.
    const asked = inputs.workflow !== undefined && inputs.declaration.kind === 'own'
    const result = asked ? undefined : await makePlan(request, ports)
    if (result === undefined) setOutputs(toolkit, { drift: 'unknown' })
    else {
      printLines(toolkit, planLines(result))
      setOutputs(toolkit, planOutputs(result, writeRunFile(environment, 'federation-plan', result.plan)))
    }
    let lines: readonly WorkflowLine[] = []
    if (inputs.workflow !== undefined) {
      lines = await explainWorkflow(readWorkflow(environment, inputs.workflow), request, ports, result)
      await toolkit.group(`Subjects of ${inputs.workflow}`, async () => printLines(toolkit, workflowLines(lines)))
    }
    writeSummary(toolkit, buildPlanSummary(result, lines))
    if (inputs.failOnDrift) assertNoDrift(result?.plan)
  } catch (thrown) {
    failStep(toolkit, describeFailure(thrown, troubleshootingUrl(environment)))
  }
}
