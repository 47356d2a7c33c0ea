/** Variables through which clients find a managed identity: set for later steps, and put back for who wants the machine's own. */
import type { Environment } from './environment.ts'
import type { Toolkit } from './toolkit.ts'

// Each of these leads a client to another kind of machine than App Service, or to another endpoint.
const OTHERS = ['IDENTITY_SERVER_THUMBPRINT', 'IMDS_ENDPOINT', 'MSI_ENDPOINT', 'MSI_SECRET'] as const
const ALL = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', ...OTHERS] as const
/** Remembers which endpoint is ours. */
const OURS = 'FEDERATION_IDENTITY_ENDPOINT'
/** Before the names of the machine's own variables, as they were before ours took their place. */
const MACHINE = 'FEDERATION_MACHINE_'
const LOOPBACK = '127.0.0.1'

function isOurs(environment: Environment): boolean {
  const endpoint = environment.IDENTITY_ENDPOINT
  return endpoint !== undefined && endpoint !== '' && endpoint === environment[OURS]
}

/** Keeps the machine's own variables under other names; an endpoint of an earlier sign-in is not the machine's. */
function keepMachineVariables({ exportVariable, setSecret }: Toolkit, existing: Environment): void {
  if (isOurs(existing)) return
  for (const name of ALL) {
    const value = existing[name]
    if (!value) continue
    if (name === 'IDENTITY_HEADER' || name === 'MSI_SECRET') setSecret(value)
    exportVariable(`${MACHINE}${name}`, value)
  }
}

function warnAboutReplacement({ warning }: Toolkit, existing: Environment): void {
  if (existing.IDENTITY_ENDPOINT) {
    const whose = isOurs(existing) ? 'of an earlier sign-in of this job' : 'of the machine or of another step'
    warning(
      `IDENTITY_ENDPOINT was "${existing.IDENTITY_ENDPOINT}" (${whose}); for the following steps it is the endpoint of this sign-in.`,
    )
  }
  if (existing.IDENTITY_SERVER_THUMBPRINT) {
    warning(
      'IDENTITY_SERVER_THUMBPRINT is emptied for the following steps, but a step cannot remove it, and clients in Python and Go take its mere presence for Service Fabric: start them with `env -u IDENTITY_SERVER_THUMBPRINT`.',
    )
  }
}

/** Clients in Node and Python would ask a proxy for 127.0.0.1, and show it the header, unless `no_proxy` says otherwise. */
function exemptLoopback({ exportVariable, info }: Toolkit, existing: Environment): void {
  const entries = Object.entries(existing).filter(([, value]) => value !== undefined && value !== '')
  const proxied = entries.some(([name]) => /^(?:https?|all)_proxy$/i.test(name))
  if (!proxied) return
  const exempt = (existing.no_proxy || existing.NO_PROXY || '').split(/[\s,]+/).filter((each) => each !== '')
  if (exempt.includes('*') || exempt.includes(LOOPBACK)) return
  const value = [...exempt, LOOPBACK].join(',')
  for (const name of ['no_proxy', 'NO_PROXY']) exportVariable(name, value)
  info(`Added ${LOOPBACK} to no_proxy for the following steps: the identity endpoint is not behind the proxy.`)
}

/**
 * Exports the endpoint for later steps. Variables that would lead clients elsewhere are emptied where they are set, and only
 * there: some clients take an empty one for a sign of its kind of machine.
 */
export function exportIdentityEndpoint(
  toolkit: Toolkit,
  { url, header }: { readonly url: string; readonly header: string },
  existing: Environment,
): void {
  const { exportVariable } = toolkit
  warnAboutReplacement(toolkit, existing)
  keepMachineVariables(toolkit, existing)
  exportVariable('IDENTITY_ENDPOINT', url)
  exportVariable('IDENTITY_HEADER', header)
  exportVariable(OURS, url)
  for (const name of OTHERS) if (existing[name]) exportVariable(name, '')
  exemptLoopback(toolkit, existing)
}

/** Gives this process the machine's own variables where an endpoint of ours stands in their place. */
export function useMachineIdentity(): void {
  const environment = process.env
  if (!isOurs(environment)) return
  for (const name of ALL) {
    const value = environment[`${MACHINE}${name}`]
    if (value) environment[name] = value
    else delete environment[name]
  }
}
