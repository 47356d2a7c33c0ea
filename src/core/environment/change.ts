/** The line of a plan about an environment: which rules shall hold, and what that changes. */
import type { ResourceChangeOf, Written } from '../plan/resource-change.ts'
import type { Difference } from '../plan/verdict.ts'
import { ruleText } from './branch-rules.ts'
import {
  branchesText,
  type DeclaredRules,
  type EnvironmentRules,
  isProtecting,
  mergeRules,
  NO_RULES,
  reviewerNames,
  sameBranches,
} from './rules.ts'

export type EnvironmentChange = ResourceChangeOf<'environment', Written>

/** An environment that a file declares. */
export interface DesiredEnvironment {
  readonly name: string
  readonly rules: DeclaredRules
  /** Where it is declared. */
  readonly source: string
}

/** A line with what it would put in place, and what to say about it. */
export interface EnvironmentLine {
  readonly change: EnvironmentChange
  /** The rules that hold once it is carried out. */
  readonly rules: EnvironmentRules
  readonly warnings: readonly string[]
}

/** Everything that is written, by the names of a configuration file; what is not set is left out. */
export function writtenRules({ waitMinutes, reviewers, preventSelfReview, branches }: EnvironmentRules): Written {
  const written = {
    ...(waitMinutes > 0 && { 'wait-minutes': waitMinutes }),
    ...(reviewers.length > 0 && { reviewers: reviewers.map(({ name, id }) => `${name} (${id})`).toSorted() }),
    ...(preventSelfReview && { 'prevent-self-review': true }),
    ...(branches.kind === 'protected' && { 'protected-branches': true }),
    ...(branches.kind === 'listed' && { branches: branches.rules.map(ruleText).toSorted() }),
  }
  return Object.keys(written).length === 0 ? { rules: 'none' } : written
}

function differencesOf(from: EnvironmentRules, to: EnvironmentRules): readonly Difference[] {
  const fields: readonly (readonly [string, string, string])[] = [
    ['wait-minutes', String(from.waitMinutes), String(to.waitMinutes)],
    ['reviewers', reviewerNames(from.reviewers), reviewerNames(to.reviewers)],
    ['prevent-self-review', String(from.preventSelfReview), String(to.preventSelfReview)],
  ]
  const branches = sameBranches(from.branches, to.branches)
    ? []
    : [{ field: 'branches', from: branchesText(from.branches), to: branchesText(to.branches) }]
  return [...fields.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, from: a, to: b })), ...branches]
}

function warningsOf(
  { name, rules: declared }: DesiredEnvironment,
  rules: EnvironmentRules,
  stricter: readonly string[],
): readonly string[] {
  const selfReview = declared.preventSelfReview === true && rules.reviewers.length === 0
  return [
    ...(isProtecting(rules)
      ? []
      : [`The environment "${name}" has no rules: whoever may write to the repository can use its identity.`]),
    ...stricter.map((sentence) => `The environment "${name}" is stricter than declared, and stays so. ${sentence}`),
    ...(selfReview
      ? [`The environment "${name}" has no reviewers, and \`prevent-self-review\` does nothing without them.`]
      : []),
  ]
}

/** Compares what a file declares with what is stored; undefined where the environment does not exist. */
export function diffEnvironment(desired: DesiredEnvironment, stored: EnvironmentRules | undefined): EnvironmentLine {
  const { name, source } = desired
  const { rules, stricter, incomparable } = mergeRules(stored ?? NO_RULES, desired.rules)
  const differences = stored === undefined ? [] : differencesOf(stored, rules)
  const line = { resource: 'environment', name, source, differences, written: writtenRules(rules) } as const
  const warnings = warningsOf(desired, rules, stricter)
  if (stored === undefined)
    return { change: { ...line, action: 'create', reason: 'It does not exist.' }, rules, warnings }
  if (incomparable.length > 0) {
    const why = `${incomparable.join(' ')} Change the file, or the settings of the repository by hand.`
    return { change: { ...line, action: 'refuse', reason: 'configuration-invalid', why }, rules, warnings }
  }
  const change: EnvironmentChange =
    differences.length === 0
      ? { ...line, action: 'keep', reason: 'Its rules are at least as strict as declared.' }
      : { ...line, action: 'update', reason: 'Its rules are weaker than declared.' }
  return { change, rules, warnings }
}
