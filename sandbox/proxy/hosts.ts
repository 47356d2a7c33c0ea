/** The services' own host names, in every cloud, and where the sandbox serves what they serve. */
import { serviceOf } from '../http/service.ts'
import type { Service } from '../world/settings.ts'
import type { World } from '../world/state.ts'

/** Hosts by service: the clouds of https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const HOSTS: Readonly<Record<string, readonly string[]>> = {
  entra: [
    'login.microsoftonline.com',
    'login.windows.net',
    'login.microsoft.com',
    'sts.windows.net',
    'login.microsoftonline.us',
    'login.usgovcloudapi.net',
    'login.partner.microsoftonline.cn',
    'login.chinacloudapi.cn',
  ],
  graph: ['graph.microsoft.com', 'graph.microsoft.us', 'dod-graph.microsoft.us', 'microsoftgraph.chinacloudapi.cn'],
  arm: ['management.azure.com', 'management.usgovcloudapi.net', 'management.chinacloudapi.cn'],
  github: ['api.github.com'],
  issuer: ['token.actions.githubusercontent.com'],
  idtoken: ['pipelines.actions.githubusercontent.com'],
}

/** Where jobs ask for ID tokens under the services' own names. */
export const ID_TOKEN_HOST = 'pipelines.actions.githubusercontent.com'

/** The service that answers under a host name; undefined for hosts that the proxy refuses. */
export function serviceOfHost(host: string): Service | undefined {
  const name = host.toLowerCase()
  return Object.entries(HOSTS).find(([, hosts]) => hosts.includes(name))?.[0] as Service | undefined
}

/** Every host that the proxy serves. */
export function servedHosts(): readonly string[] {
  return Object.values(HOSTS).flat()
}

/** The sandbox's own path for a path of `host`; undefined when that host does not serve it. */
export function pathOnSandbox(host: string, path: string, world: World): string | undefined {
  const service = serviceOfHost(host)
  if (service === 'github') return `/api/v3${path}`
  if (service === 'issuer') return issuerPath(host, path, world)
  return serviceOf(path.split('?')[0] ?? '') === service ? path : undefined
}

const DOCUMENT = /^(.*)\/\.well-known\/(openid-configuration|jwks)(\?.*)?$/

function issuerPath(host: string, path: string, world: World): string | undefined {
  const [, prefix = '', document] = DOCUMENT.exec(path) ?? []
  const key = world.issuers.find((entry) => entry.issuer === `https://${host}${prefix}`)?.key
  if (key === undefined || document === undefined) return undefined
  return `/_issuers/${key}/${document === 'jwks' ? document : `.well-known/${document}`}`
}
