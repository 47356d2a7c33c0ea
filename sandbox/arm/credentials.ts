/** ARM's federated credentials of a managed identity: list, get, put, delete. */
import { randomUUID } from 'node:crypto'
import type { Core } from '../core.ts'
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import type { FederatedCredential, ManagedIdentity } from '../world/state.ts'
import { judgeLocks, judgePolicies, judgeRole } from './authorize.ts'
import { EXPRESSION_VERSIONS, judgeCredential, judgeProperties } from './credential-rules.ts'
import { armError } from './error.ts'
import { identityId } from './identities.ts'
import { limitOperation } from './rates.ts'
import type { ArmRequest } from './request.ts'

const TYPE = 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials'

/** Answers `…/federatedIdentityCredentials[/{name}]`. */
export async function credentialRoute(
  request: ArmRequest,
  id: string,
  identity: ManagedIdentity | undefined,
  name: string | undefined,
): Promise<Answer> {
  const operation = OPERATIONS[request.method]
  if (operation === undefined || (name === undefined && operation !== 'read')) {
    return armError(405, 'MethodNotAllowed', `The method ${request.method} is not allowed here.`)
  }
  const scope = name === undefined ? id : `${id}/federatedIdentityCredentials/${name}`
  const denied = judgeRole(request.caller, `${TYPE}/${operation}`, scope)
  if (denied !== undefined) return denied
  if (identity === undefined) return armError(404, 'NotFound', 'The parent user-assigned identity does not exist.')
  const rated = operation === 'read' ? (name === undefined ? 'list' : 'get') : operation
  const limited = limitOperation(request.core, request.caller.tenant.id, identity.resourceId, rated)
  if (limited !== undefined) return limited
  if (operation === 'read') return name === undefined ? list(request, id, identity) : get(request, identity, name)
  const locked = judgeLocks(request.caller, operation, scope)
  if (locked !== undefined) return locked
  return write(request, identity, () =>
    operation === 'write' ? put(request, identity, name ?? '') : remove(identity, name ?? ''),
  )
}

const OPERATIONS: Readonly<Record<string, 'read' | 'write' | 'delete'>> = {
  GET: 'read',
  PUT: 'write',
  DELETE: 'delete',
}

function list(request: ArmRequest, id: string, identity: ManagedIdentity): Answer {
  const all = identity.federatedIdentityCredentials
  const top = Math.max(1, Number(request.query.get('$top') ?? all.length) || all.length || 1)
  const start = Number(request.query.get('$skiptoken') ?? 0) || 0
  const value = all.slice(start, start + top).map((credential) => toResource(request, identity, credential))
  if (start + top >= all.length) return answer(200, { value })
  const query = new URLSearchParams(request.query)
  query.set('$skiptoken', String(start + top))
  const nextLink = `${request.origin}${id}/federatedIdentityCredentials?${query}`
  return answer(200, { value, nextLink })
}

function get(request: ArmRequest, identity: ManagedIdentity, name: string): Answer {
  const credential = find(identity, name)
  if (credential !== undefined) return answer(200, toResource(request, identity, credential))
  return armError(404, 'NotFound', `The federated identity credential '${name}' was not found.`)
}

function find(identity: ManagedIdentity, name: string): FederatedCredential | undefined {
  return identity.federatedIdentityCredentials.find((credential) => sameId(credential.name, name))
}

function toResource(request: ArmRequest, identity: ManagedIdentity, credential: FederatedCredential) {
  const { issuer, subject, audiences, claimsMatchingExpression } = credential
  const flexible = EXPRESSION_VERSIONS.includes(request.version) && claimsMatchingExpression !== null
  return {
    id: `${identityId(identity)}/federatedIdentityCredentials/${credential.name}`,
    name: credential.name,
    type: TYPE,
    properties: flexible ? { issuer, audiences, claimsMatchingExpression } : { issuer, subject, audiences },
  }
}

/** One writer per identity, and not too often. */
async function write(request: ArmRequest, identity: ManagedIdentity, work: () => Answer): Promise<Answer> {
  const { core } = request
  const key = `identity:${identity.resourceId.toLowerCase()}`
  const limited = limitRate(core, key)
  if (limited !== undefined) return limited
  const { writeMs: ms, turnAway } = core.settings.arm
  const done = await core.hold.write(key, { ms, turnAway }, () => {
    const before = structuredClone({ federated: identity.federatedIdentityCredentials, passwords: [], keys: [] })
    const result = work()
    if (result.status < 300) {
      core.replication.beforeWrite(identity.clientId, before, core.settings.replication.tokenService)
    }
    return result
  })
  return (
    done ??
    armError(
      409,
      'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
      `Too many Federated Identity Credentials are written concurrently for the managed identity '${identity.resourceId.toLowerCase()}'. Concurrent Federated Identity Credentials writes under the same managed identity are not supported.`,
    )
  )
}

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations: 0.25 writes/s per identity. */
function limitRate(core: Core, key: string): Answer | undefined {
  const { writesPerSecond } = core.settings.arm
  if (writesPerSecond <= 0) return undefined
  const now = Date.now()
  const wait = (core.lastWrites.get(key) ?? 0) + 1000 / writesPerSecond - now
  if (wait > 0) {
    const headers = { 'retry-after': String(Math.ceil(wait / 1000)) }
    return armError(429, 'TooManyRequests', 'The request is being throttled.', headers)
  }
  core.lastWrites.set(key, now)
  return undefined
}

/** Create or replace: 201 or 200. */
function put(request: ArmRequest, identity: ManagedIdentity, name: string): Answer {
  const properties = asRecord(request.body.properties)
  const refusedForm = judgeProperties(name, request.version, properties)
  if (refusedForm !== undefined) return refusedForm
  const expression = asRecord(properties.claimsMatchingExpression).value
  const flexible = typeof expression === 'string' && EXPRESSION_VERSIONS.includes(request.version)
  const known = find(identity, name)
  const credential: FederatedCredential = {
    id: known?.id ?? randomUUID(),
    name: known?.name ?? name,
    issuer: String(properties.issuer),
    subject: flexible ? null : String(properties.subject),
    description: null,
    audiences: Array.isArray(properties.audiences) ? properties.audiences.map(String) : [],
    claimsMatchingExpression: flexible ? { value: expression, languageVersion: 1 } : null,
  }
  const disallowed = judgePolicies(request.caller, credential.issuer, identity.resourceId, name)
  const others = identity.federatedIdentityCredentials.filter((other) => other !== known)
  const refused = disallowed ?? judgeCredential(credential, others)
  if (refused !== undefined) return refused
  identity.federatedIdentityCredentials =
    known === undefined
      ? [...others, credential]
      : identity.federatedIdentityCredentials.map((other) => (other === known ? credential : other))
  const note = `${known === undefined ? 'created' : 'updated'} ${name}`
  return answer(known === undefined ? 201 : 200, toResource(request, identity, credential), { note })
}

/** 200, or 204 when there was none. */
function remove(identity: ManagedIdentity, name: string): Answer {
  const known = find(identity, name)
  if (known === undefined) return answer(204)
  identity.federatedIdentityCredentials = identity.federatedIdentityCredentials.filter((other) => other !== known)
  return answer(200, undefined, { note: `deleted ${name}` })
}
