/** Tests which facts are read from an event's payload, and that anything else tells nothing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toEventFacts } from '../../src/github/event.ts'

const pull = (head: unknown) => ({
  repository: { default_branch: 'trunk' },
  pull_request: { head: { repo: head }, base: { repo: { full_name: 'o/r' } } },
})

describe('toEventFacts', () => {
  it.each<[string, unknown, ReturnType<typeof toEventFacts>]>([
    ['a push', { repository: { default_branch: 'trunk' } }, { defaultBranch: 'trunk', fromFork: undefined }],
    ['a pull request of the same repository', pull({ full_name: 'o/r' }), { defaultBranch: 'trunk', fromFork: false }],
    ['a pull request of a fork', pull({ full_name: 'x/r' }), { defaultBranch: 'trunk', fromFork: true }],
    ['a pull request of a fork that is gone', pull(null), { defaultBranch: 'trunk', fromFork: true }],
    ['no default branch', { repository: { default_branch: '' } }, { defaultBranch: undefined, fromFork: undefined }],
    [
      'a strange default branch',
      { repository: { default_branch: 7 } },
      { defaultBranch: undefined, fromFork: undefined },
    ],
    ['no payload', undefined, { defaultBranch: undefined, fromFork: undefined }],
  ])('%s', (_, payload, facts) => {
    expect(toEventFacts(payload)).toEqual(facts)
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (payload) => void toEventFacts(payload)))
  })
})
