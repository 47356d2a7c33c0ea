/** Plan and results files in RUNNER_TEMP: written for this user only; the runner removes them with the job. */
import { writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { FederationError } from '../core/error.ts'
import type { Environment } from './environment.ts'

/**
 * Writes a JSON file for later steps, which stays until the job ends; returns its path.
 * @throws FederationError `internal` where RUNNER_TEMP is no absolute path
 */
export function writeRunFile({ RUNNER_TEMP = '' }: Environment, name: string, content: unknown): string {
  if (!isAbsolute(RUNNER_TEMP)) {
    throw new FederationError(
      'internal',
      'There is no folder for files of this job (RUNNER_TEMP is no absolute path).',
      {
        hint: 'Run this as a step of GitHub Actions.',
      },
    )
  }
  const path = join(RUNNER_TEMP, `${name}-${process.pid}-${Date.now()}.json`)
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return path
}
