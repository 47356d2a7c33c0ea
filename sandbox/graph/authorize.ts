/** Who may read and write applications: Graph permissions, delegated scopes, ownership. */
import type { Caller } from '../tokens/access-token.ts'
import type { Application, ServicePrincipal } from '../world/state.ts'

const WRITE_ALL = 'Application.ReadWrite.All'
const WRITE_OWNED = 'Application.ReadWrite.OwnedBy'
const READ = ['Application.Read.All', WRITE_OWNED, WRITE_ALL, 'Directory.Read.All', 'Directory.ReadWrite.All']

/** Whether the caller may read applications and service principals. */
export function mayRead(caller: Caller): boolean {
  return (caller.scopes ?? caller.roles).some((permission) => READ.includes(permission))
}

/** Whether the caller may write `application`; `OwnedBy` needs the calling service principal among its owners. */
export function mayWrite(caller: Caller, application: Application): boolean {
  if (caller.scopes !== undefined) return caller.scopes.includes(WRITE_ALL)
  if (caller.roles.includes(WRITE_ALL)) return true
  return caller.roles.includes(WRITE_OWNED) && application.owners.includes(caller.objectId)
}

/** The same for a service principal; who owns its application may write it, too. */
export function mayWritePrincipal(caller: Caller, principal: ServicePrincipal): boolean {
  const application = caller.tenant.applications.find((entry) => entry.appId === principal.appId)
  if (application !== undefined && mayWrite(caller, application)) return true
  if ((caller.scopes ?? caller.roles).includes(WRITE_ALL)) return true
  return caller.scopes === undefined && caller.roles.includes(WRITE_OWNED) && principal.owners.includes(caller.objectId)
}

/** Whether the caller may create applications and service principals. */
export function mayCreate(caller: Caller): boolean {
  if (caller.scopes !== undefined) return caller.scopes.includes(WRITE_ALL)
  return caller.roles.includes(WRITE_ALL) || caller.roles.includes(WRITE_OWNED)
}
