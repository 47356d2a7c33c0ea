/** Faults: which requests go wrong, how often, in which way, before or after taking effect. */
import type { Service } from '../world/settings.ts'

/** Which requests a fault concerns; everything left out matches. */
export interface FaultMatch {
  readonly service?: Service
  readonly method?: string
  /** Regular expression (or its source) over path and query, case ignored. */
  readonly path?: string | RegExp
}

/** What happens instead of, or besides, the answer. */
export type FaultEffect =
  | {
      readonly kind?: undefined
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: unknown
    }
  /** The connection is closed without an answer. */
  | { readonly kind: 'drop' }
  /** No answer ever comes; with `afterHeaders` its head comes and the body does not. */
  | { readonly kind: 'stall'; readonly afterHeaders?: boolean }
  /** 200 with nothing in it. */
  | { readonly kind: 'empty' }
  /** 200 with a page for people. */
  | { readonly kind: 'html' }
  /** The answer comes `ms` milliseconds late. */
  | { readonly kind: 'delay'; readonly ms: number }

export interface FaultRule {
  readonly match?: FaultMatch
  /** How many requests it hits; default 1. */
  readonly times?: number
  /** How many matching requests pass first; default 0. */
  readonly skip?: number
  readonly effect: FaultEffect
  /** `after`: the request takes effect and only its answer is lost or replaced. Default `before`. */
  readonly when?: 'before' | 'after'
}

export interface Faults {
  readonly add: (rule: FaultRule) => void
  readonly clear: () => void
  /** The rule that hits this request; counts it. */
  readonly take: (service: Service, method: string, target: string) => FaultRule | undefined
}

/** Makes an empty set of faults. The admin API cannot be hit. */
export function createFaults(): Faults {
  let rules: { readonly rule: FaultRule; skip: number; left: number }[] = []
  return {
    add: (rule) => {
      rules.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 })
    },
    clear: () => {
      rules = []
    },
    take: (service, method, target) => {
      if (service === 'admin') return undefined
      const hit = rules.find((entry) => entry.left > 0 && matches(entry.rule.match ?? {}, service, method, target))
      if (hit === undefined) return undefined
      if (hit.skip > 0) {
        hit.skip -= 1
        return undefined
      }
      hit.left -= 1
      return hit.rule
    },
  }
}

function matches(match: FaultMatch, service: Service, method: string, target: string): boolean {
  if (match.service !== undefined && match.service !== service) return false
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  if (match.path === undefined) return true
  const source = typeof match.path === 'string' ? match.path : match.path.source
  return new RegExp(source, 'i').test(target)
}

/** Reads a fault rule from JSON, as the admin API takes it. */
export function toFaultRule(value: Readonly<Record<string, unknown>>): FaultRule | undefined {
  const effect = value.effect
  if (typeof effect !== 'object' || effect === null || !('status' in effect || 'kind' in effect)) return undefined
  return value as unknown as FaultRule
}
