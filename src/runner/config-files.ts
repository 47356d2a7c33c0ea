/** Configuration and policy files of the workspace: regular files in strict UTF-8, by path or glob, none behind a symlink. */
import { constants } from 'node:fs'
import { glob, lstat, open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { FederationError } from '../core/error.ts'
import { inTime } from './workspace.ts'

/** A file by its path from the workspace, with `/`, and its text. */
export interface WorkspaceText {
  readonly file: string
  readonly text: string
}

const MAX_BYTES = 20_000_000
const MAX_FILES = 1_000
const TIMEOUT_MS = 30_000
const MAGIC = /[*?[{]/

function invalid(path: string, problem: string, hint: string, cause?: unknown): FederationError {
  return new FederationError('configuration-invalid', `"${path}" ${problem}.`, { hint, cause })
}

/** True for a path that names several files. */
export function isGlob(path: string): boolean {
  return MAGIC.test(path)
}

/** The path from the workspace, with `/`. */
function inside(root: string, path: string): string {
  const from = relative(root, resolve(root, path))
  if (from === '' || from === '..' || from.startsWith(`..${sep}`) || isAbsolute(from))
    throw invalid(path, 'lies outside of the workspace', 'Give a path from the root of the checkout.')
  return from.split(sep).join('/')
}

/** Neither the file nor a folder above it may be a link: a reviewer sees the path, and the link may lead elsewhere. */
async function assertNoLink(root: string, file: string): Promise<void> {
  let path = root
  for (const part of file.split('/')) {
    path = join(path, part)
    if ((await lstat(path)).isSymbolicLink())
      throw invalid(file, 'is a symbolic link, or lies behind one', 'Put the file itself there.')
  }
}

/** Line and column of the first byte that no character holds: the text before it is what survives decoding. */
function firstInvalid(bytes: Uint8Array): string {
  const [before = ''] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\uFFFD', 1)
  const lines = before.split('\n')
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    const place = `${file}:${firstInvalid(bytes)}`
    throw invalid(file, `is not UTF-8: no character holds what stands at ${place}`, 'Save the file as UTF-8.', cause)
  }
}

/** Reads a regular file inside of the workspace, none of whose folders is a link. */
async function readBytes(root: string, file: string, maxBytes: number): Promise<Uint8Array> {
  await assertNoLink(root, file)
  // Without waiting: opening a FIFO would hang until somebody writes to it.
  const handle = await open(join(root, file), constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  try {
    const facts = await handle.stat()
    if (!facts.isFile()) throw invalid(file, 'is not a regular file', 'Give the path of a file.')
    if (facts.size > maxBytes)
      throw invalid(file, `is larger than ${maxBytes / 1_000_000} MB`, 'Split it into several files.')
    const bytes = Buffer.alloc(facts.size)
    const { bytesRead } = await handle.read(bytes, 0, facts.size, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function filesOf(root: string, pattern: string): Promise<readonly string[]> {
  const from = inside(root, pattern)
  if (!isGlob(from)) return [from]
  const found: string[] = []
  for await (const each of glob(from, { cwd: root })) found.push(inside(root, each))
  if (found.length === 0)
    throw invalid(pattern, 'matches no file', 'Check out the repository before this step, and check the pattern.')
  if (found.length > MAX_FILES)
    throw invalid(pattern, `matches more than ${MAX_FILES} files`, 'Run one job per group of files (a matrix).')
  return found.toSorted()
}

async function readAll(workspace: string, pattern: string): Promise<readonly WorkspaceText[]> {
  const root = await realpath(workspace)
  const texts: WorkspaceText[] = []
  for (const file of await filesOf(root, pattern))
    texts.push({ file, text: decode(file, await readBytes(root, file, MAX_BYTES)) })
  return texts
}

/** What reading a file by its path gave. */
export type WorkspaceBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: string }

async function readNamed(workspace: string, path: string, maxBytes: number): Promise<Uint8Array> {
  const root = await realpath(workspace)
  return readBytes(root, inside(root, path), maxBytes)
}

/**
 * Reads one file that a configuration file names, with the protections of configuration files; what keeps it from being read
 * is told as a sentence, so that several are reported at once.
 * @param path from the root of the workspace
 */
export async function readNamedFile(workspace: string, path: string, maxBytes: number): Promise<WorkspaceBytes> {
  const late = () => invalid(path, `was not read within ${TIMEOUT_MS / 1000} s`, '')
  try {
    return { ok: true, bytes: await inTime(readNamed(workspace, path, maxBytes), TIMEOUT_MS, late) }
  } catch (cause) {
    if (cause instanceof FederationError) return { ok: false, problem: cause.message }
    const missing = (cause as { code?: unknown }).code === 'ENOENT'
    return {
      ok: false,
      problem: `"${path}" ${missing ? 'is not there: paths begin at the root of the checkout' : 'could not be read'}.`,
    }
  }
}

/**
 * Reads the files that a path or glob names.
 * @param workspace `GITHUB_WORKSPACE`
 * @throws FederationError `configuration-invalid` for what is outside, behind a link, no file, too large, no UTF-8 or not there
 */
export async function readConfigFiles(workspace: string, pattern: string): Promise<readonly WorkspaceText[]> {
  const late = () => invalid(pattern, `was not read within ${TIMEOUT_MS / 1000} s`, 'Give files of the checkout.')
  try {
    return await inTime(readAll(workspace, pattern), TIMEOUT_MS, late)
  } catch (cause) {
    if (cause instanceof FederationError) throw cause
    const hint = 'Check out the repository before this step, and give the path from its root.'
    throw invalid(pattern, 'could not be read', hint, cause)
  }
}
