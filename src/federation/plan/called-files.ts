/** Local files that a workflow calls, read one after the other as far as GitHub allows. */
import { isCallable, localCalls } from '../../core/workflow/called.ts'
import type { CalledFile } from '../../core/workflow/run.ts'

// https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
const MAX_CALLED_FILES = 50

/**
 * Reads the local files that a workflow calls, and those that they call; each once.
 * @param read reads one file by its `uses`; what it cannot read is an answer, too
 */
export async function readCalledFiles(
  workflow: unknown,
  read: (uses: string) => Promise<CalledFile>,
): Promise<ReadonlyMap<string, CalledFile>> {
  const called = new Map<string, CalledFile>()
  const open = [...localCalls(workflow)]
  for (let uses = open.shift(); uses !== undefined; uses = open.shift()) {
    if (called.has(uses) || called.size >= MAX_CALLED_FILES) continue
    const file = await read(uses)
    const usable = file.kind === 'unreadable' || isCallable(file.workflow)
    called.set(uses, usable ? file : { kind: 'unreadable', reason: 'which has no `on: workflow_call`' })
    if (file.kind === 'workflow') open.push(...localCalls(file.workflow))
  }
  return called
}
