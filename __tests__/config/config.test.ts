/** Configuration files: every mistake at once with its place, and lists that multiply. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { readConfigs } from '../../src/config/config.ts'
import type { DeclaredFile } from '../../src/config/declared.ts'
import { FederationError } from '../../src/core/error.ts'

const APP = '11111111-1111-1111-1111-111111111111'

/** The lines of what is wrong; none where nothing is. */
function problems(...texts: readonly string[]): readonly string[] {
  try {
    readConfigs(texts.map((text, index) => ({ file: `${index}.yml`, text })))
    return []
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    expect(error.code).toBe('configuration-invalid')
    return error.details.length > 0 ? error.details : [error.message.replace('A file is wrong: ', '')]
  }
}

function read(value: unknown): DeclaredFile {
  const [file] = readConfigs([{ file: 'federation.yml', text: stringify(value) }])
  if (file === undefined) throw new Error('no file')
  return file
}

const credentials = (...entries: readonly unknown[]) =>
  read({ applications: [{ 'client-id': APP, credentials: entries }] }).targets[0]?.credentials ?? []

describe('mistakes', () => {
  it('are told all at once, each with file, line and column', () => {
    const text = `tenant-id: x
onwer: a
repositorys: []
applications:
  - client-id: 123
    credentials:
      - github: { repository: a/b, branch: main, brnch: main }
      - github: { repository: nope, branch: main }
      - github: { branch: main, tag: v1 }
      - kubernetes: { issuer: blu, namespace: a }
      - { issuer: 'https://x', subject: a, claims-matching-expression: b }
      - {}
  - { client-id: ${APP}, unique-name: x }
prune: yes
`
    expect(problems(text)).toEqual([
      '0.yml:1:12: A tenant is a GUID, or a domain of it.',
      '0.yml:2:1: `onwer` is not known here; did you mean `owner`?',
      '0.yml:3:1: `repositorys` is not known here; did you mean `repositories`?',
      '0.yml:5:16: A client ID must be text.',
      '0.yml:7:50: `brnch` is not known here; did you mean `branch`?',
      '0.yml:8:31: A repository must be owner/name.',
      '0.yml:9:17: Only one of `branch`, `tag` can stand here.',
      '0.yml:10:21: `service-account` is missing.',
      '0.yml:11:9: Only one of `subject`, `claims-matching-expression` can stand here.',
      '0.yml:12:9: One of `github`, `kubernetes`, `managed-identity`, `issuer` is missing.',
      '0.yml:13:5: Only one of `client-id`, `unique-name` can stand here.',
      '0.yml:14:8: Only true or false stands here.',
    ])
  })

  it('of several files come in the order of the files', () => {
    expect(problems('a: 1', 'prune: true', 'b: 1').map((line) => line.slice(0, 9))).toEqual(['0.yml:1:1', '2.yml:1:1'])
  })

  it.each([
    ['nothing', '', '0.yml:1:1: The file is empty.'],
    ['a comment alone', '# later\n', '0.yml:1:1: The file is empty.'],
    ['a tab', 'applications:\n\t- x\n', '0.yml:2:1: A tab indents this line; YAML takes blanks only.'],
    ['a key twice', 'prune: true\nprune: false\n', '0.yml:2:1: This key stands twice in the same mapping.'],
    ['two documents', 'prune: true\n---\nprune: true\n', '0.yml:2:1: The file holds more than one document.'],
    ['a dangling alias', 'owner: *nobody\n', '0.yml:1:8: This alias names an anchor that is not there.'],
    ['no YAML', 'a: [1\n', '0.yml:2:1: The indentation does not fit the lines around it.'],
    ['a list', '- a\n', '0.yml:1:1: The file must be a mapping of keys.'],
    ['a number', '7\n', '0.yml:1:1: The file must be a mapping of keys.'],
    ['an empty list', 'repositories: [{ repository: [], environments: {} }]', '0.yml:1:30: The list is empty.'],
    [
      'an owner-wide rule without a workflow',
      `applications: [{ client-id: ${APP}, credentials: [{ github: { owner: octo-org, environment: prod } }] }]`,
      '0.yml:1:100: Every repository of the owner could present this (subject-too-broad): name the reviewed workflow in `reusable-workflow`.',
    ],
    [
      'a wildcard in a reusable workflow',
      `applications: [{ client-id: ${APP}, credentials: [{ github: { owner: o, branch: m, reusable-workflow: 'o/r/.github/workflows/*.yml@refs/heads/main' } }] }]`,
      '0.yml:1:133: A reusable workflow must be owner/repo/.github/workflows/file.yml@ref in full, without a wildcard.',
    ],
    [
      'an issuer beside github',
      `applications: [{ client-id: ${APP}, credentials: [{ issuer: 'https://x', subject: s, github: { branch: m } }] }]`,
      '0.yml:1:81: Only one of `github`, `issuer` can stand here.',
    ],
    [
      'a subject without issuer',
      `applications: [{ client-id: ${APP}, credentials: [{ subject: s, github: { branch: m } }] }]`,
      '0.yml:1:92: `subject` goes with `issuer` only.',
    ],
    [
      'a name of no issuer',
      `issuers: { blue: 'https://b' }\napplications: [{ client-id: ${APP}, credentials: [{ issuer: bleu, subject: s }] }]`,
      '0.yml:2:91: An issuer is an https URL or a name of `issuers`; did you mean `blue`?',
    ],
    [
      'create without a name',
      `applications: [{ client-id: ${APP}, create: { display-name: x } }]`,
      '0.yml:1:75: `create` needs `unique-name`: by that name the application is found again.',
    ],
    [
      'one name for two',
      `applications: [{ client-id: ${APP}, credentials: [{ name: abc, github: { repository: [a/b, a/c], branch: m } }] }]`,
      '0.yml:1:89: One name cannot serve 2 credentials.',
    ],
    [
      'seven reviewers',
      'defaults: { reviewers: [a, b, c, d, e, f, g] }',
      '0.yml:1:24: GitHub takes at most six reviewers.',
    ],
    [
      'a variable of GitHub',
      'repositories: [{ environments: {}, variables: { GITHUB_X: a } }]',
      '0.yml:1:49: A variable is named by letters, digits and underscores, and not GITHUB_….',
    ],
  ])('%s', (_, text, line) => {
    expect(problems(text)).toEqual([line])
  })

  it('quote no content of a file', () => {
    const secret = 'hunter2-hunter2'
    for (const text of [
      `tenant-id: "${secret}"`,
      `owner: ["${secret}"]`,
      `a: "${secret}\n`,
      `applications: "${secret}"`,
    ])
      expect(problems(text).join('\n')).not.toContain(secret)
  })

  it('an alias bomb ends at once', () => {
    const level = (name: string, inner: string) => `${name}: &${name} [${Array(10).fill(inner).join(', ')}]\n`
    const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].reduce(
      (text, name, index, all) => text + level(name, index === 0 ? '1' : `*${all[index - 1]}`),
      '',
    )
    const sentence = '0.yml:1:1: The file holds more than 100,000 values once its aliases are followed.'
    expect(problems(bomb)).toEqual([sentence])
    expect(problems('a: &a [*a]')).toEqual([sentence])
  })

  it.each(['.', '..'])('an environment %s, which an address would lead elsewhere', (name) => {
    const places = [
      `applications:\n  - unique-name: shop\n    credentials: [ { github: { environment: '${name}' } } ]\n`,
      `repositories:\n  - environments: { '${name}': { unique-name: shop } }\n`,
      `applications:\n  - unique-name: shop\n    client-secrets: [ { display-name: d, github-secret: { environment: '${name}', name: S } } ]\n`,
    ]
    for (const text of places)
      expect(problems(text)).toEqual([
        expect.stringContaining('An environment must be a name; a dot or two alone are none.'),
      ])
  })

  it('a text that is too long, with how long it may be', () => {
    expect(problems(`applications:\n  - unique-name: ${'x'.repeat(121)}\n`)).toEqual([
      expect.stringContaining('0.yml:2:18: At most 120 characters stand here.'),
    ])
  })

  it('a file of more than five million characters is not parsed', () => {
    expect(problems(`# ${'x'.repeat(5_000_000)}\n`)).toEqual([
      '0.yml:1:1: The file is longer than 5,000,000 characters.',
    ])
  })
})

