/** A target session: what was read of one target, what writes it, and what is declared for it. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import type { FederatedChange } from '../../core/plan/change.ts'
import type { ResourceChange } from '../../core/plan/resource-change.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import type { Clock, CredentialStore } from '../ports.ts'
import type { ResourceEffect } from './effect.ts'

/** The federated credentials of a target. */
export interface CredentialSession {
  /** What the target stored when it was read. */
  readonly stored: readonly FederatedIdentityCredential[]
  readonly store: CredentialStore
  /** The lines of the plan for what is declared, against any reading of the target; pure. */
  readonly diff: (stored: readonly FederatedIdentityCredential[]) => readonly FederatedChange[]
}

/**
 * Carries out one line: reads what is there immediately before it writes, and writes what was printed.
 * @param deadline milliseconds since the epoch
 * @throws FederationError of the service, or `plan-stale` when what was printed does not fit what is there any more
 */
export type WriteResource = (change: ResourceChange, deadline: number) => Promise<ResourceEffect>

/** What writes one target of a plan; a repository has no credentials. */
export interface TargetSession {
  readonly credentials?: CredentialSession
  readonly writeResource?: WriteResource
}

/** How long a target that is not found may have been created a moment ago. Milliseconds. */
export const MISSING_TARGET_MS = 30_000

/**
 * Reads what a target stores; one that is not found is asked again for up to 30 s.
 * @param deadline milliseconds since the epoch
 * @throws FederationError `application-not-found`, or of the manager
 */
export async function readStored<T>(
  store: { readonly list: () => Promise<T> },
  clock: Clock,
  deadline: number,
): Promise<T> {
  const patience = Math.min(deadline, clock.now() + MISSING_TARGET_MS)
  for (let retry = 0; ; retry++) {
    try {
      return await store.list()
    } catch (error) {
      const missing = error instanceof FederationError && error.code === 'application-not-found'
      if (!missing || !(await sleepUntil(patience, propagationDelay(retry, clock.random()), clock))) throw error
    }
  }
}
