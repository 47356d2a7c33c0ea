/** Refuses at plan time the certificates that a policy of the tenant would refuse when they are uploaded. */
import type { CertificateChange } from '../../core/certificate/diff.ts'
import { type CertificateLimits, lifetimeProblem } from '../../core/certificate/lifetime.ts'
import { FederationError } from '../../core/error.ts'
import type { CertificateTarget } from './certificate-targets.ts'

/** Reads how long an application's certificates may live, by its object ID; undefined where nobody may tell. */
export type ReadLimits = (objectId: string) => Promise<CertificateLimits | undefined>

/** What cannot be read shows with the write, and stops no plan. */
async function readOrNothing(readLimits: ReadLimits, id: string): Promise<CertificateLimits | undefined> {
  try {
    return await readLimits(id)
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return undefined
  }
}

/** Returns the lines with what policies refuse; they are asked only where a certificate is added to an application that is there. */
export async function withinPolicies(
  changes: readonly CertificateChange[],
  { facts: { id }, files }: Pick<CertificateTarget, 'facts' | 'files'>,
  readLimits: ReadLimits | undefined,
): Promise<readonly CertificateChange[]> {
  const isAdding = id !== '' && changes.some(({ action }) => action === 'create')
  const limits = isAdding && readLimits !== undefined ? await readOrNothing(readLimits, id) : undefined
  if (limits === undefined) return changes
  const certificates = files.flatMap(({ wanted }) => wanted.map(({ certificate }) => certificate))
  return changes.map((change): CertificateChange => {
    const added = certificates.find(({ thumbprint }) => change.action === 'create' && thumbprint === change.name)
    const why = added && lifetimeProblem(added, limits)
    return why === undefined ? change : { ...change, action: 'refuse', reason: 'policy-blocked', why }
  })
}
