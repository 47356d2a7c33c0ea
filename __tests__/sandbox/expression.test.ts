/** The expressions of flexible credentials: grammar, rules, and wildcards against an independent matcher. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateExpression, parseExpression } from '../../sandbox/entra/expression.ts'
import { judgeExpression } from '../../sandbox/graph/expression-rules.ts'
import vectors from '../vectors/flexible-expressions.json' with { type: 'json' }

const GITHUB = 'https://token.actions.githubusercontent.com'

/** Wildcards by recursion over characters. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const [head, rest] = [pattern[0], pattern.slice(1)]
  if (head === '*') return naive(rest, text) || (text !== '' && naive(pattern, text.slice(1)))
  return text !== '' && (head === '?' || head === text[0]) && naive(rest, text.slice(1))
}

test('wildcards match as a naive matcher does', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '$', '('), maxLength: 7 })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '$', '(', '*', '?'), maxLength: 6 })
  fc.assert(
    fc.property(pattern, letters, (comparand, sub) => {
      expect(evaluateExpression(`claims['sub'] matches '${comparand}'`, { sub })).toBe(naive(comparand, sub))
    }),
  )
})

test.each(vectors.examples_valid)('valid: %s', (value) => {
  expect(judgeExpression(GITHUB, value)).toBeUndefined()
})

test.each(vectors.examples_rejected)('refused: %s', (value) => {
  expect(judgeExpression(GITHUB, value)).toContain('either lacks all required claims or contains unallowed claims')
})

test.each([
  "claims['sub']  eq 'a'",
  "claims['sub'] eq 'a' or claims['sub'] eq 'b'",
  "not claims['sub'] eq 'a'",
  "(claims['sub'] eq 'a')",
  'claims["sub"] eq "a"',
  "claims['sub'] eq 'it''s'",
  "claims['sub'] startswith 'a'",
  '',
])('outside the grammar: %s', (value) => {
  expect(parseExpression(value)).toBeUndefined()
})

test('eq takes wildcards literally, and a comparand may hold the word and', () => {
  expect(evaluateExpression("claims['sub'] eq 'a*'", { sub: 'ab' })).toBe(false)
  expect(evaluateExpression("claims['sub'] eq 'a and b' and claims['x'] eq '1'", { sub: 'a and b', x: '1' })).toBe(true)
  expect(evaluateExpression("claims['sub'] eq 'a' and claims['x'] eq '1'", { sub: 'a', x: 1 })).toBe(false)
})

test('enterprise issuers have no expressions', () => {
  expect(judgeExpression(`${GITHUB}/octo-inc`, vectors.examples_valid[0] ?? '')).toContain('not supported')
})
