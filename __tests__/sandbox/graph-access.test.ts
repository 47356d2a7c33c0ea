/** Graph's doors: bearers, permissions, ownership; concurrent writers, throttling, eventual consistency. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GITHUB_ISSUER, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import vectors from '../vectors/graph-errors.json' with { type: 'json' }
import { at, type Client, call, json, startClient } from './client.ts'

let client: Client
let token: string
beforeEach(async () => {
  client = await startClient()
  token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
})
afterEach(() => client.close())

const path = (tail = '', version = 'beta') =>
  `/${version}/applications/${IDS.objectId}/federatedIdentityCredentials${tail}`
const graph = (method: string, target: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(client, token, method, target, body, headers)
const body = (changes: Record<string, unknown> = {}) => ({
  name: 'main',
  issuer: GITHUB_ISSUER,
  subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
  ...changes,
})
const recorded = (id: string) => {
  const found = vectors.errors.find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`no vector ${id}`)
  return found
}
describe('who may', () => {
  test('without, with a bad and with an expired token: 401', async () => {
    const status = async (bearer: string) => {
      const reply = await call(client, bearer, 'GET', path())
      return { status: reply.status, code: at(json(reply), 'error', 'code') }
    }
    const [head, payload, signature] = token.split('.')
    const raised = Buffer.from(
      Buffer.from(payload ?? '', 'base64url')
        .toString()
        .replace('OwnedBy', 'All'),
    ).toString('base64url')
    const arm = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId, resource: 'arm' })
    client.sandbox.settings.entra.expiresIn = -60
    const old = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
    for (const bearer of ['nonsense', arm, old, `${head}.${raised}.${signature}`]) {
      expect(await status(bearer)).toEqual({ status: 401, code: 'InvalidAuthenticationToken' })
    }
  })

  test('OwnedBy needs ownership, All does not, Read only reads, no role nothing', async () => {
    const tenant = client.sandbox.world.tenants[0]
    const [application] = tenant?.applications ?? []
    const manager = tenant?.servicePrincipals.find((entry) => entry.appId === IDS.managerClientId)
    if (application === undefined || manager === undefined) throw new Error('no manager')
    const attempt = async (roles: string[], owners: string[]) => {
      manager.roles = roles
      application.owners = owners
      token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
      const read = await graph('GET', path())
      const write = await graph('PATCH', path("(name='who')"), body({ name: undefined }), {
        prefer: 'create-if-missing',
      })
      return { read: read.status, write: write.status < 300 ? 'written' : at(json(write), 'error', 'code') }
    }
    const denied = recorded('insufficient_privileges').error_code
    expect(await attempt(['Application.ReadWrite.OwnedBy'], [])).toEqual({ read: 200, write: denied })
    expect(await attempt(['Application.ReadWrite.OwnedBy'], [manager.id])).toEqual({ read: 200, write: 'written' })
    expect(await attempt(['Application.ReadWrite.All'], [])).toEqual({ read: 200, write: 'written' })
    expect(await attempt(['Application.Read.All'], [manager.id])).toEqual({ read: 200, write: denied })
    expect(await attempt([], [manager.id])).toEqual({ read: 403, write: denied })
  })

  test('a person needs the delegated scope', async () => {
    token = await client.sandbox.mintAccessToken({ user: IDS.userPrincipalName })
    expect((await graph('POST', path(), body())).status).toBe(201)
    client.sandbox.world.tenants[0]?.users[0]?.scopes.splice(0)
    token = await client.sandbox.mintAccessToken({ user: IDS.userPrincipalName })
    expect((await graph('GET', path())).status).toBe(403)
  })
})

describe('a directory under load', () => {
  test.each([409, 503] as const)('of simultaneous writes one wins, the others get %i', async (status) => {
    client.sandbox.settings.graph.turnAway = 5
    client.sandbox.settings.graph.concurrencyStatus = status
    const writes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        graph('POST', path(), body({ name: `w${index}x`, subject: `s${index}` })),
      ),
    )
    expect(writes.filter((reply) => reply.status === 201)).toHaveLength(1)
    const losers = writes.filter((reply) => reply.status === status)
    expect(losers).toHaveLength(5)
    expect(at(json(losers[0] ?? writes[0] ?? { status: 0, headers: {}, text: '{}' }), 'error', 'code')).toBe(
      'Directory_ConcurrencyViolation',
    )
  })

  test('throttling, stale lists, a new application that is not there yet', async () => {
    const { graph: settings } = client.sandbox.settings
    settings.throttle = { requests: 1, retryAfterSeconds: 7 }
    const throttled = await graph('GET', path())
    expect(throttled.status).toBe(429)
    expect(throttled.headers['retry-after']).toBe('7')
    settings.staleReads = 2
    await graph('POST', path(), body())
    const counts: unknown[] = []
    for (let turn = 0; turn < 3; turn += 1) counts.push(at(json(await graph('GET', path())), 'value', 'length'))
    expect(counts).toEqual([0, 0, 1])
    settings.newApplicationMisses = 1
    const { id } = json(await graph('POST', '/beta/applications', { displayName: 'fresh' }))
    const target = `/beta/applications/${String(id)}`
    expect((await graph('GET', target)).status).toBe(404)
    expect((await graph('GET', target)).status).toBe(200)
  })
})
