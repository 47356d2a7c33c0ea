/** An application of Entra as a file declares it, as Microsoft Graph stores it, and what a plan writes of it. */

/** What `create` declares. */
export interface DeclaredApplication {
  readonly uniqueName: string
  readonly displayName: string
  /** Object IDs of people and service principals who become owners, besides the manager. */
  readonly owners: readonly string[]
  readonly serviceManagementReference: string | undefined
  /** An application of that unique name that somebody else made is used as well. */
  readonly adopt: boolean
  /** Where it is declared: `federation.yml:12:5`. */
  readonly source: string
}

/** https://learn.microsoft.com/graph/api/resources/application */
export interface StoredApplication {
  readonly clientId: string
  readonly objectId: string
  readonly uniqueName: string
  readonly displayName: string | null
  /** Client ID of the application that created it; null where a person did, or the directory does not tell. */
  readonly createdByAppId: string | null
  readonly multiTenant: boolean
  readonly serviceManagementReference: string | null
  /** Object IDs of all owners. */
  readonly owners: readonly string[]
  /** Object ID of its service principal; undefined without one. */
  readonly principalId: string | undefined
}

/** One that was deleted and can still be restored. */
export interface DeletedApplication {
  readonly clientId: string
  readonly uniqueName: string
  /** ISO 8601; empty where the directory does not tell. */
  readonly deletedDateTime: string
}

/** Who asks, as far as the token tells. */
export interface ApplicationManager {
  readonly kind: 'application' | 'person' | 'unknown'
  readonly clientId: string | undefined
  readonly objectId: string | undefined
  /** False for a token that only reads: whose application it is, is then for the writing run to tell. */
  readonly mayWrite: boolean
}

/** Whose an application is: made by this manager, by somebody else, or a reader cannot tell. */
export type Maker = 'manager' | 'somebody-else' | 'unknown'

/** Tells who made an application. People share the client IDs of their tools, so that for them nothing is told. */
export function makerOf(
  { createdByAppId }: StoredApplication,
  { kind, clientId, mayWrite }: ApplicationManager,
): Maker {
  if (!mayWrite) return 'unknown'
  const same = createdByAppId !== null && createdByAppId.toLowerCase() === clientId?.toLowerCase()
  return kind === 'application' && same ? 'manager' : 'somebody-else'
}

/** Says in one sentence that an application is not used, and what lets it be used. */
export function foreignSentence(
  { clientId, uniqueName, createdByAppId }: StoredApplication,
  { kind }: ApplicationManager,
) {
  const maker = createdByAppId === null ? 'nobody can tell who made it' : `application ${createdByAppId} made it`
  const own = kind === 'application' ? '' : ' (a manager that is a person is never told apart from others)'
  return `An application with the unique name "${uniqueName}" exists (${clientId}), and ${maker}, not this manager${own}: it is used only where the entry says \`adopt: true\`.`
}

/** All that a line about an application writes. What is absent is left as it is. */
export type ApplicationWritten = {
  readonly uniqueName: string
  readonly displayName?: string
  readonly signInAudience?: 'AzureADMyOrg'
  readonly serviceManagementReference?: string
  /** Object IDs of who becomes an owner. */
  readonly owners?: readonly string[]
  /** The manager is an owner of what it creates. */
  readonly ownedByManager?: true
  /** A service principal is made. */
  readonly servicePrincipal?: true
}
