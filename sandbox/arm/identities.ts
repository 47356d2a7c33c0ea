/** ARM's user-assigned managed identities: list, get, put, delete. */
import { randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { ManagedIdentity, Tenant } from '../world/state.ts'
import { judgeLocks, judgeRole, mayAt } from './authorize.ts'
import { armError } from './error.ts'
import type { ArmRequest } from './request.ts'
import { groupNotFound, groupsOf } from './subscriptions.ts'

const TYPE = 'Microsoft.ManagedIdentity/userAssignedIdentities'

/** Ids as the provider spells them: `resourcegroups` in lower case, everything else as declared (recorded). */
export function identityId(identity: ManagedIdentity): string {
  return identity.resourceId.replace(/\/resourceGroups\//i, '/resourcegroups/')
}

function resource(tenant: Tenant, identity: ManagedIdentity): Record<string, unknown> {
  return {
    id: identityId(identity),
    location: identity.location,
    name: identity.resourceId.split('/').at(-1),
    properties: { clientId: identity.clientId, principalId: identity.principalId, tenantId: tenant.id },
    tags: identity.tags,
    type: TYPE,
  }
}

/** `GET …/userAssignedIdentities` of a subscription or resource group. */
export function listIdentities(request: ArmRequest, scope: string): Answer {
  const { caller, method } = request
  if (method !== 'GET') return notSimulated(`${method} of ${TYPE}`)
  const inside = caller.tenant.managedIdentities.filter(
    (entry) =>
      entry.resourceId.toLowerCase().startsWith(`${scope.toLowerCase()}/`) &&
      mayAt(caller, `${TYPE}/read`, entry.resourceId),
  )
  return answer(200, { value: inside.map((entry) => resource(caller.tenant, entry)) })
}

/** `GET|PUT|DELETE …/userAssignedIdentities/{name}`; `id` is the identity's as the request spells it. */
export function identityRoute(request: ArmRequest, id: string, identity: ManagedIdentity | undefined): Answer {
  const { caller, method } = request
  const action = { GET: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete' }[method]
  if (action === undefined) return notSimulated(`${method} of a managed identity`)
  const denied = judgeRole(caller, `${TYPE}/${action}`, id)
  if (denied !== undefined) return denied
  if (method === 'PUT') return put(request, id, identity)
  if (identity === undefined) return method === 'DELETE' ? answer(204) : notFound(id)
  if (method === 'GET') return answer(200, resource(caller.tenant, identity))
  const locked = judgeLocks(caller, method === 'DELETE' ? 'delete' : 'write', id)
  if (locked !== undefined) return locked
  if (method === 'PATCH') {
    if (request.body.tags !== undefined) identity.tags = texts(request.body.tags)
    return answer(200, resource(caller.tenant, identity))
  }
  caller.tenant.managedIdentities = caller.tenant.managedIdentities.filter((other) => other !== identity)
  return answer(200, undefined, { note: `deleted identity ${identity.resourceId.split('/').at(-1)}` })
}

function notFound(id: string): Answer {
  const [group, name] = [id.split('/')[4], id.split('/').at(-1)]
  const message = `The Resource '${TYPE}/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`
  return armError(404, 'ResourceNotFound', message)
}

/** Create (201) or update (200): only `location` and `tags` are the caller's. */
function put(request: ArmRequest, id: string, known: ManagedIdentity | undefined): Answer {
  const { tenant } = request.caller
  const { location, tags } = request.body
  if (typeof location !== 'string' || location === '') {
    return armError(400, 'LocationRequired', 'The location property is required for this definition.')
  }
  const [, , subscription = '', , group = ''] = id.split('/')
  if (!groupsOf(tenant, subscription).some((entry) => sameId(entry.name, group))) return groupNotFound(group)
  const name = id.split('/').at(-1) ?? ''
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/.test(name)) {
    const message = `Resource name '${name}' is invalid. It must start with a letter or number and hold 3 to 128 letters, numbers, hyphens and underscores.`
    return armError(400, 'InvalidResourceName', message)
  }
  const locked = judgeLocks(request.caller, 'write', id)
  if (locked !== undefined) return locked
  if (known !== undefined) {
    if (known.location !== location) {
      const message = `The resource '${name}' already exists in location '${known.location}' in resource group '${group}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`
      return armError(409, 'InvalidResourceLocation', message)
    }
    if (tags !== undefined) known.tags = texts(tags)
    return answer(200, resource(tenant, known))
  }
  const identity: ManagedIdentity = {
    resourceId: id,
    clientId: randomUUID(),
    principalId: randomUUID(),
    location,
    tags: texts(tags),
    roles: [],
    federatedIdentityCredentials: [],
  }
  tenant.managedIdentities.push(identity)
  const { replication, settings } = request.core
  replication.announce(identity.clientId, settings.replication.tokenService)
  replication.announce(`arm:${identity.principalId}`, settings.replication.resourceManager)
  return answer(201, resource(tenant, identity), { note: `created identity ${name}` })
}

function texts(tags: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(tags)).map(([key, value]) => [key, String(value)]))
}
