import { describe, expect, it } from 'vitest'
import {
  contextOf,
  hasEnvironment,
  isMergeQueue,
  isPredictableEvent,
  isPullRequest,
  isTooBroad,
} from '../../../src/core/subject/context.ts'
import { parseSubject } from '../../../src/core/subject/subject.ts'

describe('contextOf', () => {
  it('puts the environment before everything', () => {
    for (const event_name of ['push', 'pull_request', 'pull_request_review', 'deployment']) {
      expect(contextOf({ event_name, ref: 'refs/heads/main', environment: 'prod' })).toEqual({
        kind: 'environment',
        environment: 'prod',
      })
    }
  })

  it('takes pull_request by its name, also when the ref is the merged branch', () => {
    expect(contextOf({ event_name: 'pull_request', ref: 'refs/heads/main' })).toEqual({ kind: 'pull_request' })
    expect(contextOf({ event_name: 'pull_request' })).toEqual({ kind: 'pull_request' })
  })

  it.each([
    ['push', 'refs/heads/main'],
    ['push', 'refs/tags/v1'],
    ['pull_request_target', 'refs/heads/main'],
    ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-0123456789abcdef0123456789abcdef01234567'],
    ['release', 'refs/tags/v1.0.0'],
    ['schedule', 'refs/heads/main'],
    ['workflow_dispatch', 'refs/heads/feature/x'],
    ['workflow_run', 'refs/heads/main'],
    ['repository_dispatch', 'refs/heads/main'],
  ])('presents the ref on %s', (event_name, ref) => {
    expect(contextOf({ event_name, ref })).toEqual({ kind: 'ref', ref })
    expect(contextOf({ event_name, ref, environment: '' })).toEqual({ kind: 'ref', ref })
    expect(isPredictableEvent(event_name)).toBe(true)
  })

  it.each(['pull_request_review', 'pull_request_review_comment', 'deployment', 'deployment_status'])(
    'does not guess on %s',
    (event_name) => {
      expect(contextOf({ event_name, ref: 'refs/heads/main' })).toBeUndefined()
      expect(isPredictableEvent(event_name)).toBe(false)
    },
  )

  it('takes a ref alone, and needs one', () => {
    expect(contextOf({ ref: 'refs/heads/main' })).toEqual({ kind: 'ref', ref: 'refs/heads/main' })
    expect(contextOf({ event_name: 'push' })).toBeUndefined()
    expect(contextOf({ event_name: 'push', ref: '' })).toBeUndefined()
  })
})

describe('predicates', () => {
  it('sees environments', () => {
    expect(hasEnvironment(parseSubject('repo:o/r:environment:prod'))).toBe(true)
    expect(hasEnvironment(parseSubject('environment:prod:repository_id:1'))).toBe(true)
    expect(hasEnvironment(parseSubject('repo:o/r:environment:'))).toBe(false)
    expect(hasEnvironment(parseSubject('repo:o/r:ref:refs/heads/environment'))).toBe(false)
  })

  it('sees pull requests, and no environment of that name', () => {
    expect(isPullRequest(parseSubject('repo:o/r:pull_request'))).toBe(true)
    expect(isPullRequest(parseSubject('repository_id:1:pull_request:job_workflow_ref:x'))).toBe(true)
    expect(isPullRequest(parseSubject('repo:o/r:event_name:pull_request'))).toBe(true)
    expect(isPullRequest(parseSubject('repo:o/r:environment:pull_request'))).toBe(false)
    expect(isPullRequest(parseSubject('repo:o/r:event_name:push'))).toBe(false)
    expect(isPullRequest(parseSubject('repo:o/r:ref:refs/pull/3/merge'))).toBe(true)
    expect(isPullRequest(parseSubject('workflow_ref:o/r/.github/workflows/x.yml@refs/pull/3/merge'))).toBe(true)
    expect(isPullRequest(parseSubject('repo:o/r:head_ref:refs/pull/3'))).toBe(false)
  })

  it('sees merge queue entries', () => {
    expect(isMergeQueue(parseSubject('repo:o/r:ref:refs/heads/gh-readonly-queue/main/pr-1-abc'))).toBe(true)
    expect(isMergeQueue(parseSubject('repo:o/r:ref:refs/heads/main'))).toBe(false)
    expect(isMergeQueue(parseSubject('repo:o/r:pull_request'))).toBe(false)
  })

  it.each([
    ['repo:o/r:environment:prod', undefined],
    ['repository_owner_id:1:repository_id:2:pull_request', undefined],
    ['repository_owner:o:ref:refs/heads/main', 'other-repository'],
    ['repository_owner_id:123:environment:production', 'other-repository'],
    ['workflow_ref:o/r/.github/workflows/x.yml@refs/heads/main', undefined],
    ['repository_owner_id:6154722:repository_id:479474102', 'every-event'],
    ['repo:o/r', 'every-event'],
    ['repository_owner:monalisa:repository_visibility:private', 'other-repository'],
    ['repo:o/r:job_workflow_ref:o/ci/.github/workflows/x.yml@refs/heads/main', 'every-event'],
    ['environment:prod', 'other-repository'],
    ['workflow:deploy', 'other-repository'],
    ['job_workflow_ref:o/ci/.github/workflows/x.yml@refs/heads/main', 'other-repository'],
    ['repo_property_team:payments:ref:refs/heads/main', 'other-repository'],
  ])('judges the breadth of %s', (sub, breadth) => {
    expect(isTooBroad(parseSubject(sub))).toBe(breadth)
  })
})
