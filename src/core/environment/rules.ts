/** The protection rules of an environment: as GitHub stores them, as a file declares them, and the stricter of both. */
import { type BranchRule, coversRule, isSetUp, ruleText, sameRules } from './branch-rules.ts'

/** Who must approve a deployment; GitHub names them by number. */
export interface Reviewer {
  readonly kind: 'User' | 'Team'
  readonly id: number
  /** `octocat`, or `octo-org/ops` for a team. */
  readonly name: string
}

/** Which branches and tags may deploy. */
export type DeploymentBranches =
  | { readonly kind: 'all' }
  | { readonly kind: 'protected' }
  | { readonly kind: 'listed'; readonly rules: readonly BranchRule[] }

/** The rules of one environment. https://docs.github.com/en/rest/deployments/environments */
export interface EnvironmentRules {
  /** Minutes before a deployment; 0 without a wait. */
  readonly waitMinutes: number
  readonly reviewers: readonly Reviewer[]
  readonly preventSelfReview: boolean
  readonly branches: DeploymentBranches
}

/** What a file says of them; what it leaves out stays as it is. */
export type DeclaredRules = { readonly [K in keyof EnvironmentRules]?: EnvironmentRules[K] | undefined }

/** An environment that nothing protects. */
export const NO_RULES: EnvironmentRules = {
  waitMinutes: 0,
  reviewers: [],
  preventSelfReview: false,
  branches: { kind: 'all' },
}

/** The rules that shall hold, and what was declared and does not. */
export interface MergedRules {
  readonly rules: EnvironmentRules
  /** What is stored more strictly than declared, and stays so: one sentence each. */
  readonly stricter: readonly string[]
  /** What can be compared in no way, so that nobody may decide: one sentence each. */
  readonly incomparable: readonly string[]
}

/** One rule of both: the value that holds, and the sentence about it if there is one. */
interface Merged<T> {
  readonly value: T
  readonly stricter?: string
  readonly incomparable?: string
}

function mergeWait(stored: number, declared: number | undefined): Merged<number> {
  if (declared === undefined || declared === stored) return { value: stored }
  if (declared > stored) return { value: declared }
  return { value: stored, stricter: `It waits ${stored} minutes, not ${declared}.` }
}

/** Names reviewers for people, in a steady order. */
export function reviewerNames(reviewers: readonly Reviewer[]): string {
  return reviewers
    .map(({ name }) => name)
    .toSorted()
    .join(', ')
}

function includesAll(many: readonly Reviewer[], few: readonly Reviewer[]): boolean {
  return few.every(({ kind, id }) => many.some((each) => each.kind === kind && each.id === id))
}

/** One approval is enough, so that fewer reviewers are stricter; none at all is the weakest. */
function mergeReviewers(
  stored: readonly Reviewer[],
  declared: readonly Reviewer[] | undefined,
): Merged<readonly Reviewer[]> {
  if (declared === undefined || (includesAll(stored, declared) && includesAll(declared, stored)))
    return { value: stored }
  if (stored.length === 0) return { value: declared }
  if (declared.length > 0 && includesAll(stored, declared)) return { value: declared }
  if (declared.length === 0 || includesAll(declared, stored))
    return { value: stored, stricter: `Only ${reviewerNames(stored)} may approve.` }
  return {
    value: stored,
    incomparable: `The reviewers are ${reviewerNames(stored)}, and ${reviewerNames(declared)} are declared: neither is the stricter choice.`,
  }
}

function mergeSelfReview(stored: boolean, declared: boolean | undefined): Merged<boolean> {
  if (declared === undefined || declared === stored) return { value: stored }
  return declared ? { value: true } : { value: true, stricter: 'Nobody approves a run of their own.' }
}

/** Says which branches and tags may deploy. */
export function branchesText(branches: DeploymentBranches): string {
  switch (branches.kind) {
    case 'all':
      return 'every branch and tag'
    case 'protected':
      return 'protected branches'
    case 'listed':
      return branches.rules.map(ruleText).toSorted().join(', ') || 'nothing'
  }
}

function mergeBranches(
  stored: DeploymentBranches,
  declared: DeploymentBranches | undefined,
): Merged<DeploymentBranches> {
  if (declared === undefined || sameBranches(stored, declared)) return { value: stored }
  if (stored.kind === 'all') return { value: declared }
  const stays = { value: stored, stricter: `Only ${branchesText(stored)} may deploy.` }
  if (declared.kind === 'all') return stays
  if (stored.kind === 'listed' && declared.kind === 'listed') {
    // A list that was begun and not finished is nobody's rule yet.
    if (!isSetUp(stored.rules) || declared.rules.every((rule) => coversRule(stored.rules, rule)))
      return { value: declared }
    if (stored.rules.every((rule) => coversRule(declared.rules, rule))) return stays
  }
  return {
    value: stored,
    incomparable: `Deployments come from ${branchesText(stored)}, and ${branchesText(declared)} are declared: neither is the stricter choice.`,
  }
}

/** True when both let the same branches and tags deploy. */
export function sameBranches(one: DeploymentBranches, other: DeploymentBranches): boolean {
  if (one.kind === 'listed' && other.kind === 'listed') return sameRules(one.rules, other.rules)
  return one.kind === other.kind
}

/** Merges what a file declares into what is stored: each rule becomes the stricter of both, none is loosened. */
export function mergeRules(stored: EnvironmentRules, declared: DeclaredRules): MergedRules {
  const wait = mergeWait(stored.waitMinutes, declared.waitMinutes)
  const reviewers = mergeReviewers(stored.reviewers, declared.reviewers)
  const selfReview = mergeSelfReview(stored.preventSelfReview, declared.preventSelfReview)
  const branches = mergeBranches(stored.branches, declared.branches)
  const all: readonly Merged<unknown>[] = [wait, reviewers, selfReview, branches]
  return {
    rules: {
      waitMinutes: wait.value,
      reviewers: reviewers.value,
      // It is a part of the rule about reviewers, and without them there is none.
      preventSelfReview: selfReview.value && reviewers.value.length > 0,
      branches: branches.value,
    },
    stricter: all.flatMap(({ stricter }) => stricter ?? []),
    incomparable: all.flatMap(({ incomparable }) => incomparable ?? []),
  }
}

/** True when a rule stands between a workflow and the environment. */
export function isProtecting({ waitMinutes = 0, reviewers = [], branches }: DeclaredRules): boolean {
  return waitMinutes > 0 || reviewers.length > 0 || (branches !== undefined && branches.kind !== 'all')
}
