/** Knows Entra's discovery: instance metadata, a tenant's OpenID configuration and its key set. */
import type { Core } from '../core.ts'
import { type Answer, answer } from '../http/answer.ts'
import { tenantIssuer } from '../tokens/access-token.ts'
import { findTenant } from './client.ts'
import { refuse } from './error.ts'
import { unknownTenant } from './token-endpoint.ts'

/** `GET /{tenant}/v2.0/.well-known/openid-configuration`; endpoints are on the sandbox's origin. */
export function openidConfiguration(core: Core, tenantName: string): Answer {
  const tenant = findTenant(core.world, tenantName)
  if (tenant === undefined) return refuse(core, unknownTenant(tenantName, 'invalid_tenant'), undefined)
  const origin = core.origin()
  const base = `${origin}/${tenant.id}`
  return answer(200, {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: tenantIssuer(tenant.id),
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'acr', 'nonce', 'name', 'tid', 'ver', 'email'],
    tenant_region_scope: 'WW',
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
  })
}

/** `GET /common/discovery/instance`: the national clouds, and where the asked tenant is described. */
export function instanceDiscovery(core: Core, url: URL): Answer {
  const authorize = url.searchParams.get('authorization_endpoint') ?? ''
  const tenant = /^https:\/\/[^/]+\/([^/]+)\//.exec(authorize)?.[1] ?? 'common'
  const host = new URL(core.origin()).host
  const cloud = (aliases: readonly string[], cache = aliases[0]) => ({
    preferred_network: aliases[0],
    preferred_cache: cache,
    aliases,
  })
  return answer(200, {
    tenant_discovery_endpoint: `${core.origin()}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [
      cloud(
        ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
        'login.windows.net',
      ),
      cloud(['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn']),
      cloud(['login.microsoftonline.us', 'login.usgovcloudapi.net']),
      cloud([host]),
    ],
  })
}

/** `GET /{tenant}/discovery/v2.0/keys`. */
export async function tenantKeys(core: Core, tenantName: string): Promise<Answer> {
  const tenant = findTenant(core.world, tenantName)
  if (tenant === undefined) return refuse(core, unknownTenant(tenantName, 'invalid_tenant'), undefined)
  return answer(200, { keys: [(await core.keyring.keyOf(tenantIssuer(tenant.id))).jwk] })
}
