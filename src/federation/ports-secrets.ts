/** What client secrets need from the world: Graph's secrets and reports, GitHub's secrets, and one token request. */

import type { SecretRestriction } from '../core/secret/restriction.ts'
import type { NamedKey } from '../core/secret/retirement.ts'
import type { ClientSecret, SecretHolder } from '../core/secret/secret.ts'
import type { ExchangeResult } from './ports.ts'

/** The secrets of an application and of its service principal, with what decides about them. */
export interface StoredSecrets {
  readonly secrets: readonly ClientSecret[]
  /** Certificates and other keys of both. */
  readonly keys: readonly NamedKey[]
  /** Whether people with personal accounts may use the application. */
  readonly personal: boolean
  /** When the application was created, milliseconds since the epoch; undefined where nothing tells. */
  readonly createdAt: number | undefined
  /** Object ID of the service principal; undefined without one. */
  readonly principalId: string | undefined
}

/** A secret that shall be added. Times are milliseconds since the epoch, in whole seconds. */
export interface NewSecret {
  readonly keyId: string
  readonly displayName: string
  readonly start: number
  readonly end: number
}

/**
 * What became of adding a secret; `value` is masked before it is returned. `uncertain`: it may be there, and its value is
 * lost. `busy`: another write was under way and nothing happened. `target-missing`: the application is not found, or not yet.
 */
export type AddedSecret =
  | { readonly kind: 'added'; readonly value: string }
  | { readonly kind: 'uncertain' | 'busy' | 'target-missing' }

/** Reads and writes the secrets of one application, with the manager's rights. */
export interface SecretStore {
  /** @throws FederationError of the manager, or `application-not-found` */
  readonly read: () => Promise<StoredSecrets>
  /** Restrictions of the tenant that are enabled; undefined where the manager may not read policies. */
  readonly restrictions: () => Promise<readonly SecretRestriction[] | undefined>
  /** @throws FederationError `policy-blocked` where a policy of the tenant forbids it */
  readonly add: (secret: NewSecret) => Promise<AddedSecret>
  /** `gone`: it is not there, or is not there any more. */
  readonly remove: (holder: SecretHolder, keyId: string) => Promise<'removed' | 'gone' | 'busy' | 'uncertain'>
}

/** How the manager's own token was got, and whose it is. */
export interface ManagerToken {
  /** Object ID of the principal; undefined where the token does not tell. */
  readonly objectId: string | undefined
  /** Whether a client secret was used for it; undefined where the token does not tell. */
  readonly bySecret: boolean | undefined
}

/** What the two reports about sign-ins tell of one client. Times are milliseconds since the epoch. */
export interface ClientUse {
  /** Last use of each key, by its lower-case ID; undefined where no report can be read. */
  readonly lastUses: ReadonlyMap<string, number> | undefined
  /** Successful federated sign-ins; undefined where the log cannot be read. */
  readonly federatedSignIns: readonly number[] | undefined
}

/** One Actions secret of GitHub: written, and never read. */
export interface GitHubSecret {
  /** When it was written last, milliseconds since the epoch in whole seconds; undefined when there is none. */
  readonly updatedAt: () => Promise<number | undefined>
  /** GitHub's own clock as its last answer showed it, milliseconds since the epoch; undefined where none did. */
  readonly now: () => number | undefined
  /**
   * How the environment is guarded: by reviewers or a rule about branches, or not; `unknown` when the token may not tell.
   * A place of a whole repository is `unguarded`.
   */
  readonly guard: () => Promise<'guarded' | 'unguarded' | 'missing' | 'unknown'>
  /** Seals the value for the key of the repository or environment, and stores it. @throws FederationError `github-forbidden` */
  readonly store: (value: string) => Promise<void>
}

/** Where a value goes: `owner/name`, an environment of it or the repository itself, and the secret's name. */
export interface GitHubSecretPlace {
  readonly fullName: string
  readonly environment: string | undefined
  readonly name: string
}

/** Opens a place for secrets; nothing is sent. */
export type OpenGitHubSecret = (place: GitHubSecretPlace) => GitHubSecret

/** Signs in as a client with a secret, which proves that Entra knows it. */
export type ProveSecret = (clientId: string, secret: string) => Promise<ExchangeResult>
