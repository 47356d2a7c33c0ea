/** Certificates: a server's, and those of applications, made and read. */
import 'reflect-metadata'

import { createHash, webcrypto } from 'node:crypto'
import { X509Certificate, X509CertificateGenerator } from '@peculiar/x509'
import { exportPKCS8 } from 'jose'
import { createAuthority, type Identity, loopbackNames } from './authority.ts'

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const
const DAY_MS = 86_400_000

/** The server's TLS material: its chain and key, and the authority that clients must trust (all PEM). */
export interface ServerCertificate extends Identity {
  readonly authority: string
}

/** Makes an authority and, signed by it, a certificate for `localhost`, `127.0.0.1`, `::1` and `host`. */
export async function createServerCertificate(host: string): Promise<ServerCertificate> {
  const authority = await createAuthority()
  return { ...(await authority.issue(loopbackNames(host))), authority: authority.pem }
}

/** Makes a self-signed RSA certificate, valid for one year, as PEM with its private key as PEM. */
export async function createCertificate(
  name: string,
  notAfter = new Date(Date.now() + 365 * DAY_MS),
): Promise<{ readonly certificate: string; readonly privateKey: string }> {
  const keys = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: name.startsWith('CN=') ? name : `CN=${name}`,
    keys,
    signingAlgorithm: RSA,
    notBefore: new Date(Math.min(Date.now(), notAfter.getTime()) - DAY_MS),
    notAfter,
  })
  return { certificate: `${certificate.toString('pem')}\n`, privateKey: await exportPKCS8(keys.privateKey) }
}

const generated = new Map<string, ReturnType<typeof createCertificate>>()

/** A certificate that lives as long as the process: the same for every sandbox that asks by that name. */
export function generatedCertificate(name: string): ReturnType<typeof createCertificate> {
  const known = generated.get(name) ?? createCertificate(name)
  generated.set(name, known)
  return known
}

/** What the directory keeps of a certificate. `der` is base64, `thumbprint` SHA-1 in upper-case hex. */
export interface ParsedCertificate {
  readonly der: string
  readonly subject: string
  readonly thumbprint: string
  readonly sha256: string
  readonly notBefore: string
  readonly notAfter: string
  readonly pem: string
}

/**
 * Reads a certificate from PEM or base64 DER.
 * @throws Error when it is neither
 */
export function parseCertificate(text: string): ParsedCertificate {
  const certificate = new X509Certificate(text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64'))
  const der = Buffer.from(certificate.rawData)
  return {
    der: der.toString('base64'),
    subject: certificate.subject,
    thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
    sha256: createHash('sha256').update(der).digest('base64url'),
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    pem: certificate.toString('pem'),
  }
}
