/** The public certificate of an application, as X.509 (RFC 5280) tells it: what is shown, compared and uploaded. */

/** Public key of a certificate: RSA with its size in bits, or another algorithm by its name. */
export type CertificateKey =
  | { readonly algorithm: 'rsa'; readonly bits: number }
  | { readonly algorithm: 'other'; readonly name: string }

/** A certificate. Times are ISO 8601 in UTC, to the second. */
export interface Certificate {
  /** Base64 of the DER bytes: what Graph takes as `key`. */
  readonly der: string
  /** In one line: `CN=batch, O=Octo Org`. */
  readonly subject: string
  /** SHA-1 over the DER bytes in upper-case hex, as Entra shows it. */
  readonly thumbprint: string
  /** SHA-256 over the DER bytes in upper-case hex. */
  readonly thumbprintSha256: string
  readonly notBefore: string
  readonly notAfter: string
  readonly key: CertificateKey
  /** Hash of its signature: `SHA-256`, `SHA-1`, `MD5`; undefined for a signature without one, or an unknown one. */
  readonly signatureHash: string | undefined
}

/** What a line about a certificate writes; of one that goes, what Graph told of it. */
export type CertificateWritten = {
  readonly displayName: string | null
  /** SHA-1, as Entra shows it. */
  readonly thumbprint: string
  readonly thumbprintSha256: string | null
  readonly subject: string | null
  readonly notBefore: string | null
  readonly notAfter: string | null
  readonly keyId: string
}

/** Days before its end from which a certificate is warned about. */
export const EXPIRY_WARNING_DAYS = 30

const DAY_MS = 86_400_000

/** Whole days until a time, rounded down; negative after it. `now`: milliseconds since the epoch. */
export function daysUntil(time: string, now: number): number {
  return Math.floor((Date.parse(time) - now) / DAY_MS)
}

/** A time as people read it: the day, in UTC. */
export function dayOf(time: string): string {
  return time.slice(0, 10)
}

/** Says of a certificate what tells it from others: subject, validity, both thumbprints. */
export function describeCertificate({
  subject,
  thumbprint,
  thumbprintSha256,
  notBefore,
  notAfter,
}: Certificate): string {
  const prints = `thumbprint ${thumbprint} (SHA-1), ${thumbprintSha256} (SHA-256)`
  return `"${subject}", valid from ${dayOf(notBefore)} to ${dayOf(notAfter)}, ${prints}`
}

/** Warns of a certificate that ends within 30 days; undefined for any other. */
export function expiryWarning({ subject, notAfter }: Certificate, now: number): string | undefined {
  const days = daysUntil(notAfter, now)
  if (days >= EXPIRY_WARNING_DAYS) return undefined
  const left = days === 0 ? 'within a day' : days === 1 ? 'in 1 day' : `in ${days} days`
  return `The certificate "${subject}" expires ${left}, on ${dayOf(notAfter)}: declare its successor beside it.`
}
