/** Carries out one line of a plan about a certificate. */
import type { CertificateChange, CertificateDeclaration } from '../../core/certificate/diff.ts'
import { type NewKey, type StoredKey, toNewKey } from '../../core/certificate/stored-key.ts'
import type { Sha256Hex } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import type { ResourceEffect } from '../plan/effect.ts'
import { type KeyPorts, type KeyWrite, writeKey } from './write-key.ts'

/** What the lines of an application were made from. */
export interface CertificateSession {
  readonly declarations: readonly CertificateDeclaration[]
  /** The keys that were there when the plan was made. */
  readonly stored: readonly StoredKey[]
  readonly sha256Hex: Sha256Hex
}

/** The key that a line adds: the declared certificate under the name that was printed. */
function newKey(
  { written, source }: CertificateChange,
  { declarations, sha256Hex }: CertificateSession,
): NewKey | undefined {
  const [key] = declarations.flatMap(({ owner, wanted }) =>
    wanted.flatMap(({ certificate, source: declaredAt }) =>
      certificate.thumbprint === written.thumbprint && declaredAt === source
        ? [toNewKey(certificate, { owner, displayName: written.displayName ?? written.thumbprint }, sha256Hex)]
        : [],
    ),
  )
  return key
}

function toWrite(change: CertificateChange, session: CertificateSession): KeyWrite {
  if (change.action === 'delete') {
    const key = session.stored.find(({ keyId }) => keyId === change.written.keyId)
    if (key !== undefined) return { kind: 'remove', key }
  } else {
    const key = newKey(change, session)
    if (key !== undefined) return { kind: 'add', key }
  }
  throw new FederationError('internal', `The certificate ${change.name} is neither declared nor stored.`)
}

/** Builds what writes the certificates of one application. `deadline`: milliseconds since the epoch. */
export function createCertificateWriter(
  session: CertificateSession,
  ports: KeyPorts,
): (change: CertificateChange, deadline: number) => Promise<ResourceEffect> {
  return async (change, deadline) => {
    const write = toWrite(change, session)
    const verb = write.kind === 'add' ? 'Adding' : 'Removing'
    ports.log.info(`${verb} the certificate ${change.name} (${change.written.displayName ?? 'without a name'})`)
    const outcome = await writeKey({ write, planned: session.stored, deadline }, ports)
    if (outcome === 'kept') return { outcome, change }
    return { outcome: write.kind === 'add' ? 'created' : 'deleted', change }
  }
}
