/** Makes certificates for tests: any key, hash, validity and issuer, and files that hold them. Nothing of it is stored. */
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { X509CertificateGenerator } from '@peculiar/x509'

const DAY_MS = 86_400_000
const RSA = { name: 'RSASSA-PKCS1-v1_5', publicExponent: new Uint8Array([1, 0, 1]) }

export interface CertificateOptions {
  readonly name?: string
  /** `rsa` with 2048 bits by default; `ec` is P-256. */
  readonly key?: 'rsa' | 'rsa-1024' | 'ec'
  readonly hash?: 'SHA-256' | 'SHA-1'
  /** Milliseconds since the epoch; by default from yesterday for 90 days. */
  readonly notBefore?: number
  readonly notAfter?: number
  readonly issuer?: MadeCertificate
}

export interface MadeCertificate {
  readonly name: string
  readonly pem: string
  readonly der: Buffer
  readonly keys: webcrypto.CryptoKeyPair
  /** PKCS#8 of the private key, as PEM; made anew for each test. */
  readonly privateKey: () => Promise<string>
}

const pairs = new Map<string, Promise<webcrypto.CryptoKeyPair>>()

/** A key pair by its kind and number: making RSA keys takes time, so tests share them. */
function pairOf(kind: NonNullable<CertificateOptions['key']>, hash: string): Promise<webcrypto.CryptoKeyPair> {
  const id = `${kind} ${hash}`
  const algorithm =
    kind === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { ...RSA, hash, modulusLength: kind === 'rsa' ? 2048 : 1024 }
  const known =
    pairs.get(id) ??
    (webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>)
  pairs.set(id, known)
  return known
}

function armoured(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/** Makes a certificate; without an issuer it is self-signed. */
export async function makeCertificate({
  name = 'CN=batch',
  key = 'rsa',
  hash = 'SHA-256',
  notBefore = Date.now() - DAY_MS,
  notAfter = Date.now() + 90 * DAY_MS,
  issuer,
}: CertificateOptions = {}): Promise<MadeCertificate> {
  const keys = await pairOf(key, hash)
  const certificate = await X509CertificateGenerator.create({
    subject: name,
    issuer: issuer?.name ?? name,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: key === 'ec' && issuer === undefined ? { name: 'ECDSA', hash } : { ...RSA, hash },
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
  })
  const der = Buffer.from(certificate.rawData)
  return {
    name,
    pem: armoured('CERTIFICATE', der),
    der,
    keys,
    privateKey: async () =>
      armoured('PRIVATE KEY', new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))),
  }
}
