/** What plan and apply of many targets need from the world: readers of many at once. */
import type { FederatedIdentityCredential } from '../core/credential/credential.ts'
import type { FederationError } from '../core/error.ts'
import type { TargetAddress } from '../core/target.ts'
import type { CredentialStore, TargetFacts } from './ports.ts'

/** What a target is and stores, as it was read. */
export interface TargetContent {
  readonly facts: TargetFacts
  readonly stored: readonly FederatedIdentityCredential[]
  /** Key IDs of the application's client secrets; absent where they were not listed. */
  readonly secretIds?: readonly string[]
}

/** What reading one of many gave. One that cannot be read does not stop the others. */
type ReadingOf<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: FederationError }

/** What reading one target of many gave; `store` writes it. */
export type TargetReading = ReadingOf<TargetContent & { readonly store: CredentialStore }>

/** What reading one application of many gave. */
export type ApplicationReading = ReadingOf<TargetContent>

/** How an application is named before it was read. */
export type ApplicationAddress = Extract<TargetAddress, { readonly kind: 'application' }>

/** Reads many applications in few requests; readings come in the order of the addresses. */
export type ReadApplications = (addresses: readonly ApplicationAddress[]) => Promise<readonly ApplicationReading[]>

/** An application among all of the tenant's. */
export interface SweptApplication {
  readonly facts: TargetFacts
  /** Descriptions of its federated credentials, of those that have one. */
  readonly descriptions: readonly string[]
  /** Key IDs of its client secrets, as far as they are listed. */
  readonly secretIds: readonly string[]
  readonly reading: ApplicationReading
  /** True while its credentials are not all listed: `reading` shows none of them yet. */
  readonly cut?: true
}

/**
 * Goes through all applications of the tenant, and reads those that are wanted.
 * @throws FederationError `manager-forbidden` where the manager may not list them
 */
export type SweepApplications = (
  wanted: (application: SweptApplication) => boolean,
) => Promise<readonly SweptApplication[]>

/**
 * Reads many targets; readings come in the order of the addresses. `onRead` is called as each of them is there.
 * @param swept applications that were read already
 */
export type ReadTargets = (
  addresses: readonly TargetAddress[],
  onRead: () => void,
  swept?: readonly SweptApplication[],
) => Promise<readonly TargetReading[]>
