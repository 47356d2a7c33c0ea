/** What a tenant's administrators forbid. */

/** A policy that is assigned to applications. https://learn.microsoft.com/graph/api/resources/appmanagementpolicy */
export interface AppManagementPolicy {
  id: string
  displayName: string
  /** Client ids of the applications that it is assigned to. */
  appliesTo: string[]
  isEnabled: boolean
  /** `true` forbids, `false` lifts what the tenant's default forbids. */
  forbidPasswords?: boolean
  maxPasswordDays?: number
  maxKeyDays?: number
}

export interface TenantPolicies {
  /** Issuers that federated credentials may name (app management policy); absent: any. */
  allowedIssuers?: string[]
  /** Tokens of `issuer` must carry an `enterprise` claim with one of these values (AADSTS7002381). */
  requiredEnterprise?: { issuer: string; values: string[] }
  /** Client ids that Conditional Access blocks (AADSTS53003). */
  conditionalAccessBlocked?: string[]
  /** The tenant's default forbids `addPassword`. */
  forbidPasswords?: boolean
  /** Longest lifetime of a client secret in days by the tenant's default. */
  maxPasswordDays?: number
  /** Longest lifetime of a certificate in days by the tenant's default. */
  maxKeyDays?: number
  /** Policies of single applications; what one of them restricts, the tenant's default does not. */
  appManagement?: AppManagementPolicy[]
  /** Directory objects that a principal without an administrator's role may own; default 250. */
  objectQuota?: number
}
