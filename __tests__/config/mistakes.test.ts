/** Mistakes in configuration files in words of their own: one line per mistake, a place each, nothing repeated from the file. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { readConfigs } from '../../src/config/config.ts'
import { FederationError } from '../../src/core/error.ts'
import '../property-runs.ts'

const APP = '11111111-1111-1111-1111-111111111111'

function problems(text: string, repository?: string): readonly string[] {
  try {
    readConfigs([{ file: 'f.yml', text }], repository)
    return []
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return error.details.length > 0 ? error.details : [error.message.replace('A file is wrong: ', '')]
  }
}

const credential = (text: string) => `applications: [{ client-id: ${APP}, credentials: [ ${text} ] }]`
/** The line about a mistake where a word stands last in a text. */
function lineAt(text: string, word: string, sentence: string): string {
  const before = text.slice(0, text.lastIndexOf(word)).split('\n')
  return `f.yml:${before.length}:${(before.at(-1) ?? '').length + 1}: ${sentence}`
}

const NO_URL = 'An issuer is an https URL without user info, blanks, query and fragment.'

describe('a mistake', () => {
  it.each([
    [
      'a key that is missing because it is misspelt is one mistake',
      credential('{ github: { enviroment: production } }'),
      'enviroment',
      '`enviroment` is not known here; did you mean `environment`?',
    ],
    [
      'so is a plain key',
      credential("{ kubernetes: { issuer: 'https://a.example/', namespace: n, serviceaccount: s } }"),
      'serviceaccount',
      '`serviceaccount` is not known here; did you mean `service-account`?',
    ],
    ['nothing', `applications: [{ client-id: ${APP}, credentials: ~ }]`, '~', 'A list stands here.'],
    ['a text in place of a list', 'applications: x', 'x', 'A list stands here.'],
    ['a list in place of a mapping', credential('{ github: [ ] }'), '[ ]', 'A mapping stands here.'],
    ['a tag', 'owner: !!js/function x', '!!', 'This tag is not known; plain YAML values stand here.'],
    ['another YAML', '%YAML 9.9\n---\nprune: true', '9.9', 'Only YAML 1.2 is read here.'],
    ['a sign', 'owner: @x', '@', 'A value that begins with this character must stand in quotes.'],
    [
      'a colon',
      'owner: a: b',
      'a: b',
      'A second key stands in this line; a value that holds a colon and a blank must stand in quotes.',
    ],
    ['an open quote', 'owner: "a', '', 'Something is missing before this, such as a closing quote or bracket.'],
    ['an escape', 'owner: "a\\q"', '\\q', 'Double quotes know no such escape; in single quotes a backslash is itself.'],
    ['a password in an issuer', credential("{ issuer: 'https://a:hunter2@b.example', subject: s }"), "'https", NO_URL],
    ['http', credential('{ issuer: http://b.example, subject: s }'), 'http', NO_URL],
    [
      'a password in a named issuer',
      `issuers: { blue: 'https://a:hunter2@b.example' }\n${credential('{ issuer: blue, subject: s }')}`,
      "'https",
      NO_URL,
    ],
    [
      'the second of two issuers',
      credential("{ kubernetes: { issuer: ['https://a.example/', constructor], namespace: n, service-account: s } }"),
      'constructor',
      'An issuer is an https URL or a name of `issuers`.',
    ],
  ])('%s', (_, text, word, sentence) => {
    expect(problems(text)).toEqual([lineAt(text, word, sentence)])
  })

  it('of syntax hides those that follow from it, and no others', () => {
    expect(problems('- a\nb: 1\nc: [')).toHaveLength(1)
    expect(problems('prune: true\nprune: true\nowner: !x y\n')).toEqual([
      'f.yml:2:1: This key stands twice in the same mapping.',
      'f.yml:3:8: This tag is not known; plain YAML values stand here.',
    ])
  })

  it('of ten thousand brackets is one line', () => {
    expect(problems('['.repeat(10_000))).toEqual([expect.stringMatching(/^f\.yml:1:\d+: The file nests too deeply\.$/)])
  })
})

describe('a credential that stands twice', () => {
  const twice = (first: string, second: string, repository?: string) =>
    problems(credential(`{ github: { ${first} } }, { github: { ${second} } }`), repository)

  it('is found under the name of the run’s own repository', () => {
    expect(twice('branch: main', 'repository: octo-org/shop, branch: main', 'octo-org/shop')).toEqual([
      expect.stringMatching(/^f\.yml:1:112: This credential is declared already at f\.yml:1:82\.$/),
    ])
    expect(twice('branch: main', 'repository: octo-org/cart, branch: main', 'octo-org/shop')).toEqual([])
  })

  it('is found in any case of a repository, and not in another case of a branch', () => {
    expect(twice('repository: o/R, branch: main', 'repository: O/r, branch: main')).toHaveLength(1)
    expect(twice('repository: o/r, branch: main', 'repository: o/r, branch: Main')).toEqual([])
  })

  it('is found in any case of an owner', () => {
    const rule = (owner: string) =>
      `owner: ${owner}, environment: e, reusable-workflow: 'o/ci/.github/workflows/d.yml@refs/heads/main'`
    expect(twice(rule('octo'), rule('Octo'))).toHaveLength(1)
  })
})

describe('whatever stands in place of a value', () => {
  const example = parse(readFileSync(new URL('../../examples/fleet.yml', import.meta.url), 'utf8')) as unknown

  /** The same tree with one value replaced, the `at`-th of all in the order of reading. */
  function replaced(tree: unknown, at: number, by: unknown): unknown {
    let left = at
    const walk = (node: unknown): unknown => {
      left -= 1
      if (left === -1) return by
      if (Array.isArray(node)) return node.map(walk)
      if (typeof node !== 'object' || node === null) return node
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]))
    }
    return walk(tree)
  }

  it('is said in our own words, in lines with a place each, and not repeated', () => {
    const odd = fc.constantFrom<unknown>(null, 7, true, 'hunter2', [], {}, [[]], { hunter2x: 1 }, ['hunter2'], -1)
    fc.assert(
      fc.property(fc.nat(200), odd, (at, by) => {
        for (const line of problems(stringify(replaced(example, at, by)))) {
          expect(line).toMatch(/^f\.yml:\d+:\d+: /)
          expect(line).not.toMatch(/Invalid|expected|received|Too (?:big|small)|hunter2(?!x)/)
        }
      }),
    )
  })
})
