/** Tests that no text breaks out of a table cell, a Mermaid label or a fenced block. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { code, fenced, label, table } from '../../src/report/markdown.ts'

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '|',
        '`',
        '``',
        '```',
        '"',
        '#',
        ';',
        '\n',
        '\r\n',
        '<',
        '>',
        '</code>',
        '<img src=x onerror=y>',
        '&lt;',
        '\\',
        '\\|',
        '[a](https://evil.example)',
        '![a](https://evil.example)',
        '*b*',
        '__c__',
        '~~d~~',
        '$e$',
        'end',
        ']',
        '}',
        '-->',
        '%%',
        'click x "javascript:y"',
        ' ',
        'a',
      ),
    )
    .map((parts) => parts.join('')),
)
/** Reads numeric and named entities back, as a browser does. */
const asShown = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

describe('code', () => {
  it('shows any text as it is, on one line, without one sign that Markdown or HTML would take for its own', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const written = code(text)
        expect(written).toMatch(/^<code>.*<\/code>$/s)
        const inner = written.slice('<code>'.length, -'</code>'.length)
        expect(inner).not.toMatch(/[|`<>*[\]\\~$\n\r]/)
        expect(inner).not.toMatch(/&(?!(?:amp|lt|gt|#\d+);)/)
        expect(asShown(inner)).toBe(text.replace(/\s+/g, ' '))
      }),
    )
  })

  it('keeps ordinary names readable in the source', () => {
    expect(code('repo:octo-org/shop:pull_request')).toBe('<code>repo:octo-org/shop:pull_request</code>')
  })
})

describe('table', () => {
  it('has as many lines and bars as its rows need, whatever the cells say', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 5 }), (texts) => {
        const lines = table(texts.map((text) => ['x', code(text)] as const)).split(/\r?\n/)
        expect(lines).toHaveLength(texts.length + 2)
        for (const line of lines) expect(line.match(/\|/g)).toHaveLength(3)
      }),
    )
  })
})

describe('label', () => {
  it('stays one quoted string on one line', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const inner = label(text).slice(1, -1)
        expect(label(text)).toMatch(/^"[^\n\r]*"$/)
        expect(inner).not.toMatch(/["<>`|&\\]/)
        expect(inner.replace(/#\d+;/g, '')).not.toMatch(/[#;]/)
      }),
    )
  })
})

describe('fenced', () => {
  it('ends where it ends, however many backticks are inside', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 4 }), (lines) => {
        const written = fenced('text', lines).split('\n')
        const fence = written.at(-1) ?? ''
        expect(fence).toMatch(/^`{3,}$/)
        expect(written[0]).toBe(`${fence}text`)
        for (const inner of written.slice(1, -1)) expect(inner.includes(fence)).toBe(false)
      }),
    )
  })
})
