/** ARM beyond credentials: subscriptions, resource groups, identities, role definitions and assignments. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { at, type Client, call, json, type Reply, startClient } from './client.ts'

let client: Client
let token: string
beforeEach(async () => {
  client = await startClient()
  token = await client.sandbox.mintAccessToken({ user: IDS.userPrincipalName, resource: 'arm' })
})
afterEach(() => client.close())

const SUBSCRIPTION = `/subscriptions/${IDS.subscriptionId}`
const GROUP = `${SUBSCRIPTION}/resourceGroups/shop`
const arm = (method: string, path: string, version: string, body?: unknown, query = '') =>
  call(client, token, method, `${path}?api-version=${version}${query}`, body)
const code = (reply: Reply) => at(json(reply), 'error', 'code')
const nobody = async () => {
  token = await client.sandbox.mintAccessToken({ clientId: IDS.clientId, resource: 'arm' })
}

describe('subscriptions', () => {
  test('are those in which the caller holds a role', async () => {
    const listed = json(await arm('GET', '/subscriptions', '2022-12-01'))
    expect(listed).toMatchObject({
      value: [{ subscriptionId: IDS.subscriptionId, tenantId: IDS.tenantId, state: 'Enabled' }],
      count: { type: 'Total', value: 1 },
    })
    expect((await arm('GET', SUBSCRIPTION, '2022-12-01')).status).toBe(200)
    await nobody()
    expect(json(await arm('GET', '/subscriptions', '2022-12-01')).value).toEqual([])
    expect(code(await arm('GET', SUBSCRIPTION, '2022-12-01'))).toBe('SubscriptionNotFound')
  })

  test('tenants', async () => {
    expect(json(await arm('GET', '/tenants', '2022-12-01')).value).toMatchObject([{ tenantId: IDS.tenantId }])
  })
})

test('resource groups: read, listed, made, missing, forbidden', async () => {
  const type = 'Microsoft.Resources/resourceGroups'
  expect(json(await arm('GET', `${SUBSCRIPTION}/resourcegroups/SHOP`, '2022-09-01'))).toMatchObject({
    name: 'shop',
    type,
  })
  expect(code(await arm('GET', `${SUBSCRIPTION}/resourcegroups/none`, '2024-11-01'))).toBe('ResourceGroupNotFound')
  const made = await arm('PUT', `${SUBSCRIPTION}/resourcegroups/new`, '2024-11-01', { location: 'northeurope' })
  expect(made.status).toBe(201)
  const names = json(await arm('GET', `${SUBSCRIPTION}/resourcegroups`, '2024-11-01')).value
  expect(names).toMatchObject([{ name: 'new', location: 'northeurope' }, { name: 'shop' }])
  await nobody()
  expect(code(await arm('GET', `${SUBSCRIPTION}/resourcegroups/shop`, '2024-11-01'))).toBe('AuthorizationFailed')
})

describe('identities', () => {
  const identity = (name: string, group = GROUP) =>
    `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`

  test('201 with the keys of a recording, 200, read, listed, deleted', async () => {
    const version = '2022-01-31-preview'
    const made = await arm('PUT', identity('pay-deploy'), version, { location: 'westeurope', tags: { a: 'b' } })
    expect(made.status).toBe(201)
    expect(Object.keys(json(made)).toSorted()).toEqual(['id', 'location', 'name', 'properties', 'tags', 'type'])
    expect(json(made).id).toBe(identity('pay-deploy').replace('/resourceGroups/', '/resourcegroups/'))
    expect((await arm('PUT', identity('pay-deploy'), version, { location: 'westeurope' })).status).toBe(200)
    expect((await arm('GET', identity('pay-deploy'), '2025-05-31-preview')).status).toBe(200)
    for (const scope of [SUBSCRIPTION, GROUP]) {
      const list = await arm('GET', identity('', scope).replace(/\/$/, ''), '2024-11-30')
      expect(json(list).value).toMatchObject([{ name: 'shop-deploy' }, { name: 'pay-deploy' }])
    }
    expect((await arm('DELETE', identity('pay-deploy'), version)).status).toBe(200)
    expect((await arm('GET', identity('pay-deploy'), version)).status).toBe(404)
  })

  test('need a group, a location, a role', async () => {
    const put = (path: string, body: unknown) => arm('PUT', path, '2024-11-30', body)
    expect(code(await put(identity('abc', `${SUBSCRIPTION}/resourceGroups/none`), { location: 'x' }))).toBe(
      'ResourceGroupNotFound',
    )
    expect(code(await put(identity('abc'), {}))).toBe('LocationRequired')
    await nobody()
    expect(code(await put(identity('abc'), { location: 'x' }))).toBe('AuthorizationFailed')
  })
})

describe('roles', () => {
  const DEFINITIONS = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions`
  const assignment = (name: string = randomUUID(), scope = GROUP) =>
    `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`
  const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
  const body = (changes: Record<string, unknown> = {}) => ({
    properties: { roleDefinitionId: `${DEFINITIONS}/${READER}`, principalId: IDS.servicePrincipalId, ...changes },
  })
  const put = (path: string, sent: unknown) => arm('PUT', path, '2022-04-01', sent)

  test('are found by name and id', async () => {
    const filter = `&$filter=${encodeURIComponent("roleName eq 'Contributor'")}`
    const found = json(await arm('GET', DEFINITIONS, '2022-05-01-preview', undefined, filter))
    expect(found.value).toMatchObject([{ name: 'b24988ac-6180-42a0-ab88-20f7382dd24c' }])
    expect(json(await arm('GET', `${DEFINITIONS}/${READER}`, '2022-04-01'))).toMatchObject({
      properties: { roleName: 'Reader', type: 'BuiltInRole' },
    })
    expect((await arm('GET', DEFINITIONS, '2022-04-01', undefined, '&$filter=x')).status).toBe(501)
  })

  test('are assigned, once: 201, 200 for the same again, 409 under another GUID', async () => {
    const path = assignment()
    expect((await put(path, body())).status).toBe(201)
    expect((await put(path, body())).status).toBe(200)
    const twin = await put(assignment(), body())
    expect(twin.status).toBe(409)
    expect(code(twin)).toBe('RoleAssignmentExists')
    expect(code(await put(path, body({ principalId: IDS.managedIdentityPrincipalId })))).toBe(
      'RoleAssignmentUpdateNotPermitted',
    )
    const filter = `&$filter=${encodeURIComponent(`principalId eq '${IDS.servicePrincipalId}'`)}`
    const listed = await arm('GET', assignment('').replace(/\/$/, ''), '2022-04-01', undefined, filter)
    expect(json(listed).value).toMatchObject([{ properties: { scope: GROUP, principalId: IDS.servicePrincipalId } }])
    await nobody()
    expect((await arm('GET', GROUP, '2024-11-01')).status).toBe(200)
    expect(code(await put(assignment(), body()))).toBe('AuthorizationFailed')
  })

  test('a new principal is not there at first', async () => {
    client.sandbox.settings.replication.resourceManager = { attempts: 2 }
    const path = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/fresh`
    const fresh = json(await arm('PUT', path, '2024-11-30', { location: 'westeurope' }))
    const principalId = at(fresh, 'properties', 'principalId')
    const target = assignment()
    const statuses: number[] = []
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await put(target, body({ principalId }))).status)
    expect(statuses).toEqual([400, 400, 201])
    expect(code(await put(assignment(), body({ principalId: randomUUID() })))).toBe('PrincipalNotFound')
  })

  test('with a condition are kept and shown; what it admits is not simulated', async () => {
    const administrator = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'
    const condition = "(!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}))"
    const conditioned = body({
      roleDefinitionId: `${DEFINITIONS}/${administrator}`,
      condition,
      conditionVersion: '2.0',
    })
    const made = await put(assignment(), conditioned)
    expect(made.status).toBe(201)
    expect(json(made)).toMatchObject({ properties: { condition, conditionVersion: '2.0' } })
    expect((await put(assignment(), body({ condition, conditionVersion: '1.0' }))).status).toBe(501)
    await nobody()
    expect((await arm('GET', assignment('').replace(/\/$/, ''), '2022-04-01')).status).toBe(200)
    expect((await put(assignment(), body())).status).toBe(501)
  })

  test.each([
    ['no GUID', () => put(assignment('mine'), body()), 'InvalidRoleAssignmentId'],
    ['no principal', () => put(assignment(), { properties: {} }), 'InvalidCreateRoleAssignmentRequest'],
    [
      'no such role',
      () => put(assignment(), body({ roleDefinitionId: `${DEFINITIONS}/${randomUUID()}` })),
      'RoleDefinitionDoesNotExist',
    ],
  ])('%s: 400', async (_case, send, expected) => {
    const reply = await send()
    expect(reply.status).toBe(400)
    expect(code(reply)).toBe(expected)
  })

  test('Contributor cannot assign, Managed Identity Contributor cannot make a group', async () => {
    const [, mine] = client.sandbox.world.tenants[0]?.roleAssignments ?? []
    if (mine === undefined) throw new Error('no assignment')
    mine.role = 'Contributor'
    expect(code(await put(assignment(), body()))).toBe('AuthorizationFailed')
    mine.role = 'Managed Identity Contributor'
    const made = await arm('PUT', `${SUBSCRIPTION}/resourcegroups/new`, '2024-11-01', { location: 'x' })
    expect(code(made)).toBe('AuthorizationFailed')
  })
})

test.each([
  ['GET', `${SUBSCRIPTION}/providers/Microsoft.Web/sites`, ''],
  ['GET', '/providers/Microsoft.Management/managementGroups', ''],
  ['DELETE', GROUP, ''],
  ['GET', SUBSCRIPTION, '&$expand=x'],
])('%s %s is not simulated, and says so', async (method, path, query) => {
  const reply = await arm(method, path, '2024-11-01', undefined, query)
  expect(reply.status).toBe(501)
  expect(json(reply)).toMatchObject({ sandbox: 'not simulated' })
})

test('a body that is no JSON by its type: 415', async () => {
  const path = `${SUBSCRIPTION}/resourcegroups/new?api-version=2024-11-01`
  expect((await call(client, token, 'PUT', path, { location: 'x' }, { 'content-type': 'text/plain' })).status).toBe(415)
})
