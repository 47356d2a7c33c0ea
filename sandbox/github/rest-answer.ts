/** GitHub's REST refusals and the headers of its answers. */
import { randomBytes } from 'node:crypto'
import { type Answer, answer, parseJson } from '../http/answer.ts'
import type { RestRequest } from './rest-request.ts'

/** What `documentation_url` says where no page is nearer. */
export const DOCS = 'https://docs.github.com/rest'

/** A refusal in GitHub's shape. */
export function restError(status: number, message: string, errors?: readonly unknown[]): Answer {
  return answer(status, {
    message,
    ...(errors !== undefined && { errors }),
    documentation_url: DOCS,
    status: String(status),
  })
}

/** 404 in GitHub's words: not there, or not for this token. */
export function restNotFound(): Answer {
  return restError(404, 'Not Found')
}

/** 403 for a token whose permissions do not reach; the header names the one that would. */
export function restForbidden({ caller }: Pick<RestRequest, 'caller'>, permission: string): Answer {
  const what = caller.kind === 'fine-grained' ? 'personal access token' : 'integration'
  return {
    ...restError(403, `Resource not accessible by ${what}`),
    headers: { 'x-accepted-github-permissions': permission },
  }
}

/** Answers by `serve` where the token has the permission, else 403. */
export function permitted(
  request: RestRequest,
  permission: string,
  level: 'read' | 'write',
  serve: () => Answer,
): Answer {
  return request.caller.may(permission, level) ? serve() : restForbidden(request, `${permission}=${level}`)
}

/** The body as a record; a refusal when it is none. No body at all is an empty record. */
export function restBody({ body }: RestRequest): Record<string, unknown> | Answer {
  if (body.trim() === '') return {}
  const parsed = parseJson(body)
  if (parsed === undefined) return restError(400, 'Problems parsing JSON')
  if (parsed === null) return {}
  if (typeof parsed !== 'object' || Array.isArray(parsed)) return restError(400, 'Body should be a JSON object')
  return parsed as Record<string, unknown>
}

/** True where `restBody` refused. */
export function isAnswer(value: Record<string, unknown> | Answer): value is Answer {
  return typeof value.status === 'number' && 'body' in value
}

/** Adds what every answer of the REST API carries. */
export function frameRestAnswer(result: Answer): Answer {
  const id = randomBytes(16).toString('hex').toUpperCase()
  const headers = {
    'x-github-request-id': `${id.slice(0, 4)}:${id.slice(4, 10)}:${id.slice(10, 17)}:${id.slice(17, 24)}`,
    'x-github-api-version-selected': '2022-11-28',
    'x-github-media-type': 'github.v3; format=json',
    ...result.headers,
  }
  return { ...result, headers }
}
