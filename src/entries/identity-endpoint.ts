/** Runs the process that outlives the step, serves tokens to later steps, and ends with the job. */
import { serveIdentity } from '../composition/identity-endpoint.ts'
import { openJob } from '../composition/job.ts'
import { FederationError } from '../core/error.ts'
import type { Environment } from '../runner/environment.ts'
import { createLogFile, endOnSignals, receiveStart, tellStep } from '../runner/identity-service.ts'
import type { Toolkit } from '../runner/toolkit.ts'

/** Runs the process; it ends itself. */
export async function identityEndpointEntry(toolkit: Toolkit, environment: Environment): Promise<void> {
  const start = await receiveStart()
  const log = createLogFile(start.logFile)
  endOnSignals(log)
  try {
    const port = await serveIdentity(start, openJob(toolkit, environment), log)
    tellStep({ kind: 'ready', port })
  } catch (thrown) {
    const error = thrown instanceof FederationError ? thrown : undefined
    tellStep({
      kind: 'failed',
      code: error?.code ?? 'internal',
      message: thrown instanceof Error ? thrown.message : 'The identity endpoint did not start.',
      hint: error?.hint ?? 'See the log of this step.',
    })
  }
}
