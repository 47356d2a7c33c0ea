/** What outlives a sign-in, for later steps of its job: a folder of its own and the identity endpoint; made here, and removed by `post`. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { FederationError } from '../core/error.ts'
import type { Environment } from './environment.ts'
import { endIdentityProcess } from './identity-process.ts'
import type { Toolkit } from './toolkit.ts'

/** What `post` must know. `endKey` ends the process and opens nothing else. */
export interface LeftForLater {
  /** Folder of this run in `RUNNER_TEMP`, with all its files. */
  readonly folder: string
  /** Undefined as long as the process does not listen. */
  readonly listening?: { readonly port: number; readonly path: string; readonly endKey: string }
}

/** Name of the state in which a sign-in tells `post` what it left. */
const LEFT_STATE = 'left-for-later'
const PREFIX = 'federation-'
/** Name of the process's log in the folder. */
export const LOG_FILE = 'identity-endpoint.log'
const END_MS = 5000

/**
 * Makes the folder, for this user only.
 * @throws FederationError `internal` where RUNNER_TEMP is no absolute path
 */
export function makeLaterFolder({ RUNNER_TEMP = '' }: Environment): string {
  if (isAbsolute(RUNNER_TEMP)) return mkdtempSync(join(RUNNER_TEMP, PREFIX))
  throw new FederationError('internal', 'There is no folder for files of this job (RUNNER_TEMP is no absolute path).', {
    hint: 'Run this as a step of GitHub Actions.',
  })
}

/**
 * Removes the folder with all its files. Processes that are about to end (the Azure CLI's telemetry, the endpoint) may
 * write a last time meanwhile, so that it tries for about five seconds.
 */
export async function removeLaterFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

/** Saves for `post` what there is; the last call wins. */
export function saveLeft({ saveState }: Toolkit, left: LeftForLater): void {
  saveState(LEFT_STATE, JSON.stringify(left))
}

/** Reads the state; undefined when it is not what was saved. */
function parseLeft(state: string): LeftForLater | undefined {
  const value: unknown = JSON.parse(state)
  if (typeof value !== 'object' || value === null) return undefined
  const { folder, listening } = value as Partial<Record<keyof LeftForLater, unknown>>
  if (typeof folder !== 'string') return undefined
  if (typeof listening !== 'object' || listening === null) return { folder }
  const { port, path, endKey } = listening as Readonly<Record<string, unknown>>
  const complete = typeof port === 'number' && typeof path === 'string' && typeof endKey === 'string'
  return complete ? { folder, listening: { port, path, endKey } } : { folder }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure'
}

async function endProcess({ debug, warning }: Toolkit, { listening }: LeftForLater): Promise<void> {
  if (listening === undefined) return
  try {
    const ended = await endIdentityProcess(listening, END_MS)
    debug(ended ? 'The identity endpoint ended' : 'The identity endpoint had ended before')
  } catch (error) {
    warning(`The identity endpoint did not end: ${reasonOf(error)}. The runner ends it with the job.`)
  }
}

/** Prints what went wrong in the process; a job in which nothing did has no such file. */
async function printFailures({ group, info }: Toolkit, folder: string): Promise<void> {
  let text: string
  try {
    text = readFileSync(join(folder, LOG_FILE), 'utf8')
  } catch {
    return
  }
  await group('The identity endpoint of this job could not answer every request', async () => {
    for (const line of text.trimEnd().split('\n')) info(line)
  })
}

async function clear(toolkit: Toolkit, left: LeftForLater, temp: string): Promise<void> {
  await endProcess(toolkit, left)
  const ours = temp !== '' && dirname(left.folder) === resolve(temp) && basename(left.folder).startsWith(PREFIX)
  if (!ours) {
    toolkit.warning(`"${left.folder}" is no folder of this run in RUNNER_TEMP and was left alone.`)
    return
  }
  await printFailures(toolkit, left.folder)
  await removeLaterFolder(left.folder)
  toolkit.debug(`Removed ${left.folder}`)
}

/**
 * Ends the process, prints what it logged, and removes the folder; one outside of `RUNNER_TEMP` is left alone. Warns, and
 * never rejects.
 */
export async function clearLeft(toolkit: Toolkit, { RUNNER_TEMP = '' }: Environment): Promise<void> {
  try {
    const left = parseLeft(toolkit.getState(LEFT_STATE))
    if (left !== undefined) await clear(toolkit, left, RUNNER_TEMP)
  } catch (error) {
    toolkit.warning(`What the sign-in left for later steps could not be removed: ${reasonOf(error)}`)
  }
}
