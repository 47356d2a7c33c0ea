import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GITHUB_ISSUER } from '../../../src/core/credential/issuer.ts'
import { evaluate } from '../../../src/core/expression/evaluation.ts'
import { parseExpression } from '../../../src/core/expression/expression.ts'
import { compileFlexible, type FlexibleFacts, type FlexibleIntent } from '../../../src/core/expression/flexible.ts'
import { suggestReplacements } from '../../../src/core/expression/merge.ts'
import { validateExpression } from '../../../src/core/expression/rules.ts'
import { buildSubject } from '../../../src/core/subject/subject.ts'
import { DEFAULT_TEMPLATE } from '../../../src/core/template/template.ts'
import { naiveMatch } from './naive-match.ts'

const facts: FlexibleFacts = {
  issuer: GITHUB_ISSUER,
  template: DEFAULT_TEMPLATE,
  prefix: { kind: 'immutable', owner: 'octo-org', ownerId: '1', name: 'shop', id: '2' },
  repository: { owner: 'octo-org', name: 'shop', ownerId: '1', id: '2' },
}
const IDS = " and claims['repository_id'] eq '2' and claims['repository_owner_id'] eq '1'"

function compile(intent: FlexibleIntent, changed: Partial<FlexibleFacts> = {}): string {
  const outcome = compileFlexible(intent, { ...facts, ...changed })
  return outcome.ok ? outcome.expression : `refused: ${outcome.reason}`
}

