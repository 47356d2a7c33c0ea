/** Reads certificate files: PEM or DER, by Node's X.509 and an ASN.1 library, into what they hold. */
import { createHash, X509Certificate } from 'node:crypto'
import { fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import type { Certificate, CertificateKey } from '../core/certificate/certificate.ts'
import type { CertificateFile, FiledCertificate, UnusableKind } from '../core/certificate/certificate-file.ts'
import { visible } from '../core/visible.ts'
import { thumbprintOf } from './machine.ts'
import { signatureHashOf } from './x509-signature.ts'

/** What stands in the place of a certificate. */
type OtherKind = Exclude<UnusableKind, 'empty' | 'utf-16'>

/** One thing that a file holds: a certificate, or what it is instead. */
type Element = { readonly kind: 'certificate'; readonly x509: X509Certificate } | { readonly kind: OtherKind }

// Without hyphens in it; what a label promises is not believed, but told apart by it.
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|^PuTTY-User-Key-File-/m
// JWK (RFC 7518, where `d` is the private part) and the XML of .NET: each by two signs that stand anywhere.
const PRIVATE_PAIRS = [
  [/"kty"\s*:/, /"d"\s*:/],
  [/<RSAKeyValue>/, /<D>/],
]

function holdsPrivateKey(text: string): boolean {
  return PRIVATE_KEY.test(text) || PRIVATE_PAIRS.some((signs) => signs.every((sign) => sign.test(text)))
}

const BASE64 = /^[A-Za-z0-9+/\s]{64,}={0,2}\s*$/

const LABELS: Readonly<Record<string, OtherKind>> = {
  'TRUSTED CERTIFICATE': 'trusted-certificate',
  'CERTIFICATE REQUEST': 'request',
  'NEW CERTIFICATE REQUEST': 'request',
  PKCS7: 'pkcs7',
  CMS: 'pkcs7',
  PKCS12: 'pkcs12',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
}

/** Tells what a structure of ASN.1 is that is no certificate, by the forms of PKCS#1, #7, #8, #10, #12, SEC 1 and X.509. */
function kindOf({ valueBlock: { value } }: Sequence): OtherKind {
  const [first, second, third] = value
  if (first instanceof ObjectIdentifier) return 'pkcs7'
  if (first instanceof Integer) {
    const version = first.valueBlock.valueDec
    if (version === 3 && second instanceof Sequence) return 'pkcs12'
    const isKey = second instanceof Integer || second instanceof OctetString || third instanceof OctetString
    return isKey ? 'private-key' : 'unknown'
  }
  if (first instanceof Sequence && second instanceof OctetString) return 'private-key'
  if (first instanceof Sequence && value.length === 2) return 'public-key'
  const isRequest = first instanceof Sequence && first.valueBlock.value[0] instanceof Integer && value.length === 3
  return isRequest ? 'request' : 'unknown'
}

function toX509(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der)
  } catch {
    return undefined
  }
}

/** Reads the first structure of DER bytes, and tells how many bytes it takes; all of them where that cannot be told. */
function readElement(bytes: Uint8Array): { readonly element: Element; readonly length: number } {
  try {
    const { result, offset } = fromBER(bytes)
    if (offset <= 0 || !(result instanceof Sequence)) return { element: { kind: 'broken' }, length: bytes.length }
    const x509 = toX509(bytes.subarray(0, offset))
    return { element: x509 === undefined ? { kind: kindOf(result) } : { kind: 'certificate', x509 }, length: offset }
  } catch {
    // Nested deeper than the library follows.
    return { element: { kind: 'broken' }, length: bytes.length }
  }
}

/** Reads DER structures one after the other; blanks behind the last one are what an editor left. */
function readDer(bytes: Uint8Array): readonly Element[] {
  const elements: Element[] = []
  for (let rest = bytes; rest.length > 0 && !/^\s*$/.test(Buffer.from(rest).toString('latin1')); ) {
    const { element, length } = readElement(rest)
    elements.push(element)
    rest = rest.subarray(length)
  }
  return elements
}

