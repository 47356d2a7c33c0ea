/** Knows Azure Resource Manager as far as user-assigned managed identities and their federated credentials go. */
import type { Core } from '../core.ts'
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord, parseJson } from '../http/answer.ts'
import { type Caller, verifyAccessToken } from '../tokens/access-token.ts'
import type { ManagedIdentity } from '../world/state.ts'
import { judgeRole } from './authorize.ts'
import { type ArmRequest, credentialRoute } from './credentials.ts'
import { armError, armUnauthenticated, badRequest, frameArmAnswer } from './error.ts'

const IDENTITY =
  /^(\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/([^/]+))(?:\/federatedIdentityCredentials(?:\/([^/]+))?)?\/?$/i

/** Versions with federated credentials: https://learn.microsoft.com/rest/api/managedidentity/ */
const VERSIONS = ['2022-01-31-preview', '2023-01-31', '2023-07-31-preview', '2024-11-30', '2025-01-31-preview']

/** What the HTTP layer knows of a request to ARM. */
export interface RawArmRequest {
  readonly method: string
  /** Still percent-encoded. */
  readonly path: string
  readonly query: URLSearchParams
  readonly bearer: string | undefined
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
  if (!VERSIONS.includes(version)) {
    const message = `The api-version '${version}' is invalid. The supported versions are '${VERSIONS.join(',')}'.`
    return armError(400, 'InvalidApiVersionParameter', message)
  }
  const match = IDENTITY.exec(raw.path)
  if (match === null)
    return armError(404, 'InvalidResourceType', `The resource type could not be found in '${raw.path}'.`)
  const [, id = '', group = '', name = '', credential] = match
  const identity = caller.tenant.managedIdentities.find((entry) => sameId(entry.resourceId, id))
  if (!/\/federatedIdentityCredentials/i.test(raw.path)) return identityRoute(caller, raw, id, group, name, identity)
  const body = text === '' ? {} : parseJson(text)
  if (body === undefined) return badRequest('The request content was invalid and could not be deserialized.')
  const request: ArmRequest = { core, caller, method: raw.method, version, query: raw.query, id, body: asRecord(body) }
  return credentialRoute(request, identity, credential === undefined ? undefined : decodeURIComponent(credential))
}

function identityRoute(
  caller: Caller,
  raw: RawArmRequest,
  id: string,
  group: string,
  name: string,
  identity: ManagedIdentity | undefined,
): Answer {
  if (raw.method !== 'GET') return armError(405, 'MethodNotAllowed', `The method ${raw.method} is not allowed here.`)
  const denied = judgeRole(caller, 'Microsoft.ManagedIdentity/userAssignedIdentities/read', id)
  if (denied !== undefined) return denied
  if (identity === undefined) {
    const message = `The Resource 'Microsoft.ManagedIdentity/userAssignedIdentities/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`
    return armError(404, 'ResourceNotFound', message)
  }
  return answer(200, {
    location: identity.location,
    tags: {},
    id: identity.resourceId.toLowerCase(),
    name: identity.resourceId.split('/').at(-1),
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    properties: { tenantId: caller.tenant.id, principalId: identity.principalId, clientId: identity.clientId },
  })
}
