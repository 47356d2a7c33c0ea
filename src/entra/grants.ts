/** What an access token of the manager may do and whose it is, as far as the token itself says; nothing here verifies it. */

import { isGuid } from '../core/target.ts'
import type { ManagerPrincipal } from '../federation/ports.ts'

function claimsOf(jwt: string): { readonly roles?: unknown; readonly scp?: unknown; readonly oid?: unknown } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null ? claims : {}
  } catch {
    return {}
  }
}

/** Reads the grants of a manager's token: `roles` of an application, `scp` of a person. */
export function grantsOf(jwt: string): readonly string[] {
  const { roles, scp } = claimsOf(jwt)
  const held = Array.isArray(roles) ? roles.map(String) : []
  return typeof scp === 'string' ? [...held, ...scp.split(' ')] : held
}

/**
 * Reads whose token it is: the object ID of the service principal, or of the person for a delegated token (`scp`).
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function principalOf(jwt: string): ManagerPrincipal | undefined {
  const { oid, scp } = claimsOf(jwt)
  if (typeof oid !== 'string' || !isGuid(oid)) return undefined
  return { kind: typeof scp === 'string' ? 'person' : 'application', objectId: oid }
}
