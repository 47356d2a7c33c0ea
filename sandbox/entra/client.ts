/** The clients of a tenant: applications and user-assigned managed identities, by client id. */
import type { KeyCredential, PasswordCredential } from '../world/credential-state.ts'
import type { FederatedCredential, Tenant, World } from '../world/state.ts'

/** A principal that can sign in, whatever kind of object it is. */
export interface Client {
  readonly clientId: string
  readonly displayName: string
  /** Object id of the service principal; undefined when there is none. */
  readonly principalId: string | undefined
  readonly roles: readonly string[]
  readonly federated: readonly FederatedCredential[]
  readonly passwords: readonly PasswordCredential[]
  readonly keys: readonly KeyCredential[]
  readonly kind: 'application' | 'managed-identity'
  /** ARM id of a managed identity. */
  readonly resourceId?: string
}

/** Compares GUIDs, domains and ARM ids: ignoring case. */
export function sameId(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

/** Finds a tenant by GUID or domain. */
export function findTenant(world: World, name: string): Tenant | undefined {
  return world.tenants.find(
    (tenant) => sameId(tenant.id, name) || tenant.domains.some((domain) => sameId(domain, name)),
  )
}

/** Finds an application or managed identity of the tenant by its client id. */
export function findClient(tenant: Tenant, clientId: string): Client | undefined {
  const identity = tenant.managedIdentities.find((entry) => sameId(entry.clientId, clientId))
  if (identity !== undefined) {
    return {
      clientId: identity.clientId,
      displayName: identity.resourceId.split('/').at(-1) ?? identity.clientId,
      principalId: identity.principalId,
      roles: identity.roles,
      federated: identity.federatedIdentityCredentials,
      passwords: [],
      keys: [],
      kind: 'managed-identity',
      resourceId: identity.resourceId,
    }
  }
  const application = tenant.applications.find((entry) => sameId(entry.appId, clientId))
  const principal = tenant.servicePrincipals.find((entry) => sameId(entry.appId, clientId))
  if (application === undefined) return undefined
  return {
    clientId: application.appId,
    displayName: application.displayName,
    principalId: principal?.id,
    roles: principal?.roles ?? [],
    federated: application.federatedIdentityCredentials,
    // What stands on the service principal signs in as well.
    passwords: [...application.passwordCredentials, ...(principal?.passwordCredentials ?? [])],
    keys: [...application.keyCredentials, ...(principal?.keyCredentials ?? [])],
    kind: 'application',
  }
}
