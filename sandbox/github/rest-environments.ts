/**
 * GitHub's REST answers about environments: read, created, replaced and deleted, with their rules.
 * https://docs.github.com/en/rest/deployments/environments
 */
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import { loadEnvironment } from '../world/load-github.ts'
import type { Environment, Repository } from '../world/state.ts'
import { judgeEnvironment, rulesOf } from './environment-rules.ts'
import { isAnswer, permitted, restBody, restError, restNotFound } from './rest-answer.ts'
import { branchPolicyRoute } from './rest-branch-policies.ts'
import { restPage } from './rest-page.ts'
import type { RestRequest } from './rest-request.ts'
import { secretRoute } from './rest-secrets.ts'
import { variableRoute } from './rest-variables.ts'

const LONGEST_NAME = 255

/** `…/environments`, `…/environments/{name}` and what is below; names ignore case. */
export function environmentRoute(request: RestRequest, repository: Repository, tail: readonly string[]): Answer {
  const { environments } = repository
  if (tail.length === 0) {
    if (request.method !== 'GET') return notSimulated(`${request.method} environments`)
    return permitted(request, 'actions', 'read', () =>
      restPage(request, environments, (page) => ({
        total_count: environments.length,
        environments: page.map(toObject),
      })),
    )
  }
  // A name with slashes comes as one encoded segment.
  const name = decodeURIComponent(tail[0] ?? '')
  const environment = environments.find((entry) => entry.name.toLowerCase() === name.toLowerCase())
  if (tail.length === 1) return oneEnvironment(request, repository, name, environment)
  switch (tail[1]) {
    case 'deployment-branch-policies':
      return branchPolicyRoute(request, environment, tail.slice(2))
    case 'secrets':
      return secretRoute(request, environment, 'environments', tail.slice(2))
    case 'variables':
      return variableRoute(request, environment?.variables, { permission: 'environments', most: 100 }, tail.slice(2))
  }
  return notSimulated(`${request.method} environments/{name}/${tail.slice(1).join('/')}`)
}

function oneEnvironment(
  request: RestRequest,
  repository: Repository,
  name: string,
  environment: Environment | undefined,
): Answer {
  switch (request.method) {
    case 'GET':
      return permitted(request, 'actions', 'read', () =>
        environment === undefined ? restNotFound() : answer(200, toObject(environment)),
      )
    case 'PUT':
      return permitted(request, 'administration', 'write', () => put(request, repository, name, environment))
    case 'DELETE':
      return permitted(request, 'administration', 'write', () => {
        if (environment === undefined) return restNotFound()
        repository.environments = repository.environments.filter((entry) => entry !== environment)
        return answer(204)
      })
  }
  return notSimulated(`${request.method} environments/{name}`)
}

/** Creates or replaces: whether GitHub keeps rules that are not sent is documented nowhere, so here they go. */
function put(request: RestRequest, repository: Repository, name: string, present: Environment | undefined): Answer {
  const body = restBody(request)
  if (isAnswer(body)) return body
  if (name.length > LONGEST_NAME) return restError(422, 'Validation Failed', ['Name is too long'])
  const { github } = request.core.world
  const refused = judgeEnvironment(body, repository, github)
  if (refused !== undefined) return refused
  const environment = present ?? loadEnvironment(repository.full_name, { name })
  if (present === undefined) repository.environments = [...repository.environments, environment]
  const { protection_rules, deployment_branch_policy } = rulesOf(body, environment, github)
  environment.protection_rules = protection_rules
  environment.deployment_branch_policy = deployment_branch_policy
  if (deployment_branch_policy?.custom_branch_policies !== true) environment.branch_policies = []
  return answer(200, toObject(environment))
}

function toObject(environment: Environment): Record<string, unknown> {
  const { id, name, protection_rules, deployment_branch_policy } = environment
  return { id, node_id: `EN_${id}`, name, protection_rules, deployment_branch_policy }
}
