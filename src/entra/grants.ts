/** What an access token of the manager may do and whose it is, as far as the token itself says; nothing here verifies it. */

import type { ApplicationManager } from '../core/application/application.ts'
import { isGuid } from '../core/target.ts'
import type { ManagerPrincipal } from '../federation/ports.ts'
import type { ManagerToken } from '../federation/ports-secrets.ts'

interface TokenClaims {
  readonly roles?: unknown
  readonly scp?: unknown
  readonly oid?: unknown
  readonly appid?: unknown
  readonly azp?: unknown
  readonly appidacr?: unknown
  readonly azpacr?: unknown
}

function claimsOf(jwt: string): TokenClaims {
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

// What lets a token write applications, directly or through the person's roles.
const WRITES = ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All', 'Directory.ReadWrite.All']
const PERSONAL = 'Directory.AccessAsUser.All'

/** Reads who the manager of applications is; a token that tells no grants counts as one that writes. */
export function applicationManagerOf(jwt: string): ApplicationManager {
  const { appid, azp } = claimsOf(jwt)
  const principal = principalOf(jwt)
  const clientId = [appid, azp].find((id): id is string => typeof id === 'string' && isGuid(id))
  const grants = grantsOf(jwt)
  return {
    kind: principal?.kind ?? 'unknown',
    clientId,
    objectId: principal?.objectId,
    mayWrite: grants.length === 0 || grants.some((grant) => WRITES.includes(grant) || grant === PERSONAL),
  }
}

/** Reads whose token it is, and whether a client secret was used for it (`appidacr` 1; 2 is a certificate or an assertion). */
export function managerTokenOf(jwt: string): ManagerToken {
  const { appidacr, azpacr } = claimsOf(jwt)
  const proof = [appidacr, azpacr].find((each) => typeof each === 'string')
  return { objectId: principalOf(jwt)?.objectId, bySecret: proof === undefined ? undefined : proof === '1' }
}
