/** Reads many targets: applications all together, managed identities side by side, and what is not found again for a while. */
import { FederationError } from '../../core/error.ts'
import type { TargetAddress } from '../../core/target.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import { MISSING_TARGET_MS, readStored } from '../plan/session.ts'
import type { Clock, CredentialStore, TargetFacts } from '../ports.ts'
import type {
  ApplicationAddress,
  ApplicationReading,
  ReadApplications,
  ReadTargets,
  SweptApplication,
  TargetReading,
} from '../ports-fleet.ts'
import { mapAtMost } from './fleet.ts'
import { keyOf, keysOf } from './target-key.ts'

// How fast they may be asked is the adapter's to know.
const AT_ONCE = 64
/** Applications that are asked for at a time: what one batch of filters holds, so that the log can count. */
const PART = 300
const PARTS_AT_ONCE = 4

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

/** Opens one target with the manager's rights. */
type Open = (address: TargetAddress) => Promise<CredentialStore>

/** Turns a failure of ours into a reading. */
async function attempt(read: () => Promise<TargetReading>): Promise<TargetReading> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return { ok: false, error }
  }
}

/** Reads targets one by one through their stores. */
async function readSingly(
  addresses: readonly TargetAddress[],
  open: Open,
  clock: Clock,
  onRead: () => void,
): Promise<ReadonlyMap<TargetAddress, TargetReading>> {
  const deadline = clock.now() + MISSING_TARGET_MS
  const readings = await mapAtMost(addresses, AT_ONCE, async (address) => {
    try {
      return await attempt(async () => {
        const store = await open(address)
        const stored = await readStored(store, clock, deadline)
        return { ok: true, facts: await readFacts(address, store), stored, store }
      })
    } finally {
      onRead()
    }
  })
  return new Map(addresses.map((address, index) => [address, readings[index] as TargetReading]))
}

const isMissing = (reading: ApplicationReading): boolean =>
  !reading.ok && reading.error.code === 'application-not-found'

type Readings = Map<TargetAddress, ApplicationReading>

/** Reads applications part by part; what fails as a whole fails for each of a part. */
async function readParts(
  addresses: readonly ApplicationAddress[],
  readApplications: ReadApplications,
  onRead: (address: ApplicationAddress, reading: ApplicationReading) => void,
): Promise<void> {
  const count = Math.ceil(addresses.length / PART)
  const parts = Array.from({ length: count }, (_, part) => addresses.slice(part * PART, (part + 1) * PART))
  await mapAtMost(parts, PARTS_AT_ONCE, async (part) => {
    const readings = await readApplications(part).catch((error: unknown) => {
      if (!(error instanceof FederationError)) throw error
      return part.map((): ApplicationReading => ({ ok: false, error }))
    })
    for (const [index, address] of part.entries()) onRead(address, readings[index] as ApplicationReading)
  })
}

/** Reads applications together; those that are not found may have been created seconds ago, and are asked for again. */
async function readTogether(
  addresses: readonly ApplicationAddress[],
  readApplications: ReadApplications,
  clock: Clock,
  onRead: () => void,
): Promise<Readings> {
  const readings: Readings = new Map()
  const patience = clock.now() + MISSING_TARGET_MS
  let open = addresses
  for (let retry = 0; open.length > 0; retry++) {
    const missing: ApplicationAddress[] = []
    await readParts(open, readApplications, (address, reading) => {
      readings.set(address, reading)
      if (isMissing(reading)) missing.push(address)
      else onRead()
    })
    open = missing
    if (open.length > 0 && !(await sleepUntil(patience, propagationDelay(retry, clock.random()), clock))) break
  }
  for (const _ of open) onRead()
  return readings
}

/** Finds what was read already. */
function indexSwept(swept: readonly SweptApplication[]): (address: TargetAddress) => ApplicationReading | undefined {
  const byKey = new Map(swept.flatMap(({ facts, reading }) => keysOf(facts).map((key) => [key, reading] as const)))
  return (address) => byKey.get(keyOf(address))
}

/**
 * Builds the reader over a function that opens one target with the manager's rights.
 * @param readApplications reads many applications in few requests; without it each is read through its store
 */
export function createTargetReader(open: Open, clock: Clock, readApplications?: ReadApplications): ReadTargets {
  return async (addresses, onRead, already = []) => {
    const known = indexSwept(already)
    const together = addresses.filter(
      (each): each is ApplicationAddress =>
        each.kind === 'application' && readApplications !== undefined && known(each) === undefined,
    )
    const isRead = new Set<TargetAddress>(together)
    const singly = addresses.filter((each) => !isRead.has(each) && known(each) === undefined)
    const [one, many] = await Promise.all([
      readSingly(singly, open, clock, onRead),
      readApplications === undefined ? new Map() : readTogether(together, readApplications, clock, onRead),
    ])
    return Promise.all(
      addresses.map(async (address): Promise<TargetReading> => {
        const single = one.get(address)
        if (single !== undefined) return single
        const swept = known(address)
        if (swept !== undefined) onRead()
        const reading = swept ?? (many.get(address) as ApplicationReading)
        return reading.ok ? attempt(async () => ({ ...reading, store: await open(address) })) : reading
      }),
    )
  }
}
