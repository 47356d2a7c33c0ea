/** What real clients send to the token endpoint and discovery besides the plain form. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { type Client, codeOf, exchange, idToken, json, payloadOf, startClient } from './client.ts'

let client: Client
beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.close())

const MANAGER = { client_id: IDS.managerClientId, scope: 'https://graph.microsoft.com/.default' }
const form = (fields: Readonly<Record<string, string>>, query = '', headers: Record<string, string> = {}) =>
  client.send(
    'POST',
    `/${IDS.tenantId}/oauth2/v2.0/token${query}`,
    { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString(),
  )
const basic = (secret: string) =>
  `Basic ${Buffer.from(`${IDS.managerClientId}:${encodeURIComponent(secret)}`).toString('base64')}`
const tokenOf = (reply: { text: string }) => payloadOf(String(JSON.parse(reply.text).access_token))

test('client_secret_basic', async () => {
  const scope = { scope: MANAGER.scope }
  expect((await form(scope, '', { authorization: basic(IDS.managerSecret) })).status).toBe(200)
  expect(codeOf(await form(scope, '', { authorization: basic('wrong') }))).toBe(7000215)
})

test('client-request-id as a query is the correlation id', async () => {
  const id = '3f2504e0-4f89-11d3-9a0c-0305e82c3301'
  expect(json(await form({ client_id: IDS.clientId }, `?client-request-id=${id}`)).correlation_id).toBe(id)
})

test('appidacr tells a secret from an assertion; Graph tokens carry the name', async () => {
  const bySecret = tokenOf(await exchange(client, { ...MANAGER, client_secret: IDS.managerSecret }))
  expect(bySecret).toMatchObject({ appidacr: '1', app_displayname: 'federation-manager' })
  const assertion = await idToken(client, { environment: 'production' })
  const byAssertion = tokenOf(await exchange(client, { client_id: IDS.managerClientId, client_assertion: assertion }))
  expect(byAssertion.appidacr).toBe('2')
  expect(byAssertion).not.toHaveProperty('app_displayname')
})

test.each(['common', 'organizations', 'consumers'])('discovery of %s', async (name) => {
  const reply = await client.send('GET', `/${name}/v2.0/.well-known/openid-configuration`)
  expect(reply.status).toBe(200)
  const { issuer, token_endpoint } = json(reply)
  expect(token_endpoint).toBe(`${client.sandbox.url}/${name}/oauth2/v2.0/token`)
  expect(String(issuer)).toContain(name === 'consumers' ? '9188040d-6c67-4c5b-b112-36a304b66dad' : '{tenantid}')
  expect((await client.send('GET', `/${name}/discovery/v2.0/keys`)).status).toBe(200)
  expect(codeOf(await exchange(client, {}, name))).toBe(50059)
})

test('a body that is no form holds no parameters', async () => {
  const reply = await client.send(
    'POST',
    `/${IDS.tenantId}/oauth2/v2.0/token`,
    { 'content-type': 'application/json' },
    '{}',
  )
  expect(codeOf(reply)).toBe(900144)
})

test.each(['/common/oauth2/v2.0/authorize', '/api/v3/user', '/nothing'])('%s is not simulated', async (path) => {
  const env = await client.sandbox.jobEnvironment()
  const reply = await client.send('GET', path, { authorization: `Bearer ${env.SANDBOX_GITHUB_TOKEN}` })
  expect(reply.status).toBe(501)
  expect(json(reply)).toMatchObject({ sandbox: 'not simulated' })
})
