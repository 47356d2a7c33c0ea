/** Knows the doors of the one bundle: a function per entry, each loading what it needs. */
import '../runner/job-environment.ts'
import { main as signIn } from './sign-in.ts'

/** The root action. */
export function main(): Promise<void> {
  return signIn()
}

/** End of the job of the root action. */
export async function post(): Promise<void> {
  const { post: run } = await import('./post.ts')
  run()
}

/** The plan action. */
export async function plan(): Promise<void> {
  const { plan: run } = await import('./plan.ts')
  await run()
}

/** The apply action. */
export async function apply(): Promise<void> {
  const { apply: run } = await import('./apply.ts')
  await run()
}
