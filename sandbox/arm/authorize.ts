/** Who may do what at which ARM scope: role assignments, locks and policies. */
import { sameId } from '../entra/client.ts'
import type { Answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Caller } from '../tokens/access-token.ts'
import type { RoleAssignment } from '../world/arm-state.ts'
import { armError } from './error.ts'
import { allows } from './role-definitions.ts'

/** Whether `scope` is `id` or contains it; the empty scope (`/`) contains everything. */
export function contains(scope: string, id: string): boolean {
  const [outer, inner] = [scope.replace(/\/$/, '').toLowerCase(), id.toLowerCase()]
  return inner === outer || inner.startsWith(`${outer}/`)
}

// https://learn.microsoft.com/azure/role-based-access-control/conditions-authorization-actions-attributes
const CONDITIONED = /^Microsoft\.Authorization\/roleAssignments\/(?:write|delete)$/i

function allowing({ tenant, objectId }: Caller, action: string, scope: string): readonly RoleAssignment[] {
  return tenant.roleAssignments.filter(
    (assignment) =>
      sameId(assignment.principalId, objectId) && contains(assignment.scope, scope) && allows(assignment.role, action),
  )
}

/** Whether a role assignment of the caller allows `action` at `scope`. */
export function mayAt(caller: Caller, action: string, scope: string): boolean {
  return allowing(caller, action, scope).length > 0
}

/** 403 when none does; 501 where only a condition would tell. */
export function judgeRole(caller: Caller, action: string, scope: string): Answer | undefined {
  const assignments = allowing(caller, action, scope)
  const free = assignments.some(({ condition }) => condition === undefined || !CONDITIONED.test(action))
  if (free) return undefined
  if (assignments.length > 0) return notSimulated('what a condition of a role admits')
  return armError(
    403,
    'AuthorizationFailed',
    `The client '${caller.appId}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  )
}

/** 409 when a lock at or above `scope` forbids the operation. */
export function judgeLocks(caller: Caller, operation: 'write' | 'delete', scope: string): Answer | undefined {
  const lock = caller.tenant.locks.find(
    (entry) => contains(entry.scope, scope) && (entry.level === 'ReadOnly' || operation === 'delete'),
  )
  if (lock === undefined) return undefined
  return armError(
    409,
    'ScopeLocked',
    `The scope '${scope}' cannot perform ${operation} operation because following scope(s) are locked: '${lock.scope}'. Please remove the lock and try again.`,
  )
}

/** 403 when an Azure Policy at or above `scope` does not allow `issuer`. */
export function judgePolicies(caller: Caller, issuer: string, scope: string, name: string): Answer | undefined {
  const policy = caller.tenant.azurePolicies.find(
    (entry) => contains(entry.scope, scope) && !entry.allowedIssuers.includes(issuer),
  )
  if (policy === undefined) return undefined
  return armError(
    403,
    'RequestDisallowedByPolicy',
    `Resource '${name}' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"${policy.name}","id":"${policy.scope}/providers/Microsoft.Authorization/policyAssignments/${policy.name}"}}]'.`,
  )
}
