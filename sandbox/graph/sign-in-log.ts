/** The two reports about sign-ins, both of Graph beta: the log's rows, and when each secret or certificate was used last. */
import { sameId } from '../entra/client.ts'
import type { Answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Caller } from '../tokens/access-token.ts'
import type { SignIn } from '../world/credential-state.ts'
import { stableGuid } from '../world/stable-id.ts'
import type { Tenant } from '../world/state.ts'
import { graphError } from './error.ts'
import { listCollection } from './odata/collection.ts'
import type { EntityType } from './odata/entity-type.ts'
import type { GraphRequest, Segment } from './request.ts'

const WINDOW_MS = 10_000
const READ = ['AuditLog.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All']

/** https://learn.microsoft.com/graph/api/resources/appcredentialsigninactivity?view=graph-rest-beta */
const ACTIVITY: EntityType = {
  name: 'appCredentialSignInActivity',
  writable: {},
  readOnly: [
    'appId',
    'appObjectId',
    'createdDateTime',
    'credentialOrigin',
    'expirationDateTime',
    'id',
    'keyId',
    'keyType',
    'keyUsage',
    'resourceId',
    'servicePrincipalObjectId',
    'signInActivity',
  ],
  immutable: [],
  navigation: [],
  filters: { appId: ['eq'], keyId: ['eq'] },
  advanced: {},
  exact: [],
  closed: false,
}

/** https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta, as far as service principals fill it. */
const SIGN_IN: EntityType = {
  name: 'signIn',
  writable: {},
  readOnly: [
    'appDisplayName',
    'appId',
    'clientCredentialType',
    'correlationId',
    'createdDateTime',
    'federatedCredentialId',
    'id',
    'ipAddress',
    'resourceDisplayName',
    'resourceId',
    'servicePrincipalCredentialKeyId',
    'servicePrincipalCredentialThumbprint',
    'servicePrincipalId',
    'servicePrincipalName',
    'signInEventTypes',
    'status',
  ],
  immutable: [],
  navigation: [],
  filters: { appId: ['eq'], createdDateTime: ['ge', 'le', 'gt', 'lt', 'eq'], signInEventTypes: ['eq'] },
  advanced: {},
  exact: [],
  closed: true,
}

const may = ({ scopes, roles }: Caller) => (scopes ?? roles).some((role) => READ.includes(role))

function missingPermission(): Answer {
  const message =
    'The principal does not have required Microsoft Graph permission(s): AuditLog.Read.All to call this API.'
  return graphError(403, 'Authentication_MSGraphPermissionMissing', message)
}

function missingSegment(name: string): Answer {
  return graphError(400, 'BadRequest', `Resource not found for the segment '${name}'.`)
}

