/** Tests the identity endpoint: what clients get, how refusals read, and when it takes its job for over. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import { createIdentityEndpoint } from '../../../src/federation/identity-endpoint/identity-endpoint.ts'
import type { EndpointIdentity } from '../../../src/federation/identity-endpoint/request.ts'
import type { ExchangeResult, RequestIdToken } from '../../../src/federation/ports.ts'
import { createVirtualClock } from '../clock.ts'
import { refusalOf } from '../fake-entra.ts'
import { AUDIENCE, CLIENT_ID, createIssuer } from '../job.ts'

const HOST = '127.0.0.1:40123'
const identity: EndpointIdentity = {
  clientId: CLIENT_ID,
  resourceId: undefined,
  host: HOST,
  mayAsk: (header) => header === 'right',
  mayEnd: (header) => header === 'right',
}

interface Options {
  readonly exchange?: (exchange: number) => ExchangeResult
  readonly requestIdToken?: RequestIdToken
}

function open({ exchange, requestIdToken }: Options = {}) {
  const clock = createVirtualClock()
  const issuer = createIssuer(clock)
  const [log, ends, presented]: [string[], string[], string[]] = [[], [], []]
  const endpoint = createIdentityEndpoint(
    { clientId: CLIENT_ID, audience: AUDIENCE },
    {
      requestIdToken: requestIdToken ?? issuer.request,
      exchangeToken: async ({ idToken, scope }) => {
        presented.push(`${idToken.jwt} for ${scope}`)
        const accessToken = { token: `token of ${scope}`, expiresOn: clock.now() + 3_600_500 }
        return exchange?.(presented.length) ?? { ok: true, accessToken }
      },
      clock,
      log: (line) => log.push(line),
      end: (reason) => ends.push(reason),
    },
  )
  const send = (method: string, target: string) =>
    endpoint.answer(
      {
        method,
        target,
        headers: [
          ['Host', HOST],
          ['X-IDENTITY-HEADER', 'right'],
        ],
      },
      identity,
    )
  const ask = (resource: string) => send('GET', `/msi/token?api-version=2019-08-01&resource=${resource}`)
  return { clock, issuer, log, ends, presented, endpoint, ask, send }
}

const refuse = (...codes: readonly number[]): ExchangeResult => ({ ok: false, refusal: refusalOf(codes) })

describe('a token', () => {
  it('comes in the shape of App Service, with numbers for both ends of its life', async () => {
    const { ask, log } = open()
    expect(await ask('https://vault.azure.net')).toEqual({
      status: 200,
      body: {
        access_token: 'token of https://vault.azure.net/.default',
        expires_on: 1_800_003_600,
        expires_in: 3600,
        resource: 'https://vault.azure.net',
        token_type: 'Bearer',
        client_id: CLIENT_ID,
      },
    })
    expect(log).toEqual([])
  })

  it('is asked of nobody before a client asks, and each exchange presents a new ID token', async () => {
    const { ask, issuer, presented } = open()
    expect(issuer.asked).toEqual([])
    await ask('https://a.example')
    await ask('https://b.example')
    expect(presented).toEqual(['jwt-1 for https://a.example/.default', 'jwt-2 for https://b.example/.default'])
  })

  it('survives a refusal that was a mistake', async () => {
    const { ask, presented } = open({
      exchange: (count) =>
        count < 3 ? refuse(700213) : { ok: true, accessToken: { token: 'at last', expiresOn: 1_800_009_000_000 } },
    })
    expect((await ask('https://a.example')).body).toMatchObject({ access_token: 'at last' })
    expect(presented).toHaveLength(3)
  })
})

describe('a refusal of Entra', () => {
  it('about the trust says so in every spelling of the protocol, with the correlation ID', async () => {
    const { ask, log } = open({ exchange: () => refuse(700213) })
    const { status, body } = await ask('https://a.example')
    expect(status).toBe(400)
    expect(body?.statusCode).toBe(400)
    expect(body?.message).toContain('[trust-missing] Entra no longer trusts this job')
    expect(body?.message).toContain('AADSTS700213')
    expect(body?.error_description).toBe(body?.message)
    expect(body?.error).toBe('trust-missing')
    expect(body?.correlationId).toBe('correlation-700213')
    expect(log).toEqual([expect.stringContaining('No token for "https://a.example/.default": [trust-missing]')])
  })

  it('about the resource is final', async () => {
    const { ask, presented } = open({ exchange: () => refuse(500011) })
    const { status, body } = await ask('https://a.example')
    expect(status).toBe(400)
    expect(body?.message).toContain('[scope-invalid]')
    expect(presented).toHaveLength(1)
  })

  it.each([
    [429, 429],
    [503, 503],
  ])('with HTTP %i is one that clients repeat', async (status, answered) => {
    const { ask } = open({ exchange: () => ({ ok: false, refusal: { ...refusalOf([], status), description: '' } }) })
    expect((await ask('https://a.example')).status).toBe(answered)
  })

  it('that nobody foresaw is 500, and says nothing of where', async () => {
    const { ask } = open({
      exchange: () => {
        throw new TypeError('boom eyJhbGciOi.eyJzdWIi.c2ln')
      },
    })
    const { status, body } = await ask('https://a.example')
    expect(status).toBe(500)
    expect(body?.message).toContain('boom ***')
  })

  it('that is no error at all is told as well', async () => {
    const { ask } = open({
      exchange: () => {
        throw 'a word'
      },
    })
    expect((await ask('https://a.example')).body?.message).toContain('a word')
  })
})

describe('a wrong request', () => {
  it('is refused in the same shape, and logged', async () => {
    const { ask, log } = open()
    const { status, body } = await ask('nothing')
    expect(status).toBe(400)
    expect(body).toMatchObject({ statusCode: 400, error: 'invalid_request', correlationId: '' })
    expect(log).toEqual([expect.stringContaining('Refused a request with HTTP 400')])
  })
})

describe('the end', () => {
  const refused = (status: number) =>
    new FederationError('id-token-unavailable', 'GitHub refused.', { answer: { service: 'GitHub', status } })

  function failing(failures: readonly Error[]): Options {
    const left = [...failures]
    const issuer = createIssuer(createVirtualClock())
    return {
      requestIdToken: async (audience) => {
        const failure = left.shift()
        if (failure !== undefined) throw failure
        return issuer.request(audience)
      },
    }
  }

  it('comes with an authenticated DELETE', async () => {
    const { send, ends } = open()
    expect(await send('DELETE', '/msi/token')).toEqual({ status: 204 })
    expect(ends).toEqual([''])
  })

  it('comes with the third refusal of the request URL in a row', async () => {
    const { ask, ends } = open(failing([refused(403), refused(401), refused(404)]))
    expect((await ask('https://a.example')).status).toBe(400)
    await ask('https://b.example')
    expect(ends).toEqual([])
    await ask('https://c.example')
    expect(ends).toEqual([expect.stringContaining('the job is over')])
  })

  it.each([
    ['a token comes between', [refused(403), refused(403)]],
    ['GitHub is out of order', [refused(500), refused(503), refused(502), refused(500)]],
    ['GitHub is busy', Array.from({ length: 4 }, () => refused(429))],
    ['GitHub is slow', Array.from({ length: 4 }, () => refused(408))],
    ['nothing answers', Array.from({ length: 4 }, () => new FederationError('service-unavailable', 'No answer.'))],
    ['something else fails', Array.from({ length: 4 }, () => new Error('no such thing'))],
  ])('does not come while %s', async (_title, failures) => {
    const { endpoint, ends } = open(failing([...failures]))
    for (const _ of failures) await endpoint.freshAssertion().catch(() => {})
    await endpoint.freshAssertion()
    await endpoint.freshAssertion()
    expect(ends).toEqual([])
  })

  it('counts refusals anew after a token', async () => {
    const { requestIdToken } = failing([refused(403), refused(403)])
    const { endpoint, ends } = open({ ...(requestIdToken && { requestIdToken }) })
    await endpoint.freshAssertion().catch(() => {})
    await endpoint.freshAssertion().catch(() => {})
    expect((await endpoint.freshAssertion()).jwt).toBe('jwt-1')
    expect(ends).toEqual([])
  })
})
