/** Tests what app management policies forbid: durations, bans, lifetimes, and since when. */
import { describe, expect, it } from 'vitest'
import { parseDurationDays, restrictionProblem, type SecretRestriction } from '../../../src/core/secret/restriction.ts'

describe('parseDurationDays', () => {
  it.each([
    ['P90D', 90],
    ['P1Y', 365],
    ['P2M', 60],
    ['P3W', 21],
    ['P4DT12H', 4.5],
    ['PT1440M', 1],
    ['PT86400S', 1],
  ])('%s is %s', (text, days) => {
    expect(parseDurationDays(text)).toBeCloseTo(days)
  })

  it.each(['', 'P', 'PT', '90', 'P-1D', 'P1.5D'])('"%s" is none', (text) => {
    expect(parseDurationDays(text)).toBeUndefined()
  })
})

describe('restrictionProblem', () => {
  const lifetime: SecretRestriction = { kind: 'lifetime', policy: 'short', since: undefined, days: 60 }
  const ban: SecretRestriction = { kind: 'addition', policy: 'none', since: Date.parse('2026-01-01') }

  it('holds the lifetime against the longest one', () => {
    expect(restrictionProblem(60, [lifetime], undefined)).toBeUndefined()
    expect(restrictionProblem(61, [lifetime], undefined)).toContain('60 days; 61 are declared')
  })

  it('names a ban before anything else', () => {
    expect(restrictionProblem(61, [lifetime, ban], Date.parse('2026-06-01'))).toContain('forbids client secrets')
  })

  it('counts for applications that were made since, and where nobody knows when', () => {
    expect(restrictionProblem(1, [ban], Date.parse('2025-12-31'))).toBeUndefined()
    expect(restrictionProblem(1, [ban], Date.parse('2026-01-01'))).toContain('"none"')
    expect(restrictionProblem(1, [ban], undefined)).toContain('"none"')
  })
})
