/** Sends requests to GitHub's REST API one by one, waits for its secondary limit, and tells refusals as data. */
import type { Clock, RateLimit } from '../federation/ports.ts'
import { createOctokit, type GitHubApi } from './octokit.ts'
import { type RestFailure, type RestPurpose, restError, secondaryWait, toRestFailure } from './rest-failure.ts'

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

const SECONDARY_ATTEMPTS = 4
const LONGEST_WAIT_MS = 60_000

/**
 * What is left of the token's limit, as an answer says; undefined where it says nothing.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function rateLimitIn(headers: Readonly<Record<string, unknown>>): RateLimit | undefined {
  const [remaining, reset] = [headers['x-ratelimit-remaining'], headers['x-ratelimit-reset']].map(Number)
  if (!Number.isInteger(remaining) || !Number.isInteger(reset)) return undefined
  return { remaining: Number(remaining), resetsAt: Number(reset) * 1000 }
}

/**
 * Builds the way to ask: a secondary limit is waited for, a minute at most each time.
 * @param onLimit is called with what is left after each answer
 */
export function createAsk(api: GitHubApi, clock: Clock, onLimit: (limit: RateLimit) => void): Ask {
  const octokit = createOctokit(api)
  const note = (headers: Readonly<Record<string, unknown>>) => {
    const limit = rateLimitIn(headers)
    if (limit !== undefined) onLimit(limit)
  }
  return async (route, parameters, purpose, expected = []) => {
    for (let attempt = 1; ; attempt++) {
      try {
        const { status, data, headers } = await octokit.request(route, parameters)
        note(headers)
        return { status, data }
      } catch (error) {
        const failure = toRestFailure(error)
        note(failure.headers)
        const wait = secondaryWait(failure)
        if (wait !== undefined && attempt < SECONDARY_ATTEMPTS) {
          await clock.sleep(Math.min(wait, LONGEST_WAIT_MS))
          continue
        }
        if (wait === undefined && expected.includes(failure.status))
          return { status: failure.status, data: undefined, failure }
        throw restError(failure, purpose)
      }
    }
  }
}
