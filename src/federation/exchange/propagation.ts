/** How to wait for Entra: quick repetitions of a spurious refusal, and the long wait after a credential was written. */
import {
  isCaseMismatch,
  isPropagation,
  type Refusal,
  SPURIOUS_REFUSAL_DELAYS_MS,
} from '../../core/diagnosis/refusal.ts'
import type { Clock } from '../ports.ts'
import { type Exchange, type Exchanged, type ExchangePorts, exchangeIdToken } from './exchange.ts'

const FIRST_MS = 1000
const GROWTH = 1.6
const CAP_MS = 15_000

/** Milliseconds to wait before the n-th retry (from 0): about one second first, growing to 15 s, with ±20 % jitter. */
export function propagationDelay(retry: number, random: number): number {
  return Math.round(Math.min(CAP_MS, FIRST_MS * GROWTH ** retry) * (0.8 + 0.4 * random))
}

/** Repeats a refused exchange twice, about one and three seconds later; a mismatch in case only is final at once. */
export async function repeatRefused(first: Refusal, exchange: Exchange, ports: ExchangePorts): Promise<Exchanged> {
  let refusal = first
  for (const delay of SPURIOUS_REFUSAL_DELAYS_MS) {
    if (isCaseMismatch(refusal)) break
    await ports.clock.sleep(delay)
    const again = await exchangeIdToken(exchange, ports)
    if (again.accepted) return again
    refusal = again.refusal
  }
  return { accepted: false, refusal }
}

/** Sleeps, but never past the deadline; returns false when the deadline has come. */
export async function sleepUntil(deadline: number, ms: number, clock: Clock): Promise<boolean> {
  const left = deadline - clock.now()
  if (left <= 0) return false
  await clock.sleep(Math.min(ms, left))
  return true
}

/**
 * Exchanges again and again until Entra accepts or the deadline passes. Results can flap, so an earlier success of another
 * scope proves nothing.
 * @param deadline milliseconds since the epoch
 */
export async function exchangeUntil(
  deadline: number,
  exchange: Exchange,
  ports: ExchangePorts,
  onRefusal: (refusal: Refusal, waitedMs: number) => void,
): Promise<Exchanged> {
  const started = ports.clock.now()
  for (let retry = 0; ; retry++) {
    const result = await exchangeIdToken(exchange, ports, isPropagation)
    if (result.accepted) return result
    onRefusal(result.refusal, ports.clock.now() - started)
    if (!(await sleepUntil(deadline, propagationDelay(retry, ports.clock.random()), ports.clock))) return result
  }
}
