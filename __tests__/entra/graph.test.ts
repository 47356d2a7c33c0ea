/** Tests the wire shapes of Microsoft Graph, and the requests that read and write an application's credentials. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../src/core/credential/credential.ts'
import { FederationError } from '../../src/core/error.ts'
import { createGraphStore, fromGraph, toGraph } from '../../src/entra/graph.ts'
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
    expect(fromGraph({})).toEqual({ name: '', issuer: '', audiences: [], subject: '' })
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
      { endpoint: 'https://graph.microsoft.us', fetch, token: async () => 'manager-token' },
      CLIENT_ID,
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
    expect(sent.map(({ method, url }) => [method, url])).toEqual([
      ['GET', CREDENTIALS],
      ['GET', `${CREDENTIALS}?$skiptoken=x`],
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

  it('creates or replaces by name', async () => {
    const { store, sent } = setUp(json(201, { id: 'new', ...exact }), new Response(null, { status: 204 }))
    expect(await store.upsert(exact)).toEqual({ kind: 'created', id: 'new' })
    expect(await store.upsert(exact)).toEqual({ kind: 'updated' })
    expect(sent[0]).toMatchObject({ method: 'PATCH', url: `${CREDENTIALS}(name='n')`, body: toGraph(exact) })
    expect(sent[0]?.headers.get('prefer')).toBe('create-if-missing')
  })

  it('corrects an audience alone', async () => {
    const { store, sent } = setUp(new Response(null, { status: 204 }), new Response(null, { status: 204 }))
    expect(await store.updateAudience({ ...exact, id: 'i-1' }, 'b')).toEqual({ kind: 'updated' })
    await store.updateAudience(exact, 'b')
    expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['PATCH', `${CREDENTIALS}/i-1`, { audiences: ['b'] }],
      ['PATCH', `${CREDENTIALS}/n`, { audiences: ['b'] }],
    ])
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
    expect(await setUp(answer).store.upsert(exact)).toEqual({ kind })
  })

  it("throws a final refusal with the service's own words", async () => {
    expect(
      await failureOf(
        setUp(refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges')).store.upsert(exact),
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
    expect(await store.upsert(exact)).toEqual({ kind: 'uncertain' })
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
        },
        CLIENT_ID,
      )
      expect(await failureOf(store.list())).toBe(failure)
      // Nothing was sent, so there is no doubt whether it happened.
      expect(await failureOf(store.upsert(exact))).toBe(failure)
    }
  })

  it('takes no failure for that of an earlier request', async () => {
    const down = new FederationError('service-unavailable', 'no answer')
    const { store } = setUp(
      down,
      refusal(403, 'Authorization_RequestDenied'),
      refusal(409, 'Directory_ConcurrencyViolation'),
    )
    expect(await store.upsert(exact)).toEqual({ kind: 'uncertain' })
    expect(await failureOf(store.list())).toMatchObject({ code: 'manager-forbidden' })
    expect(await store.upsert(exact)).toEqual({ kind: 'busy' })
  })

  it('reads the application and the grants', async () => {
    const { store } = setUp(json(200, { id: 'object-id' }), refusal(403, 'Authorization_RequestDenied'))
    expect(await store.readTarget()).toEqual({ clientId: CLIENT_ID, id: 'object-id' })
    expect(await failureOf(store.readTarget())).toMatchObject({ code: 'manager-forbidden' })
    expect(await store.grants()).toEqual([])
  })
})
