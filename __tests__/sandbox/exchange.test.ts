/** The token endpoint verifies what it is given: signatures, times, exact matches, replication, all kinds of client. */
import { randomUUID } from 'node:crypto'
import { exportPKCS8, generateKeyPair, importPKCS8, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseCertificate } from '../../sandbox/tokens/certificate.ts'
import { GITHUB_ISSUER, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import type { FederatedCredential } from '../../sandbox/world/state.ts'
import { type Client, codeOf, exchange, idToken, json, payloadOf, startClient } from './client.ts'

let client: Client
beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.close())

const SUBJECT = 'repo:octo-org@123456/octo-repo@456789:environment:production'

function credential(changes: Partial<FederatedCredential> = {}): FederatedCredential {
  return {
    id: randomUUID(),
    name: `c-${randomUUID()}`,
    issuer: GITHUB_ISSUER,
    subject: SUBJECT,
    description: null,
    audiences: ['api://AzureADTokenExchange'],
    claimsMatchingExpression: null,
    ...changes,
  }
}

function trust(...credentials: FederatedCredential[]): void {
  const application = client.sandbox.world.tenants[0]?.applications[0]
  if (application !== undefined) application.federatedIdentityCredentials = credentials
}

const production = () => idToken(client, { environment: 'production' })

describe('signatures', () => {
  test('a good token is exchanged for one that Graph and ARM can verify', async () => {
    trust(credential())
    const reply = await exchange(client, { client_assertion: await production() })
    expect(reply.status).toBe(200)
    expect(payloadOf(String(json(reply).access_token))).toMatchObject({
      aud: 'https://management.azure.com',
      tid: IDS.tenantId,
      appid: IDS.clientId,
      oid: IDS.servicePrincipalId,
    })
  })

  test('a tampered payload, a foreign key and a missing signature are refused', async () => {
    trust(credential())
    const token = await production()
    const [head, , signature] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ ...payloadOf(token), actor: 'mallory' })).toString('base64url')
    expect(codeOf(await exchange(client, { client_assertion: `${head}.${forged}.${signature}` }))).toBe(700027)
    const { privateKey } = await generateKeyPair('RS256')
    const kid = String(JSON.parse(Buffer.from(head ?? '', 'base64url').toString()).kid)
    const foreign = await new SignJWT(payloadOf(token)).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
    expect(codeOf(await exchange(client, { client_assertion: foreign }))).toBe(700027)
    expect(codeOf(await exchange(client, { client_assertion: `${head}.${token.split('.')[1]}.` }))).not.toBe(0)
  })

  test('an expired and a not yet valid token are refused, a short-lived one is not', async () => {
    trust(credential())
    for (const [offset, code] of [
      [-301, 700024],
      [660, 700024],
      [-240, 0],
    ]) {
      client.sandbox.settings.idToken.clockOffsetSeconds = offset ?? 0
      expect(codeOf(await exchange(client, { client_assertion: await production() }))).toBe(code)
    }
  })
})

describe('matching', () => {
  test.each([
    [{ issuer: `${GITHUB_ISSUER}/` }, 700211],
    [{ subject: SUBJECT.replace('production', 'Production') }, 7002138],
    [{ subject: SUBJECT.replace('production', '*') }, 700213],
    [{ audiences: ['api://azureadtokenexchange'] }, 700212],
    [{}, 0],
  ])('%j → %i', async (changes, code) => {
    trust(credential(changes))
    expect(codeOf(await exchange(client, { client_assertion: await production() }))).toBe(code)
  })

  test('an expression admits what it describes and nothing else', async () => {
    const expression = (value: string) =>
      credential({ subject: null, claimsMatchingExpression: { value, languageVersion: 1 } })
    trust(
      expression(
        "claims['sub'] matches 'repo:octo-org@123456/octo-repo@*:ref:refs/heads/release/*' and claims['repository_id'] eq '456789'",
      ),
    )
    const token = (ref: string) => idToken(client, { ref })
    expect(codeOf(await exchange(client, { client_assertion: await token('refs/heads/release/1') }))).toBe(0)
    expect(codeOf(await exchange(client, { client_assertion: await token('refs/heads/main') }))).toBe(7002131)
    trust(
      expression(
        "claims['sub'] matches 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/????' and claims['repository_id'] eq '1'",
      ),
    )
    expect(codeOf(await exchange(client, { client_assertion: await token('refs/heads/main') }))).toBe(7002131)
  })

  test('a managed identity signs in as an application does, tenants go by domain, too', async () => {
    const identity = client.sandbox.world.tenants[0]?.managedIdentities[0]
    identity?.federatedIdentityCredentials.push(credential())
    const form = { client_id: IDS.managedIdentityClientId, client_assertion: await production() }
    expect(codeOf(await exchange(client, form, IDS.tenantDomain.toUpperCase()))).toBe(0)
  })
})

