/** Twins: what trusts a repository by names has to be stored with IDs too, by what can match and not by how it is written. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { GITHUB_ISSUER } from '../../../src/core/credential/issuer.ts'
import { missingTwins, readTrust, type SwitchedRepository } from '../../../src/core/customization/twins.ts'

const REPOSITORY: SwitchedRepository = {
  template: { keys: ['repo', 'context'] },
  id: '2',
  ownerId: '1',
  before: 'octo-org/shop',
  after: 'octo-org@1/shop@2',
}
const IDS = "claims['repository_id'] eq '2' and claims['repository_owner_id'] eq '1'"

function credential(match: string, more: Partial<FederatedIdentityCredential> = {}): FederatedIdentityCredential {
  const common = { name: match, issuer: GITHUB_ISSUER, audiences: ['api://AzureADTokenExchange'] }
  const said = match.startsWith('claims')
    ? { claimsMatchingExpression: { value: match, languageVersion: 1 as const } }
    : { subject: match }
  return { ...common, ...said, ...more } as FederatedIdentityCredential
}

const matching = (pattern: string, rest = IDS) => `claims['sub'] matches '${pattern}' and ${rest}`

function missing(
  stored: readonly (string | FederatedIdentityCredential)[],
  { template = REPOSITORY.template.keys, leaving = [] as readonly string[] } = {},
) {
  const all = stored.map((each) => readTrust(typeof each === 'string' ? credential(each) : each))
  const staying = all.filter(({ credential: { name } }) => !leaving.includes(name))
  return missingTwins({ ...REPOSITORY, template: { keys: template } }, all, staying)
}

const MAIN = 'repo:octo-org/shop:ref:refs/heads/main'
const MAIN_IDS = 'repo:octo-org@1/shop@2:ref:refs/heads/main'
const PROD = 'repo:octo-org/shop:environment:prod'

describe('what has its twin', () => {
  it.each([
    ['an exact subject', [MAIN, MAIN_IDS]],
    ['an exact subject, within an expression', [MAIN, matching('repo:octo-org@1/shop@2:ref:refs/heads/*')]],
    ['an expression', [matching('repo:octo-org/shop:environment:*'), matching('repo:octo-org@1/shop@2:environment:*')]],
    ['an expression that holds both forms', [matching('repo:octo-org*shop*:environment:*')]],
    ['a subject with IDs alone', [MAIN_IDS]],
    ['another repository', ['repo:octo-org/cart:ref:refs/heads/main']],
    ['a repository whose name goes on', ['repo:octo-org/shopping:ref:refs/heads/main']],
    ["an expression of another repository's ID", [matching('repo:octo-org/shop:*', "claims['repository_id'] eq '3'")]],
    ['a pattern of other IDs', [matching('repo:octo-org/shop:*', "claims['repository_id'] matches '3*'")]],
    ['what the template never produces', ['repo:octo-org/shop:workflow:deploy']],
    [
      'an expression of a workflow, by that of any',
      [
        matching('repo:octo-org/shop:environment:prod', `claims['job_workflow_ref'] eq 'o/r/w.yml@main' and ${IDS}`),
        matching('repo:octo-org@1/shop@2:environment:prod', `claims['job_workflow_ref'] matches 'o/r/*' and ${IDS}`),
      ],
    ],
  ])('%s', (_, stored) => {
    expect(missing(stored)).toEqual([])
  })
})

describe('what has none', () => {
  it.each([
    ['an exact subject alone', [MAIN], MAIN_IDS],
    [
      'another environment with IDs',
      [PROD, 'repo:octo-org@1/shop@2:environment:Prod'],
      'repo:octo-org@1/shop@2:environment:prod',
    ],
    ["another repository's IDs", [MAIN, 'repo:octo-org@1/shop@3:ref:refs/heads/main'], MAIN_IDS],
    ['a twin for another audience', [MAIN, credential(MAIN_IDS, { audiences: ['api://other'] })], MAIN_IDS],
    ['a twin of another issuer', [MAIN, credential(MAIN_IDS, { issuer: `${GITHUB_ISSUER}/octo` })], MAIN_IDS],
    [
      'an expression that goes further',
      [matching('repo:octo-org/shop:environment:*'), 'repo:octo-org@1/shop@2:environment:prod'],
      matching('repo:octo-org@1/shop@2:environment:*'),
    ],
    [
      'a twin for one workflow only',
      [PROD, matching('repo:octo-org@1/shop@2:environment:prod', `claims['job_workflow_ref'] eq 'o/r/w.yml@main'`)],
      'repo:octo-org@1/shop@2:environment:prod',
    ],
    [
      "a twin by another owner's ID",
      [PROD, matching('repo:octo-org@1/shop@2:environment:prod', "claims['repository_owner_id'] eq '9'")],
      'repo:octo-org@1/shop@2:environment:prod',
    ],
    [
      'an expression that names nothing',
      [matching('repo:octo-org/sh?p:environment:prod')],
      'repo:octo-org@1/shop@2:environment:prod',
    ],
  ])('%s', (_, stored, wanted) => {
    const found = missing(stored)
    expect(found.map(({ kind }) => kind)).toEqual(['missing'])
    expect(found[0]?.wanted).toBe(wanted)
  })

  it('a twin that does not stay', () => {
    expect(missing([MAIN, MAIN_IDS], { leaving: [MAIN_IDS] })).toHaveLength(1)
    expect(missing([MAIN, MAIN_IDS], { leaving: [MAIN] })).toHaveLength(0)
  })

  it('an expression that nobody can read is undecided', () => {
    const found = missing(['claims["sub"] eq x'])
    expect(found.map(({ kind }) => kind)).toEqual(['undecided'])
  })

  it('one that would take too many states is undecided', () => {
    const many = `repo:octo-org/shop:environment:*a${'?'.repeat(18)}`
    const found = missing([matching(many), matching(`repo:octo-org@1/shop@2:environment:*b${'?'.repeat(18)}`)])
    expect(found.map(({ kind, wanted }) => `${kind} ${wanted.length > 100}`)).toEqual(['undecided true'])
    const both = missing([
      matching('repo:octo-org/shop:environment:*'),
      matching(many.replace('octo-org/shop', 'octo-org@1/shop@2')),
    ])
    expect(both[0]?.wanted).toBe(matching('repo:octo-org@1/shop@2:environment:*'))
  })
})

describe('templates', () => {
  const keys = ['context', 'repo', 'job_workflow_ref']
  const subject = (repository: string) =>
    `environment:prod:repo:${repository}:job_workflow_ref:octo-org/shop/.github/workflows/x.yml@main`

  it('change at the place of the repository only', () => {
    expect(missing([subject('octo-org/shop')], { template: keys })[0]?.wanted).toBe(subject('octo-org@1/shop@2'))
    expect(missing([subject('octo-org/shop'), subject('octo-org@1/shop@2')], { template: keys })).toEqual([])
  })

  it.each([
    ['repository_id', 'repository_id:2:repo:octo-org/shop', 'repository_id:3:repo:octo-org/shop'],
    ['repository_owner_id', 'repository_owner_id:1:repo:octo-org/shop', 'repository_owner_id:9:repo:octo-org/shop'],
    ['actor', 'actor:mona:repo:octo-org/shop', 'actor::repo:octo-org/shop'],
  ])('with %s hold what can be presented', (key, possible, impossible) => {
    expect(missing([possible], { template: [key, 'repo'] })).toHaveLength(1)
    expect(missing([impossible], { template: [key, 'repo'] })).toHaveLength(0)
  })

  it('with `repository` are read both ways that are told of it', () => {
    expect(missing(['repo:octo-org/shop:pull_request'], { template: ['repository', 'context'] })).toHaveLength(1)
    expect(missing(['repository:octo-org/shop:pull_request'], { template: ['repository', 'context'] })).toHaveLength(1)
  })
})

describe('property', () => {
  const contexts = fc.constantFrom(
    'pull_request',
    'environment:prod',
    'environment:dev',
    'ref:refs/heads/main',
    'ref:refs/tags/v1',
  )

  it('exact credentials are covered exactly when each has its own twin', () => {
    fc.assert(
      fc.property(fc.uniqueArray(contexts), fc.uniqueArray(contexts), (named, withIds) => {
        const stored = [
          ...named.map((each) => `repo:octo-org/shop:${each}`),
          ...withIds.map((each) => `repo:octo-org@1/shop@2:${each}`),
        ]
        const lacking = named.filter((each) => !withIds.includes(each)).map((each) => `repo:octo-org@1/shop@2:${each}`)
        expect(missing(stored).map(({ wanted }) => wanted)).toEqual(lacking)
      }),
    )
  })
})
