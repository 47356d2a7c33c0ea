/** ARM's subscriptions, resource groups and tenants. */
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Caller } from '../tokens/access-token.ts'
import type { ResourceGroup, Subscription } from '../world/arm-state.ts'
import type { Tenant } from '../world/state.ts'
import { judgeRole, mayAt } from './authorize.ts'
import { armError } from './error.ts'
import type { ArmRequest } from './request.ts'

/** Every subscription of the tenant: declared, or named by an identity, a group or a role assignment. */
export function subscriptionsOf(tenant: Tenant): readonly Subscription[] {
  const named = [
    ...tenant.managedIdentities.map((identity) => identity.resourceId),
    ...tenant.roleAssignments.map((entry) => entry.scope),
    ...tenant.resourceGroups.map((group) => `/subscriptions/${group.subscriptionId}`),
  ].flatMap((id) => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? [])
  const all = [...tenant.subscriptions, ...named.map((id) => ({ subscriptionId: id, displayName: 'Sandbox' }))]
  return all.filter((entry, index) => index === all.findIndex((o) => sameId(o.subscriptionId, entry.subscriptionId)))
}

/** The resource groups of a subscription: declared, or named by an identity or a role assignment. */
export function groupsOf(tenant: Tenant, subscriptionId: string): readonly ResourceGroup[] {
  const named = [
    ...tenant.managedIdentities.map((entry) => entry.resourceId),
    ...tenant.roleAssignments.map((entry) => entry.scope),
  ]
    .flatMap((id) => {
      const [, owner = '', name] = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)/i.exec(id) ?? []
      return name === undefined || !sameId(owner, subscriptionId) ? [] : [name]
    })
    .map((name) => ({ subscriptionId, name, location: 'westeurope', tags: {} }))
  const all = [...tenant.resourceGroups.filter((entry) => sameId(entry.subscriptionId, subscriptionId)), ...named]
  return all.filter((entry, index) => index === all.findIndex((other) => sameId(other.name, entry.name)))
}

/** A subscription shows to whoever holds a role in it, at whatever scope. */
function isVisible(caller: Caller, subscription: Subscription): boolean {
  const scope = `/subscriptions/${subscription.subscriptionId}`.toLowerCase()
  return caller.tenant.roleAssignments.some(
    (entry) =>
      sameId(entry.principalId, caller.objectId) &&
      (entry.scope.replace(/\/$/, '') === '' || `${entry.scope.toLowerCase()}/`.startsWith(`${scope}/`)),
  )
}

/** `GET /subscriptions[/{id}]`. https://learn.microsoft.com/rest/api/resources/subscriptions/list */
export function subscriptions(request: ArmRequest, id: string | undefined): Answer {
  if (request.method !== 'GET') return notSimulated(`${request.method} of subscriptions`)
  const { caller } = request
  const visible = subscriptionsOf(caller.tenant).filter((entry) => isVisible(caller, entry))
  if (id === undefined) {
    const count = { type: 'Total', value: visible.length }
    return answer(200, { value: visible.map((entry) => subscription(caller.tenant, entry)), count })
  }
  const found = visible.find((entry) => sameId(entry.subscriptionId, id))
  if (found !== undefined) return answer(200, subscription(caller.tenant, found))
  return subscriptionNotFound(id)
}

/** 404 for a subscription that is not there, or not for this caller. */
export function subscriptionNotFound(id: string): Answer {
  return armError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`)
}

function subscription(tenant: Tenant, { subscriptionId, displayName }: Subscription): Record<string, unknown> {
  return {
    id: `/subscriptions/${subscriptionId}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId,
    tenantId: tenant.id,
    displayName,
    state: 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
  }
}

/** `GET /tenants`: those that the caller belongs to. */
export function tenants(request: ArmRequest): Answer {
  if (request.method !== 'GET') return notSimulated(`${request.method} of tenants`)
  const { tenant } = request.caller
  const value = [
    {
      id: `/tenants/${tenant.id}`,
      tenantId: tenant.id,
      displayName: tenant.displayName,
      defaultDomain: tenant.domains[0] ?? null,
      domains: tenant.domains,
      tenantCategory: 'Home',
      tenantType: 'AAD',
    },
  ]
  return answer(200, { value })
}

/** `GET|PUT|HEAD /subscriptions/{s}/resourcegroups[/{name}]`. */
export function resourceGroups(request: ArmRequest, subscriptionId: string, name: string | undefined): Answer {
  const { caller, method } = request
  const groups = groupsOf(caller.tenant, subscriptionId)
  if (name === undefined) {
    if (method !== 'GET') return notSimulated(`${method} of resource groups`)
    const value = groups.filter((group) => mayAt(caller, `${GROUPS}/read`, idOf(group))).map(groupResource)
    return answer(200, { value })
  }
  const id = `/subscriptions/${subscriptionId}/resourceGroups/${name}`
  const known = groups.find((group) => sameId(group.name, name))
  if (method !== 'GET' && method !== 'HEAD' && method !== 'PUT') return notSimulated(`${method} of a resource group`)
  const denied = judgeRole(caller, `${GROUPS}/${method === 'PUT' ? 'write' : 'read'}`, id)
  if (denied !== undefined) return denied
  if (method === 'PUT') return putGroup(request, subscriptionId, name, known)
  if (known === undefined) return groupNotFound(name)
  return method === 'HEAD' ? answer(204) : answer(200, groupResource(known))
}

const GROUPS = 'Microsoft.Resources/subscriptions/resourceGroups'

/** 404 for a resource group that is not there. */
export function groupNotFound(name: string): Answer {
  return armError(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`)
}

function putGroup(request: ArmRequest, subscriptionId: string, name: string, known: ResourceGroup | undefined): Answer {
  const { location, tags } = request.body
  if (typeof location !== 'string') {
    return armError(400, 'LocationRequired', 'The location property is required for this definition.')
  }
  const texts = Object.fromEntries(Object.entries(asRecord(tags)).map(([key, value]) => [key, String(value)]))
  const group = { subscriptionId, name: known?.name ?? name, location, tags: texts }
  const { tenant } = request.caller
  tenant.resourceGroups = [
    ...tenant.resourceGroups.filter(
      (entry) => !(sameId(entry.subscriptionId, subscriptionId) && sameId(entry.name, name)),
    ),
    group,
  ]
  return answer(known === undefined ? 201 : 200, groupResource(group))
}

function idOf(group: ResourceGroup): string {
  return `/subscriptions/${group.subscriptionId}/resourceGroups/${group.name}`
}

function groupResource(group: ResourceGroup): Record<string, unknown> {
  const { name, location, tags } = group
  const type = 'Microsoft.Resources/resourceGroups'
  return { id: idOf(group), name, type, location, tags, properties: { provisioningState: 'Succeeded' } }
}
