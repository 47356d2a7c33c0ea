/** Tests which jobs never get a new trust, and which do. */
import { describe, expect, it } from 'vitest'
import { type GuardedJob, guardWrite, needsDefaultBranch } from '../../../src/core/plan/guard.ts'
import type { Expectation } from '../../../src/core/subject/expectation.ts'

interface Case {
  readonly sub: string
  readonly event?: string
  readonly ref?: string
  readonly protected?: string
  readonly declared?: Partial<Expectation>
  readonly defaultBranch?: string
}

const job = ({
  sub,
  event = 'push',
  ref = 'refs/heads/main',
  protected: isProtected = 'false',
  declared = {},
  defaultBranch,
}: Case): GuardedJob => ({
  claims: {
    iss: 'https://token.actions.githubusercontent.com',
    sub,
    aud: 'a',
    exp: 1,
    event_name: event,
    ref,
    ref_protected: isProtected,
  },
  expectation: { pullRequest: false, ...declared },
  defaultBranch,
})
const PR = 'refs/pull/7/merge'
const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-0123456789abcdef0123456789abcdef01234567'

describe('guardWrite lets pass', () => {
  it.each<[string, Case]>([
    ['an environment', { sub: 'repo:o/r:environment:production', ref: 'refs/heads/feature' }],
    ['an environment in a pull request', { sub: 'repo:o/r:environment:preview', event: 'pull_request', ref: PR }],
    ['an environment in a merge queue run', { sub: 'repo:o/r:environment:preview', event: 'merge_group', ref: QUEUE }],
    ['the default branch', { sub: 'repo:o/r:ref:refs/heads/trunk', ref: 'refs/heads/trunk', defaultBranch: 'trunk' }],
    [
      'a protected branch',
      { sub: 'repo:o/r:ref:refs/heads/release', ref: 'refs/heads/release', protected: 'true', defaultBranch: 'main' },
    ],
    [
      'a declared branch',
      { sub: 'repo:o/r:ref:refs/heads/dev', ref: 'refs/heads/dev', declared: { branch: 'dev' }, defaultBranch: 'main' },
    ],
    [
      'a declared tag',
      { sub: 'repo:o/r:ref:refs/tags/v1', ref: 'refs/tags/v1', declared: { tag: 'v1' }, defaultBranch: 'main' },
    ],
    [
      'a declared pull request',
      { sub: 'repo:o/r:pull_request', event: 'pull_request', ref: PR, declared: { pullRequest: true } },
    ],
    ['an immutable subject', { sub: 'repo:o@1/r@2:environment:production' }],
    ['a template with repository and context', { sub: 'repository_id:7:environment:production' }],
  ])('%s', (_, given) => {
    expect(guardWrite(job(given))).toBeUndefined()
  })
})

describe('guardWrite refuses', () => {
  it.each<[string, string, Case]>([
    [
      'a feature branch',
      'context-not-declared',
      { sub: 'repo:o/r:ref:refs/heads/dev', ref: 'refs/heads/dev', defaultBranch: 'main' },
    ],
    ['a branch when the default one is unknown', 'context-not-declared', { sub: 'repo:o/r:ref:refs/heads/main' }],
    ['a tag', 'context-not-declared', { sub: 'repo:o/r:ref:refs/tags/v1', ref: 'refs/tags/v1', defaultBranch: 'main' }],
    [
      'a tag named like the default branch',
      'context-not-declared',
      { sub: 'repo:o/r:ref:refs/tags/main', ref: 'refs/tags/main', defaultBranch: 'main' },
    ],
    [
      'a branch that the token calls "false" protected',
      'context-not-declared',
      { sub: 'repo:o/r:ref:refs/heads/x', ref: 'refs/heads/x', protected: '', defaultBranch: 'main' },
    ],
    ['a pull request', 'pull-request-refused', { sub: 'repo:o/r:pull_request', event: 'pull_request', ref: PR }],
    ['a review', 'pull-request-refused', { sub: `repo:o/r:ref:${PR}`, event: 'pull_request_review', ref: PR }],
    [
      'pull_request_target',
      'pull-request-refused',
      { sub: 'repo:o/r:ref:refs/heads/main', event: 'pull_request_target', defaultBranch: 'main' },
    ],
    [
      'pull_request_target with an environment',
      'pull-request-refused',
      { sub: 'repo:o/r:environment:production', event: 'pull_request_target', defaultBranch: 'main' },
    ],
    [
      'pull_request_target although declared',
      'pull-request-refused',
      { sub: 'repo:o/r:environment:x', event: 'pull_request_target', declared: { pullRequest: true } },
    ],
    [
      'a template that names the event',
      'pull-request-refused',
      { sub: 'repo:o/r:environment:production:event_name:pull_request', event: 'pull_request', ref: PR },
    ],
    [
      'a template that names another event of pull requests',
      'pull-request-refused',
      { sub: 'repo:o/r:environment:production:event_name:pull_request_review', event: 'pull_request_review', ref: PR },
    ],
    [
      'a merge queue entry',
      'merge-queue-refused',
      { sub: `repo:o/r:ref:${QUEUE}`, event: 'merge_group', ref: QUEUE, protected: 'true' },
    ],
    [
      'a merge queue entry although declared',
      'merge-queue-refused',
      { sub: `repo:o/r:ref:${QUEUE}`, event: 'merge_group', ref: QUEUE, declared: { branch: QUEUE.slice(11) } },
    ],
    ['a template without repository', 'subject-too-broad', { sub: 'environment:production' }],
    ['a template without context', 'subject-too-broad', { sub: 'repo:o/r', defaultBranch: 'main' }],
    [
      'a template of a called workflow alone',
      'subject-too-broad',
      { sub: 'job_workflow_ref:o/ci/.github/workflows/d.yml@refs/heads/main', defaultBranch: 'main' },
    ],
  ])('%s: %s', (_, code, given) => {
    const error = guardWrite(job(given))
    expect(error?.code).toBe(code)
    expect(error?.hint?.length).toBeGreaterThan(20)
  })

  it('names the input that would declare the ref', () => {
    expect(guardWrite(job({ sub: 'repo:o/r:ref:refs/heads/a/b', ref: 'refs/heads/a/b' }))?.hint).toContain(
      '`branch: a/b`',
    )
    expect(guardWrite(job({ sub: 'repo:o/r:ref:refs/tags/v1', ref: 'refs/tags/v1' }))?.hint).toContain('`tag: v1`')
  })

  it('says whom a broad subject lets in', () => {
    expect(guardWrite(job({ sub: 'environment:production' }))?.message).toContain('other repositories')
    expect(guardWrite(job({ sub: 'repo:o/r' }))?.message).toContain('pull requests included')
  })

  it('judges a job whose token tells neither event nor ref', () => {
    const claims = {
      iss: 'https://token.actions.githubusercontent.com',
      sub: 'repo:o/r:ref:refs/heads/main',
      aud: 'a',
      exp: 1,
    }
    expect(guardWrite({ claims, expectation: { pullRequest: false }, defaultBranch: 'main' })?.code).toBe(
      'context-not-declared',
    )
  })
})

