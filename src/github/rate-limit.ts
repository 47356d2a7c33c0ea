/**
 * GitHub's rate limits: what is left as answers say it, and what a refusal for asking too much is.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
import { FederationError } from '../core/error.ts'
import type { RateLimit } from '../federation/ports.ts'

export type Headers = Readonly<Record<string, unknown>>

/** What is left of a token's limit, by the answers so far. */
export interface RateLimitRecord {
  readonly note: (headers: Headers | undefined) => void
  readonly left: () => RateLimit | undefined
}

/** Builds a record without answers. */
export function createRateLimitRecord(): RateLimitRecord {
  let left: RateLimit | undefined
  return {
    note: (headers = {}) => {
      const [remaining, reset] = [headers['x-ratelimit-remaining'], headers['x-ratelimit-reset']].map(Number)
      if (!Number.isInteger(remaining) || !Number.isInteger(reset)) return
      const told = { remaining: remaining ?? 0, resetsAt: (reset ?? 0) * 1000 }
      // Answers overtake each other: of one hour the smallest number is the latest.
      const same = left?.resetsAt === told.resetsAt
      if (left === undefined || told.resetsAt > left.resetsAt || (same && told.remaining < left.remaining)) left = told
    },
    left: () => left,
  }
}

/** Whether a refusal is about how much was asked, not about what. */
export function isLimited(status: number, headers: Headers = {}): boolean {
  return status === 429 || (status === 403 && (headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers))
}

/** The error for such a refusal. */
export function limitReached(status: number, left: RateLimit | undefined): FederationError {
  const until = left?.remaining === 0 ? ` until ${new Date(left.resetsAt).toISOString()}` : ' for now'
  return new FederationError('github-forbidden', `GitHub answers no more requests of this token${until}.`, {
    hint: 'Run again later, or give the token of a GitHub App, which has a larger limit.',
    answer: { service: 'GitHub', status },
  })
}
