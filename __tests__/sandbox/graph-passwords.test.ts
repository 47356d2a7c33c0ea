/** Secrets of service principals, app management policies and the two reports about sign-ins. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { at, type Client, call, codeOf, exchange, idToken, json, type Reply, startClient } from './client.ts'

const APP = `/v1.0/applications/${IDS.objectId}`
const PRINCIPAL = `/v1.0/servicePrincipals/${IDS.servicePrincipalId}`
const REPORT = '/beta/reports/appCredentialSignInActivities'
const LOG = '/beta/auditLogs/signIns'
const GUID = '99999999-9999-4999-8999-999999999999'

let client: Client
let token: string
const signIn = async (...roles: readonly string[]) => {
  const manager = tenant().servicePrincipals.find(({ appId }) => appId === IDS.managerClientId)
  manager?.roles.push(...roles)
  token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
}
const tenant = () => {
  const [first] = client.sandbox.world.tenants
  if (first === undefined) throw new Error('no tenant')
  return first
}
beforeEach(async () => {
  client = await startClient()
  await signIn()
})
afterEach(() => client.close())

const graph = (method: string, target: string, body?: unknown) => call(client, token, method, target, body)
const code = (reply: Reply) => at(json(reply), 'error', 'code')
const add = (holder: string, password: Record<string, unknown> = {}) =>
  graph('POST', `${holder}/addPassword`, { passwordCredential: password })

describe('secrets', () => {
  test('of a service principal sign its application in', async () => {
    const secret = json(await add(PRINCIPAL, { displayName: 'on the principal' }))
    const form = { client_secret: String(secret.secretText) }
    expect(codeOf(await exchange(client, form))).toBe(0)
    expect(at(json(await graph('GET', PRINCIPAL)), 'passwordCredentials', 0)).toMatchObject({
      displayName: 'on the principal',
      secretText: null,
    })
    expect((await graph('POST', `${PRINCIPAL}/removePassword`, { keyId: secret.keyId })).status).toBe(204)
    expect((await graph('POST', `${PRINCIPAL}/removePassword`, { keyId: secret.keyId })).status).toBe(400)
    expect(codeOf(await exchange(client, form))).toBe(7000215)
  })

  test('of somebody else’s service principal are not written', async () => {
    const principal = tenant().servicePrincipals.find(({ id }) => id === IDS.servicePrincipalId)
    tenant().applications[0]?.owners.splice(0)
    expect(principal?.owners).toEqual([])
    expect((await add(PRINCIPAL)).status).toBe(403)
  })

  test('keep a key ID that the caller chose, once', async () => {
    expect(json(await add(APP, { keyId: GUID })).keyId).toBe(GUID)
    expect((await add(APP, { keyId: GUID.toUpperCase() })).status).toBe(400)
    expect((await add(APP, { keyId: 'no GUID' })).status).toBe(400)
  })

  test('end after they begin', async () => {
    const [startDateTime, endDateTime] = ['2026-02-02T00:00:00Z', '2026-02-01T00:00:00Z']
    expect((await add(APP, { startDateTime, endDateTime })).status).toBe(400)
  })

  test('are two at most with personal accounts', async () => {
    await graph('PATCH', APP, { signInAudience: 'AzureADandPersonalMicrosoftAccount' })
    expect((await add(APP)).status).toBe(200)
    expect((await add(APP)).status).toBe(200)
    expect((await add(APP)).status).toBe(400)
  })
})

describe('app management policies', () => {
  test('are read with a permission of their own', async () => {
    expect((await graph('GET', '/v1.0/policies/defaultAppManagementPolicy')).status).toBe(403)
    expect((await graph('GET', `${APP}/appManagementPolicies`)).status).toBe(403)
    await signIn('Policy.Read.All')
    const open = json(await graph('GET', '/v1.0/policies/defaultAppManagementPolicy'))
    expect(open.isEnabled).toBe(false)
    tenant().policies.maxPasswordDays = 90
    const policy = json(await graph('GET', '/v1.0/policies/defaultAppManagementPolicy'))
    expect(policy.isEnabled).toBe(true)
    expect(at(policy, 'applicationRestrictions', 'passwordCredentials', 0)).toMatchObject({
      restrictionType: 'passwordLifetime',
      state: 'enabled',
      maxLifetime: 'P90D',
    })
  })

  test('of an application go before the tenant’s default', async () => {
    await signIn('Policy.Read.All')
    tenant().policies = {
      forbidPasswords: true,
      appManagement: [
        { id: GUID, displayName: 'exempt', appliesTo: [IDS.clientId], isEnabled: true, forbidPasswords: false },
      ],
    }
    expect(at(json(await graph('GET', `${APP}/appManagementPolicies`)), 'value', 0, 'id')).toBe(GUID)
    expect(at(json(await graph('GET', '/v1.0/policies/appManagementPolicies')), 'value', 0, 'id')).toBe(GUID)
    expect(json(await graph('GET', `/v1.0/policies/appManagementPolicies/${GUID}`)).displayName).toBe('exempt')
    expect((await graph('GET', `/v1.0/policies/appManagementPolicies/${IDS.clientId}`)).status).toBe(404)
    expect((await add(APP)).status).toBe(200)
    tenant().policies = { forbidPasswords: true }
    expect(code(await add(APP))).toBe('CredentialTypeNotAllowedAsPerAppPolicy')
  })
})

describe('the report of credentials', () => {
  test('shows the last use of a secret, never a federated sign-in', async () => {
    await signIn('AuditLog.Read.All')
    const secret = json(await add(APP))
    expect(json(await graph('GET', REPORT)).value).toEqual([])
    await exchange(client, { client_secret: String(secret.secretText) })
    await graph('POST', `${APP}/federatedIdentityCredentials`, {
      name: 'main',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: `repo:octo-org@${IDS.ownerId}/octo-repo@${IDS.repositoryId}:ref:refs/heads/main`,
      audiences: ['api://AzureADTokenExchange'],
    })
    expect(codeOf(await exchange(client, { client_assertion: await idToken(client) }))).toBe(0)
    const rows = json(await graph('GET', `${REPORT}?$filter=appId eq '${IDS.clientId}'`.replaceAll(' ', '%20'))).value
    expect(rows).toHaveLength(1)
    expect(at(rows, 0)).toMatchObject({ keyId: secret.keyId, keyType: 'clientSecret', credentialOrigin: 'application' })
  })

  test('takes five requests in ten seconds', async () => {
    await signIn('AuditLog.Read.All')
    for (let count = 0; count < 5; count += 1) expect((await graph('GET', REPORT)).status).toBe(200)
    const refused = await graph('GET', REPORT)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('is not everywhere, and not for everybody', async () => {
    expect((await graph('GET', REPORT)).status).toBe(403)
    await signIn('AuditLog.Read.All')
    expect((await graph('GET', REPORT.replace('beta', 'v1.0'))).status).toBe(400)
    client.sandbox.settings.graph.credentialReport = false
    expect((await graph('GET', REPORT)).status).toBe(400)
  })
})

describe('the sign-in log', () => {
  const filtered = (text: string) => `${LOG}?$filter=${encodeURIComponent(text)}`

  test('has a row for each sign-in of a service principal, the newest first', async () => {
    await signIn('AuditLog.Read.All')
    const secret = json(await add(PRINCIPAL))
    await exchange(client, { client_secret: String(secret.secretText) })
    tenant().applications[0]?.federatedIdentityCredentials.push({
      id: GUID,
      name: 'main',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: `repo:octo-org@${IDS.ownerId}/octo-repo@${IDS.repositoryId}:ref:refs/heads/main`,
      description: null,
      audiences: ['api://AzureADTokenExchange'],
      claimsMatchingExpression: null,
    })
    await exchange(client, { client_assertion: await idToken(client) })
    const wanted = `signInEventTypes/any(t: t eq 'servicePrincipal') and appId eq '${IDS.clientId}' and createdDateTime ge 2020-01-01T00:00:00Z`
    const rows = json(await graph('GET', filtered(wanted))).value
    expect(at(rows, 0)).toMatchObject({
      clientCredentialType: 'federatedIdentityCredential',
      federatedCredentialId: GUID,
      status: { errorCode: 0 },
    })
    expect(at(rows, 1)).toMatchObject({
      clientCredentialType: 'clientSecret',
      servicePrincipalCredentialKeyId: secret.keyId,
    })
  })

  test('needs a permission and a licence, and filters by no credential', async () => {
    expect(code(await graph('GET', LOG))).toBe('Authentication_MSGraphPermissionMissing')
    await signIn('AuditLog.Read.All')
    expect((await graph('GET', filtered("clientCredentialType eq 'certificate'"))).status).toBe(400)
    client.sandbox.settings.graph.signInLog = false
    expect(code(await graph('GET', LOG))).toBe('Authentication_RequestFromNonPremiumTenantOrB2CTenant')
  })
})
