/** App role assignments of a service principal: Microsoft Graph's permissions and other resources' roles. */
import { createHash } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Tenant } from '../world/state.ts'
import { GRAPH_APP_ID, GRAPH_ROLES } from './app-roles.ts'
import { denied, graphError, notFound } from './error.ts'
import { context } from './odata/collection.ts'
import { findPrincipal, type Principal, principalsOf } from './principals.ts'
import type { GraphRequest, Segment } from './request.ts'

const PERMISSION = 'AppRoleAssignment.ReadWrite.All'

/** Answers `…/appRoleAssignments[/{id}]` and `…/appRoleAssignedTo`. */
export function appRoleAssignments(request: GraphRequest, principal: Principal, path: readonly Segment[]): Answer {
  const [segment, next] = path
  const { method, caller } = request
  const assignedTo = segment?.name.toLowerCase() === 'approleassignedto'
  const [option] = request.query.keys()
  if (option !== undefined) return notSimulated(`the query option '${option}' of app role assignments`)
  if (next !== undefined) return notSimulated(`appRoleAssignments/${next.name}`)
  const all = principalsOf(caller.tenant).flatMap((entry) => assignmentsOf(caller.tenant, entry))
  const mine = all.filter((entry) => sameId(String(assignedTo ? entry.resourceId : entry.principalId), principal.id))
  const key = segment?.key?.value
  const name = `servicePrincipals('${principal.id}')/${assignedTo ? 'appRoleAssignedTo' : 'appRoleAssignments'}`
  if (method === 'GET' && key === undefined) {
    return answer(200, { '@odata.context': context(request, name), value: mine })
  }
  if (method === 'POST' && key === undefined) return create(request, `${name}/$entity`)
  const found = mine.find((entry) => entry.id === key)
  if (found === undefined) return notFound(key ?? '')
  if (method === 'GET') return answer(200, { '@odata.context': context(request, `${name}/$entity`), ...found })
  return method === 'DELETE' ? remove(request, found) : notSimulated(`${method} of an app role assignment`)
}

type Assignment = ReturnType<typeof entity>

function assignmentsOf(tenant: Tenant, principal: Principal): readonly Assignment[] {
  const graph = principalsOf(tenant).find((entry) => entry.appId === GRAPH_APP_ID)
  const permissions = principal.roles.flatMap((role) => {
    const appRoleId = GRAPH_ROLES[role]
    return graph === undefined || appRoleId === undefined ? [] : [entity(principal, graph, appRoleId)]
  })
  const others = (principal.stored?.appRoleAssignments ?? []).flatMap((entry) => {
    const resource = findPrincipal(tenant, { property: 'id', value: entry.resourceId })
    return resource === undefined ? [] : [entity(principal, resource, entry.appRoleId)]
  })
  return [...permissions, ...others]
}

function entity(principal: Principal, resource: Principal, appRoleId: string) {
  const text = `${principal.id} ${resource.id} ${appRoleId}`
  return {
    id: createHash('sha256').update(text).digest('base64url'),
    deletedDateTime: null,
    appRoleId,
    createdDateTime: principal.createdDateTime ?? '2026-01-01T00:00:00Z',
    principalDisplayName: principal.displayName,
    principalId: principal.id,
    principalType: 'ServicePrincipal',
    resourceDisplayName: resource.displayName,
    resourceId: resource.id,
  }
}

/** https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignments */
function create(request: GraphRequest, name: string): Answer {
  const { caller, body } = request
  if (!(caller.scopes ?? caller.roles).includes(PERMISSION)) return denied()
  const [principalId, resourceId, appRoleId] = [body.principalId, body.resourceId, body.appRoleId].map(String)
  const principal = findPrincipal(caller.tenant, { property: 'id', value: principalId ?? '' })
  const resource = findPrincipal(caller.tenant, { property: 'id', value: resourceId ?? '' })
  if (principal === undefined || resource === undefined)
    return notFound(principal === undefined ? (principalId ?? '') : (resourceId ?? ''))
  const role = resource.appRoles.find((entry) => sameId(String(entry.id), appRoleId ?? ''))
  const none = appRoleId === '00000000-0000-0000-0000-000000000000'
  if (role === undefined && !none) {
    const message = 'Permission being assigned was not found on application'
    return graphError(400, 'Request_BadRequest', `${message} '${resource.appId}'.`)
  }
  const made = entity(principal, resource, String(role?.id ?? appRoleId))
  if (assignmentsOf(caller.tenant, principal).some((entry) => entry.id === made.id)) {
    return graphError(400, 'Request_BadRequest', 'Permission being assigned already exists on the object')
  }
  if (resource.appId === GRAPH_APP_ID) principal.roles.push(String(role?.value))
  else if (principal.stored === undefined) return notSimulated('app roles of managed identities at other resources')
  else principal.stored.appRoleAssignments.push({ ...made, createdDateTime: new Date().toISOString() })
  const note = `role ${String(role?.value ?? appRoleId)} for ${principal.displayName}`
  return answer(201, { '@odata.context': context(request, name), ...made }, { note })
}

function remove({ caller }: GraphRequest, found: Assignment): Answer {
  if (!(caller.scopes ?? caller.roles).includes(PERMISSION)) return denied()
  const principal = findPrincipal(caller.tenant, { property: 'id', value: found.principalId })
  const name = Object.entries(GRAPH_ROLES).find(([, id]) => id === found.appRoleId)?.[0]
  const index = principal?.roles.indexOf(name ?? '') ?? -1
  if (index >= 0) principal?.roles.splice(index, 1)
  const { stored } = principal ?? {}
  if (stored !== undefined) {
    stored.appRoleAssignments = stored.appRoleAssignments.filter(
      (entry) => entry.appRoleId !== found.appRoleId || entry.resourceId !== found.resourceId,
    )
  }
  return answer(204)
}
