/** A key credential as Graph stores it, and whose it is: the key ID tells, since it can never be changed. */

import type { Sha256Hex } from '../credential/credential.ts'
import { ownerHash } from '../credential/owner.ts'
import type { Certificate } from './certificate.ts'

/** Longest display name in characters: https://learn.microsoft.com/graph/api/resources/keycredential */
export const DISPLAY_NAME_LIMIT = 90

/** Graph's `keyCredential`, as far as decisions hang on it. */
export interface StoredKey {
  readonly keyId: string
  /** SHA-1 in upper-case hex; undefined for a key that is no certificate. */
  readonly thumbprint: string | undefined
  readonly displayName: string | null
  /** ISO 8601, as Graph answers; null where it tells none. */
  readonly startDateTime: string | null
  readonly endDateTime: string | null
  /** `Verify`: the application signs in by it; anything else (`Encrypt`, `Sign`) has another purpose. */
  readonly usage: string
  /** True for the key that `tokenEncryptionKeyId` names. */
  readonly encryptsTokens: boolean
  /** The whole JSON object as it was read: what a write of the collection sends back. */
  readonly asRead: Readonly<Record<string, unknown>>
}

/** A key credential to be added, with Graph's property names. */
export interface NewKey {
  readonly keyId: string
  readonly thumbprint: string
  readonly displayName: string
  readonly startDateTime: string
  readonly endDateTime: string
  /** Base64 of the certificate's DER bytes. */
  readonly key: string
}

/** The display name of a certificate: the one given, or its subject, cut to what Entra keeps. */
export function displayNameOf({ subject, thumbprint }: Certificate, given: string | undefined): string {
  return given ?? (subject === '' ? thumbprint : subject).slice(0, DISPLAY_NAME_LIMIT)
}

/** True for a certificate by which the application signs in. */
export function isSignInCertificate({ usage, thumbprint }: StoredKey): boolean {
  return usage === 'Verify' && thumbprint !== undefined
}

/**
 * The key ID under which an owner stores a certificate: a GUID (RFC 9562, version 8) over owner and thumbprint. It is the
 * mark by which the owner knows it again; a key credential has no description, and its display name is the reader's.
 */
export function ownedKeyId(owner: string, thumbprint: string, sha256Hex: Sha256Hex): string {
  const hash = sha256Hex(`certificate\n${ownerHash(owner, sha256Hex)}\n${thumbprint}`)
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

/** True for a certificate that one of the owners stored. */
export function isKeyOf(key: StoredKey, owners: readonly string[], sha256Hex: Sha256Hex): boolean {
  const { keyId, thumbprint } = key
  if (thumbprint === undefined || !isSignInCertificate(key)) return false
  return owners.some((owner) => ownedKeyId(owner, thumbprint, sha256Hex) === keyId.toLowerCase())
}

/** What an owner adds to an application for a certificate. */
export function toNewKey(
  certificate: Certificate,
  { owner, displayName }: { readonly owner: string; readonly displayName: string },
  sha256Hex: Sha256Hex,
): NewKey {
  const { thumbprint, notBefore, notAfter, der } = certificate
  return {
    keyId: ownedKeyId(owner, thumbprint, sha256Hex),
    thumbprint,
    displayName,
    startDateTime: notBefore,
    endDateTime: notAfter,
    key: der,
  }
}

/** What a key is called where it has no other name: its thumbprint, or its ID. */
export function nameOfKey({ thumbprint, keyId }: Pick<StoredKey, 'thumbprint' | 'keyId'>): string {
  return thumbprint ?? `key ID ${keyId}`
}
