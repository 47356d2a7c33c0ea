/** ARM's role assignments: put, get, list, delete. */
import { sameId } from '../entra/client.ts'
import { findPrincipal } from '../graph/principals.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { RoleAssignment } from '../world/arm-state.ts'
import { stableGuid } from '../world/stable-id.ts'
import type { Tenant } from '../world/state.ts'
import { contains, judgeLocks, judgeRole } from './authorize.ts'
import { armError } from './error.ts'
import type { ArmRequest } from './request.ts'
import { findRole, roleDefinitionId } from './role-definitions.ts'

const TYPE = 'Microsoft.Authorization/roleAssignments'
const CONDITION_VERSION = '2.0'

/** Answers `{scope}/providers/Microsoft.Authorization/roleAssignments[/{name}]`. */
export function roleAssignments(request: ArmRequest, scope: string, name: string | undefined): Answer {
  const { method, caller } = request
  const action = { GET: 'read', PUT: 'write', DELETE: 'delete' }[method]
  if (action === undefined || (name === undefined && method !== 'GET')) return notSimulated(`${method} of ${TYPE}`)
  const denied = judgeRole(caller, `${TYPE}/${action}`, scope === '' ? '/' : scope)
  if (denied !== undefined) return denied
  if (name === undefined) return list(request, scope)
  const known = caller.tenant.roleAssignments.find(
    (entry) => sameId(nameOf(entry), name) && sameScope(entry.scope, scope),
  )
  if (method === 'PUT') return put(request, scope, name, known)
  if (method === 'GET') {
    const message = `The role assignment '${name}' is not found.`
    return known === undefined ? armError(404, 'RoleAssignmentNotFound', message) : answer(200, resource(known))
  }
  const locked = judgeLocks(caller, 'delete', scope)
  if (locked !== undefined) return locked
  if (known === undefined) return answer(204)
  caller.tenant.roleAssignments = caller.tenant.roleAssignments.filter((entry) => entry !== known)
  return answer(200, resource(known), { note: `removed role ${known.role}` })
}

function nameOf(entry: RoleAssignment): string {
  return entry.name ?? stableGuid(`${entry.principalId} ${entry.role} ${entry.scope}`.toLowerCase())
}

function sameScope(left: string, right: string): boolean {
  return sameId(left.replace(/\/$/, ''), right.replace(/\/$/, ''))
}

function resource(entry: RoleAssignment): Record<string, unknown> {
  const scope = entry.scope.replace(/\/$/, '')
  const name = nameOf(entry)
  return {
    id: `${scope}/providers/${TYPE}/${name}`,
    name,
    type: TYPE,
    properties: {
      roleDefinitionId: roleDefinitionId(scope, findRole(entry.role)?.name ?? entry.role),
      principalId: entry.principalId,
      principalType: entry.principalType ?? 'ServicePrincipal',
      scope: scope === '' ? '/' : scope,
      condition: entry.condition ?? null,
      conditionVersion: entry.condition === undefined ? null : CONDITION_VERSION,
      createdOn: '2026-01-01T00:00:00.0000000Z',
      updatedOn: '2026-01-01T00:00:00.0000000Z',
      createdBy: null,
      updatedBy: null,
      delegatedManagedIdentityResourceId: null,
      description: entry.description ?? null,
    },
  }
}

/** Without a filter: at, above and below the scope. https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest */
function list(request: ArmRequest, scope: string): Answer {
  const filter = request.query.get('$filter') ?? ''
  let found = request.caller.tenant.roleAssignments.filter(
    (entry) => contains(entry.scope, scope) || contains(scope, entry.scope),
  )
  for (const clause of filter.split(/\s+and\s+/i).filter((text) => text.trim() !== '')) {
    const [, principal] =
      /^\s*principalId\s+eq\s+'?([0-9a-f-]+)'?\s*$/i.exec(clause) ??
      /^\s*assignedTo\('([0-9a-f-]+)'\)\s*$/i.exec(clause) ??
      []
    if (principal !== undefined) found = found.filter((entry) => sameId(entry.principalId, principal))
    else if (/^\s*atScope\(\)\s*$/i.test(clause)) found = found.filter((entry) => contains(entry.scope, scope))
    else return notSimulated(`$filter=${filter} of role assignments`)
  }
  return answer(200, { value: found.map(resource) })
}

function put(request: ArmRequest, scope: string, name: string, known: RoleAssignment | undefined): Answer {
  const { caller, core } = request
  const properties = asRecord(request.body.properties)
  const [definition = '', principalId = ''] = [properties.roleDefinitionId, properties.principalId].map((value) =>
    typeof value === 'string' ? value : '',
  )
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name)) {
    const message = `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`
    return armError(400, 'InvalidRoleAssignmentId', message)
  }
  if (definition === '' || principalId === '') {
    return armError(400, 'InvalidCreateRoleAssignmentRequest', 'The request was incorrectly formatted.')
  }
  const role = findRole(definition.split('/').at(-1) ?? '')
  if (role === undefined) {
    const message = `The specified role definition with ID '${definition.split('/').at(-1)?.replaceAll('-', '')}' does not exist.`
    return armError(400, 'RoleDefinitionDoesNotExist', message)
  }
  const locked = judgeLocks(caller, 'write', scope)
  if (locked !== undefined) return locked
  if (!exists(caller.tenant, principalId) || !core.replication.isKnown(`arm:${principalId}`)) {
    return principalNotFound(caller.tenant, principalId)
  }
  const same = (entry: RoleAssignment) => sameId(entry.principalId, principalId) && findRole(entry.role) === role
  if (known !== undefined) {
    if (same(known)) return answer(200, resource(known))
    const message = 'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.'
    return armError(400, 'RoleAssignmentUpdateNotPermitted', message)
  }
  const twin = caller.tenant.roleAssignments.find((entry) => same(entry) && sameScope(entry.scope, scope))
  if (twin !== undefined) {
    const id = nameOf(twin).replaceAll('-', '')
    const message = `The role assignment already exists. The ID of the existing role assignment is ${id}.`
    return armError(409, 'RoleAssignmentExists', message)
  }
  const { principalType, description, condition, conditionVersion } = properties
  if (typeof condition === 'string' && conditionVersion !== CONDITION_VERSION)
    return notSimulated('versions of conditions other than 2.0')
  const entry: RoleAssignment = {
    principalId,
    scope,
    role: role.roleName,
    name,
    ...(typeof principalType === 'string' ? { principalType } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof condition === 'string' ? { condition } : {}),
  }
  caller.tenant.roleAssignments.push(entry)
  return answer(201, resource(entry), { note: `assigned role ${role.roleName}` })
}

function exists(tenant: Tenant, principalId: string): boolean {
  return (
    findPrincipal(tenant, { property: 'id', value: principalId }) !== undefined ||
    tenant.users.some((user) => sameId(user.id, principalId))
  )
}

/** Harsher than the service, which believes a `principalType` while the principal replicates. */
function principalNotFound(tenant: Tenant, principalId: string): Answer {
  const message = `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenant.id}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`
  return armError(400, 'PrincipalNotFound', message)
}
