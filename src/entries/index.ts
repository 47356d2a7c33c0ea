/** The doors of the one bundle: a function per entry, each loading what it needs. */
import '../runner/job-environment.ts'
import { main as signIn } from './sign-in.ts'

/** Ends the process when what it wrote is out: something that a library left running, such as a hanging `az`, must not keep the step. */
function end(): void {
  process.stdout.write('', () => process.exit())
}

/** The root action. */
export async function main(): Promise<void> {
  await signIn()
  end()
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
  end()
}

/** The apply action. */
export async function apply(): Promise<void> {
  const { apply: run } = await import('./apply.ts')
  await run()
  end()
}
