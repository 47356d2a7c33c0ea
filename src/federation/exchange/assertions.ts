/** How old an ID token may be: every exchange presents one that has at least a minute to live. */
import type { Clock, IdToken, RequestIdToken } from '../ports.ts'

const LEAST_LIFE_MS = 60_000

/** Hands out ID tokens per audience, a new one only when the last is too old; `renew` asks for one in any case. */
export interface Assertions {
  readonly current: (audience: string) => Promise<IdToken>
  readonly renew: (audience: string) => Promise<IdToken>
}

/**
 * Keeps the last ID token of each audience. Its age is counted from when it arrived, by this machine's clock, and its
 * lifetime from its own claims, so that a wrong clock does not matter.
 */
export function createAssertions(requestIdToken: RequestIdToken, clock: Clock): Assertions {
  const kept = new Map<string, { readonly idToken: IdToken; readonly goodUntil: number }>()
  const renewing = new Map<string, Promise<IdToken>>()
  const renew = async (audience: string): Promise<IdToken> => {
    const idToken = await requestIdToken(audience)
    const { exp, iat } = idToken.claims
    const lifeMs = iat === undefined ? exp * 1000 - clock.now() : (exp - iat) * 1000
    kept.set(audience, { idToken, goodUntil: clock.now() + lifeMs - LEAST_LIFE_MS })
    return idToken
  }
  /** Exchanges side by side share the one request that is under way. */
  const renewShared = (audience: string): Promise<IdToken> => {
    const known = renewing.get(audience)
    if (known !== undefined) return known
    const asked = renew(audience).finally(() => renewing.delete(audience))
    renewing.set(audience, asked)
    return asked
  }
  return {
    renew,
    current: async (audience) => {
      const last = kept.get(audience)
      return last !== undefined && clock.now() < last.goodUntil ? last.idToken : renewShared(audience)
    },
  }
}