describe("Entra's own tokens", () => {
  async function exchangeToken(clientId: string): Promise<string> {
    return client.sandbox.mintAccessToken({ clientId, resource: 'fb60f99c-7a34-4190-8149-302f77469936' })
  }

  test('a managed identity of the tenant is a credential, an application is none', async () => {
    const issuer = `https://login.microsoftonline.com/${IDS.tenantId}/v2.0`
    trust(credential({ issuer, subject: IDS.managedIdentityPrincipalId }))
    const assertion = await exchangeToken(IDS.managedIdentityClientId)
    expect(codeOf(await exchange(client, { client_assertion: assertion }))).toBe(0)
    const wrong = await exchangeToken(IDS.managerClientId)
    expect(codeOf(await exchange(client, { client_assertion: wrong }))).toBe(700226)
    const plain = await client.sandbox.mintAccessToken({ clientId: IDS.managedIdentityClientId, resource: 'arm' })
    expect(codeOf(await exchange(client, { client_assertion: plain }))).toBe(700222)
  })

  test('the managed identity endpoint needs its header', async () => {
    const env = await client.sandbox.jobEnvironment({ managed_identity: true })
    const path = `${env.IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=api%3A%2F%2FAzureADTokenExchange`
    expect((await client.send('GET', path)).status).toBe(401)
    const reply = await client.send('GET', path, { 'x-identity-header': env.IDENTITY_HEADER ?? '' })
    expect(payloadOf(String(json(reply).access_token)).sub).toBe(IDS.managedIdentityPrincipalId)
    const unknown = `${path}&client_id=${randomUUID()}`
    expect((await client.send('GET', unknown, { 'x-identity-header': env.IDENTITY_HEADER ?? '' })).status).toBe(400)
  })
})

describe('own credentials of a client', () => {
  const manager = { client_id: IDS.managerClientId, scope: 'https://graph.microsoft.com/.default' }

  test('a secret', async () => {
    const reply = await exchange(client, { ...manager, client_secret: IDS.managerSecret })
    expect(payloadOf(String(json(reply).access_token)).roles).toEqual(['Application.ReadWrite.OwnedBy'])
    expect(codeOf(await exchange(client, { ...manager, client_secret: 'wrong' }))).toBe(7000215)
  })

  test.each(['RS256', 'PS256'])('a certificate with %s', async (alg) => {
    const key = client.sandbox.world.tenants[0]?.applications[1]?.keyCredentials[0]
    const pem = key?.pem ?? ''
    const { thumbprint, sha256 } = parseCertificate(key?.key ?? '')
    const print =
      alg === 'RS256' ? { x5t: Buffer.from(thumbprint, 'hex').toString('base64url') } : { 'x5t#S256': sha256 }
    const privateKey = pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY'))
    const sign = async (aud: string, pkcs8: string) =>
      new SignJWT({ jti: randomUUID() })
        .setProtectedHeader({ alg, ...print })
        .setIssuer(IDS.managerClientId)
        .setSubject(IDS.managerClientId)
        .setAudience(aud)
        .setNotBefore('-1s')
        .setExpirationTime('5m')
        .sign(await importPKCS8(pkcs8, alg))
    const endpoint = `${client.sandbox.url}/${IDS.tenantId}/oauth2/v2.0/token`
    const assertion = async (aud: string, pkcs8 = privateKey) =>
      codeOf(await exchange(client, { ...manager, client_assertion: await sign(aud, pkcs8) }))
    expect(await assertion(endpoint)).toBe(0)
    expect(await assertion('https://example.com')).toBe(700023)
    const stranger = await exportPKCS8((await generateKeyPair('RS256', { extractable: true })).privateKey)
    expect(await assertion(endpoint, stranger)).toBe(700027)
  })
})

describe('order of checks and scopes', () => {
  test.each([
    [{ scope: 'https://management.azure.com' }, 1002012],
    [{ scope: 'https://nobody.example/.default' }, 500011],
    [{ scope: 'https://graph.microsoft.com/.default https://vault.azure.net/.default' }, 70011],
    [{ scope: 'https://vault.azure.net/.default openid profile offline_access' }, 70025],
    [{ scope: '' }, 900144],
    [{ grant_type: 'password' }, 70003],
    [{ client_id: randomUUID(), scope: 'nonsense' }, 700016],
  ])('%j → %i', async (form, code) => {
    expect(codeOf(await exchange(client, { ...form, client_assertion: await production() }))).toBe(code)
  })

  test('conditional access, another cloud, a missing service principal', async () => {
    const tenant = client.sandbox.world.tenants[0]
    if (tenant === undefined) throw new Error('no tenant')
    trust(credential())
    const code = async () => codeOf(await exchange(client, { client_assertion: await production() }))
    tenant.policies.conditionalAccessBlocked = [IDS.clientId]
    expect(await code()).toBe(53003)
    tenant.servicePrincipals = []
    expect(await code()).toBe(7000229)
    tenant.otherCloud = true
    expect(await code()).toBe(900439)
  })
})
