/** Runs the plan action: composes the plan and the explanation of a workflow, reports both, and catches once. */
import { openJob } from '../composition/job.ts'
import { toPlanPorts, toPlanRequest } from '../composition/plan.ts'
import { explainWorkflowFile } from '../composition/workflow.ts'
import { assertNoDrift } from '../core/plan/drift.ts'
import { makePlan } from '../federation/plan/plan.ts'
import { readFleetPlanInputs, readPlanInputs } from '../inputs/plan.ts'
import { describeFailure } from '../report/failure.ts'
import { managerLines } from '../report/manager.ts'
import { buildPlanSummary, planLines } from '../report/plan.ts'
import { declaredOutputs, PLAN_OUTPUTS, planFileOf, planOutputs, unaskedOutputs } from '../report/plan-outputs.ts'
import { workflowLines } from '../report/workflow.ts'
import { type Environment, readInputFacts, requireOutputFile, troubleshootingUrl } from '../runner/environment.ts'
import { writeRunFile } from '../runner/run-files.ts'
import { failStep, printLines, resetOutputs, setOutputs, writeSummary } from '../runner/step.ts'
import type { Toolkit } from '../runner/toolkit.ts'

/** Runs the plan action to its end; never rejects. */
export async function planEntry(toolkit: Toolkit, environment: Environment): Promise<void> {
  try {
    requireOutputFile(environment)
    resetOutputs(toolkit, PLAN_OUTPUTS)
    const job = openJob(toolkit, environment)
    const facts = readInputFacts(environment)
    const ofFiles = readFleetPlanInputs(toolkit.getInput, toolkit.setSecret, facts)
    if (ofFiles !== undefined) {
      printLines(toolkit, managerLines(ofFiles.manager))
      const { planFleetStep } = await import('../composition/fleet-steps.ts')
      await planFleetStep(ofFiles, toolkit, environment, job)
      return
    }
    const inputs = readPlanInputs(toolkit.getInput, toolkit.setSecret, job.github.repository, facts)
    printLines(toolkit, managerLines(inputs.manager))
    const [request, ports] = await Promise.all([
      toPlanRequest(inputs, job),
      toPlanPorts(inputs, job, (credential) => setOutputs(toolkit, declaredOutputs(credential))),
    ])
    // A workflow alone asks a question; it declares nothing.
    const asked = inputs.workflow !== undefined && inputs.trustRequest.kind === 'own'
    const result = asked ? undefined : await makePlan(request, ports)
    if (result !== undefined) printLines(toolkit, planLines(result))
    const { workflow } = inputs
    const jobs =
      workflow === undefined ? undefined : await explainWorkflowFile(environment, workflow, { request, ports, result })
    const planFile = writeRunFile(environment, 'federation-plan', planFileOf(result?.plan, jobs))
    setOutputs(toolkit, result === undefined ? unaskedOutputs(planFile) : planOutputs(result, planFile))
    if (jobs !== undefined)
      await toolkit.group(`Subjects of ${workflow}`, async () => printLines(toolkit, workflowLines(jobs)))
    await writeSummary(toolkit, buildPlanSummary(result, jobs ?? []))
    if (inputs.failOnDrift) assertNoDrift(result?.plan)
  } catch (thrown) {
    await failStep(toolkit, describeFailure(thrown, troubleshootingUrl(environment)))
  }
}
