/** Runs the Azure CLI of the runner: finds it, asks for its version, signs it in, in a configuration folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import path, { type PlatformPath } from 'node:path'
import { FederationError } from '../core/error.ts'
import type { Environment } from './environment.ts'

/** Runs `az` with arguments and returns what it printed; the folder is where relative paths begin. */
export type RunAzureCli = (args: readonly string[]) => Promise<string>

const WINDOWS = process.platform === 'win32'
/** File names of `az` on Windows: https://learn.microsoft.com/cli/azure/install-azure-cli-windows */
export const WINDOWS_NAMES: readonly string[] = ['az.cmd', 'az.exe', 'az.bat']
const NAMES: readonly string[] = WINDOWS ? WINDOWS_NAMES : ['az']
// A cold start takes half a minute on a slow Windows runner; a sign-in makes a few requests more.
const LIMIT_MS = 120_000

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Every path at which `az` may be, in the order of PATH; `rules` and `names` are those of the system. */
export function azureCliPaths(
  environment: Environment,
  rules: PlatformPath = path,
  names: readonly string[] = NAMES,
): readonly string[] {
  const folders = (environment.PATH ?? environment.Path ?? '').split(rules.delimiter)
  // Windows allows quotes around a folder.
  const bare = folders.map((folder) => (rules.sep === '\\' ? folder.replaceAll('"', '') : folder))
  return bare.filter((folder) => folder !== '').flatMap((folder) => names.map((name) => rules.join(folder, name)))
}

/**
 * Returns the path of `az`.
 * @throws FederationError `invalid-input` where there is none; nothing has been sent by then
 */
export function requireAzureCli(environment: Environment): string {
  const program = azureCliPaths(environment).find(isProgram)
  if (program !== undefined) return program
  throw new FederationError(
    'invalid-input',
    '`azure-cli-login` is true, but there is no `az` in the PATH of this runner.',
    { hint: 'Install the Azure CLI in a step before this one, or leave `azure-cli-login` out; nothing was sent.' },
  )
}

/** The last line of what went wrong, without the CLI's own prefix. */
function lastWords(stderr: string): string {
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== '')
  const error = lines.find((line) => line.startsWith('ERROR:')) ?? lines.at(-1) ?? 'it said nothing'
  return error.replace(/^ERROR:\s*/, '')
}

function failed(args: readonly string[], why: string): FederationError {
  const command = args.slice(0, 2).join(' ')
  return new FederationError('service-unavailable', `\`az ${command}\` did not succeed.`, {
    hint: 'Without `azure-cli-login` this step signs in all the same, and `az` is left alone.',
    answer: { service: 'The Azure CLI', message: why },
  })
}

/** Where and with what the CLI runs. */
export interface AzureCliOptions {
  readonly folder: string
  readonly environment: Environment
  readonly variables: Environment
  /** Milliseconds that one command may take; default two minutes. */
  readonly limitMs?: number
}

/** Ends the CLI and what it started: `az` is a script around Python. */
function kill({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(WINDOWS ? pid : -pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
}

/**
 * Builds a runner for one `az`. It gets the job's environment without what is only for actions, plus `variables`.
 * @throws FederationError `service-unavailable` with the CLI's own sentence, also when it takes longer than two minutes
 */
export function createAzureCli(
  program: string,
  { folder, environment, variables, limitMs = LIMIT_MS }: AzureCliOptions,
): RunAzureCli {
  const inherited = Object.entries(environment).filter(([name]) => !/^(?:ACTIONS|INPUT|STATE)_/i.test(name))
  const env = { ...Object.fromEntries(inherited), ...variables }
  return (args) =>
    new Promise((resolve, reject) => {
      // A `.cmd` needs a shell; no argument of ours holds anything that one could read.
      const child = spawn(WINDOWS ? `"${program}"` : program, args, {
        cwd: folder,
        // A group of its own, so that it can be ended with what it starts.
        detached: !WINDOWS,
        env,
        shell: WINDOWS,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      })
      let [stdout, stderr] = ['', '']
      const timer = setTimeout(() => {
        kill(child)
        reject(failed(args, `no end after ${limitMs / 1000} s`))
      }, limitMs)
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text
      })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text
      })
      child.once('error', ({ message }) => {
        clearTimeout(timer)
        reject(failed(args, message))
      })
      child.once('close', (code) => {
        clearTimeout(timer)
        if (code === 0) resolve(stdout)
        else reject(failed(args, lastWords(stderr)))
      })
    })
}
