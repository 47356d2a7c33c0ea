/** The token endpoint answers with the bodies, codes and statuses that were recorded from the real one. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { loadServicePrincipal } from '../../sandbox/world/load.ts'
import errorsFile from '../vectors/entra-errors.json' with { type: 'json' }
import bodiesFile from '../vectors/entra-token-bodies.json' with { type: 'json' }
import { type Client, exchange, json, type Reply, startClient } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await startClient()
})
afterAll(() => client.close())

/** The message without code, ids and time. */
function sentence(description: string): string {
  return description
    .replace(/^AADSTS\d+: /, '')
    .replace(/\s*Trace ID:.*$/s, '')
    .trim()
}

/** Gives the default application one credential (or none) and presents a token of `issuer`. */
async function present(
  credential: { issuer?: string; subject?: string; audience?: string; expression?: string } | undefined,
  token: { issuer?: string; sub: string; aud?: string; claims?: Record<string, unknown>; expired?: boolean },
): Promise<Reply> {
  const application = client.sandbox.world.tenants[0]?.applications[0]
  if (application === undefined) throw new Error('no application')
  application.federatedIdentityCredentials =
    credential === undefined
      ? []
      : [
          {
            id: randomUUID(),
            name: 'only',
            issuer: credential.issuer ?? GITHUB_ISSUER,
            subject: credential.expression === undefined ? (credential.subject ?? 'other') : null,
            description: null,
            audiences: [credential.audience ?? 'api://AzureADTokenExchange'],
            claimsMatchingExpression:
              credential.expression === undefined ? null : { value: credential.expression, languageVersion: 1 },
          },
        ]
  const now = Math.floor(Date.now() / 1000) - (token.expired === true ? 3600 : 0)
  const assertion = await client.sandbox.signToken(token.issuer ?? GITHUB_ISSUER, {
    sub: token.sub,
    aud: token.aud ?? 'api://AzureADTokenExchange',
    iat: now,
    nbf: now - 600,
    exp: now + 300,
    ...token.claims,
  })
  return exchange(client, { client_assertion: assertion })
}

const CUSTOM = 'repository_owner_id:6844498:repository_id:117169328:environment:crontests'
const CASE = 'repo:CODfreak213421/IsocertsgDashboard23:environment:Production'
const QUEUE =
  'repo:testing-turtle/transient-terrapin:ref:refs/heads/gh-readonly-queue/main/pr-13-7b1f002b00ec25a5facc43e470ef7dfe6d32f300'
const BOX = 'https://trevorbox.github.io/terrible/'

/** How to bring about each recorded case; those without an entry need a service that the sandbox is not. */
const SCENARIOS: Readonly<Record<string, () => Promise<Reply>>> = {
  malformed_assertion: () => exchange(client, { client_assertion: 'client_assertion' }),
  subject_mismatch_github_custom_sub: () => present({}, { sub: CUSTOM }),
  issuer_mismatch: () => present({}, { sub: 'x', issuer: BOX }),
  case_mismatch: () => present({ subject: CASE.toLowerCase() }, { sub: CASE }),
  flexible_no_match: () =>
    present({ expression: "claims['sub'] matches 'repo:a/*' and claims['repository_id'] eq '1'" }, { sub: QUEUE }),
  app_not_found: () => exchange(client, { client_id: '8060e3ec-cbe3-4174-94cf-80065f998444', client_assertion: 'x' }),
  missing_service_principal: () => exchange(client, { client_id: '00000000-0000-0000-0000-000000000001' }, OTHER),
  wrong_secret: () =>
    exchange(client, { client_id: '66483720-42ae-4f05-82a6-e3d75db21412', client_secret: 'no' }, OTHER),
  expired_secret: () =>
    exchange(client, { client_id: '3f31972c-b59f-480d-b4f3-71d39043b74e', client_secret: 'late' }, OTHER),
  tenant_not_found_discovery: () => client.send('GET', '/tenant/v2.0/.well-known/openid-configuration'),
  entra_token_as_assertion: () =>
    present({ issuer: 'https://sts.windows.net/x/' }, { sub: 'x', issuer: 'https://sts.windows.net/x/' }),
  success_client_assertion: () => present({ subject: 'mine' }, { sub: 'mine' }),
}
const OTHER = '00000000-0000-0000-0000-000000000002'

