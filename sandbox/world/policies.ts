/** What a tenant's administrators forbid. */

export interface TenantPolicies {
  /** Issuers that federated credentials may name (app management policy); absent: any. */
  allowedIssuers?: string[]
  /** Tokens of `issuer` must carry an `enterprise` claim with one of these values (AADSTS7002381). */
  requiredEnterprise?: { issuer: string; values: string[] }
  /** Client ids that Conditional Access blocks (AADSTS53003). */
  conditionalAccessBlocked?: string[]
  /** Forbids `addPassword`. */
  forbidPasswords?: boolean
  /** Longest lifetime of a client secret in days. */
  maxPasswordDays?: number
  /** Directory objects that a principal without an administrator's role may own; default 250. */
  objectQuota?: number
}
