/** Keeps one access token per scope: one exchange at a time for each, and none for a refusal that is seconds old. */
import type { AccessToken } from '../ports.ts'

export interface ResourceTokenPorts {
  readonly exchange: (scope: string) => Promise<AccessToken>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

interface Kept {
  readonly outcome: Promise<AccessToken>
  /** Milliseconds since the epoch until which the outcome is handed out; endless while the exchange is under way. */
  until: number
  token: AccessToken | undefined
}

const REFUSAL_MS = 5000
// Clients ask again when five minutes are left: what they then get must be new.
const RENEW_BEFORE_MS = 10 * 60_000
const LEAST_LIFE_MS = 60_000
const MOST_SCOPES = 256

/**
 * Returns a function that gives the token of a scope. A token is renewed when ten minutes, or half of a shorter life, are
 * left; where that fails, the old one is given as long as it has a minute to live.
 */
export function createResourceTokens({ exchange, now }: ResourceTokenPorts): (scope: string) => Promise<AccessToken> {
  const kept = new Map<string, Kept>()

  async function renew(scope: string, previous: AccessToken | undefined): Promise<AccessToken> {
    try {
      return await exchange(scope)
    } catch (error) {
      if (previous === undefined || previous.expiresOn - now() < LEAST_LIFE_MS) throw error
      return previous
    }
  }

  function settle(entry: Kept, token: AccessToken, previous: AccessToken | undefined): void {
    entry.token = token
    const life = token.expiresOn - now()
    entry.until = now() + (token === previous ? REFUSAL_MS : life - Math.min(RENEW_BEFORE_MS, life / 2))
  }

  return (scope) => {
    const known = kept.get(scope)
    if (known !== undefined && now() < known.until) return known.outcome
    const previous = known?.token
    const entry: Kept = { outcome: renew(scope, previous), until: Number.POSITIVE_INFINITY, token: undefined }
    kept.delete(scope)
    kept.set(scope, entry)
    const [oldest] = kept.keys()
    if (kept.size > MOST_SCOPES && oldest !== undefined) kept.delete(oldest)
    entry.outcome.then(
      (token) => settle(entry, token, previous),
      () => {
        entry.until = now() + REFUSAL_MS
      },
    )
    return entry.outcome
  }
}
