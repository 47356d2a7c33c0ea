/** Sends requests to GitHub's REST API one by one, and tells refusals as data. */
import { createOctokit, type GitHubApi } from './octokit.ts'
import { isLimited, limitReached, type RateLimitRecord } from './rate-limit.ts'
import { type RestFailure, type RestPurpose, restError, toRestFailure } from './rest-failure.ts'

/** Sends one request; a refusal comes back as data where its status is among `expected`. */
export type Ask = (
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  purpose: RestPurpose,
  expected?: readonly number[],
) => Promise<{ readonly status: number; readonly data: unknown; readonly failure?: RestFailure }>

/** A property of an answer; undefined where there is none. */
export function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

/** The parameters of a route that name a repository. */
export function parts(fullName: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = fullName.split('/')
  return { owner, repo }
}

/** Builds the way to ask; `limit` notes what every answer says about the token's limit. */
export function createAsk(api: GitHubApi, limit: RateLimitRecord): Ask {
  const octokit = createOctokit(api)
  return async (route, parameters, purpose, expected = []) => {
    try {
      const { status, data, headers } = await octokit.request(route, parameters)
      limit.note(headers)
      return { status, data }
    } catch (error) {
      const failure = toRestFailure(error)
      const { status, headers } = failure
      limit.note(headers)
      if (isLimited(status, headers)) throw limitReached(status, limit.left())
      if (expected.includes(status)) return { status, data: undefined, failure }
      throw restError(failure, purpose)
    }
  }
}
