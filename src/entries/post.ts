/** Runs at the end of the job: ends the identity endpoint, and removes the files that this run made. */
import type { Environment } from '../runner/environment.ts'
import { LEFT_STATE, removeFiles } from '../runner/run-files.ts'
import type { Toolkit } from '../runner/toolkit.ts'

/** Runs the end of the job; never rejects. */
export async function postEntry(toolkit: Toolkit, environment: Environment): Promise<void> {
  if (toolkit.getState(LEFT_STATE) !== '') {
    const { clearLeft } = await import('../runner/left-for-later.ts')
    await clearLeft(toolkit, environment)
  }
  removeFiles(toolkit, environment)
}
