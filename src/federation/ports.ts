/** What the use cases need from the world: records of functions, implemented by `github/`, `entra/` and the entries. */

import type { FederatedIdentityCredential } from '../core/credential/credential.ts'
import type { Refusal } from '../core/diagnosis/refusal.ts'
import type { IdTokenClaims } from '../core/subject/claims.ts'
import type { CustomizationAnswer } from '../core/template/customization.ts'

/** GitHub's ID token: the signed JWT, which is Entra's client assertion (RFC 7523), and its decoded claims. */
export interface IdToken {
  readonly jwt: string
  readonly claims: IdTokenClaims
}

/** Asks GitHub for a new ID token with an audience. Every token is masked before it is returned. */
export type RequestIdToken = (audience: string) => Promise<IdToken>

/** An Entra access token; `expiresOn` is milliseconds since the epoch. Masked before it is returned. */
export interface AccessToken {
  readonly token: string
  readonly expiresOn: number
}

export type ExchangeResult =
  | { readonly ok: true; readonly accessToken: AccessToken }
  | { readonly ok: false; readonly refusal: Refusal }

/** Exchanges an ID token for an access token of one scope at Entra's token endpoint. */
export type ExchangeToken = (request: {
  readonly clientId: string
  readonly idToken: IdToken
  readonly scope: string
}) => Promise<ExchangeResult>

/**
 * What became of a write. `uncertain`: the service may have carried it out, read before repeating it. `busy`: another write
 * to the same target was under way and nothing happened. `duplicate`: another credential holds the same issuer and subject.
 * `name-taken`: something else stands under the name than was read. `target-missing`: the target is not found, or not yet.
 */
export type WriteAnswer =
  | { readonly kind: 'created' | 'updated' | 'deleted'; readonly id?: string }
  | { readonly kind: 'busy' | 'uncertain' | 'duplicate' | 'name-taken' | 'target-missing' }

/** A target as read: client ID, object ID (application) or ARM ID (managed identity), and its names where it has them. */
export interface TargetFacts {
  readonly clientId: string
  readonly id: string
  readonly uniqueName: string | null
  readonly displayName: string | null
  /** Whether other tenants may use the application; absent where nothing tells. */
  readonly multiTenant?: boolean
  /** True for an application that is still to be created: its IDs are empty. */
  readonly missing?: true
  /** How many owners the application has, at most twenty; absent where nothing tells. */
  readonly owners?: number
  /** Object ID of a managed identity's service principal; absent where nothing tells. */
  readonly principalId?: string
}

/**
 * Reads and writes the federated identity credentials of one target, with the manager's rights. A write ends as `created` or
 * `updated` only when what was sent was read back.
 */
export interface CredentialStore {
  /** @throws FederationError `application-not-found`, also for a target that was created seconds ago */
  readonly list: () => Promise<readonly FederatedIdentityCredential[]>
  /** Creates a credential under a name that nothing has; somebody else's namesake is `name-taken`, never overwritten. */
  readonly create: (credential: FederatedIdentityCredential) => Promise<WriteAnswer>
  /** Replaces the content of a credential that was read as the caller's own. */
  readonly replace: (
    stored: FederatedIdentityCredential,
    credential: FederatedIdentityCredential,
  ) => Promise<WriteAnswer>
  /** Deletes a credential as it was read; one that is gone already is `deleted` or `target-missing`. */
  readonly delete: (stored: FederatedIdentityCredential) => Promise<WriteAnswer>
  readonly readTarget: () => Promise<TargetFacts>
  /** Roles of the manager's token (`roles`, `scp`), for explanations; empty when they cannot be read. */
  readonly grants: () => Promise<readonly string[]>
  /** Who the manager is, as its token says; undefined when it does not tell. */
  readonly principal?: () => Promise<ManagerPrincipal | undefined>
}

/** The service principal or the person behind the manager's token, by its object ID (the claim `oid`). */
export interface ManagerPrincipal {
  readonly kind: 'application' | 'person'
  readonly objectId: string
}

/** Time and chance. Milliseconds; `random` is in [0, 1). */
export interface Clock {
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly random: () => number
}

/** The job log, for the person who reads it. */
export interface Log {
  readonly info: (line: string) => void
  readonly warning: (line: string) => void
  readonly debug: (line: string) => void
  /** Folds the lines of one phase under a title. */
  readonly group: <T>(title: string, phase: () => Promise<T>) => Promise<T>
}

/** Facts of a repository as GitHub spells them. */
export interface RepositoryFacts {
  readonly fullName: string
  readonly id: string
  readonly ownerId: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly defaultBranch: string
  /** `public`, `internal` or `private`; undefined where the server does not say. */
  readonly visibility?: string
  /** True for a repository that nobody can write to any more. */
  readonly archived?: true
  /** True where a person owns it, not an organization. */
  readonly ofPerson?: true
}

/** How a branch or environment is guarded; `unknown` when the token may not tell. */
export type Protection = 'protected' | 'unprotected' | 'missing' | 'unknown'

/** Requests that are left, and when there are more again. `resetsAt`: milliseconds since the epoch. */
export interface RateLimit {
  readonly remaining: number
  readonly resetsAt: number
}

/** Reads GitHub's REST API with the job's `github-token`. */
export interface GitHubReader {
  /** Undefined when the token cannot see the repository. A redirect after a rename is followed: `fullName` tells. */
  readonly repository: (fullName: string) => Promise<RepositoryFacts | undefined>
  readonly customization: (fullName: string) => Promise<CustomizationAnswer>
  readonly organizationCustomization: (organization: string) => Promise<CustomizationAnswer>
  readonly branch: (fullName: string, branch: string) => Promise<Protection>
  readonly environment: (fullName: string, environment: string) => Promise<Protection>
  /** Name of an environment as the settings spell it, whatever case it is asked in; undefined when nobody tells. */
  readonly storedEnvironment: (fullName: string, environment: string) => Promise<string | undefined>
  /** Names of the repository's environments, as far as the token may list them; at most a thousand. */
  readonly environments: (fullName: string) => Promise<readonly string[]>
  /** What is left of the token's rate limit, as the last answer said; undefined before the first one, and where none is. */
  readonly rateLimit?: () => RateLimit | undefined
  /** Version of a GitHub Enterprise Server, such as `3.18.2`; undefined elsewhere or when it does not tell. */
  readonly serverVersion: () => Promise<string | undefined>
}
