/** Tests that every known refusal of Entra gets the class that the field has learned, by whole AADSTS numbers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAudienceMismatch,
  isCaseMismatch,
  isIssuerUnreachable,
  isNoMatch,
  isOutsideValidity,
  isPropagation,
  meaningOf,
  parseAadstsCodes,
  type Refusal,
} from '../../../src/core/diagnosis/refusal.ts'
import type { ErrorCode } from '../../../src/core/error.ts'
import errors from '../../vectors/entra-errors.json' with { type: 'json' }
import bodies from '../../vectors/entra-token-bodies.json' with { type: 'json' }

const NO_MATCH = [70021, 70025, 700211, 700212, 700213, 7002121, 7002131, 7002138]
const refusal = (codes: readonly number[], status = 400): Refusal => ({ status, codes, description: 'said' })

interface Vector {
  readonly code: number
  readonly message: string
  readonly meaning: string
  readonly retry: string
  readonly http_status?: number
}

// What each number means to a person; numbers about a secret or certificate of a client are no job's fault: Entra's words tell.
const MEANINGS: ReadonlyMap<number, ErrorCode> = new Map([
  [70022204, 'credential-invalid'],
  [7002206, 'credential-invalid'],
  [700222, 'credential-invalid'],
  [700226, 'credential-invalid'],
  [700227, 'credential-invalid'],
  [7002137, 'credential-invalid'],
  [7000215, 'credential-invalid'],
  [7000218, 'credential-invalid'],
  [7000222, 'credential-invalid'],
  [700027, 'credential-invalid'],
  [50013, 'credential-invalid'],
  [50027, 'credential-invalid'],
  [5002730, 'credential-invalid'],
  [7002381, 'policy-blocked'],
  [700236, 'policy-blocked'],
  [53003, 'policy-blocked'],
  [530003, 'policy-blocked'],
  [530084, 'policy-blocked'],
  [50005, 'policy-blocked'],
  [700024, 'clock-skew'],
  [90061, 'issuer-unreachable'],
  [50166, 'issuer-unreachable'],
  [501661, 'issuer-unreachable'],
  [900612, 'issuer-unreachable'],
  [700016, 'application-not-found'],
  [7000229, 'application-not-found'],
  [90002, 'tenant-not-found'],
  [900439, 'tenant-not-found'],
  [500011, 'scope-invalid'],
  [70011, 'scope-invalid'],
])

describe('the refusals of the field', () => {
  it.each(errors.errors as readonly Vector[])('AADSTS$code: $meaning', ({ code, message, retry, http_status }) => {
    const codes = parseAadstsCodes(message)
    expect(codes[0] ?? code).toBe(code)
    const known = refusal(codes.length > 0 ? codes : [code], http_status)
    if (retry.startsWith('yes: may be propagation')) {
      expect(isNoMatch(known)).toBe(true)
      expect(isPropagation(known)).toBe(true)
      expect(meaningOf(known)).toBeUndefined()
    } else if (code === 7002138) {
      expect(isNoMatch(known)).toBe(true)
      expect(isCaseMismatch(known)).toBe(true)
      expect(meaningOf(known)).toBeUndefined()
    } else {
      expect(isNoMatch(known)).toBe(false)
      expect(meaningOf(known)?.code).toBe(MEANINGS.get(code))
      expect(isOutsideValidity(known)).toBe(retry.startsWith('once, with a fresh assertion'))
      expect(isIssuerUnreachable(known)).toBe(retry.startsWith('yes, short'))
      // Secrets and certificates are the manager's; a job's own wait is for credentials, a new service principal and the issuer.
      expect(isPropagation(known)).toBe(retry.startsWith('yes, short') || retry.includes('creating the app/SP'))
    }
  })

  it.each(bodies.cases.filter(({ id }) => id !== 'success_client_assertion'))('body $id', ({ body }) => {
    const { error_codes, error_description } = body as { error_codes?: readonly number[]; error_description: string }
    const codes = parseAadstsCodes(error_description)
    if (error_codes !== undefined) expect(codes).toEqual(error_codes)
    const [code = 0] = codes
    expect(isNoMatch(refusal(codes))).toBe(NO_MATCH.includes(code))
    expect(meaningOf(refusal(codes))?.code).toBe(NO_MATCH.includes(code) ? undefined : MEANINGS.get(code))
  })
})

describe('AADSTS numbers', () => {
  it('are read whole', () => {
    expect(parseAadstsCodes('AADSTS70021: x')).toEqual([70021])
    expect(parseAadstsCodes('AADSTS700211: x')).toEqual([700211])
    expect(parseAadstsCodes('AADSTS7002131: x')).toEqual([7002131])
    expect(parseAadstsCodes('AADSTS70022204: x')).toEqual([70022204])
    expect(parseAadstsCodes('AADSTS70002: Error. AADSTS50027: Malformed.')).toEqual([70002, 50027])
    expect(parseAadstsCodes('no number, AADSTS only')).toEqual([])
  })

  it('are never matched by prefix: only the eight of the contract say that nothing matches', () => {
    const near = fc
      .tuple(fc.constantFrom(...NO_MATCH), fc.constantFrom('', '0', '1', '3', '22', '204'))
      .map(([code, more]) => Number(`${code}${more}`))
    const shortened = fc.constantFrom(...NO_MATCH).map((code) => Math.floor(code / 10))
    fc.assert(
      fc.property(fc.oneof(near, shortened, fc.integer({ min: 50000, max: 99_999_999 })), (code) => {
        expect(isNoMatch(refusal([code]))).toBe(NO_MATCH.includes(code))
        expect(isAudienceMismatch(refusal([code]))).toBe(code === 700212 || code === 7002121)
        expect(isCaseMismatch(refusal([code]))).toBe(code === 7002138)
        expect(isOutsideValidity(refusal([code]))).toBe(code === 700024)
      }),
    )
  })
})

describe('meaningOf', () => {
  it.each<[number, ErrorCode]>([
    [429, 'throttled'],
    [500, 'service-unavailable'],
    [503, 'service-unavailable'],
    [400, 'credential-invalid'],
    [401, 'credential-invalid'],
  ])('judges HTTP %i without a known number as %s', (status, code) => {
    expect(meaningOf({ ...refusal([], status), error: 'invalid_client' })?.code).toBe(code)
    expect(meaningOf(refusal([1], status))?.code).toBe(code)
  })

  it('does not take a page of a gateway for a word of Entra', () => {
    const meaning = meaningOf(refusal([], 403))
    expect(meaning?.code).toBe('service-unavailable')
    expect(meaning?.sentence).toContain('403')
  })

  it('prefers a known number to the status, and the first known one', () => {
    expect(meaningOf(refusal([1, 90002], 503))?.code).toBe('tenant-not-found')
    expect(meaningOf(refusal([500011, 90002]))?.code).toBe('scope-invalid')
  })

  it('gives every meaning a sentence and something to do', () => {
    for (const code of MEANINGS.keys()) {
      const meaning = meaningOf(refusal([code]))
      expect(meaning?.sentence).toMatch(/^Entra|^The|^A |^Conditional/)
      expect(meaning?.hint.length).toBeGreaterThan(20)
    }
    for (const code of [900440, 1002012, 50076, 50079])
      expect(meaningOf(refusal([code]))?.code).toMatch(/^(tenant-not-found|scope-invalid|policy-blocked)$/)
  })
})
