/** A client secret of an application, as Microsoft Graph shows it once its value is gone, and whose it is. */
import type { Sha256Hex } from '../credential/credential.ts'
import { ownerHash } from '../credential/owner.ts'

/** What bears secrets: the application, or its service principal, where an older portal put some. */
export type SecretHolder = 'application' | 'service-principal'

/** A secret without its value. Times are milliseconds since the epoch. */
export interface ClientSecret {
  readonly keyId: string
  readonly holder: SecretHolder
  readonly displayName: string | null
  /** First three characters of the value; null where Graph does not tell. */
  readonly hint: string | null
  readonly start: number
  readonly end: number
}

/** Longest lifetime that Microsoft's portal offers. https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials */
export const LONGEST_LIFETIME_DAYS = 730
/** The lifetime under which Microsoft advises to stay, on the same page. */
export const ADVISED_LIFETIME_DAYS = 365
/** Most secrets of an application that is open to personal accounts. */
export const PERSONAL_LIMIT = 2

export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000

/**
 * Builds the key ID of a new secret: its first 15 digits are a hash over the owner, since Graph stores no description with
 * a secret, and the rest is chance. A GUID of version 8 (RFC 9562).
 * @param random at least 15 hexadecimal digits
 */
export function buildKeyId(owner: string, random: string, sha256Hex: Sha256Hex): string {
  const [hash, rest] = [ownerHash(owner, sha256Hex), random.toLowerCase()]
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(12, 15)}-8${rest.slice(0, 3)}-${rest.slice(3, 15)}`
}

/** The part of a key ID that tells its owner. */
export function ownerPart(keyId: string): string {
  return keyId.toLowerCase().slice(0, 18)
}

/** The part of a key ID that tells who made the secret, as an owner's has it. */
export function ownerPartOf(owner: string, sha256Hex: Sha256Hex): string {
  return ownerPart(buildKeyId(owner, ''.padEnd(15, '0'), sha256Hex))
}

/** True for a secret that one of these owners made. */
export function isSecretOf(
  { keyId }: Pick<ClientSecret, 'keyId'>,
  owners: readonly string[],
  sha256Hex: Sha256Hex,
): boolean {
  return owners.some((owner) => ownerPart(keyId) === ownerPartOf(owner, sha256Hex))
}

/** The day on which a time falls, in UTC: `2026-11-25`. */
export function dayOfTime(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** Names a secret for people: by its display name, which is somebody else's text, and its key ID. */
export function describeSecret({ displayName, keyId }: Pick<ClientSecret, 'displayName' | 'keyId'>): string {
  return displayName === null ? keyId : `"${displayName}" (${keyId})`
}
