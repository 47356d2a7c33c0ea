/** Graph's query options and bodies: what is honoured, what is refused, and that nothing is ignored. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GITHUB_ISSUER, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import { at, type Client, call, json, type Reply, startClient } from './client.ts'

let client: Client
let token: string
beforeEach(async () => {
  client = await startClient()
  token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
})
afterEach(() => client.close())

const graph = (method: string, target: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(client, token, method, target, body, headers)
const APP = `/v1.0/applications/${IDS.objectId}`
const list = (query: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
  graph('GET', `/v1.0/applications?${new URLSearchParams(query)}`, undefined, headers)
const names = (reply: Reply) => (json(reply).value as { displayName: string }[]).map(({ displayName }) => displayName)
const error = (reply: Reply) => at(json(reply), 'error', 'message')
const eventual = { consistencylevel: 'eventual' }

describe('$filter', () => {
  test.each([
    ["startswith(displayName,'SHO')", ['shop-deploy']],
    [`appId in ('${IDS.clientId}', '${IDS.managerClientId}')`, ['shop-deploy', 'federation-manager']],
    [`appId eq '${IDS.clientId}' or displayName eq 'federation-manager'`, ['shop-deploy', 'federation-manager']],
    ["displayName eq 'it''s'", []],
    ['uniqueName eq null', []],
    [`createdByAppId eq '${IDS.clientId}'`, []],
    [`(startswith(displayName,'s') or startswith(displayName,'f')) and appId eq '${IDS.clientId}'`, ['shop-deploy']],
  ])('%s', async ($filter, expected) => {
    for (const app of client.sandbox.world.tenants[0]?.applications ?? []) app.uniqueName = app.displayName
    expect(names(await list({ $filter }))).toEqual(expected)
  })

  test('by the subject of a federated credential only as an advanced query', async () => {
    const [application] = client.sandbox.world.tenants[0]?.applications ?? []
    application?.federatedIdentityCredentials.push(
      loadFederatedCredential({ name: 'one', issuer: GITHUB_ISSUER, subject: 'repo:a/b:pull_request' }),
    )
    for (const path of ['f/subject', 'f:subject']) {
      const inner = path === 'f/subject' ? 'f:f/subject' : path
      const $filter = `federatedIdentityCredentials/any(${inner} eq 'repo:a/b:pull_request')`
      expect((await list({ $filter })).status).toBe(400)
      const reply = await list({ $filter, $count: 'true' }, eventual)
      expect(names(reply)).toEqual(['shop-deploy'])
      expect(json(reply)['@odata.count']).toBe(1)
    }
  })

  test('sixteen alternatives are too many', async () => {
    const ids = (count: number) => `appId in (${Array.from({ length: count }, () => `'${IDS.clientId}'`).join(',')})`
    expect((await list({ $filter: ids(15) })).status).toBe(200)
    const reply = await list({ $filter: ids(16) })
    expect(reply.status).toBe(400)
    expect(error(reply)).toContain('Max allowed: 15')
  })

  test.each([
    ["displayName eq 'a", 'BadRequest'],
    ["nonsense eq 'a'", 'BadRequest'],
    ['displayName eq', 'BadRequest'],
    ["displayName eq 'a' 'b'", 'BadRequest'],
    ["endswith(displayName,'y')", 'Request_UnsupportedQuery'],
    ["not startswith(displayName,'s')", 'Request_UnsupportedQuery'],
  ])('%s: 400 %s', async ($filter, code) => {
    const reply = await list({ $filter })
    expect(reply.status).toBe(400)
    expect(at(json(reply), 'error', 'code')).toBe(code)
  })

  test.each(["contains(displayName,'s')", "notes eq 'x'"])('%s is not simulated', async ($filter) => {
    const reply = await list({ $filter })
    expect(reply.status).toBe(501)
    expect(json(reply).sandbox).toBe('not simulated')
  })

  test('advanced queries', async () => {
    const $filter = "not startswith(displayName,'s')"
    expect(names(await list({ $filter, $count: 'true' }, eventual))).toEqual(['federation-manager'])
    expect((await list({ $count: 'true' })).status).toBe(400)
  })
})

describe('options', () => {
  test('unknown properties in $select and $expand are refused as recorded', async () => {
    const message = `Parsing OData Select and Expand failed: Could not find a property named 'nonsense' on type 'microsoft.graph.application'.`
    for (const option of ['$select', '$expand']) {
      for (const target of [APP, '/v1.0/applications']) {
        const reply = await graph('GET', `${target}?${option}=nonsense`)
        expect(reply.status).toBe(400)
        expect(error(reply)).toBe(message)
      }
    }
  })

  test.each([
    ['$top', '1000', 400],
    ['$top', '0', 400],
    ['$top', 'x', 400],
    ['$top', '999', 200],
    ['$nonsense', '1', 400],
    ['$search', '"displayName:s"', 501],
    ['$orderby', 'displayName', 501],
    ['$skip', '1', 501],
    ['whatever', '1', 501],
    ['$expand', 'owners($select=id)', 501],
    ['$expand', 'tokenLifetimePolicies', 501],
  ])('%s=%s: %i', async (name, value, status) => {
    expect((await list({ [name]: value })).status).toBe(status)
  })

  test('a single object takes $select and $expand, nothing else', async () => {
    expect((await graph('GET', `${APP}?$top=5`)).status).toBe(501)
    expect((await graph('GET', `${APP}/federatedIdentityCredentials?$orderby=name`)).status).toBe(501)
  })

  test('$expand shows at most twenty credentials', async () => {
    const [application] = client.sandbox.world.tenants[0]?.applications ?? []
    for (let index = 0; index < 25; index += 1) {
      application?.federatedIdentityCredentials.push(
        loadFederatedCredential({ name: `n${index}`, issuer: GITHUB_ISSUER, subject: `s${index}` }),
      )
    }
    const reply = json(await graph('GET', '/beta/applications?$expand=federatedIdentityCredentials&$top=999'))
    expect(at(reply, 'value', 0, 'federatedIdentityCredentials', 'length')).toBe(20)
  })
})

describe('bodies', () => {
  test.each([
    [{ nonsense: 1 }, "Invalid property 'nonsense'."],
    [{ displayName: 1 }, "Invalid value specified for property 'displayName' of resource 'Application'."],
    [{ tags: 'x' }, "Invalid value specified for property 'tags' of resource 'Application'."],
    [
      { signInAudience: 'Everybody' },
      "Invalid value specified for property 'signInAudience' of resource 'Application'.",
    ],
    [{ appId: IDS.clientId }, "Property 'appId' is read-only and cannot be set."],
    [{ uniqueName: 'other' }, "Property 'uniqueName' is read-only and cannot be set."],
  ])('%j: 400', async (body, message) => {
    const reply = await graph('PATCH', APP, body)
    expect(reply.status).toBe(400)
    expect(at(json(reply), 'error', 'code')).toBe('Request_BadRequest')
    expect(error(reply)).toBe(message)
  })

  test('a refused body changes nothing', async () => {
    await graph('PATCH', APP, { displayName: 'changed', nonsense: 1 })
    expect(json(await graph('GET', APP)).displayName).toBe('shop-deploy')
  })

  test.each([
    [{ nonsense: 1 }, 'nonsense'],
    [{ audiences: 'api://AzureADTokenExchange' }, 'audiences'],
    [{ subject: 5 }, 'subject'],
    [{ id: IDS.objectId }, 'id'],
  ])('of a credential: %j', async (changes, name) => {
    const body = { name: 'abc', issuer: GITHUB_ISSUER, subject: 's', audiences: ['a'], ...changes }
    const reply = await graph('POST', `${APP}/federatedIdentityCredentials`, body)
    expect(reply.status).toBe(400)
    expect(error(reply)).toContain(`'${name}'`)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', ''])('of type %j: 400', async (type) => {
    const reply = await graph('PATCH', APP, { notes: 'x' }, { 'content-type': type })
    expect(reply.status).toBe(400)
    expect(error(reply)).toContain('Content-Type')
  })

  test('complex values keep what is not named', async () => {
    await graph('PATCH', APP, { web: { homePageUrl: 'https://a.example' } })
    await graph('PATCH', APP, { web: { redirectUris: ['https://b.example'] } })
    expect(json(await graph('GET', APP)).web).toMatchObject({
      homePageUrl: 'https://a.example',
      redirectUris: ['https://b.example'],
      implicitGrantSettings: { enableIdTokenIssuance: false },
    })
  })
})
