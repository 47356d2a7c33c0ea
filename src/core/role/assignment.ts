/** Azure role assignments of an identity, as a file declares them, as ARM stores them, and the name that tells whose they are. */
import type { Sha256Hex } from '../credential/credential.ts'
import { withoutTrailingSlash } from '../credential/issuer.ts'
import { ownerHash } from '../credential/owner.ts'

/** A role, by its name or the GUID of its definition, at a scope. */
export interface DeclaredRole {
  readonly role: string
  readonly scope: string
  /** Where it is declared. */
  readonly source: string
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

/** All that a line about a role writes; `principalId` and `assignment` are null while the principal is still to be created. */
export type RoleWritten = {
  readonly role: string
  /** GUID of the role's definition; null where nobody read it. */
  readonly roleId: string | null
  readonly scope: string
  readonly principalId: string | null
  readonly principalType: 'ServicePrincipal'
  /** Name of the assignment. */
  readonly assignment: string | null
}

/** Scopes compare without case and trailing slash. */
export function scopeKey(scope: string): string {
  return withoutTrailingSlash(scope.toLowerCase())
}

/** What a role at a scope is called in a comparison. */
export function assignmentKey({ scope, roleId }: { readonly scope: string; readonly roleId: string | null }): string {
  return `${roleId?.toLowerCase()} ${scopeKey(scope)}`
}

/** In whose name roles are assigned, and where. */
export interface RoleOwnership {
  readonly tenantId: string
  readonly owner: string
  readonly sha256Hex: Sha256Hex
}

/**
 * Derives the name of an assignment, so that writing it again changes nothing and the name shows whose it is, since ARM keeps
 * no marker: a GUID of version 8 (RFC 9562) over tenant, owner, scope, principal and role.
 */
export function assignmentName(
  { scope, principalId, roleId }: Omit<RoleAssignment, 'name'>,
  { tenantId, owner, sha256Hex }: RoleOwnership,
): string {
  const about = [tenantId, ownerHash(owner, sha256Hex), scopeKey(scope), principalId, roleId]
  const digest = sha256Hex(JSON.stringify(about.map((each) => each.toLowerCase())))
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) % 4)
  const [a, b, c, d] = [digest.slice(0, 8), digest.slice(8, 12), digest.slice(13, 16), digest.slice(17, 20)]
  return `${a}-${b}-8${c}-${variant}${d}-${digest.slice(20, 32)}`
}

/** True when an assignment bears the name that this owner gives it. */
export function isOwnAssignment(assignment: RoleAssignment, ownership: RoleOwnership): boolean {
  return assignment.name.toLowerCase() === assignmentName(assignment, ownership)
}
