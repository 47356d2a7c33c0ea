/** Knows the sandbox's command line: starts one, prints what a shell needs to use it, then a line per request. */
import { parseArgs } from 'node:util'
import type { JobContext } from './github/job.ts'
import type { RequestRecord } from './http/request-log.ts'
import { type Sandbox, startSandbox } from './server.ts'

// The job that the default world's manager trusts.
const DEFAULT_JOB = ['environment=production']

const USAGE = `Usage: npm run sandbox -- [--state file.yaml] [--port N] [--job key=value]…

  --state FILE   what exists: tenants, applications, repositories (default: a small world; see sandbox/README.md)
  --port N       port on 127.0.0.1 (default: a free one)
  --job K=V      what is declared of the job, several times: environment=production ref=refs/heads/main
                 event_name=pull_request repository=octo-org/octo-repo actor=octocat managed_identity=true
  --latency MS   added to every answer
  --help         this text
`

/** Starts a sandbox as the arguments say; it ends with the process. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      state: { type: 'string' },
      port: { type: 'string' },
      job: { type: 'string', multiple: true },
      latency: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) {
    process.stdout.write(USAGE)
    return
  }
  const sandbox = await startSandbox({
    port: Number(values.port ?? 0),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    settings: { latencyMs: Number(values.latency ?? 0) },
    onRequest: (record) => process.stdout.write(`${requestLine(record)}\n`),
  })
  const environment = await sandbox.jobEnvironment(
    jobContext(values.job ?? (values.state === undefined ? DEFAULT_JOB : [])),
  )
  process.stdout.write(`${introduction(sandbox, environment)}\n`)
  const stop = () => void sandbox.close()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** `key=value` pairs as a job's context; `true` and `false` become booleans. */
function jobContext(pairs: readonly string[]): JobContext {
  const entries = pairs.map((pair) => {
    const [key = '', ...rest] = pair.split('=')
    const value = rest.join('=')
    return [key, value === 'true' || value === 'false' ? value === 'true' : value]
  })
  return Object.fromEntries(entries)
}

function introduction(sandbox: Sandbox, environment: Readonly<Record<string, string>>): string {
  const tenant = sandbox.world.tenants[0]
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}=${quote(value)}`)
  const applications = (tenant?.applications ?? []).map((app) => `#   client-id ${app.appId}  ${app.displayName}`)
  const identities = (tenant?.managedIdentities ?? []).map((entry) => `#   ${entry.resourceId} (${entry.clientId})`)
  return [
    `# The sandbox listens on ${sandbox.url}. This is the environment of a job in it:`,
    ...exports,
    '#',
    '# Inputs that send the action here:',
    ...['authority-host', 'graph-endpoint', 'resource-manager-endpoint'].map((name) => `#   ${name}: ${sandbox.url}`),
    `#   tenant-id: ${tenant?.id ?? ''}`,
    ...applications,
    ...identities,
    '#',
    `# State and faults: ${sandbox.url}/_sandbox/… (sandbox/README.md). Requests follow. Ctrl-C ends it.`,
  ].join('\n')
}

/** For POSIX shells. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function requestLine(record: RequestRecord): string {
  const query = new URLSearchParams(record.query).toString()
  const target = query === '' ? record.path : `${record.path}?${query}`
  const status = record.status === 0 ? '---' : String(record.status)
  const note = record.note === '' ? '' : `  ${record.note}`
  return `${record.at.slice(11, 23)} ${record.service.padEnd(7)} ${status} ${String(record.ms).padStart(5)} ms  ${record.method} ${target}${note}`
}

await main(process.argv.slice(2))
