/** Tests the wire shapes of Microsoft Graph, and the requests that read and write an application's credentials. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../src/core/credential/credential.ts'
import { FederationError } from '../../src/core/error.ts'
import { createGraphStore, fromGraph, toGraph } from '../../src/entra/graph.ts'
import { createVirtualClock } from '../federation/clock.ts'
import { CLIENT_ID, failureOf } from '../federation/job.ts'

const base = { name: 'n', issuer: 'https://i', audiences: ['a'] }
const exact: FederatedIdentityCredential = { ...base, subject: 's', description: 'd' }
const flexible: FederatedIdentityCredential = {
  ...base,
  claimsMatchingExpression: { value: "claims['sub'] eq 's'", languageVersion: 1 },
}

describe('fromGraph and toGraph', () => {
  it('write what they read, without name and id', () => {
    const credential = fc.record({
      issuer: fc.string(),
      audience: fc.string(),
      description: fc.option(fc.string(), { nil: undefined }),
      match: fc.string(),
      flexible: fc.boolean(),
    })
    fc.assert(
      fc.property(credential, ({ issuer, audience, description, match, flexible: isFlexible }) => {
        const body = {
          issuer,
          audiences: [audience],
          ...(description !== undefined && { description }),
          ...(isFlexible ? { claimsMatchingExpression: { value: match, languageVersion: 1 } } : { subject: match }),
        }
        expect(toGraph(fromGraph({ id: 'i', name: 'n', ...body }))).toEqual(body)
      }),
    )
  })

  it('read null as absent, as beta answers', () => {
    expect(
      fromGraph({
        id: 'i',
        ...base,
        subject: null,
        description: null,
        claimsMatchingExpression: { value: 'x', languageVersion: 1 },
      }),
    ).toEqual({ id: 'i', ...base, claimsMatchingExpression: { value: 'x', languageVersion: 1 } })
    expect(fromGraph({ id: 'i', ...base, subject: 's', claimsMatchingExpression: null })).toEqual({
      id: 'i',
      ...base,
      subject: 's',
    })
  })

  it('never send both a subject and an expression', () => {
    expect(toGraph(exact)).toEqual({ issuer: 'https://i', audiences: ['a'], subject: 's', description: 'd' })
    expect(toGraph(flexible)).toEqual({
      issuer: 'https://i',
      audiences: ['a'],
      claimsMatchingExpression: { value: "claims['sub'] eq 's'", languageVersion: 1 },
    })
  })
})

function setUp(...answers: readonly (Response | Error)[]) {
  const sent: { method: string; url: string; headers: Headers; body: unknown }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    sent.push({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    })
    const answer = answers[sent.length - 1]
    if (answer === undefined) throw new Error('an unexpected request')
    if (answer instanceof Error) throw answer
    return answer
  }
  return {
    sent,
    store: createGraphStore(
      {
        endpoint: 'https://graph.microsoft.us',
        fetch,
        token: async () => 'manager-token',
        clock: createVirtualClock(0),
      },
      { kind: 'application', clientId: CLIENT_ID },
    ),
  }
}
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', 'request-id': 'r-1' } })
const refusal = (status: number, code: string, message = 'm') =>
  json(status, { error: { code, message, innerError: { 'request-id': 'r-1' } } })
const CREDENTIALS = `https://graph.microsoft.us/beta/applications(appId='${CLIENT_ID}')/federatedIdentityCredentials`

describe('the store of an application', () => {
  it("lists through beta, page by page, with the manager's token", async () => {
    const { store, sent } = setUp(
      json(200, { value: [{ id: '1', ...exact }], '@odata.nextLink': `${CREDENTIALS}?$skiptoken=x` }),
      json(200, { value: [{ id: '2', ...flexible }] }),
    )
    expect((await store.list()).map(({ id }) => id)).toEqual(['1', '2'])
    expect(sent.map(({ method, url }) => ({ method, url }))).toEqual([
      { method: 'GET', url: CREDENTIALS },
      { method: 'GET', url: `${CREDENTIALS}?$skiptoken=x` },
    ])
    for (const { headers } of sent) expect(headers.get('authorization')).toBe('Bearer manager-token')
  })

  it('follows no paging link to another origin', async () => {
    for (const link of [
      'https://graph.example/x',
      'http://graph.microsoft.us/x',
      'https://graph.microsoft.us.evil.example/x',
    ]) {
      const { store, sent } = setUp(json(200, { value: [], '@odata.nextLink': link }))
      expect(await failureOf(store.list())).toMatchObject({ code: 'service-unavailable' })
      expect(sent).toHaveLength(1)
    }
  })

  it('creates with a POST, which overwrites nobody', async () => {
    const { store, sent } = setUp(json(201, { id: 'new', ...exact }))
    expect(await store.create(exact)).toEqual({ kind: 'created', id: 'new' })
    expect(sent[0]).toMatchObject({ method: 'POST', url: CREDENTIALS, body: { name: 'n', ...toGraph(exact) } })
    expect(sent[0]?.headers.get('prefer')).toBe(null)
  })

  it('replaces by name, and never creates by it', async () => {
    const { store, sent } = setUp(new Response(null, { status: 204 }), json(200, { id: 'i-1', ...exact }))
    expect(await store.replace({ ...exact, id: 'i-1' }, exact)).toEqual({ kind: 'updated', id: 'i-1' })
    expect(sent[0]).toMatchObject({ method: 'PATCH', url: `${CREDENTIALS}(name='n')`, body: toGraph(exact) })
    expect(sent[0]?.headers.get('prefer')).toBe(null)
    expect(sent[1]).toMatchObject({ method: 'GET', url: `${CREDENTIALS}(name='n')` })
  })

  it('deletes by ID, and by name where none is known', async () => {
    const { store, sent } = setUp(
      new Response(null, { status: 204 }),
      new Response(null, { status: 204 }),
      refusal(404, 'Request_ResourceNotFound'),
    )
    expect(await store.delete({ ...exact, id: 'i-1' })).toEqual({ kind: 'deleted' })
    expect(await store.delete(exact)).toEqual({ kind: 'deleted' })
    expect(await store.delete(exact)).toEqual({ kind: 'target-missing' })
    expect(sent[0]).toMatchObject({ method: 'DELETE', url: `${CREDENTIALS}/i-1` })
    expect(sent[1]).toMatchObject({ method: 'DELETE', url: `${CREDENTIALS}(name='n')` })
  })

  it.each([
    [refusal(409, 'Directory_ConcurrencyViolation'), 'busy'],
    [refusal(503, 'Directory_ConcurrencyViolation'), 'busy'],
    [refusal(409, 'Request_MultipleObjectsWithSameKeyValue'), 'name-taken'],
    [
      refusal(400, 'InvalidFederatedIdentityCredentialValue', 'x paramName: FederatedIdentityCredential.Subject, y'),
      'duplicate',
    ],
    [refusal(404, 'Request_ResourceNotFound'), 'target-missing'],
    [refusal(500, 'x'), 'uncertain'],
    [new FederationError('service-unavailable', 'no answer'), 'uncertain'],
  ])('tells what became of a write (%#)', async (answer, kind) => {
    expect(await setUp(answer).store.create(exact)).toEqual({ kind })
  })

  it("throws a final refusal with the service's own words", async () => {
    expect(
      await failureOf(
        setUp(refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges')).store.create(exact),
      ),
    ).toMatchObject({
      code: 'manager-forbidden',
      answer: {
        status: 403,
        code: 'Authorization_RequestDenied',
        message: 'Insufficient privileges',
        correlationId: 'r-1',
      },
    })
    expect(await failureOf(setUp(refusal(404, 'Request_ResourceNotFound')).store.list())).toMatchObject({
      code: 'application-not-found',
    })
  })

  it('does not need an answer in JSON to name a failure', async () => {
    const { store } = setUp(
      new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
      new TypeError('broken'),
    )
    expect(await store.create(exact)).toEqual({ kind: 'uncertain' })
    await expect(store.list()).rejects.toThrow('broken')
  })

  it("lets the manager's own failure through", async () => {
    for (const code of ['manager-credential-invalid', 'service-unavailable'] as const) {
      const failure = new FederationError(code, 'Microsoft Entra says no.')
      const store = createGraphStore(
        {
          endpoint: 'https://graph.microsoft.com',
          fetch: () => Promise.reject(new Error('not reached')),
          token: () => Promise.reject(failure),
          clock: createVirtualClock(0),
        },
        { kind: 'application', clientId: CLIENT_ID },
      )
      expect(await failureOf(store.list())).toBe(failure)
      // Nothing was sent, so there is no doubt whether it happened.
      expect(await failureOf(store.create(exact))).toBe(failure)
    }
  })

  it('takes no failure for that of an earlier request', async () => {
    const down = new FederationError('service-unavailable', 'no answer')
    const { store } = setUp(
      down,
      refusal(403, 'Authorization_RequestDenied'),
      refusal(409, 'Directory_ConcurrencyViolation'),
    )
    expect(await store.create(exact)).toEqual({ kind: 'uncertain' })
    expect(await failureOf(store.list())).toMatchObject({ code: 'manager-forbidden' })
    expect(await store.create(exact)).toEqual({ kind: 'busy' })
  })

  it('reads the application and the grants', async () => {
    const application = { id: 'object-id', appId: CLIENT_ID, uniqueName: 'shop', displayName: null }
    const { store } = setUp(json(200, application), refusal(403, 'Authorization_RequestDenied'))
    expect(await store.readTarget()).toEqual({
      clientId: CLIENT_ID,
      id: 'object-id',
      uniqueName: 'shop',
      displayName: null,
    })
    expect(await failureOf(store.readTarget())).toMatchObject({ code: 'manager-forbidden' })
    expect(await store.grants()).toEqual([])
  })
})

describe('an answer that is not the promised one', () => {
  it.each([
    ['an empty object', {}],
    ['a list that is none', { value: {} }],
    ['null in a list', { value: [null] }],
    ['a text in a list', { value: ['x'] }],
    ['a credential without a name', { value: [{ ...exact, name: null }] }],
    ['a credential without an issuer', { value: [{ ...exact, issuer: null }] }],
    ['a credential without subject and expression', { value: [{ ...base }] }],
    ['an expression that is none', { value: [{ ...base, subject: null, claimsMatchingExpression: {} }] }],
    ['audiences that are no texts', { value: [{ ...exact, audiences: [7] }] }],
    ['a description that is no text', { value: [{ ...exact, description: 7 }] }],
    ['an ID that is no text', { value: [{ ...exact, id: 7 }] }],
    ['a link that is no text', { value: [], '@odata.nextLink': 7 }],
  ])('is never an empty list: %s', async (_, body) => {
    expect((await failureOf(setUp(json(200, body)).store.list())).code).toBe('service-unavailable')
  })

  it('is never an empty list: 204, an array, a text', async () => {
    const answers = [new Response(null, { status: 204 }), json(200, []), new Response('nothing', { status: 200 })]
    for (const answer of answers) expect((await failureOf(setUp(answer).store.list())).code).toBe('service-unavailable')
  })

  it.each([null, ''])('ends the list at a link that is %j', async (link) => {
    const { store } = setUp(json(200, { value: [exact], '@odata.nextLink': link }))
    expect(await store.list()).toEqual([exact])
  })

  it('is no application without an ID', async () => {
    for (const body of [{}, { id: null, appId: CLIENT_ID }, { id: 'x' }])
      expect((await failureOf(setUp(json(200, body)).store.readTarget())).code).toBe('service-unavailable')
  })

  it('is a refusal by its status alone when its code and message are no texts', async () => {
    const error = await failureOf(setUp(json(403, { error: { code: {}, message: null } })).store.list())
    expect(error.code).toBe('manager-forbidden')
    expect(error.answer).toEqual({ service: 'Microsoft Graph', status: 403, message: 'HTTP 403', correlationId: 'r-1' })
  })
})

describe('a list without an end', () => {
  const again = (link: string) => json(200, { value: [exact], '@odata.nextLink': link })

  it('is read no page twice', async () => {
    const { store, sent } = setUp(again(`${CREDENTIALS}?$skiptoken=a`), again(`${CREDENTIALS}?$skiptoken=a`))
    expect((await failureOf(store.list())).code).toBe('service-unavailable')
    expect(sent).toHaveLength(2)
  })

  it('is read for a thousand pages', async () => {
    const pages = Array.from({ length: 1001 }, (_, page) => again(`${CREDENTIALS}?$skiptoken=${page}`))
    const { store, sent } = setUp(...pages)
    expect((await failureOf(store.list())).code).toBe('service-unavailable')
    expect(sent).toHaveLength(1000)
  })
})

describe('a write', () => {
  const gone = () => refusal(404, 'Request_ResourceNotFound')

  it.each([
    ['204', () => new Response(null, { status: 204 })],
    ['200 []', () => json(200, [])],
    ['200 {}', () => json(200, {})],
    ['201 cut off', () => new Response('{"id":"new","na', { status: 201 })],
    ['201 with something else', () => json(201, { id: 'x', ...exact, subject: 'other' })],
  ])('is believed when it is read back after %s, without writing again', async (_, answer) => {
    const { store, sent } = setUp(
      answer(),
      gone(),
      json(200, { id: 'x', ...exact, subject: 'before' }),
      json(200, { id: 'new', ...exact }),
    )
    expect(await store.create(exact)).toEqual({ kind: 'created', id: 'new' })
    expect(sent.map(({ method }) => method).join(' ')).toBe('POST GET GET GET')
  })

  it('is uncertain when it is not there after 30 s', async () => {
    const { store, sent } = setUp(new Response(null, { status: 204 }), ...Array.from({ length: 40 }, gone))
    expect(await store.create(exact)).toEqual({ kind: 'uncertain' })
    expect(sent.filter(({ method }) => method !== 'GET')).toHaveLength(1)
  })

  it('is uncertain when nobody tells, and throws what reading it back throws', async () => {
    const unavailable = Array.from({ length: 40 }, () => refusal(503, 'x'))
    const { store } = setUp(new Response(null, { status: 204 }), ...unavailable)
    expect(await store.create(exact)).toEqual({ kind: 'uncertain' })
    const forbidden = setUp(new Response(null, { status: 204 }), refusal(403, 'Authorization_RequestDenied'))
    expect((await failureOf(forbidden.store.create(exact))).code).toBe('manager-forbidden')
  })
})
