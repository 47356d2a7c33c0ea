/** Knows Graph's applications: read, list, create, update, delete, and their wire form. */
import { randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer } from '../http/answer.ts'
import type { Application, Tenant } from '../world/state.ts'
import { applyProperties } from './application-properties.ts'
import { writeApplication } from './application-write.ts'
import { mayCreate } from './authorize.ts'
import { toEntity } from './credentials.ts'
import { denied, graphError } from './error.ts'
import { context, page, parseFilter, select, selected } from './odata.ts'
import type { GraphRequest, Segment } from './request.ts'

/** The application that a segment's key names: by object id, `appId` or `uniqueName`. */
export function findApplication(tenant: Tenant, key: NonNullable<Segment['key']>): Application | undefined {
  return tenant.applications.find((application) => {
    if (key.property === 'appId') return sameId(application.appId, key.value)
    if (key.property === 'uniqueName') return application.uniqueName === key.value
    return sameId(application.id, key.value)
  })
}

/** `GET /applications` with `$filter`, `$select`, `$expand`, `$top`. */
export function listApplications(request: GraphRequest): Answer {
  const filter = parseFilter(request.query.get('$filter'), ['appId', 'displayName', 'uniqueName', 'id'])
  if (filter === undefined) {
    return graphError(400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter clause specified.')
  }
  const matching = request.caller.tenant.applications.filter((application) =>
    Object.entries(filter).every(([name, value]) => sameText(name, Reflect.get(application, name), value)),
  )
  const items = matching.map((application) => toApplication(request, application, false))
  return answer(200, { '@odata.context': collectionContext(request), ...page(request, 'applications', items) })
}

/** Ids are compared ignoring case, and so are display names in Graph's filters. */
function sameText(name: string, actual: unknown, wanted: string): boolean {
  return typeof actual === 'string' && (name === 'uniqueName' ? actual === wanted : sameId(actual, wanted))
}

function collectionContext(request: GraphRequest): string {
  const fields = request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim())
  if (fields === undefined) return context(request, 'applications')
  // `$select=Id` comes back as `id` (recorded traffic): property names begin in lower case.
  const names = fields.map((name) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`)
  return context(request, `applications(${names.join(',')})`)
}

/** `GET /applications/{id}`; `key` of certificates only when `keyCredentials` is selected by name. */
export function getApplication(request: GraphRequest, application: Application): Answer {
  const keys = selected(request)?.includes('keycredentials') === true
  return answer(200, {
    '@odata.context': `${collectionContext(request)}/$entity`,
    ...toApplication(request, application, keys),
  })
}

/** The wire form with `$select` and `$expand` applied. */
export function toApplication(
  request: GraphRequest,
  application: Application,
  withKeys: boolean,
): Record<string, unknown> {
  const entity = {
    id: application.id,
    deletedDateTime: null,
    appId: application.appId,
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    createdDateTime: application.createdDateTime,
    displayName: application.displayName,
    description: null,
    groupMembershipClaims: null,
    identifierUris: [],
    publisherDomain: request.caller.tenant.domains[0] ?? null,
    signInAudience: application.signInAudience,
    tags: [],
    uniqueName: application.uniqueName,
    ...application.properties,
    keyCredentials: application.keyCredentials.map(({ pem: _pem, ...key }) => ({
      ...key,
      key: withKeys ? key.key : null,
    })),
    // Newest first, the text never again (recorded traffic).
    passwordCredentials: application.passwordCredentials
      .toReversed()
      .map((password) => ({ customKeyIdentifier: null, ...password, secretText: null })),
  }
  return { ...select(request, entity), ...expansions(request, application) }
}

function expansions(request: GraphRequest, application: Application): Record<string, unknown> {
  const wanted = (request.query.get('$expand') ?? '').split(',').map((name) => name.trim().toLowerCase().split('(')[0])
  return {
    ...(wanted.includes('federatedidentitycredentials')
      ? {
          federatedIdentityCredentials: application.federatedIdentityCredentials.map((credential) =>
            toEntity(credential, request.version),
          ),
        }
      : {}),
    ...(wanted.includes('owners') ? { owners: ownersOf(request.caller.tenant, application.owners) } : {}),
  }
}

/** Owners as directory objects. */
export function ownersOf(tenant: Tenant, ids: readonly string[]): readonly Record<string, unknown>[] {
  return ids.map((id) => {
    const principal = tenant.servicePrincipals.find((entry) => entry.id === id)
    if (principal !== undefined) {
      const { appId, displayName } = principal
      return { '@odata.type': '#microsoft.graph.servicePrincipal', id, appId, displayName }
    }
    const user = tenant.users.find((entry) => entry.id === id)
    return { '@odata.type': '#microsoft.graph.user', id, userPrincipalName: user?.userPrincipalName ?? null }
  })
}

/** `POST /applications`: a service principal that creates one becomes its owner. */
export async function createApplication(request: GraphRequest): Promise<Answer> {
  const { caller, body, core } = request
  if (!mayCreate(caller)) return denied()
  if (typeof body.displayName !== 'string' || body.displayName === '') {
    return graphError(400, 'Request_BadRequest', 'Property displayName is required but missing in request.')
  }
  const application: Application = {
    id: randomUUID(),
    appId: randomUUID(),
    displayName: body.displayName,
    uniqueName: typeof body.uniqueName === 'string' ? body.uniqueName : null,
    signInAudience: 'AzureADMyOrg',
    createdDateTime: new Date().toISOString(),
    owners: [caller.objectId],
    federatedIdentityCredentials: [],
    passwordCredentials: [],
    keyCredentials: [],
    properties: {},
  }
  const taken = caller.tenant.applications.some((other) => other.uniqueName === application.uniqueName)
  if (application.uniqueName !== null && taken) {
    return graphError(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      'Another object with the same value for property uniqueName already exists.',
    )
  }
  const refused = applyProperties(application, { ...body, uniqueName: undefined })
  if (refused !== undefined) return refused
  caller.tenant.applications.push(application)
  core.staleness.remember(`new:${application.id}`, true, core.settings.graph.newApplicationMisses)
  const result = getApplication(request, application)
  return { ...result, status: 201, note: `created application ${application.displayName}` }
}

/** `PATCH /applications/{id}`. */
export function updateApplication(request: GraphRequest, application: Application): Promise<Answer> {
  return writeApplication(request, application, () => applyProperties(application, request.body) ?? answer(204))
}

/** `DELETE /applications/{id}`: its service principal goes with it. */
export function deleteApplication(request: GraphRequest, application: Application): Promise<Answer> {
  return writeApplication(request, application, () => {
    const { tenant } = request.caller
    tenant.applications = tenant.applications.filter((other) => other !== application)
    tenant.servicePrincipals = tenant.servicePrincipals.filter((other) => other.appId !== application.appId)
    return answer(204, undefined, { note: `deleted application ${application.displayName}` })
  })
}