describe('compileFlexible', () => {
  it.each([
    [{ kind: 'branch-pattern', pattern: 'release/*' }, "matches 'repo:octo-org@1/shop@2:ref:refs/heads/release/*'"],
    [{ kind: 'tag-pattern', pattern: 'v?.*' }, "matches 'repo:octo-org@1/shop@2:ref:refs/tags/v?.*'"],
    [{ kind: 'branch-pattern', pattern: 'main' }, "eq 'repo:octo-org@1/shop@2:ref:refs/heads/main'"],
    [{ kind: 'environment-pattern', pattern: 'pr:*' }, "matches 'repo:octo-org@1/shop@2:environment:pr%3A*'"],
    [
      { kind: 'merge-queue', branch: 'main' },
      "matches 'repo:octo-org@1/shop@2:ref:refs/heads/gh-readonly-queue/main/pr-*'",
    ],
  ] as const)('compiles %o', (intent, sub) => {
    expect(compile(intent)).toBe(`claims['sub'] ${sub}${IDS}`)
  })

  it('keeps a name-based prefix and pins the IDs all the same', () => {
    const prefix = { kind: 'name-based', owner: 'octo-org', name: 'shop' } as const
    expect(compile({ kind: 'tag-pattern', pattern: '*' }, { prefix })).toBe(
      `claims['sub'] matches 'repo:octo-org/shop:ref:refs/tags/*'${IDS}`,
    )
  })

  it('adds a reusable workflow', () => {
    const jobWorkflowRef = 'octo-org/ci/.github/workflows/*.yml@refs/heads/main'
    expect(compile({ kind: 'branch-pattern', pattern: '*' }, { jobWorkflowRef })).toMatch(
      /and claims\['job_workflow_ref'\] matches 'octo-org\/ci\/\.github\/workflows\/\*\.yml@refs\/heads\/main'$/,
    )
    const exact = 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'
    expect(compile({ kind: 'branch-pattern', pattern: '*' }, { jobWorkflowRef: exact })).toContain(
      `claims['job_workflow_ref'] eq '${exact}'`,
    )
  })

  it('follows a customised template', () => {
    const template = { keys: ['repository_owner_id', 'repository_id', 'context', 'workflow'] }
    expect(compile({ kind: 'branch-pattern', pattern: 'x*' }, { template, claims: { workflow: 'Deploy' } })).toBe(
      `claims['sub'] matches 'repository_owner_id:1:repository_id:2:ref:refs/heads/x*:workflow:Deploy'${IDS}`,
    )
  })

  it.each<[string, FlexibleIntent, Partial<FlexibleFacts>]>([
    [
      'GitHub Enterprise Server',
      { kind: 'branch-pattern', pattern: '*' },
      { issuer: 'https://h.example.com/_services/token' },
    ],
    ['slug of an enterprise', { kind: 'branch-pattern', pattern: '*' }, { issuer: `${GITHUB_ISSUER}/octo` }],
    ['GHE.com', { kind: 'branch-pattern', pattern: '*' }, { issuer: 'https://token.actions.octo.ghe.com' }],
    ['the issuer https://gitlab.com', { kind: 'branch-pattern', pattern: '*' }, { issuer: 'https://gitlab.com' }],
    ['single quote', { kind: 'branch-pattern', pattern: "o'*" }, {}],
    ['single quote', { kind: 'environment-pattern', pattern: '' }, {}],
    ['holds a wildcard', { kind: 'merge-queue', branch: 'release/*' }, {}],
    ['starts with refs/', { kind: 'branch-pattern', pattern: 'refs/heads/*' }, {}],
    ['starts with refs/', { kind: 'tag-pattern', pattern: '/refs/tags/*' }, {}],
    ['No branch or tag', { kind: 'branch-pattern', pattern: 'v[0-9]*' }, {}],
    ['No branch or tag', { kind: 'branch-pattern', pattern: 'a b*' }, {}],
    ['No branch or tag', { kind: 'tag-pattern', pattern: '!v*' }, {}],
    ['No branch or tag', { kind: 'tag-pattern', pattern: '/v*' }, {}],
    [
      'cannot say literally',
      { kind: 'tag-pattern', pattern: 'v*' },
      { template: { keys: ['repo', 'context', 'workflow'] }, claims: { workflow: 'Why?' } },
    ],
    ['no job_workflow_ref', { kind: 'tag-pattern', pattern: 'v*' }, { jobWorkflowRef: 'deploy.yml' }],
    [
      'no job_workflow_ref',
      { kind: 'tag-pattern', pattern: 'v*' },
      { jobWorkflowRef: "o/r/.github/workflows/o'x.yml@main" },
    ],
    [
      'IDs of the repository',
      { kind: 'tag-pattern', pattern: 'v*' },
      { repository: { owner: 'octo-org', name: 'shop', id: '2' } },
    ],
    [
      'IDs of the repository',
      { kind: 'tag-pattern', pattern: 'v*' },
      { repository: { owner: 'octo-org', name: 'shop', ownerId: '1' } },
    ],
    [
      'IDs of the repository',
      { kind: 'tag-pattern', pattern: 'v*' },
      { repository: { owner: 'octo-org', name: 'shop', ownerId: '1', id: 'x' } },
    ],
    [
      'IDs of the repository',
      { kind: 'tag-pattern', pattern: 'v*' },
      { repository: { owner: 'octo-org', name: 'shop', ownerId: 'x', id: '2' } },
    ],
    ['no context', { kind: 'tag-pattern', pattern: 'v*' }, { template: { keys: ['repo', 'workflow'] } }],
    ['needs workflow', { kind: 'tag-pattern', pattern: 'v*' }, { template: { keys: ['repo', 'context', 'workflow'] } }],
    ['needs environment', { kind: 'tag-pattern', pattern: 'v*' }, { template: { keys: ['repo', 'environment'] } }],
  ])('refuses: %s', (reason, intent, changed) => {
    expect(compile(intent, changed)).toMatch(/^refused: /)
    expect(compile(intent, changed)).toContain(reason)
  })

  it('compiles to a valid expression that admits exactly what the pattern means', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '/', '-'), minLength: 1, maxLength: 6 })
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '-', '*', '?'), minLength: 1, maxLength: 6 })
    const side = fc.constantFrom('heads', 'tags')
    fc.assert(
      fc.property(pattern, name, side, fc.constantFrom('2', '3'), (text, branch, where, repository_id) => {
        const outcome = compileFlexible({ kind: 'branch-pattern', pattern: text }, facts)
        const parsed = outcome.ok ? parseExpression(outcome.expression) : undefined
        if (parsed?.ok !== true) throw new Error('not compiled')
        expect(validateExpression(parsed.expression, GITHUB_ISSUER)).toEqual([])
        const sub = buildSubject(facts.prefix, { kind: 'ref', ref: `refs/${where}/${branch}` })
        const { matches } = evaluate(parsed.expression, { sub, repository_id, repository_owner_id: '1' })
        expect(matches).toBe(where === 'heads' && repository_id === '2' && naiveMatch(text, branch))
      }),
    )
  })
})

