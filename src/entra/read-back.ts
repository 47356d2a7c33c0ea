/** Believes a write when what was sent is read: in the answer, or by name until it is there. */
import { type FederatedIdentityCredential, matchText } from '../core/credential/credential.ts'
import { type ErrorCode, FederationError } from '../core/error.ts'
import type { Clock } from '../federation/ports.ts'

const PATIENCE_MS = 30_000
const FIRST_MS = 500
const GROWTH = 1.6
const CAP_MS = 5000

/** True when a credential as read holds everything that was sent; a service without descriptions answers none. */
export function holds(read: FederatedIdentityCredential, sent: FederatedIdentityCredential): boolean {
  return (
    read.name.toLowerCase() === sent.name.toLowerCase() &&
    read.issuer === sent.issuer &&
    (read.subject === undefined) === (sent.subject === undefined) &&
    matchText(read) === matchText(sent) &&
    read.audiences.join('\n') === sent.audiences.join('\n') &&
    (read.description === undefined || read.description === sent.description)
  )
}

const NO_ANSWER: ReadonlySet<ErrorCode> = new Set(['service-unavailable', 'throttled'])

/**
 * Reads a credential by name until it holds what was sent, at most 30 s.
 * @param read returns undefined while there is none of that name
 * @returns undefined when it was not there in time, or the service did not tell
 */
export async function readBack(
  sent: FederatedIdentityCredential,
  read: () => Promise<FederatedIdentityCredential | undefined>,
  clock: Clock,
): Promise<FederatedIdentityCredential | undefined> {
  const until = clock.now() + PATIENCE_MS
  for (let retry = 0; ; retry++) {
    try {
      const found = await read()
      if (found !== undefined && holds(found, sent)) return found
    } catch (error) {
      if (!(error instanceof FederationError && NO_ANSWER.has(error.code))) throw error
    }
    const delay = Math.min(CAP_MS, FIRST_MS * GROWTH ** retry)
    if (clock.now() + delay > until) return undefined
    await clock.sleep(delay)
  }
}
