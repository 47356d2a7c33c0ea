/** ARM's federated credentials of a managed identity: statuses, refusals as recorded, roles, locks, policies, rates. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GITHUB_ISSUER, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import expressions from '../vectors/flexible-expressions.json' with { type: 'json' }
import vectors from '../vectors/graph-errors.json' with { type: 'json' }
import { at, type Client, call, json, type Reply, startClient } from './client.ts'

let client: Client
let token: string
beforeEach(async () => {
  client = await startClient()
  token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId, resource: 'arm' })
})
afterEach(() => client.close())

const ID = IDS.managedIdentityResourceId
/** How the provider writes it: only `resourcegroups` in lower case. */
const SPELLED = ID.replace('/resourceGroups/', '/resourcegroups/')
const arm = (method: string, tail: string, body?: unknown, version = '2024-11-30', query = '') =>
  call(client, token, method, `${ID}${tail}?api-version=${version}${query}`, body)
const put = (name: string, properties: Record<string, unknown>, version?: string) =>
  arm('PUT', `/federatedIdentityCredentials/${name}`, { properties }, version)
const properties = (changes: Record<string, unknown> = {}) => ({
  issuer: GITHUB_ISSUER,
  subject: 'repo:a/b:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
  ...changes,
})
const message = (id: string) => vectors.errors.find((entry) => entry.id === id)?.message
const error = (reply: Reply) => ({
  status: reply.status,
  code: at(json(reply), 'error', 'code'),
  message: at(json(reply), 'error', 'message'),
})

test('the identity, in any spelling of its id', async () => {
  const expected = {
    tenantId: IDS.tenantId,
    clientId: IDS.managedIdentityClientId,
    principalId: IDS.managedIdentityPrincipalId,
  }
  const reply = await call(client, token, 'GET', `${ID.toUpperCase()}?api-version=2024-11-30`)
  expect(json(reply)).toMatchObject({ id: SPELLED, properties: expected })
  const elsewhere = ID.replace('shop-deploy', 'nobody')
  client.sandbox.world.tenants[0]?.roleAssignments.push({
    principalId: IDS.managerServicePrincipalId,
    scope: elsewhere,
    role: 'Reader',
  })
  expect(error(await call(client, token, 'GET', `${elsewhere}?api-version=2024-11-30`)).code).toBe('ResourceNotFound')
  const orphan = `${elsewhere}/federatedIdentityCredentials?api-version=2024-11-30`
  expect(error(await call(client, token, 'GET', orphan))).toEqual({
    status: 404,
    code: 'NotFound',
    message: message('docs_table_5'),
  })
})

test('201, 200, 200, 204; ids as recorded; list in pages', async () => {
  const created = await put('first', properties())
  expect(created.status).toBe(201)
  expect(json(created)).toEqual({
    id: `${SPELLED}/federatedIdentityCredentials/first`,
    name: 'first',
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
    properties: properties(),
  })
  expect((await put('first', properties({ subject: 'changed' }))).status).toBe(200)
  await put('second', properties())
  const page = json(await arm('GET', '/federatedIdentityCredentials', undefined, '2024-11-30', '&$top=1'))
  expect(page.value).toMatchObject([{ name: 'first', properties: { subject: 'changed' } }])
  expect(at(json(await call(client, token, 'GET', String(page.nextLink))), 'value')).toMatchObject([{ name: 'second' }])
  expect((await arm('DELETE', '/federatedIdentityCredentials/first')).status).toBe(200)
  expect((await arm('DELETE', '/federatedIdentityCredentials/first')).status).toBe(204)
  expect((await arm('GET', '/federatedIdentityCredentials/first')).status).toBe(404)
})

