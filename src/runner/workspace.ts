/** Files of the workspace, read within bounds: regular files, not too large, not behind a link that leads out, in time. */
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import path, { type PlatformPath } from 'node:path'
import { FederationError } from '../core/error.ts'

export interface ReadBounds {
  readonly maxBytes: number
  /** Milliseconds; a file on a network share may never answer. */
  readonly timeoutMs: number
}

function invalid(named: string, problem: string, hint: string, cause?: unknown): FederationError {
  return new FederationError('configuration-invalid', `"${named}" ${problem}.`, { hint, cause })
}

/** True for the folder itself and what is in it, both as absolute paths; `rules` are those of the system. */
export function isInside(folder: string, file: string, rules: PlatformPath = path): boolean {
  const inside = rules.relative(folder, file)
  return inside !== '..' && !inside.startsWith(`..${rules.sep}`) && !rules.isAbsolute(inside)
}

async function locate(workspace: string, named: string): Promise<string> {
  const root = await realpath(workspace)
  const real = await realpath(path.resolve(root, named))
  if (!isInside(root, real))
    throw invalid(
      named,
      'lies outside of the workspace',
      'Give a file of the checkout, and no link that leads out of it.',
    )
  return real
}

async function readRegularFile(workspace: string, named: string, { maxBytes }: ReadBounds): Promise<string> {
  // Without waiting: opening a FIFO would hang until somebody writes to it.
  const file = await open(await locate(workspace, named), constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const facts = await file.stat()
    if (!facts.isFile()) throw invalid(named, 'is not a regular file', 'Give the path of a file.')
    if (facts.size > maxBytes) throw invalid(named, `is larger than ${maxBytes} bytes`, 'Give a smaller file.')
    const buffer = Buffer.alloc(maxBytes + 1)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    if (bytesRead > maxBytes) throw invalid(named, `is larger than ${maxBytes} bytes`, 'Give a smaller file.')
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Returns what the work gives, or throws when it takes longer; the work itself cannot be stopped. */
export async function inTime<T>(work: Promise<T>, timeoutMs: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), timeoutMs)
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Reads a text file of the workspace.
 * @throws FederationError `configuration-invalid` when it is not there, no regular file, too large, outside, or not read in time
 */
export async function readWorkspaceFile(workspace: string, named: string, bounds: ReadBounds): Promise<string> {
  const { timeoutMs } = bounds
  const late = () => invalid(named, `was not read within ${timeoutMs / 1000} s`, 'Give a file of the checkout.')
  try {
    return await inTime(readRegularFile(workspace, named, bounds), timeoutMs, late)
  } catch (cause) {
    if (cause instanceof FederationError) throw cause
    const hint = 'Check out the repository before this step, and give the path from its root.'
    throw invalid(named, 'could not be read', hint, cause)
  }
}
