/** Reads many targets one by one, ten at a time: the simplest way that is right; batches come behind the same port. */
import { FederationError } from '../../core/error.ts'
import type { TargetAddress } from '../../core/target.ts'
import { MISSING_TARGET_MS, readStored } from '../plan/session.ts'
import type { Clock, CredentialStore, ReadTargets, TargetFacts, TargetReading } from '../ports.ts'
import { mapAtMost } from './fleet.ts'

const AT_ONCE = 10

/** A manager that may write credentials of a managed identity need not be allowed to read the identity itself. */
async function readFacts(address: TargetAddress, store: CredentialStore): Promise<TargetFacts> {
  try {
    return await store.readTarget()
  } catch (error) {
    const forbidden = error instanceof FederationError && error.code === 'manager-forbidden'
    if (!forbidden || address.kind !== 'managed-identity') throw error
    return { clientId: '', id: address.resourceId, uniqueName: null, displayName: null }
  }
}

/** Builds the reader over a function that opens one target with the manager's rights. */
export function createTargetReader(
  open: (address: TargetAddress) => Promise<CredentialStore>,
  clock: Clock,
): ReadTargets {
  return async (addresses, onRead) => {
    const deadline = clock.now() + MISSING_TARGET_MS
    return mapAtMost(addresses, AT_ONCE, async (address): Promise<TargetReading> => {
      try {
        const store = await open(address)
        const stored = await readStored(store, clock, deadline)
        return { ok: true, facts: await readFacts(address, store), stored, store }
      } catch (error) {
        if (!(error instanceof FederationError)) throw error
        return { ok: false, error }
      } finally {
        onRead()
      }
    })
  }
}