function readBlock(label: string, body: string): readonly Element[] {
  const kind = LABELS[label]
  if (kind !== undefined) return [{ kind }]
  if (label !== 'CERTIFICATE' && label !== 'X509 CERTIFICATE') return []
  return readDer(Buffer.from(body, 'base64')).slice(0, 1)
}

function readPem(text: string): readonly Element[] {
  const blocks = [...text.matchAll(BLOCK)]
  const elements = blocks.flatMap(([, label = '', body = '']) => readBlock(label, body))
  // An opening line without its end: the file was cut.
  const begun = text.split('-----BEGIN CERTIFICATE-----').length - 1
  const whole = blocks.filter(([, label]) => label === 'CERTIFICATE').length
  return begun > whole ? [...elements, { kind: 'broken' }] : elements
}

/** The text of UTF-16 bytes with or without a byte order mark; undefined for other bytes. */
function utf16(bytes: Uint8Array): string | undefined {
  const [first = 0, second = 0] = bytes
  const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0)
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0)
  if (bytes.length < 4 || first === 0x30 || !(little || big)) return undefined
  return new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes)
}

function keyOf(x509: X509Certificate): CertificateKey {
  try {
    const { asymmetricKeyType = '', asymmetricKeyDetails = {} } = x509.publicKey
    if (asymmetricKeyType === 'rsa') return { algorithm: 'rsa', bits: asymmetricKeyDetails.modulusLength ?? 0 }
    const { namedCurve } = asymmetricKeyDetails
    return { algorithm: 'other', name: `${asymmetricKeyType.toUpperCase()}${namedCurve ? ` (${namedCurve})` : ''}` }
  } catch {
    return { algorithm: 'other', name: 'of an unknown algorithm' }
  }
}

const isoSecond = (time: string): string => `${new Date(time).toISOString().slice(0, 19)}Z`

function toCertificate(x509: X509Certificate): Certificate {
  const der = x509.raw
  return {
    der: der.toString('base64'),
    subject: visible((x509.subject ?? '').split('\n').join(', ')),
    thumbprint: thumbprintOf(der.toString('base64')),
    thumbprintSha256: createHash('sha256').update(der).digest('hex').toUpperCase(),
    notBefore: isoSecond(x509.validFrom),
    notAfter: isoSecond(x509.validTo),
    key: keyOf(x509),
    signatureHash: signatureHashOf(der),
  }
}

/** True when the issuer's name and key are those of another certificate; a key that Node cannot use counts by its name. */
function isIssuedBy(x509: X509Certificate, issuer: X509Certificate): boolean {
  if (x509.issuer !== issuer.subject) return false
  try {
    return x509.verify(issuer.publicKey)
  } catch {
    return true
  }
}

function filed(all: readonly X509Certificate[]): readonly FiledCertificate[] {
  const issuers = (x509: X509Certificate) =>
    all.flatMap((other, index) => (!other.raw.equals(x509.raw) && isIssuedBy(x509, other) ? [index] : []))
  return all.map((x509) => ({ certificate: toCertificate(x509), issuedBy: issuers(x509) }))
}

/** Reads what a certificate file holds; nothing of a private key is kept. */
export function readCertificateFile(bytes: Uint8Array): CertificateFile {
  const wide = utf16(bytes)
  if (wide !== undefined) return { kind: holdsPrivateKey(wide) ? 'private-key' : 'utf-16' }
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
  if (text.trim() === '') return { kind: 'empty' }
  const elements = bytes[0] === 0x30 && !text.includes('-----BEGIN') ? readDer(bytes) : readPem(text)
  const x509s = elements.flatMap((each) => (each.kind === 'certificate' ? [each.x509] : []))
  const withPrivateKey = holdsPrivateKey(text) || elements.some(({ kind }) => kind === 'private-key')
  const broken = elements.find(({ kind }) => kind === 'broken' || kind === 'pkcs12')?.kind
  if (x509s.length > 0 && broken === undefined)
    return { kind: 'certificates', certificates: filed(x509s), withPrivateKey }
  if (withPrivateKey) return { kind: 'private-key' }
  const [other = { kind: BASE64.test(text) ? ('bare-base64' as const) : ('unknown' as const) }] = elements
  const kind = broken ?? other.kind
  return { kind: kind === 'certificate' ? 'unknown' : kind }
}
