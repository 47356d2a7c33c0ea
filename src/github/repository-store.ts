/** GitHub's REST API for environments, their rules and their variables, with the rights of `github-token`. */
import { type BranchRule, holdsRule } from '../core/environment/branch-rules.ts'
import type { DeploymentBranches, EnvironmentRules, Reviewer } from '../core/environment/rules.ts'
import type { RepositoryStore, RepositoryWrite } from '../federation/ports-repository.ts'
import { type Ask, at, createAsk, parts } from './ask.ts'
import type { GitHubApi } from './octokit.ts'
import { createRateLimitRecord } from './rate-limit.ts'
import type { RestPurpose } from './rest-failure.ts'
import { findReviewer } from './reviewer.ts'

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = at(value, key)
  return Array.isArray(list) ? list : []
}

const ENVIRONMENT = '/repos/{owner}/{repo}/environments/{environment_name}'
const RULES = `${ENVIRONMENT}/deployment-branch-policies`
const VARIABLES = `${ENVIRONMENT}/variables`
const PAGE = { rules: 100, variables: 30 }
const MOST_PAGES = 20

function toReviewer(value: unknown, owner: string): readonly Reviewer[] {
  const [kind, id] = [at(value, 'type'), at(at(value, 'reviewer'), 'id')]
  const name = at(at(value, 'reviewer'), kind === 'Team' ? 'slug' : 'login')
  if ((kind !== 'User' && kind !== 'Team') || typeof id !== 'number') return []
  return [{ kind, id, name: kind === 'Team' ? `${owner}/${String(name)}` : String(name) }]
}

/** The rules of an answer; `listed` are its branch policies, which are asked for by themselves. */
function toRules(data: unknown, owner: string, listed: readonly BranchRule[]): EnvironmentRules {
  const rules = listOf(data, 'protection_rules')
  const ruleOf = (type: string) => rules.find((each) => at(each, 'type') === type)
  const wait = at(ruleOf('wait_timer'), 'wait_timer')
  const reviews = ruleOf('required_reviewers')
  const policy = at(data, 'deployment_branch_policy')
  const branches: DeploymentBranches =
    at(policy, 'custom_branch_policies') === true
      ? { kind: 'listed', rules: listed }
      : { kind: at(policy, 'protected_branches') === true ? 'protected' : 'all' }
  return {
    waitMinutes: typeof wait === 'number' ? wait : 0,
    reviewers: listOf(reviews, 'reviewers').flatMap((each) => toReviewer(each, owner)),
    preventSelfReview: at(reviews, 'prevent_self_review') === true,
    branches,
  }
}

/** What is sent: whatever is not, GitHub may take away, and older servers know no `prevent_self_review`. */
export function toEnvironmentBody({ waitMinutes, reviewers, preventSelfReview, branches }: EnvironmentRules) {
  const policy = {
    protected_branches: branches.kind === 'protected',
    custom_branch_policies: branches.kind === 'listed',
  }
  return {
    ...(waitMinutes > 0 && { wait_timer: waitMinutes }),
    ...(reviewers.length > 0 && { reviewers: reviewers.map(({ kind, id }) => ({ type: kind, id })) }),
    ...(preventSelfReview && { prevent_self_review: true }),
    ...(branches.kind !== 'all' && { deployment_branch_policy: policy }),
  }
}

function toRule(value: unknown): BranchRule {
  return { kind: at(value, 'type') === 'tag' ? 'tag' : 'branch', name: String(at(value, 'name')) }
}

const DONE: RepositoryWrite = { kind: 'done' }
const UNSETTLED: RepositoryWrite = { kind: 'unsettled' }

/** Nobody knows whether a write that was answered by a failure of the service has happened. */
function settled({ status, failure }: Awaited<ReturnType<Ask>>): RepositoryWrite {
  return failure === undefined || status === 303 ? DONE : UNSETTLED
}

const DOUBTFUL = [404, 409, 500, 502, 503, 504]

