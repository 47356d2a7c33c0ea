/** Rules of environments: what a file declares never loosens what is stored. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BranchRule, coversRule, UNFINISHED } from '../../../src/core/environment/branch-rules.ts'
import {
  branchesText,
  type DeclaredRules,
  type DeploymentBranches,
  type EnvironmentRules,
  isProtecting,
  mergeRules,
  NO_RULES,
  type Reviewer,
} from '../../../src/core/environment/rules.ts'

const person = (id: number): Reviewer => ({ kind: 'User', id, name: `person-${id}` })
const team = (id: number): Reviewer => ({ kind: 'Team', id, name: `octo-org/team-${id}` })
const branch = (name: string): BranchRule => ({ kind: 'branch', name })
const listed = (...names: readonly string[]): DeploymentBranches => ({ kind: 'listed', rules: names.map(branch) })
const merge = (stored: Partial<EnvironmentRules>, declared: DeclaredRules) =>
  mergeRules({ ...NO_RULES, ...stored }, declared)

describe('a wait', () => {
  it('grows', () => expect(merge({ waitMinutes: 5 }, { waitMinutes: 30 }).rules.waitMinutes).toBe(30))
  it('stays where the file says less, and says so', () => {
    const { rules, stricter } = merge({ waitMinutes: 30 }, { waitMinutes: 5 })
    expect(rules.waitMinutes).toBe(30)
    expect(stricter).toEqual(['It waits 30 minutes, not 5.'])
  })
  it('stays where the file says nothing, or the same', () => {
    expect(merge({ waitMinutes: 30 }, {}).stricter).toEqual([])
    expect(merge({ waitMinutes: 30 }, { waitMinutes: 30 }).stricter).toEqual([])
  })
})

describe('reviewers', () => {
  it('come where there were none', () => {
    expect(merge({}, { reviewers: [person(1)] }).rules.reviewers).toEqual([person(1)])
  })
  it('become fewer, since one approval is enough', () => {
    expect(merge({ reviewers: [person(1), team(1)] }, { reviewers: [team(1)] }).rules.reviewers).toEqual([team(1)])
  })
  it('never become more, nor none', () => {
    for (const reviewers of [[person(1), team(1)], []]) {
      const { rules, stricter } = merge({ reviewers: [team(1)] }, { reviewers })
      expect(rules.reviewers).toEqual([team(1)])
      expect(stricter).toEqual(['Only octo-org/team-1 may approve.'])
    }
  })
  it('that are others cannot be compared', () => {
    const { rules, incomparable } = merge({ reviewers: [person(1)] }, { reviewers: [team(1)] })
    expect(rules.reviewers).toEqual([person(1)])
    expect(incomparable).toHaveLength(1)
  })
  it('in another order are the same', () => {
    const { stricter, incomparable } = merge({ reviewers: [person(1), team(1)] }, { reviewers: [team(1), person(1)] })
    expect([...stricter, ...incomparable]).toEqual([])
  })
})

describe('reviews of own runs', () => {
  it('are prevented where there are reviewers', () => {
    expect(merge({ reviewers: [person(1)] }, { preventSelfReview: true }).rules.preventSelfReview).toBe(true)
    expect(merge({}, { preventSelfReview: true }).rules.preventSelfReview).toBe(false)
  })
  it('stay prevented', () => {
    const stored = { reviewers: [person(1)], preventSelfReview: true }
    const { rules, stricter } = merge(stored, { preventSelfReview: false })
    expect(rules.preventSelfReview).toBe(true)
    expect(stricter).toEqual(['Nobody approves a run of their own.'])
    expect(merge(stored, { preventSelfReview: true }).stricter).toEqual([])
  })
})

describe('branches', () => {
  it('are restricted where all could deploy', () => {
    expect(merge({}, { branches: listed('main') }).rules.branches).toEqual(listed('main'))
    expect(merge({}, { branches: { kind: 'protected' } }).rules.branches).toEqual({ kind: 'protected' })
  })
  it('become fewer', () => {
    expect(merge({ branches: listed('main', 'release/*') }, { branches: listed('release/1') }).rules.branches).toEqual(
      listed('release/1'),
    )
  })
  it('never become more', () => {
    const stored = { branches: listed('release/1') }
    for (const declared of [listed('main', 'release/*'), { kind: 'all' } as const]) {
      const { rules, stricter } = merge(stored, { branches: declared })
      expect(rules.branches).toEqual(listed('release/1'))
      expect(stricter).toEqual(['Only release/1 may deploy.'])
    }
  })
  it('that are others, or of another kind, cannot be compared', () => {
    expect(merge({ branches: listed('main') }, { branches: listed('dev') }).incomparable).toHaveLength(1)
    expect(merge({ branches: listed('main') }, { branches: { kind: 'protected' } }).incomparable).toHaveLength(1)
    expect(merge({ branches: { kind: 'protected' } }, { branches: listed('main') }).incomparable).toEqual([
      'Deployments come from protected branches, and main are declared: neither is the stricter choice.',
    ])
  })
  it('that are the same are kept', () => {
    expect(merge({ branches: listed('a', 'b') }, { branches: listed('b', 'a') }).stricter).toEqual([])
    expect(merge({ branches: { kind: 'protected' } }, { branches: { kind: 'protected' } }).stricter).toEqual([])
  })
  it('of a list that nobody finished are as declared', () => {
    for (const rules of [[], [UNFINISHED, branch('main')]]) {
      const merged = merge({ branches: { kind: 'listed', rules } }, { branches: listed('main', 'dev') })
      expect(merged.rules.branches).toEqual(listed('main', 'dev'))
    }
  })
  it('are spelled for people', () => {
    expect([listed(), listed('main', 'dev'), { kind: 'all' } as const].map(branchesText)).toEqual([
      'nothing',
      'dev, main',
      'every branch and tag',
    ])
  })
})

const reviewers = fc.uniqueArray(fc.constantFrom(person(1), person(2), team(1)), { maxLength: 3 })
const branches: fc.Arbitrary<DeploymentBranches> = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.constant({ kind: 'protected' } as const),
  fc
    .uniqueArray(fc.constantFrom('main', 'dev', 'release/*', 'release/1'), { minLength: 1 })
    .map((names) => listed(...names)),
)
const anyRules = fc.record({
  waitMinutes: fc.nat(60),
  reviewers,
  preventSelfReview: fc.constant(false),
  branches,
})

describe('whatever is declared', () => {
  it('loosens nothing', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (stored, declared) => {
        const { rules } = mergeRules(stored, declared)
        expect(rules.waitMinutes).toBeGreaterThanOrEqual(stored.waitMinutes)
        if (stored.reviewers.length > 0) {
          expect(rules.reviewers.length).toBeGreaterThan(0)
          expect(rules.reviewers.every((each) => stored.reviewers.includes(each))).toBe(true)
        }
        const { branches: before } = stored
        if (before.kind === 'protected') expect(rules.branches.kind).toBe('protected')
        if (before.kind === 'listed' && rules.branches.kind === 'listed')
          expect(rules.branches.rules.every((each) => coversRule(before.rules, each))).toBe(true)
      }),
    )
  })

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (stored, declared) => {
        const { rules } = mergeRules(stored, declared)
        expect(mergeRules(rules, declared).rules).toEqual(rules)
      }),
    )
  })
})

describe('protection', () => {
  it('is any rule that stands in the way', () => {
    expect(isProtecting({ waitMinutes: 1 })).toBe(true)
    expect(isProtecting({ reviewers: [person(1)] })).toBe(true)
    expect(isProtecting({ branches: { kind: 'protected' } })).toBe(true)
  })
  it('is nothing else', () => {
    expect(isProtecting({})).toBe(false)
    expect(isProtecting(NO_RULES)).toBe(false)
  })
})