describe('refusals', () => {
  test.each([
    ['a--', properties({ audiences: ['a', 'b'] }), 'docs_table_2'],
    ['a--', {}, 'docs_table_3'],
    ['a--', properties({ issuer: '' }), 'arm_missing_properties'],
    [
      'a--',
      { ...properties(), subject: undefined, claimsMatchingExpression: { value: 'x' } },
      'arm_missing_properties',
    ],
  ])('%s %j: %s', async (name, sent, id) => {
    expect(error(await put(name, sent))).toEqual({ status: 400, code: 'BadRequest', message: message(id) })
  })

  test('names, encoded slashes, versions, duplicates, the limit', async () => {
    expect(error(await put('-x', properties())).message).toBe(message('docs_table_4')?.replace('{ficName}', '-x'))
    expect(error(await put('a%2Fb', properties())).code).toBe('InvalidDoubleEncodedRequestUri')
    const bare = await call(client, token, 'GET', `${ID}/federatedIdentityCredentials`)
    expect(error(bare)).toMatchObject({ status: 400, code: 'MissingApiVersionParameter' })
    expect((await arm('GET', '/federatedIdentityCredentials', undefined, '2020-01-01')).status).toBe(400)
    await put('one', properties())
    expect(error(await put('two', properties()))).toEqual({
      status: 400,
      code: 'BadRequest',
      message: message('docs_table_6'),
    })
    for (let index = 0; index < 19; index += 1) await put(`n${index}x`, properties({ subject: `s${index}` }))
    expect((await put('one-too-many', properties({ subject: 'z' }))).status).toBe(400)
  })

  test('expressions only with the preview version, never beside a subject, by the rules of their issuer', async () => {
    const claimsMatchingExpression = { value: expressions.examples_valid[0], languageVersion: 1 }
    const { subject: _subject, ...rest } = properties()
    const preview = '2025-01-31-preview'
    expect((await put('flex', { ...rest, claimsMatchingExpression }, preview)).status).toBe(201)
    expect((await put('both', properties({ claimsMatchingExpression }), preview)).status).toBe(400)
    const weak = { value: expressions.examples_rejected[0], languageVersion: 1 }
    expect((await put('weak', { ...rest, claimsMatchingExpression: weak }, preview)).status).toBe(400)
  })
})

describe('who may', () => {
  const tenant = () => {
    const [first] = client.sandbox.world.tenants
    if (first === undefined) throw new Error('no tenant')
    return first
  }

  test('roles', async () => {
    const [assignment] = tenant().roleAssignments
    if (assignment === undefined) throw new Error('no assignment')
    assignment.role = 'Reader'
    expect((await arm('GET', '/federatedIdentityCredentials')).status).toBe(200)
    const scope = `${ID}/federatedIdentityCredentials/abc`
    expect(error(await put('abc', properties()))).toEqual({
      status: 403,
      code: 'AuthorizationFailed',
      message: `The client '${IDS.managerClientId}' with object id '${IDS.managerServicePrincipalId}' does not have authorization to perform action 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    })
    assignment.role = 'Contributor'
    assignment.scope = `/subscriptions/${IDS.subscriptionId}/resourceGroups/SHOP`
    expect((await put('abc', properties())).status).toBe(201)
    assignment.scope = `/subscriptions/${IDS.subscriptionId}/resourceGroups/sho`
    expect((await put('abc', properties())).status).toBe(403)
    token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
    expect(error(await put('abc', properties())).code).toBe('InvalidAuthenticationTokenAudience')
  })

  test('locks and policies', async () => {
    tenant().azurePolicies.push({ scope: `/subscriptions/${IDS.subscriptionId}`, name: 'known', allowedIssuers: ['x'] })
    expect(error(await put('abc', properties()))).toMatchObject({ status: 403, code: 'RequestDisallowedByPolicy' })
    tenant().locks.push({ scope: ID, level: 'ReadOnly' })
    expect(error(await put('abc', properties()))).toMatchObject({ status: 409, code: 'ScopeLocked' })
  })
})

test('one writer at a time, and not too often', async () => {
  client.sandbox.settings.arm.turnAway = 2
  const replies = await Promise.all([0, 1, 2].map((n) => put(`name${n}`, properties({ subject: `s${n}` }))))
  expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, 409, 409])
  const loser = replies.find((reply) => reply.status === 409)
  const vector = vectors.errors.find((entry) => entry.id === 'arm_concurrent_writes')
  const expected = vector?.message?.replace(/'\/subscriptions[^']+'/, `'${ID.toLowerCase()}'`)
  expect(error(loser ?? { status: 0, headers: {}, text: '{}' })).toEqual({
    status: 409,
    code: vector?.error_code,
    message: expected,
  })
  client.sandbox.settings.arm.turnAway = 0
  client.sandbox.settings.arm.writesPerSecond = 0.25
  expect((await put('slow', properties({ subject: 'a' }))).status).toBe(201)
  const limited = await put('slow2', properties({ subject: 'b' }))
  expect(limited.status).toBe(429)
  expect(limited.headers['retry-after']).toBe('4')
})
