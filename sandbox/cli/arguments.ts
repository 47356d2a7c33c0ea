/** The sandbox's command line as data. */
import { parseArgs } from 'node:util'
import type { JobContext } from '../github/job.ts'
import { InputError } from '../input-error.ts'

export interface CommandLine {
  readonly help: boolean
  readonly proxy: boolean
  readonly port: number
  readonly latencyMs: number
  readonly stateFile: string | undefined
  /** Where the job's environment is written as `NAME=value` lines. */
  readonly envFile: string | undefined
  /** Undefined: the job that the default world's manager trusts. */
  readonly job: JobContext | undefined
  /** What stands after `--`; empty: the sandbox runs until it is ended. */
  readonly command: readonly string[]
}

export const USAGE = `Usage: npm run sandbox -- [OPTION]… [-- COMMAND [ARGUMENT]…]

  --state FILE   what exists: tenants, applications, repositories (default: a small world; see sandbox/README.md)
  --port N       port on 127.0.0.1 (default: a free one)
  --proxy        also answer under the services' own names (login.microsoftonline.com, graph.microsoft.com,
                 management.azure.com, api.github.com, …) through a proxy of its own, for tools that take no endpoints
  --job K=V      what is declared of the job, several times: environment=production ref=refs/heads/main
                 event_name=pull_request repository=octo-org/octo-repo actor=octocat managed_identity=true
  --write-env F  write the job's environment to F as NAME=value lines, for act or docker
  --latency MS   added to every answer
  --help         this text
  -- COMMAND     run COMMAND in the job's environment, end with it and with its exit code
`

const OPTIONS = {
  state: { type: 'string' },
  port: { type: 'string' },
  proxy: { type: 'boolean' },
  job: { type: 'string', multiple: true },
  'write-env': { type: 'string' },
  latency: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const TEXTS =
  'actor base_ref enterprise environment event_name head_ref issuer job job_workflow_ref ref repository runner_environment server_url workflow workflow_file'.split(
    ' ',
  )
const SWITCHES = ['fork', 'managed_identity']

/**
 * Reads the arguments; options are taken up to the first `--`.
 * @throws InputError for an unknown option, a number that is none, an unknown key of the job
 */
export function readArguments(args: readonly string[]): CommandLine {
  const end = args.indexOf('--')
  const values = parse(end < 0 ? args : args.slice(0, end))
  const command = end < 0 ? [] : args.slice(end + 1)
  if (end >= 0 && command.length === 0) throw new InputError('No command stands after --.')
  return {
    help: values.help === true,
    proxy: values.proxy === true,
    port: whole('--port', values.port, 65_535),
    latencyMs: whole('--latency', values.latency, 600_000),
    stateFile: values.state,
    envFile: values['write-env'],
    job: values.job === undefined ? undefined : Object.fromEntries(values.job.map(jobEntry)),
    command,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('ERR_PARSE_ARGS_')) throw error
    // Node's texts go on with advice about its own API.
    const [first = ''] = (error instanceof Error ? error.message : '').split('. ')
    throw new InputError(`${first.replace(/\.$/, '')}: npm run sandbox -- --help lists what there is.`)
  }
}

function whole(option: string, text: string | undefined, most: number): number {
  if (text === undefined) return 0
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
  throw new InputError(`${option} takes a whole number from 0 to ${most}, not '${text}'.`)
}

function jobEntry(pair: string): readonly [string, string | boolean] {
  const [key = '', ...rest] = pair.split('=')
  const value = rest.join('=')
  if (!pair.includes('=')) throw new InputError(`--job takes KEY=VALUE, not '${pair}'.`)
  if (TEXTS.includes(key)) return [key, value]
  if (!SWITCHES.includes(key)) {
    throw new InputError(`--job knows no '${key}': it takes ${[...TEXTS, ...SWITCHES].join(', ')}.`)
  }
  if (value === 'true' || value === 'false') return [key, value === 'true']
  throw new InputError(`--job ${key} takes true or false, not '${value}'.`)
}
