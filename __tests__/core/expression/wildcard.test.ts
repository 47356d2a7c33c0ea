import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasWildcard, matchesWildcard } from '../../../src/core/expression/wildcard.ts'
import { naiveMatch } from './naive-match.ts'

describe('matchesWildcard', () => {
  it.each([
    ['repo:o/r:ref:refs/heads/*', 'repo:o/r:ref:refs/heads/a/b', true],
    ['repo:o/r:ref:refs/heads/*', 'repo:o/r:ref:refs/heads/', true],
    ['repo:o/r:ref:refs/heads/????', 'repo:o/r:ref:refs/heads/main', true],
    ['repo:o/r:ref:refs/heads/????', 'repo:o/r:ref:refs/heads/dev', false],
    ['*', '', true],
    ['?', '', false],
    ['?', '漢', true],
    ['?', '😀', true],
    ['a*b*c', 'aXbXbc', true],
    ['A', 'a', false],
    ['a.c', 'abc', false],
    ['*a', 'ab', false],
    ['', '', true],
    ['', 'a', false],
  ])('"%s" on "%s" is %s', (pattern, text, matches) => {
    expect(matchesWildcard(pattern, text)).toBe(matches)
  })

  it('agrees with a naive matcher', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', ':'), maxLength: 8 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 })
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(matchesWildcard(p, t)).toBe(naiveMatch(p, t))
      }),
    )
  })

  it('stays quick on patterns that make backtracking explode', () => {
    expect(matchesWildcard(`${'*a'.repeat(100)}b`, 'a'.repeat(5000))).toBe(false)
  })
})

it('sees wildcards', () => {
  expect(hasWildcard('a*')).toBe(true)
  expect(hasWildcard('a?')).toBe(true)
  expect(hasWildcard('a.')).toBe(false)
})
