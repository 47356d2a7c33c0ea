/** Tests which declared subjects and expressions never become a new trust, and which do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GuardedMatch, guardMatch } from '../../../src/core/plan/guard-match.ts'
import type { RepositoryIdentity } from '../../../src/core/subject/subject.ts'

const ISSUER = 'https://token.actions.githubusercontent.com'
const SERVER = 'https://ghes.example.com/_services/token'
const repository: RepositoryIdentity = { owner: 'octo-org', name: 'octo-repo', ownerId: '123456', id: '456789' }
const REPO = "claims['repository_id'] eq '456789'"
const OWNER = "claims['repository_owner_id'] eq '123456'"
const WORKFLOW = 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'

function expression(value: string, more: Partial<GuardedMatch> = {}): string | undefined {
  const match = { claimsMatchingExpression: { value, languageVersion: 1 } } as const
  return guardMatch({ issuer: ISSUER, match, repository, ...more })?.code
}

function pattern(text: string, ids: string, more: Partial<GuardedMatch> = {}): string | undefined {
  return expression(`claims['sub'] matches '${text}' and ${ids}`, more)
}

function exact(subject: string, more: Partial<GuardedMatch> = {}): string | undefined {
  return guardMatch({ issuer: ISSUER, match: { subject }, repository, ...more })?.code
}

const TOO_BROAD = 'subject-too-broad'
const PULL = 'pull-request-refused'

describe('a pattern is refused', () => {
  it.each([
    ['repo:octo-org/*:pull_request', OWNER, PULL],
    ['repo:octo-org/*:*', OWNER, TOO_BROAD],
    ['*:pull_request', OWNER, PULL],
    ['*:pull_request', REPO, PULL],
    ['repo*', OWNER, TOO_BROAD],
    ['repo*', REPO, TOO_BROAD],
    ['r*', REPO, TOO_BROAD],
    ['*', REPO, TOO_BROAD],
    ['?epo:octo-org/octo-repo:*', REPO, TOO_BROAD],
    ['repo?octo-org/octo-repo:*', REPO, TOO_BROAD],
    ['repo:octo-org/octo-repo?pull_request', REPO, PULL],
    ['repo:octo-org/octo-repo*pull_request', REPO, PULL],
    ['repo:octo-org@123456/octo-repo@456789:????_*', REPO, PULL],
    ['repo:octo-org@*/octo-repo@*:pull_request', REPO, PULL],
    ['repo:former-org/former-name:pull_request', REPO, PULL],
    ['repo:octo-org/octo-repo:ref:refs/*', REPO, PULL],
    ['repo:octo-org/octo-repo:ref:refs/pull/*', REPO, PULL],
    ['repo:octo-org/octo-repo:*/merge', REPO, PULL],
    ['repo:octo-org/octo-repo:workflow_ref:*@refs/*', REPO, PULL],
    ['repo:octo-org/octo-repo:event_name:pull_*', REPO, TOO_BROAD],
    ['repo:octo-org/octo-repo:workflow:*', REPO, TOO_BROAD],
    ['repository_id:456789:*', REPO, TOO_BROAD],
    ['repo:octo-org*/*:environment:production', OWNER, TOO_BROAD],
    ['*:environment:production', OWNER, TOO_BROAD],
    ['repository_owner_id:123456:environment:production', OWNER, TOO_BROAD],
    ['repo:octo-org/other:environment:production', OWNER, TOO_BROAD],
    ['repo:octo-org/octo-repo?:environment:production', OWNER, TOO_BROAD],
    ['repo:octo-org@123456/octo-repo@45678?:environment:production', OWNER, TOO_BROAD],
    ['repo:octo-org@12345?/octo-repo@456789:environment:production', OWNER, TOO_BROAD],
    ['repo:octo-org@*/octo-repo@*:environment:x', OWNER, TOO_BROAD],
    ['repo:octo-org/octo-repo:*_request', REPO, PULL],
  ])('%s with %s: %s', (text, ids, code) => {
    expect(pattern(text, ids)).toBe(code)
  })

  it('by all its conditions together', () => {
    const first = "claims['sub'] matches 'repo:octo-org/octo-repo:*'"
    expect(expression(`${first} and claims['sub'] matches '*:pull_request' and ${REPO}`)).toBe(PULL)
    expect(expression(`${first} and claims['sub'] matches '*:ref:refs/heads/*' and ${REPO}`)).toBeUndefined()
    expect(expression(`${first} and claims['sub'] eq 'repo:octo-org/octo-repo:pull_request' and ${REPO}`)).toBe(PULL)
    expect(expression(`${first} and ${first} and ${REPO}`)).toBe(TOO_BROAD)
  })

  it('past 100,000 states, whatever it may let in', () => {
    const [left, right] = ['a*b*', 'a*c*'].map((part) => `claims['sub'] matches '*${part.repeat(100)}'`)
    expect(expression(`${left} and ${right} and ${REPO}`)).toBe(TOO_BROAD)
  })

  it('with a subject that it would let in', () => {
    const value = `claims['sub'] matches 'repo:octo-org/octo-repo?pull_*' and ${REPO}`
    const match = { claimsMatchingExpression: { value, languageVersion: 1 } } as const
    expect(guardMatch({ issuer: ISSUER, match, repository })?.example).toBe('repo:octo-org/octo-repo:pull_request')
  })

  it('where the owner is compared and the workflow is not one literal', () => {
    const wide = `claims['sub'] matches 'repo:octo-org*/*:environment:production' and ${OWNER}`
    const workflow = (operator: string, value: string) =>
      `${wide} and claims['job_workflow_ref'] ${operator} '${value}'`
    expect(expression(workflow('matches', 'octo-org/ci/.github/workflows/*.yml@refs/heads/main'))).toBe(TOO_BROAD)
    expect(expression(workflow('matches', WORKFLOW))).toBeUndefined()
    expect(expression(workflow('eq', WORKFLOW))).toBeUndefined()
  })

  it('by the template in force, whose values may be called like a context', () => {
    const template = { keys: ['repo', 'workflow', 'context'] }
    expect(pattern('repo:octo-org/octo-repo:*:environment:*', REPO)).toBeUndefined()
    expect(pattern('repo:octo-org/octo-repo:*:environment:*', REPO, { template })).toBe(TOO_BROAD)
    expect(pattern('repo:octo-org/octo-repo:workflow:*:environment:*', REPO, { template })).toBeUndefined()
    expect(pattern('repo:octo-org/octo-repo:workflow:*:ref:*', REPO, { template })).toBe(PULL)
    expect(pattern('*:repo:octo-org/octo-repo', REPO, { template: { keys: ['environment', 'repo'] } })).toBe(TOO_BROAD)
    expect(
      pattern('repository:octo-org/*:ref:refs/heads/x', OWNER, { template: { keys: ['repository', 'ref'] } }),
    ).toBe(TOO_BROAD)
  })

  it.each<[string, readonly string[], string]>([
    ['workflow_ref:*', ['workflow_ref'], PULL],
    ['*x*', ['event_name', 'context'], TOO_BROAD],
    ['actor:*:event_name:*', ['actor', 'event_name', 'ref'], TOO_BROAD],
    ['custom:*', ['custom'], TOO_BROAD],
    ['custom:a*', ['custom', 'repository_id'], TOO_BROAD],
  ])('%s under the template %s: %s', (text, keys, code) => {
    expect(pattern(text, REPO, { template: { keys } })).toBe(code)
  })
})

