/** What YAML allows and a file may not hold is refused with its place, and never quietly made into something else. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseConfigDocument } from '../../src/config/document.ts'

/** Lines of what is wrong, as `line:column: sentence`; the value where nothing is. */
function read(text: string): readonly string[] | unknown {
  const parsed = parseConfigDocument('f.yml', text)
  if (parsed.ok) return parsed.document.value
  return parsed.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`)
}

const KEY = 'This key is no text of its own: put it in quotes, or give it another name.'
const TAG = 'This tag is not known; plain YAML values stand here.'

describe('a key', () => {
  test.each([
    ['that is nothing', 'a:\n  ~: 1\n', `2:3: ${KEY}`],
    ['that is left out', 'a: { : 1 }\n', `1:5: ${KEY}`],
    ['that is a mapping', 'a:\n  { b: c }: 1\n', `2:3: ${KEY}`],
    ['that is a list', 'a:\n  ? [b, c]\n  : 1\n', `2:5: ${KEY}`],
    ['that is an alias', 'a: &x b\nc:\n  *x : 1\n', `3:3: ${KEY}`],
    ['that JavaScript takes for the prototype', 'a:\n  __proto__: { b: 1 }\n', `2:3: ${KEY}`],
    ['that reads as another number', 'a:\n  1.10: x\n', `2:3: ${KEY}`],
    ['in octal', 'a:\n  0o17: x\n', `2:3: ${KEY}`],
    ['with zeros before it', 'a:\n  007: x\n', `2:3: ${KEY}`],
    ['that reads as another word', 'a:\n  True: x\n', `2:3: ${KEY}`],
  ])('%s is refused', (_, text, problem) => {
    expect(read(text)).toEqual([problem])
  })

  it('stands once, whether it is written as a number or as text', () => {
    expect(read('a:\n  1: x\n  "1": y\n')).toEqual(['3:3: This key stands twice in the same mapping.'])
  })

  it('is refused once where it stands twice to the letter', () => {
    expect(read('a:\n  b: x\n  "b": y\n')).toEqual(['3:3: This key stands twice in the same mapping.'])
  })

  it('may be one of very many, each of them unknown', () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `k${index}: x\n`).join('')
    const parsed = parseConfigDocument('f.yml', text)
    const places = parsed.ok ? Array.from({ length: 50_000 }, (_, index) => parsed.document.placeOf([`k${index}`])) : []
    expect(places.at(-1)?.line).toBe(50_000)
  })

  it('is kept as it is written', () => {
    const keys = fc.uniqueArray(
      fc.oneof(
        fc.constantFrom('no', 'on', '12', 'true', 'null', '1.10', '007', 'constructor', 'toString', '<<', 'valueOf'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((key) => key !== '__proto__'),
      ),
    )
    fc.assert(
      fc.property(keys, (names) => {
        const text = ['a:', ...names.map((name) => `  ${JSON.stringify(name)}: x`), ''].join('\n')
        const value = read(names.length === 0 ? 'a: {}' : text) as { readonly a: object }
        expect(Object.keys(value.a).toSorted()).toEqual(names.toSorted())
      }),
    )
  })

  it('may be a number that reads as it is written', () => {
    expect(read('a:\n  2024: x\n')).toEqual({ a: { 2024: 'x' } })
  })
})

describe('a tag', () => {
  test.each([
    ['a set', 'a: !!set { b, c }\n', `1:10: ${TAG}`],
    ['an ordered mapping', 'a: !!omap [b: 1]\n', `1:11: ${TAG}`],
    ['bytes', 'a: !!binary aGVsbG8=\n', `1:13: ${TAG}`],
    ['a date', 'a: !!timestamp 2026-01-01\n', `1:16: ${TAG}`],
  ])('of %s is refused', (_, text, problem) => {
    expect(read(text)).toEqual([problem])
  })

  it('that nobody knows is refused once', () => {
    expect(read('a: !!js/function "x"\n')).toHaveLength(1)
  })

  it('of plain types says what is meant', () => {
    expect(read('a: !!str 12\nb: !!map { c: !!int 1 }\n')).toEqual({ a: '12', b: { c: 1 } })
  })
})

it('an older version of YAML, in which `no` is false, is refused', () => {
  expect(read('%YAML 1.1\n---\nprune: yes\n')).toEqual(['1:1: Only YAML 1.2 is read here.'])
})

it('half of a character is refused: what is sent would be another text', () => {
  const [problem] = read('a: "b\\ud800c"\n') as readonly string[]
  expect(problem).toContain('1:4: This text holds half of a character')
})
