/** Tests the product of automata against enumeration of every short text, and its limit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlap } from '../../../src/core/expression/automaton.ts'
import {
  choice,
  type Language,
  noneOf,
  oneOf,
  oneOrMore,
  otherThan,
  repeat,
  sequence,
  text,
  wildcard,
} from '../../../src/core/expression/language.ts'
import { naiveMatch } from './naive-match.ts'

const ALPHABET = 'ab:/'
const LONGEST = 5

/** Every text of the four letters up to a length: 1,365 of them. */
function everyText(): readonly string[] {
  let last = ['']
  const all = ['']
  for (let length = 1; length <= LONGEST; length += 1) {
    last = last.flatMap((start) => [...ALPHABET].map((letter) => start + letter))
    all.push(...last)
  }
  return all
}
const TEXTS = everyText()

function quoted(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** The same language as a regular expression of the platform: the judge. */
function source(language: Language): string {
  switch (language.kind) {
    case 'text':
      return quoted(language.text)
    case 'one': {
      const { characters, negated } = language.of
      if (characters === '') return negated ? '[\\s\\S]' : '[^\\s\\S]'
      return `[${negated ? '^' : ''}${quoted(characters)}]`
    }
    case 'sequence':
      return language.parts.map(source).join('')
    case 'choice':
      return language.options.length === 0 ? '[^\\s\\S]' : `(?:${language.options.map(source).join('|')})`
    case 'repeat':
      return `(?:${source(language.of)})*`
  }
}

function holds(language: Language, candidate: string): boolean {
  return new RegExp(`^(?:${source(language)})$`, 'u').test(candidate)
}

const letters = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 3 })
const language: fc.Arbitrary<Language> = fc.letrec<{ language: Language }>((tie) => ({
  language: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    letters.map(text),
    letters.map(oneOf),
    letters.map(noneOf),
    fc.array(tie('language'), { maxLength: 3 }).map((parts) => sequence(...parts)),
    fc.array(tie('language'), { maxLength: 3 }).map(choice),
    tie('language').map(repeat),
  ),
})).language
const pattern = fc.string({ unit: fc.constantFrom(...ALPHABET, '*', '?'), maxLength: 5 })

describe('the product of languages', () => {
  it('finds a common text exactly where enumeration finds one', () => {
    fc.assert(
      fc.property(fc.array(language, { minLength: 1, maxLength: 3 }), (languages) => {
        const common = overlap(languages)
        const shortest = TEXTS.find((each) => languages.every((one) => holds(one, each)))
        if (shortest !== undefined) {
          expect(common.kind).toBe('some')
        }
        if (common.kind === 'some') {
          expect(languages.every((one) => holds(one, common.example))).toBe(true)
          if (shortest !== undefined) expect(common.example.length).toBeLessThanOrEqual(shortest.length)
        }
      }),
    )
  })

  it('judges wildcards as Entra does', () => {
    fc.assert(
      fc.property(pattern, pattern, (left, right) => {
        const common = overlap([wildcard(left), wildcard(right)])
        const shortest = TEXTS.find((each) => naiveMatch(left, each) && naiveMatch(right, each))
        if (shortest !== undefined) expect(common.kind).toBe('some')
        if (common.kind === 'some') {
          expect(naiveMatch(left, common.example)).toBe(true)
          expect(naiveMatch(right, common.example)).toBe(true)
        }
      }),
    )
  })

  it('gives every other text, whatever its case', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 }), { maxLength: 3 })
    fc.assert(
      fc.property(words, fc.constantFrom(...TEXTS), (given, candidate) => {
        const other = otherThan(given, { characters: ':/', negated: true })
        const expected = !/[:/]/.test(candidate) && !given.includes(candidate)
        expect(overlap([other, text(candidate)]).kind).toBe(expected ? 'some' : 'none')
        expect(overlap([other, text(candidate.toUpperCase())]).kind).toBe(expected ? 'some' : 'none')
      }),
    )
  })

  it('keeps to a class of digits', () => {
    const other = otherThan(['12'], { characters: '0123456789', negated: false })
    expect(overlap([other, text('12')]).kind).toBe('none')
    expect(overlap([other, text('1x')]).kind).toBe('none')
    expect(overlap([other, text('123')]).kind).toBe('some')
    expect(overlap([other, text('2')]).kind).toBe('some')
  })

  it('shows the shortest text, with a letter that nobody names where any would do', () => {
    expect(overlap([wildcard('a*b?'), wildcard('*:*')])).toEqual({ kind: 'some', example: 'ab:' })
    expect(overlap([oneOrMore(noneOf('xa'))])).toEqual({ kind: 'some', example: 'b' })
    expect(overlap([wildcard('a*'), wildcard('b*')])).toEqual({ kind: 'none' })
  })

  it('decides nothing past its limit', () => {
    const many = Array.from({ length: 6 }, (_, index) => wildcard(`*${'ab'.repeat(index + 1)}*`))
    expect(overlap([...many, text('never'), wildcard('*')])).toEqual({ kind: 'none' })
    expect(overlap(many, 10)).toEqual({ kind: 'undecided' })
  })
})
