/** Knows certificates: makes the authority and the server's certificate, makes and reads certificates of applications. */
import 'reflect-metadata'

import { createHash, webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { exportPKCS8 } from 'jose'

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const
const EC_SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const
const DAY_MS = 86_400_000

/** The server's TLS material: its chain and key, and the authority that clients must trust (all PEM). */
export interface ServerCertificate {
  readonly certificate: string
  readonly key: string
  readonly authority: string
}

/** Makes an authority and, signed by it, a certificate for `localhost`, `127.0.0.1` and `::1`, valid for 30 days. */
export async function createServerCertificate(host: string): Promise<ServerCertificate> {
  const keys = () => webcrypto.subtle.generateKey(EC, true, ['sign', 'verify'])
  const [authorityKeys, serverKeys] = await Promise.all([keys(), keys()])
  const validity = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 30 * DAY_MS) }
  const authority = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Sandbox Root CA',
    keys: authorityKeys,
    signingAlgorithm: EC_SIGNING,
    ...validity,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  const certificate = await X509CertificateGenerator.create({
    subject: 'CN=localhost',
    issuer: authority.subject,
    publicKey: serverKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: EC_SIGNING,
    ...validity,
    extensions: [
      new SubjectAlternativeNameExtension(alternativeNames(host)),
      await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  })
  return {
    certificate: `${certificate.toString('pem')}\n${authority.toString('pem')}\n`,
    key: await exportPKCS8(serverKeys.privateKey),
    authority: `${authority.toString('pem')}\n`,
  }
}

function alternativeNames(host: string): { type: 'dns' | 'ip'; value: string }[] {
  const names: { type: 'dns' | 'ip'; value: string }[] = [
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
    { type: 'ip', value: '::1' },
  ]
  if (!names.some((name) => name.value === host))
    names.push({ type: /^[\d.]+$/.test(host) ? 'ip' : 'dns', value: host })
  return names
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
