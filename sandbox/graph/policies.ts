/** App management policies: the tenant's default, those of single applications, and what they forbid of secrets and certificates. */
import { sameId } from '../entra/client.ts'
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { AppManagementPolicy } from '../world/policies.ts'
import type { Application, Tenant } from '../world/state.ts'
import { denied, graphError, notFound } from './error.ts'
import { context } from './odata/collection.ts'
import type { GraphRequest, Segment } from './request.ts'

const DAY_MS = 86_400_000
const READ = ['Policy.Read.All', 'Policy.Read.ApplicationConfiguration', 'Policy.ReadWrite.ApplicationConfiguration']
/** Since when restrictions count: applications made before are exempt. */
const SINCE = '2019-01-01T00:00:00Z'

type Limits = Pick<AppManagementPolicy, 'forbidPasswords' | 'maxPasswordDays' | 'maxKeyDays'>

/** Answers `/policies/defaultAppManagementPolicy` and `/policies/appManagementPolicies`. */
export function policies(request: GraphRequest, [, kind, ...rest]: readonly Segment[]): Answer {
  const { caller, method } = request
  const { policies: stored } = caller.tenant
  const served = /^(defaultAppManagementPolicy|appManagementPolicies)$/i.test(kind?.name ?? '')
  if (method !== 'GET' || rest.length > 0 || !served) return notSimulated(`${method} of /policies/${kind?.name}`)
  if (!(caller.scopes ?? caller.roles).some((role) => READ.includes(role))) return denied()
  if (kind === undefined || /^default/i.test(kind.name)) {
    return answer(200, {
      '@odata.context': context(request, 'policies/defaultAppManagementPolicy/$entity'),
      ...ofTenant(stored),
    })
  }
  const { key } = kind
  const found = (stored.appManagement ?? []).filter(({ id }) => key === undefined || sameId(id, key.value))
  if (key === undefined) return collection(request, 'policies/appManagementPolicies', found)
  const [policy] = found
  return policy === undefined ? notFound(key.value) : answer(200, ofApplications(policy))
}

/** `GET /applications/{id}/appManagementPolicies`. */
export function policiesOf(request: GraphRequest, { appId }: Application): Answer {
  const { caller, method } = request
  if (method !== 'GET') return notSimulated(`${method} of appManagementPolicies`)
  if (!(caller.scopes ?? caller.roles).some((role) => READ.includes(role))) return denied()
  const assigned = (caller.tenant.policies.appManagement ?? []).filter(({ appliesTo }) =>
    appliesTo.some((id) => sameId(id, appId)),
  )
  return collection(request, 'appManagementPolicies', assigned)
}

function collection(request: GraphRequest, path: string, items: readonly AppManagementPolicy[]): Answer {
  return answer(200, { '@odata.context': context(request, path), value: items.map(ofApplications) })
}

/** https://learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy */
function ofTenant(limits: Limits): Record<string, unknown> {
  const restrictions = { passwordCredentials: restrictionsOf(limits), keyCredentials: keyRestrictionsOf(limits) }
  return {
    id: '00000000-0000-0000-0000-000000000000',
    displayName: 'Default app management tenant policy',
    description:
      'Default tenant policy that enforces app management restrictions on applications and service principals.',
    isEnabled: restrictions.passwordCredentials.length + restrictions.keyCredentials.length > 0,
    applicationRestrictions: restrictions,
    servicePrincipalRestrictions: restrictions,
  }
}

function ofApplications({ id, displayName, isEnabled, ...limits }: AppManagementPolicy): Record<string, unknown> {
  return {
    id,
    displayName,
    description: null,
    isEnabled,
    restrictions: { passwordCredentials: restrictionsOf(limits), keyCredentials: keyRestrictionsOf(limits) },
  }
}

function restriction(restrictionType: string, state: boolean, maxLifetime: string | null): Record<string, unknown> {
  return {
    restrictionType,
    state: state ? 'enabled' : 'disabled',
    maxLifetime,
    restrictForAppsCreatedAfterDateTime: SINCE,
  }
}

function keyRestrictionsOf({ maxKeyDays }: Limits): readonly Record<string, unknown>[] {
  return maxKeyDays === undefined ? [] : [restriction('asymmetricKeyLifetime', true, `P${maxKeyDays}D`)]
}

function restrictionsOf({ forbidPasswords, maxPasswordDays }: Limits): readonly Record<string, unknown>[] {
  return [
    ...(forbidPasswords === undefined ? [] : [restriction('passwordAddition', forbidPasswords, null)]),
    ...(maxPasswordDays === undefined ? [] : [restriction('passwordLifetime', true, `P${maxPasswordDays}D`)]),
  ]
}

/** The limits that count for an application: an assigned policy goes before the tenant's default, restriction by restriction. */
function limitsOf(
  { policies: { appManagement = [], ...limits } }: Tenant,
  appId: string,
): Limits & { readonly id: string } {
  const own = appManagement.find(({ appliesTo, isEnabled }) => isEnabled && appliesTo.some((id) => sameId(id, appId)))
  const id = own?.id ?? '538f1913-366a-440a-95a0-e195cb55b282'
  const forbidPasswords = own?.forbidPasswords ?? limits.forbidPasswords
  const maxPasswordDays = own?.maxPasswordDays ?? limits.maxPasswordDays
  const maxKeyDays = own?.maxKeyDays ?? limits.maxKeyDays
  return {
    id,
    ...(forbidPasswords !== undefined && { forbidPasswords }),
    ...(maxPasswordDays !== undefined && { maxPasswordDays }),
    ...(maxKeyDays !== undefined && { maxKeyDays }),
  }
}

function tooLong(id: string): Answer {
  const message = `Credential lifetime exceeds the max value allowed as per assigned policy '${id}'.`
  return graphError(400, 'CredentialInvalidLifetimeAsPerAppPolicy', message)
}

/** Refuses a certificate that a policy does not let live so long. */
export function judgeKey(tenant: Tenant, appId: string, lifetimeMs: number): Answer | undefined {
  const { id, maxKeyDays } = limitsOf(tenant, appId)
  return maxKeyDays === undefined || lifetimeMs <= maxKeyDays * DAY_MS ? undefined : tooLong(id)
}

/** Refuses a secret that a policy forbids or that lives too long. */
export function judgePassword(tenant: Tenant, appId: string, lifetimeMs: number): Answer | undefined {
  const { id, forbidPasswords, maxPasswordDays } = limitsOf(tenant, appId)
  const policy = `as per assigned policy '${id}'`
  if (forbidPasswords === true) {
    return graphError(400, 'CredentialTypeNotAllowedAsPerAppPolicy', `Credential type not allowed ${policy}`)
  }
  return maxPasswordDays === undefined || lifetimeMs <= maxPasswordDays * DAY_MS ? undefined : tooLong(id)
}
