/** What holds federated identity credentials: an application of Entra or a user-assigned managed identity of Azure. */

/** An application (Microsoft Graph), or a user-assigned managed identity (ARM) by its resource ID. */
export type Target =
  | { readonly kind: 'application'; readonly clientId: string }
  | { readonly kind: 'managed-identity'; readonly resourceId: string }
