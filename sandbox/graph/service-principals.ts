/** Knows Graph's service principals and the owners of applications. */
import { randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer } from '../http/answer.ts'
import type { Application, ServicePrincipal } from '../world/state.ts'
import { writeApplication } from './application-write.ts'
import { ownersOf } from './applications.ts'
import { mayCreate } from './authorize.ts'
import { denied, graphError, notFound } from './error.ts'
import { context, page, parseFilter, select } from './odata.ts'
import type { GraphRequest, Segment } from './request.ts'

/** Answers `/servicePrincipals[…]`: list, get by object id or `appId`, create. */
export function servicePrincipals(request: GraphRequest, segment: Segment): Answer {
  const { tenant } = request.caller
  const { key } = segment
  if (request.method === 'POST' && key === undefined) return createPrincipal(request)
  if (request.method !== 'GET') return graphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.')
  if (key !== undefined) {
    const property = key.property === 'appId' ? 'appId' : 'id'
    const principal = tenant.servicePrincipals.find((entry) => sameId(entry[property], key.value))
    if (principal === undefined) return notFound(key.value)
    const head = context(request, 'servicePrincipals/$entity')
    return answer(200, { '@odata.context': head, ...select(request, toEntity(principal)) })
  }
  const filter = parseFilter(request.query.get('$filter'), ['appId', 'displayName', 'id'])
  if (filter === undefined) {
    return graphError(400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter clause specified.')
  }
  const items = tenant.servicePrincipals
    .filter((entry) => Object.entries(filter).every(([name, value]) => sameId(String(Reflect.get(entry, name)), value)))
    .map((entry) => select(request, toEntity(entry)))
  return answer(200, {
    '@odata.context': context(request, 'servicePrincipals'),
    ...page(request, 'servicePrincipals', items),
  })
}

function toEntity(principal: ServicePrincipal): Record<string, unknown> {
  const { id, appId, displayName } = principal
  return { id, deletedDateTime: null, accountEnabled: true, appId, displayName, servicePrincipalType: 'Application' }
}

function createPrincipal(request: GraphRequest): Answer {
  const { caller, body, core } = request
  if (!mayCreate(caller)) return denied()
  const appId = String(body.appId)
  const application = caller.tenant.applications.find((entry) => sameId(entry.appId, appId))
  if (application === undefined) {
    const message = `The appId '${appId}' of the service principal does not reference a valid application object.`
    return graphError(400, 'Request_BadRequest', message)
  }
  if (caller.tenant.servicePrincipals.some((entry) => sameId(entry.appId, appId))) {
    const message = `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`
    return graphError(409, 'Request_MultipleObjectsWithSameKeyValue', message)
  }
  const principal = { id: randomUUID(), appId: application.appId, displayName: application.displayName, roles: [] }
  caller.tenant.servicePrincipals.push(principal)
  core.replication.announce(principal.appId, core.settings.replication.tokenService)
  const head = context(request, 'servicePrincipals/$entity')
  const note = `created service principal of ${application.displayName}`
  return answer(201, { '@odata.context': head, ...toEntity(principal) }, { note })
}

/** Answers `/applications/{id}/owners` and `…/owners/$ref`. */
export async function owners(
  request: GraphRequest,
  application: Application,
  rest: readonly Segment[],
): Promise<Answer> {
  const [collection, reference] = rest
  if (request.method === 'GET') {
    const items = ownersOf(request.caller.tenant, application.owners)
    return answer(200, { '@odata.context': context(request, 'directoryObjects'), value: items })
  }
  if (reference?.name !== '$ref') return graphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.')
  return writeApplication(request, application, () => {
    if (request.method === 'DELETE') {
      application.owners = application.owners.filter((id) => id !== collection?.key?.value)
      return answer(204)
    }
    return addOwner(request, application)
  })
}

function addOwner(request: GraphRequest, application: Application): Answer {
  const id = /\/([0-9a-fA-F-]{36})\/?$/.exec(String(request.body['@odata.id']))?.[1] ?? ''
  const { tenant } = request.caller
  if (![...tenant.servicePrincipals, ...tenant.users].some((entry) => sameId(entry.id, id))) return notFound(id)
  if (application.owners.includes(id)) {
    const message = "One or more added object references already exist for the following modified properties: 'owners'."
    return graphError(400, 'Request_BadRequest', message)
  }
  application.owners = [...application.owners, id]
  return answer(204, undefined, { note: `owner ${id}` })
}
