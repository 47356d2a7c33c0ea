/** Runs at the end of the job: removes the files that this run made. */
import type { Environment } from '../runner/environment.ts'
import { removeFiles } from '../runner/run-files.ts'
import type { Toolkit } from '../runner/toolkit.ts'

/** Runs the end of the job; never throws. */
export function postEntry(toolkit: Toolkit, environment: Environment): void {
  removeFiles(toolkit, environment)
}
