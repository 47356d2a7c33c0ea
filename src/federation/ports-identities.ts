/** What creating applications and assigning roles needs from the world. */
import type {
  ApplicationManager,
  ApplicationWritten,
  DeletedApplication,
  StoredApplication,
} from '../core/application/application.ts'
import type { RoleDefinition } from '../core/policy/role.ts'
import type { RoleAssignment } from '../core/role/assignment.ts'
import type { WriteAnswer } from './ports.ts'

/**
 * Reads and writes applications and their service principals with the manager's rights. A write that ends `uncertain` may
 * have been carried out; the caller reads before it repeats one.
 */
export interface ApplicationDirectory {
  /** Undefined when no application has that unique name, or none yet. */
  readonly find: (uniqueName: string) => Promise<StoredApplication | undefined>
  /** Object ID of the service principal of an application; undefined without one. */
  readonly principalOf: (clientId: string) => Promise<string | undefined>
  /** Creates the application of that unique name, or updates the fields of the one that has it. @throws FederationError `quota-exceeded` */
  readonly upsert: (fields: Omit<ApplicationWritten, 'owners'>) => Promise<WriteAnswer>
  /** One who is an owner already is `updated`. @throws FederationError `configuration-invalid` for nobody of the directory */
  readonly addOwner: (objectId: string, owner: string) => Promise<WriteAnswer>
  /** @throws FederationError `quota-exceeded` */
  readonly createServicePrincipal: (clientId: string) => Promise<WriteAnswer>
  /** Applications that were deleted and can be restored. */
  readonly deleted: () => Promise<readonly DeletedApplication[]>
  readonly manager: () => Promise<ApplicationManager>
}

/** How a role assignment ended: `exists` under another name; `principal-missing`: ARM does not know the principal yet. */
export type RoleAnswer =
  | { readonly kind: 'created' | 'kept' | 'deleted' }
  | { readonly kind: 'exists' | 'principal-missing' | 'uncertain' }

/** Reads and writes Azure role assignments with the manager's rights. */
export interface RoleDirectory {
  /** A definition by its name or GUID, as it is known at the scope; undefined when there is none. */
  readonly definition: (role: string, scope: string) => Promise<RoleDefinition | undefined>
  /** Names of all roles that can be assigned at the scope. */
  readonly roleNames: (scope: string) => Promise<readonly string[]>
  /** Assignments at, above and below a scope, of one principal or of everybody. */
  readonly assignments: (scope: string, principalId?: string) => Promise<readonly RoleAssignment[]>
  /** Writing the same assignment again changes nothing. */
  readonly assign: (assignment: RoleAssignment) => Promise<RoleAnswer>
  readonly remove: (assignment: RoleAssignment) => Promise<RoleAnswer>
}