describe('suggestReplacements', () => {
  const known = { owner: 'octo-org', name: 'shop', ownerId: '1', id: '2' }
  const stored = (subject: string, changed = {}) => ({
    name: subject.replace(/\W+/g, '-'),
    issuer: GITHUB_ISSUER,
    subject,
    audiences: ['api://AzureADTokenExchange'],
    ...changed,
  })

  it('groups branches by what their names begin with, and all tags', () => {
    const credentials = [
      stored('repo:octo-org/shop:ref:refs/heads/release/1'),
      stored('repo:octo-org/shop:ref:refs/heads/release/2'),
      stored('repo:octo-org@1/shop@2:ref:refs/tags/v1'),
      stored('repo:octo-org@1/shop@2:ref:refs/tags/v2'),
      stored('repo:octo-org@1/shop@2:ref:refs/tags/x3'),
      stored('repo:octo-org/shop:environment:prod'),
      stored('repo:octo-org/shop:ref:refs/pull/7/merge'),
      stored('repo:octo-org/shop:ref:refs/heads/release/3', { issuer: 'https://gitlab.com' }),
    ]
    const found = suggestReplacements(credentials, known)
    expect(found.map(({ expression, replaces: { length } }) => ({ expression, length }))).toEqual([
      { expression: `claims['sub'] matches 'repo:octo-org@1/shop@2:ref:refs/tags/*'${IDS}`, length: 3 },
      { expression: `claims['sub'] matches 'repo:octo-org/shop:ref:refs/heads/release/*'${IDS}`, length: 2 },
    ])
  })

  it('suggests nothing that would trust any branch, one credential, an unknown repository, or that cannot be written', () => {
    expect(
      suggestReplacements(
        [stored('repo:octo-org/shop:ref:refs/heads/a'), stored('repo:octo-org/shop:ref:refs/heads/b')],
        known,
      ),
    ).toEqual([])
    expect(suggestReplacements([stored('repo:octo-org/shop:ref:refs/heads/a')], known)).toEqual([])
    expect(
      suggestReplacements([stored('repo:o/r:ref:refs/tags/a'), stored('repo:o/r:ref:refs/tags/b')], known),
    ).toEqual([])
    expect(
      suggestReplacements(
        [stored("repo:octo-org/shop:ref:refs/tags/o'a"), stored("repo:octo-org/shop:ref:refs/tags/o'b")],
        known,
      ),
    ).toEqual([])
    const flexible = {
      name: 'f',
      issuer: GITHUB_ISSUER,
      audiences: ['a'],
      claimsMatchingExpression: { value: 'x', languageVersion: 1 },
    } as const
    expect(suggestReplacements([flexible, flexible], known)).toEqual([])
    expect(suggestReplacements([stored('repo:x:ref:refs/tags/a'), stored('ref:refs/tags/b')], known)).toEqual([])
  })
})

it('suggests no pattern from letters that branches merely share', () => {
  const branch = (name: string) => ({
    name,
    issuer: GITHUB_ISSUER,
    audiences: ['a'],
    subject: `repo:o/r:ref:refs/heads/${name}`,
  })
  const repository = { owner: 'o', name: 'r', ownerId: '1', id: '2' }
  expect(suggestReplacements([branch('main'), branch('master')], repository)).toEqual([])
  expect(suggestReplacements([branch('1'), branch('2')], repository)).toEqual([])
  expect(suggestReplacements([branch('sprint1'), branch('sprint2')], repository)).toHaveLength(1)
  expect(suggestReplacements([branch('release/v1'), branch('release/v2')], repository)).toMatchObject([
    { expression: expect.stringContaining('refs/heads/release/v*') },
  ])
})
