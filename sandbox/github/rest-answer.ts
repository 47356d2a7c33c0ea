/** Knows GitHub's REST refusals and the headers of its answers. */
import { randomBytes } from 'node:crypto'
import { type Answer, answer } from '../http/answer.ts'

/** What `documentation_url` says where no page is nearer. */
export const DOCS = 'https://docs.github.com/rest'

/** 404 in GitHub's words: not there, or not for this token. */
export function restNotFound(): Answer {
  return answer(404, { message: 'Not Found', documentation_url: DOCS, status: '404' })
}

/** 403 for a token whose permissions do not reach; the header names the one that would. */
export function restForbidden(permission: string): Answer {
  const body = { message: 'Resource not accessible by integration', documentation_url: DOCS, status: '403' }
  return answer(403, body, { headers: { 'x-accepted-github-permissions': permission } })
}

/** Adds what every answer of the REST API carries. */
export function frameRestAnswer(result: Answer): Answer {
  const id = randomBytes(16).toString('hex').toUpperCase()
  const headers = {
    'x-github-request-id': `${id.slice(0, 4)}:${id.slice(4, 10)}:${id.slice(10, 17)}:${id.slice(17, 24)}`,
    'x-github-api-version-selected': '2022-11-28',
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '990',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
    ...result.headers,
  }
  return { ...result, headers }
}
