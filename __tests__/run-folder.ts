/** One folder for all that a run of the tests leaves behind, removed at its end, with the compiled code that its processes share. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Vitest calls it before its workers start, which get these variables; what it returns is called at the end. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'federation-tests-'))
  process.env.TMPDIR = folder
  // What a step does is the same; Node alone compiles the bundle for the first one only.
  // https://nodejs.org/api/module.html#module-compile-cache
  process.env.NODE_COMPILE_CACHE = join(folder, 'compile-cache')
  return () => rm(folder, { recursive: true, force: true, maxRetries: 3 })
}
