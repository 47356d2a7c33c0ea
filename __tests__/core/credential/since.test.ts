/** Tests the day in a marker: written after the owner, read strictly, and taken away without a trace. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VALUE_LIMIT } from '../../../src/core/credential/credential.ts'
import {
  buildAdoptedDescription,
  buildDescription,
  isAdopted,
  parseOwner,
  prunableOwner,
  sameOwner,
} from '../../../src/core/credential/owner.ts'
import { countedSince, daysAfter, markSince, sinceIn, withoutSince } from '../../../src/core/credential/since.ts'

const OWNER = 'octo-org/platform@1:federation.yml'
const MARKER = buildDescription(OWNER, 'octo-org/shop environment production')
const TODAY = '2026-11-26'
const having = (field: string) => MARKER.replace('; octo-org/shop', `; ${field}; octo-org/shop`)

const owner = fc.stringMatching(/^[\w.-]{1,39}\/[\w.-]{1,60}(?:@\d{1,9})?(?::[\w./;=%-]{1,40})?$/)
// What it is about starts and ends without a blank: fields are separated by one.
const about = fc.string({ maxLength: 60, unit: 'binary-ascii' }).map((text) => text.trim())
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a marker with a day', () => {
  it('is spelled as the contract spells it', () => {
    expect(markSince(OWNER, MARKER, '2026-11-26')).toBe(
      'Managed by entra-workload-identity-federation; owner=octo-org/platform@1:federation.yml; since=2026-11-26; octo-org/shop environment production',
    )
  })

  it('gives owner and day back, is no adoption, and loses the day without a trace', () => {
    fc.assert(
      fc.property(owner, about, day, (name, what, since) => {
        const marker = buildDescription(name, what)
        const marked = markSince(name, marker, since)
        expect(sinceIn(marked)).toBe(since)
        expect(parseOwner(marked)).toBe(name)
        expect(prunableOwner(marked)).toBe(name)
        expect(sameOwner(`${parseOwner(marked)}`, name)).toBe(true)
        expect(isAdopted(marked)).toBe(isAdopted(marker))
        expect(withoutSince(marked)).toBe(marker)
        expect(sinceIn(marker)).toBeUndefined()
        expect(withoutSince(marker)).toBe(marker)
      }),
    )
  })

  it('is marked anew without a second day', () => {
    const again = markSince(OWNER, markSince(OWNER, MARKER, '2026-01-01'), '2026-02-02')
    expect(sinceIn(again)).toBe('2026-02-02')
  })

  it('says that it was adopted where it was', () => {
    const adopted = buildAdoptedDescription(OWNER, MARKER)
    const both = adopted.replace('; adopted', '; since=2026-01-01; adopted')
    expect(isAdopted(both)).toBe(true)
    expect(withoutSince(both)).toBe(adopted)
  })

  it('is refused, never cut, where it does not fit', () => {
    const room = VALUE_LIMIT - markSince(OWNER, buildDescription(OWNER, ''), TODAY).length
    expect(markSince(OWNER, buildDescription(OWNER, 'x'.repeat(room)), TODAY)).toHaveLength(VALUE_LIMIT)
    expect(() => markSince(OWNER, buildDescription(OWNER, 'x'.repeat(room + 1)), TODAY)).toThrow('601 characters')
  })

  it('is nobody else', () => {
    expect(sinceIn(undefined)).toBeUndefined()
    expect(sinceIn('Made by hand; since=2026-01-01; x')).toBeUndefined()
  })
})

describe('the day that counts', () => {
  it.each([
    ['2026-11-26', '2026-11-26'],
    ['2026-02-28', '2026-02-28'],
    ['2024-02-29', '2024-02-29'],
    ['2026-11-27', undefined],
    ['9999-12-31', undefined],
    ['2026-02-29', undefined],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    ['2026-1-1', undefined],
    ['2026-11-26T00:00:00Z', undefined],
    ['+002026-11-26', undefined],
    ['yesterday', undefined],
    ['', undefined],
    [' 2026-11-26', undefined],
    ['2026-11-26; since=2026-11-01', undefined],
  ])('of "%s" is %s', (text, counted) => {
    expect(countedSince(having(`since=${text}`), TODAY)).toBe(counted)
  })

  it('is none where the marker has none', () => {
    expect(countedSince(MARKER, TODAY)).toBeUndefined()
  })

  it('is never later than today, and a day', () => {
    fc.assert(
      fc.property(fc.oneof(day, fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/), fc.string()), day, (text, today) => {
        const counted = countedSince(having(`since=${text}`), today) ?? '1990-01-01'
        expect(counted <= today).toBe(true)
        expect(daysAfter(counted, 0)).toBe(counted)
      }),
    )
  })
})

describe('days after a day', () => {
  it.each([
    ['2026-11-26', 30, '2026-12-26'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-11-26', 0, '2026-11-26'],
  ])('%s and %i more are %s', (from, days, to) => {
    expect(daysAfter(from, days)).toBe(to)
  })

  it('come one after the other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (from, some, more) => {
        expect(daysAfter(daysAfter(from, some), more)).toBe(daysAfter(from, some + more))
      }),
    )
  })
})
