/** What requests to the directory cost, and turns away a caller that has used its resource units up. */
import type { Core } from '../core.ts'
import type { Answer } from '../http/answer.ts'
import type { Caller } from '../tokens/access-token.ts'
import { graphError } from './error.ts'
import type { RawGraphRequest } from './request.ts'

const WINDOW_MS = 10_000

/** https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
export function resourceUnits({ method, path, query }: Pick<RawGraphRequest, 'method' | 'path' | 'query'>): number {
  const isList = method === 'GET' && /^\/(?:v1\.0|beta)\/(?:myorganization\/)?(?:applications|users)\/?$/i.test(path)
  const top = Number(query.get('$top') ?? Number.NaN)
  const cost = (isList ? 2 : 1) - Number(query.has('$select')) + Number(query.has('$expand')) - Number(top < 20)
  return Math.max(1, cost)
}

/** 429 for a caller over its units in this tenant; a batch costs what is in it. */
export function limitUnits(core: Core, { tenant, appId }: Caller, raw: RawGraphRequest): Answer | undefined {
  const { resourceUnitsPer10Seconds: limit } = core.settings.graph
  if (limit <= 0 || raw.path.endsWith('/$batch')) return undefined
  const cost = resourceUnits(raw)
  const wait = core.rates.take([{ key: `graph ${tenant.id} ${appId}`, cost, limit, perMs: WINDOW_MS }])
  if (wait === 0) return undefined
  return graphError(429, 'TooManyRequests', 'Too many requests.', {
    'retry-after': String(Math.max(1, Math.ceil(wait / 1000))),
    'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${appId}/${tenant.id}`,
    'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
  })
}
