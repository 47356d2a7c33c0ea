/** Tests the exchange's request and every answer that Entra is known to give. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../src/core/error.ts'
import { buildTokenRequest, createTokenExchange, parseRefusal, parseTokenResponse } from '../../src/entra/token.ts'
import type { Transport, TransportRequest } from '../../src/transport/transport.ts'
import { CLIENT_ID, claimsOf } from '../federation/job.ts'
import errors from '../vectors/entra-errors.json' with { type: 'json' }
import bodies from '../vectors/entra-token-bodies.json' with { type: 'json' }

const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  header: (name: string) => headers[name],
})
const request = {
  clientId: CLIENT_ID,
  assertion: 'a.b.c',
  scope: 'https://management.azure.com/.default',
  requestId: 'guid',
}

describe('buildTokenRequest', () => {
  it('is RFC 7523 to the letter', () => {
    const sent = buildTokenRequest(
      { authority: 'https://login.microsoftonline.com', tenantId: 'contoso.example' },
      request,
    )
    expect(sent).toMatchObject({
      method: 'POST',
      url: 'https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token',
      repeat: 'safe',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'client-request-id': 'guid' },
    })
    expect(Object.fromEntries(new URLSearchParams(sent.body))).toEqual({
      client_id: CLIENT_ID,
      scope: request.scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: 'a.b.c',
      grant_type: 'client_credentials',
    })
  })

  it('keeps values and tenant inside their places', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        (assertion, tenantId) => {
          const sent = buildTokenRequest({ authority: 'https://login.example', tenantId }, { ...request, assertion })
          expect(new URLSearchParams(sent.body).get('client_assertion')).toBe(assertion)
          expect([...new URLSearchParams(sent.body).keys()]).toHaveLength(5)
          if (!/^\.+$/.test(tenantId))
            expect(new URL(sent.url).pathname).toBe(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`)
          expect(new URL(sent.url).search).toBe('')
        },
      ),
    )
  })
})

describe('parseTokenResponse', () => {
  it('reads a token, seconds as a number or as text', () => {
    for (const expires_in of [3599, '3599']) {
      expect(parseTokenResponse(answer(200, { token_type: 'Bearer', expires_in, access_token: 't' }), 1000)).toEqual({
        ok: true,
        accessToken: { token: 't', expiresOn: 3_600_000 },
      })
    }
  })

  it.each([
    '{}',
    '[]',
    'null',
    '{"access_token":""}',
    '{"access_token":7,"expires_in":1}',
    '{"access_token":"t"}',
    '{"access_token":"t","expires_in":"soon"}',
    '<html>',
    '',
    '{"access_token":"t"',
  ])('refuses the 200 %j', (text) => {
    expect(() => parseTokenResponse(answer(200, text), 0)).toThrow(
      expect.objectContaining({ code: 'service-unavailable' }),
    )
  })

  it.each(bodies.cases)('reads the recorded body $id', ({ http_status, body }) => {
    const result = parseTokenResponse(answer(http_status ?? 400, body), 0)
    const recorded = body as {
      error?: string
      error_codes?: number[]
      error_description?: string
      correlation_id?: string
    }
    if (http_status === 200) {
      expect(result.ok).toBe(true)
      return
    }
    if (result.ok) throw new Error('a refusal was taken for a token')
    const [first] = recorded.error_description?.match(/\d+/) ?? []
    expect(result.refusal.codes).toEqual(recorded.error_codes ?? [Number(first)])
    expect(result.refusal.error).toBe(recorded.error)
    expect(result.refusal.correlationId).toBe(recorded.correlation_id)
    expect(result.refusal.description).not.toMatch(/Trace ID|Correlation ID|Timestamp|\r/)
    expect(recorded.error_description).toContain(result.refusal.description)
  })
})

it('reads a refusal whose text is nothing but a trace', () => {
  expect(parseRefusal(answer(400, { error_description: 'Trace ID: x' })).description).toBe('HTTP 400')
})

describe('parseRefusal', () => {
  it.each(
    (errors.errors as readonly { code: number; message: string; body?: unknown; http_status?: number }[]).filter(
      ({ body }) => body !== undefined,
    ),
  )('reads the whole body of AADSTS$code', ({ code, body, http_status }) => {
    expect(parseRefusal(answer(http_status ?? 400, body)).codes).toEqual([code])
  })

  it.each([
    [[700213], [700213]],
    [['700213'], [700213]],
    [['[500011]'], [500011]],
    [
      [70002, 50027],
      [70002, 50027],
    ],
  ])('reads error_codes %j', (error_codes, codes) => {
    expect(parseRefusal(answer(400, { error_codes, error_description: 'AADSTS1: x' })).codes).toEqual(codes)
  })

  it('goes by the text only where error_codes say nothing', () => {
    for (const error_codes of [undefined, [], 'x', [{}]])
      expect(parseRefusal(answer(400, { error_codes, error_description: 'AADSTS700213: x' })).codes).toEqual([700213])
  })

  it('shows an answer without sense by its status', () => {
    for (const text of ['', '<html>', 'null', '[]', '7'])
      expect(parseRefusal(answer(502, text))).toEqual({ status: 502, codes: [], description: 'HTTP 502' })
  })

  it('takes the correlation ID from the body, else from the headers', () => {
    const headers = { 'client-request-id': 'from-header', 'x-ms-request-id': 'from-service' }
    expect(parseRefusal(answer(400, { correlation_id: 'from-body' }, headers)).correlationId).toBe('from-body')
    expect(parseRefusal(answer(400, { correlation_id: '' }, headers)).correlationId).toBe('from-header')
    expect(parseRefusal(answer(400, {}, { 'x-ms-request-id': 'from-service' })).correlationId).toBe('from-service')
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => void parseRefusal(answer(400, body))))
  })
})

describe('createTokenExchange', () => {
  const idToken = { jwt: 'a.b.c', claims: claimsOf() }
  const endpoint = { authority: 'https://login.example', tenantId: 'tenant' }
  function setUp(status: number, body: unknown) {
    const [sent, masked]: [TransportRequest[], string[]] = [[], []]
    const transport: Transport = {
      send: async (one) => {
        sent.push(one)
        return { ...answer(status, body), url: one.url }
      },
      httpClient: { sendRequest: () => Promise.reject(new Error('not used')) },
      slowDown: () => undefined,
    }
    return {
      sent,
      masked,
      exchange: createTokenExchange(endpoint, {
        transport,
        mask: (secret) => masked.push(secret),
        now: () => 5000,
        newGuid: () => 'new-guid',
      }),
    }
  }

  it('masks the token it returns', async () => {
    const { exchange, masked, sent } = setUp(200, { access_token: 't', expires_in: 10 })
    expect(await exchange({ clientId: CLIENT_ID, idToken, scope: 's/.default' })).toEqual({
      ok: true,
      accessToken: { token: 't', expiresOn: 15_000 },
    })
    expect(masked).toEqual(['t'])
    expect(sent[0]?.headers?.['client-request-id']).toBe('new-guid')
  })

  it('returns a refusal as a value', async () => {
    const { exchange, masked } = setUp(401, { error_codes: [700213], error_description: 'AADSTS700213: no' })
    expect(await exchange({ clientId: CLIENT_ID, idToken, scope: 's/.default' })).toMatchObject({
      ok: false,
      refusal: { codes: [700213] },
    })
    expect(masked).toEqual([])
  })

  it('lets the failure of the transport through', async () => {
    const failure = new FederationError('service-unavailable', 'x')
    const transport: Transport = {
      send: () => Promise.reject(failure),
      httpClient: { sendRequest: () => Promise.reject(failure) },
      slowDown: () => undefined,
    }
    const exchange = createTokenExchange(endpoint, { transport, mask: () => {}, now: () => 0, newGuid: () => 'g' })
    await expect(exchange({ clientId: CLIENT_ID, idToken, scope: 's' })).rejects.toBe(failure)
  })
})

describe('a refusal of half a megabyte', () => {
  const description = (text: string) => parseRefusal(answer(400, { error_description: text })).description

  it.each([
    ['blanks', ' '.repeat(500_000), 'HTTP 400'],
    ['blanks before a trace', `AADSTS70021: No match.${' '.repeat(500_000)}Trace ID: x`, 'AADSTS70021: No match.'],
    ['codes', 'AADSTS70021'.repeat(50_000), 'AADSTS70021'],
  ])('of %s is read at once', { timeout: 60_000 }, (_, text, start) => {
    const said = description(text)
    expect(said.startsWith(start)).toBe(true)
    expect(said.length).toBeLessThan(2100)
  })

  it('has the codes that a reader can use', { timeout: 60_000 }, () => {
    const codes = Array.from({ length: 100_000 }, () => 70021)
    expect(parseRefusal(answer(400, { error: 'x', error_codes: codes })).codes).toHaveLength(20)
  })

  it.each([[[null, {}, [70021], '9'.repeat(400)]], [[true]]])('has no code that is none: %j', (codes) => {
    expect(parseRefusal(answer(400, { error: 'x', error_codes: codes })).codes).toEqual([])
  })
})
