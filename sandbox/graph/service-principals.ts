/** Graph's service principals: list, get, create, update, delete. */
import { randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import { loadServicePrincipal } from '../world/load.ts'
import { appRoleAssignments } from './app-role-assignments.ts'
import { mayCreate, mayWrite, mayWritePrincipal } from './authorize.ts'
import { denied, graphError, notFound } from './error.ts'
import { replaceKeys } from './keys.ts'
import { judgeBody } from './odata/body.ts'
import { context, listCollection, select, selected, selectionContext } from './odata/collection.ts'
import { SERVICE_PRINCIPAL } from './odata/entity-type.ts'
import { judgeQuery } from './odata/query.ts'
import { owners } from './owners.ts'
import { addPassword, removePassword } from './passwords.ts'
import { findPrincipal, type Principal, principalEntity, principalsOf } from './principals.ts'
import { judgeQuota } from './quota.ts'
import type { GraphRequest, Segment } from './request.ts'

/** Answers `/servicePrincipals[…]`. */
export async function servicePrincipals(request: GraphRequest, path: readonly Segment[]): Promise<Answer> {
  const [head, next] = path
  const { tenant } = request.caller
  const key = head?.key
  if (key === undefined) {
    if (next !== undefined) return notSimulated(`servicePrincipals/${next.name}`)
    if (request.method === 'GET') return list(request)
    return request.method === 'POST' ? create(request) : notSimulated(`${request.method} of servicePrincipals`)
  }
  const principal = findPrincipal(tenant, key)
  if (principal === undefined) return notFound(key.value)
  switch (next?.name.toLowerCase()) {
    case undefined:
      return single(request, principal)
    case 'approleassignments':
    case 'approleassignedto':
      return appRoleAssignments(request, principal, path.slice(1))
    case 'addpassword':
    case 'removepassword':
      return passwords(request, principal, next)
    case 'owners':
      return owners(request, principal.stored ?? { id: principal.id, owners: [] }, path.slice(1))
  }
  return notSimulated(`servicePrincipals/{id}/${next?.name}`)
}

function list(request: GraphRequest): Answer {
  return listCollection(request, {
    type: SERVICE_PRINCIPAL,
    path: 'servicePrincipals',
    context: selectionContext(request, 'servicePrincipals'),
    items: principalsOf(request.caller.tenant),
    facts: (principal) => principalEntity(principal),
    toEntity: (principal) => select(request, principalEntity(principal)),
  })
}

function single(request: GraphRequest, principal: Principal): Answer {
  const { method, caller } = request
  if (method === 'GET') {
    const refused = judgeQuery(request, SERVICE_PRINCIPAL, ['$select'])
    if (refused !== undefined) return refused
    const keys = selected(request)?.includes('keycredentials') === true
    const head = context(request, `${selectionContext(request, 'servicePrincipals')}/$entity`)
    return answer(200, { '@odata.context': head, ...select(request, principalEntity(principal, keys)) })
  }
  if (method !== 'PATCH' && method !== 'DELETE') return notSimulated(`${method} of a service principal`)
  const { stored } = principal
  // Managed identities and Microsoft's own principals are not written through Graph.
  if (stored === undefined || !mayWritePrincipal(caller, stored)) return denied()
  if (method === 'DELETE') {
    caller.tenant.servicePrincipals = caller.tenant.servicePrincipals.filter((other) => other !== stored)
    caller.tenant.deletedItems.push({ deletedDateTime: new Date().toISOString(), servicePrincipal: stored })
    return answer(204, undefined, { note: `deleted service principal ${stored.displayName}` })
  }
  const refused = judgeQuery(request, SERVICE_PRINCIPAL, []) ?? judgeBody(SERVICE_PRINCIPAL, request.body, 'update')
  if (refused !== undefined) return refused
  const { displayName, keyCredentials, passwordCredentials: _secrets, ...properties } = request.body
  if (Array.isArray(keyCredentials)) {
    const wrong = replaceKeys(caller.tenant, stored, keyCredentials.map(asRecord))
    if (wrong !== undefined) return wrong
  }
  if (typeof displayName === 'string') stored.displayName = displayName
  Object.assign(stored.properties, properties)
  return answer(204)
}

async function create(request: GraphRequest): Promise<Answer> {
  const { caller, body, core } = request
  if (!mayCreate(caller)) return denied()
  const shape = judgeQuery(request, SERVICE_PRINCIPAL, ['$select']) ?? judgeBody(SERVICE_PRINCIPAL, body, 'create')
  if (shape !== undefined) return shape
  const { appId: given, displayName: _name, ...properties } = body
  const appId = String(given)
  const application = caller.tenant.applications.find((entry) => sameId(entry.appId, appId))
  // A new application is not known everywhere yet.
  const isNew = application !== undefined && core.staleness.recall(`new:${application.id}`) !== undefined
  if (application === undefined || isNew) {
    const message = `The appId '${appId}' of the service principal does not reference a valid application object.`
    return graphError(400, 'Request_BadRequest', message)
  }
  // `Application.ReadWrite.OwnedBy` reaches only applications that the caller owns already (microsoft-graph-docs#16138).
  if (!mayWrite(caller, application)) return denied()
  if (caller.tenant.servicePrincipals.some((entry) => sameId(entry.appId, appId))) {
    const message = `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`
    return graphError(409, 'Request_MultipleObjectsWithSameKeyValue', message)
  }
  const full = judgeQuota(caller)
  if (full !== undefined) return full
  const owned = { id: randomUUID(), appId: application.appId, owners: [caller.objectId], properties }
  const stored = await loadServicePrincipal(owned, application.displayName)
  caller.tenant.servicePrincipals.push(stored)
  core.replication.announce(stored.appId, core.settings.replication.tokenService)
  core.replication.announce(`arm:${stored.id}`, core.settings.replication.resourceManager)
  const head = context(request, 'servicePrincipals/$entity')
  const entity = principalEntity(findPrincipal(caller.tenant, { property: 'id', value: stored.id }) ?? unreachable())
  const note = `created service principal of ${application.displayName}`
  return answer(201, { '@odata.context': head, ...select(request, entity) }, { note })
}

/** `…/addPassword` and `…/removePassword` of a service principal. */
function passwords(request: GraphRequest, { stored }: Principal, { name }: Segment): Answer {
  if (request.method !== 'POST') return notSimulated(`${request.method} of ${name}`)
  if (stored === undefined || !mayWritePrincipal(request.caller, stored)) return denied()
  return name.toLowerCase() === 'addpassword' ? addPassword(request, stored) : removePassword(request, stored)
}

function unreachable(): never {
  throw new Error('What was just stored is not there.')
}
