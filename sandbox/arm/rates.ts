/** How often the provider of managed identities lets its federated credentials be listed, read, written and deleted. */
import type { Core } from '../core.ts'
import type { Answer } from '../http/answer.ts'
import { armError } from './error.ts'

export type RatedOperation = 'list' | 'get' | 'write' | 'delete'

/**
 * Requests per second and tenant, per second and subscription, and milliseconds between two of one identity.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
const LIMITS: Readonly<Record<RatedOperation, readonly [tenant: number, subscription: number, identityMs: number]>> = {
  list: [15, 5, 4000],
  get: [30, 10, 2000],
  write: [10, 2, 4000],
  delete: [10, 2, 4000],
}

/** 429 for a request that comes too soon; nothing while the setting `arm.rates` is off. */
export function limitOperation(
  core: Core,
  tenantId: string,
  resourceId: string,
  operation: RatedOperation,
): Answer | undefined {
  if (!core.settings.arm.rates) return undefined
  const id = resourceId.toLowerCase()
  const [tenant, subscription, identityMs] = LIMITS[operation]
  const wait = core.rates.take([
    { key: `arm ${operation} ${tenantId}`, cost: 1, limit: tenant, perMs: 1000 },
    { key: `arm ${operation} ${id.split('/')[2]}`, cost: 1, limit: subscription, perMs: 1000 },
    { key: `arm ${operation} ${id}`, cost: 1, limit: 1, perMs: identityMs },
  ])
  if (wait === 0) return undefined
  return armError(429, 'TooManyRequests', 'The request is being throttled.', {
    'retry-after': String(Math.max(1, Math.ceil(wait / 1000))),
  })
}
