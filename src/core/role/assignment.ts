/** Azure role assignments of an identity: the name that tells whose they are, and what a plan makes of declared and stored ones. */
import type { Sha256Hex } from '../credential/credential.ts'
import { withoutTrailingSlash } from '../credential/issuer.ts'
import type { RoleDefinition } from '../policy/role.ts'

/** A role, by its name or the GUID of its definition, at a scope. */
export interface DeclaredRole {
  readonly role: string
  readonly scope: string
  /** Where it is declared. */
  readonly source: string
}

/** A definition as ARM answers for a scope; `resourceId` names it in an assignment. */
export interface ResolvedRole extends RoleDefinition {
  readonly resourceId: string
}

/** https://learn.microsoft.com/azure/role-based-access-control/role-assignments */
export interface RoleAssignment {
  /** GUID. */
  readonly name: string
  readonly scope: string
  /** GUID of the role's definition. */
  readonly roleId: string
  readonly principalId: string
}

/** Scopes compare without case and trailing slash. */
export function scopeKey(scope: string): string {
  return withoutTrailingSlash(scope.toLowerCase())
}

/**
 * Derives the name of an assignment, so that writing it again changes nothing and shows whose it is: a GUID of version 8
 * (RFC 9562) over tenant, scope, principal and role.
 */
export function assignmentName(
  tenantId: string,
  { scope, principalId, roleId }: Omit<RoleAssignment, 'name'>,
  sha256Hex: Sha256Hex,
): string {
  const digest = sha256Hex(
    JSON.stringify([tenantId.toLowerCase(), scopeKey(scope), principalId.toLowerCase(), roleId.toLowerCase()]),
  )
  const variant = '89ab'[Number.parseInt(digest.charAt(16), 16) % 4]
  const [a, b, c, d] = [digest.slice(0, 8), digest.slice(8, 12), digest.slice(13, 16), digest.slice(17, 20)]
  return `${a}-${b}-8${c}-${variant}${d}-${digest.slice(20, 32)}`
}