describe('a pattern passes', () => {
  it.each([
    ['repo:octo-org/octo-repo:ref:refs/heads/*', REPO],
    ['repo:octo-org/octo-repo:ref:refs/heads/*', OWNER],
    ['repo:Octo-Org/octo-repo:ref:refs/heads/*', OWNER],
    ['repo:octo-org@123456/octo-repo@456789:ref:refs/tags/v?.*', REPO],
    ['repo:octo-org@123456/octo-repo@456789:ref:refs/tags/v?.*', OWNER],
    ['repo:octo-org/octo-repo:environment:*', REPO],
    ['repo:octo-org/octo-repo:environment:?', OWNER],
    ['repo:octo-org@*/octo-repo@*:environment:prod-*', REPO],
    ['*:environment:*', REPO],
    ['*:ref:refs/heads/*', REPO],
    ['repo:octo-org*/*:environment:production', REPO],
    ['repository_owner_id:123456:repository_id:456789:ref:refs/heads/release/*', REPO],
    ['repo:octo-org/octo-repo:environment:prod:job_workflow_ref:octo-org/ci/*', REPO],
    ['repo:octo-org/octo-repo:ref:refs/heads/gh-readonly-queue/main/pr-*', REPO],
    ['repo:octo-org/octo-repo:environment:pull_request*', REPO],
  ])('%s with %s', (text, ids) => {
    expect(pattern(text, ids)).toBeUndefined()
  })

  it('of a template that demands an environment', () => {
    const template = { keys: ['repo', 'environment'] }
    expect(pattern('repo:octo-org/octo-repo:environment:*', REPO, { template })).toBeUndefined()
  })

  it('by the names alone where the IDs are not known', () => {
    const named = { owner: 'octo-org', name: 'octo-repo' }
    expect(pattern('repo:octo-org@?/octo-repo@?:environment:x', OWNER, { repository: named })).toBeUndefined()
    expect(pattern('repo:octo-org@?/octo-repo@?:environment:x', OWNER)).toBe(TOO_BROAD)
  })

  it('that cannot be read is an error elsewhere', () => {
    expect(expression("claims['sub'] like 'a'")).toBeUndefined()
  })
})