describe('several files', () => {
  const app = (file: string) =>
    `${file}\napplications: [{ client-id: ${APP}, credentials: [{ github: { branch: main } }] }]`

  it('serve one tenant', () => {
    expect(problems('tenant-id: a.example', 'prune: true', 'tenant-id: b.example')).toEqual([
      '2.yml:1:12: This is another tenant than that of 0.yml:1:12; one run serves one tenant.',
    ])
  })

  it('have an owner each', () => {
    expect(problems('owner: a', 'owner: b', 'owner: a')).toEqual([
      '2.yml:1:8: This owner is that of 0.yml:1:8 too; each file has its own.',
    ])
  })

  it('do not declare the same credential', () => {
    expect(problems(app('owner: a'), app('owner: b'))).toEqual([
      '1.yml:2:81: This credential is declared already at 0.yml:2:81.',
    ])
  })
})

describe('spelling', () => {
  it('a byte order mark and CRLF are fine', () => {
    expect(problems('\uFEFFprune: true\r\nowner: me\r\n')).toEqual([])
  })

  it('GUIDs count in any case: one target, one place to look', () => {
    const upper = APP.replaceAll('1', 'A')
    const file = read({ applications: [{ 'client-id': upper }, { 'client-id': upper.toLowerCase() }] })
    expect(file.targets.map(({ key }) => key)).toEqual([{ kind: 'client-id', clientId: upper.toLowerCase() }])
  })
})

