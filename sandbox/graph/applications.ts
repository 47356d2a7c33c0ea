/** Graph's applications: read, list, create, upsert, update, delete. */
import { randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer } from '../http/answer.ts'
import type { KeyCredential } from '../world/credential-state.ts'
import type { Application, Tenant } from '../world/state.ts'
import { applicationEntity, applicationFacts, toApplication } from './application-entity.ts'
import { applyProperties } from './application-properties.ts'
import { writeApplication } from './application-write.ts'
import { mayCreate } from './authorize.ts'
import { denied, graphError } from './error.ts'
import { judgeBody } from './odata/body.ts'
import { context, listCollection, select, selected, selectionContext } from './odata/collection.ts'
import { APPLICATION } from './odata/entity-type.ts'
import { judgeQuery } from './odata/query.ts'
import { judgeQuota } from './quota.ts'
import type { GraphRequest, Segment } from './request.ts'

const EXPANDABLE = ['federatedIdentityCredentials', 'owners']

/** The application that a segment's key names: by object id, `appId` or `uniqueName`. */
export function findApplication(tenant: Tenant, key: NonNullable<Segment['key']>): Application | undefined {
  return tenant.applications.find((application) => {
    if (key.property === 'appId') return sameId(application.appId, key.value)
    if (key.property === 'uniqueName') return application.uniqueName === key.value
    return sameId(application.id, key.value)
  })
}

/** `GET /applications`; a list that selects `keyCredentials` shows the keys as well. */
export function listApplications(request: GraphRequest): Answer {
  const { tenant } = request.caller
  const keys = selected(request)?.includes('keycredentials') === true
  return listCollection(request, {
    type: APPLICATION,
    path: 'applications',
    context: selectionContext(request, 'applications'),
    items: tenant.applications,
    facts: (application) => applicationFacts(tenant, application),
    toEntity: (application) => toApplication(request, application, keys),
    expandable: EXPANDABLE,
    key: ({ id, appId }, property) => ({ id, appid: appId })[property],
  })
}

/** `GET /applications/{id}`; `key` of certificates only when `keyCredentials` is selected by name. */
export function getApplication(request: GraphRequest, application: Application): Answer {
  const refused = judgeQuery(request, APPLICATION, ['$select', '$expand'], EXPANDABLE)
  if (refused !== undefined) return refused
  const names = selected(request)
  const keys = names?.includes('keycredentials') === true
  const old = names === undefined || keys ? request.core.staleness.recall(`keys:${application.id}`) : undefined
  const seen = old === undefined ? application : { ...application, keyCredentials: old as KeyCredential[] }
  return answer(200, {
    '@odata.context': context(request, `${selectionContext(request, 'applications')}/$entity`),
    ...toApplication(request, seen, keys),
  })
}

/** `POST /applications`: who creates one becomes its owner. `uniqueName` is given by an upsert's key. */
export function createApplication(request: GraphRequest, uniqueName?: string): Answer {
  const { caller, body, core } = request
  if (!mayCreate(caller)) return denied()
  const refused = judgeBody(APPLICATION, body, 'create') ?? judgeQuery(request, APPLICATION, ['$select'])
  if (refused !== undefined) return refused
  if (typeof body.displayName !== 'string' || body.displayName === '') {
    return graphError(400, 'Request_BadRequest', 'Property displayName is required but missing in request.')
  }
  const application: Application = {
    id: randomUUID(),
    appId: randomUUID(),
    displayName: body.displayName,
    uniqueName: uniqueName ?? (typeof body.uniqueName === 'string' ? body.uniqueName : null),
    signInAudience: 'AzureADMyOrg',
    createdDateTime: new Date().toISOString(),
    createdByAppId: caller.appId,
    owners: [caller.objectId],
    federatedIdentityCredentials: [],
    passwordCredentials: [],
    keyCredentials: [],
    properties: {},
  }
  const taken = caller.tenant.applications.some((other) => other.uniqueName === application.uniqueName)
  if (application.uniqueName !== null && taken) {
    const message = 'Another object with the same value for property uniqueName already exists.'
    return graphError(409, 'Request_MultipleObjectsWithSameKeyValue', message)
  }
  const wrong = judgeQuota(caller) ?? applyProperties(caller.tenant, application, { ...body, uniqueName: undefined })
  if (wrong !== undefined) return wrong
  caller.tenant.applications.push(application)
  core.staleness.remember(`new:${application.id}`, true, core.settings.graph.newApplicationMisses)
  const entity = {
    '@odata.context': context(request, 'applications/$entity'),
    ...select(request, applicationEntity(caller.tenant, application, false)),
  }
  const location = `${request.origin}/${request.version}/directoryObjects/${application.id}/Microsoft.DirectoryServices.Application`
  return answer(201, entity, { headers: { location }, note: `created application ${application.displayName}` })
}

/** `PATCH /applications(uniqueName='…')` of an application that is not there: an upsert creates it. */
export function upsertApplication(request: GraphRequest, uniqueName: string): Answer | undefined {
  if (!/(^|,)\s*create-if-missing\s*(,|$)/.test(request.header('prefer') ?? '')) return undefined
  return createApplication(request, uniqueName)
}

/** `PATCH /applications/{id}`. */
export function updateApplication(request: GraphRequest, application: Application): Promise<Answer> {
  return writeApplication(request, application, () => {
    const { uniqueName, ...body } = request.body
    // The unique name may be repeated, never changed.
    const judged = uniqueName === undefined || uniqueName === application.uniqueName ? body : request.body
    const refused = judgeQuery(request, APPLICATION, []) ?? judgeBody(APPLICATION, judged, 'update')
    return refused ?? applyProperties(request.caller.tenant, application, judged) ?? answer(204)
  })
}

/** `DELETE /applications/{id}`: its service principal goes with it; both can be restored. */
export function deleteApplication(request: GraphRequest, application: Application): Promise<Answer> {
  return writeApplication(request, application, () => {
    const { tenant } = request.caller
    const principal = tenant.servicePrincipals.find((entry) => sameId(entry.appId, application.appId))
    tenant.applications = tenant.applications.filter((other) => other !== application)
    tenant.servicePrincipals = tenant.servicePrincipals.filter((other) => other !== principal)
    const deletedDateTime = new Date().toISOString()
    tenant.deletedItems.push({ deletedDateTime, application })
    if (principal !== undefined) tenant.deletedItems.push({ deletedDateTime, servicePrincipal: principal })
    return answer(204, undefined, { note: `deleted application ${application.displayName}` })
  })
}
