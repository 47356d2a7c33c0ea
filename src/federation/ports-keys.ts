/** What certificates of applications need from the world: key credentials, read one by one or swept, and replaced whole. */
import type { NewKey, StoredKey } from '../core/certificate/stored-key.ts'
import type { TargetFacts } from './ports.ts'

/**
 * What became of replacing all key credentials: `uncertain` may have been carried out, `busy` did nothing since another write
 * to the same object was under way, `target-missing` found no such object, or not yet.
 */
export type KeysAnswer = 'written' | 'busy' | 'uncertain' | 'target-missing'

/** Reads and writes the key credentials (certificates) of one application or service principal, with the manager's rights. */
export interface KeyStore {
  /** @throws FederationError `application-not-found`, also for one that was created seconds ago */
  readonly list: () => Promise<readonly StoredKey[]>
  /**
   * Replaces the whole collection by keys exactly as they were read, and one that is added. The service knows no ETag here:
   * whatever was written since the reading is lost.
   */
  readonly replace: (kept: readonly StoredKey[], added?: NewKey) => Promise<KeysAnswer>
}

/** An application of the tenant with its key credentials. */
export interface SweptKeys {
  readonly facts: TargetFacts
  readonly keys: readonly StoredKey[]
}

/**
 * Goes through every application of the tenant that holds key credentials, and keeps those that are wanted.
 * @throws FederationError `manager-forbidden` where the manager may not list them
 */
export type SweepKeys = (wanted: (each: SweptKeys) => boolean) => Promise<readonly SweptKeys[]>
