/** A client secret as a file declares it: how long it lives, when it is rotated, and the one place that gets its value. */

/** An Actions secret of GitHub: of a repository, or of one of its environments. */
export interface SecretDestination {
  /** `owner/name`; undefined: the repository that this runs in. */
  readonly repository: string | undefined
  readonly environment: string | undefined
  readonly name: string
}

export interface DeclaredSecret {
  readonly displayName: string
  readonly lifetimeDays: number
  readonly rotateBeforeDays: number
  readonly overlapHours: number
  readonly destination: SecretDestination
  /** Overwrites a secret of GitHub that somebody else stored. */
  readonly adopt: boolean
  /** Where it is declared: `federation.yml:12:5`. */
  readonly source: string
}

/** Which secrets and certificates are to go for good, and what has to be seen before. */
export interface DeclaredRetirement {
  /** Key IDs, or every secret of the application and its service principal. */
  readonly secrets: readonly string[] | 'all'
  /** Key IDs or thumbprints, or every certificate of both. */
  readonly certificates: readonly string[] | 'all'
  readonly federatedSignInWithinDays: number
  readonly secretUnusedForDays: number | undefined
  readonly source: string
}

/** Names the place of a value for people. */
export function describeDestination({ repository, environment, name }: SecretDestination): string {
  const where = environment === undefined ? '' : ` of the environment "${environment}"`
  return `the secret ${name}${where} in ${repository ?? 'this repository'}`
}

/** What a new secret writes: in Entra, and at GitHub. */
export type SecretWritten = {
  readonly lifetimeDays: number
  /** `owner/name` of the repository that gets the value, as GitHub spells it. */
  readonly repository: string
  readonly repositoryId: string
  readonly environment: string | null
  readonly secret: string
  /** Key IDs of secrets that go before the new one is added. */
  readonly removes: readonly string[]
}

/** What a deletion takes away. */
export type SecretRemoved = {
  readonly holder: string
  readonly displayName: string | null
  readonly ends: string
}
