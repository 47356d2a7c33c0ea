/** The sandbox's command line: starts one, prints what a shell needs to use it, or runs a command in it. */
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type CommandLine, readArguments, USAGE } from './cli/arguments.ts'
import { runCommand, stepEnvironment } from './cli/command.ts'
import { introduction, requestLine } from './cli/introduction.ts'
import { InputError } from './input-error.ts'

/** The job that the default world's manager trusts. */
const DEFAULT_JOB = { environment: 'production' }

/** Exit code for what a person gave and the sandbox cannot use, as shells have it. */
const USAGE_FAILURE = 2

async function main(line: CommandLine): Promise<void> {
  // Loaded here, so that what a person mistyped is said at once.
  const { startSandbox } = await import('./server.ts')
  const out = line.command.length > 0 ? process.stderr : process.stdout
  const sandbox = await startSandbox({
    port: line.port,
    proxy: line.proxy,
    ...(line.stateFile === undefined ? {} : { stateFile: line.stateFile }),
    settings: { latencyMs: line.latencyMs },
    onRequest: (record) => out.write(`${requestLine(record, out)}\n`),
  })
  try {
    const environment = await sandbox.jobEnvironment(line.job ?? (line.stateFile === undefined ? DEFAULT_JOB : {}))
    if (line.envFile !== undefined) await writeEnvironment(line.envFile, environment)
    if (line.command.length > 0) {
      const files = await stepEnvironment(dirname(environment.GITHUB_EVENT_PATH ?? ''))
      process.exitCode = await runCommand(line.command, { ...environment, ...files })
    } else {
      out.write(`${introduction(sandbox, environment)}\n`)
      await new Promise((resolve) => {
        process.once('SIGINT', resolve)
        process.once('SIGTERM', resolve)
      })
    }
  } finally {
    await sandbox.close()
  }
}

/** Readable by this user only: it holds the job's tokens. */
async function writeEnvironment(path: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`)
  await writeFile(path, lines.join(''), { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be written: ${error.code}.`)
  })
}

try {
  const line = readArguments(process.argv.slice(2))
  if (line.help) process.stdout.write(USAGE)
  else await main(line)
} catch (error) {
  if (!(error instanceof InputError)) throw error
  process.stderr.write(`sandbox: ${error.message}\n`)
  process.exitCode = USAGE_FAILURE
}
