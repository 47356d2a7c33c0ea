/** What a run knows of applications by their unique name: read, or created a moment ago, for everything that needs their IDs. */

/** The IDs of one application. */
export interface ResolvedIdentity {
  readonly clientId: string
  /** Object ID of the application. */
  readonly objectId: string
  /** Object ID of its service principal; undefined while it has none. */
  readonly principalId: string | undefined
}

/** One record for the whole run, shared by all writers: an application that the run creates is in it once it was read back. */
export interface IdentityRecord {
  /** Undefined while nobody knows the application, or it is still to be created. */
  readonly find: (uniqueName: string) => ResolvedIdentity | undefined
  readonly add: (uniqueName: string, identity: ResolvedIdentity) => void
}

/** Makes a record without entries. Unique names are compared to the letter. */
export function createIdentityRecord(): IdentityRecord {
  const known = new Map<string, ResolvedIdentity>()
  return {
    find: (uniqueName) => known.get(uniqueName),
    add: (uniqueName, identity) => {
      known.set(uniqueName, identity)
    },
  }
}
