/** Tests what proves that a secret may go for good, and what does not. */
import { describe, expect, it } from 'vitest'
import type { DeclaredRetirement } from '../../../src/core/secret/declared-secret.ts'
import {
  decideRetirement as decide,
  mayBeManagers,
  type RetirementFacts,
  whyNoSecret,
} from '../../../src/core/secret/retirement.ts'
import type { ClientSecret } from '../../../src/core/secret/secret.ts'
import { daysFromNow, declaredRetirement, NOW, secret } from './secrets.ts'

const facts = (more: Partial<RetirementFacts> = {}): RetirementFacts => ({
  now: NOW,
  exchanged: false,
  federatedSignIns: undefined,
  lastUse: () => 'unknown',
  ...more,
})
const decideRetirement = (one: ClientSecret, declared: DeclaredRetirement, seen: RetirementFacts) =>
  decide({ ...one, isOneOfAll: declared.secrets === 'all' }, declared, seen)
const at = (days: number) => () => daysFromNow(-days)
const why = (...[declared, seen]: [ReturnType<typeof declaredRetirement>, RetirementFacts]) => {
  const verdict = decideRetirement(secret(), declared, seen)
  return verdict.ok ? undefined : verdict.why
}

describe('the proof', () => {
  it('is an exchange of this job', () => {
    const verdict = decideRetirement(secret(), declaredRetirement(), facts({ exchanged: true }))
    expect(verdict).toEqual({
      ok: true,
      reason: 'Retired: this job has just signed in without it. It cannot be restored.',
    })
  })

  it('is a recent row of the log after the last use', () => {
    const seen = facts({ federatedSignIns: [daysFromNow(-3)], lastUse: at(4) })
    expect(decideRetirement(secret(), declaredRetirement(), seen)).toHaveProperty(
      'reason',
      expect.stringContaining('on 2026-11-22'),
    )
    expect(why(declaredRetirement(), { ...seen, lastUse: at(3) })).toContain('since its last use')
    expect(why(declaredRetirement({ federatedSignInWithinDays: 2 }), seen)).toContain('last 2 days')
    expect(why(declaredRetirement(), facts({ federatedSignIns: [daysFromNow(-3)] }))).toBeUndefined()
  })

  it('is never the report alone, nor a log without a row', () => {
    expect(why(declaredRetirement(), facts({ lastUse: at(300) }))).toContain('cannot be read')
    expect(why(declaredRetirement(), facts({ federatedSignIns: [], lastUse: at(300) }))).toContain('shows')
  })

  it('needs nothing for a secret that has expired', () => {
    const expired = secret({ end: NOW, displayName: null })
    expect(decideRetirement(expired, declaredRetirement({ secrets: 'all' }), facts())).toHaveProperty(
      'reason',
      expect.stringContaining('expired on'),
    )
  })
})

describe('other users', () => {
  const proved = facts({ exchanged: true })

  it('`all` needs `secret-unused-for-days`', () => {
    expect(why(declaredRetirement({ secrets: 'all' }), proved)).toContain('`all` takes away')
    const unused = declaredRetirement({ secrets: 'all', secretUnusedForDays: 30 })
    expect(why(unused, { ...proved, lastUse: at(30) })).toBeUndefined()
    expect(why(unused, { ...proved, lastUse: at(29) })).toContain('less than 30 days ago')
    expect(why(unused, proved)).toContain('no row of it')
  })

  it('a key that was used after a federated sign-in needs it, too', () => {
    const beside = { ...proved, federatedSignIns: [daysFromNow(-9)], lastUse: at(5) }
    expect(why(declaredRetirement(), beside)).toContain('others may need it')
    expect(why(declaredRetirement({ secretUnusedForDays: 5 }), beside)).toBeUndefined()
    expect(why(declaredRetirement(), { ...beside, lastUse: at(10) })).toBeUndefined()
  })
})

describe('the manager’s own secret', () => {
  it.each([
    [{ kind: 'none' }, 'abc', false],
    [{ kind: 'unknown' }, 'abc', true],
    [{ kind: 'hint', hint: 'abc' }, 'abc', true],
    [{ kind: 'hint', hint: 'abc' }, null, true],
    [{ kind: 'hint', hint: 'xyz' }, 'abc', false],
  ] as const)('%o and a secret that begins with %s: %s', (manager, hint, expected) => {
    expect(mayBeManagers(secret({ hint }), manager)).toBe(expected)
  })
})

describe('whyNoSecret', () => {
  const key = { keyId: 'K', usage: 'Verify', encryptsTokens: false }
  it.each([
    [[], 'gone already'],
    [[key], 'is a certificate'],
    [[{ ...key, usage: 'Sign' }], 'a key for "Sign"'],
    [[{ ...key, encryptsTokens: true }], 'tokens are encrypted'],
  ])('%o', (keys, text) => {
    expect(whyNoSecret('k', keys)).toContain(text)
  })
})
