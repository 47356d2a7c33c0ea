/** Certificates that go for good: which ones a file means, why some never go, and their lines of a plan. */
import type { CertificateChange } from '../certificate/diff.ts'
import { isSignInCertificate, type StoredKey } from '../certificate/stored-key.ts'
import type { ErrorCode } from '../error.ts'
import type { SecretHolder } from './secret.ts'

/** A key with what bears it. */
export interface HeldKey {
  readonly holder: SecretHolder
  readonly key: StoredKey
}

/** True for a certificate that proves who the application is; the key that encrypts tokens, and others, never go. */
export function mayRetire(key: StoredKey): boolean {
  return isSignInCertificate(key) && !key.encryptsTokens
}

const same = (left: string, right: string | undefined): boolean => left.toLowerCase() === right?.toLowerCase()

/** True for the key that a file names, by its key ID or its thumbprint. */
export function isNamed({ keyId, thumbprint }: StoredKey, names: readonly string[]): boolean {
  return names.some((name) => same(name, keyId) || same(name, thumbprint))
}

/** Says why a key is never retired. */
export function whyNeverRetired({ keyId, usage, encryptsTokens }: StoredKey): string {
  if (encryptsTokens) return `${keyId} is the key with which tokens are encrypted: it is never retired.`
  return `${keyId} is a key for "${usage}": only a certificate that proves who the application is can be retired.`
}

/** The certificate by which this run's manager signs in, where it is the application itself. */
export type ManagerCertificate =
  | { readonly kind: 'none' }
  | { readonly kind: 'thumbprint'; readonly thumbprint: string }
  | { readonly kind: 'unknown' }

/** True when a certificate may be the one with which this run's manager signs in. */
export function mayBeManagersCertificate({ thumbprint }: StoredKey, manager: ManagerCertificate): boolean {
  switch (manager.kind) {
    case 'none':
      return false
    case 'thumbprint':
      return thumbprint === manager.thumbprint
    case 'unknown':
      return true
  }
}

const NEVER = 8.64e15

/** When a key ends, milliseconds since the epoch; far away where nothing tells. */
export function endOf({ endDateTime }: StoredKey): number {
  const time = Date.parse(endDateTime ?? '')
  return Number.isNaN(time) ? NEVER : time
}

/** Builds the line about a certificate that goes, or should and does not; its name is the key ID. */
export function retiredCertificate(
  { key }: HeldKey,
  source: string,
  verdict:
    | { readonly action: 'delete'; readonly reason: string }
    | { readonly action: 'refuse'; readonly reason: ErrorCode; readonly why: string },
): CertificateChange {
  const { keyId, thumbprint = '', displayName, startDateTime, endDateTime } = key
  return {
    resource: 'certificate',
    ...verdict,
    name: keyId,
    source,
    differences: [],
    written: {
      displayName,
      thumbprint,
      thumbprintSha256: null,
      subject: null,
      notBefore: startDateTime,
      notAfter: endDateTime,
      keyId,
    },
    ...(verdict.action === 'delete' && { asked: true as const }),
  }
}
