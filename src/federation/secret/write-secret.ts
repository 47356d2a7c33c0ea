/** Makes a secret: old leftovers removed, added, stored at GitHub, proved by a token request. Killed at any point, the next run goes on. */
import { isPropagation } from '../../core/diagnosis/refusal.ts'
import { FederationError } from '../../core/error.ts'
import { type ClientSecret, DAY_MS, describeSecret } from '../../core/secret/secret.ts'
import { refusalAnswer } from '../exchange/exchange.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import type { Clock, Log } from '../ports.ts'
import type { GitHubSecret, ProveSecret, SecretStore } from '../ports-secrets.ts'

/** What making a secret needs. */
export interface SecretWriter {
  readonly store: SecretStore
  readonly github: GitHubSecret
  readonly prove: ProveSecret
  readonly clock: Clock
  readonly log: Log
  readonly keyId: () => string
  /** True for a secret of the same declaration that was not there before: another run is making it. */
  readonly isRival: (secret: ClientSecret) => boolean
}

/** What is made; times are milliseconds. */
export interface WantedSecret {
  readonly clientId: string
  readonly displayName: string
  readonly lifetimeDays: number
  /** The destination in words. */
  readonly destination: string
  /** Secrets whose value nobody has, or that leave no room. */
  readonly removes: readonly ClientSecret[]
  /** True where the application takes no further secret before these are gone. */
  readonly isFull: boolean
}

const SECOND_MS = 1000
// As many as any request gets.
const MAX_LOST = 5

function outOfTime(doing: string): FederationError {
  return new FederationError(
    'throttled',
    `Another writer kept the application busy: it was not possible to ${doing}.`,
    {
      hint: 'Run again: what was done stays, and the rest follows.',
    },
  )
}

/**
 * Takes a secret away; one that is gone already is as good.
 * @param deadline milliseconds since the epoch
 * @throws FederationError of the manager, or `throttled` when another writer kept the application busy
 */
export async function removeSecret(
  secret: ClientSecret,
  { store, clock, log }: Pick<SecretWriter, 'store' | 'clock' | 'log'>,
  deadline: number,
): Promise<void> {
  const { holder, keyId } = secret
  log.info(`Removing the client secret ${describeSecret(secret)}`)
  for (let retry = 0; ; retry++) {
    const outcome = await store.remove(holder, keyId)
    if (outcome === 'removed' || outcome === 'gone') return
    if (!(await sleepUntil(deadline, propagationDelay(retry, clock.random()), clock)))
      throw outOfTime(`remove the client secret ${keyId}`)
  }
}

interface Added extends ClientSecret {
  readonly value: string
}

/** Adds a secret. One whose answer was lost may be there without anybody knowing its value: it is removed, and another is added. */
async function addSecret(wanted: WantedSecret, writer: SecretWriter, start: number, deadline: number): Promise<Added> {
  const { store, clock, log } = writer
  const { displayName, lifetimeDays } = wanted
  log.info(`Adding the client secret "${displayName}"`)
  let lost = 0
  for (let retry = 0; ; retry++) {
    const keyId = writer.keyId()
    const secret = { keyId, displayName, start, end: start + lifetimeDays * DAY_MS }
    const answer = await store.add(secret)
    if (answer.kind === 'added') return { ...secret, holder: 'application', hint: null, value: answer.value }
    const inTime = await sleepUntil(deadline, propagationDelay(retry, clock.random()), clock)
    if (answer.kind === 'uncertain') {
      lost += 1
      await removeSecret({ ...secret, holder: 'application', hint: null }, writer, deadline)
    }
    if (!inTime || lost >= MAX_LOST) throw outOfTime(`add the client secret "${displayName}"`)
  }
}

/** Sends a value, again where the service failed for a moment: storing it twice changes nothing. */
async function sendValue(value: string, { github, clock }: SecretWriter, deadline: number): Promise<void> {
  for (let retry = 0; ; retry++) {
    try {
      return await github.store(value)
    } catch (error) {
      const isTemporary = error instanceof FederationError && error.code === 'service-unavailable'
      if (!isTemporary || retry >= MAX_LOST) throw error
      if (!(await sleepUntil(deadline, propagationDelay(retry, clock.random()), clock))) throw error
    }
  }
}

/** Stores a value until GitHub's own clock says that it was stored after the secret began: by that the next run knows it. */
async function storeValue(added: Added, destination: string, writer: SecretWriter, deadline: number): Promise<void> {
  const { github, clock, log } = writer
  for (;;) {
    await sendValue(added.value, writer, deadline)
    const updatedAt = await github.updatedAt()
    if (updatedAt !== undefined && updatedAt >= added.start) break
    // As long as the clocks are apart: GitHub takes few writes in a minute.
    const behind = updatedAt === undefined ? SECOND_MS : added.start - updatedAt
    if (behind > deadline - clock.now() || !(await sleepUntil(deadline, behind, clock)))
      throw new FederationError('clock-skew', `GitHub says that ${destination} is older than the secret in it.`, {
        hint: "The runner's clock is ahead of GitHub's: correct it, and run again.",
      })
  }
  log.info(`Stored its value in ${destination}`)
}

