/** What a policy judges: a change as it would be written, with everything resolved that its names stand for. */

import type { CredentialMatch } from '../credential/credential.ts'
import type { RoleDefinition } from './role.ts'

/**
 * What would be changed, as it was read; a caller that cannot tell whether it is the run's manager says `unknown`.
 * `unread` marks a prediction that nobody can carry out: then only what no reading could make permitted is refused.
 */
export type JudgedTarget = { readonly isManager: boolean | 'unknown'; readonly unread?: true } & (
  | {
      readonly kind: 'application'
      /** Undefined while the application is still to be created. */
      readonly clientId: string | undefined
      /** As Microsoft Graph answers; of an application to be created, as it would be written. */
      readonly uniqueName: string | undefined
    }
  | {
      readonly kind: 'managed-identity'
      readonly resourceId: string
      readonly clientId: string | undefined
    }
)

/** A repository as the GitHub server in question answers for it: today's name, and the ID that stays. */
export interface JudgedRepository {
  /** `owner/name` as in `full_name`. */
  readonly fullName: string
  readonly id: string | undefined
  readonly ownerId: string | undefined
}

/** An owner of repositories, as GitHub answers. */
export interface JudgedOwner {
  readonly login: string
  readonly id: string
}

/** What a credential trusts. */
export type JudgedTrust = { readonly issuer: string } & CredentialMatch

/** Whether a lint code holds; what is missing from the map could not be decided. */
export type LintAnswers = ReadonlyMap<string, 'found' | 'absent' | 'undecided'>

type JudgedAction = 'create' | 'update' | 'delete'

/** A federated credential. */
export interface JudgedFederated {
  readonly resource: 'federated'
  readonly action: JudgedAction
  readonly target: JudgedTarget
  /** What is written; for a deletion what is removed. */
  readonly trust: JudgedTrust
  /** What an update replaces: it goes as a deletion does. */
  readonly stored?: JudgedTrust
  /** The repository that the declaration names, asked of the issuer's own GitHub server; undefined when nobody could. */
  readonly repository: JudgedRepository | undefined
  /** The owner that the declaration names, for a rule for every repository; without it the repository's. */
  readonly owner?: JudgedOwner
  readonly lints: LintAnswers
}

/** One change, by `resource` as in a plan; `retire` removes client secrets, `switch` turns a repository to immutable subjects. */
type JudgedResource =
  | JudgedFederated
  | {
      readonly resource: 'application'
      readonly action: JudgedAction
      readonly target: JudgedTarget
      /** Object IDs of who becomes an owner. */
      readonly owners: readonly string[]
    }
  | { readonly resource: 'certificate' | 'retire'; readonly action: JudgedAction; readonly target: JudgedTarget }
  | {
      readonly resource: 'client-secret'
      readonly action: JudgedAction
      readonly target: JudgedTarget
      /** Where the secret is stored. */
      readonly repository: JudgedRepository | undefined
    }
  | {
      readonly resource: 'role'
      readonly action: JudgedAction
      readonly target: JudgedTarget
      /** Undefined when the definition could not be read. */
      readonly role: RoleDefinition | undefined
      readonly scope: string
    }
  | {
      readonly resource: 'environment' | 'switch'
      readonly action: JudgedAction
      readonly repository: JudgedRepository | undefined
    }
  | {
      readonly resource: 'variable'
      readonly action: JudgedAction
      readonly repository: JudgedRepository | undefined
      readonly name: string
    }

/** What the file of a change claims, and where the run is. */
export interface JudgedClaims {
  /** True when something that is not ours would be taken over or overwritten. */
  readonly adopts: boolean
  /** What the file gives as `owner:` and `previous-owners:`; empty for default owners. */
  readonly claimedOwners: readonly string[]
  /** GitHub's issuers that `github` stands for: github.com's, and those of the run's own server. */
  readonly githubIssuers: readonly string[]
}

/** A change with what its file claims. */
export type JudgedChange = JudgedResource & JudgedClaims
