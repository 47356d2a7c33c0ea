/** Graph's directory beyond credentials: service principals, app roles, owners, deleted items, creation, quota. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { at, type Client, call, json, payloadOf, type Reply, startClient } from './client.ts'

let client: Client
let token: string
beforeEach(async () => {
  client = await startClient()
  token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
})
afterEach(() => client.close())

const GRAPH = '00000003-0000-0000-c000-000000000000'
const graph = (method: string, target: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(client, token, method, target, body, headers)
const code = (reply: Reply) => at(json(reply), 'error', 'code')
const tenant = () => {
  const [first] = client.sandbox.world.tenants
  if (first === undefined) throw new Error('no tenant')
  return first
}
const administrator = async () => {
  tenant().users[0]?.scopes.push('AppRoleAssignment.ReadWrite.All')
  token = await client.sandbox.mintAccessToken({ user: IDS.userPrincipalName })
}
const principalOf = async (appId: string) => {
  const filter = encodeURIComponent(`servicePrincipalNames/any(c:c eq '${appId}')`)
  return at(json(await graph('GET', `/v1.0/servicePrincipals?$filter=${filter}`)), 'value', 0)
}

describe('service principals', () => {
  test.each([
    ['an application', IDS.clientId, 'shop-deploy', 'Application'],
    ['a managed identity', IDS.managedIdentityClientId, 'shop-deploy', 'ManagedIdentity'],
    ['Microsoft Graph', GRAPH, 'Microsoft Graph', 'Application'],
  ])('%s is found by its name', async (_kind, appId, displayName, servicePrincipalType) => {
    expect(await principalOf(appId)).toMatchObject({ appId, displayName, servicePrincipalType })
  })

  test('of a new application wait until it is known everywhere', async () => {
    client.sandbox.settings.graph.newApplicationMisses = 1
    const { appId } = json(await graph('POST', '/v1.0/applications', { displayName: 'new' }))
    const early = await graph('POST', '/v1.0/servicePrincipals', { appId })
    expect(early.status).toBe(400)
    expect(early.text).toContain('does not reference a valid application object')
    expect((await graph('POST', '/v1.0/servicePrincipals', { appId })).status).toBe(201)
  })

  test('are changed and deleted by their owner, Microsoft’s own by nobody', async () => {
    const target = `/v1.0/servicePrincipals/${IDS.servicePrincipalId}`
    expect((await graph('PATCH', target, { tags: ['a'], accountEnabled: false })).status).toBe(204)
    expect(json(await graph('GET', target))).toMatchObject({ tags: ['a'], accountEnabled: false })
    expect((await graph('PATCH', target, { nonsense: 1 })).status).toBe(400)
    expect((await graph('PATCH', `/v1.0/servicePrincipals(appId='${GRAPH}')`, { tags: [] })).status).toBe(403)
    expect((await graph('DELETE', target)).status).toBe(204)
    expect((await graph('GET', target)).status).toBe(404)
  })

  test('of an application that the caller does not own: 403 under OwnedBy', async () => {
    tenant().servicePrincipals = tenant().servicePrincipals.filter(({ appId }) => appId !== IDS.clientId)
    const [application] = tenant().applications
    application?.owners.splice(0)
    expect((await graph('POST', '/v1.0/servicePrincipals', { appId: IDS.clientId })).status).toBe(403)
    application?.owners.push(IDS.managerServicePrincipalId)
    expect((await graph('POST', '/v1.0/servicePrincipals', { appId: IDS.clientId })).status).toBe(201)
  })

  test('/myorganization/ is the tenant', async () => {
    expect((await graph('GET', `/v1.0/myorganization/servicePrincipals/${IDS.servicePrincipalId}`)).status).toBe(200)
  })
})

describe('app role assignments', () => {
  test('of Microsoft Graph become roles of the next token', async () => {
    await administrator()
    const resourceId = at(await principalOf(GRAPH), 'id')
    const appRoleId = '18a4783c-866b-4cc7-a460-3d5e5662c884'
    const target = `/v1.0/servicePrincipals/${IDS.servicePrincipalId}/appRoleAssignments`
    const body = { principalId: IDS.servicePrincipalId, resourceId, appRoleId }
    const made = await graph('POST', target, body)
    expect(made.status).toBe(201)
    expect((await graph('POST', target, body)).status).toBe(400)
    expect((await graph('POST', target, { ...body, appRoleId: IDS.objectId })).status).toBe(400)
    const roles = async () =>
      payloadOf(await client.sandbox.mintAccessToken({ clientId: IDS.clientId })).roles as readonly string[]
    expect(await roles()).toEqual(['Application.ReadWrite.OwnedBy'])
    expect(at(json(await graph('GET', target)), 'value', 0)).toMatchObject({ ...body, id: json(made).id })
    expect((await graph('DELETE', `${target}/${String(json(made).id)}`)).status).toBe(204)
    expect(await roles()).toEqual([])
  })

  test('need their permission', async () => {
    const target = `/v1.0/servicePrincipals/${IDS.servicePrincipalId}/appRoleAssignments`
    expect((await graph('POST', target, {})).status).toBe(403)
  })
})

describe('applications that are created', () => {
  const upsert = (
    uniqueName: string,
    body: unknown,
    headers: Record<string, string> = { prefer: 'create-if-missing' },
  ) => graph('PATCH', `/v1.0/applications(uniqueName='${uniqueName}')`, body, headers)

  test('by upsert: 201 with the name of the key, then 204; displayName is required, the header, too', async () => {
    expect((await upsert('pay', { displayName: 'Pay' }, {})).status).toBe(404)
    expect((await upsert('pay', {})).status).toBe(400)
    const created = await upsert('pay', { displayName: 'Pay' })
    expect(created.status).toBe(201)
    expect(json(created)).toMatchObject({ uniqueName: 'pay', displayName: 'Pay', createdByAppId: IDS.managerClientId })
    expect((await upsert('pay', { displayName: 'Paid' })).status).toBe(204)
    const owners = await graph('GET', `/v1.0/applications(uniqueName='pay')/owners`)
    expect(at(json(owners), 'value', 0, 'id')).toBe(IDS.managerServicePrincipalId)
  })

  test('count against the quota, deleted ones as well', async () => {
    tenant().policies.objectQuota = 2
    const { id } = json(await graph('POST', '/v1.0/applications', { displayName: 'second' }))
    const full = await graph('POST', '/v1.0/applications', { displayName: 'third' })
    expect(full.status).toBe(403)
    expect(code(full)).toBe('Directory_QuotaExceeded')
    await graph('DELETE', `/v1.0/applications/${String(id)}`)
    expect(code(await upsert('third', { displayName: 'third' }))).toBe('Directory_QuotaExceeded')
    expect((await graph('DELETE', `/v1.0/directory/deletedItems/${String(id)}`)).status).toBe(204)
    expect((await upsert('third', { displayName: 'third' })).status).toBe(201)
  })

  test('deleted ones are listed, restored, deleted for good', async () => {
    const item = `/v1.0/directory/deletedItems/${IDS.objectId}`
    expect((await graph('DELETE', `/v1.0/applications/${IDS.objectId}`)).status).toBe(204)
    const listed = await graph('GET', '/v1.0/directory/deletedItems/microsoft.graph.application')
    expect(at(json(listed), 'value', 0, 'id')).toBe(IDS.objectId)
    const selected = '/v1.0/directory/deletedItems/microsoft.graph.application?$select=appId,uniqueName'
    expect(at(json(await graph('GET', selected)), 'value', 0)).toMatchObject({ appId: IDS.clientId, uniqueName: null })
    expect((await graph('POST', `${item}/restore`)).status).toBe(200)
    expect((await graph('GET', `/v1.0/applications/${IDS.objectId}`)).status).toBe(200)
    await graph('DELETE', `/v1.0/applications/${IDS.objectId}`)
    expect((await graph('DELETE', item)).status).toBe(204)
    expect((await graph('GET', item)).status).toBe(404)
  })
})

test('owners: a hundred at most, one that is none cannot be removed', async () => {
  const target = `/v1.0/applications/${IDS.objectId}/owners`
  expect((await graph('DELETE', `${target}/${IDS.userId}/$ref`)).status).toBe(404)
  const [application] = tenant().applications
  while ((application?.owners.length ?? 100) < 100) application?.owners.push(IDS.objectId)
  const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${IDS.userId}` }
  expect((await graph('POST', `${target}/$ref`, reference)).status).toBe(400)
})

test('objects are found by their bare ids', async () => {
  const reply = await graph('POST', '/v1.0/directoryObjects/getByIds', { ids: [IDS.userId, IDS.servicePrincipalId] })
  expect(at(json(reply), 'value', 0, 'userPrincipalName')).toBe(IDS.userPrincipalName)
  expect(at(json(reply), 'value', 1, 'appId')).toBe(IDS.clientId)
})

test.each([
  ['GET', '/v1.0/groups'],
  ['GET', '/v1.0/me'],
  ['GET', '/beta/policies/authorizationPolicy'],
  ['GET', `/v1.0/applications/${IDS.objectId}/tokenLifetimePolicies`],
  ['GET', '/v1.0/applications/$count'],
  ['PUT', `/v1.0/applications/${IDS.objectId}`],
])('%s %s is not simulated, and says so', async (method, target) => {
  const reply = await graph(method, target)
  expect(reply.status).toBe(501)
  expect(json(reply)).toMatchObject({ sandbox: 'not simulated' })
})

test('a secret keeps the times as they were sent', async () => {
  const endDateTime = '2027-11-25T14:22:50Z'
  const reply = await graph('POST', `/v1.0/applications/${IDS.objectId}/addPassword`, {
    passwordCredential: { endDateTime },
  })
  expect(json(reply).endDateTime).toBe(endDateTime)
})