describe('recorded bodies', () => {
  beforeAll(async () => {
    const { tenants } = client.sandbox.world
    const [first] = tenants
    if (first === undefined) throw new Error('no tenant')
    first.displayName = 'EUNEIZ'
    const secret = { keyId: randomUUID(), displayName: null, startDateTime: '', hint: '', secretText: 'late' }
    const application = (appId: string, endDateTime: string) => ({
      id: randomUUID(),
      appId,
      displayName: appId,
      uniqueName: null,
      signInAudience: 'AzureADMyOrg',
      createdDateTime: '',
      createdByAppId: null,
      owners: [],
      federatedIdentityCredentials: [],
      passwordCredentials: [{ ...secret, endDateTime }],
      keyCredentials: [],
      properties: {},
    })
    const ids = ['66483720-42ae-4f05-82a6-e3d75db21412', '3f31972c-b59f-480d-b4f3-71d39043b74e']
    tenants.push({
      ...first,
      id: OTHER,
      domains: [],
      applications: ['00000000-0000-0000-0000-000000000001', ...ids].map((id) => application(id, '2025-01-01')),
      servicePrincipals: await Promise.all(ids.map((appId) => loadServicePrincipal({ appId }))),
    })
  })

  test.each(bodiesFile.cases.filter((entry) => entry.id in SCENARIOS))('$id', async (recorded) => {
    const reply = await SCENARIOS[recorded.id]?.()
    if (reply === undefined) throw new Error('no scenario')
    const body = json(reply)
    if (typeof recorded.http_status === 'number') expect(reply.status).toBe(recorded.http_status)
    if (recorded.http_status === 200) {
      expect(Object.keys(body)).toEqual(Object.keys(recorded.body))
      return
    }
    expect(body.error).toBe(recorded.body.error)
    expect(body.error_codes).toEqual([Number(/AADSTS(\d+)/.exec(recorded.body.error_description ?? '')?.[1])])
    expect(sentence(String(body.error_description))).toBe(sentence(recorded.body.error_description ?? ''))
    expect(String(body.error_description)).toMatch(
      /^AADSTS\d+: .* Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/s,
    )
  })

  test('headers are those of the recordings', async () => {
    const recorded = bodiesFile.cases.find((entry) => entry.id === 'malformed_assertion')
    const reply = await exchange(client, { client_assertion: 'client_assertion' })
    for (const name of ['Cache-Control', 'Pragma', 'Content-Type', 'Expires', 'P3P', 'x-ms-clitelem'] as const) {
      expect(reply.headers[name.toLowerCase()]).toBe(Reflect.get(recorded?.response_headers ?? {}, name))
    }
    expect(reply.headers['x-ms-request-id']).toBe(json(reply).trace_id)
  })
})

describe('messages of entra-errors.json', () => {
  const message = (code: number, part = '') =>
    sentence(errorsFile.errors.find((entry) => entry.code === code && entry.message.includes(part))?.message ?? '')

  test('700212 names the audience', async () => {
    const reply = await present({ subject: 's' }, { sub: 's', aud: 'my.audience' })
    expect(sentence(String(json(reply).error_description)).replace('learn.microsoft.com/entra', '')).toContain(
      message(700212, 'my.audience').split('. https:')[0],
    )
    expect(reply.status).toBe(401)
  })

  test('70025 for a client without credentials', async () => {
    const application = client.sandbox.world.tenants[0]?.applications[0]
    if (application !== undefined) application.displayName = 'wolfpacc-github-signing'
    expect(sentence(String(json(await present(undefined, { sub: 'x' })).error_description))).toBe(message(70025))
  })

  test('700024 prints seven decimals', async () => {
    const reply = await present({ subject: 's' }, { sub: 's', expired: true })
    const shape = (text: string) => sentence(text).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    expect(shape(String(json(reply).error_description))).toBe(shape(message(700024)))
    expect(String(json(reply).error_description)).toMatch(/valid from \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z/)
  })

  test('7002381 when the tenant wants an enterprise', async () => {
    const tenant = client.sandbox.world.tenants[0]
    if (tenant === undefined) throw new Error('no tenant')
    const values = ['microsoft', 'github', 'microsoftopensource']
    tenant.policies.requiredEnterprise = { issuer: GITHUB_ISSUER, values }
    expect(sentence(String(json(await present({ subject: 's' }, { sub: 's' })).error_description))).toBe(
      message(7002381),
    )
    expect((await present({ subject: 's' }, { sub: 's', claims: { enterprise: 'github' } })).status).toBe(200)
    delete tenant.policies.requiredEnterprise
  })

  test.each([
    [90061, () => unreachable()],
    [5002730, () => exchange(client, { client_assertion: `${header('ES256')}.${header('x')}.c2ln` })],
    [7000218, () => exchange(client, {})],
    [90002, () => exchange(client, {}, '11111111-2222-3333-4444-555555555555')],
    [700222, () => present({}, { sub: 'x', issuer: 'https://sts.windows.net/x/' })],
  ])('%i', async (code, act) => {
    const reply = await act()
    expect(json(reply).error_codes).toEqual([code])
    expect(sentence(String(json(reply).error_description))).toBe(message(code))
  })

  test('70021 in legacy mode, separated by CRLF', async () => {
    client.sandbox.settings.entra.legacyCodes = true
    client.sandbox.settings.entra.separator = '\r\n'
    const sub = 'repo:jongio/ghazoidctest1:ref:refs/heads/main'
    const reply = await present({ subject: 'other' }, { sub })
    expect(reply.status).toBe(400)
    expect(json(reply)).toMatchObject({ error: 'invalid_request', error_codes: [70021] })
    expect(sentence(String(json(reply).error_description))).toContain(message(70021, 'jongio'))
    expect(String(json(reply).error_description)).toMatch(/\r\nTrace ID: .*\r\nCorrelation ID: .*\r\nTimestamp: /)
    client.sandbox.settings.entra.legacyCodes = false
    client.sandbox.settings.entra.separator = ' '
  })

  const header = (alg: string) => Buffer.from(JSON.stringify({ alg, iss: 'i', sub: 's' })).toString('base64url')
  const unreachable = () => {
    client.sandbox.world.issuers.push({ issuer: 'https://private.example', key: 'private', reachable: false })
    return present({ issuer: 'https://private.example' }, { sub: 'x', issuer: 'https://private.example' })
  }
})

test('client-request-id comes back as correlation id', async () => {
  const id = randomUUID()
  const reply = await exchange(client, {}, DEFAULT_IDS.tenantId, { 'client-request-id': id })
  expect(json(reply).correlation_id).toBe(id)
})
