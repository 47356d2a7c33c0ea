/** Reads the tenant's app management policies: what they forbid of client secrets, for one application. */
import { parseDurationDays, type SecretRestriction } from '../core/secret/restriction.ts'
import type { SendToGraph } from './graph-client.ts'
import { asObject, asText, type JsonObject, parseObject } from './shape.ts'

// Restrictions of secrets that matter here: https://learn.microsoft.com/graph/api/resources/passwordcredentialconfiguration
const KINDS = ['passwordAddition', 'passwordLifetime']

function configurationsIn(restrictions: unknown): readonly JsonObject[] {
  const listed = asObject(restrictions)?.passwordCredentials
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
  return restrictionType === 'passwordLifetime' && days !== undefined ? [{ kind: 'lifetime', policy, since, days }] : []
}

function named(policy: JsonObject): string {
  return asText(policy.displayName) ?? asText(policy.id) ?? 'app management policy'
}

/**
 * Puts the tenant's default and the policies that are assigned to the application together: what an assigned one says of a
 * kind of restriction, the default does not.
 */
export function toRestrictions(tenant: JsonObject, assigned: readonly JsonObject[]): readonly SecretRestriction[] {
  const own = assigned
    .filter(({ isEnabled }) => isEnabled !== false)
    .flatMap((policy) => configurationsIn(policy.restrictions).map((each) => ({ policy, each })))
  const settled = new Set(own.map(({ each }) => each.restrictionType))
  const defaults = tenant.isEnabled === true ? configurationsIn(tenant.applicationRestrictions) : []
  return [
    ...own.flatMap(({ policy, each }) => toRestriction(named(policy), each)),
    ...defaults
      .filter(({ restrictionType }) => KINDS.includes(String(restrictionType)) && !settled.has(restrictionType))
      .flatMap((each) => toRestriction(named(tenant), each)),
  ]
}

/**
 * Builds the reader of restrictions; undefined where the manager may not read policies, or the cloud has none.
 * https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-get
 */
export function createRestrictionReader(
  send: SendToGraph,
): (application: string) => Promise<readonly SecretRestriction[] | undefined> {
  const get = async (path: string) => {
    const reply = await send({ method: 'GET', path })
    return reply.status === 200 ? parseObject(reply.text) : undefined
  }
  return async (application) => {
    const tenant = await get('/policies/defaultAppManagementPolicy')
    const assigned = (await get(`${application}/appManagementPolicies`))?.value
    if (tenant === undefined || !Array.isArray(assigned)) return undefined
    return toRestrictions(
      tenant,
      assigned.map(asObject).filter((each) => each !== undefined),
    )
  }
}
