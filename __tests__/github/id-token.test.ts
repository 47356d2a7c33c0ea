/** Tests the request for an ID token, its answers, and the reasons why there may be none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../src/core/error.ts'
import {
  buildIdTokenRequest,
  createIdTokenSource,
  decodeClaims,
  type IdTokenEnvironment,
  parseIdTokenResponse,
} from '../../src/github/id-token.ts'
import type { Transport, TransportRequest } from '../../src/transport/transport.ts'
import { failureOf } from '../federation/job.ts'

const environment = (more: Partial<IdTokenEnvironment> = {}): IdTokenEnvironment => ({
  requestUrl: 'https://pipelines.actions.example/token?api-version=2.0',
  requestToken: 'request-token',
  eventName: 'push',
  actor: 'octocat',
  fromFork: () => undefined,
  ...more,
})
const payload = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:o/r:ref:refs/heads/main',
  aud: 'api://AzureADTokenExchange',
  exp: 1_800_000_300,
}
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = `${part({ alg: 'RS256' })}.${part(payload)}.c2lnbmF0dXJl`

function thrown(work: () => unknown): FederationError {
  try {
    work()
  } catch (error) {
    if (error instanceof FederationError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('buildIdTokenRequest', () => {
  it('adds the audience to the URL of the runner, which keeps its own query', () => {
    const request = buildIdTokenRequest(environment(), 'api://AzureADTokenExchange')
    expect(request).toMatchObject({ method: 'GET', repeat: 'safe', headers: { Authorization: 'Bearer request-token' } })
    expect([...new URL(request.url).searchParams]).toEqual([
      ['api-version', '2.0'],
      ['audience', 'api://AzureADTokenExchange'],
    ])
  })

  it('carries any audience whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (audience) => {
        const { url } = buildIdTokenRequest(
          environment({ requestUrl: 'https://pipelines.actions.example/token' }),
          audience,
        )
        expect(new URL(url).searchParams.get('audience')).toBe(audience)
      }),
    )
  })

  it.each(['http://pipelines.actions.example/token', 'not a URL', 'file:///etc/passwd'])(
    'refuses the URL %j without sending the token there',
    (requestUrl) => {
      const error = thrown(() => buildIdTokenRequest(environment({ requestUrl }), 'a'))
      expect(error.code).toBe('id-token-unavailable')
      expect(error.message).toContain('not an https URL')
    },
  )

  it.each<[string, Partial<IdTokenEnvironment>, RegExp]>([
    ['a push', {}, /permissions: \{ id-token: write/],
    ['a pull request from a fork', { eventName: 'pull_request', fromFork: () => true }, /forks of a public repository/],
    ['a review of one', { eventName: 'pull_request_review', fromFork: () => true }, /forks of a public repository/],
    [
      'a pull request from the same repository',
      { eventName: 'pull_request', fromFork: () => false },
      /id-token: write/,
    ],
    [
      'a pull request whose origin is unknown',
      { eventName: 'pull_request', fromFork: () => undefined },
      /id-token: write/,
    ],
    ['Dependabot', { eventName: 'pull_request', actor: 'dependabot[bot]', fromFork: () => true }, /Dependabot/],
    ['a called workflow', { eventName: 'workflow_call' }, /calling job/],
  ])('puts the likeliest of four reasons first for %s', (_, more, likeliest) => {
    for (const absent of [{ requestUrl: undefined }, { requestToken: undefined }, { requestUrl: '' }]) {
      const error = thrown(() => buildIdTokenRequest(environment({ ...more, ...absent }), 'a'))
      expect(error.code).toBe('id-token-unavailable')
      expect(error.hint).toMatch(likeliest)
      expect(new Set([error.hint, ...error.details.slice(1).map((line) => line.slice(2))]).size).toBe(4)
    }
  })

  it('asks about the fork only for an explanation', () => {
    const fromFork = () => {
      throw new Error('asked')
    }
    expect(() => buildIdTokenRequest(environment({ fromFork, eventName: 'pull_request' }), 'a')).not.toThrow()
  })
})

describe('parseIdTokenResponse', () => {
  it('returns the token', () => {
    expect(parseIdTokenResponse({ status: 200, text: JSON.stringify({ count: 7, value: jwt }) })).toBe(jwt)
  })

  it.each([
    ['<html>', /is not JSON/],
    ['{"value":', /is not JSON/],
    ['null', /holds no token/],
    ['[]', /holds no token/],
    ['{}', /holds no token/],
    ['{"value":""}', /holds no token/],
    ['{"value":7}', /holds no token/],
  ])('refuses a 200 with %j', (text, message) => {
    const error = thrown(() => parseIdTokenResponse({ status: 200, text }))
    expect(error.code).toBe('id-token-unavailable')
    expect(error.message).toMatch(message)
    expect(error.answer).toEqual({ service: 'GitHub', status: 200 })
  })

  it.each([
    [201, /ended or been cancelled/],
    [204, /ended or been cancelled/],
    [401, /ended or been cancelled/],
    [403, /ended or been cancelled/],
    [404, /no token service at this address: on GitHub Enterprise Server, an administrator/],
    [429, /later/],
    [500, /later/],
    [503, /later/],
  ])('explains HTTP %i', (status, hint) => {
    const error = thrown(() => parseIdTokenResponse({ status, text: jwt }))
    expect(error).toMatchObject({
      code: 'id-token-unavailable',
      answer: { service: 'GitHub', status },
      hint: expect.stringMatching(hint),
    })
    expect(error.message).toContain(String(status))
  })
})

describe('decodeClaims', () => {
  it('reads the payload, also with letters beyond ASCII', () => {
    expect(decodeClaims(`h.${part({ ...payload, environment: 'größe 日本' })}.s`)).toEqual({
      ...payload,
      environment: 'größe 日本',
    })
  })

  it.each([
    ['not a JWT', ''],
    ['two parts', 'a.b'],
    ['four parts', 'a.b.c.d'],
    ['an empty payload', 'a..c'],
    ['no JSON inside', `a.${Buffer.from('x').toString('base64url')}.c`],
  ])('refuses %s', (_, text) => {
    expect(thrown(() => decodeClaims(text))).toMatchObject({ code: 'id-token-unavailable' })
  })

  it('throws nothing but its own error, and never shows what it got', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 8 }), (one, two) => {
        const error = thrown(() => decodeClaims(`${one}.${Buffer.from(two).toString('base64url')}.x`))
        expect(error.code).toBe('id-token-unavailable')
      }),
    )
  })
})

describe('createIdTokenSource', () => {
  function setUp(text: string, status = 200) {
    const [sent, masked, order]: [TransportRequest[], string[], string[]] = [[], [], []]
    const transport: Transport = {
      send: async (request) => {
        sent.push(request)
        return { status, text, url: request.url, header: () => undefined }
      },
      httpClient: { sendRequest: () => Promise.reject(new Error('not used')) },
      slowDown: () => undefined,
    }
    const source = createIdTokenSource(environment(), transport, (secret) => {
      masked.push(secret)
      order.push('masked')
    })
    return { sent, masked, source }
  }

  it('masks the token and decodes its claims', async () => {
    const { source, masked, sent } = setUp(JSON.stringify({ value: jwt }))
    expect(await source('api://AzureADTokenExchange')).toEqual({ jwt, claims: payload })
    expect(masked).toEqual([jwt])
    expect(sent).toHaveLength(1)
  })

  it('masks also what turns out to be no JWT', async () => {
    const { source, masked } = setUp(JSON.stringify({ value: 'opaque-secret' }))
    expect(await failureOf(source('a'))).toMatchObject({
      code: 'id-token-unavailable',
      message: expect.not.stringContaining('opaque'),
    })
    expect(masked).toEqual(['opaque-secret'])
  })

  it('asks anew each time', async () => {
    const { source, sent } = setUp(JSON.stringify({ value: jwt }))
    await source('a')
    await source('a')
    expect(sent).toHaveLength(2)
  })
})