/** The one that counts as stored where two runs make a secret at once. */
const isNewer = (one: ClientSecret, other: ClientSecret): boolean =>
  one.start === other.start ? one.keyId.toLowerCase() > other.keyId.toLowerCase() : one.start > other.start

/** Secrets that other runs are making; to a newer one this run gives way, and takes its own back. */
async function giveWay(added: Added, writer: SecretWriter, deadline: number): Promise<readonly ClientSecret[]> {
  const { secrets } = await writer.store.read()
  const rivals = secrets.filter((each) => each.keyId.toLowerCase() !== added.keyId && writer.isRival(each))
  if (!rivals.some((each) => isNewer(each, added))) return rivals
  await removeSecret(added, writer, deadline)
  throw new FederationError('plan-stale', `Another run makes the client secret "${added.displayName}" just now.`, {
    hint: 'Let one run at a time write (`concurrency:` in the workflow), and run again.',
  })
}

/** Where another run gave way, its value may have been stored after this one: so this one is stored again, as the last. */
async function settleRivals(added: Added, destination: string, writer: SecretWriter, deadline: number): Promise<void> {
  const { clock } = writer
  for (let retry = 0; ; retry++) {
    const rivals = await giveWay(added, writer, deadline)
    const inTime = rivals.length > 0 && (await sleepUntil(deadline, propagationDelay(retry, clock.random()), clock))
    if (inTime) continue
    if (retry > 0 || rivals.length > 0) await storeValue(added, destination, writer, deadline)
    return
  }
}

/** Signs in with the new secret until Entra accepts it. */
async function proveValue(added: Added, clientId: string, writer: SecretWriter, deadline: number): Promise<void> {
  const { prove, clock, log } = writer
  const started = clock.now()
  for (let retry = 0; ; retry++) {
    const result = await prove(clientId, added.value)
    if (result.ok) break
    const { refusal } = result
    const inTime = await sleepUntil(deadline, propagationDelay(retry, clock.random()), clock)
    if (inTime && (isPropagation(refusal) || refusal.codes.includes(NEW_SECRET_UNKNOWN))) continue
    throw new FederationError('propagation-timeout', `Entra does not accept the new secret "${added.displayName}".`, {
      hint: 'It is stored, and the older secret was left alone: run again, or raise `propagation-timeout`.',
      answer: refusalAnswer(refusal),
    })
  }
  log.info(`Entra accepted it after ${((clock.now() - started) / SECOND_MS).toFixed(1)} s`)
}

/** AADSTS7000215: a secret that was added a moment ago is not known everywhere. */
const NEW_SECRET_UNKNOWN = 7000215

/** When a new secret begins: where the runner's clock is ahead, GitHub would say that it was stored before it began. */
function startOf(updatedAt: number | undefined, { clock, github }: SecretWriter): number {
  const clocks = Math.min(clock.now(), github.now() ?? Number.POSITIVE_INFINITY)
  const now = Math.floor(clocks / SECOND_MS) * SECOND_MS
  return updatedAt === undefined ? now : Math.max(now, updatedAt + SECOND_MS)
}

/** Removes a secret whose value did not reach GitHub; where GitHub may have it, jobs may be using it by now, and it stays. */
async function removeUnstored(
  added: Added,
  updatedAt: number | undefined,
  writer: SecretWriter,
  deadline: number,
): Promise<void> {
  const seen = await writer.github.updatedAt().catch(() => Number.NaN)
  if (seen === updatedAt) await removeSecret(added, writer, deadline)
}

async function removeAll(secrets: readonly ClientSecret[], writer: SecretWriter, deadline: number): Promise<void> {
  for (const secret of secrets) await removeSecret(secret, writer, deadline)
}

/**
 * Makes a secret and stores it, then removes what it replaces; where room is short, that goes first. What could not be
 * stored is removed again.
 * @param updatedAt when GitHub's secret was written last: the new secret begins after it, whatever the clocks say
 * @param deadline milliseconds since the epoch
 * @throws FederationError of either service, `policy-blocked`, `clock-skew`, or `propagation-timeout`
 */
export async function writeSecret(
  wanted: WantedSecret,
  updatedAt: number | undefined,
  writer: SecretWriter,
  deadline: number,
): Promise<void> {
  const { removes, isFull, destination, clientId } = wanted
  if (isFull) await removeAll(removes, writer, deadline)
  const added = await addSecret(wanted, writer, startOf(updatedAt, writer), deadline)
  await giveWay(added, writer, deadline)
  try {
    await storeValue(added, destination, writer, deadline)
  } catch (error) {
    // What kept it from being stored says more than how its removal went.
    await removeUnstored(added, updatedAt, writer, deadline).catch(() => undefined)
    throw error
  }
  await settleRivals(added, destination, writer, deadline)
  await proveValue(added, clientId, writer, deadline)
  if (!isFull) await removeAll(removes, writer, deadline)
}
