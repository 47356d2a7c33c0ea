/** What a policy file says of one configuration file, and what holds where there is no policy file. */

/** Kinds of credentials that a file may manage. */
export const POLICY_KINDS = ['federated', 'certificates', 'client-secrets', 'retire'] as const

export type PolicyKind = (typeof POLICY_KINDS)[number]

/** What nobody may have, whatever a file's entry allows. */
export const DENY_CODES = ['pull-request', 'unprotected', 'name-based', 'client-secrets'] as const

export type DenyCode = (typeof DENY_CODES)[number]

/** A role, by its name or the GUID of its definition, at a scope. */
export interface RoleLeave {
  readonly role: string
  readonly scope: string
}

/** What the files of one pattern may do, with the keys of the policy file. What is left out is refused. */
export interface PolicyEntry {
  readonly applications?: readonly string[] | undefined
  readonly 'managed-identities'?: readonly string[] | undefined
  readonly repositories?: readonly string[] | undefined
  readonly issuers?: readonly string[] | undefined
  readonly kinds?: readonly PolicyKind[] | undefined
  readonly roles?: readonly RoleLeave[] | undefined
  readonly create?: { readonly owners?: readonly string[] | undefined } | undefined
  readonly environments?: boolean | undefined
  readonly variables?: readonly string[] | undefined
  readonly owners?: readonly string[] | undefined
  readonly adopt?: boolean | undefined
  readonly 'owner-wide'?: boolean | undefined
  readonly switch?: readonly string[] | undefined
}

/** What one configuration file may do: its entry, undefined when there is none, and what nobody may. */
export interface FilePolicy {
  readonly entry: PolicyEntry | undefined
  readonly deny: readonly DenyCode[]
}

/** What a configuration file is judged by: its policy, or no policy file and how the workflow named the file. */
export type PolicyRules = FilePolicy | 'no-policy-single-file' | 'no-policy-glob'
