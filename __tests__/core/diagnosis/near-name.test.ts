/** Tests which names may be one another's misspelling. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNearName } from '../../../src/core/diagnosis/near-name.ts'

describe('isNearName', () => {
  it.each([
    ['Production', 'production'],
    ['QA', 'qa'],
    ['prodution', 'production'],
    ['productionn', 'production'],
    ['productoin', 'production'],
    ['projuction', 'production'],
    ['staging', 'stagging'],
  ])('sees "%s" in "%s"', (left, right) => {
    expect(isNearName(left, right)).toBe(true)
    expect(isNearName(right, left)).toBe(true)
  })

  it.each([
    ['production', 'production'],
    ['production', 'staging'],
    ['qa', 'ga'],
    ['dev', 'dex'],
    ['cell-1', 'cell-2'],
    ['region1', 'region12'],
    ['prdouctoin', 'production'],
    ['abcd', 'abxyd'],
  ])('does not see "%s" in "%s"', (left, right) => {
    expect(isNearName(left, right)).toBe(false)
    expect(isNearName(right, left)).toBe(false)
  })

  it('sees every name with one letter taken away', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), minLength: 5, maxLength: 12 })
    fc.assert(
      fc.property(word, fc.nat(11), (name, at) => {
        const shorter = name.slice(0, at % name.length) + name.slice((at % name.length) + 1)
        expect(isNearName(name, shorter)).toBe(true)
      }),
    )
  })
})
