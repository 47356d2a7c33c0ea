/** Certificates at the sandbox's Graph: replaced whole, judged by validity, shown late, lost to a second writer, rolled by a proof. */
import { generateKeyPair, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { type MadeCertificate, makeCertificate } from '../certificates.ts'
import { at, type Client, call, json, startClient } from './client.ts'

const DAY = 86_400_000
const APP = `/v1.0/applications/${IDS.objectId}`
const SELECTED = `${APP}?$select=keyCredentials`

let client: Client
let token: string
let made: MadeCertificate
beforeEach(async () => {
  client = await startClient()
  token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
  made = await makeCertificate({ name: 'CN=one' })
})
afterEach(() => client.close())

const graph = (method: string, target: string, body?: unknown, bearer = token) =>
  call(client, bearer, method, target, body)
const entry = ({ der }: MadeCertificate, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  key: der.toString('base64'),
  ...more,
})
const patch = async (...keyCredentials: readonly unknown[]) => {
  const reply = await graph('PATCH', APP, { keyCredentials })
  return reply.status === 204 ? '204' : String(at(json(reply), 'error', 'code'))
}
const shown = async (target = SELECTED) =>
  at(json(await graph('GET', target)), 'keyCredentials') as readonly Readonly<Record<string, unknown>>[]
const iso = (ms: number) => new Date(ms).toISOString()

describe('a key', () => {
  test('is stored with the ID, the purpose and the name that it came with, the name shortened', async () => {
    const keyId = '99999999-0000-4000-8000-000000000001'
    expect(await patch(entry(made, { keyId, usage: 'Encrypt', displayName: 'x'.repeat(91) }))).toBe('204')
    const [key] = await shown()
    expect(key?.keyId).toBe(keyId)
    expect(key?.usage).toBe('Encrypt')
    expect(key?.displayName).toBe('x'.repeat(90))
  })

  test('is judged by its certificate: dates, type, purpose', async () => {
    const old = await makeCertificate({ notBefore: Date.now() - 9 * DAY, notAfter: Date.now() - DAY })
    expect(await patch(entry(old))).toBe('KeyCredentialsInvalidEndDate')
    expect(await patch(entry(made, { endDateTime: iso(Date.now() + 91 * DAY) }))).toBe('KeyCredentialsInvalidEndDate')
    expect(await patch(entry(made, { startDateTime: iso(Date.now() - 9 * DAY) }))).toBe(
      'KeyCredentialsInvalidStartDate',
    )
    expect(await patch(entry(made, { type: undefined }))).toBe('KeyCredentialsInvalidType')
    expect(await patch(entry(made, { usage: 'Nonsense' }))).toBe('KeyCredentialsInvalidUsage')
    expect(await patch(entry(made, { key: 'bm9uc2Vuc2U=' }))).toBe('KeyCredentialsInvalidValue')
    expect(await shown()).toEqual([])
  })

  test('is kept by its ID without its certificate, and never changed', async () => {
    await patch(entry(made))
    const [key] = await shown()
    const { key: _key, ...bare } = key ?? {}
    expect(await patch({ ...bare, key: null })).toBe('204')
    expect(await shown()).toEqual([key])
    expect(await patch({ ...key, endDateTime: iso(Date.now() + DAY) })).toBe('Request_BadRequest')
    expect(await patch({ ...key, usage: 'Sign' })).toBe('Request_BadRequest')
  })

  test('that is not sent again is gone: the second of two writers wins', async () => {
    const second = await makeCertificate({ name: 'CN=two' })
    const before = await shown()
    expect(await patch(...before, entry(made))).toBe('204')
    expect(await patch(...before, entry(second))).toBe('204')
    expect((await shown()).map(({ displayName }) => displayName)).toEqual(['CN=two'])
  })

  test('is shown late where reads are stale, and as it is to who does not ask for keys', async () => {
    client.sandbox.settings.graph.staleReads = 2
    await patch(entry(made))
    expect(json(await graph('GET', `${APP}?$select=id`))).toMatchObject({ id: IDS.objectId })
    expect(await shown()).toEqual([])
    expect(await shown(APP)).toEqual([])
    expect(await shown()).toHaveLength(1)
  })

  test('may not live longer than a policy of the tenant allows', async () => {
    const [tenant] = client.sandbox.world.tenants
    if (tenant === undefined) throw new Error('There is no tenant.')
    tenant.policies.maxKeyDays = 30
    expect(await patch(entry(made))).toBe('CredentialInvalidLifetimeAsPerAppPolicy')
    expect(await patch(entry(await makeCertificate({ notAfter: Date.now() + 20 * DAY })))).toBe('204')
    tenant.servicePrincipals.find(({ appId }) => appId === IDS.managerClientId)?.roles.push('Policy.Read.All')
    const admin = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
    const policy = json(await graph('GET', '/v1.0/policies/defaultAppManagementPolicy', undefined, admin))
    expect(at(policy, 'applicationRestrictions', 'keyCredentials', 0)).toMatchObject({
      restrictionType: 'asymmetricKeyLifetime',
      maxLifetime: 'P30D',
    })
  })
})

describe('an application that rolls its own keys', () => {
  const now = () => Math.floor(Date.now() / 1000)
  const proofBy = ({ keys }: Pick<MadeCertificate, 'keys'>, more: Readonly<Record<string, unknown>> = {}) =>
    new SignJWT({
      aud: '00000002-0000-0000-c000-000000000000',
      iss: IDS.objectId,
      nbf: now(),
      exp: now() + 600,
      ...more,
    })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(keys.privateKey)

  test('needs no permission, but a proof by a certificate that is there', async () => {
    await patch(entry(made))
    const [{ keyId } = { keyId: '' }] = await shown()
    const own = await client.sandbox.mintAccessToken({ clientId: IDS.clientId })
    const second = await makeCertificate({ name: 'CN=two' })
    const add = async (proof: string) =>
      (await graph('POST', `${APP}/addKey`, { keyCredential: entry(second), passwordCredential: null, proof }, own))
        .status
    expect(await add('nonsense')).toBe(401)
    expect(await add(await proofBy({ keys: await generateKeyPair('RS256') }))).toBe(401)
    expect(await add(await proofBy(made, { iss: IDS.clientId }))).toBe(401)
    expect(await add(await proofBy(made, { exp: now() + 6000 }))).toBe(401)
    expect(await add(await proofBy(made))).toBe(200)
    const remove = await graph('POST', `${APP}/removeKey`, { keyId, proof: await proofBy(made) }, own)
    expect(remove.status).toBe(204)
    expect((await shown()).map(({ displayName }) => displayName)).toEqual(['CN=two'])
    const other = await client.sandbox.mintAccessToken({ clientId: IDS.clientId })
    expect((await graph('POST', `/v1.0/applications/${IDS.managerClientId}/addKey`, {}, other)).status).toBe(403)
  })

  test('cannot begin with the first one', async () => {
    const reply = await graph('POST', `${APP}/addKey`, { keyCredential: entry(made), proof: await proofBy(made) })
    expect(reply.status).toBe(401)
    expect(at(json(reply), 'error', 'message')).toContain('no valid certificate')
  })

  test('removes nothing that is not there', async () => {
    await patch(entry(made))
    const reply = await graph('POST', `${APP}/removeKey`, { keyId: IDS.clientId, proof: await proofBy(made) })
    expect(reply.status).toBe(400)
  })
})
