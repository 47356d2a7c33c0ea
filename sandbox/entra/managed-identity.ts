/** The managed identity endpoint of App Service: tokens for code that runs in Azure. */
import { randomUUID } from 'node:crypto'
import type { Core } from '../core.ts'
import { type Answer, answer } from '../http/answer.ts'
import { EXCHANGE_APP, signAppToken } from '../tokens/access-token.ts'
import type { Tenant } from '../world/state.ts'
import { findClient, sameId } from './client.ts'

const API_VERSION = '2019-08-01'

/**
 * `GET /_msi/token?resource=…&api-version=2019-08-01[&client_id=…]` with the header `X-IDENTITY-HEADER`. Without
 * `client_id` (or `principal_id`, `mi_res_id`) the first identity of the world answers.
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export async function managedIdentityToken(core: Core, secret: string | undefined, query: URLSearchParams) {
  if (secret !== core.identityHeader) return failure(401, 'The X-IDENTITY-HEADER does not match.')
  if (query.get('api-version') !== API_VERSION) return failure(400, 'Unsupported api-version.')
  const resource = query.get('resource')?.replace(/\/\.default$/, '')
  if (resource === undefined || resource === '') return failure(400, "Missing required query parameter 'resource'.")
  const found = findIdentity(core.world.tenants, query)
  if (found === undefined) {
    return failure(
      400,
      'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.',
    )
  }
  const client = findClient(found.tenant, found.clientId)
  if (client === undefined) return failure(500, 'The identity has no service principal.')
  const exchange = core.world.resources.find((entry) => entry.appId === EXCHANGE_APP)
  const audience = exchange?.uris.includes(resource) === true ? EXCHANGE_APP : resource
  const token = await signAppToken(core, found.tenant, client, audience)
  const body = {
    access_token: token,
    expires_on: String(Math.floor(Date.now() / 1000) + core.settings.entra.expiresIn),
    resource,
    token_type: 'Bearer',
    client_id: client.clientId,
  }
  return answer(200, body, { note: `token for ${resource} of ${client.displayName}` })
}

function findIdentity(tenants: readonly Tenant[], query: URLSearchParams) {
  for (const tenant of tenants) {
    const identity = tenant.managedIdentities.find((entry) => {
      const [clientId, principalId, resourceId] = [
        query.get('client_id'),
        query.get('principal_id') ?? query.get('object_id'),
        query.get('mi_res_id') ?? query.get('msi_res_id'),
      ]
      if (typeof clientId === 'string') return sameId(entry.clientId, clientId)
      if (typeof principalId === 'string') return sameId(entry.principalId, principalId)
      return typeof resourceId !== 'string' || sameId(entry.resourceId, resourceId)
    })
    if (identity !== undefined) return { tenant, clientId: identity.clientId }
  }
  return undefined
}

function failure(status: number, message: string): Answer {
  return answer(status, { statusCode: status, message, correlationId: randomUUID() }, { note: message })
}
