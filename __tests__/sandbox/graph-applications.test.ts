/** Graph's applications, secrets and certificates as in recorded traffic; service principals, owners, `$batch`. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCertificate, parseCertificate } from '../../sandbox/tokens/certificate.ts'
import { GITHUB_ISSUER, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import traffic from '../vectors/graph-credential-traffic.json' with { type: 'json' }
import { at, type Client, call, codeOf, exchange, json, startClient } from './client.ts'

let client: Client
let token: string
beforeEach(async () => {
  client = await startClient()
  token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
})
afterEach(() => client.close())

const graph = (method: string, target: string, body?: unknown) => call(client, token, method, target, body)
const APP = `/v1.0/applications/${IDS.objectId}`
const keysOf = (value: unknown) => Object.keys(value ?? {}).toSorted()

describe('applications', () => {
  test('by object id, appId and uniqueName; listed by filter; selected and expanded', async () => {
    const [application] = client.sandbox.world.tenants[0]?.applications ?? []
    if (application !== undefined) application.uniqueName = 'shop/deploy'
    for (const key of [`/${IDS.objectId}`, `(appId='${IDS.clientId}')`, "(uniqueName='shop%2Fdeploy')"]) {
      expect(json(await graph('GET', `/beta/applications${key}`)).appId).toBe(IDS.clientId)
    }
    const filter = encodeURIComponent(`appId eq '${IDS.clientId}'`)
    const listed = json(await graph('GET', `/v1.0/applications?$filter=${filter}&$select=Id`))
    expect(listed).toEqual({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications(id)',
      value: [{ id: IDS.objectId }],
    })
    const expanded = async (name: string) => json(await graph('GET', `${APP}?$expand=${name}&$select=id`))
    expect(await expanded('federatedIdentityCredentials')).toMatchObject({ federatedIdentityCredentials: [] })
    expect(await expanded('owners')).toMatchObject({ owners: [{ id: IDS.managerServicePrincipalId }] })
    expect((await graph('GET', `${APP}?$expand=federatedIdentityCredentials,owners`)).status).toBe(400)
    expect((await graph('GET', '/beta/applications/nowhere')).status).toBe(404)
  })

  test('create makes the caller an owner; the service principal comes apart; delete takes both', async () => {
    const created = json(await graph('POST', '/v1.0/applications', { displayName: 'new', uniqueName: 'new' }))
    const twice = await graph('POST', '/v1.0/applications', { displayName: 'new', uniqueName: 'new' })
    expect(twice.status).toBe(409)
    const appId = String(created.appId)
    expect(codeOf(await exchange(client, { client_id: appId, client_secret: 'x' }))).toBe(7000229)
    expect((await graph('POST', '/v1.0/servicePrincipals', { appId })).status).toBe(201)
    expect((await graph('POST', '/v1.0/servicePrincipals', { appId })).status).toBe(409)
    expect(json(await graph('GET', `/v1.0/servicePrincipals(appId='${appId}')`)).appId).toBe(appId)
    expect(codeOf(await exchange(client, { client_id: appId, client_secret: 'x' }))).toBe(7000215)
    expect((await graph('DELETE', `/v1.0/applications/${String(created.id)}`)).status).toBe(204)
    expect(codeOf(await exchange(client, { client_id: appId, client_secret: 'x' }))).toBe(700016)
  })

  test('a new service principal reaches the token service late', async () => {
    client.sandbox.settings.replication.tokenService = { attempts: 1 }
    const appId = String(json(await graph('POST', '/v1.0/applications', { displayName: 'late' })).appId)
    await graph('POST', '/v1.0/servicePrincipals', { appId })
    const code = async () => codeOf(await exchange(client, { client_id: appId, client_secret: 'x' }))
    expect(await code()).toBe(700016)
    expect(await code()).toBe(7000215)
  })

  test('owners are added once', async () => {
    const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${IDS.userId}` }
    expect((await graph('POST', `${APP}/owners/$ref`, reference)).status).toBe(204)
    expect((await graph('POST', `${APP}/owners/$ref`, reference)).status).toBe(400)
    expect(at(json(await graph('GET', `${APP}/owners`)), 'value', 1, 'id')).toBe(IDS.userId)
  })
})

describe('secrets', () => {
  const [recordedAdd] = traffic.passwords
  const add = (password: Record<string, unknown>) =>
    graph('POST', `${APP}/microsoft.graph.addPassword`, { passwordCredential: password })

  test('added, used, listed without text newest first, removed', async () => {
    const reply = await add({ displayName: 'key1', endDateTime: '2099-05-07T06:52:43Z' })
    expect(reply.status).toBe(recordedAdd?.response.status)
    const secret = json(reply)
    expect(keysOf(secret)).toEqual(keysOf(recordedAdd?.response.body))
    expect(String(secret.secretText).slice(0, 3)).toBe(secret.hint)
    const form = { client_secret: String(secret.secretText) }
    expect(codeOf(await exchange(client, form))).toBe(0)
    await add({ displayName: 'key2' })
    const listed = json(await graph('GET', APP)).passwordCredentials
    expect(listed).toMatchObject([{ displayName: 'key2' }, { displayName: 'key1', secretText: null }])
    expect((await graph('POST', `${APP}/removePassword`, { keyId: secret.keyId })).status).toBe(204)
    expect(codeOf(await exchange(client, form))).toBe(7000215)
  })

  test('live two years by default; policies refuse; an expired one is told apart', async () => {
    const { endDateTime } = json(await add({}))
    expect(Math.round((Date.parse(String(endDateTime)) - Date.now()) / 86_400_000)).toBe(730)
    const tenant = client.sandbox.world.tenants[0]
    if (tenant === undefined) throw new Error('no tenant')
    tenant.policies.maxPasswordDays = 180
    expect(at(json(await add({})), 'error', 'code')).toBe('CredentialInvalidLifetimeAsPerAppPolicy')
    tenant.policies.forbidPasswords = true
    expect(at(json(await add({})), 'error', 'code')).toBe('CredentialTypeNotAllowedAsPerAppPolicy')
    tenant.policies = {}
    const old = json(await add({ startDateTime: '2020-01-01T00:00:00Z', endDateTime: '2021-01-01T00:00:00Z' }))
    expect(codeOf(await exchange(client, { client_secret: String(old.secretText) }))).toBe(7000222)
  })
})

describe('certificates', () => {
  test('PATCH replaces the collection; keys are shown only when selected', async () => {
    const first = parseCertificate((await createCertificate('one')).certificate)
    const second = parseCertificate((await createCertificate('two')).certificate)
    const entry = (der: string) => ({ type: 'AsymmetricX509Cert', usage: 'Verify', key: der })
    expect((await graph('PATCH', APP, { keyCredentials: [entry(first.der)] })).status).toBe(204)
    const kept = at(json(await graph('GET', `${APP}?$select=keyCredentials`)), 'keyCredentials', 0)
    expect(kept).toMatchObject({ customKeyIdentifier: first.thumbprint, key: first.der })
    const recorded = traffic.keys[0]?.response.body?.keyCredentials?.[0]
    expect(keysOf(at(json(await graph('GET', APP)), 'keyCredentials', 0))).toEqual(keysOf(recorded))
    const shown = json(await graph('GET', APP))
    const whole = traffic.keys[0]?.response.body ?? {}
    expect(Object.keys(whole).filter((name) => !(name in shown))).toEqual([])
    expect(at(json(await graph('GET', APP)), 'keyCredentials', 0, 'key')).toBeNull()
    await graph('PATCH', APP, { keyCredentials: [kept, entry(second.der)] })
    expect(at(json(await graph('GET', APP)), 'keyCredentials', 'length')).toBe(2)
    const changed = { ...(kept as Record<string, unknown>), key: second.der }
    const refused = await graph('PATCH', APP, { keyCredentials: [changed] })
    expect(at(json(refused), 'error', 'message')).toBe('Update to existing credential with KeyId is not allowed.')
    expect(
      (await graph('PATCH', APP, { keyCredentials: [{ ...entry(first.der), endDateTime: '2099-01-01' }] })).status,
    ).toBe(400)
    expect((await graph('PATCH', APP, { keyCredentials: [entry('bm9uc2Vuc2U=')] })).status).toBe(400)
  })
})

describe('$batch', () => {
  const url = `/applications/${IDS.objectId}/federatedIdentityCredentials`
  const headers = { 'Content-Type': 'application/json' }
  const post = (id: string, extra: Record<string, unknown> = {}) => ({
    id,
    method: 'POST',
    url,
    headers,
    body: { name: `name-${id}`, issuer: GITHUB_ISSUER, subject: id, audiences: ['api://AzureADTokenExchange'] },
    ...extra,
  })
  const send = async (requests: unknown[]) => {
    const reply = await graph('POST', '/v1.0/$batch', { requests })
    const responses = reply.status === 200 ? (json(reply).responses as { id: string; status: number }[]) : []
    return { status: reply.status, by: Object.fromEntries(responses.map((entry) => [entry.id, entry.status])) }
  }

  test('parallel writes on one application collide, sequential ones do not', async () => {
    const parallel = await send([post('1'), post('2'), { id: 'r', method: 'GET', url }])
    expect(parallel).toEqual({ status: 200, by: { 1: 201, 2: 409, r: 200 } })
    const sequence = await send([post('3'), post('4', { dependsOn: ['3'] }), post('5', { dependsOn: ['4'] })])
    expect(sequence.by).toEqual({ 3: 201, 4: 201, 5: 201 })
  })

  test('a failed dependency is 424, each item has its own status', async () => {
    const broken = post('a', { body: { name: '!' } })
    expect((await send([broken, post('b', { dependsOn: ['a'] }), post('c')])).by).toMatchObject({ a: 400, b: 424 })
  })

  test.each([
    ['more than 20', Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url }))],
    ['ids twice', [post('1'), post('1')]],
    ['a body without type', [post('1', { headers: {} })]],
    ['a circle', [post('1', { dependsOn: ['2'] }), post('2', { dependsOn: ['1'] })]],
    ['nothing', []],
  ])('%s: 400', async (_case, requests) => {
    expect((await send(requests)).status).toBe(400)
  })
})
