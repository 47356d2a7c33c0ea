/** Files that a run leaves in RUNNER_TEMP for later steps: written for this user only, and removed at the end of the job. */
import { rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { FederationError } from '../core/error.ts'
import type { Environment } from './environment.ts'
import type { Toolkit } from './toolkit.ts'
import { isInside } from './workspace.ts'

/** Name of the state that lists the files of this run, as a JSON array of absolute paths. */
const FILES_STATE = 'files'
/** Name of the state that says what outlives the step: `left-for-later.ts`. */
export const LEFT_STATE = 'left-for-later'

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure'
}

/** Registers the files of this run for removal; called before they are written. */
export function registerFiles({ saveState }: Toolkit, paths: readonly string[]): void {
  saveState(FILES_STATE, JSON.stringify(paths))
}

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

function removeFile({ debug, warning }: Toolkit, file: string, temp: string): void {
  if (!isAbsolute(temp) || !isAbsolute(file) || relative(temp, file) === '' || !isInside(temp, file)) {
    warning(`"${file}" is outside RUNNER_TEMP and was left alone.`)
    return
  }
  try {
    rmSync(file, { force: true })
    debug(`Removed ${file}`)
  } catch (error) {
    warning(`"${file}" could not be removed: ${reasonOf(error)}`)
  }
}

/** Removes every registered file inside RUNNER_TEMP; warns, never throws, and leaves a path elsewhere alone. */
export function removeFiles(toolkit: Toolkit, { RUNNER_TEMP = '' }: Environment): void {
  try {
    const files: unknown = JSON.parse(toolkit.getState(FILES_STATE) || '[]')
    for (const file of Array.isArray(files) ? files.map(String) : []) removeFile(toolkit, file, RUNNER_TEMP)
  } catch (error) {
    toolkit.warning(`Files of this run could not be removed: ${reasonOf(error)}`)
  }
}