describe('lists', () => {
  it('multiply: two clusters and two accounts are four credentials', () => {
    const issuer = ['https://a/', 'https://b/']
    const trusts = credentials({ kubernetes: { issuer, namespace: 'n', 'service-account': ['x', 'y'] } }).map(
      ({ trust }) => trust,
    )
    expect(trusts).toEqual(
      issuer.flatMap((url) =>
        ['x', 'y'].map((serviceAccount) => ({ kind: 'kubernetes', issuer: url, namespace: 'n', serviceAccount })),
      ),
    )
  })

  it.each([
    [{ environment: 'e' }, { kind: 'environment', environment: 'e' }],
    [{ branch: 'm' }, { kind: 'ref', ref: 'refs/heads/m' }],
    [{ tag: 'v1' }, { kind: 'ref', ref: 'refs/tags/v1' }],
    [{ 'pull-request': true }, { kind: 'pull_request' }],
    [{ 'branch-pattern': 'r/*' }, { kind: 'branch-pattern', pattern: 'r/*' }],
    [{ 'tag-pattern': 'v*' }, { kind: 'tag-pattern', pattern: 'v*' }],
    [{ 'merge-queue': 'm' }, { kind: 'merge-queue', branch: 'm' }],
  ])('a job: %j', (entry, context) => {
    expect(credentials({ github: { repository: 'a/b', ...entry } })[0]?.trust).toMatchObject({
      kind: 'github',
      repository: 'a/b',
      context,
    })
  })

  it('of any size multiply', () => {
    const count = fc.integer({ min: 1, max: 4 })
    fc.assert(
      fc.property(count, count, count, (a, b, c) => {
        const list = (n: number, prefix: string) => Array.from({ length: n }, (_, index) => `${prefix}${index}`)
        const kubernetes = {
          issuer: list(a, 'https://i'),
          namespace: list(b, 'n'),
          'service-account': list(c, 's'),
        }
        expect(credentials({ kubernetes })).toHaveLength(a * b * c)
      }),
    )
  })
})

describe('the short form', () => {
  it('makes an environment and a credential of each line; defaults fill what it leaves out', () => {
    const file = read({
      defaults: { branches: ['main'], reviewers: ['octo-org/ops'] },
      repositories: [
        {
          repository: ['o/a', 'o/b'],
          environments: { prod: { 'client-id': APP, reviewers: ['octocat'] } },
          variables: { AZURE_SUBSCRIPTION_ID: 's' },
        },
      ],
    })
    expect(file.environments.map(({ repository }) => repository)).toEqual(['o/a', 'o/b'])
    expect(file.environments[0]).toMatchObject({
      environment: 'prod',
      rules: { branches: ['main'], reviewers: ['octocat'] },
      variables: { AZURE_SUBSCRIPTION_ID: 's' },
      place: { file: 'federation.yml' },
    })
    expect(file.targets).toHaveLength(1)
    expect(file.targets[0]?.credentials.map(({ trust }) => trust)).toMatchObject([
      { repository: 'o/a', context: { environment: 'prod' } },
      { repository: 'o/b', context: { environment: 'prod' } },
    ])
  })

  it('declares forty repositories with three identities each in less than sixty lines', () => {
    const text = readFileSync(new URL('../../examples/fleet.yml', import.meta.url), 'utf8')
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
    const [file] = readConfigs([{ file: 'fleet.yml', text }])
    expect(file?.targets).toHaveLength(120)
    expect(file?.environments).toHaveLength(120)
  })
})

