/** Adds or removes one key credential in a collection that can only be replaced whole, and that others write at the same time. */
import { type NewKey, nameOfKey, type StoredKey } from '../../core/certificate/stored-key.ts'
import { FederationError } from '../../core/error.ts'
import { sleepUntil } from '../exchange/propagation.ts'
import { MISSING_TARGET_MS, readStored } from '../plan/session.ts'
import type { Clock, Log } from '../ports.ts'
import type { KeyStore, KeysAnswer } from '../ports-keys.ts'

/** What is written: a key that is to be there, or one that is to be gone. */
export type KeyWrite =
  | { readonly kind: 'add'; readonly key: NewKey }
  | { readonly kind: 'remove'; readonly key: StoredKey }

export interface KeyWriteRequest {
  readonly write: KeyWrite
  /** The keys that were there when the plan was made. */
  readonly planned: readonly StoredKey[]
  /** Milliseconds since the epoch. */
  readonly deadline: number
}

export interface KeyPorts {
  readonly store: KeyStore
  readonly clock: Clock
  readonly log: Log
}

/** `kept`: it was so already, and nothing was sent. */
export type KeyOutcome = 'written' | 'kept'

// Two readings that show a write are so far apart: whoever read before it has then written, and that is seen.
const SETTLE_MS = 5_000
/** The same as a multiple of the slowest request so far. */
const SETTLE_REQUESTS = 3
// A reading that is exactly what stood before a write is taken for an old one for so long, after a doubtful write shorter.
const STALE_MS = 30_000
const DOUBTFUL_MS = 5_000
// A key that is missing in so many readings over so long has vanished; in fewer, the readings are old.
const VANISHED_READINGS = 4
const VANISHED_MS = 10_000
const RETRY_MS = 1_000
const RETRY_CAP_MS = 8_000

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

/** True for the key that is written: by its ID, and one that is added by its certificate as well. */
function isOwn({ kind, key }: KeyWrite, stored: StoredKey): boolean {
  if (same(stored.keyId, key.keyId)) return true
  return kind === 'add' && stored.usage === 'Verify' && stored.thumbprint === key.thumbprint
}

/** True when a reading shows what is to be. */
function shows(write: KeyWrite, reading: readonly StoredKey[]): boolean {
  return reading.some((each) => isOwn(write, each)) === (write.kind === 'add')
}

const idsOf = (keys: readonly StoredKey[]): string =>
  keys
    .map(({ keyId }) => keyId.toLowerCase())
    .toSorted()
    .join(' ')

/** One key on its way: what was read, sent and shown so far. Times are milliseconds since the epoch. */
interface Progress {
  /** Every key but the own one that was seen in any reading. */
  readonly seen: Map<string, StoredKey>
  /** The last write: what stood before it, and until when a reading of just that is an old one. */
  sent: { readonly base: string; readonly until: number } | undefined
  shownAt: number | undefined
  /** What was missing in the last readings. */
  missing: { readonly since: number; readonly readings: number; readonly lost: readonly StoredKey[] } | undefined
  targetMissingSince: number | undefined
  slowestMs: number
  retry: number
}

function vanished({ seen }: Progress, reading: readonly StoredKey[]): readonly StoredKey[] {
  const there = new Set(reading.map(({ keyId }) => keyId.toLowerCase()))
  return [...seen].filter(([keyId]) => !there.has(keyId)).map(([, key]) => key)
}

function vanishedError({ key }: KeyWrite, lost: readonly StoredKey[], sent: boolean): FederationError {
  const names = lost.map(nameOfKey).join(', ')
  const when = sent ? `while "${nameOfKey(key)}" was written` : 'since the plan was made, and nothing was written'
  return new FederationError('plan-stale', `Somebody else’s certificate vanished ${when}: ${names}.`, {
    hint: 'It is not restored, since it may have been revoked: ask who added it; if two writers met, add it again.',
  })
}

function outOfTime(write: KeyWrite, progress: Progress): FederationError {
  const { kind, key } = write
  const { missing, sent } = progress
  if (missing !== undefined) return vanishedError(write, missing.lost, sent !== undefined)
  const name = nameOfKey(key)
  if (progress.targetMissingSince !== undefined)
    return new FederationError('application-not-found', `The application of "${name}" is not found for writing.`, {
      hint: 'If it was created a moment ago, run again.',
    })
  const what = kind === 'add' ? 'is not shown' : 'is still shown'
  return new FederationError('service-unavailable', `The certificate "${name}" ${what} by two readings in time.`, {
    hint: 'Others write certificates of the same application, or the service shows old ones: run again.',
  })
}

