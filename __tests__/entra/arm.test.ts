/** Tests the wire shapes of Azure Resource Manager, and the serial writes of a managed identity's credentials. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../src/core/credential/credential.ts'
import { FederationError } from '../../src/core/error.ts'
import { createArmStore, fromArm, toArm } from '../../src/entra/arm.ts'
import { createArmPace } from '../../src/entra/arm-pace.ts'
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
    slowDown: () => undefined,
  }
  return {
    clock,
    sent,
    store: createArmStore(
      {
        endpoint: ENDPOINT,
        takesExpressions,
        transport,
        clock,
        token: async () => 'manager-token',
        pace: createArmPace(clock),
      },
      ID,
    ),
  }
}
const stored = (name: string, match: Record<string, unknown> = { subject: 's' }) => ({
  id: `${ID}/federatedIdentityCredentials/${name}`,
  name,
  properties: { issuer: 'https://i', audiences: ['a'], ...match },
})
const FREE: Said = [404, { error: { code: 'NotFound', message: 'm' } }]
const asMatch = { claimsMatchingExpression: { value: 'x', languageVersion: 1 } }

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
    const other = setUp([200, { value: [], nextLink: 'https://evil.example/next' }])
    expect(await failureOf(other.store.list())).toMatchObject({ code: 'service-unavailable' })
    expect(other.sent).toHaveLength(1)
  })

  it('puts with the stable version, a flexible one with the preview, right after reading the name', async () => {
    const { store, sent } = setUp(
      FREE,
      [201, stored('gh-shop')],
      [200, stored('gh-flex', asMatch)],
      [200, stored('gh-flex', asMatch)],
    )
    expect(await store.create(exact)).toEqual({ kind: 'created', id: stored('gh-shop').id })
    expect(await store.replace(flexible, flexible)).toMatchObject({ kind: 'updated' })
    expect(
      sent.map(({ method, url }) => `${method} ${url.replace(`${ENDPOINT + ID}/federatedIdentityCredentials`, '')}`),
    ).toEqual([
      'GET /gh-shop?api-version=2025-01-31-preview',
      'PUT /gh-shop?api-version=2024-11-30',
      'GET /gh-flex?api-version=2025-01-31-preview',
      'PUT /gh-flex?api-version=2025-01-31-preview',
    ])
    const puts = sent.filter(({ method }) => method === 'PUT')
    expect(puts.map(({ body }) => JSON.parse(body ?? ''))).toEqual([toArm(exact), toArm(flexible)])
    expect(puts.map(({ repeat }) => repeat)).toEqual(['write', 'write'])
  })

  it('overwrites nobody: neither a namesake, nor one of its own that was altered meanwhile', async () => {
    const namesake = setUp([200, stored('gh-shop')])
    expect(await namesake.store.create(exact)).toEqual({ kind: 'name-taken' })
    expect(namesake.sent).toHaveLength(1)
    for (const present of [[200, stored('gh-shop', { subject: 'other' })] as const, FREE]) {
      const altered = setUp(present)
      expect(await altered.store.replace(exact, exact)).toEqual({ kind: 'name-taken' })
      expect(altered.sent).toHaveLength(1)
    }
  })

  it('deletes what stands as it was read', async () => {
    const { store, sent } = setUp([200, stored('gh-shop')], [200, ''], [200, stored('gh-shop', { subject: 'other' })])
    expect(await store.delete(exact)).toEqual({ kind: 'deleted' })
    expect(await store.delete(exact)).toEqual({ kind: 'name-taken' })
    expect(sent.map(({ method }) => method).join(' ')).toBe('GET DELETE GET')
  })

  it('writes once in four seconds at most, also after a failure', async () => {
    const { store, sent } = setUp(
      FREE,
      [201, stored('gh-shop')],
      FREE,
      [409, { error: { code: 'Conflict', message: 'm' } }],
      FREE,
      new FederationError('service-unavailable', 'x'),
      FREE,
      [201, stored('gh-shop')],
    )
    for (const kind of ['created', 'busy', 'uncertain', 'created'])
      expect(await store.create(exact)).toMatchObject({ kind })
    const times = sent.filter(({ method }) => method === 'PUT').map(({ at }) => at)
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([4000, 4000, 4000])
  })

  it('waits for one identity without holding another back, whatever store writes', async () => {
    const clock = createVirtualClock(0)
    const puts: string[] = []
    const transport: Transport = {
      send: async ({ method, url }) => {
        const name = url.includes('/cart/') ? 'cart' : 'shop'
        if (method === 'PUT') puts.push(`${name} at ${clock.now()}`)
        const [status, body] = method === 'PUT' ? [201, stored('gh-shop')] : (FREE as [number, unknown])
        return { status, text: JSON.stringify(body), url, header: () => undefined }
      },
      httpClient: { sendRequest: () => Promise.reject(new Error('not used')) },
      slowDown: () => undefined,
    }
    const environment = {
      endpoint: ENDPOINT,
      takesExpressions: true,
      transport,
      clock,
      token: async () => 't',
      pace: createArmPace(clock),
    }
    const storeOf = (id: string) => createArmStore(environment, id)
    await storeOf(ID).create(exact)
    await Promise.all([storeOf(ID.toUpperCase()).create(exact), storeOf(ID.replace(/shop$/, 'cart')).create(exact)])
    expect(puts).toEqual(['shop at 0', 'cart at 0', 'shop at 4000'])
  })

  it.each<[string, Said]>([
    ['{}', [200, {}]],
    ['nothing', [201, '']],
    ['something else', [200, stored('gh-shop', { subject: 'other' })]],
  ])('believes a write that answered %s when it reads it back', async (_, answer) => {
    const { store, sent } = setUp(FREE, answer, FREE, [200, stored('gh-shop')])
    expect(await store.create(exact)).toEqual({ kind: 'created', id: stored('gh-shop').id })
    expect(sent.map(({ method }) => method).join(' ')).toBe('GET PUT GET GET')
    const never = setUp(FREE, answer, ...Array.from({ length: 40 }, () => FREE))
    expect(await never.store.create(exact)).toEqual({ kind: 'uncertain' })
  })

  it('tells that the identity is missing, whatever the code', async () => {
    for (const code of ['NotFound', 'ParentResourceNotFound', 'ResourceNotFound']) {
      const { store } = setUp(FREE, [404, { error: { code, message: 'm' } }])
      expect(await store.create(exact)).toEqual({ kind: 'target-missing' })
    }
  })

  it('never sends a name that the service refuses', async () => {
    const { store, sent } = setUp()
    for (const name of ['a', '-abc', 'a b c', 'a/b/c', 'a%2Fb', 'x'.repeat(121)])
      expect(await failureOf(store.create({ ...exact, name }))).toMatchObject({ code: 'credential-invalid' })
    expect(sent).toEqual([])
  })

  it.each<[Said, string]>([
    [[403, { error: { code: 'AuthorizationFailed', message: 'm' } }], 'manager-forbidden'],
    [[400, { error: { code: 'BadRequest', message: 'm' } }], 'credential-invalid'],
  ])('throws what no repetition cures (%#)', async (answer, code) => {
    expect(await failureOf(setUp(FREE, answer).store.create(exact))).toMatchObject({
      code,
      answer: { correlationId: 'c-1' },
    })
    expect(await failureOf(setUp(answer).store.list())).toMatchObject({ code })
  })

  it('lets any other failure through, and calls a list without JSON unavailable', async () => {
    const failure = new FederationError('manager-credential-invalid', 'x')
    expect(await failureOf(setUp(failure).store.create(exact))).toBe(failure)
    expect(await failureOf(setUp(FREE, failure).store.create(exact))).toBe(failure)
    expect(await failureOf(setUp([404, {}]).store.list())).toMatchObject({ code: 'application-not-found' })
    for (const read of [
      [500, {}],
      [200, 'x'],
    ] as const)
      expect(await failureOf(setUp(read).store.create(exact))).toMatchObject({ code: 'service-unavailable' })
    expect(await failureOf(setUp([200, '<html>']).store.list())).toMatchObject({ code: 'service-unavailable' })
  })

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['a list that is none', { value: 'x' }],
    ['a credential without properties', { value: [{ name: 'n' }] }],
    ['null in a list', { value: [null] }],
  ])('never takes for an empty list: %s', async (_, body) => {
    expect((await failureOf(setUp([200, body]).store.list())).code).toBe('service-unavailable')
  })

  it('ends at a link that is null or empty', async () => {
    for (const nextLink of [null, '']) expect(await setUp([200, { value: [], nextLink }]).store.list()).toEqual([])
  })

  it("reads the identity's client ID, and grants", async () => {
    const { store } = setUp([200, { name: 'shop', properties: { clientId: 'client' } }], [200, { properties: {} }])
    expect(await store.readTarget()).toEqual({ clientId: 'client', id: ID, uniqueName: null, displayName: 'shop' })
    expect((await failureOf(store.readTarget())).code).toBe('service-unavailable')
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
