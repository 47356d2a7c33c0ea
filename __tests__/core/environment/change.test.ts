/** Lines about environments: what is written, what differs, and what to say besides. */
import { describe, expect, it } from 'vitest'
import { diffEnvironment, writtenRules } from '../../../src/core/environment/change.ts'
import { type DeclaredRules, type EnvironmentRules, NO_RULES } from '../../../src/core/environment/rules.ts'

const OPS = { kind: 'Team', id: 7, name: 'octo-org/ops' } as const
const MONA = { kind: 'User', id: 5, name: 'mona' } as const
const MAIN = { kind: 'listed', rules: [{ kind: 'branch', name: 'main' }] } as const
const diff = (rules: DeclaredRules, stored?: Partial<EnvironmentRules>) =>
  diffEnvironment({ name: 'prod', rules, source: 'f.yml:1:1' }, stored && { ...NO_RULES, ...stored })

describe('a line', () => {
  it('creates what is not there', () => {
    const { change, rules } = diff({ branches: MAIN })
    expect(change).toEqual({
      resource: 'environment',
      action: 'create',
      name: 'prod',
      source: 'f.yml:1:1',
      reason: 'It does not exist.',
      differences: [],
      written: { branches: ['main'] },
    })
    expect(rules.branches).toEqual(MAIN)
  })

  it('shows every rule that changes', () => {
    const stored = { waitMinutes: 5, reviewers: [OPS, MONA] }
    const { change } = diff(
      { waitMinutes: 9, reviewers: [OPS], preventSelfReview: true, branches: { kind: 'protected' } },
      stored,
    )
    expect(change.action).toBe('update')
    expect(change.differences).toEqual([
      { field: 'wait-minutes', from: '5', to: '9' },
      { field: 'reviewers', from: 'mona, octo-org/ops', to: 'octo-org/ops' },
      { field: 'prevent-self-review', from: 'false', to: 'true' },
      { field: 'branches', from: 'every branch and tag', to: 'protected branches' },
    ])
  })

  it('keeps what is as strict', () => {
    expect(diff({ waitMinutes: 5 }, { waitMinutes: 9 }).change.action).toBe('keep')
  })

  it('refuses what cannot be compared', () => {
    const { change } = diff({ branches: MAIN }, { branches: { kind: 'protected' } })
    expect(change).toMatchObject({ action: 'refuse', reason: 'configuration-invalid' })
    expect('why' in change && change.why).toContain('neither is the stricter choice')
  })
})

describe('what is written', () => {
  it('names what is set, by the words of the file', () => {
    const rules = { waitMinutes: 5, reviewers: [OPS, MONA], preventSelfReview: true, branches: MAIN }
    expect(writtenRules(rules)).toEqual({
      'wait-minutes': 5,
      reviewers: ['mona (5)', 'octo-org/ops (7)'],
      'prevent-self-review': true,
      branches: ['main'],
    })
    expect(writtenRules({ ...NO_RULES, branches: { kind: 'protected' } })).toEqual({ 'protected-branches': true })
  })

  it('says that there is nothing', () => {
    expect(writtenRules(NO_RULES)).toEqual({ rules: 'none' })
  })
})

describe('warnings', () => {
  it('are about an environment that anybody can use', () => {
    expect(diff({}).warnings).toEqual([
      'The environment "prod" has no rules: whoever may write to the repository can use its identity.',
    ])
    expect(diff({}, { waitMinutes: 1 }).warnings).toEqual([])
  })
  it('are about what stays stricter', () => {
    expect(diff({ waitMinutes: 1 }, { waitMinutes: 2 }).warnings).toEqual([
      'The environment "prod" is stricter than declared, and stays so. It waits 2 minutes, not 1.',
    ])
  })
  it('are about a rule that does nothing', () => {
    expect(diff({ preventSelfReview: true }, { waitMinutes: 2 }).warnings).toEqual([
      'The environment "prod" has no reviewers, and `prevent-self-review` does nothing without them.',
    ])
  })
})