describe('an exact subject', () => {
  it.each([
    ['repository_owner_id:123456:environment:production', TOO_BROAD],
    ['repository_owner:octo-org:ref:refs/heads/main', TOO_BROAD],
    ['repo:octo-org/octo-repo', TOO_BROAD],
    ['repo:octo-org/octo-repo:ref:refs/pull/3/merge', PULL],
    ['workflow_ref:octo-org/octo-repo/.github/workflows/d.yml@refs/pull/3/merge', PULL],
    ['repo:octo-org/octo-repo:job_workflow_ref:a/b/.github/workflows/d.yml@refs/pull/3/merge:ref:refs/heads/x', PULL],
    ['repo:octo-org/octo-repo:pull_request', PULL],
    ['repo:octo-org/octo-repo:ref:refs/heads/gh-readonly-queue/main/pr-7-abc', 'merge-queue-refused'],
    ['repo:octo-org/octo-repo:environment:x:job_workflow_ref:a/b/.github/workflows/d.yml@refs/pull/3/merge', undefined],
    ['repository_id:456789:environment:production', undefined],
    ['repo:octo-org/octo-repo:ref:refs/heads/main', undefined],
  ])('%s: %s', (subject, code) => {
    expect(exact(subject)).toBe(code)
  })

  it.each<[string, readonly string[] | undefined, string | undefined]>([
    ['repo:octo-org/octo-repo:workflow:x:ref:refs/heads/main', undefined, TOO_BROAD],
    ['repo:octo-org/octo-repo:workflow:x:ref:refs/heads/main', ['repo', 'workflow'], TOO_BROAD],
    ['repo:octo-org/octo-repo:workflow:x:ref:refs/heads/main', ['repo', 'workflow', 'ref'], undefined],
    ['repo:octo-org/octo-repo:workflow:x:ref:refs/heads/main', ['repo', 'workflow', 'context'], undefined],
    ['workflow:x:repo:octo-org/octo-repo:ref:refs/heads/main', ['workflow', 'context'], TOO_BROAD],
    ['workflow:x:repo:octo-org/octo-repo:ref:refs/heads/main', undefined, TOO_BROAD],
    ['workflow:x:repo:octo-org/octo-repo:ref:refs/heads/main', ['workflow', 'repository', 'ref'], undefined],
    ['repo:octo-org/octo-repo:environment:a:b', undefined, undefined],
    ['repo:octo-org/octo-repo:environment:a:pull_request', undefined, PULL],
    ['repo:octo-org/octo-repo:environment:a:pull_request', ['repo', 'context'], undefined],
    ['repo:octo-org/octo-repo:ref:refs/heads/main', ['repo', 'actor', 'context'], undefined],
    ['repo:octo-org/octo-repo:pull_request', ['repo', 'context'], PULL],
    [`repo:octo-org/octo-repo:${'workflow:'.repeat(60)}x`, undefined, TOO_BROAD],
    ['repo:octo-org/octo-repo:anything', undefined, TOO_BROAD],
    ['repo:octo-org/octo-repo:ref', undefined, TOO_BROAD],
  ])('of a server with raw colons: %s under %s: %s', (subject, keys, code) => {
    expect(exact(subject, { issuer: SERVER, ...(keys !== undefined && { template: { keys } }) })).toBe(code)
  })
})

