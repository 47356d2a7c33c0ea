/** A command that runs in the environment of a job. */
import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { constants } from 'node:os'
import { join } from 'node:path'
import { InputError } from '../input-error.ts'
import { createCommandFiles } from '../runner/file-commands.ts'

/** Command files and folders that the runner gives a step besides the job's variables. */
export async function stepEnvironment(directory: string): Promise<Record<string, string>> {
  const runnerTemp = join(directory, '_temp')
  await mkdir(runnerTemp, { recursive: true })
  return { ...(await createCommandFiles(join(directory, '_runner_file_commands'))), RUNNER_TEMP: runnerTemp }
}

/**
 * Runs a command with this terminal's input and output; gives its exit code (128 + n after signal n).
 * @throws InputError when it cannot be started
 */
export function runCommand(command: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const [file = '', ...args] = command
  // The terminal's signals reach the command as well; the sandbox ends when it has.
  const wait = () => {}
  process.on('SIGINT', wait)
  process.on('SIGTERM', wait)
  return new Promise<number>((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.once('error', (error) => {
      const reason = 'code' in error && error.code === 'ENOENT' ? 'there is no such command' : error.message
      reject(new InputError(`'${file}' cannot be run: ${reason}.`))
    })
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  }).finally(() => {
    process.off('SIGINT', wait)
    process.off('SIGTERM', wait)
  })
}
