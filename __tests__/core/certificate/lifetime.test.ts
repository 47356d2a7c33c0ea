/** Tests how long policies let certificates live: by their own validity, for the applications that they are about. */
import { describe, expect, it } from 'vitest'
import { type CertificateLifetime, lifetimeProblem } from '../../../src/core/certificate/lifetime.ts'

const year = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' }
const lifetime = (days: number, more: Partial<CertificateLifetime> = {}) => ({
  policy: 'p',
  since: undefined,
  days,
  ...more,
})
const CREATED = Date.parse('2026-06-01T00:00:00Z')

describe('the lifetime of a certificate', () => {
  it('is measured from its beginning to its end', () => {
    const limits = { lifetimes: [lifetime(365)], createdAt: CREATED }
    expect(lifetimeProblem(year, limits)).toBeUndefined()
    expect(lifetimeProblem({ ...year, notAfter: '2027-01-01T00:00:01Z' }, limits)).toBe(
      'The policy "p" of the tenant lets a certificate live 365 days; this one lives 366.',
    )
  })

  it('is free where no policy says anything', () => {
    expect(lifetimeProblem(year, { lifetimes: [], createdAt: undefined })).toBeUndefined()
  })

  it('is limited for applications of a time, and for one of which nobody knows when it was created', () => {
    const since = (time: number, createdAt: number | undefined) =>
      lifetimeProblem(year, { lifetimes: [lifetime(30, { since: time })], createdAt })
    expect(since(CREATED, CREATED)).toContain('30 days')
    expect(since(CREATED + 1, CREATED)).toBeUndefined()
    expect(since(CREATED, undefined)).toContain('30 days')
  })
})
