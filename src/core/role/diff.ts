/** Compares the roles that files declare for one identity with those that it has: to assign, kept, or ours and declared no more. */
import type { ResourceChangeOf } from '../plan/resource-change.ts'
import type { RoleDefinition } from '../policy/role.ts'
import {
  assignmentKey,
  assignmentName,
  type DeclaredRole,
  isOwnAssignment,
  type RoleAssignment,
  type RoleOwnership,
  type RoleWritten,
} from './assignment.ts'

export type RoleChange = ResourceChangeOf<'role', RoleWritten>

/** A declared role with the definition that it stands for. */
export interface WantedRole {
  readonly declared: DeclaredRole
  readonly definition: RoleDefinition
}

/** What is known of the identity. */
export interface RoleFacts {
  /** Undefined while the principal is still to be created. */
  readonly principalId: string | undefined
  /** Its assignments, as far as they could be listed. */
  readonly stored: readonly RoleAssignment[]
}

/** The line for a role whose definition nobody read. */
export function uncomparedRole({ role, scope, source }: DeclaredRole, reason: string): RoleChange {
  return {
    resource: 'role',
    action: 'create',
    reason,
    name: `${role} at ${scope}`,
    source,
    differences: [],
    written: { role, roleId: null, scope, principalId: null, principalType: 'ServicePrincipal', assignment: null },
  }
}

/** Returns the line for a declared role: assigned already, under whatever name, or to be assigned. */
export function diffRole(
  { declared: { scope, source }, definition: { id: roleId, name: role } }: WantedRole,
  { principalId, stored }: RoleFacts,
  ownership: RoleOwnership,
): RoleChange {
  const known = stored.find((each) => assignmentKey(each) === assignmentKey({ roleId, scope }))
  const name = principalId === undefined ? null : assignmentName({ scope, principalId, roleId }, ownership)
  const line = {
    resource: 'role',
    name: `${role} at ${scope}`,
    source,
    differences: [],
    written: {
      role,
      roleId,
      scope,
      principalId: principalId ?? null,
      principalType: 'ServicePrincipal',
      assignment: known?.name ?? name,
    },
  } as const
  return known === undefined
    ? { ...line, action: 'create', reason: 'The identity does not have this role here.' }
    : { ...line, action: 'keep', reason: 'The identity has this role here.' }
}

/** Lines of which each is about another role or scope: the same, declared twice, is one. */
export function onceEach(changes: readonly RoleChange[]): readonly RoleChange[] {
  const byKey = new Map<string, RoleChange>()
  for (const change of changes) {
    const { written } = change
    const key = written.roleId === null ? change.name.toLowerCase() : assignmentKey(written)
    if (!byKey.has(key)) byKey.set(key, change)
  }
  return [...byKey.values()]
}

/**
 * Returns the assignments of an owner that no line speaks of any more.
 * @param changes the lines of every file that declares something for the identity
 */
export function undeclaredRoles(
  changes: readonly RoleChange[],
  stored: readonly RoleAssignment[],
  ownerships: readonly RoleOwnership[],
): readonly RoleAssignment[] {
  const declared = new Set(changes.map(({ written }) => assignmentKey(written)))
  return stored.filter(
    (each) => !declared.has(assignmentKey(each)) && ownerships.some((ownership) => isOwnAssignment(each, ownership)),
  )
}

/** The line that deletes an assignment of ours; `definition` is its role's, where it could be read. */
export function roleDeletion(
  { name, scope, roleId, principalId }: RoleAssignment,
  definition: RoleDefinition | undefined,
  source: string,
): RoleChange {
  const role = definition?.name ?? roleId
  return {
    resource: 'role',
    action: 'delete',
    reason: 'It is ours, and no longer declared.',
    name: `${role} at ${scope}`,
    source,
    differences: [],
    written: { role, roleId, scope, principalId, principalType: 'ServicePrincipal', assignment: name },
  }
}
