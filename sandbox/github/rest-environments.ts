/** GitHub's REST answers about environments and their branch policies. */
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Environment, Repository } from '../world/state.ts'
import { restNotFound } from './rest-answer.ts'
import { restPage } from './rest-page.ts'
import type { RestRequest } from './rest-request.ts'

/** `…/environments`, `…/environments/{name}` and `…/deployment-branch-policies`; names ignore case. */
export function environmentRoute(request: RestRequest, repository: Repository, tail: readonly string[]): Answer {
  const { environments } = repository
  if (tail.length === 0) {
    return restPage(request, environments, (page) => ({
      total_count: environments.length,
      environments: page.map(toObject),
    }))
  }
  // A name with slashes comes as one encoded segment.
  const name = decodeURIComponent(tail[0] ?? '').toLowerCase()
  const environment = environments.find((entry) => entry.name.toLowerCase() === name)
  if (environment === undefined) return restNotFound()
  if (tail.length === 1) return answer(200, toObject(environment))
  if (tail[1] !== 'deployment-branch-policies' || tail.length > 2) {
    return notSimulated(`${request.method} environments/{name}/${tail.slice(1).join('/')}`)
  }
  const policies = environment.branch_policies.map((policy, index) => ({ id: environment.id * 10 + index, ...policy }))
  return restPage(request, policies, (page) => ({ total_count: policies.length, branch_policies: page }))
}

function toObject(environment: Environment): Record<string, unknown> {
  const { id, name, protection_rules, deployment_branch_policy } = environment
  return { id, node_id: `EN_${id}`, name, protection_rules, deployment_branch_policy }
}
