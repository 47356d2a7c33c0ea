/** Knows GitHub's REST answers about environments and their branch policies. */
import { type Answer, answer } from '../http/answer.ts'
import type { Environment, Repository } from '../world/state.ts'
import { restNotFound } from './rest-answer.ts'

/** `…/environments`, `…/environments/{name}` and `…/deployment-branch-policies`; names ignore case. */
export function environmentRoute(repository: Repository, tail: readonly string[]): Answer {
  const { environments } = repository
  if (tail.length === 0) {
    return answer(200, { total_count: environments.length, environments: environments.map(toObject) })
  }
  // A name with slashes comes as one encoded segment.
  const name = decodeURIComponent(tail[0] ?? '').toLowerCase()
  const environment = environments.find((entry) => entry.name.toLowerCase() === name)
  if (environment === undefined) return restNotFound()
  if (tail.length === 1) return answer(200, toObject(environment))
  if (tail[1] !== 'deployment-branch-policies') return restNotFound()
  const policies = environment.branch_policies.map((policy, index) => ({ id: 361471 + index, ...policy }))
  return answer(200, { total_count: policies.length, branch_policies: policies })
}

function toObject(environment: Environment): Record<string, unknown> {
  const { name, protection_rules, deployment_branch_policy } = environment
  return { id: 161088068, name, protection_rules, deployment_branch_policy }
}
