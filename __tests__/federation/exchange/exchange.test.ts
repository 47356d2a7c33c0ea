/** Tests one exchange: what it repeats at once, what it hands back, and how every other refusal is explained. */
import { describe, expect, it } from 'vitest'
import { isPropagation } from '../../../src/core/diagnosis/refusal.ts'
import type { ErrorCode } from '../../../src/core/error.ts'
import { createAssertions } from '../../../src/federation/exchange/assertions.ts'
import { type ExchangePorts, exchangeIdToken, refusalAnswer } from '../../../src/federation/exchange/exchange.ts'
import { createVirtualClock, type VirtualClock } from '../clock.ts'
import { refusalOf } from '../fake-entra.ts'
import { ARM, AUDIENCE, CLIENT_ID, createIssuer, failureOf } from '../job.ts'

const exchange = { clientId: CLIENT_ID, audience: AUDIENCE, scope: ARM }

/** Answers with the given AADSTS numbers one after the other, then accepts. */
function setUp(...codes: readonly number[]): {
  ports: ExchangePorts
  clock: VirtualClock
  presented: string[]
  asked: string[]
} {
  const clock = createVirtualClock()
  const issuer = createIssuer(clock)
  const presented: string[] = []
  return {
    clock,
    presented,
    asked: issuer.asked,
    ports: {
      clock,
      assertions: createAssertions(issuer.request, clock),
      exchangeToken: async ({ clientId, idToken, scope }) => {
        presented.push(`${clientId} ${idToken.jwt} ${scope}`)
        const code = codes[presented.length - 1]
        return code === undefined
          ? { ok: true, accessToken: { token: 't', expiresOn: 1 } }
          : { ok: false, refusal: refusalOf([code]) }
      },
    },
  }
}

describe('exchangeIdToken', () => {
  it('presents the token once where it is accepted', async () => {
    const { ports, presented, clock } = setUp()
    expect(await exchangeIdToken(exchange, ports)).toEqual({
      accepted: true,
      accessToken: { token: 't', expiresOn: 1 },
    })
    expect(presented).toEqual([`${CLIENT_ID} jwt-1 ${ARM}`])
    expect(clock.sleeps).toEqual([])
  })

  it.each([70021, 70025, 700211, 700212, 700213, 7002121, 7002131, 7002138])(
    'hands back AADSTS%i without repeating it',
    async (code) => {
      const { ports, presented } = setUp(code)
      expect(await exchangeIdToken(exchange, ports)).toEqual({ accepted: false, refusal: refusalOf([code]) })
      expect(presented).toHaveLength(1)
    },
  )

  it('hands back what it is told to tolerate', async () => {
    const { ports, clock } = setUp(90061)
    expect(await exchangeIdToken(exchange, ports, isPropagation)).toMatchObject({ accepted: false })
    expect(clock.sleeps).toEqual([])
  })

  it('renews an assertion outside its validity once', async () => {
    const { ports, presented } = setUp(700024)
    expect(await exchangeIdToken(exchange, ports)).toMatchObject({ accepted: true })
    expect(presented.map((each) => each.split(' ')[1])).toEqual(['jwt-1', 'jwt-2'])
  })

  it('calls it clock skew when a fresh one is outside as well', async () => {
    const { ports, presented } = setUp(700024, 700024)
    expect(await failureOf(exchangeIdToken(exchange, ports))).toMatchObject({
      code: 'clock-skew',
      answer: { code: 'AADSTS700024' },
    })
    expect(presented).toHaveLength(2)
  })

  it.each([90061, 50166, 501661, 900612])(
    'asks twice more when Entra cannot reach the issuer (AADSTS%i)',
    async (code) => {
      const healed = setUp(code, code)
      expect(await exchangeIdToken(exchange, healed.ports)).toMatchObject({ accepted: true })
      expect(healed.clock.sleeps).toEqual([2000, 5000])
      const broken = setUp(code, code, code)
      expect(await failureOf(exchangeIdToken(exchange, broken.ports))).toMatchObject({ code: 'issuer-unreachable' })
      expect(broken.presented).toHaveLength(3)
    },
  )

  it.each<[number, ErrorCode]>([
    [90002, 'tenant-not-found'],
    [700016, 'application-not-found'],
    [7000229, 'application-not-found'],
    [500011, 'scope-invalid'],
    [53003, 'policy-blocked'],
    [7002381, 'policy-blocked'],
    [700222, 'credential-invalid'],
    [50027, 'credential-invalid'],
    [7002137, 'credential-invalid'],
  ])('throws AADSTS%i as %s, once, with what Entra said', async (code, expected) => {
    const { ports, presented, clock } = setUp(code)
    const error = await failureOf(exchangeIdToken(exchange, ports))
    expect(error.code).toBe(expected)
    expect(error.answer).toEqual({
      service: 'Microsoft Entra',
      status: 401,
      code: `AADSTS${code}`,
      message: `AADSTS${code}: refused`,
      correlationId: `correlation-${code}`,
    })
    const about = { 'scope-invalid': ARM, 'tenant-not-found': 'tenant' }[expected as string] ?? CLIENT_ID
    expect(error.message).toContain(about)
    expect(presented).toHaveLength(1)
    expect(clock.sleeps).toHaveLength(0)
  })

  it('names the client in the command that creates a service principal', async () => {
    expect((await failureOf(exchangeIdToken(exchange, setUp(7000229).ports))).hint).toContain(
      `az ad sp create --id ${CLIENT_ID}`,
    )
  })
})

describe('toAnswer', () => {
  it('leaves out what Entra did not say', () => {
    expect(refusalAnswer({ status: 503, codes: [], description: 'HTTP 503' })).toEqual({
      service: 'Microsoft Entra',
      status: 503,
      message: 'HTTP 503',
    })
  })
})
