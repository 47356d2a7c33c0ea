/** Rules of branches and tags: which admit no more than others, and the steps from one list to another. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BranchRule,
  branchRuleSteps,
  coversRule,
  holdsRule,
  isSetUp,
  ruleText,
  sameRules,
  UNFINISHED,
} from '../../../src/core/environment/branch-rules.ts'

const branch = (name: string): BranchRule => ({ kind: 'branch', name })
const tag = (name: string): BranchRule => ({ kind: 'tag', name })

describe('what covers what', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['main', 'main', true],
    ['main', 'Main', false],
    ['release/*', 'release/1', true],
    ['release/*', 'release/1*', true],
    ['release/*', 'release/1/2', false],
    ['*', 'main', true],
    ['*', 'release/1', false],
    ['r*e', 'rare', true],
    ['r*e', 'r*', false],
    ['a.c', 'abc', false],
    ['a+(b)|c^$-', 'a+(b)|c^$-', true],
    ['**', 'main', false],
    ['**', '**', true],
    ['release/?', 'release/1', false],
    ['release/[ab]', 'release/[ab]', true],
    ['*', 'x?', false],
  ]
  it.each(cases)('%s covers %s: %s', (pattern, rule, expected) => {
    expect(coversRule([branch(pattern)], branch(rule))).toBe(expected)
  })

  it('a branch covers no tag', () => {
    expect(coversRule([branch('*')], tag('v1'))).toBe(false)
  })

  it('one of several suffices', () => {
    expect(coversRule([branch('main'), tag('v*')], tag('v1'))).toBe(true)
  })
})

const rule = fc.record({
  kind: fc.constantFrom('branch' as const, 'tag' as const),
  name: fc.constantFrom('main', 'release/*', 'v*', 'dev', 'a/b'),
})
const rules = fc.uniqueArray(rule, { selector: ruleText, maxLength: 4 })

/** Every list that stands for a moment on the way. */
function moments(stored: readonly BranchRule[], wanted: readonly BranchRule[]): readonly (readonly BranchRule[])[] {
  const { add, remove } = branchRuleSteps(stored, wanted)
  const lists = [stored]
  for (const each of add) lists.push([...(lists.at(-1) ?? []), each])
  for (const each of remove) lists.push((lists.at(-1) ?? []).filter((known) => !sameRules([known], [each])))
  return lists
}

describe('steps', () => {
  it('end at what is wanted', () => {
    fc.assert(
      fc.property(rules, rules, (stored, wanted) => {
        expect(sameRules(moments(stored, wanted).at(-1) ?? [], wanted)).toBe(true)
      }),
    )
  })

  it('of a new list are unfinished until the last', () => {
    fc.assert(
      fc.property(rules, (wanted) => {
        for (const list of moments([], wanted).slice(0, -1)) expect(isSetUp(list)).toBe(false)
      }),
    )
  })

  it('go on where a killed run left them', () => {
    fc.assert(
      fc.property(rules, fc.nat(8), (wanted, at) => {
        const lists = moments([], wanted)
        const left = lists[at % lists.length] ?? []
        expect(sameRules(moments(left, wanted).at(-1) ?? [], wanted)).toBe(true)
      }),
    )
  })

  it('never admit what neither list admits, but the sign of a list that is set up', () => {
    fc.assert(
      fc.property(rules, rules, (stored, wanted) => {
        const known = [...stored, ...wanted, UNFINISHED]
        for (const list of moments(stored, wanted)) expect(list.every((each) => holdsRule(known, each))).toBe(true)
      }),
    )
  })

  it('need no sign for one rule, nor for a list that is there', () => {
    expect(branchRuleSteps([], [branch('main')])).toEqual({ add: [branch('main')], remove: [] })
    expect(branchRuleSteps([branch('main')], [branch('dev'), tag('v*')])).toEqual({
      add: [branch('dev'), tag('v*')],
      remove: [branch('main')],
    })
  })
})

it('rules are spelled for people', () => {
  expect([branch('main'), tag('v*')].map(ruleText)).toEqual(['main', 'tag v*'])
})