/** Builds the store over GitHub's REST API. */
export function createRepositoryStore(api: GitHubApi): RepositoryStore {
  const limit = createRateLimitRecord()
  const ask = createAsk(api, limit)
  const reading = (fullName: string): RestPurpose => ({
    what: `read environments of ${fullName}`,
    permission: 'Actions: read',
  })
  const ruling = (fullName: string): RestPurpose => ({
    what: `write environments of ${fullName}`,
    permission: 'Administration: write',
  })
  const varying = (fullName: string, level: 'read' | 'write'): RestPurpose => ({
    what: `${level} variables of environments of ${fullName}`,
    permission: `Environments: ${level}`,
  })

  async function pages(
    route: string,
    key: string,
    size: number,
    parameters: Readonly<Record<string, unknown>>,
    purpose: RestPurpose,
  ): Promise<readonly unknown[]> {
    const all: unknown[] = []
    for (let page = 1; page <= MOST_PAGES; page++) {
      const { data } = await ask(`GET ${route}`, { ...parameters, per_page: size, page }, purpose, [404])
      const items = listOf(data, key)
      all.push(...items)
      if (items.length < size) break
    }
    return all
  }

  const policies = (fullName: string, environment_name: string) =>
    pages(RULES, 'branch_policies', PAGE.rules, { ...parts(fullName), environment_name }, reading(fullName))

  return {
    environment: async (fullName, environment_name) => {
      const place = { ...parts(fullName), environment_name }
      const { status, data } = await ask(`GET ${ENVIRONMENT}`, place, reading(fullName), [404])
      if (status === 404) return undefined
      const isListed = at(at(data, 'deployment_branch_policy'), 'custom_branch_policies') === true
      const listed = isListed ? (await policies(fullName, environment_name)).map(toRule) : []
      return { name: String(at(data, 'name')), rules: toRules(data, place.owner, listed) }
    },
    putEnvironment: async (fullName, environment_name, rules) => {
      const body = { ...parts(fullName), environment_name, ...toEnvironmentBody(rules) }
      const answer = await ask(`PUT ${ENVIRONMENT}`, body, ruling(fullName), [409, 422, 500, 502, 503, 504])
      if (answer.status !== 422) return settled(answer)
      const said = answer.failure?.message ?? ''
      return { kind: /\b(?:billing )?plan\b/i.test(said) ? 'no-plan' : 'invalid', said }
    },
    addBranchRule: async (fullName, environment_name, { kind, name }) =>
      settled(
        await ask(`POST ${RULES}`, { ...parts(fullName), environment_name, name, type: kind }, ruling(fullName), [
          303,
          ...DOUBTFUL,
        ]),
      ),
    removeBranchRule: async (fullName, environment_name, rule) => {
      const found = (await policies(fullName, environment_name)).find((each) => holdsRule([toRule(each)], rule))
      if (found === undefined) return DONE
      const place = { ...parts(fullName), environment_name, branch_policy_id: at(found, 'id') }
      return settled(await ask(`DELETE ${RULES}/{branch_policy_id}`, place, ruling(fullName), DOUBTFUL))
    },
    variables: async (fullName, environment_name) => {
      const place = { ...parts(fullName), environment_name }
      const all = await pages(VARIABLES, 'variables', PAGE.variables, place, varying(fullName, 'read'))
      return new Map(all.map((each) => [String(at(each, 'name')).toUpperCase(), String(at(each, 'value'))]))
    },
    createVariable: async (fullName, environment_name, name, value) => {
      const body = { ...parts(fullName), environment_name, name, value }
      return settled(await ask(`POST ${VARIABLES}`, body, varying(fullName, 'write'), DOUBTFUL))
    },
    updateVariable: async (fullName, environment_name, name, value) => {
      const body = { ...parts(fullName), environment_name, name, value }
      return settled(await ask(`PATCH ${VARIABLES}/{name}`, body, varying(fullName, 'write'), DOUBTFUL))
    },
    reviewer: (fullName, name) => findReviewer(ask, fullName, name),
    rateLimit: limit.left,
  }
}
