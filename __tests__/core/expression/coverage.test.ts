/** Coverage of languages: a text that is in all of some and in none of the others is found, wherever its one place reads differently. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageOf, PLACE } from '../../../src/core/expression/coverage.ts'
import { noneOf, repeat, sequence, text, wildcard } from '../../../src/core/expression/language.ts'
import { matchesWildcard } from '../../../src/core/expression/wildcard.ts'

const ANY = sequence('x:', text(PLACE), ':', repeat(noneOf(`:${PLACE}`)))

function ask(inner: readonly string[], covers: readonly (readonly string[])[], limit?: number) {
  const question = {
    texts: ANY,
    inner: { languages: inner.map(wildcard), reads: 'old' },
    outer: { covers: covers.map((each) => each.map(wildcard)), reads: 'new@1' },
  }
  return coverageOf(question, limit)
}

describe('what is covered', () => {
  it.each([
    ['the same with the other reading', ['x:old:main'], [['x:new@1:main']]],
    ['something wider', ['x:old:main'], [['x:new@1:m*']]],
    ['several together', ['x:old:?'], [['x:new@1:a'], ['x:new@1:?']]],
    ['one that holds both readings', ['x:old:*'], [['x:*']]],
    ['nothing, where nothing is needed', ['y:old:*'], []],
    ['nothing, where two conditions exclude each other', ['x:old:a*', 'x:old:b*'], []],
    ['conditions that hold together', ['x:old:ab'], [['x:new@1:a*', 'x:*b']]],
  ])('%s', (_, inner, covers) => {
    expect(ask(inner, covers).kind).toBe('covered')
  })

  it.each([
    ['no cover at all', ['x:old:main'], [], `x:${PLACE}:main`],
    ['the same reading', ['x:old:main'], [['x:old:main']], `x:${PLACE}:main`],
    ['a narrower one', ['x:old:m*'], [['x:new@1:ma*']], `x:${PLACE}:m`],
    ['one condition too many', ['x:old:ab'], [['x:new@1:a*', 'x:*c']], `x:${PLACE}:ab`],
  ])('not by %s: the shortest text says so', (_, inner, covers, example) => {
    expect(ask(inner, covers)).toEqual({ kind: 'uncovered', example })
  })

  it('is undecided past the limit', () => {
    expect(ask(['x:old:main'], [], 3).kind).toBe('undecided')
  })

  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 })

  it('agrees with matching one text after the other', () => {
    const words = ['', 'a', 'b', 'c'].flatMap((one) =>
      ['', 'a', 'b', 'c'].flatMap((two) => ['', 'a', 'b'].map((three) => one + two + three)),
    )
    fc.assert(
      fc.property(
        fc.array(patterns, { minLength: 1, maxLength: 2 }),
        fc.array(patterns, { maxLength: 3 }),
        (inner, outer) => {
          const result = ask(
            inner.map((each) => `x:old:${each}`),
            outer.map((each) => [`x:new@1:${each}`]),
          )
          const needs = (word: string) => inner.every((each) => matchesWildcard(each, word))
          const lacks = (word: string) => needs(word) && !outer.some((each) => matchesWildcard(each, word))
          if (result.kind !== 'uncovered') return result.kind === 'covered' && !words.some(lacks)
          return lacks(result.example.slice(`x:${PLACE}:`.length))
        },
      ),
    )
  })
})
