/** Tests the two waits: two quick repetitions, and the long one with its growth, its cap and its deadline. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAssertions } from '../../../src/federation/exchange/assertions.ts'
import type { ExchangePorts } from '../../../src/federation/exchange/exchange.ts'
import {
  exchangeUntil,
  propagationDelay,
  repeatRefused,
  sleepUntil,
} from '../../../src/federation/exchange/propagation.ts'
import { createVirtualClock } from '../clock.ts'
import { refusalOf } from '../fake-entra.ts'
import { ARM, AUDIENCE, CLIENT_ID, createIssuer, failureOf } from '../job.ts'

const exchange = { clientId: CLIENT_ID, audience: AUDIENCE, scope: ARM }
const START = 1_800_000_000_000

/** Refuses with a number until it is undefined; `at` is milliseconds since the start. */
function setUp(code: (count: number, at: number) => number | undefined) {
  const clock = createVirtualClock(START)
  const times: number[] = []
  const leftMs: number[] = []
  const ports: ExchangePorts = {
    clock,
    assertions: createAssertions(createIssuer(clock).request, clock),
    exchangeToken: async ({ idToken }) => {
      times.push(clock.now() - START)
      leftMs.push(idToken.claims.exp * 1000 - clock.now())
      const refused = code(times.length - 1, clock.now() - START)
      return refused === undefined
        ? { ok: true, accessToken: { token: 't', expiresOn: 1 } }
        : { ok: false, refusal: refusalOf([refused]) }
    },
  }
  return { clock, times, leftMs, ports }
}

describe('propagationDelay', () => {
  it('starts at about a second, never shrinks in the middle, and stays at about 15 s', () => {
    const middle = Array.from({ length: 40 }, (_, retry) => propagationDelay(retry, 0.5))
    expect(middle[0]).toBe(1000)
    expect(middle.at(-1)).toBe(15_000)
    expect(middle).toEqual(middle.toSorted((a, b) => a - b))
    expect(middle.indexOf(15_000)).toBeLessThan(8)
  })

  it('varies by a fifth either way', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (retry, random) => {
        const [delay, middle] = [propagationDelay(retry, random), propagationDelay(retry, 0.5)]
        expect(delay).toBeGreaterThanOrEqual(Math.floor(middle * 0.79))
        expect(delay).toBeLessThanOrEqual(Math.ceil(middle * 1.21))
        expect(delay).toBeLessThanOrEqual(18_000)
      }),
    )
    expect(propagationDelay(0, 0)).not.toBe(propagationDelay(0, 0.9))
  })
})

describe('repeatRefused', () => {
  it('repeats about one and three seconds later, and gives the last refusal back', async () => {
    const { ports, times } = setUp((count) => (count === 0 ? 700213 : 700211))
    expect(await repeatRefused(refusalOf([70021]), exchange, ports)).toEqual({
      accepted: false,
      refusal: refusalOf([700211]),
    })
    expect(times).toEqual([1000, 4000])
  })

  it('stops when accepted', async () => {
    const { ports, times } = setUp(() => undefined)
    expect(await repeatRefused(refusalOf([700213]), exchange, ports)).toMatchObject({ accepted: true })
    expect(times).toEqual([1000])
  })

  it('takes a mismatch in case for final, first or later', async () => {
    const first = setUp(() => undefined)
    expect(await repeatRefused(refusalOf([7002138]), exchange, first.ports)).toMatchObject({ accepted: false })
    expect(first.clock.sleeps).toEqual([])
    const later = setUp(() => 7002138)
    await repeatRefused(refusalOf([700213]), exchange, later.ports)
    expect(later.times).toEqual([1000])
  })
})

describe('sleepUntil', () => {
  it('sleeps no longer than is left, and not at all after the deadline', async () => {
    const clock = createVirtualClock(0)
    expect(await sleepUntil(10_000, 4000, clock)).toBe(true)
    expect(await sleepUntil(10_000, 9000, clock)).toBe(true)
    expect(await sleepUntil(10_000, 1, clock)).toBe(false)
    expect(clock.sleeps).toEqual([4000, 6000])
  })
})

describe('exchangeUntil', () => {
  const silent = () => {}

  it('exchanges at once, then about a second later, then ever more slowly', async () => {
    const { ports, times, clock } = setUp((_, at) => (at < 60_000 ? 700213 : undefined))
    expect(await exchangeUntil(START + 300_000, exchange, ports, silent)).toMatchObject({ accepted: true })
    expect(times.slice(0, 3)).toEqual([0, 1000, 2600])
    expect(clock.sleeps).toEqual(clock.sleeps.toSorted((a, b) => a - b))
    expect(Math.max(...clock.sleeps)).toBe(15_000)
  })

  it.each([70021, 70025, 700211, 700212, 700213, 7002121, 7002131, 7002138, 700016, 90061, 50166])(
    'waits through AADSTS%i',
    async (code) => {
      const { ports } = setUp((count) => (count < 3 ? code : undefined))
      expect(await exchangeUntil(START + 300_000, exchange, ports, silent)).toMatchObject({ accepted: true })
    },
  )

  it.each([7002381, 50027, 90002, 53003, 500011, 700222])('stops at once on AADSTS%i', async (code) => {
    const { ports, times } = setUp(() => code)
    await failureOf(exchangeUntil(START + 300_000, exchange, ports, silent))
    expect(times).toEqual([0])
  })

  it('gives up at the deadline with the last refusal, after a last attempt', async () => {
    const { ports, times } = setUp((_, at) => (at < 20_000 ? 70025 : 700213))
    const refused: number[] = []
    const result = await exchangeUntil(START + 30_000, exchange, ports, (_, waited) => refused.push(waited))
    expect(result).toEqual({ accepted: false, refusal: refusalOf([700213]) })
    expect(times.at(-1)).toBe(30_000)
    expect(refused).toEqual(times)
  })

  it('tries once even when the deadline has passed', async () => {
    const { ports, times } = setUp(() => 700213)
    expect(await exchangeUntil(START - 1, exchange, ports, silent)).toMatchObject({ accepted: false })
    expect(times).toEqual([0])
  })

  it('presents an assertion with at least a minute to live, for as long as it takes', async () => {
    const { ports, leftMs } = setUp((_, at) => (at < 900_000 ? 700213 : undefined))
    expect(await exchangeUntil(START + 1_000_000, exchange, ports, silent)).toMatchObject({ accepted: true })
    expect(leftMs.length).toBeGreaterThan(50)
    expect(Math.min(...leftMs)).toBeGreaterThanOrEqual(59_000)
  })
})
