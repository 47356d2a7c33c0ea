/**
 * GitHub's REST answers about the branches and tags that may deploy to an environment.
 * https://docs.github.com/en/rest/deployments/branch-policies
 */
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { BranchPolicy } from '../world/github-state.ts'
import { numericId } from '../world/stable-id.ts'
import type { Environment } from '../world/state.ts'
import { isAnswer, permitted, restBody, restError, restNotFound } from './rest-answer.ts'
import { restPage } from './rest-page.ts'
import type { RestRequest } from './rest-request.ts'

/** `…/deployment-branch-policies` and one of them. */
export function branchPolicyRoute(
  request: RestRequest,
  environment: Environment | undefined,
  tail: readonly string[],
): Answer {
  const [id] = tail
  if (tail.length > 1) return notSimulated(`${request.method} deployment-branch-policies/${tail.join('/')}`)
  const reading = request.method === 'GET'
  return permitted(request, reading ? 'actions' : 'administration', reading ? 'read' : 'write', () => {
    if (environment === undefined) return restNotFound()
    return id === undefined ? allPolicies(request, environment) : onePolicy(request, environment, id)
  })
}

function allPolicies(request: RestRequest, environment: Environment): Answer {
  switch (request.method) {
    case 'GET': {
      // Under "protected branches" there is no such list.
      if (environment.deployment_branch_policy?.protected_branches === true) return restNotFound()
      const { branch_policies } = environment
      return restPage(request, branch_policies, (page) => ({
        total_count: branch_policies.length,
        branch_policies: page.map(toObject),
      }))
    }
    case 'POST':
      return create(request, environment)
  }
  return notSimulated(`${request.method} deployment-branch-policies`)
}

function onePolicy(request: RestRequest, environment: Environment, id: string): Answer {
  const policy = environment.branch_policies.find((entry) => String(entry.id) === id)
  if (policy === undefined) return restNotFound()
  switch (request.method) {
    case 'GET':
      return answer(200, toObject(policy))
    case 'DELETE':
      environment.branch_policies = environment.branch_policies.filter((entry) => entry !== policy)
      return answer(204)
  }
  return notSimulated(`${request.method} deployment-branch-policies/{id}`)
}

function create(request: RestRequest, environment: Environment): Answer {
  const body = restBody(request)
  if (isAnswer(body)) return body
  const { name, type = 'branch' } = body
  if (typeof name !== 'string' || name === '' || (type !== 'branch' && type !== 'tag'))
    return restError(422, 'Invalid request.\n\nname and type are needed.')
  if (environment.deployment_branch_policy?.custom_branch_policies !== true) return restNotFound()
  const present = environment.branch_policies.find((entry) => entry.name === name && entry.type === type)
  if (present !== undefined)
    return answer(303, undefined, { headers: { location: `${request.root}/${request.path}/${present.id}` } })
  const policy: BranchPolicy = { id: numericId(`${environment.id} ${type} ${name}`), name, type }
  environment.branch_policies = [...environment.branch_policies, policy]
  return answer(200, toObject(policy))
}

function toObject(policy: BranchPolicy): Record<string, unknown> {
  return { node_id: `EBP_${policy.id}`, ...policy }
}
