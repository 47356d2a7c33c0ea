/** Keeps requests about federated credentials of managed identities within the rates of Azure Resource Manager's provider. */
import type { Clock } from '../federation/ports.ts'

/** Creating, replacing and deleting count as `write`. */
export type PacedOperation = 'list' | 'get' | 'write'

/** Waits until an operation on an identity (by its ARM ID) may be sent, and does it. */
export type ArmPace = <T>(operation: PacedOperation, resourceId: string, work: () => Promise<T>) => Promise<T>

/**
 * Requests per second and tenant, per second and subscription, and milliseconds between two on one identity.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
const RATES: Readonly<
  Record<PacedOperation, { readonly tenant: number; readonly subscription: number; readonly identityMs: number }>
> = {
  list: { tenant: 15, subscription: 5, identityMs: 4000 },
  get: { tenant: 30, subscription: 10, identityMs: 2000 },
  write: { tenant: 10, subscription: 2, identityMs: 4000 },
}
const SECOND_MS = 1000

type Gate = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Lets `width` calls through in any `gapMs` milliseconds, in the order of asking. A place is free again only so long after its
 * call ended: however long an answer took, the service never sees more.
 */
function createGate(width: number, gapMs: number, { now, sleep }: Clock): Gate {
  const places: Promise<number>[] = Array.from({ length: width }, () => Promise.resolve(Number.NEGATIVE_INFINITY))
  let turn = 0
  return async (work) => {
    const place = turn % width
    turn += 1
    let leave: (ended: number) => void = () => undefined
    const before = places[place]
    places[place] = new Promise((resolve) => {
      leave = resolve
    })
    const wait = ((await before) ?? Number.NEGATIVE_INFINITY) + gapMs - now()
    if (wait > 0) await sleep(wait)
    try {
      return await work()
    } finally {
      leave(now())
    }
  }
}

/** Builds the pace of a run; all stores of it share one, and one tenant. */
export function createArmPace(clock: Clock): ArmPace {
  const gates = new Map<string, Gate>()
  const gateOf = (key: string, width: number, gapMs: number): Gate => {
    const gate = gates.get(key) ?? createGate(width, gapMs, clock)
    gates.set(key, gate)
    return gate
  }
  return (operation, resourceId, work) => {
    const { tenant, subscription, identityMs } = RATES[operation]
    const id = resourceId.toLowerCase()
    // Who waits for an identity holds no place of its subscription, nor one of the tenant.
    const ofIdentity = gateOf(`${operation} ${id}`, 1, identityMs)
    const ofSubscription = gateOf(`${operation} ${id.split('/')[2]}`, subscription, SECOND_MS)
    const ofTenant = gateOf(operation, tenant, SECOND_MS)
    return ofIdentity(() => ofSubscription(() => ofTenant(work)))
  }
}
