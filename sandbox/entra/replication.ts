/** What the token service sees of a client's credentials: the past, until a write has reached it. */
import type { KeyCredential, PasswordCredential } from '../world/credential-state.ts'
import type { FederatedCredential } from '../world/state.ts'

/** The credentials of one client as one moment had them. */
export interface CredentialSet {
  readonly federated: readonly FederatedCredential[]
  readonly passwords: readonly PasswordCredential[]
  readonly keys: readonly KeyCredential[]
}

/** How long writes take to arrive; absent parts do not delay. */
export interface ReplicationDelay {
  readonly ms?: number
  readonly attempts?: number
  readonly flaps?: number
}

interface PastState {
  readonly credentials: CredentialSet
  readonly dueAt: number
  attemptsLeft: number
  flapsLeft: number
  succeeded: boolean
}

export interface Replication {
  /** Remembers what a client had before a write that `delay` keeps from the token service. */
  readonly beforeWrite: (clientId: string, credentials: CredentialSet, delay: ReplicationDelay) => void
  /** What the token service sees at this exchange; counts as one attempt. */
  readonly view: (clientId: string, current: CredentialSet) => CredentialSet
  /** Tells that an exchange succeeded: from now on it may flap. */
  readonly succeeded: (clientId: string) => void
  /** Tells of a service principal that the token service does not know before `delay` is over. */
  readonly announce: (clientId: string, delay: ReplicationDelay) => void
  /** Whether the token service knows the client by now; counts as one attempt. */
  readonly isKnown: (clientId: string) => boolean
  readonly clear: () => void
}

/** Makes a replication without history. Client ids are compared ignoring case. */
export function createReplication(now: () => number = Date.now): Replication {
  const pasts = new Map<string, PastState[]>()
  const newcomers = new Map<string, { readonly dueAt: number; attemptsLeft: number }>()
  const of = (clientId: string): PastState[] => pasts.get(clientId.toLowerCase()) ?? []
  return {
    beforeWrite: (clientId, credentials, { ms = 0, attempts = 0, flaps = 0 }) => {
      if (ms <= 0 && attempts <= 0 && flaps <= 0) return
      const past: PastState = {
        credentials: structuredClone(credentials),
        dueAt: now() + ms,
        attemptsLeft: attempts,
        flapsLeft: flaps,
        succeeded: false,
      }
      pasts.set(clientId.toLowerCase(), [...of(clientId), past])
    },
    view: (clientId, current) => {
      const hidden = of(clientId).filter((past) => hides(past, now()))
      for (const past of of(clientId)) spend(past, now())
      const live = of(clientId).filter((past) => past.attemptsLeft > 0 || past.dueAt > now() || past.flapsLeft > 0)
      pasts.set(clientId.toLowerCase(), live)
      return hidden[0]?.credentials ?? current
    },
    succeeded: (clientId) => {
      for (const past of of(clientId)) if (!arriving(past, now())) past.succeeded = true
    },
    announce: (clientId, { ms = 0, attempts = 0 }) => {
      newcomers.set(clientId.toLowerCase(), { dueAt: now() + ms, attemptsLeft: attempts })
    },
    isKnown: (clientId) => {
      const newcomer = newcomers.get(clientId.toLowerCase())
      if (newcomer === undefined) return true
      const known = newcomer.attemptsLeft <= 0 && newcomer.dueAt <= now()
      newcomer.attemptsLeft -= 1
      return known
    },
    clear: () => {
      pasts.clear()
      newcomers.clear()
    },
  }
}

function arriving(past: PastState, time: number): boolean {
  return past.attemptsLeft > 0 || past.dueAt > time
}

/** A past state is seen until the write arrives, and again while results flap after the first success. */
function hides(past: PastState, time: number): boolean {
  return arriving(past, time) || (past.succeeded && past.flapsLeft > 0)
}

function spend(past: PastState, time: number): void {
  if (past.attemptsLeft > 0) past.attemptsLeft -= 1
  else if (past.dueAt <= time && past.succeeded && past.flapsLeft > 0) past.flapsLeft -= 1
}
