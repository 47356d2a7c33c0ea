/**
 * GitHub's rate limits: so many requests per token and hour, and the secondary limit that a setting calls up.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
import type { Core } from '../core.ts'
import { type Answer, answer } from '../http/answer.ts'
import type { Caller } from './caller.ts'

const HOUR_MS = 3_600_000
const PAGE = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api'

export interface Limited {
  /** What every answer says about the token's limit. */
  readonly headers: Readonly<Record<string, string>>
  /** The answer instead of the one asked for, where the limit is reached. */
  readonly refusal: Answer | undefined
}

/** Counts a request. */
export function countRequest(core: Core, bearer: string, caller: Caller): Limited {
  const known = core.rateLimits.get(bearer)
  const now = Date.now()
  const state = known === undefined || known.resetsAt <= now ? { used: 0, resetsAt: now + HOUR_MS } : known
  const exceeded = state.used >= caller.rateLimit
  if (!exceeded) state.used += 1
  core.rateLimits.set(bearer, state)
  const headers = {
    'x-ratelimit-limit': String(caller.rateLimit),
    'x-ratelimit-remaining': String(Math.max(0, caller.rateLimit - state.used)),
    'x-ratelimit-used': String(state.used),
    'x-ratelimit-reset': String(Math.floor(state.resetsAt / 1000)),
    'x-ratelimit-resource': 'core',
  }
  if (exceeded) return { headers, refusal: refused('API rate limit exceeded for this token.', 403, {}) }
  const { secondaryLimit } = core.settings.github
  if (secondaryLimit.requests === 0) return { headers, refusal: undefined }
  secondaryLimit.requests -= 1
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  const later = { 'retry-after': String(secondaryLimit.retryAfterSeconds) }
  return { headers, refusal: refused(message, secondaryLimit.status, later) }
}

function refused(message: string, status: number, headers: Readonly<Record<string, string>>): Answer {
  return answer(status, { message, documentation_url: PAGE, status: String(status) }, { headers })
}
