/** Proves that the generated parts of the README are fresh and that its first screen holds what it promises. */
import { describe, expect, test } from 'vitest'
import { buildRefusedLog } from '../scripts/readme-log.ts'
import {
  buildCloudsTable,
  buildErrorsTable,
  buildInputsTable,
  buildOutputsTable,
  replaceSection,
} from '../scripts/readme-tables.ts'
import { CLOUD_NAMES, CLOUDS } from '../src/core/cloud.ts'
import { ERROR_CODES } from '../src/core/error.ts'
import { actionFileOf, read } from './documents.ts'

const readme = read('README.md')

/** What stands between the markers of a section. */
function section(name: string): string {
  const [, rest = ''] = readme.split(`<!-- ${name}:begin -->\n`)
  return rest.split(`\n<!-- ${name}:end -->`)[0] ?? ''
}

const codesIn = (text: string) => [...text.matchAll(/^\| \[?`([\w-]+)`/gm)].map(([, name]) => name)

describe('README', () => {
  test.each([
    ['inputs', buildInputsTable(read('action.yml'))],
    ['outputs', buildOutputsTable(read('action.yml'))],
    ['clouds', buildCloudsTable(CLOUD_NAMES.map((name) => CLOUDS[name]))],
    ['errors', buildErrorsTable(read('docs/TROUBLESHOOTING.md'))],
  ])('has a fresh table of %s (npm run readme)', (name, content) => {
    expect(section(name)).toBe(content)
  })

  test('names every input, output and error code once', () => {
    const action = actionFileOf('OWNER/REPO@v1')
    expect(codesIn(section('inputs'))).toEqual(Object.keys(action?.inputs ?? {}))
    expect(codesIn(section('outputs'))).toEqual(Object.keys(action?.outputs ?? {}))
    expect(codesIn(section('errors'))).toEqual(['error-code', ...ERROR_CODES])
  })

  test('shows what a refused job really prints (npm run readme)', async () => {
    const log = await buildRefusedLog()
    expect(log).toContain('[trust-missing]')
    expect(section('log')).toBe(log)
  })

  test('has workflow, log, the two commands and the limits on its first screen', () => {
    const first = readme.slice(0, readme.indexOf('\n## '))
    const places = ['uses: OWNER/REPO@v1', '[trust-missing]', 'npm ci && npm start', '`npm cit`', 'What it does not do']
    const found = places.map((text) => first.indexOf(text))
    expect(found).not.toContain(-1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
  })
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
