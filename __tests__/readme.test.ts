/** Proves that the generated parts of README and docs/ are fresh and that the first screen holds what it promises. */
import { describe, expect, test } from 'vitest'
import { buildLogSections, buildTableSections } from '../scripts/generated-sections.ts'
import { replaceSection } from '../scripts/readme-tables.ts'
import { ERROR_CODES, type ErrorCode } from '../src/core/error.ts'
import { actionFileOf, read } from './documents.ts'

const readme = read('README.md')
const reference = read('docs/REFERENCE.md')

/** What stands between the markers of a section. */
function section(name: string, text = reference): string {
  const [, rest = ''] = text.split(`<!-- ${name}:begin -->\n`)
  return rest.split(`\n<!-- ${name}:end -->`)[0] ?? ''
}

const codesIn = (text: string) => [...text.matchAll(/^\| \[?`([\w-]+)`/gm)].map(([, name]) => name)

describe('docs/REFERENCE.md', () => {
  test.each(buildTableSections())('has a fresh table of $name (npm run readme)', ({ name, content }) => {
    expect(section(name)).toBe(content)
  })

  test.each([
    ['OWNER/REPO@v1', 'inputs', 'outputs'],
    ['OWNER/REPO/plan@v1', 'plan-inputs', 'plan-outputs'],
    ['OWNER/REPO/apply@v1', 'apply-inputs', 'apply-outputs'],
  ])('names every input and output of %s once', (uses, inputs, outputs) => {
    const action = actionFileOf(uses)
    expect(codesIn(section(inputs))).toEqual(Object.keys(action?.inputs ?? {}))
    expect(codesIn(section(outputs))).toEqual(Object.keys(action?.outputs ?? {}))
  })

  test('names every error code once', () => {
    expect(codesIn(section('errors'))).toEqual(['error-code', ...ERROR_CODES])
  })
})

describe('README', () => {
  test('is under 20 KB', () => {
    expect(Buffer.byteLength(readme)).toBeLessThan(20 * 1024)
  })

  test('has a table of contents that names every section after it', () => {
    const [, contents = '', ...rest] = readme.split('### Contents\n')
    const headings = [...contents.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading)
    const listed = [...(contents.split('\n## ')[0] ?? '').matchAll(/\[([^\]]+)\]\(#/g)].map(([, name]) => name)
    expect(rest).toEqual([])
    expect(listed).toEqual(headings)
  })

  test('has workflow, log, the two commands and the limits on its first screen', () => {
    const first = readme.slice(0, readme.indexOf('\n## '))
    const places = ['uses: OWNER/REPO@v1', '[trust-missing]', 'npm ci && npm start', '`npm cit`', 'What it does not do']
    const found = places.map((text) => first.indexOf(text))
    expect(found).not.toContain(-1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
  })
})

test('README and docs/ show what the steps really print (npm run build, npm run readme)', async () => {
  const logs = await buildLogSections()
  for (const { file, name, content } of logs) {
    expect(content, name).toMatch(/^```text\n[^`]*[a-z]/m)
    expect(section(name, read(file)), `${name} of ${file}`).toBe(content)
    const code = /^(.+)-log$/.exec(name)?.[1] as ErrorCode
    if (ERROR_CODES.includes(code)) expect(content, name).toContain(`Error: [${code}] `)
  }
  expect(logs.find(({ name }) => name === 'log')?.content).toContain('[trust-missing]')
})

describe('replaceSection', () => {
  test('replaces between the markers only, and may be repeated', () => {
    const once = replaceSection('a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb', 'x', 'new $& text')
    expect(once).toBe('a\n<!-- x:begin -->\nnew $& text\n<!-- x:end -->\nb')
    expect(replaceSection(once, 'x', 'new $& text')).toBe(once)
  })

  test.each(['', '<!-- x:begin -->', '<!-- x:begin --><!-- x:end --><!-- x:begin --><!-- x:end -->'])(
    'refuses a text without exactly one pair of markers: %j',
    (text) => {
      expect(() => replaceSection(text, 'x', 'y')).toThrow('markers')
    },
  )
})
