/** What a configuration file declares once its lists are multiplied and its defaults are filled in. */
import type { DeclaredRetirement, DeclaredSecret } from '../core/secret/declared-secret.ts'
import type { FleetTrust } from '../federation/fleet/fleet.ts'
import type { DeclaredSubjects } from './immutable-subjects.ts'
import type { Place } from './problem.ts'
import type { CreateEntry, EnvironmentRules, RoleEntry } from './schema.ts'

export interface DeclaredCredential {
  readonly trust: FleetTrust
  readonly name: string | undefined
  readonly audience: string | undefined
  readonly adopt: boolean
  readonly place: Place
}

/** A certificate by its file, as a path from the workspace. */
export interface DeclaredCertificate {
  readonly path: string
  readonly displayName: string | undefined
  readonly place: Place
}

/** What holds credentials, by the key under which the file names it. */
export type DeclaredTargetKey =
  | { readonly kind: 'client-id'; readonly clientId: string }
  | { readonly kind: 'object-id'; readonly objectId: string }
  | { readonly kind: 'unique-name'; readonly uniqueName: string; readonly create: CreateEntry | undefined }
  | { readonly kind: 'managed-identity'; readonly resourceId: string }

export interface DeclaredRole extends RoleEntry {
  readonly place: Place
}

export interface DeclaredTarget {
  readonly key: DeclaredTargetKey
  readonly credentials: readonly DeclaredCredential[]
  readonly certificates: readonly DeclaredCertificate[]
  readonly clientSecrets: readonly DeclaredSecret[]
  readonly retirements: readonly DeclaredRetirement[]
  readonly roles: readonly DeclaredRole[]
  /** Takes over every credential of the target, not only those that say so themselves. */
  readonly adopt: boolean
  /** Uses an application of the unique name in `create` that somebody else made. */
  readonly adoptsApplication: boolean
  readonly place: Place
}

/** An environment that the short form makes, with the variables that tell its jobs who they are. */
export interface DeclaredEnvironment {
  readonly repository: string | undefined
  readonly environment: string
  readonly rules: EnvironmentRules
  readonly target: DeclaredTargetKey
  /** Scopes of the identity's roles. */
  readonly scopes: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  readonly adopt: boolean
  readonly place: Place
}

/** One file: what it declares, and under which owner. */
export interface DeclaredFile extends DeclaredSubjects {
  readonly file: string
  readonly tenantId: string | undefined
  readonly owner: string | undefined
  readonly previousOwners: readonly string[]
  readonly prune: boolean
  readonly targets: readonly DeclaredTarget[]
  readonly environments: readonly DeclaredEnvironment[]
}

/** The text that two spellings of one key share. */
export function keyText(key: DeclaredTargetKey): string {
  switch (key.kind) {
    case 'client-id':
      return `client-id ${key.clientId.toLowerCase()}`
    case 'object-id':
      return `object-id ${key.objectId.toLowerCase()}`
    case 'unique-name':
      return `unique-name ${key.uniqueName}`
    case 'managed-identity':
      return `managed-identity ${key.resourceId.toLowerCase()}`
  }
}
