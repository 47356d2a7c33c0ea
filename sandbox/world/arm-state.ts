/** The shape of what Azure Resource Manager holds of a tenant. */

/** A role assignment of ARM; `role` is the display name of a built-in role (`arm/role-definitions.ts`). */
export interface RoleAssignment {
  principalId: string
  scope: string
  role: string
  /** GUID; absent: derived from the other three. */
  name?: string
  principalType?: string
  description?: string
  /** Kept and shown; what it admits is not simulated. */
  condition?: string
}

export interface Subscription {
  subscriptionId: string
  displayName: string
}

export interface ResourceGroup {
  subscriptionId: string
  name: string
  location: string
  tags: Record<string, string>
}