/** Milliseconds until the next reading: growing, with full jitter above half, so that two writers do not stay in step. */
function pause({ retry }: Progress, clock: Clock): number {
  return Math.round(Math.min(RETRY_CAP_MS, RETRY_MS * 1.6 ** retry) * (0.5 + clock.random()))
}

async function timed<T>(progress: Progress, clock: Clock, work: () => Promise<T>): Promise<T> {
  const started = clock.now()
  try {
    return await work()
  } finally {
    progress.slowestMs = Math.max(progress.slowestMs, clock.now() - started)
  }
}

/** True when a reading is no ground for a write: a key is missing in it that may only not be shown yet. */
function isDoubtful(reading: readonly StoredKey[], write: KeyWrite, progress: Progress, now: number): boolean {
  const lost = vanished(progress, reading)
  if (lost.length > 0) {
    const { since = now, readings: before = 0 } = progress.missing ?? {}
    const readings = before + 1
    progress.missing = { since, readings, lost }
    if (readings >= VANISHED_READINGS && now - since >= VANISHED_MS)
      throw vanishedError(write, lost, progress.sent !== undefined)
    return true
  }
  progress.missing = undefined
  const { sent } = progress
  return sent !== undefined && idsOf(reading) === sent.base && now < sent.until && !shows(write, reading)
}

function onAnswer(answer: KeysAnswer, reading: readonly StoredKey[], progress: Progress, now: number): void {
  progress.targetMissingSince = answer === 'target-missing' ? (progress.targetMissingSince ?? now) : undefined
  if (answer === 'busy' || answer === 'target-missing') return
  progress.sent = { base: idsOf(reading), until: now + (answer === 'written' ? STALE_MS : DOUBTFUL_MS) }
}

/** Sends what was read with the own key, and nothing else: it follows the reading at once. */
async function send(write: KeyWrite, reading: readonly StoredKey[], progress: Progress, ports: KeyPorts) {
  const { store, clock, log } = ports
  const others = reading.filter((each) => !isOwn(write, each))
  const answer = await timed(progress, clock, () =>
    write.kind === 'add' ? store.replace(others, write.key) : store.replace(others),
  )
  log.debug(`The write of ${others.length} other certificates ended as "${answer}"`)
  onAnswer(answer, reading, progress, clock.now())
}

/** The outcome once two readings, far enough apart, have shown it; otherwise how long to wait for the second one. */
function settled(progress: Progress, now: number, deadline: number): KeyOutcome | number {
  if (progress.sent === undefined) return 'kept'
  if (progress.shownAt === undefined) {
    progress.shownAt = now
    return Math.max(SETTLE_MS, SETTLE_REQUESTS * progress.slowestMs)
  }
  const left = progress.shownAt + Math.max(SETTLE_MS, SETTLE_REQUESTS * progress.slowestMs) - now
  return left <= 0 || now >= deadline ? 'written' : left
}

/**
 * Writes one key until two readings show it, sending everything else exactly as it was last read. What others have written
 * meanwhile is taken over; a key of theirs that vanished is named, and never sent again.
 * @throws FederationError `plan-stale` naming what vanished, `service-unavailable` out of time, or of the store
 */
export async function writeKey(request: KeyWriteRequest, ports: KeyPorts): Promise<KeyOutcome> {
  const { write, planned, deadline } = request
  const { store, clock } = ports
  const others = (keys: readonly StoredKey[]) => keys.filter((each) => !isOwn(write, each))
  const progress: Progress = {
    seen: new Map(others(planned).map((each) => [each.keyId.toLowerCase(), each])),
    sent: undefined,
    shownAt: undefined,
    missing: undefined,
    targetMissingSince: undefined,
    slowestMs: 0,
    retry: 0,
  }
  for (;;) {
    const reading = await readStored({ list: () => timed(progress, clock, store.list) }, clock, deadline)
    const doubtful = isDoubtful(reading, write, progress, clock.now())
    for (const each of others(reading)) progress.seen.set(each.keyId.toLowerCase(), each)
    if (!doubtful && shows(write, reading)) {
      const outcome = settled(progress, clock.now(), deadline)
      if (typeof outcome === 'string') return outcome
      await sleepUntil(deadline, outcome, clock)
      continue
    }
    progress.shownAt = undefined
    const patience = Math.min(deadline, (progress.targetMissingSince ?? Number.POSITIVE_INFINITY) + MISSING_TARGET_MS)
    if (progress.retry > 0 && clock.now() >= patience) throw outOfTime(write, progress)
    if (!doubtful) await send(write, reading, progress, ports)
    await sleepUntil(patience, pause(progress, clock), clock)
    progress.retry += 1
  }
}
