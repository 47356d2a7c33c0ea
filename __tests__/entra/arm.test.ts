/** Tests the wire shapes of Azure Resource Manager, and the serial writes of a managed identity's credentials. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../src/core/credential/credential.ts'
import { FederationError } from '../../src/core/error.ts'
import { createArmStore, fromArm, toArm } from '../../src/entra/arm.ts'
import type { Transport, TransportRequest } from '../../src/transport/transport.ts'
import { createVirtualClock } from '../federation/clock.ts'
import { failureOf } from '../federation/job.ts'

const ID =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'
const ENDPOINT = 'https://management.azure.com'
const exact: FederatedIdentityCredential = { name: 'gh-shop', issuer: 'https://i', audiences: ['a'], subject: 's' }
const flexible: FederatedIdentityCredential = {
  name: 'gh-flex',
  issuer: 'https://i',
  audiences: ['a'],
  claimsMatchingExpression: { value: 'x', languageVersion: 1 },
}

type Said = readonly [status: number, body: unknown] | Error

function setUp(...answers: readonly Said[]) {
  return setUpIn(true, answers)
}

function setUpIn(takesExpressions: boolean, answers: readonly Said[]) {
  const clock = createVirtualClock()
  const sent: (TransportRequest & { at: number })[] = []
  const transport: Transport = {
    send: async (request) => {
      sent.push({ ...request, at: clock.now() })
      const answer = answers[sent.length - 1]
      if (answer === undefined) throw new Error('an unexpected request')
      if (answer instanceof Error) throw answer
      const [status, body] = answer
      return {
        status,
        text: typeof body === 'string' ? body : JSON.stringify(body),
        url: request.url,
        header: (name) => (name === 'x-ms-correlation-request-id' ? 'c-1' : undefined),
      }
    },
    httpClient: { sendRequest: () => Promise.reject(new Error('not used')) },
  }
  return {
    clock,
    sent,
    store: createArmStore(
      { endpoint: ENDPOINT, takesExpressions, transport, clock, token: async () => 'manager-token' },
      ID,
    ),
  }
}
const stored = (name: string) => ({
  id: `${ID}/federatedIdentityCredentials/${name}`,
  name,
  properties: { issuer: 'https://i', subject: 's', audiences: ['a'] },
})

describe('fromArm and toArm', () => {
  it('write what they read, without name and id', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.boolean(), (issuer, audience, match, isFlexible) => {
        const properties = {
          issuer,
          audiences: [audience],
          ...(isFlexible ? { claimsMatchingExpression: { value: match, languageVersion: 1 } } : { subject: match }),
        }
        expect(toArm(fromArm({ id: 'i', name: 'n', properties }))).toEqual({ properties })
      }),
    )
  })

  it('read null and absence alike', () => {
    expect(
      fromArm({
        name: 'n',
        properties: { issuer: 'i', audiences: ['a'], subject: null, claimsMatchingExpression: { value: 'x' } },
      }),
    ).toEqual({
      name: 'n',
      issuer: 'i',
      audiences: ['a'],
      claimsMatchingExpression: { value: 'x', languageVersion: 1 },
    })
    expect(
      fromArm({
        name: 'n',
        properties: { issuer: 'i', audiences: ['a'], subject: 's', claimsMatchingExpression: null },
      }),
    ).toEqual({ name: 'n', issuer: 'i', audiences: ['a'], subject: 's' })
    expect(fromArm({})).toEqual({ name: '', issuer: '', audiences: [], subject: '' })
  })
})

describe('the store of a managed identity', () => {
  it('lists page by page, on the same origin only', async () => {
    const { store, sent } = setUp(
      [200, { value: [stored('a')], nextLink: `${ENDPOINT}/next` }],
      [200, { value: [stored('b')] }],
    )
    expect((await store.list()).map(({ name }) => name)).toEqual(['a', 'b'])
    expect(sent.map(({ url }) => url)).toEqual([
      expect.stringContaining(`${ID}/federatedIdentityCredentials?api-version=`),
      `${ENDPOINT}/next`,
    ])
    expect(sent[0]?.headers?.Authorization).toBe('Bearer manager-token')
    const other = setUp([200, { nextLink: 'https://evil.example/next' }])
    expect(await failureOf(other.store.list())).toMatchObject({ code: 'service-unavailable' })
    expect(other.sent).toHaveLength(1)
  })

  it('puts with the stable version, a flexible one with the preview', async () => {
    const { store, sent } = setUp([201, stored('gh-shop')], [200, stored('gh-flex')])
    expect(await store.upsert(exact)).toEqual({ kind: 'created', id: stored('gh-shop').id })
    expect(await store.upsert(flexible)).toMatchObject({ kind: 'updated' })
    expect(sent.map(({ method, url }) => [method, url.replace(ENDPOINT + ID, '')])).toEqual([
      ['PUT', '/federatedIdentityCredentials/gh-shop?api-version=2024-11-30'],
      ['PUT', '/federatedIdentityCredentials/gh-flex?api-version=2025-01-31-preview'],
    ])
    expect(sent.map(({ repeat, body }) => [repeat, JSON.parse(body ?? '')])).toEqual([
      ['write', toArm(exact)],
      ['write', toArm(flexible)],
    ])
  })

  it('writes once in four seconds at most, also after a failure', async () => {
    const { store, sent } = setUp(
      [201, stored('a')],
      [409, { error: { code: 'Conflict', message: 'm' } }],
      new FederationError('service-unavailable', 'x'),
      [200, stored('a')],
    )
    for (const kind of ['created', 'busy', 'uncertain', 'updated'])
      expect(await store.upsert(exact)).toMatchObject({ kind })
    const times = sent.map(({ at }) => at)
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([4000, 4000, 4000])
  })

  it('never sends a name that the service refuses', async () => {
    const { store, sent } = setUp()
    for (const name of ['a', '-abc', 'a b c', 'a/b/c', 'a%2Fb', 'x'.repeat(121)])
      expect(await failureOf(store.upsert({ ...exact, name }))).toMatchObject({ code: 'credential-invalid' })
    expect(sent).toEqual([])
  })

  it.each<[Said, string]>([
    [[403, { error: { code: 'AuthorizationFailed', message: 'm' } }], 'manager-forbidden'],
    [[404, { error: { code: 'ResourceNotFound', message: 'm' } }], 'application-not-found'],
    [[400, { error: { code: 'BadRequest', message: 'm' } }], 'credential-invalid'],
  ])('throws what no repetition cures (%#)', async (answer, code) => {
    expect(await failureOf(setUp(answer).store.upsert(exact))).toMatchObject({ code, answer: { correlationId: 'c-1' } })
    expect(await failureOf(setUp(answer).store.list())).toMatchObject({ code })
  })

  it('lets any other failure through, and calls a list without JSON unavailable', async () => {
    const failure = new FederationError('manager-credential-invalid', 'x')
    expect(await failureOf(setUp(failure).store.upsert(exact))).toBe(failure)
    expect(await failureOf(setUp([200, '<html>']).store.list())).toMatchObject({ code: 'service-unavailable' })
  })

  it('does not fail over a creation whose body cannot be read', async () => {
    expect(['created', 'uncertain']).toContain((await setUp([201, '']).store.upsert(exact)).kind)
  })

  it('corrects an audience by putting the whole credential', async () => {
    const { store, sent } = setUp([200, stored('gh-shop')])
    await store.updateAudience(exact, 'b')
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual(
      toArm({ ...exact, audiences: ['b'] } as FederatedIdentityCredential),
    )
  })

  it("reads the identity's client ID, and grants", async () => {
    const { store } = setUp([200, { properties: { clientId: 'client' } }])
    expect(await store.readTarget()).toMatchObject({ clientId: 'client', id: ID })
    expect(await store.grants()).toEqual([])
  })
})

describe('a cloud without the preview', () => {
  it('lists through the stable version', async () => {
    const { store, sent } = setUpIn(false, [[200, { value: [stored('one')] }]])
    expect(await store.list()).toHaveLength(1)
    expect(sent[0]?.url).toContain('api-version=2024-11-30')
  })

  it('and every other through the preview, which shows expressions', async () => {
    const { store, sent } = setUp([200, { value: [] }])
    await store.list()
    expect(sent[0]?.url).toContain('api-version=2025-01-31-preview')
  })
})
