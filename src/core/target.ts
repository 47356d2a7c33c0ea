/** What holds federated identity credentials, and the forms of the IDs by which Entra and Azure Resource Manager name it. */

/** An application (Microsoft Graph), or a user-assigned managed identity (ARM) by its resource ID. */
export type Target =
  | { readonly kind: 'application'; readonly clientId: string }
  | { readonly kind: 'managed-identity'; readonly resourceId: string }

/** What tenants, clients and principals of Entra are named by: with hyphens, in either case. */
export const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A domain, by which a tenant can be named as well. */
export const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i

/** ARM ID of a user-assigned managed identity; ARM ignores case. */
export const IDENTITY_ID =
  /^\/subscriptions\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourceGroups\/[^/?#%\s]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[\w-]+$/i

/** Completes the sentence "… is not …" for what is no such ID. */
export const IDENTITY_ID_FORM =
  'the ARM ID of a user-assigned managed identity (/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…)'

/**
 * Versions of ARM's API for managed identities: `stable` everywhere, `flexible` for what it alone knows, `claimsMatchingExpression`.
 * https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials
 */
export const ARM_VERSIONS = { stable: '2024-11-30', flexible: '2025-01-31-preview' } as const

/** Tells whether a text is a GUID. */
export function isGuid(text: string): boolean {
  return GUID.test(text)
}

/** How a target is named before it was read: an application by any of its three keys. */
export type TargetAddress =
  | Target
  | { readonly kind: 'application'; readonly objectId: string }
  | { readonly kind: 'application'; readonly uniqueName: string }

/** Spells an address for people. */
export function addressText(address: TargetAddress): string {
  if (address.kind === 'managed-identity') return `managed identity ${address.resourceId}`
  if ('clientId' in address) return `application ${address.clientId}`
  return 'objectId' in address
    ? `application with object ID ${address.objectId}`
    : `application "${address.uniqueName}"`
}
