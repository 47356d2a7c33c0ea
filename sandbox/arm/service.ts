/** Azure Resource Manager's front door: bearer, API version, and which resource a path names. */
import type { Core } from '../core.ts'
import { sameId } from '../entra/client.ts'
import { type Answer, asRecord, parseJson } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import { type Caller, verifyAccessToken } from '../tokens/access-token.ts'
import { credentialRoute } from './credentials.ts'
import { armError, armUnauthenticated, badRequest, frameArmAnswer } from './error.ts'
import { identityRoute, listIdentities } from './identities.ts'
import type { ArmRequest } from './request.ts'
import { roleAssignments } from './role-assignments.ts'
import { roleDefinitions } from './role-definitions.ts'
import { resourceGroups, subscriptionNotFound, subscriptions, subscriptionsOf, tenants } from './subscriptions.ts'

const IDENTITY =
  /^((?:\/subscriptions\/[^/]+(?:\/resourceGroups\/[^/]+)?))\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities(?:\/([^/]+)(\/federatedIdentityCredentials(?:\/([^/]+))?)?)?$/i
const AUTHORIZATION = /^(.*?)\/providers\/Microsoft\.Authorization\/(roleDefinitions|roleAssignments)(?:\/([^/]+))?$/i
const GROUP = /^\/subscriptions\/([^/]+)\/resourceGroups(?:\/([^/]+))?$/i
const SUBSCRIPTION = /^\/subscriptions(?:\/([^/]+))?$/i

/** Versions with federated credentials: https://learn.microsoft.com/rest/api/managedidentity/ */
const CREDENTIAL_VERSIONS = [
  '2022-01-31-preview',
  '2023-01-31',
  '2023-07-31-preview',
  '2024-11-30',
  '2025-01-31-preview',
  '2025-05-31-preview',
  '2026-04-30',
  '2026-05-31',
]
const IDENTITY_VERSIONS = ['2015-08-31-preview', '2018-11-30', '2021-09-30-preview', ...CREDENTIAL_VERSIONS]

/** What the HTTP layer knows of a request to ARM. */
export interface RawArmRequest {
  readonly origin: string
  readonly method: string
  /** Still percent-encoded. */
  readonly path: string
  readonly query: URLSearchParams
  readonly bearer: string | undefined
  readonly contentType: string
  readonly clientRequestId: string | undefined
}

/** Answers one HTTP request to ARM. */
export async function arm(core: Core, raw: RawArmRequest, text: string): Promise<Answer> {
  const caller = await verifyAccessToken(core, 'arm', raw.bearer)
  const result = typeof caller === 'string' ? armUnauthenticated(caller) : await serve(core, caller, raw, text)
  const job = typeof caller === 'string' ? undefined : caller.job
  return { ...frameArmAnswer(result, raw.clientRequestId), ...(job === undefined ? {} : { job }) }
}

async function serve(core: Core, caller: Caller, raw: RawArmRequest, text: string): Promise<Answer> {
  if (/%2f|%25/i.test(raw.path)) {
    const message = `The request URI 'https://management.azure.com:443${raw.path}' is double encoded and could be a potential security risk.`
    return armError(400, 'InvalidDoubleEncodedRequestUri', message)
  }
  const version = raw.query.get('api-version')
  if (version === null || version === '') {
    const message = 'The api-version query parameter (?api-version=) is required for all requests.'
    return armError(400, 'MissingApiVersionParameter', message)
  }
  const option = [...raw.query.keys()].find((name) => !OPTIONS.includes(name))
  if (option !== undefined) return notSimulated(`the query option '${option}' of Resource Manager`)
  const body = text === '' ? {} : parseJson(text)
  if (body === undefined) return badRequest('The request content was invalid and could not be deserialized.')
  if (text !== '' && !/^application\/json\b/i.test(raw.contentType)) {
    const message = `The content media type '${raw.contentType}' is not supported. Only 'application/json' is supported.`
    return armError(415, 'UnsupportedMediaType', message)
  }
  const { method, query, origin } = raw
  const path = decodeURI(raw.path).replace(/\/+$/, '')
  return route({ core, caller, method, version, query, origin, path, body: asRecord(body) })
}

const OPTIONS = ['api-version', '$filter', '$top', '$skiptoken']

async function route(request: ArmRequest): Promise<Answer> {
  const { path } = request
  if (/^\/tenants$/i.test(path)) return tenants(request)
  const unknown = judgeSubscription(request)
  if (unknown !== undefined) return unknown
  const subscription = SUBSCRIPTION.exec(path)
  if (subscription !== null) return subscriptions(request, subscription[1])
  const group = GROUP.exec(path)
  if (group !== null) return resourceGroups(request, group[1] ?? '', group[2])
  const authorization = AUTHORIZATION.exec(path)
  if (authorization !== null) {
    const [, scope = '', type = '', name] = authorization
    if (!/^\d{4}-\d\d-\d\d(-preview)?$/.test(request.version)) return invalidVersion(request.version, [])
    return /^roleDefinitions$/i.test(type)
      ? roleDefinitions(request, scope, name)
      : roleAssignments(request, scope, name)
  }
  const identity = IDENTITY.exec(path)
  if (identity !== null) return identities(request, identity)
  return notSimulated(`${request.method} ${path} of Resource Manager`)
}

/** A subscription that nobody declared, and that nothing names, is not there. */
function judgeSubscription({ path, caller }: ArmRequest): Answer | undefined {
  const id = /^\/subscriptions\/([^/]+)/i.exec(path)?.[1]
  const known = id === undefined || subscriptionsOf(caller.tenant).some((entry) => sameId(entry.subscriptionId, id))
  return known ? undefined : subscriptionNotFound(id)
}

function identities(request: ArmRequest, [, scope = '', name, credentials, credential]: RegExpExecArray) {
  const versions = credentials === undefined ? IDENTITY_VERSIONS : CREDENTIAL_VERSIONS
  if (!versions.includes(request.version)) return invalidVersion(request.version, versions)
  if (name === undefined) return listIdentities(request, scope)
  const id = `${scope}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`
  const { managedIdentities } = request.caller.tenant
  const identity = managedIdentities.find((entry) => sameId(entry.resourceId, id))
  if (credentials === undefined) return identityRoute(request, id, identity)
  return credentialRoute(request, id, identity, credential)
}

function invalidVersion(version: string, supported: readonly string[]): Answer {
  const message = `The api-version '${version}' is invalid. The supported versions are '${supported.join(',')}'.`
  return armError(400, 'InvalidApiVersionParameter', message)
}