describe('immutable subjects', () => {
  it('are kept as they are unless the file adds them', () => {
    expect(read({}).immutableSubjects).toBe('keep')
    expect(read({ 'immutable-subjects': 'add' }).immutableSubjects).toBe('add')
  })

  it.each([
    ['finish', 'finish', 0],
    ['{}', 'keep', 0],
    ['{ default: add }', 'add', 0],
    ['{ default: add, finish-after-days: 30 }', 'add', 30],
    ['{ default: finish, finish-after-days: 30 }', 'finish', 30],
  ])('are a word, or a mapping: %s', (text, word, days) => {
    const [file] = readConfigs([{ file: 'f.yml', text: `immutable-subjects: ${text}` }])
    expect(file?.immutableSubjects).toBe(word)
    expect(file?.finishAfterDays).toBe(days)
  })

  it.each([
    ['yes', '1:21: `immutable-subjects` is keep, add or finish, or a mapping with `default`.'],
    ['[add]', '1:21: `immutable-subjects` is keep, add or finish, or a mapping with `default`.'],
    ['{ default: ad }', '1:32: `immutable-subjects` is keep, add or finish, or a mapping with `default`.'],
    ['{ defualt: add }', '1:23: `defualt` is not known here; did you mean `default`?'],
    ['{ finish-after-days: -1 }', '1:42: The number must be at least 0.'],
    ['{ switch: all }', '1:31: A mapping of `repositories` and `at-most` stands here.'],
    ['{ switch: { repositories: o/r, at-most: 1 } }', '1:47: A list stands here.'],
    ['{ switch: { repositories: [], at-most: 1 } }', '1:47: The list is empty.'],
    [
      "{ switch: { repositories: ['*/r'], at-most: 1 } }",
      '1:48: A repository must be owner/name, where * may stand in the name.',
    ],
    ['{ switch: { repositories: [o/r], at-most: 0 } }', '1:63: The number must be at least 1.'],
    ['{ finish-after-days: 366 }', '1:42: The number must be at most 365.'],
    ['{ finish-after-days: 1.5 }', '1:42: A whole number stands here.'],
  ])('say what stands there: %s', (text, problem) => {
    expect(problems(`immutable-subjects: ${text}`)).toEqual([`0.yml:${problem}`])
  })

  it('turn repositories by name and by pattern, so many per run, each with its place', () => {
    const text = "immutable-subjects: { switch: { repositories: [o/r, 'o/pilot-*'], at-most: 5 } }"
    const [file] = readConfigs([{ file: 'f.yml', text }])
    expect(file?.immutableSubjects).toBe('keep')
    expect(file?.switches?.atMost).toBe(5)
    expect(file?.switches?.repositories).toEqual([
      { name: 'o/r', source: 'f.yml:1:48' },
      { name: 'o/pilot-*', source: 'f.yml:1:53' },
    ])
    expect(read({}).switches).toBeUndefined()
  })

  it('say how many are turned at most', () => {
    expect(problems('immutable-subjects: { switch: { repositories: [o/r] } }').join()).toContain('`at-most`')
  })

  const identity = `/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop`
  const named = (subjects: string) => `immutable-subjects: ${subjects}
repositories:
  - repository: octo-org/shop
    environments:
      sandbox: { managed-identity: ${identity} }
      production: { client-id: 11111111-1111-1111-1111-111111111111 }
managed-identities:
  - resource-id: ${identity}2
`

  it('wait for no days on a managed identity, which stores no description: every one that a file names', () => {
    const found = problems(named('{ default: finish, finish-after-days: 1 }'))
    expect(found.map((line) => line.split(' cannot')[0])).toEqual([
      '0.yml:5:7: `finish-after-days` above 0',
      '0.yml:8:5: `finish-after-days` above 0',
    ])
  })

  it.each(['finish', '{ default: finish, finish-after-days: 0 }', '{ default: add, finish-after-days: 30 }'])(
    'hold for a managed identity where nothing waits: %s',
    (subjects) => {
      expect(problems(named(subjects))).toEqual([])
    },
  )
})
