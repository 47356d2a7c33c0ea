/** Reads the tenant's app management policies: what they forbid of client secrets and certificates, for one application. */
import type { CertificateLimits } from '../core/certificate/lifetime.ts'
import { parseDurationDays, type SecretRestriction } from '../core/secret/restriction.ts'
import { createGraphSender, type GraphEnvironment, type SendToGraph } from './graph-client.ts'
import { asObject, asText, type JsonObject, parseObject } from './shape.ts'

// Restrictions that matter here, by the list in which they stand:
// https://learn.microsoft.com/graph/api/resources/passwordcredentialconfiguration
// https://learn.microsoft.com/graph/api/resources/keycredentialconfiguration
const KINDS = {
  passwordCredentials: ['passwordAddition', 'passwordLifetime'],
  keyCredentials: ['asymmetricKeyLifetime'],
} as const

type Listed = keyof typeof KINDS

const LIFETIMES: readonly unknown[] = ['passwordLifetime', 'asymmetricKeyLifetime']

function configurationsIn(restrictions: unknown, list: Listed): readonly JsonObject[] {
  const listed = asObject(restrictions)?.[list]
  return Array.isArray(listed) ? listed.map(asObject).filter((each) => each !== undefined) : []
}

/** A restriction that is enabled; one that some callers are exempt from is left to Graph, which knows the caller. */
function toRestriction(policy: string, configuration: JsonObject): readonly SecretRestriction[] {
  const { restrictionType, state, maxLifetime, restrictForAppsCreatedAfterDateTime, excludeActors } = configuration
  if (state !== 'enabled' || (excludeActors !== null && excludeActors !== undefined)) return []
  const time = Date.parse(asText(restrictForAppsCreatedAfterDateTime) ?? '')
  const since = Number.isNaN(time) ? undefined : time
  if (restrictionType === 'passwordAddition') return [{ kind: 'addition', policy, since }]
  const days = parseDurationDays(asText(maxLifetime) ?? '')
  return LIFETIMES.includes(restrictionType) && days !== undefined ? [{ kind: 'lifetime', policy, since, days }] : []
}

function named(policy: JsonObject): string {
  return asText(policy.displayName) ?? asText(policy.id) ?? 'app management policy'
}

/**
 * Puts the tenant's default and the policies that are assigned to the application together: what an assigned one says of a
 * kind of restriction, the default does not.
 */
export function toRestrictions(
  tenant: JsonObject,
  assigned: readonly JsonObject[],
  list: Listed = 'passwordCredentials',
): readonly SecretRestriction[] {
  const own = assigned
    .filter(({ isEnabled }) => isEnabled !== false)
    .flatMap((policy) => configurationsIn(policy.restrictions, list).map((each) => ({ policy, each })))
  const settled = new Set(own.map(({ each }) => each.restrictionType))
  const defaults = tenant.isEnabled === true ? configurationsIn(tenant.applicationRestrictions, list) : []
  return [
    ...own.flatMap(({ policy, each }) => toRestriction(named(policy), each)),
    ...defaults
      .filter(
        ({ restrictionType }) => KINDS[list].some((kind) => kind === restrictionType) && !settled.has(restrictionType),
      )
      .flatMap((each) => toRestriction(named(tenant), each)),
  ]
}

/** Asks for an object; undefined for everything that is not answered with one. */
function createGet(send: SendToGraph): (path: string) => Promise<JsonObject | undefined> {
  return async (path) => {
    const reply = await send({ method: 'GET', path })
    return reply.status === 200 ? parseObject(reply.text) : undefined
  }
}

function assignedIn(answer: JsonObject | undefined): readonly JsonObject[] | undefined {
  const assigned = answer?.value
  return Array.isArray(assigned) ? assigned.map(asObject).filter((each) => each !== undefined) : undefined
}

/** Reads what one list of credentials of an application must keep to, by the application's path. */
export type ReadRestrictions = (application: string, list: Listed) => Promise<readonly SecretRestriction[] | undefined>

/**
 * Builds the reader of restrictions; the tenant's default is read once. Undefined where the manager may not read policies, or
 * the cloud has none. https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-get
 */
export function createRestrictionReader(environment: GraphEnvironment): ReadRestrictions {
  const get = createGet(createGraphSender(environment))
  let whole: Promise<JsonObject | undefined> | undefined
  return async (application, list) => {
    whole ??= get('/policies/defaultAppManagementPolicy')
    const tenant = await whole
    const assigned = tenant && assignedIn(await get(`${application}/appManagementPolicies`))
    return tenant && assigned && toRestrictions(tenant, assigned, list)
  }
}

/** Builds the reader of what counts for the certificates of an application, by its object ID; undefined as above. */
export function createCertificateLimitReader(
  environment: GraphEnvironment,
): (objectId: string) => Promise<CertificateLimits | undefined> {
  const get = createGet(createGraphSender(environment))
  const readRestrictions = createRestrictionReader(environment)
  return async (objectId) => {
    const restrictions = await readRestrictions(`/applications/${objectId}`, 'keyCredentials')
    if (restrictions === undefined) return undefined
    const lifetimes = restrictions.flatMap((each) => (each.kind === 'lifetime' ? [each] : []))
    const isDated = lifetimes.some(({ since }) => since !== undefined)
    const application = isDated ? await get(`/applications/${objectId}?$select=createdDateTime`) : undefined
    const createdAt = Date.parse(asText(application?.createdDateTime) ?? '')
    return { lifetimes, createdAt: Number.isNaN(createdAt) ? undefined : createdAt }
  }
}
