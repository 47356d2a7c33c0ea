/** The doors of the one bundle: a function per entry, each loading what it needs. */
import { jobEnvironment } from '../runner/job-environment.ts'
import { runnerToolkit as toolkit } from '../runner/toolkit.ts'
import { signInEntry } from './sign-in.ts'

/** Ends the process when what it wrote is out: something that a library left running, such as a hanging `az`, must not keep the step. */
function end(): void {
  process.stdout.write('', () => process.exit())
}

/** The root action. */
export async function main(): Promise<void> {
  await signInEntry(toolkit, jobEnvironment)
  end()
}

/** End of the job of the root action. */
export async function post(): Promise<void> {
  const { postEntry } = await import('./post.ts')
  await postEntry(toolkit, jobEnvironment)
}

/** The process that serves tokens to later steps of the root action's job. */
export async function identityEndpoint(): Promise<void> {
  const { identityEndpointEntry } = await import('./identity-endpoint.ts')
  await identityEndpointEntry(toolkit, jobEnvironment)
}

/** The plan action. */
export async function plan(): Promise<void> {
  const { planEntry } = await import('./plan.ts')
  await planEntry(toolkit, jobEnvironment)
  end()
}

/** The apply action. */
export async function apply(): Promise<void> {
  const { applyEntry } = await import('./apply.ts')
  await applyEntry(toolkit, jobEnvironment)
  end()
}
