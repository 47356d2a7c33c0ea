/** Counts what callers used of the services' rates in a sliding window, and says how long they have to wait. */

/** What a request uses of one rate: at most `limit` in any `perMs` milliseconds. */
export interface RateClaim {
  readonly key: string
  readonly cost: number
  readonly limit: number
  readonly perMs: number
}

export interface Rates {
  /** Takes all claims and gives 0, or takes none and gives the milliseconds until they could be taken. */
  readonly take: (claims: readonly RateClaim[]) => number
  /** How much of a rate is used at present. */
  readonly used: (key: string, perMs: number) => number
}

/** Makes counters that nobody has used. */
export function createRates(now: () => number = Date.now): Rates {
  const uses = new Map<string, { readonly at: number; readonly cost: number }[]>()

  function recent(key: string, perMs: number) {
    const known = uses.get(key) ?? []
    const oldest = known.findIndex(({ at }) => at > now() - perMs)
    if (oldest !== 0) known.splice(0, oldest < 0 ? known.length : oldest)
    uses.set(key, known)
    return known
  }

  function waitFor({ key, cost, limit, perMs }: RateClaim): number {
    const known = recent(key, perMs)
    let excess = known.reduce((sum, use) => sum + use.cost, cost) - limit
    for (const use of known) {
      if (excess <= 0) return 0
      excess -= use.cost
      if (excess <= 0) return use.at + perMs - now()
    }
    return 0
  }

  return {
    take: (claims) => {
      const wait = Math.max(0, ...claims.map(waitFor))
      if (wait === 0) for (const { key, cost, perMs } of claims) recent(key, perMs).push({ at: now(), cost })
      return wait
    },
    used: (key, perMs) => recent(key, perMs).reduce((sum, use) => sum + use.cost, 0),
  }
}
