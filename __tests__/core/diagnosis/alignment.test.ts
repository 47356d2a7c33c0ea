import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, firstDifference } from '../../../src/core/diagnosis/alignment.ts'
import { buildSubject } from '../../../src/core/subject/subject.ts'
import { visible } from '../../../src/core/visible.ts'
import { markDifferences } from '../../../src/report/comparison.ts'
import { context, prefix } from '../arbitraries.ts'

function marked(presented: string, stored: string, comparison?: 'exact' | 'pattern') {
  const { presented: mine, stored: theirs } = markDifferences(align(presented, stored, comparison))
  return [mine, theirs]
}

describe('markDifferences', () => {
  it.each([
    [
      'repo:o/r:environment:Prod',
      'repo:o/r:environment:prod',
      'repo:o/r:environment:»Prod«',
      'repo:o/r:environment:»prod«',
    ],
    ['repo:o/r:environment:p', 'repo:o/r:ref:refs/heads/m', 'repo:o/r:»environment:p«', 'repo:o/r:»ref:refs/heads/m«'],
    ['repo:o/r:pull_request', 'repo:o/r:pull-request', 'repo:o/r:»pull_request«', 'repo:o/r:»pull-request«'],
    ['repo:o/r:environment:p', 'environment:p', '»repo:o/r«:environment:p', 'environment:p'],
    [
      'repo:o/r:pull_request',
      'repo:o/r:pull_request:actor:m',
      'repo:o/r:pull_request',
      'repo:o/r:pull_request:»actor:m«',
    ],
    ['https://a.example/x', 'https://a.example/x/', 'https://a.example/x', 'https://a.example/x»/«'],
    ['https://a.example/x//', 'https://a.example/x', 'https://a.example/x»/«»/«', 'https://a.example/x'],
    ['https://a.example/', 'https://a.example/x', 'https://a.example/', 'https://a.example/»x«'],
    [
      'api://AzureADTokenExchange',
      'api://AzureADTokenExchangeUSGov',
      'api://»AzureADTokenExchange«',
      'api://»AzureADTokenExchangeUSGov«',
    ],
    ['a', 'a', 'a', 'a'],
    // Only two URLs are compared by path segments.
    ['https://a.example/x', 'repo:o/r:x', '»https://a.example/x«', '»repo:o/r«:»x«'],
  ])('marks "%s" against "%s"', (presented, stored, mine, theirs) => {
    expect(marked(presented, stored)).toEqual([mine, theirs])
  })

  it('takes the stored side as a pattern where it is one', () => {
    expect(marked('repo:o/r:ref:refs/heads/m', 'repo:o/*:ref:refs/tags/*', 'pattern')).toEqual([
      'repo:o/r:ref:»refs/heads/m«',
      'repo:o/*:ref:»refs/tags/*«',
    ])
  })

  it('marks something wherever slashes differ, never nothing, and loses none', () => {
    const path = fc.string({ unit: fc.constantFrom('/', 'a', 'b'), maxLength: 6 })
    fc.assert(
      fc.property(path, path, (left, right) => {
        const issuers = [`https://h.example${left}`, `https://h.example${right}`] as const
        const texts = marked(...issuers)
        expect(texts.join(' ')).not.toContain('»«')
        expect(texts.map((text) => text.replaceAll(/[»«]/g, ''))).toEqual(issuers)
        expect(texts.join(' ').includes('»')).toBe(left !== right)
      }),
    )
  })

  it('loses nothing of either value', () => {
    fc.assert(
      fc.property(prefix, context, prefix, context, (a, b, c, d) => {
        const presented = buildSubject(a, b)
        const stored = buildSubject(c, d)
        const plain = marked(presented, stored).map((text) => text.replaceAll('»', '').replaceAll('«', ''))
        expect(plain).toEqual([presented, stored])
      }),
    )
  })
})

describe('align', () => {
  it('is 0 for equal values and more for others', () => {
    fc.assert(
      fc.property(prefix, context, context, (which, left, right) => {
        const presented = buildSubject(which, left)
        const stored = buildSubject(which, right)
        const { distance, pieces } = align(presented, stored)
        expect(distance > 0).toBe(presented !== stored)
        expect(pieces.every(({ equal }) => equal)).toBe(presented === stored)
      }),
    )
  })

  it('finds case alone nearer than another name, and that nearer than another kind', () => {
    const to = (stored: string) => align('repo:o/r:environment:Prod', stored).distance
    expect(to('repo:o/r:environment:prod')).toBeLessThan(to('repo:o/r:environment:test'))
    expect(to('repo:o/r:environment:test')).toBeLessThan(to('repo:o/r:ref:refs/heads/main'))
    expect(to('repo:o/r:ref:refs/heads/main')).toBeLessThan(to('repo:x/y:ref:refs/heads/main'))
  })
})

describe('a value that is longer than any real one', () => {
  const long = (end: string) => `${'a:b:'.repeat(25_000)}${end}`

  it('is laid out as far as real ones go', { timeout: 60_000 }, () => {
    const { presented, stored } = markDifferences(align(`x:y:${long('c')}`, long('d')))
    expect(presented.replace(/»|«/g, '')).toBe(`x:y:${'a:b:'.repeat(149)}…`)
    expect(presented.startsWith('»x:y«:a:b:a:b:')).toBe(true)
    expect(stored.replace(/»|«/g, '')).toBe(`${'a:b:'.repeat(150)}…`)
  })

  it.each([':', '/'])('of segments by %s does not overflow the stack', { timeout: 60_000 }, (separator) => {
    const text = `${separator === '/' ? 'https://' : ''}${`a${separator}`.repeat(100_000)}`
    expect(align(text, `${text.slice(0, 50)}x`).distance).toBeGreaterThan(0)
  })

  it.each([':', '/'])('has at most sixty pieces by %s, the last with the rest', (separator) => {
    const start = separator === '/' ? '/' : ''
    const [left, right] = [start + `a${separator}`.repeat(250), start + `b${separator}`.repeat(250)]
    const { pieces } = align(left, right)
    expect(pieces.length).toBeLessThanOrEqual(120)
    expect(
      pieces
        .map(({ presented }) => presented)
        .filter((text) => text !== undefined)
        .join(separator),
    ).toBe(left)
  })
})

it('counts characters from 1', () => {
  expect(firstDifference('abc', 'abX')).toBe(3)
  expect(firstDifference('ab', 'abc')).toBe(3)
  expect(firstDifference('abc', 'abc')).toBeUndefined()
})

it('makes control characters visible as JSON does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\u001b', '\u202e', '\u{e0001}', '\u007f', 'é', '😀') })
  fc.assert(
    fc.property(text, (value) => {
      expect(visible(value)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect(JSON.parse(visible(JSON.stringify(value)))).toBe(value)
    }),
  )
})

describe('visible', () => {
  it('keeps a value on one line and from steering a terminal, with the escapes of JSON', () => {
    expect(visible('a\nb\u001b[2Jc')).toBe('a\\u000ab\\u001b[2Jc')
    expect(JSON.parse(visible(JSON.stringify('x##[add-mask]y')))).toBe('x##[add-mask]y')
  })

  it("breaks up the runner's old command syntax, which counts anywhere in a line", () => {
    expect(visible('repo:o/r:environment:##[stop-commands]x')).not.toContain('##[')
    expect(visible('###[error]')).not.toContain('##[')
    expect(visible('# heading [x] ##')).toBe('# heading [x] ##')
  })
})
