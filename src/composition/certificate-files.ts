/** Reads and judges the certificate files that configuration files name. */
import {
  type CertificateContent,
  certificatePaths,
  type ResolvedCertificates,
  resolveCertificates,
} from '../config/certificates.ts'
import type { DeclaredFile } from '../config/declared.ts'
import { CERTIFICATE_FILE_LIMIT } from '../core/certificate/certificate-file.ts'
import { readNamedFile } from '../runner/config-files.ts'

async function readContent(workspace: string, path: string): Promise<CertificateContent> {
  const { readCertificateFile } = await import('../runner/x509.ts')
  const read = await readNamedFile(workspace, path, CERTIFICATE_FILE_LIMIT)
  return read.ok ? readCertificateFile(read.bytes) : { kind: 'unreadable', problem: read.problem }
}

/**
 * Reads and judges every certificate file that files declare; nothing is sent. `now`: milliseconds since the epoch.
 * @throws FederationError `certificate-invalid` or `configuration-invalid` with every mistake of every file
 */
export async function readCertificates(
  files: readonly DeclaredFile[],
  workspace: string,
  now: number,
): Promise<ResolvedCertificates> {
  const contents = new Map<string, CertificateContent>()
  for (const path of certificatePaths(files)) contents.set(path, await readContent(workspace, path))
  return resolveCertificates(files, contents, now)
}
