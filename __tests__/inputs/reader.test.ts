/** Tests the syntax of single inputs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGuid } from '../../src/core/target.ts'
import { createInputReader, throwProblems } from '../../src/inputs/reader.ts'

const readerOf = (value: string) => createInputReader(() => value)

describe('createInputReader', () => {
  it('reads GUIDs, and nothing that only looks like one', () => {
    fc.assert(
      fc.property(fc.uuid(), (guid) => {
        expect(readerOf(guid.toUpperCase()).guid('x')).toBe(guid)
        for (const wrong of [guid.slice(1), `${guid}0`, ` ${guid}`, guid.replaceAll('-', ''), `x${guid.slice(1)}`])
          expect(isGuid(wrong)).toBe(false)
      }),
    )
  })

  it('reads booleans in the spellings of YAML only', () => {
    for (const spelling of ['true', 'True', 'TRUE']) expect(readerOf(spelling).boolean('x', false)).toBe(true)
    for (const spelling of ['false', 'False', 'FALSE']) expect(readerOf(spelling).boolean('x', true)).toBe(false)
    expect(readerOf('').boolean('x', true)).toBe(true)
    expect(readerOf('').boolean('x', false)).toBe(false)
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('yes', 'no', 'on', 'off', '1', '0', 'truee')),
        (text) => {
          fc.pre(!/^(true|True|TRUE|false|False|FALSE)$/.test(text))
          const reader = readerOf(text)
          reader.boolean('flag', false)
          expect(reader.problems).toEqual([expect.stringContaining('`flag`')])
        },
      ),
    )
  })

  it('reads lists with newlines, commas and blanks between', () => {
    const item = fc.stringMatching(/^[a-z:/.]+$/)
    fc.assert(
      fc.property(fc.array(item), fc.constantFrom(' ', ',', '\n', ', ', '\r\n', ' ,\n '), (items, between) => {
        expect(readerOf(items.join(between)).list('x')).toEqual(items)
      }),
    )
  })

  it('keeps the fallback of a wrong number of seconds, and says so', () => {
    const reader = readerOf('soon')
    expect(reader.seconds('wait', 7)).toBe(7)
    expect(reader.problems).toEqual([expect.stringContaining('`wait`')])
    expect(readerOf('3600').seconds('x', 7)).toBe(3600)
    expect(readerOf('').seconds('x', 7)).toBe(7)
    expect(readerOf('3601').seconds('x', 7)).toBe(7)
  })

  it('takes https URLs without their trailing slashes', () => {
    expect(readerOf('https://a.example/').url('x')).toBe('https://a.example')
    expect(readerOf('https://a.example/path//').url('x')).toBe('https://a.example/path')
    expect(readerOf('').url('x')).toBeUndefined()
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'ftp'] }), (url) => {
        expect(readerOf(url).url('x')).toBeUndefined()
      }),
    )
  })
})

describe('what may hold a secret', () => {
  it.each([
    'https://user:hunter2@login.example',
    'https://hunter2@login.example/path',
    'user:hunter2@login.example',
    'https:user:hunter2@login.example',
    'https://user:hunter2@login.example:99999',
    'https://login.example/?sig=hunter2',
    'https://login.example/#hunter2',
    'not a url?hunter2',
    'https://a@b:hunter2@login.example',
  ])('is in no problem of a URL: %j', (value) => {
    const reader = readerOf(value)
    expect(reader.url('authority-host')).toBeUndefined()
    expect(reader.problems).toEqual([expect.stringMatching(/^`authority-host` (?!.*hunter2)/)])
  })

  it.each(['hunter2\nsecond', 'hunter2 x', 'hunter2ü', 'hunter2\u0000', 'hunter2\ud83d\ude00'])(
    'is in no problem of a token: %j',
    (value) => {
      const reader = readerOf(value)
      expect(reader.token('github-token')).toBeUndefined()
      expect(reader.problems).toEqual([expect.stringMatching(/^`github-token` is not a token(?!.*hunter2)/)])
    },
  )

  it.each(['ghs_0123456789', 'eyJ0.eyJ1.c2ln-_', 'a+b/c=='])('is taken where a header carries it: %j', (value) => {
    expect(readerOf(value).token('github-token')).toBe(value)
  })
})

describe('throwProblems', () => {
  it('throws nothing for none, one as a sentence, several as a list', () => {
    expect(() => throwProblems([])).not.toThrow()
    expect(() => throwProblems(['`a` is wrong.'])).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: 'An input is wrong: `a` is wrong.', details: [] }),
    )
    expect(() => throwProblems(['`a` is wrong.', '`b` is wrong.'])).toThrow(
      expect.objectContaining({ message: '2 inputs are wrong.', details: ['- `a` is wrong.', '- `b` is wrong.'] }),
    )
  })
})