describe('needsDefaultBranch', () => {
  it('is true only while the default branch could lift the guard', () => {
    const branch: Case = { sub: 'repo:o/r:ref:refs/heads/main' }
    expect(needsDefaultBranch(job(branch))).toBe(true)
    expect(needsDefaultBranch(job({ ...branch, defaultBranch: 'dev' }))).toBe(false)
    expect(needsDefaultBranch(job({ ...branch, protected: 'true' }))).toBe(false)
    expect(needsDefaultBranch(job({ sub: 'repo:o/r:pull_request', event: 'pull_request' }))).toBe(false)
  })
})

describe('names that steer', () => {
  const server = (sub: string, environment?: string): GuardedJob => {
    const { claims, ...rest } = job({ sub, ref: 'refs/heads/evil', defaultBranch: 'main' })
    const iss = 'https://ghes.example/_services/token'
    return { ...rest, claims: { ...claims, iss, ...(environment !== undefined && { environment }) } }
  }

  it('do not make an environment, where a server leaves colons as they are', () => {
    const sub = 'repo:o/r:ref:refs/heads/evil:workflow:x:environment:production'
    expect(guardWrite(server(sub))?.code).toBe('context-not-declared')
    expect(guardWrite(server('repo:o/r:environment:production', 'production'))).toBeUndefined()
    // The claims settle neither reading: one has no environment.
    expect(guardWrite(server('repo:o/r:ref:refs/heads/evil:workflow:x:environment:e', 'e'))?.code).toBe(
      'context-not-declared',
    )
  })

  it('count for nothing that the template does not produce, where a server leaves colons as they are', () => {
    const named = (sub: string, workflow: string): GuardedJob => {
      const given = server(sub)
      return { ...given, claims: { ...given.claims, workflow, repository: 'o/r', ref: 'refs/heads/main' } }
    }
    const context = 'repo:o/r:workflow:x:ref:refs/heads/main'
    expect(guardWrite(named(context, 'x:ref:refs/heads/main'))?.code).toBe('subject-too-broad')
    expect(guardWrite(named(context, 'x'))).toBeUndefined()
    const repository = 'workflow:x:repo:o/r:ref:refs/heads/main'
    expect(guardWrite(named(repository, 'x:repo:o/r'))?.code).toBe('subject-too-broad')
    expect(guardWrite(named(repository, 'x'))).toBeUndefined()
    const pull = { ...server('repo:o/r:workflow:x:pull_request'), expectation: { pullRequest: true } }
    const event = { event_name: 'pull_request', repository: 'o/r' }
    const claimed = (workflow: string) => ({ ...pull, claims: { ...pull.claims, ...event, workflow } })
    expect(guardWrite(claimed('x'))).toBeUndefined()
    expect(guardWrite(claimed('x:pull_request'))?.code).toBe('subject-too-broad')
    expect(guardWrite(server(`repo:o/r:${'workflow:'.repeat(60)}x`))?.code).toBe('subject-too-broad')
  })

  it('do not hide a merge queue entry in another claim', () => {
    const workflow = `job_workflow_ref:o/r/.github/workflows/x.yml@${QUEUE}`
    const given = { event: 'merge_group', ref: QUEUE, sub: `repo:o/r:environment:production:${workflow}` }
    expect(guardWrite(job(given))?.code).toBe('merge-queue-refused')
  })
})
