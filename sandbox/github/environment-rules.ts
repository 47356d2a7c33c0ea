/**
 * Which protection rules GitHub takes for an environment, and how it shows them.
 * https://docs.github.com/en/rest/deployments/environments#create-or-update-an-environment
 */
import { type Answer, asRecord } from '../http/answer.ts'
import { numericId } from '../world/stable-id.ts'
import type { Environment, Repository, World } from '../world/state.ts'
import { restError } from './rest-answer.ts'

const PROPERTIES = ['wait_timer', 'prevent_self_review', 'reviewers', 'deployment_branch_policy']
const MOST_REVIEWERS = 6
/** Thirty days, in minutes. */
const LONGEST_WAIT = 43_200

interface Reviewer {
  readonly type: 'User' | 'Team'
  readonly id: number
}

type GitHub = World['github']

/** A refusal of the body, or undefined where GitHub takes it. */
export function judgeEnvironment(
  body: Readonly<Record<string, unknown>>,
  repository: Repository,
  github: GitHub,
): Answer | undefined {
  const unknown = Object.keys(body).filter((key) => !PROPERTIES.includes(key))
  if (unknown.length > 0) return invalid(`No subschema in "anyOf" matched; ${unknown.join(', ')} is not permitted.`)
  return judgeShape(body, github) ?? judgePlan(body, repository) ?? judgeReviewers(body, repository, github)
}

function invalid(why: string): Answer {
  return restError(422, `Invalid request.\n\n${why}`)
}

function judgeShape(body: Readonly<Record<string, unknown>>, { installed_version }: GitHub): Answer | undefined {
  const { wait_timer: wait, prevent_self_review: self, reviewers, deployment_branch_policy: policy } = body
  if (wait !== undefined && !(Number.isInteger(wait) && Number(wait) >= 0 && Number(wait) <= LONGEST_WAIT))
    return invalid(`${JSON.stringify(wait)} is not an integer from 0 to ${LONGEST_WAIT}.`)
  if (self !== undefined && typeof self !== 'boolean') return invalid(`${JSON.stringify(self)} is not a boolean.`)
  // https://docs.github.com/en/enterprise-server@3.10/rest/deployments/environments knows no such parameter.
  if (self !== undefined && isBefore(installed_version, 11)) return invalid('prevent_self_review is not permitted.')
  if (reviewers !== undefined && reviewers !== null && !(Array.isArray(reviewers) && reviewers.every(isReviewer)))
    return invalid('reviewers is not an array of { type, id }.')
  if (policy === undefined || policy === null) return undefined
  const { protected_branches, custom_branch_policies } = asRecord(policy)
  if (typeof protected_branches !== 'boolean' || typeof custom_branch_policies !== 'boolean')
    return invalid('deployment_branch_policy needs protected_branches and custom_branch_policies.')
  if (protected_branches === custom_branch_policies)
    return restError(422, 'protected_branches and custom_branch_policies cannot have the same value')
  return undefined
}

function isBefore(version: string | undefined, minor: number): boolean {
  const [, found] = /^3\.(\d+)/.exec(version ?? '') ?? []
  return found !== undefined && Number(found) < minor
}

function isReviewer(value: unknown): value is Reviewer {
  const { type, id } = asRecord(value)
  return (type === 'User' || type === 'Team') && Number.isInteger(id)
}

/** Private repositories need a plan for rules: without one even harmless rules are refused. */
function judgePlan(body: Readonly<Record<string, unknown>>, { visibility, plan }: Repository): Answer | undefined {
  if (visibility === 'public' || plan === 'enterprise') return undefined
  const wanted =
    plan === 'free'
      ? PROPERTIES.find((name) => body[name] !== undefined)
      : (['reviewers', 'wait_timer'] as const).find((name) => isEffective(body[name]))
  if (wanted === undefined) return undefined
  const rule = { wait_timer: 'wait timer', deployment_branch_policy: 'branch policy' }[wanted] ?? 'required reviewers'
  return restError(
    422,
    `Failed to create the environment protection rule. Please ensure the billing plan supports the ${rule} protection rule.`,
  )
}

function isEffective(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'number' && value > 0
}

function judgeReviewers(
  { reviewers }: Readonly<Record<string, unknown>>,
  repository: Repository,
  github: GitHub,
): Answer | undefined {
  const wanted = Array.isArray(reviewers) ? reviewers.filter(isReviewer) : []
  if (wanted.length > MOST_REVIEWERS)
    return restError(422, 'Validation Failed', [`At most ${MOST_REVIEWERS} reviewers can be configured`])
  const refused = wanted.filter((each) => !mayReview(each, repository, github))
  if (refused.length === 0) return undefined
  return restError(
    422,
    'Validation Failed',
    refused.map(({ type, id }) => `${type} ${id} must have at least read access to the repository`),
  )
}

function mayReview({ type, id }: Reviewer, repository: Repository, { users, teams }: GitHub): boolean {
  if (type === 'Team') {
    const owner = repository.owner.login.toLowerCase()
    return teams.some(
      (team) => team.id === id && team.organization.toLowerCase() === owner && team.slug in repository.teams,
    )
  }
  const user = users.find((entry) => entry.id === id)
  return user !== undefined && permissionOf(repository, user.login) !== 'none'
}

/** What a person may do in a repository; everybody reads a public one. */
export function permissionOf(
  { collaborators, owner, visibility }: Repository,
  login: string,
): 'none' | 'read' | 'write' | 'admin' {
  const same = (name: string) => name.toLowerCase() === login.toLowerCase()
  if (same(owner.login)) return 'admin'
  const found = Object.entries(collaborators).find(([name]) => same(name))
  return found?.[1] ?? (visibility === 'public' ? 'read' : 'none')
}

/** The rules that a body sets, as GitHub shows them; rules of apps (custom ones) are set elsewhere and stay. */
export function rulesOf(
  body: Readonly<Record<string, unknown>>,
  { id, protection_rules }: Environment,
  github: GitHub,
): Pick<Environment, 'protection_rules' | 'deployment_branch_policy'> {
  const { wait_timer, prevent_self_review = false, reviewers, deployment_branch_policy: policy } = body
  const rule = (type: string, more: Record<string, unknown> = {}) => {
    const number = numericId(`${id} ${type}`)
    return { id: number, node_id: `GA_${number}`, type, ...more }
  }
  const ours = new Set(['wait_timer', 'required_reviewers', 'branch_policy'])
  const wanted = Array.isArray(reviewers) ? reviewers.filter(isReviewer) : []
  return {
    protection_rules: [
      ...protection_rules.filter(({ type }) => !ours.has(String(type))),
      ...(isEffective(wait_timer) ? [rule('wait_timer', { wait_timer })] : []),
      ...(wanted.length > 0
        ? [rule('required_reviewers', { prevent_self_review, reviewers: wanted.map((each) => shown(each, github)) })]
        : []),
      ...(policy ? [rule('branch_policy')] : []),
    ],
    deployment_branch_policy: policy ? (structuredClone(policy) as Environment['deployment_branch_policy']) : null,
  }
}

function shown({ type, id }: Reviewer, { users, teams }: GitHub): Record<string, unknown> {
  if (type === 'User') return { type, reviewer: { ...users.find((user) => user.id === id), type } }
  const { slug, name } = teams.find((team) => team.id === id) ?? {}
  return { type, reviewer: { id, slug, name } }
}
