/** How tests and stand-ins get an access token without signing in. */
import type { Core } from '../core.ts'
import { findClient } from '../entra/client.ts'
import { InputError } from '../input-error.ts'
import { signAppToken, signUserToken } from './access-token.ts'

/** Exactly one of `clientId` and `user` (UPN or object id). */
export interface MintRequest {
  readonly clientId?: string
  readonly user?: string
  /** `graph`, `arm`, or an identifier URI. Default `graph`. */
  readonly resource?: string
}

const AUDIENCES: Readonly<Record<string, string>> = {
  graph: 'https://graph.microsoft.com',
  arm: 'https://management.azure.com',
}

/**
 * Signs an access token for a principal of any tenant of the world.
 * @throws InputError when nobody has that client id or name
 */
export async function mintAccessToken(core: Core, request: MintRequest): Promise<string> {
  const resource = request.resource ?? 'graph'
  const audience = AUDIENCES[resource] ?? resource
  for (const tenant of core.world.tenants) {
    const user = tenant.users.find((entry) => [entry.id, entry.userPrincipalName].includes(request.user ?? ''))
    if (user !== undefined) return signUserToken(core, tenant, user, audience)
    const client = request.clientId === undefined ? undefined : findClient(tenant, request.clientId)
    if (client !== undefined) return signAppToken(core, tenant, client, audience)
  }
  throw new InputError(`Nobody is called '${request.clientId ?? request.user ?? ''}' here.`)
}
