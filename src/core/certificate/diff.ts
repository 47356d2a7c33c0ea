/** Compares the certificates that files declare for an application with its key credentials: added, kept, pruned. */
import type { Sha256Hex } from '../credential/credential.ts'
import type { ResourceChangeOf } from '../plan/resource-change.ts'
import type { Certificate, CertificateWritten } from './certificate.ts'
import { displayNameOf, isKeyOf, isSignInCertificate, ownedKeyId, type StoredKey } from './stored-key.ts'

export type CertificateChange = ResourceChangeOf<'certificate', CertificateWritten>

/** A certificate that is wanted, and where it was declared. */
export interface WantedCertificate {
  readonly certificate: Certificate
  /** The name that people see; undefined: the certificate's subject. */
  readonly displayName: string | undefined
  readonly source: string
}

/** What one file declares for an application. */
export interface CertificateDeclaration {
  readonly owner: string
  readonly previousOwners: readonly string[]
  readonly wanted: readonly WantedCertificate[]
  /** Removes what is this owner's and no longer declared. */
  readonly prune: boolean
  /** The file, for lines about what it no longer declares. */
  readonly source: string
  /** Why a write is not permitted to this owner, one sentence each. */
  readonly refuse: (change: CertificateChange) => readonly string[]
}

/** The line about a certificate that is wanted. */
function toChange(
  { certificate, displayName, source }: WantedCertificate,
  keyId: string,
  action: 'create' | 'keep',
  reason: string,
): CertificateChange {
  const { thumbprint, thumbprintSha256, subject, notBefore, notAfter } = certificate
  return {
    resource: 'certificate',
    action,
    reason,
    name: thumbprint,
    source,
    differences: [],
    written: {
      displayName: displayNameOf(certificate, displayName),
      thumbprint,
      thumbprintSha256,
      subject,
      notBefore,
      notAfter,
      keyId,
    },
  }
}

function toDeletion(
  { keyId, thumbprint, displayName, startDateTime, endDateTime }: StoredKey,
  source: string,
): CertificateChange {
  return {
    resource: 'certificate',
    action: 'delete',
    reason: 'It is ours, and no longer declared.',
    name: `${thumbprint}`,
    source,
    differences: [],
    written: {
      displayName,
      thumbprint: `${thumbprint}`,
      thumbprintSha256: null,
      subject: null,
      notBefore: startDateTime,
      notAfter: endDateTime,
      keyId,
    },
  }
}

/** The stored key of a certificate, whoever added it; the certificate is what counts. */
function storedOf({ certificate }: WantedCertificate, stored: readonly StoredKey[]): StoredKey | undefined {
  return stored.find((key) => isSignInCertificate(key) && key.thumbprint === certificate.thumbprint)
}

const ownersOf = ({ owner, previousOwners }: CertificateDeclaration) => [owner, ...previousOwners]

function wantedChange(
  wanted: WantedCertificate,
  declaration: CertificateDeclaration,
  stored: readonly StoredKey[],
  sha256Hex: Sha256Hex,
): CertificateChange {
  const key = storedOf(wanted, stored)
  if (key === undefined) {
    const keyId = ownedKeyId(declaration.owner, wanted.certificate.thumbprint, sha256Hex)
    return toChange(wanted, keyId, 'create', 'No stored certificate has its thumbprint.')
  }
  const ours = isKeyOf(key, ownersOf(declaration), sha256Hex)
  return toChange(
    wanted,
    key.keyId,
    'keep',
    ours ? 'It is stored already.' : 'It is stored already, added by somebody else.',
  )
}

function permitted(change: CertificateChange, { refuse }: CertificateDeclaration): CertificateChange {
  const sentences = change.action === 'keep' ? [] : refuse(change)
  return sentences.length === 0
    ? change
    : { ...change, action: 'refuse', reason: 'not-permitted', why: sentences.join(' ') }
}

function prunable(
  declaration: CertificateDeclaration,
  stored: readonly StoredKey[],
  declared: ReadonlySet<string | undefined>,
  sha256Hex: Sha256Hex,
): readonly CertificateChange[] {
  if (!declaration.prune) return []
  return stored
    .filter((key) => !key.encryptsTokens && !declared.has(key.thumbprint))
    .filter((key) => isKeyOf(key, ownersOf(declaration), sha256Hex))
    .map((key) => toDeletion(key, declaration.source))
}

/** What the comparison needs besides declarations and reading. */
export interface CertificateFacts {
  readonly sha256Hex: Sha256Hex
  /** True for the certificate by which this run's manager signs in. */
  readonly isOwnCertificate: (key: { readonly thumbprint: string }) => boolean
}

const LOCKOUT = 'The manager of this run signs in with this certificate: removing it would lock the run out.'

/** Compares the declarations of all owners with one reading of an application: creations before deletions. */
export function diffCertificates(
  declarations: readonly CertificateDeclaration[],
  stored: readonly StoredKey[],
  { sha256Hex, isOwnCertificate }: CertificateFacts,
): readonly CertificateChange[] {
  const declared = new Set<string | undefined>(
    declarations.flatMap(({ wanted }) => wanted.map(({ certificate }) => certificate.thumbprint)),
  )
  const changes = declarations.flatMap((each) =>
    each.wanted.map((wanted) => permitted(wantedChange(wanted, each, stored, sha256Hex), each)),
  )
  // Two files may both take over what one owner left.
  const pruned = declarations.flatMap((each) =>
    prunable(each, stored, declared, sha256Hex).map((change) => permitted(change, each)),
  )
  return [
    ...changes,
    ...[...new Map(pruned.map((change) => [change.written.keyId, change])).values()].map((change) =>
      change.action === 'delete' && isOwnCertificate(change.written)
        ? ({ ...change, action: 'refuse', reason: 'self-lockout', why: LOCKOUT } as const)
        : change,
    ),
  ]
}

/** The lines of an application that could not be read: what is wanted, without a comparison. */
export function uncomparedCertificates(
  declarations: readonly CertificateDeclaration[],
  reason: string,
  sha256Hex: Sha256Hex,
): readonly CertificateChange[] {
  return declarations.flatMap((each) =>
    each.wanted.map((wanted) => {
      const keyId = ownedKeyId(each.owner, wanted.certificate.thumbprint, sha256Hex)
      return permitted(toChange(wanted, keyId, 'create', reason), each)
    }),
  )
}

/** Warns of stored entries whose own validity Graph narrows below that of the certificate, so that Entra takes it no longer. */
export function storedWarnings(
  declarations: readonly CertificateDeclaration[],
  stored: readonly StoredKey[],
  now: number,
): readonly string[] {
  return declarations.flatMap(({ wanted }) =>
    wanted.flatMap((each) => {
      const { endDateTime, keyId } = storedOf(each, stored) ?? { endDateTime: null, keyId: '' }
      if (endDateTime === null || Date.parse(endDateTime) > now) return []
      return [
        `${each.source}: The certificate ${each.certificate.thumbprint} is stored with an end of its own, ${endDateTime}, which has passed: remove key ID ${keyId}, and run again.`,
      ]
    }),
  )
}
