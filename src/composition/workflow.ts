/** Composes the explanation of a workflow file: the files of the workspace, GitHub's expression language, and the use case. */
import { FederationError } from '../core/error.ts'
import type { CalledFile } from '../core/workflow/run.ts'
import type { PlanPorts, PlanRequest, PlanResult } from '../federation/plan/plan.ts'
import { type ExplainedJob, explainJobs } from '../federation/plan/workflow.ts'
import type { Environment } from '../runner/environment.ts'

const READ_TIMEOUT_MS = 10_000

type ReadWorkflow = (path: string) => Promise<unknown>

/** A called file that cannot be read leaves its jobs open; the file that was asked for is an error. */
async function readCalled(read: ReadWorkflow, uses: string): Promise<CalledFile> {
  try {
    return { kind: 'workflow', workflow: await read(uses) }
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return { kind: 'unreadable', reason: `which cannot be read: ${error.message}` }
  }
}

/**
 * Explains a workflow file of the checked out repository. What reads and evaluates it is loaded here only.
 * @param path from the root of the repository (GITHUB_WORKSPACE)
 * @throws FederationError `configuration-invalid`, `subject-unknown`, or of the manager
 */
export async function explainWorkflowFile(
  { GITHUB_WORKSPACE }: Environment,
  path: string,
  { request, ports, result }: { request: PlanRequest; ports: PlanPorts; result: PlanResult | undefined },
): Promise<readonly ExplainedJob[]> {
  const [{ createExpressions }, { MAX_WORKFLOW_BYTES, parseWorkflow }, { readWorkspaceFile }] = await Promise.all([
    import('../inputs/expressions.ts'),
    import('../inputs/workflow-file.ts'),
    import('../runner/workspace.ts'),
  ])
  const bounds = { maxBytes: MAX_WORKFLOW_BYTES, timeoutMs: READ_TIMEOUT_MS }
  const read: ReadWorkflow = async (each) =>
    parseWorkflow(each, await readWorkspaceFile(GITHUB_WORKSPACE || '.', each, bounds))
  const workflow = await read(path)
  const stored = result === undefined ? await (await ports.openStore?.())?.list() : result.stored
  const defaultBranch = ports.defaultBranch ?? (await ports.github?.repository(request.repository))?.defaultBranch
  const expressions = createExpressions()
  return explainJobs(
    { ...request, workflow, defaultBranch, expressions, readCalled: (uses) => readCalled(read, uses) },
    ports.github,
    stored,
  )
}
