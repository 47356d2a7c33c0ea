/** Knows the plan action from the outside: gathers inputs and environment, composes the plan, and catches once. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { getInput, group, setOutput, setSecret } from '@actions/core'
import { parseDocument } from 'yaml'
import { FederationError } from '../core/error.ts'
import { driftOf } from '../core/plan/plan.ts'
import { makePlan, type PlanPorts, type PlanRequest, type PlanResult } from '../federation/plan/plan.ts'
import { explainTriggers, type WorkflowLine } from '../federation/plan/workflow.ts'
import { type PlanInputs, readPlanInputs } from '../inputs/plan.ts'
import { buildPlanSummary, planLines, workflowLines } from '../report/plan.ts'
import { requireOutputFile } from '../runner/environment.ts'
import { jobEnvironment } from '../runner/job-environment.ts'
import { printLines, resetOutputs, writeSummary } from '../runner/step.ts'
import { PLAN_OUTPUTS, reportPlan, toPlanPorts, toPlanRequest } from './planning.ts'
import { fail, warnAboutSecret } from './sign-in.ts'
import { openStreet } from './street.ts'

function readWorkflowText(path: string): string {
  try {
    return readFileSync(resolve(jobEnvironment.GITHUB_WORKSPACE ?? '.', path), 'utf8')
  } catch (cause) {
    throw new FederationError('configuration-invalid', `The workflow "${path}" could not be read.`, {
      hint: 'Check out the repository before this step, and give the path from its root.',
      cause,
    })
  }
}

/** Parses YAML 1.2; a mistake is told with its line and column. */
function parseWorkflow(path: string, text: string): unknown {
  const document = parseDocument(text)
  const [mistake] = document.errors
  if (mistake === undefined) return document.toJS()
  const { line, col } = mistake.linePos?.[0] ?? { line: 1, col: 1 }
  const what = mistake.message.split(/ at line |\n/, 1)[0] ?? ''
  throw new FederationError(
    'configuration-invalid',
    `The workflow "${path}" is not valid YAML, line ${line}, column ${col}: ${what}.`,
    {
      hint: 'Correct the file; GitHub would not run it either.',
    },
  )
}

function readWorkflow(path: string): unknown {
  const workflow = parseWorkflow(path, readWorkflowText(path))
  if (typeof workflow === 'object' && workflow !== null && 'jobs' in workflow) return workflow
  throw new FederationError('configuration-invalid', `"${path}" is no workflow: it has no \`jobs\`.`, {
    hint: 'Give a file of .github/workflows, by its path from the root of the repository.',
  })
}

async function explain(
  inputs: PlanInputs,
  request: PlanRequest,
  ports: PlanPorts,
  result: PlanResult | undefined,
): Promise<readonly WorkflowLine[]> {
  if (inputs.workflow === undefined) return []
  const workflow = readWorkflow(inputs.workflow)
  const stored = result === undefined ? await (await ports.openStore?.())?.list() : result.stored
  const defaultBranch = ports.defaultBranch ?? (await ports.github?.repository(request.repository))?.defaultBranch
  const lines = await explainTriggers({ ...request, workflow, defaultBranch }, ports.github, stored)
  await group(`Subjects of ${inputs.workflow}`, async () => printLines(workflowLines(lines)))
  return lines
}

function assertNoDrift(result: PlanResult | undefined, failOnDrift: boolean): void {
  const drift = result === undefined ? 'unknown' : driftOf(result.plan)
  if (!failOnDrift || drift === 'false') return
  throw new FederationError(
    'drift-found',
    drift === 'true'
      ? 'The target does not hold what is declared.'
      : 'It could not be told whether the target holds what is declared.',
    {
      hint:
        drift === 'true' ? 'Apply the plan, or correct the declaration.' : 'Give a manager that may read the target.',
    },
  )
}

/** Runs the plan action to its end; never rejects. */
export async function plan(): Promise<void> {
  try {
    requireOutputFile(jobEnvironment)
    resetOutputs(PLAN_OUTPUTS)
    const inputs = readPlanInputs(getInput, setSecret, jobEnvironment.GITHUB_REPOSITORY ?? '')
    warnAboutSecret(inputs.manager)
    const street = openStreet()
    const [request, ports] = await Promise.all([toPlanRequest(inputs, street), toPlanPorts(inputs, street)])
    // A workflow alone asks a question; it declares nothing.
    const asked = inputs.workflow !== undefined && inputs.declaration.kind === 'own'
    const result = asked ? undefined : await makePlan(request, ports)
    if (result === undefined) setOutput('drift', 'unknown')
    else {
      printLines(planLines(result))
      reportPlan(result)
    }
    const lines = await explain(inputs, request, ports, result)
    await writeSummary(buildPlanSummary(result, lines))
    assertNoDrift(result, inputs.failOnDrift)
  } catch (thrown) {
    await fail(thrown)
  }
}
