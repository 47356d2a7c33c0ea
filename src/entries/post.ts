/** Runs at the end of the job: ends the identity endpoint, and removes the files that the sign-in left for later steps. */
import type { Environment } from '../runner/environment.ts'
import { clearLeft } from '../runner/left-for-later.ts'
import type { Toolkit } from '../runner/toolkit.ts'

/** Runs the end of the job; never rejects. */
export async function postEntry(toolkit: Toolkit, environment: Environment): Promise<void> {
  await clearLeft(toolkit, environment)
}
