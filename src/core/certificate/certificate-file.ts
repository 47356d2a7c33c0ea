/** Judges a certificate file: which certificate of it is meant, and everything that keeps Entra, or us, from taking it. */
import { type Certificate, dayOf, expiryWarning } from './certificate.ts'

/** A certificate of a file, with the places in the file (from 0) of the other ones that issued it. */
export interface FiledCertificate {
  readonly certificate: Certificate
  readonly issuedBy: readonly number[]
}

/** What the bytes of a file hold. Of a private key only that it is there. */
export type CertificateFile =
  | {
      readonly kind: 'certificates'
      readonly certificates: readonly FiledCertificate[]
      readonly withPrivateKey: boolean
    }
  | { readonly kind: UnusableKind }

/** What a file holds that no certificate can be taken from. */
export type UnusableKind =
  | 'empty'
  | 'utf-16'
  | 'private-key'
  | 'pkcs12'
  | 'pkcs7'
  | 'request'
  | 'public-key'
  | 'trusted-certificate'
  | 'bare-base64'
  | 'broken'
  | 'unknown'

/** Largest file in bytes: no certificate comes near it, and Graph would not take one that does. */
export const CERTIFICATE_FILE_LIMIT = 1_000_000

const UNUSABLE: Readonly<Record<UnusableKind, string>> = {
  empty: 'The file is empty.',
  'utf-16': 'The file is UTF-16 text: save it as ASCII or UTF-8.',
  'private-key':
    'The file holds a private key: take it out of the repository, issue another one, and give the certificate alone.',
  pkcs12: 'The file is PKCS#12 (.pfx), which holds the private key: export the certificate alone as .cer or .pem.',
  pkcs7: 'The file is PKCS#7 (.p7b): export the certificate itself as .cer or .pem.',
  request: 'The file holds a certificate signing request, and no certificate: give what the authority issued for it.',
  'public-key': 'The file holds a public key, and no certificate.',
  'trusted-certificate':
    'The file holds an OpenSSL "trusted certificate": convert it with `openssl x509 -in … -out …`.',
  'bare-base64': 'The file is base64 without the lines BEGIN CERTIFICATE and END CERTIFICATE around it.',
  broken: 'The file holds a certificate that cannot be read: it is cut off or damaged.',
  unknown: 'The file is no certificate: DER or PEM is expected.',
}

const LEAST_RSA_BITS = 2048
// Hashes whose collisions have been shown in certificates, or can be bought.
const WEAK_HASHES: ReadonlySet<string> = new Set(['MD2', 'MD4', 'MD5', 'SHA-1'])

function keyProblems({ key }: Certificate): readonly string[] {
  if (key.algorithm === 'other')
    return [`Its key is ${key.name}, and Entra takes RSA keys for assertions: issue it for an RSA key.`]
  return key.bits >= LEAST_RSA_BITS
    ? []
    : [`Its RSA key has ${key.bits} bits; at least ${LEAST_RSA_BITS} are needed: issue it for a larger key.`]
}

function signatureProblems({ signatureHash }: Certificate): readonly string[] {
  if (signatureHash === undefined || !WEAK_HASHES.has(signatureHash)) return []
  return [`It is signed with ${signatureHash}, which can be forged: issue it with SHA-256.`]
}

function validityProblems({ notBefore, notAfter }: Certificate, now: number): readonly string[] {
  return [
    ...(Date.parse(notAfter) <= now ? [`It expired on ${dayOf(notAfter)}.`] : []),
    ...(Date.parse(notBefore) > now ? [`It is not valid yet: its validity begins at ${notBefore}.`] : []),
  ]
}

/** Everything that keeps a certificate from being uploaded, one sentence each. `now`: milliseconds since the epoch. */
export function certificateProblems(certificate: Certificate, now: number): readonly string[] {
  return [...validityProblems(certificate, now), ...keyProblems(certificate), ...signatureProblems(certificate)]
}

function repeated(certificates: readonly FiledCertificate[]): readonly string[] {
  const thumbprints = certificates.map(({ certificate }) => certificate.thumbprint)
  const twice = thumbprints.filter((each, index) => thumbprints.indexOf(each) !== index)
  return [...new Set(twice)].map((thumbprint) => `The file holds the certificate ${thumbprint} more than once.`)
}

type Leaf = { readonly ok: true; readonly certificate: Certificate } | { readonly ok: false; readonly problem: string }

/** The leaf of a chain: the one that issued none of the others. */
function leafOf(certificates: readonly FiledCertificate[]): Leaf {
  const issuers = new Set(certificates.flatMap(({ issuedBy }) => issuedBy))
  const issuedNone = certificates.filter((_, index) => !issuers.has(index))
  // A certificate that stands twice is one leaf.
  const leaves = [...new Map(issuedNone.map((each) => [each.certificate.thumbprint, each])).values()]
  const [leaf, ...others] = leaves
  if (leaf === undefined)
    return { ok: false, problem: 'The certificates of the file issued each other: no leaf can be told.' }
  if (others.length > 0)
    return {
      ok: false,
      problem: `The file holds ${leaves.length} certificates that issued none of the others: write each into a file of its own.`,
    }
  return { ok: true, certificate: leaf.certificate }
}

/** A file's certificate with what is said aloud of it, or everything that is wrong with the file. */
export type JudgedCertificateFile =
  | { readonly ok: true; readonly certificate: Certificate; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] }

function chainWarning({ subject, thumbprint }: Certificate, count: number): readonly string[] {
  if (count === 1) return []
  return [
    `The file holds a chain of ${count} certificates: its leaf "${subject}" (${thumbprint}) is meant, those that issued it are not uploaded.`,
  ]
}

/** Judges a file. `now`: milliseconds since the epoch. */
export function judgeCertificateFile(file: CertificateFile, now: number): JudgedCertificateFile {
  if (file.kind !== 'certificates') return { ok: false, problems: [UNUSABLE[file.kind]] }
  const { certificates, withPrivateKey } = file
  const beside = [...(withPrivateKey ? [UNUSABLE['private-key']] : []), ...repeated(certificates)]
  const leaf = leafOf(certificates)
  if (!leaf.ok) return { ok: false, problems: [...beside, leaf.problem] }
  const { certificate } = leaf
  const problems = [...beside, ...certificateProblems(certificate, now)]
  if (problems.length > 0) return { ok: false, problems }
  const expiry = expiryWarning(certificate, now)
  return {
    ok: true,
    certificate,
    warnings: [...chainWarning(certificate, certificates.length), ...(expiry === undefined ? [] : [expiry])],
  }
}
