/** Entra's discovery: instance metadata, a tenant's OpenID configuration and its key set. */
import type { Core } from '../core.ts'
import { type Answer, answer } from '../http/answer.ts'
import { tenantIssuer } from '../tokens/access-token.ts'
import { findTenant } from './client.ts'
import { refuse } from './error.ts'
import { isAnyTenant, unknownTenant } from './token-endpoint.ts'

/** Microsoft's tenant of personal accounts: what `consumers` stands for. */
const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** `GET /{tenant}/v2.0/.well-known/openid-configuration`; `origin` is the one that was asked, endpoints are on it. */
export function openidConfiguration(core: Core, tenantName: string, origin: string): Answer {
  const any = isAnyTenant(tenantName)
  const tenant = findTenant(core.world, tenantName)
  if (tenant === undefined && !any) return refuse(core, unknownTenant(tenantName, 'invalid_tenant'), undefined)
  const base = `${origin}/${tenant?.id ?? tenantName.toLowerCase()}`
  const cloud = cloudOf(origin)
  return answer(200, {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${cloud.authority}/${issuerTenant(tenantName, tenant?.id)}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'acr', 'nonce', 'name', 'tid', 'ver', 'email'],
    tenant_region_scope: 'WW',
    cloud_instance_name: cloud.name,
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: cloud.graph,
  })
}

/** `common` and `organizations` leave the tenant open, in these very words. */
function issuerTenant(name: string, id: string | undefined): string {
  if (id !== undefined) return id
  return name.toLowerCase() === 'consumers' ? CONSUMERS : '{tenantid}'
}

/** The cloud of an authority that was asked by its own name; anything else stands for the public cloud. */
function cloudOf(origin: string): { readonly authority: string; readonly name: string; readonly graph: string } {
  const clouds: Readonly<Record<string, readonly [string, string]>> = {
    'login.microsoftonline.us': ['microsoftonline.us', 'graph.microsoft.us'],
    'login.partner.microsoftonline.cn': ['partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'],
    'login.chinacloudapi.cn': ['partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'],
  }
  const found = clouds[new URL(origin).hostname]
  if (found === undefined) {
    return { authority: 'https://login.microsoftonline.com', name: 'microsoftonline.com', graph: 'graph.microsoft.com' }
  }
  return { authority: origin, name: found[0], graph: found[1] }
}

/** `GET /common/discovery/instance`: the national clouds, and where the asked tenant is described. */
export function instanceDiscovery(url: URL): Answer {
  const authorize = url.searchParams.get('authorization_endpoint') ?? ''
  const tenant = /^https:\/\/[^/]+\/([^/]+)\//.exec(authorize)?.[1] ?? 'common'
  const cloud = (aliases: readonly string[], cache = aliases[0]) => ({
    preferred_network: aliases[0],
    preferred_cache: cache,
    aliases,
  })
  const known = [
    cloud(
      ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
      'login.windows.net',
    ),
    cloud(['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn']),
    cloud(['login.microsoftonline.us', 'login.usgovcloudapi.net']),
  ]
  return answer(200, {
    tenant_discovery_endpoint: `${url.origin}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [...known, ...(known.some((entry) => entry.aliases.includes(url.host)) ? [] : [cloud([url.host])])],
  })
}

/** `GET /{tenant}/discovery/v2.0/keys`. */
export async function tenantKeys(core: Core, tenantName: string): Promise<Answer> {
  const tenant = findTenant(core.world, tenantName)
  const tenants = isAnyTenant(tenantName) ? core.world.tenants : tenant === undefined ? [] : [tenant]
  if (tenants.length === 0) return refuse(core, unknownTenant(tenantName, 'invalid_tenant'), undefined)
  const keys = tenants.map(async ({ id }) => (await core.keyring.keyOf(tenantIssuer(id))).jwk)
  return answer(200, { keys: await Promise.all(keys) })
}
