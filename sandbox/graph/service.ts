/** Microsoft Graph's front door: bearer, throttling, version, and which resource a path names. */
import type { Core } from '../core.ts'
import { type Answer, asRecord, parseJson } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import { type Caller, type TokenFault, verifyAccessToken } from '../tokens/access-token.ts'
import { writeApplication } from './application-write.ts'
import {
  createApplication,
  deleteApplication,
  findApplication,
  getApplication,
  listApplications,
  updateApplication,
  upsertApplication,
} from './applications.ts'
import { mayRead } from './authorize.ts'
import { batch } from './batch.ts'
import { federatedCredentials } from './credentials.ts'
import { deletedItems } from './deleted-items.ts'
import { directoryObjects, users } from './directory-objects.ts'
import { denied, frameGraphAnswer, graphError, notFound } from './error.ts'
import { addKey, removeKey } from './keys.ts'
import { owners } from './owners.ts'
import { addPassword, removePassword } from './passwords.ts'
import { policies, policiesOf } from './policies.ts'
import { type GraphRequest, parsePath, type RawGraphRequest } from './request.ts'
import { limitUnits } from './resource-units.ts'
import { servicePrincipals } from './service-principals.ts'
import { credentialReport, signInLog } from './sign-in-log.ts'

/** Answers one HTTP request to Graph. */
export async function graph(core: Core, raw: Omit<RawGraphRequest, 'body'>, text: string): Promise<Answer> {
  const clientRequestId = raw.header('client-request-id')
  const bearer = /^Bearer (.+)$/i.exec(raw.header('authorization') ?? '')?.[1]
  const caller = await verifyAccessToken(core, 'graph', bearer)
  const json = /^application\/([\w.]+\+)?json\b/i.test(raw.header('content-type') ?? '')
  const body = text === '' ? {} : json ? parseJson(text) : undefined
  const result = typeof caller === 'string' ? unauthenticated(caller) : await serve(core, caller, { ...raw, body })
  const job = typeof caller === 'string' ? undefined : caller.job
  return { ...frameGraphAnswer(result, clientRequestId), ...(job === undefined ? {} : { job }) }
}

/** Answers a request of a verified caller, be it alone or part of a batch. */
export async function serve(core: Core, caller: Caller, raw: RawGraphRequest): Promise<Answer> {
  const throttled = throttle(core) ?? limitUnits(core, caller, raw)
  if (throttled !== undefined) return throttled
  // The tenant's root has a second name (https://learn.microsoft.com/graph/use-the-api, in older clients).
  const match = /^\/(v1\.0|beta)\/(?:myorganization\/)?(.*)$/i.exec(raw.path)
  if (match === null) return graphError(400, 'BadRequest', 'Invalid version.')
  if (raw.body === undefined) {
    return graphError(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    )
  }
  if (match[2] === '$batch') return batch(core, caller, raw, match[1] === 'beta' ? 'beta' : 'v1.0', serve)
  // An id that was left out, e.g. by an empty shell variable.
  if (/^applications\/\//i.test(match[2] ?? '')) return graphError(400, 'BadRequest', MISSING_SEGMENT)
  return route({
    core,
    caller,
    version: match[1] === 'beta' ? 'beta' : 'v1.0',
    origin: raw.origin,
    method: raw.method,
    path: parsePath(match[2] ?? ''),
    query: raw.query,
    header: raw.header,
    body: asRecord(raw.body),
  })
}

const MISSING_SEGMENT =
  "The request URI is not valid. Since the segment 'applications' refers to a collection, this must be the last segment in the request URI or it must be followed by an function or action that can be bound to it otherwise all intermediate segments must refer to a single resource."

function throttle(core: Core): Answer | undefined {
  const { throttle: setting } = core.settings.graph
  if (setting.requests <= 0) return undefined
  setting.requests -= 1
  return graphError(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(setting.retryAfterSeconds) })
}

async function route(request: GraphRequest): Promise<Answer> {
  const [head, ...rest] = request.path
  // These have permissions of their own.
  switch (head?.name.toLowerCase()) {
    case 'policies':
      return policies(request, request.path)
    case 'auditlogs':
      return signInLog(request, request.path)
    case 'reports':
      return credentialReport(request, request.path)
  }
  if (!mayRead(request.caller) && !rollsOwnKey(request)) return denied()
  switch (head?.name.toLowerCase()) {
    case 'applications':
      if (head.key !== undefined) return applicationRoute(request, head.key, rest)
      if (request.method === 'GET' && rest.length === 0) return listApplications(request)
      if (request.method === 'POST' && rest.length === 0) return createApplication(request)
      break
    case 'serviceprincipals':
      return servicePrincipals(request, request.path)
    case 'directoryobjects':
      return directoryObjects(request, request.path)
    case 'users':
      return users(request, request.path)
    case 'directory':
      if (rest[0]?.name.toLowerCase() === 'deleteditems') return deletedItems(request, rest)
  }
  return notSimulated(`${request.method} /${request.path.map(({ name }) => name).join('/')} of Microsoft Graph`)
}

/** An application rolls its own keys without any permission: https://learn.microsoft.com/graph/api/application-addkey */
function rollsOwnKey({ caller, method, path: [head, action] }: GraphRequest): boolean {
  if (method !== 'POST' || head?.key === undefined || !/^(add|remove)key$/i.test(action?.name ?? '')) return false
  return findApplication(caller.tenant, head.key)?.appId === caller.appId
}

async function applicationRoute(
  request: GraphRequest,
  key: { readonly property: string; readonly value: string },
  rest: GraphRequest['path'],
): Promise<Answer> {
  const application = findApplication(request.caller.tenant, key)
  const [next] = rest
  const target = `${request.method} ${next?.name.toLowerCase() ?? ''}`.trim()
  if (application === undefined) {
    const upsert =
      target === 'PATCH' && key.property === 'uniqueName' ? upsertApplication(request, key.value) : undefined
    return upsert ?? notFound(key.value)
  }
  if (request.core.staleness.recall(`new:${application.id}`) !== undefined) return notFound(key.value)
  switch (target) {
    case 'GET':
      return getApplication(request, application)
    case 'PATCH':
      return updateApplication(request, application)
    case 'DELETE':
      return deleteApplication(request, application)
    case 'POST addpassword':
      return writeApplication(request, application, () => addPassword(request, application))
    case 'POST addkey':
      return writeApplication(request, application, () => addKey(request, application), rollsOwnKey(request))
    case 'POST removekey':
      return writeApplication(request, application, () => removeKey(request, application), rollsOwnKey(request))
    case 'POST removepassword':
      return writeApplication(request, application, () => removePassword(request, application))
  }
  switch (next?.name.toLowerCase()) {
    case 'federatedidentitycredentials':
      if (rest.length === 1) return federatedCredentials(request, application, next)
      break
    case 'appmanagementpolicies':
      return policiesOf(request, application)
    case 'owners':
      return owners(request, application, rest, (work) => writeApplication(request, application, work))
  }
  return notSimulated(`${request.method} applications/{id}/${rest.map(({ name }) => name).join('/')}`)
}

function unauthenticated(fault: TokenFault): Answer {
  const messages: Readonly<Record<TokenFault, string>> = {
    missing: 'Access token is empty.',
    malformed: 'CompactToken parsing failed with error code: 80049217',
    expired: 'Lifetime validation failed, the token is expired.',
    signature: 'Access token validation failure. Invalid signature.',
    audience: 'Access token validation failure. Invalid audience.',
  }
  const headers = {
    'www-authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  }
  return graphError(401, 'InvalidAuthenticationToken', messages[fault], headers)
}
