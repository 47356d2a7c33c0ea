/** Directory objects by their bare id: owners, `getByIds`, people that are looked up. */
import { sameId } from '../entra/client.ts'
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Tenant, User } from '../world/state.ts'
import { graphError, notFound } from './error.ts'
import { context, listCollection, select } from './odata/collection.ts'
import { USER } from './odata/entity-type.ts'
import { judgeQuery } from './odata/query.ts'
import { findPrincipal, principalEntity } from './principals.ts'
import type { GraphRequest, Segment } from './request.ts'

/** An application, service principal or user as a directory object; undefined when there is none. */
export function directoryObject(tenant: Tenant, id: string): Record<string, unknown> | undefined {
  const principal = findPrincipal(tenant, { property: 'id', value: id })
  if (principal !== undefined) {
    return { '@odata.type': '#microsoft.graph.servicePrincipal', ...principalEntity(principal) }
  }
  const user = tenant.users.find((entry) => sameId(entry.id, id))
  if (user !== undefined) return { '@odata.type': '#microsoft.graph.user', ...userEntity(user) }
  const application = tenant.applications.find((entry) => sameId(entry.id, id))
  if (application === undefined) return undefined
  const { appId, displayName } = application
  return { '@odata.type': '#microsoft.graph.application', id: application.id, appId, displayName }
}

/** Owners as directory objects; one that is gone shows its id only. */
export function ownersOf(tenant: Tenant, ids: readonly string[]): readonly Record<string, unknown>[] {
  return ids.map((id) => directoryObject(tenant, id) ?? { '@odata.type': '#microsoft.graph.directoryObject', id })
}

/** `GET /directoryObjects/{id}` and `POST /directoryObjects/getByIds`. */
export function directoryObjects(request: GraphRequest, [head, next]: readonly Segment[]): Answer {
  const { tenant } = request.caller
  const head_ = context(request, 'directoryObjects')
  if (request.method === 'POST' && next?.name.toLowerCase() === 'getbyids') {
    const { ids, types } = request.body
    if (!Array.isArray(ids)) return graphError(400, 'Request_BadRequest', "Property 'ids' is required.")
    const wanted = Array.isArray(types) ? types.map((type) => `#microsoft.graph.${String(type)}`.toLowerCase()) : []
    const value = ids
      .map((id) => directoryObject(tenant, String(id)))
      .filter((entry) => entry !== undefined)
      .filter((entry) => wanted.length === 0 || wanted.includes(String(entry['@odata.type']).toLowerCase()))
    return answer(200, { '@odata.context': head_, value })
  }
  if (request.method === 'GET' && head?.key !== undefined && next === undefined) {
    const found = directoryObject(tenant, head.key.value)
    return found === undefined
      ? notFound(head.key.value)
      : answer(200, { '@odata.context': `${head_}/$entity`, ...found })
  }
  return notSimulated(`${request.method} of directoryObjects`)
}

function userEntity({ id, userPrincipalName }: User): Record<string, unknown> {
  return { id, displayName: userPrincipalName.split('@')[0], mail: null, userPrincipalName }
}

/** `GET /users` and `/users/{id or UPN}`. */
export function users(request: GraphRequest, [head, next]: readonly Segment[]): Answer {
  const { tenant } = request.caller
  if (request.method !== 'GET' || next !== undefined) return notSimulated(`${request.method} of users`)
  const key = head?.key
  if (key === undefined) {
    const items = tenant.users
    return listCollection(request, {
      type: USER,
      path: 'users',
      context: 'users',
      items,
      facts: userEntity,
      toEntity: (user) => select(request, userEntity(user)),
    })
  }
  const refused = judgeQuery(request, USER, ['$select'])
  if (refused !== undefined) return refused
  const user = tenant.users.find((entry) => sameId(entry.id, key.value) || sameId(entry.userPrincipalName, key.value))
  if (user === undefined) return notFound(key.value)
  return answer(200, { '@odata.context': context(request, 'users/$entity'), ...select(request, userEntity(user)) })
}
