/** Replication: what is written through Graph reaches the token endpoint late, and flaps. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GITHUB_ISSUER, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import type { FederatedCredential } from '../../sandbox/world/state.ts'
import { type Client, call, codeOf, exchange, idToken, startClient } from './client.ts'

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

describe('replication', () => {
  const path = `/beta/applications/${IDS.objectId}/federatedIdentityCredentials`

  async function create(subject = SUBJECT): Promise<void> {
    const token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
    const { name, issuer, audiences } = credential()
    expect((await call(client, token, 'POST', path, { name, issuer, subject, audiences })).status).toBe(201)
  }

  async function codes(count: number): Promise<unknown[]> {
    const found: unknown[] = []
    for (let turn = 0; turn < count; turn += 1) {
      found.push(codeOf(await exchange(client, { client_assertion: await production() })))
    }
    return found
  }

  test('a credential is visible after so many attempts, then flaps', async () => {
    client.sandbox.settings.replication.tokenService = { attempts: 2, flaps: 1 }
    await create()
    expect(await codes(5)).toEqual([70025, 70025, 0, 70025, 0])
  })

  test('before that the old state answers', async () => {
    await create('repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main')
    client.sandbox.settings.replication.tokenService = { attempts: 1 }
    await create()
    expect(await codes(2)).toEqual([700213, 0])
  })

  test('a credential is visible after a time', async () => {
    client.sandbox.settings.replication.tokenService = { ms: 3_600_000 }
    await create()
    expect(await codes(1)).toEqual([70025])
  })

  test('a credential is visible once its time has come', async () => {
    client.sandbox.settings.replication.tokenService = { ms: 50 }
    await create()
    await expect.poll(() => codes(1), { timeout: 300_000 }).toEqual([0])
  })

  test('spurious refusals are spent', async () => {
    trust(credential())
    client.sandbox.settings.entra.spuriousRefusals = 2
    expect(await codes(3)).toEqual([700213, 700213, 0])
  })
})
