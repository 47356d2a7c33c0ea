/** What became of the lines of a plan. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import type { FederationError } from '../../core/error.ts'
import { type Blocked, type Change, credentialOf, type FederatedChange } from '../../core/plan/change.ts'
import type { BlockedResource, ResourceChange } from '../../core/plan/resource-change.ts'

/** What became of a credential; `credential` is what the target holds now, or, of a deletion, what it held. */
export interface CredentialEffect {
  readonly outcome: 'created' | 'updated' | 'kept' | 'deleted'
  readonly change: FederatedChange
  readonly credential: FederatedIdentityCredential
}

interface Failed<C extends Change> {
  readonly outcome: 'failed'
  readonly change: C
  readonly error: FederationError
}

/** What became of a line about a credential. */
export type FederatedEffect =
  | CredentialEffect
  | { readonly outcome: 'refused'; readonly change: Blocked }
  | Failed<FederatedChange>

/** What became of a line about anything but a federated credential. */
export interface ResourceEffect {
  readonly outcome: 'created' | 'updated' | 'kept' | 'deleted'
  readonly change: ResourceChange
}

/** What became of a change. */
export type Effect =
  | CredentialEffect
  | ResourceEffect
  | { readonly outcome: 'refused'; readonly change: Blocked | BlockedResource }
  | Failed<Change>

/** What became of a line that keeps what is there. */
export function keptEffect(change: Change): CredentialEffect | ResourceEffect {
  if (change.resource !== 'federated') return { outcome: 'kept', change }
  return { outcome: 'kept', change, credential: change.stored ?? credentialOf(change) }
}

/** Tells effects on credentials from those on other things. */
export function isFederatedEffect(effect: Effect): effect is FederatedEffect {
  return effect.change.resource === 'federated'
}
