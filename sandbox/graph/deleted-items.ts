/** Graph's deleted items: applications and service principals that can be restored for 30 days. */
import { sameId } from '../entra/client.ts'
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { DeletedItem } from '../world/state.ts'
import { mayWrite, mayWritePrincipal } from './authorize.ts'
import { denied, notFound } from './error.ts'
import { context, listCollection, select } from './odata/collection.ts'
import { APPLICATION, SERVICE_PRINCIPAL } from './odata/entity-type.ts'
import type { GraphRequest, Segment } from './request.ts'

/** Answers `/directory/deletedItems/…`: list by type, get, restore, delete for good. */
export function deletedItems(request: GraphRequest, [collection, next]: readonly Segment[]): Answer {
  const { method, caller } = request
  const { tenant } = caller
  const key = collection?.key?.value
  if (key === undefined) {
    const type = next?.name
    if (method !== 'GET' || (type !== 'application' && type !== 'servicePrincipal')) {
      return notSimulated(`${method} of deletedItems/${type ?? ''}`)
    }
    return listCollection(request, {
      type: type === 'application' ? APPLICATION : SERVICE_PRINCIPAL,
      path: `directory/deletedItems/microsoft.graph.${type}`,
      context: 'directoryObjects',
      items: tenant.deletedItems.filter((item) => typeOf(item) === type),
      facts: entity,
      toEntity: (item) => select(request, entity(item)),
    })
  }
  const [option] = request.query.keys()
  if (option !== undefined) return notSimulated(`the query option '${option}' of a deleted item`)
  const item = tenant.deletedItems.find((entry) => sameId(idOf(entry), key))
  if (item === undefined) return notFound(key)
  if (method === 'GET' && next === undefined) {
    return answer(200, { '@odata.context': context(request, 'directoryObjects/$entity'), ...entity(item) })
  }
  const restore = method === 'POST' && next?.name === 'restore'
  if (!restore && (method !== 'DELETE' || next !== undefined)) return notSimulated(`${method} of a deleted item`)
  const allowed =
    item.application !== undefined
      ? mayWrite(caller, item.application)
      : item.servicePrincipal !== undefined && mayWritePrincipal(caller, item.servicePrincipal)
  if (!allowed) return denied()
  tenant.deletedItems = tenant.deletedItems.filter((other) => other !== item)
  if (!restore) return answer(204, undefined, { note: `deleted ${idOf(item)} for good` })
  if (item.application !== undefined) tenant.applications.push(item.application)
  if (item.servicePrincipal !== undefined) tenant.servicePrincipals.push(item.servicePrincipal)
  return answer(200, { ...entity(item), deletedDateTime: null }, { note: `restored ${idOf(item)}` })
}

function typeOf(item: DeletedItem): 'application' | 'servicePrincipal' {
  return item.application === undefined ? 'servicePrincipal' : 'application'
}

function idOf(item: DeletedItem): string {
  return item.application?.id ?? item.servicePrincipal?.id ?? ''
}

function entity(item: DeletedItem): Record<string, unknown> {
  const { id, appId, displayName } = item.application ?? item.servicePrincipal ?? {}
  const { deletedDateTime } = item
  const named = item.application === undefined ? {} : { uniqueName: item.application.uniqueName }
  return { '@odata.type': `#microsoft.graph.${typeOf(item)}`, id, deletedDateTime, appId, displayName, ...named }
}
