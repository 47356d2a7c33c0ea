/**
 * GitHub's REST answers about configuration variables of a repository or an environment.
 * https://docs.github.com/en/rest/actions/variables
 */
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Variable } from '../world/github-state.ts'
import { loadVariable } from '../world/load-github.ts'
import { isAnswer, permitted, restBody, restError, restNotFound } from './rest-answer.ts'
import { restPage } from './rest-page.ts'
import type { RestRequest } from './rest-request.ts'

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
const NAME = /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/i
const LONGEST_VALUE = 48 * 1024
const PAGE = { size: 10, largest: 30 }

/** `permission` opens the list; it holds `most` variables. */
interface Kind {
  readonly permission: 'variables' | 'environments'
  readonly most: number
}

/** `…/variables` and one of them, in a list that is changed in place; undefined: there is no such environment. */
export function variableRoute(
  request: RestRequest,
  variables: Variable[] | undefined,
  { permission, most }: Kind,
  tail: readonly string[],
): Answer {
  if (tail.length > 1) return notSimulated(`${request.method} variables/${tail.join('/')}`)
  return permitted(request, permission, request.method === 'GET' ? 'read' : 'write', () => {
    if (variables === undefined) return restNotFound()
    const [name] = tail
    return name === undefined
      ? allVariables(request, variables, most)
      : oneVariable(request, variables, decodeURIComponent(name).toUpperCase())
  })
}

function allVariables(request: RestRequest, variables: Variable[], most: number): Answer {
  switch (request.method) {
    case 'GET':
      return restPage(request, variables, (page) => ({ total_count: variables.length, variables: page }), PAGE)
    case 'POST': {
      const body = restBody(request)
      if (isAnswer(body)) return body
      const { name, value } = body
      if (typeof name !== 'string' || typeof value !== 'string') return restError(422, 'Invalid request.')
      if (!NAME.test(name)) return restError(422, 'Validation Failed', [`Name ${name} is invalid`])
      if (Buffer.byteLength(value) > LONGEST_VALUE) return restError(422, 'Validation Failed', ['Value is too large'])
      if (variables.some((entry) => entry.name === name.toUpperCase()))
        return restError(409, 'Already exists - Variable already exists')
      if (variables.length >= most) return restError(422, 'Validation Failed', [`At most ${most} variables`])
      variables.push(loadVariable({ name, value }))
      return answer(201, {})
    }
  }
  return notSimulated(`${request.method} variables`)
}

function oneVariable(request: RestRequest, variables: Variable[], name: string): Answer {
  const index = variables.findIndex((entry) => entry.name === name)
  const variable = variables[index]
  if (variable === undefined) return restNotFound()
  switch (request.method) {
    case 'GET':
      return answer(200, variable)
    case 'PATCH': {
      const body = restBody(request)
      if (isAnswer(body)) return body
      const { value = variable.value } = body
      if (typeof value !== 'string') return restError(422, 'Invalid request.')
      if (Buffer.byteLength(value) > LONGEST_VALUE) return restError(422, 'Validation Failed', ['Value is too large'])
      Object.assign(variable, { value, updated_at: new Date().toISOString() })
      return answer(204)
    }
    case 'DELETE':
      variables.splice(index, 1)
      return answer(204)
  }
  return notSimulated(`${request.method} variables/{name}`)
}
