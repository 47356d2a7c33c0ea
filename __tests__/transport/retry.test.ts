/** Tests the retry table: what is worth repeating, how often, and after how long. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AttemptOutcome, MAX_ATTEMPTS, parseRetryAfter, retryDelay } from '../../src/transport/retry.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const at = { now: NOW, random: 0.5 }
const response = (status: number, more: Partial<AttemptOutcome & { kind: 'response' }> = {}): AttemptOutcome => ({
  kind: 'response',
  status,
  retryAfter: undefined,
  unreadable: false,
  ...more,
})
const failure: AttemptOutcome = { kind: 'failure', final: false }

describe('retryDelay', () => {
  it.each<[string, AttemptOutcome, boolean, boolean]>([
    ['a failure', failure, true, false],
    ['a failure that comes again', { kind: 'failure', final: true }, false, false],
    ['a timeout of the server', response(408), true, false],
    ['throttling', response(429), true, true],
    ['500', response(500), true, false],
    ['502', response(502), true, false],
    ['503', response(503), true, false],
    ['504', response(504), true, false],
    ['an empty or HTML 200', response(200, { unreadable: true }), true, false],
    ['success', response(200), false, false],
    ['201', response(201), false, false],
    ['204', response(204), false, false],
    ['a redirect', response(302), false, false],
    ['400', response(400), false, false],
    ['401', response(401), false, false],
    ['403', response(403), false, false],
    ['403 of a secondary rate limit', response(403, { retryAfter: '1' }), true, true],
    ['404', response(404), false, false],
    ['409', response(409), false, false],
  ])('judges %s', (_, outcome, safe, write) => {
    expect(retryDelay(1, outcome, 'safe', at) !== undefined).toBe(safe)
    expect(retryDelay(1, outcome, 'write', at) !== undefined).toBe(write)
    expect(retryDelay(1, outcome, 'once', at)).toBeUndefined()
  })

  it('allows five attempts', () => {
    expect(MAX_ATTEMPTS).toBe(5)
    expect(retryDelay(4, failure, 'safe', at)).toBeDefined()
    expect(retryDelay(5, failure, 'safe', at)).toBeUndefined()
    expect(retryDelay(5, response(429, { retryAfter: '1' }), 'safe', at)).toBeUndefined()
  })

  it('backs off exponentially with full jitter', () => {
    const ceilings = [1, 2, 3, 4].map(
      (attempt) => retryDelay(attempt, failure, 'safe', { now: NOW, random: 0.999_999_9 }) ?? 0,
    )
    expect(ceilings).toEqual([1000, 2000, 4000, 8000])
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (attempt, random) => {
          const delay = retryDelay(attempt, failure, 'safe', { now: NOW, random }) ?? -1
          expect(delay).toBe(Math.round(random * (ceilings[attempt - 1] ?? 0)))
        },
      ),
    )
  })

  it('obeys Retry-After instead', () => {
    expect(retryDelay(1, response(429, { retryAfter: '7' }), 'safe', at)).toBe(7000)
    expect(retryDelay(4, response(503, { retryAfter: '0' }), 'safe', at)).toBe(0)
    expect(retryDelay(1, response(429, { retryAfter: '7' }), 'write', at)).toBe(7000)
    expect(retryDelay(1, response(429, { retryAfter: 'soon' }), 'safe', at)).toBe(500)
  })
})

describe('parseRetryAfter', () => {
  it.each([
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['60', 60_000],
    ['61', 60_000],
    ['86400', 60_000],
    ['9'.repeat(400), undefined],
    ['Sun, 01 Mar 2026 12:00:20 GMT', 20_000],
    ['Sun, 01 Mar 2026 13:00:00 GMT', 60_000],
    ['Sun, 01 Mar 2026 11:59:00 GMT', 0],
    ['', undefined],
    ['  ', undefined],
    ['soon', undefined],
    [undefined, undefined],
  ])('reads %j as %j ms', (value, ms) => {
    expect(parseRetryAfter(value, NOW)).toBe(ms)
  })

  it('is never negative and never more than a minute', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat().map(String),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (value) => {
          const ms = parseRetryAfter(value, NOW) ?? 0
          expect(ms).toBeGreaterThanOrEqual(0)
          expect(ms).toBeLessThanOrEqual(60_000)
        },
      ),
    )
  })
})