/** `GET /beta/auditLogs/signIns`: without a premium licence refused to everybody. */
export function signInLog(request: GraphRequest, [, next, ...rest]: readonly Segment[]): Answer {
  const { caller, core, method, version } = request
  if (next?.name.toLowerCase() !== 'signins' || method !== 'GET' || rest.length > 0 || next.key !== undefined) {
    return notSimulated(`${method} /auditLogs/${next?.name}`)
  }
  if (!may(caller)) return missingPermission()
  if (!core.settings.graph.signInLog) {
    const message = 'Neither tenant is B2C or tenant does not have premium license.'
    return graphError(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', message)
  }
  // v1.0 knows people's sign-ins only.
  const items = version === 'beta' ? caller.tenant.signIns.toReversed() : []
  const toEntity = (row: SignIn) => toSignIn(caller.tenant, row)
  return listCollection(request, {
    type: SIGN_IN,
    path: 'auditLogs/signIns',
    context: 'auditLogs/signIns',
    items,
    facts: toEntity,
    toEntity,
  })
}

function toSignIn(tenant: Tenant, row: SignIn): Record<string, unknown> {
  const principal = tenant.servicePrincipals.find(({ appId }) => sameId(appId, row.appId))
  const { errorCode, failureReason, ...rest } = row
  return {
    ...rest,
    appDisplayName: principal?.displayName ?? null,
    correlationId: stableGuid(`${row.id} correlation`),
    ipAddress: '192.0.2.1',
    resourceDisplayName: 'Azure Resource Manager',
    servicePrincipalId: principal?.id ?? '',
    servicePrincipalName: principal?.displayName ?? null,
    signInEventTypes: ['servicePrincipal'],
    status: { errorCode, failureReason: failureReason === '' ? null : failureReason, additionalDetails: null },
  }
}

/** `GET /beta/reports/appCredentialSignInActivities`: 5 requests in 10 seconds; not in every cloud, not in v1.0. */
export function credentialReport(request: GraphRequest, [, next, ...rest]: readonly Segment[]): Answer {
  const { caller, core, method, version } = request
  if (next?.name.toLowerCase() !== 'appcredentialsigninactivities') return notSimulated(`/reports/${next?.name}`)
  if (!core.settings.graph.credentialReport || version !== 'beta') return missingSegment(next.name)
  if (method !== 'GET' || rest.length > 0) return notSimulated(`${method} of /reports/${next.name}`)
  const busy = throttle(request)
  if (busy !== undefined) return busy
  if (!may(caller)) return missingPermission()
  const toEntity = (activity: Record<string, unknown>) => activity
  return listCollection(request, {
    type: ACTIVITY,
    path: 'reports/appCredentialSignInActivities',
    context: 'reports/appCredentialSignInActivities',
    items: activities(caller.tenant),
    facts: toEntity,
    toEntity,
  })
}

/** The last successful use of each secret and certificate that still exists; one that was never used has no row. */
function activities(tenant: Tenant): readonly Record<string, unknown>[] {
  return tenant.applications.flatMap((application) => {
    const principal = tenant.servicePrincipals.find(({ appId }) => sameId(appId, application.appId))
    const holders = [
      { origin: 'application', holder: application },
      ...(principal === undefined ? [] : [{ origin: 'servicePrincipal', holder: principal }]),
    ]
    return holders.flatMap(({ origin, holder }) => {
      const secrets = holder.passwordCredentials.map((entry) => ({
        ...entry,
        keyType: 'clientSecret',
        keyUsage: 'verify',
      }))
      const keys = holder.keyCredentials.map((entry) => ({
        ...entry,
        keyType: 'certificate',
        keyUsage: entry.usage.toLowerCase(),
      }))
      return [...secrets, ...keys].flatMap(({ keyId, keyType, keyUsage, startDateTime, endDateTime }) => {
        const last = lastUse(tenant, keyId)
        if (last === undefined) return []
        return [
          {
            id: Buffer.from(`${keyId}|${origin}`).toString('base64'),
            appId: application.appId,
            appObjectId: application.id,
            servicePrincipalObjectId: principal?.id ?? null,
            createdDateTime: startDateTime,
            credentialOrigin: origin,
            expirationDateTime: endDateTime,
            keyId,
            keyType,
            keyUsage,
            resourceId: stableGuid(`${tenant.id} Azure Resource Manager`),
            signInActivity: { lastSignInDateTime: last.createdDateTime, lastSignInRequestId: last.id },
          },
        ]
      })
    })
  })
}

function lastUse({ signIns }: Tenant, keyId: string): SignIn | undefined {
  return signIns
    .filter(
      (row) =>
        row.errorCode === 0 &&
        row.servicePrincipalCredentialKeyId !== null &&
        sameId(row.servicePrincipalCredentialKeyId, keyId),
    )
    .toSorted((a, b) => Date.parse(b.createdDateTime) - Date.parse(a.createdDateTime))[0]
}

function throttle({ core, caller }: GraphRequest): Answer | undefined {
  const { reportsPer10Seconds } = core.settings.graph
  if (reportsPer10Seconds <= 0) return undefined
  const now = Date.now()
  const key = `${caller.tenant.id} ${caller.appId}`
  const recent = (core.reportRequests.get(key) ?? []).filter((time) => time > now - WINDOW_MS)
  const [oldest = now] = recent
  if (recent.length >= reportsPer10Seconds) {
    const seconds = Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1000))
    return graphError(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(seconds) })
  }
  core.reportRequests.set(key, [...recent, now])
  return undefined
}
