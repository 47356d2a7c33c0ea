/** Rules of which branches and tags may deploy: when one admits no more than another, and how a list is changed step by step. */

/** A name or pattern; `*` stops at a slash. https://docs.github.com/en/rest/deployments/branch-policies */
export interface BranchRule {
  readonly kind: 'branch' | 'tag'
  readonly name: string
}

/**
 * Stands in a list while it is being set up: GitHub takes one rule per request, and a run that is killed in between leaves a
 * list that looks like somebody's stricter choice. With this in it, the next run knows that it is not.
 */
export const UNFINISHED: BranchRule = {
  kind: 'tag',
  name: 'entra-workload-identity-federation/rules-are-being-set-up',
}

/** Spells a rule: `main`, or `tag v*`. */
export function ruleText({ kind, name }: BranchRule): string {
  return kind === 'tag' ? `tag ${name}` : name
}

function sameRule(one: BranchRule, other: BranchRule): boolean {
  return one.kind === other.kind && one.name === other.name
}

/** True when a list holds a rule. */
export function holdsRule(rules: readonly BranchRule[], rule: BranchRule): boolean {
  return rules.some((each) => sameRule(each, rule))
}

/** True when both lists hold the same rules. */
export function sameRules(one: readonly BranchRule[], other: readonly BranchRule[]): boolean {
  return one.every((rule) => holdsRule(other, rule)) && other.every((rule) => holdsRule(one, rule))
}

/** True when a list is somebody's finished choice: an empty one, and one with `UNFINISHED`, are not. */
export function isSetUp(rules: readonly BranchRule[]): boolean {
  return rules.length > 0 && !holdsRule(rules, UNFINISHED)
}

// Besides `*`, GitHub's patterns know `**`, `?`, `[…]` and more (Ruby's fnmatch); such ones are compared by the letter.
const PLAIN = /^[^*?[\]{}\\!]*(?:\*[^*?[\]{}\\!]+)*\*?$/

function covers(pattern: BranchRule, rule: BranchRule): boolean {
  if (sameRule(pattern, rule)) return true
  if (pattern.kind !== rule.kind || !PLAIN.test(pattern.name) || !PLAIN.test(rule.name)) return false
  const source = pattern.name.replaceAll(/[.+^$|()-]/g, '\\$&').replaceAll('*', '[^/]*')
  return new RegExp(`^${source}$`).test(rule.name)
}

/** True when everything that a rule admits is admitted by one of a list. */
export function coversRule(rules: readonly BranchRule[], rule: BranchRule): boolean {
  return rules.some((each) => covers(each, rule))
}

/** What makes one list of another, in this order, so that no moment between admits more than before and after. */
export interface BranchRuleSteps {
  readonly add: readonly BranchRule[]
  readonly remove: readonly BranchRule[]
}

/** Finds the steps from a stored list to a wanted one; a list that takes several steps is unfinished until the last. */
export function branchRuleSteps(stored: readonly BranchRule[], wanted: readonly BranchRule[]): BranchRuleSteps {
  const missing = wanted.filter((rule) => !holdsRule(stored, rule))
  const begins = stored.length === 0 && missing.length > 1
  const present = begins ? [UNFINISHED] : stored
  return {
    add: begins ? [UNFINISHED, ...missing] : missing,
    remove: present.filter((rule) => !holdsRule(wanted, rule)),
  }
}