describe('whatever the pattern looks like', () => {
  const pieces = fc.array(fc.tuple(fc.constantFrom('keep', '?', '*'), fc.integer({ min: 1, max: 12 })), {
    minLength: 1,
    maxLength: 8,
  })

  /** Puts wildcards in place of parts of a subject, so that the pattern matches it still. */
  function blur(subject: string, steps: readonly (readonly [string, number])[]): string {
    let pattern = ''
    let rest = subject
    for (const [step, length] of steps) {
      const part = rest.slice(0, length)
      rest = rest.slice(length)
      if (step === 'keep') pattern += part
      else pattern += step === '*' ? '*' : '?'.repeat(part.length)
    }
    return pattern + rest
  }

  const pulls = [
    'repo:octo-org/octo-repo:pull_request',
    'repo:octo-org@123456/octo-repo@456789:pull_request',
    'repo:octo-org/octo-repo:ref:refs/pull/12/merge',
    'repo:octo-org/octo-repo:pull_request:job_workflow_ref:octo-org/ci/.github/workflows/d.yml@refs/heads/main',
    'repository_owner_id:123456:repository_id:456789:pull_request',
    'workflow_ref:octo-org/octo-repo/.github/workflows/d.yml@refs/pull/12/merge',
    'repo:octo-org/octo-repo',
    'repo:octo-org/octo-repo:workflow:deploy',
  ]
  const others = [
    'repo:octo-org/other:environment:production',
    'repo:octo-org@123456/other@4567:ref:refs/heads/main',
    'repository_owner_id:123456:environment:production',
    'repository_id:4567:environment:production',
  ]

  it('none that matches a pull request or every event passes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pulls), pieces, (subject, steps) => {
        expect(pattern(blur(subject, steps), REPO)).toMatch(/^(?:subject-too-broad|pull-request-refused)$/)
      }),
    )
  })

  it('none that matches another repository passes with the ID of the owner', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pulls, ...others), pieces, (subject, steps) => {
        expect(pattern(blur(subject, steps), OWNER)).toMatch(/^(?:subject-too-broad|pull-request-refused)$/)
      }),
    )
  })

  it('every one within environments or branches of one repository passes', () => {
    const within = fc.constantFrom('environment:', 'ref:refs/heads/', 'ref:refs/tags/')
    const name = fc.string({ unit: fc.constantFrom(...'abrefnvpul_-/*?@.'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(within, name, (context, rest) => {
        expect(pattern(`repo:octo-org/octo-repo:${context}${rest}`, REPO)).toBeUndefined()
      }),
    )
  })
})
