/** When a request is worth repeating and how long to wait: the one retry table of the action. */

/** Attempts per request, the first one included. */
export const MAX_ATTEMPTS = 5

const BASE_MS = 500
const CAP_MS = 15_000
const RETRY_AFTER_CAP_MS = 60_000

/** What became of one attempt. `unreadable`: a 200 with an empty or non-JSON body; `final`: a failure that comes again. */
export type AttemptOutcome =
  | {
      readonly kind: 'response'
      readonly status: number
      readonly retryAfter: string | undefined
      readonly unreadable: boolean
    }
  | { readonly kind: 'failure'; readonly final: boolean }

/**
 * How often a request may be repeated: `safe` ones whenever the answer is missing or temporary; a `write` only when the
 * service said that it did nothing (429), since a write that may have happened is checked before it is repeated; `once` never.
 */
export type Repeat = 'safe' | 'write' | 'once'

/** Parses `Retry-After` (RFC 9110 section 10.2.3: seconds or an HTTP date) into milliseconds, at most one minute. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value.trim() === '') return undefined
  const ms = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), RETRY_AFTER_CAP_MS) : undefined
}

/** A service that asks for time: 429, and GitHub's 403 of its secondary rate limit, which says how long. It did nothing. */
export function isThrottling(status: number, retryAfter: string | undefined): boolean {
  return status === 429 || (status === 403 && retryAfter !== undefined)
}

function isTemporary(outcome: AttemptOutcome): boolean {
  if (outcome.kind === 'failure') return !outcome.final
  const { unreadable, status, retryAfter } = outcome
  return unreadable || status === 408 || isThrottling(status, retryAfter) || status >= 500
}

/**
 * Decides how many milliseconds to wait before the next attempt, or undefined to give up.
 * Exponential back-off with full jitter; `Retry-After` wins.
 * @param attempt the attempt that just ended, 1 for the first
 * @param random a number in [0, 1)
 */
export function retryDelay(
  attempt: number,
  outcome: AttemptOutcome,
  repeat: Repeat,
  at: { readonly now: number; readonly random: number },
): number | undefined {
  if (attempt >= MAX_ATTEMPTS || repeat === 'once' || !isTemporary(outcome)) return undefined
  if (repeat === 'write' && !(outcome.kind === 'response' && isThrottling(outcome.status, outcome.retryAfter)))
    return undefined
  const asked = outcome.kind === 'response' ? parseRetryAfter(outcome.retryAfter, at.now) : undefined
  return asked ?? Math.round(at.random * Math.min(CAP_MS, BASE_MS * 2 ** attempt))
}
