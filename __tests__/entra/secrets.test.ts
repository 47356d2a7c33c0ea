/** Tests secrets at Microsoft Graph: what is read, added and removed, what policies forbid, and what the reports tell. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { toRestrictions } from '../../src/entra/app-policies.ts'
import { managerTokenOf } from '../../src/entra/grants.ts'
import { additionBody, createSecretStore, fromPassword, toStoredSecrets } from '../../src/entra/secrets.ts'
import { createUseReader, signInsInLog, usesInReport } from '../../src/entra/sign-in-log.ts'
import { createSecretProof } from '../../src/entra/token.ts'
import { failureOf } from '../federation/job.ts'
import { startGraph } from './graph-sandbox.ts'

const KEY_ID = '0a0a0a0a-0a0a-8a0a-8a0a-0a0a0a0a0a0a'
const NEW = {
  keyId: KEY_ID,
  displayName: 'batch',
  start: Date.parse('2026-11-25T12:00:00Z'),
  end: Date.parse('2027-02-23T12:00:00Z'),
}

describe('fromPassword', () => {
  const whole = {
    keyId: 'k',
    displayName: 'd',
    hint: 'abc',
    startDateTime: '2026-01-01T00:00:00Z',
    endDateTime: '2027-01-01T00:00:00Z',
  }

  it('reads what Graph answers, null as absent', () => {
    expect(fromPassword(whole, 'application')).toMatchObject({ keyId: 'k', hint: 'abc', start: 1_767_225_600_000 })
    const bare = fromPassword({ keyId: 'k', displayName: null, hint: null, endDateTime: null }, 'service-principal')
    expect(bare).toEqual({
      keyId: 'k',
      holder: 'service-principal',
      displayName: null,
      hint: null,
      start: 0,
      end: 8.64e15,
    })
  })

  it.each([
    { ...whole, keyId: null },
    { ...whole, endDateTime: 'soon' },
    { ...whole, startDateTime: 7 },
  ])('does not take %o for a secret', (value) => {
    expect(() => fromPassword(value, 'application')).toThrow('client secrets')
  })

  it.each([
    { keyCredentials: [] },
    { passwordCredentials: [], keyCredentials: null },
    { passwordCredentials: ['x'], keyCredentials: [] },
    { passwordCredentials: [], keyCredentials: [{ usage: 'Verify' }] },
  ])('a body of another shape is an error, never nothing: %o', (body) => {
    expect(() => toStoredSecrets(body, undefined)).toThrow('not with')
  })
})

it('the end is always given', () => {
  expect(additionBody(NEW)).toEqual({
    passwordCredential: {
      keyId: KEY_ID,
      displayName: 'batch',
      startDateTime: '2026-11-25T12:00:00Z',
      endDateTime: '2027-02-23T12:00:00Z',
    },
  })
})

describe('toRestrictions', () => {
  const addition = { restrictionType: 'passwordAddition', state: 'enabled', maxLifetime: null }
  const lifetime = { restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P90D' }
  const tenant = (...configurations: readonly object[]) => ({
    isEnabled: true,
    displayName: 'default',
    applicationRestrictions: { passwordCredentials: configurations },
  })
  const assigned = (configuration: object, more = {}) => ({
    displayName: 'own',
    restrictions: { passwordCredentials: [configuration] },
    ...more,
  })

  it('an assigned policy settles its kind, the default the others', () => {
    const restrictions = toRestrictions(tenant(addition, lifetime), [assigned({ ...addition, state: 'disabled' })])
    expect(restrictions).toEqual([{ kind: 'lifetime', policy: 'default', since: undefined, days: 90 }])
  })

  it('what is switched off, is about other credentials, or exempts some, counts for nothing', () => {
    expect(toRestrictions({ ...tenant(addition), isEnabled: false }, [])).toEqual([])
    expect(toRestrictions(tenant(), [assigned(addition, { isEnabled: false })])).toEqual([])
    expect(toRestrictions(tenant({ ...addition, excludeActors: { customSecurityAttributes: [] } }), [])).toEqual([])
    expect(toRestrictions(tenant({ ...addition, restrictionType: 'symmetricKeyAddition' }), [])).toEqual([])
    expect(toRestrictions(tenant({ ...lifetime, maxLifetime: 'soon' }), [])).toEqual([])
    expect(toRestrictions({ isEnabled: true }, [{}])).toEqual([])
  })

  it('reads those of certificates from their own list', () => {
    const keys = { restrictionType: 'asymmetricKeyLifetime', state: 'enabled', maxLifetime: 'P180D' }
    const policy = {
      isEnabled: true,
      displayName: 'default',
      applicationRestrictions: { passwordCredentials: [addition, lifetime], keyCredentials: [keys] },
    }
    expect(toRestrictions(policy, [], 'keyCredentials')).toEqual([
      { kind: 'lifetime', policy: 'default', since: undefined, days: 180 },
    ])
  })

  it('tells since when', () => {
    const since = { ...addition, restrictForAppsCreatedAfterDateTime: '2026-01-01T00:00:00Z' }
    expect(toRestrictions(tenant(), [assigned(since, { displayName: null, id: 'id' })])).toEqual([
      { kind: 'addition', policy: 'id', since: Date.parse('2026-01-01T00:00:00Z') },
    ])
  })
})

describe('managerTokenOf', () => {
  const jwt = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`
  it.each([
    [
      { oid: IDS.userId, appidacr: '1' },
      { objectId: IDS.userId, bySecret: true },
    ],
    [{ azpacr: '2' }, { objectId: undefined, bySecret: false }],
    [{ appidacr: 1 }, { objectId: undefined, bySecret: undefined }],
  ])('%o', (claims, expected) => {
    expect(managerTokenOf(jwt(claims))).toEqual(expected)
  })
})

describe('the reports', () => {
  it('of a key the latest use counts; rows of another shape count for nothing', () => {
    const row = (keyId: unknown, lastSignInDateTime: unknown) => ({ keyId, signInActivity: { lastSignInDateTime } })
    const uses = usesInReport([
      row('K', '2026-01-02T00:00:00Z'),
      row('k', '2026-01-01T00:00:00Z'),
      row('other', null),
      row(null, '2026-01-01T00:00:00Z'),
      { keyId: 'x' },
    ])
    expect([...uses]).toEqual([['k', Date.parse('2026-01-02T00:00:00Z')]])
  })

  it('of the log only successful rows of the client count', () => {
    const row = { appId: 'A', createdDateTime: '2026-01-01T00:00:00Z', status: { errorCode: 0 } }
    const rows = [
      { ...row, clientCredentialType: 'federatedIdentityCredential' },
      { ...row, servicePrincipalCredentialKeyId: 'K' },
      { ...row, appId: 'b' },
      { ...row, status: { errorCode: 7000215 } },
      { ...row, status: null },
      { ...row, createdDateTime: 'x' },
    ]
    expect(signInsInLog(rows, 'a')).toEqual([
      { at: Date.parse('2026-01-01T00:00:00Z'), isFederated: true, keyId: undefined },
      { at: Date.parse('2026-01-01T00:00:00Z'), isFederated: false, keyId: 'k' },
    ])
  })
})

describe('over the wire', () => {
  let stage: Awaited<ReturnType<typeof startGraph>>
  beforeEach(async () => {
    stage = await startGraph('AuditLog.Read.All', 'Policy.Read.All')
  })
  afterEach(() => stage.close())
  const store = () => createSecretStore(stage.graph, IDS.objectId)

  it('a secret is added with its key ID, masked, read without value, proved, and removed', async () => {
    const added = await store().add(NEW)
    const value = added.kind === 'added' ? added.value : ''
    expect(stage.masks).toEqual([value])
    expect(stage.application.passwordCredentials[0]?.secretText).toBe(value)
    const stored = await store().read()
    expect(stored).toMatchObject({
      secrets: [{ ...NEW, holder: 'application', hint: value.slice(0, 3) }],
      personal: false,
      principalId: IDS.servicePrincipalId,
    })
    expect(JSON.stringify(stored)).not.toContain(value)
    const { mask } = stage.graph
    const outside = { transport: stage.transport, mask, now: Date.now, newGuid: () => IDS.userId }
    const endpoint = { authority: stage.sandbox.url, tenantId: IDS.tenantId }
    const prove = createSecretProof(endpoint, 'https://management.azure.com/.default', outside)
    expect((await prove(IDS.clientId, value)).ok).toBe(true)
    expect((await prove(IDS.clientId, 'wrong')).ok).toBe(false)
    expect(stage.masks).toHaveLength(2)
    expect(await store().remove('application', KEY_ID.toUpperCase())).toBe('removed')
    expect(await store().remove('application', KEY_ID)).toBe('gone')
    expect(await store().remove('service-principal', KEY_ID)).toBe('gone')
  })

  it('those of the service principal, keys and personal accounts are read, too', async () => {
    const key = structuredClone(stage.tenant.applications[1]?.keyCredentials[0])
    if (key === undefined) throw new Error('no key')
    stage.application.keyCredentials = [key]
    stage.application.properties.tokenEncryptionKeyId = key.keyId
    stage.application.signInAudience = 'AzureADandPersonalMicrosoftAccount'
    stage.principal.passwordCredentials = [
      {
        keyId: 'p',
        displayName: null,
        hint: 'abc',
        secretText: 'abc',
        startDateTime: '2026-01-01',
        endDateTime: '2027-01-01',
      },
    ]
    expect(await store().read()).toMatchObject({
      secrets: [{ keyId: 'p', holder: 'service-principal' }],
      keys: [{ keyId: key.keyId, usage: 'Verify', encryptsTokens: true }],
      personal: true,
    })
    expect(await store().remove('service-principal', 'P')).toBe('removed')
    stage.tenant.servicePrincipals = stage.tenant.servicePrincipals.filter((each) => each !== stage.principal)
    stage.application.keyCredentials = []
    expect(await store().read()).toMatchObject({ secrets: [], keys: [], principalId: undefined })
  })

  it('a write that may have happened is uncertain, one that did not is busy', async () => {
    const fault = (effect: object) => stage.sandbox.fault({ match: { path: /(add|remove)Password/ }, effect } as never)
    fault({ status: 503 })
    expect(await store().add(NEW)).toEqual({ kind: 'uncertain' })
    fault({ status: 409, body: { error: { code: 'Directory_ConcurrencyViolation', message: 'm' } } })
    expect(await store().add(NEW)).toEqual({ kind: 'busy' })
    fault({ status: 404 })
    expect(await store().add(NEW)).toEqual({ kind: 'target-missing' })
    fault({ status: 200, body: { keyId: KEY_ID } })
    expect(await store().add(NEW)).toEqual({ kind: 'uncertain' })
    await store().add(NEW)
    fault({ status: 503 })
    expect(await store().remove('application', KEY_ID)).toBe('uncertain')
    fault({ status: 404 })
    expect(await store().remove('application', KEY_ID)).toBe('gone')
    fault({ status: 400, body: { error: { code: 'x', message: 'No password credential found with keyId.' } } })
    expect(await store().remove('application', KEY_ID)).toBe('gone')
    fault({ status: 400, body: { error: { code: 'x', message: 'other' } } })
    expect((await failureOf(store().remove('application', KEY_ID))).code).toBe('credential-invalid')
  })

  it('another key ID than was asked for is an error, and that secret does not stay', async () => {
    stage.sandbox.fault({
      match: { path: /addPassword/ },
      effect: { status: 200, body: { keyId: 'other', secretText: 'value' } },
    })
    const error = await failureOf(store().add(NEW))
    expect(error.code).toBe('service-unavailable')
    expect(`${error.message} ${error.hint}`).not.toContain('value')
    expect(stage.masks).toEqual(['value'])
    stage.sandbox.fault({ match: { path: /addPassword/ }, effect: { status: 200, body: { secretText: 'value' } } })
    expect((await failureOf(store().add(NEW))).code).toBe('service-unavailable')
  })

  it('policies of the tenant are read, and refuse what is written against them', async () => {
    expect(await store().restrictions()).toEqual([])
    stage.tenant.policies.maxPasswordDays = 30
    expect(await store().restrictions()).toMatchObject([{ kind: 'lifetime', days: 30 }])
    expect((await failureOf(store().add(NEW))).code).toBe('policy-blocked')
    const manager = stage.tenant.servicePrincipals.find(({ appId }) => appId === IDS.managerClientId)
    manager?.roles.splice(manager.roles.indexOf('Policy.Read.All'), 1)
    expect(await store().restrictions()).toBeUndefined()
  })

  it('an application or an answer that is not there is an error', async () => {
    const nowhere = createSecretStore(stage.graph, IDS.userId)
    expect((await failureOf(nowhere.read())).code).toBe('application-not-found')
    stage.sandbox.fault({ match: { path: /servicePrincipals/ }, effect: { status: 403 } })
    expect((await failureOf(store().read())).code).toBe('manager-forbidden')
    stage.sandbox.fault({ match: { path: /applications/ }, effect: { status: 200, body: [] } })
    expect((await failureOf(store().read())).code).toBe('service-unavailable')
  })

  it('both reports are read; of many applications the one with a pace as a whole', async () => {
    const use = createUseReader(stage.graph)
    const added = await store().add(NEW)
    const outside = { transport: stage.transport, mask: stage.graph.mask, now: Date.now, newGuid: () => IDS.userId }
    const endpoint = { authority: stage.sandbox.url, tenantId: IDS.tenantId }
    await createSecretProof(
      endpoint,
      'https://management.azure.com/.default',
      outside,
    )(IDS.clientId, added.kind === 'added' ? added.value : '')
    stage.sandbox.settings.graph.reportsPer10Seconds = 0
    const first = await use(IDS.clientId, Date.now() - 86_400_000)
    expect([...(first.lastUses ?? [])].map(([keyId]) => keyId)).toEqual([KEY_ID])
    expect(first.federatedSignIns).toEqual([])
    stage.sandbox.clearRequests()
    const others = await Promise.all(Array.from({ length: 20 }, () => use(IDS.clientId, 0)))
    expect(others.every(({ lastUses }) => lastUses?.has(KEY_ID) === true)).toBe(true)
    // With the first one five, which is what the report takes in ten seconds.
    expect(stage.asked().filter((line) => line.includes('/reports/'))).toHaveLength(4)
  })

  it('what the manager may not read tells nothing', async () => {
    stage.sandbox.settings.graph.signInLog = false
    const report = await createUseReader(stage.graph)(IDS.clientId, 0)
    expect(report).toEqual({ lastUses: new Map(), federatedSignIns: undefined })
    stage.sandbox.settings.graph.credentialReport = false
    const nothing = await createUseReader(stage.graph)(IDS.clientId, 0)
    expect(nothing).toEqual({ lastUses: undefined, federatedSignIns: undefined })
    stage.sandbox.settings.graph.signInLog = true
    const log = await createUseReader(stage.graph)(IDS.clientId, 0)
    expect(log).toEqual({ lastUses: new Map(), federatedSignIns: [] })
  })

  it('a list that is none is an error', async () => {
    stage.sandbox.fault({ match: { path: /reports/ }, effect: { status: 200, body: { value: 'x' } } })
    expect((await failureOf(createUseReader(stage.graph)(IDS.clientId, 0))).code).toBe('service-unavailable')
  })
})
