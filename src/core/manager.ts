/** The kinds of manager: whose rights read and write credentials. */

/** Exactly one of these is given, or none: then the action can only sign in. */
export type Manager =
  | { readonly kind: 'federated'; readonly clientId: string }
  | { readonly kind: 'client-secret'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'client-certificate'; readonly clientId: string; readonly certificate: string }
  | { readonly kind: 'access-token'; readonly accessToken: string }
  | { readonly kind: 'azure-cli' }
  | { readonly kind: 'managed-identity' }

/** Names the manager for a person; client IDs are identifiers, not secrets. */
export function describeManager(manager: Manager): string {
  switch (manager.kind) {
    case 'federated':
      return `manager ${manager.clientId} (federated)`
    case 'client-secret':
      return `manager ${manager.clientId} (client secret)`
    case 'client-certificate':
      return `manager ${manager.clientId} (certificate)`
    case 'access-token':
      return 'the given manager access token'
    case 'azure-cli':
      return 'the identity signed in to the Azure CLI'
    case 'managed-identity':
      return "the managed identity of the runner's machine"
  }
}
