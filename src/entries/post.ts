/** Knows the end of the job: removes the files that this run made; warns, never fails. */
import { rmSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { debug, getState, warning } from '@actions/core'
import { jobEnvironment } from '../runner/job-environment.ts'
import { FILES_STATE } from '../runner/run-files.ts'

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure'
}

function remove(file: string, temp: string): void {
  const inside = relative(temp, file)
  if (temp === '' || inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
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

/** Removes every file of this run inside `RUNNER_TEMP`; a path elsewhere is never touched. */
export function post(): void {
  try {
    const temp = jobEnvironment.RUNNER_TEMP ?? ''
    const files: unknown = JSON.parse(getState(FILES_STATE) || '[]')
    for (const file of Array.isArray(files) ? files.map(String) : []) remove(file, temp)
  } catch (error) {
    warning(`Files of this run could not be removed: ${reasonOf(error)}`)
  }
}
