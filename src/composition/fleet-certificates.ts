/** Puts together the planner of certificates: keys at Microsoft Graph, and the certificate of the manager itself. */
import { readFileSync } from 'node:fs'
import type { Manager } from '../core/manager.ts'
import { createCertificateLimitReader } from '../entra/app-policies.ts'
import { applicationPath } from '../entra/graph.ts'
import { createKeyStore } from '../entra/keys.ts'
import { createKeySweep } from '../entra/keys-sweep.ts'
import { createCertificatePlanner } from '../federation/fleet/plan-certificates.ts'
import type { PlanResources } from '../federation/fleet/resources.ts'
import { thumbprintOf } from '../runner/machine.ts'
import type { Job } from './job.ts'
import type { ManagerSession } from './store.ts'

/** The PEM, or the file at the path, that the manager's certificate is given as. */
function bytesOf(certificate: string): Buffer | undefined {
  if (certificate.includes('-----BEGIN')) return Buffer.from(certificate)
  try {
    return readFileSync(certificate)
  } catch {
    // Signing in says what is wrong with it.
    return undefined
  }
}

/** Thumbprint of the certificate by which a manager signs in; undefined for one that has none, or that nobody can read. */
export async function managerThumbprint(manager: Manager | undefined): Promise<string | undefined> {
  if (manager?.kind !== 'client-certificate') return undefined
  const bytes = bytesOf(manager.certificate)
  if (bytes === undefined) return undefined
  const { readCertificateFile } = await import('../runner/x509.ts')
  const file = readCertificateFile(bytes)
  return file.kind === 'certificates' ? file.certificates[0]?.certificate.thumbprint : undefined
}

/** Builds the planner of certificates; without a manager's session nothing is compared. */
export async function certificatePlanner(
  manager: Manager | undefined,
  session: ManagerSession | undefined,
  { sha256Hex, clock, log }: Job,
): Promise<PlanResources> {
  const environment = session && { ...session.graph, thumbprintOf }
  return createCertificatePlanner({
    openKeys: environment && ((address) => createKeyStore(environment, applicationPath(address))),
    sweepKeys: environment && createKeySweep(environment),
    readLimits: environment && createCertificateLimitReader(environment),
    managerThumbprint: await managerThumbprint(manager),
    sha256Hex,
    clock,
    log,
  })
}
