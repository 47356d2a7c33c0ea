/** What the sandbox's command line prints: how to use it, and a line per request. */
import { styleText } from 'node:util'
import type { RequestRecord } from '../http/request-log.ts'
import type { Sandbox } from '../sandbox.ts'

/** The job's environment for a shell, the inputs that lead here, and who exists. */
export function introduction(sandbox: Sandbox, environment: Readonly<Record<string, string>>): string {
  const tenant = sandbox.world.tenants[0]
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}=${quote(value)}`)
  const applications = (tenant?.applications ?? []).map((app) => `#   client-id ${app.appId}  ${app.displayName}`)
  const identities = (tenant?.managedIdentities ?? []).map((entry) => `#   ${entry.resourceId} (${entry.clientId})`)
  return [
    `# The sandbox listens on ${sandbox.url}. This is the environment of a job in it:`,
    ...exports,
    '#',
    ...(sandbox.proxyUrl === undefined ? endpoints(sandbox.url) : ownNames(sandbox.proxyUrl)),
    `#   tenant-id: ${tenant?.id ?? ''}`,
    ...applications,
    ...identities,
    '#',
    `# State and faults: ${sandbox.url}/_sandbox/… (sandbox/README.md). Requests follow. Ctrl-C ends it.`,
  ].join('\n')
}

function endpoints(url: string): readonly string[] {
  const names = ['authority-host', 'graph-endpoint', 'resource-manager-endpoint']
  return ['# Inputs that send the action here:', ...names.map((name) => `#   ${name}: ${url}`)]
}

function ownNames(proxyUrl: string): readonly string[] {
  return [
    `# Tools in that environment reach Entra, Graph, Resource Manager and GitHub here, under their own names (${proxyUrl}).`,
    '# No other host is reached. Who exists:',
  ]
}

/** For POSIX shells. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** Time, service, status, duration, method and target of a request, and what the service thought of it. */
export function requestLine(record: RequestRecord, stream: NodeJS.WriteStream): string {
  const query = new URLSearchParams(record.query).toString()
  const path = record.host === 'api.github.com' ? record.path.replace(/^\/api\/v3/, '') : record.path
  const target = `${/^(localhost|[\d.]+|\[.*\]):\d+$/.test(record.host) ? '' : record.host}${path}${query === '' ? '' : `?${query}`}`
  const status = record.status === 0 ? '---' : String(record.status)
  const colour = record.status >= 200 && record.status < 400 ? 'green' : 'yellow'
  const shown = styleText(colour, status, { stream })
  const note = record.note === '' ? '' : `  ${record.note}`
  return `${record.at.slice(11, 23)} ${record.service.padEnd(7)} ${shown} ${String(record.ms).padStart(5)} ms  ${record.method} ${target}${note}`
}
