/** Tests what is read from certificate files: DER and PEM as tools write them, and everything that is no certificate. */
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CertificateFile } from '../../src/core/certificate/certificate-file.ts'
import { thumbprintOf } from '../../src/runner/machine.ts'
import { readCertificateFile } from '../../src/runner/x509.ts'
import { type MadeCertificate, makeCertificate } from '../certificates.ts'

let made: MadeCertificate
let second: MadeCertificate
beforeAll(async () => {
  made = await makeCertificate({ name: 'CN=batch, O=Octo' })
  second = await makeCertificate({ name: 'CN=other' })
})

const read = (content: string | Uint8Array) =>
  readCertificateFile(typeof content === 'string' ? Buffer.from(content) : content)

function certificatesOf(file: CertificateFile) {
  if (file.kind !== 'certificates') throw new Error(`The file holds ${file.kind}.`)
  return file.certificates
}

function only(content: string | Uint8Array) {
  const [first] = certificatesOf(read(content))
  if (first === undefined) throw new Error('The file holds no certificate.')
  return first.certificate
}

/** The same bytes with another algorithm of signature: the last part of `1.2.840.113549.1.1.11` becomes another one. */
function signedWith(der: Buffer, last: number): Buffer {
  const oid = Buffer.from('06092a864886f70d01010b', 'hex')
  const copy = Buffer.from(der)
  for (let at = copy.indexOf(oid); at >= 0; at = copy.indexOf(oid, at + 1)) copy[at + oid.length - 1] = last
  return copy
}

const der = (
  ...value: ConstructorParameters<typeof Sequence>[0] extends { value?: infer V } | undefined
    ? V extends (infer B)[]
      ? B[]
      : never
    : never
) => new Uint8Array(new Sequence({ value }).toBER())
const oid = (value: string) => new ObjectIdentifier({ value })
const octets = () => new OctetString({ valueHex: new ArrayBuffer(8) })
const pem = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`

describe('a certificate', () => {
  it('is read from DER with its thumbprints', () => {
    const read = only(made.der)
    expect(read.thumbprint).toBe(createHash('sha1').update(made.der).digest('hex').toUpperCase())
    expect(read.thumbprintSha256).toBe(createHash('sha256').update(made.der).digest('hex').toUpperCase())
    expect(read.der).toBe(made.der.toString('base64'))
  })

  it('has the thumbprint that is computed of what Graph returns', () => {
    expect(thumbprintOf(made.der.toString('base64'))).toBe(only(made.der).thumbprint)
  })

  it('is told with subject, validity to the second, key and hash', () => {
    const { subject, notBefore, notAfter, key, signatureHash } = only(made.pem)
    const node = new X509Certificate(made.der)
    expect(subject).toBe('CN=batch, O=Octo')
    expect(Date.parse(notBefore)).toBe(Date.parse(node.validFrom))
    expect(notAfter).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(key).toEqual({ algorithm: 'rsa', bits: 2048 })
    expect(signatureHash).toBe('SHA-256')
  })

  it.each([
    ['PEM', (text: string) => text],
    ['PEM with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['PEM with a byte order mark', (text: string) => `\uFEFF${text}`],
    [
      'PEM under the attributes of a bag',
      (text: string) => `Bag Attributes\n    localKeyID: 01\nsubject=CN=batch\n${text}`,
    ],
    ['PEM with blanks around it', (text: string) => `\n\n  \n${text}\n\n`],
    ['PEM under its older label', (text: string) => text.replaceAll(' CERTIFICATE', ' X509 CERTIFICATE')],
  ])('is the same in %s', (_, write) => {
    expect(only(write(made.pem)).thumbprint).toBe(only(made.der).thumbprint)
  })

  it('is the same in DER with a line break behind it', () => {
    expect(only(Buffer.concat([made.der, Buffer.from('\r\n')])).der).toBe(made.der.toString('base64'))
  })

  it('with control characters in its subject takes one visible line', async () => {
    const strange = await makeCertificate({ name: 'CN=a\\0Ab' })
    expect(only(strange.der).subject).not.toContain('\n')
  })

  it('with a key on a curve tells the curve', async () => {
    expect(only((await makeCertificate({ key: 'ec' })).der).key).toEqual({
      algorithm: 'other',
      name: 'EC (prime256v1)',
    })
  })

  it('with a small RSA key tells its size', async () => {
    expect(only((await makeCertificate({ key: 'rsa-1024' })).der).key).toEqual({ algorithm: 'rsa', bits: 1024 })
  })

  it('with a key that nobody knows is told so', () => {
    // The algorithm of its public key, rsaEncryption, becomes one that does not exist.
    const unknown = Buffer.from(made.der)
    unknown[unknown.indexOf(Buffer.from('2a864886f70d010101', 'hex')) + 8] = 0x7f
    expect(only(unknown).key).toEqual({ algorithm: 'other', name: 'of an unknown algorithm' })
  })

  it.each([
    [2, 'MD2'],
    [3, 'MD4'],
    [4, 'MD5'],
    [5, 'SHA-1'],
    [12, 'SHA-384'],
    [13, 'SHA-512'],
    [99, undefined],
  ])('with the signature 1.2.840.113549.1.1.%d has the hash %s', (last, hash) => {
    expect(only(signedWith(made.der, last)).signatureHash).toBe(hash)
  })

  it('signed by RSASSA-PSS without parameters is signed with SHA-1 (RFC 4055)', () => {
    expect(only(signedWith(made.der, 10)).signatureHash).toBe('SHA-1')
  })

  it('signed with SHA-1 says so', async () => {
    expect(only((await makeCertificate({ hash: 'SHA-1' })).der).signatureHash).toBe('SHA-1')
  })
})

describe('a chain', () => {
  let chain: readonly MadeCertificate[]
  beforeAll(async () => {
    const root = await makeCertificate({ name: 'CN=root', hash: 'SHA-1' })
    const leaf = await makeCertificate({ name: 'CN=leaf', issuer: root })
    chain = [leaf, root]
  })

  it('tells for each certificate which other ones issued it', () => {
    const found = certificatesOf(read(chain.map(({ pem }) => pem).join('')))
    expect(found.map(({ issuedBy }) => issuedBy)).toEqual([[1], []])
  })

  it('is read in any order, in DER too', () => {
    const found = certificatesOf(read(Buffer.concat(chain.toReversed().map(({ der }) => der))))
    expect(found.map(({ issuedBy }) => issuedBy)).toEqual([[], [0]])
  })

  it('is none where the names fit and the signature does not', async () => {
    const impostor = await makeCertificate({ name: 'CN=root', key: 'rsa-1024' })
    const [leaf] = chain
    const found = certificatesOf(read(`${leaf?.pem}${impostor.pem}`))
    expect(found.map(({ issuedBy }) => issuedBy)).toEqual([[], []])
  })
})

describe('a private key', () => {
  it('is found beside a certificate, whatever the order', async () => {
    const key = await made.privateKey()
    for (const text of [made.pem + key, key + made.pem]) expect(read(text)).toMatchObject({ withPrivateKey: true })
  })

  it('is found alone', async () => {
    expect(read(await made.privateKey()).kind).toBe('private-key')
  })

  it.each([
    'ENCRYPTED PRIVATE KEY',
    'RSA PRIVATE KEY',
    'EC PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'PGP PRIVATE KEY BLOCK',
  ])('is found as %s, also where the file was cut', (label) => {
    expect(read(`${made.pem}-----BEGIN ${label}-----\nMIIE`)).toMatchObject({ withPrivateKey: true })
  })

  it('is found in the form of PuTTY', () => {
    expect(read('PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n').kind).toBe('private-key')
  })

  it.each([
    '{ "kty": "RSA", "n": "x", "e": "AQAB", "d": "y" }',
    '{ "d": "y",\n  "kty": "EC" }',
    '<RSAKeyValue><Modulus>x</Modulus>\n<D>y</D></RSAKeyValue>',
  ])('is told in the forms of other tools: %s', (text) => {
    expect(read(text).kind).toBe('private-key')
  })

  it('is not what a public key is', () => {
    expect(read('{ "kty": "RSA", "n": "x", "e": "AQAB" }').kind).toBe('unknown')
    expect(read('<RSAKeyValue><Modulus>x</Modulus></RSAKeyValue>').kind).toBe('unknown')
  })

  it('is found in UTF-16', async () => {
    expect(read(Buffer.from(`\uFEFF${await made.privateKey()}`, 'utf16le')).kind).toBe('private-key')
  })

  it.each([
    ['PKCS#1', { type: 'pkcs1', format: 'der' }],
    ['PKCS#8', { type: 'pkcs8', format: 'der' }],
    ['encrypted PKCS#8', { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' }],
  ] as const)('is found in DER as %s, alone and behind a certificate', (_, encoding) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const key = privateKey.export(encoding)
    expect(read(key).kind).toBe('private-key')
    expect(read(Buffer.concat([made.der, key]))).toMatchObject({ withPrivateKey: true })
  })

  it('is found in DER as SEC 1', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect(read(privateKey.export({ type: 'sec1', format: 'der' })).kind).toBe('private-key')
  })

  it('under the label of a certificate is found by its form', async () => {
    const disguised = (await made.privateKey()).replaceAll('PRIVATE KEY', 'CERTIFICATE')
    expect(read(disguised).kind).toBe('private-key')
  })

  it('leaves nothing of itself in what is read', async () => {
    const key = await made.privateKey()
    const [, line = ''] = key.split('\n')
    expect(JSON.stringify(read(made.pem + key))).not.toContain(line)
  })
})

describe('what is no certificate', () => {
  const pfx = () => der(new Integer({ value: 3 }), new Sequence({ value: [oid('1.2.840.113549.1.7.1'), octets()] }))
  const request = () =>
    der(new Sequence({ value: [new Integer({ value: 0 })] }), new Sequence({ value: [oid('1.2.3')] }), octets())
  const publicKey = () => generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey

  it.each([
    ['nothing', () => '', 'empty'],
    ['blanks', () => ' \r\n\t', 'empty'],
    ['a byte order mark', () => '\uFEFF', 'empty'],
    ['prose', () => 'see the wiki for the certificate', 'unknown'],
    ['binary that is no ASN.1', () => Buffer.from([1, 2, 3, 4, 5]), 'unknown'],
    ['PKCS#12', pfx, 'pkcs12'],
    ['PKCS#12 under a label', () => pem('PKCS12', 'MAA='), 'pkcs12'],
    ['PKCS#12 behind a certificate', () => Buffer.concat([made.der, pfx()]), 'pkcs12'],
    ['PKCS#7', () => der(oid('1.2.840.113549.1.7.2'), octets()), 'pkcs7'],
    ['PKCS#7 under a label', () => pem('PKCS7', 'MAA='), 'pkcs7'],
    ['a request', request, 'request'],
    ['a request under a label', () => pem('CERTIFICATE REQUEST', 'MAA='), 'request'],
    ['a public key', () => publicKey().export({ type: 'spki', format: 'der' }), 'public-key'],
    ['a public key under a label', () => publicKey().export({ type: 'spki', format: 'pem' }), 'public-key'],
    [
      'an OpenSSL trusted certificate',
      () => made.pem.replaceAll(' CERTIFICATE', ' TRUSTED CERTIFICATE'),
      'trusted-certificate',
    ],
    ['base64 without its lines', () => made.pem.split('\n').slice(1, -2).join('\n'), 'bare-base64'],
    ['DER that was cut', () => made.der.subarray(0, 400), 'broken'],
    ['PEM that was cut', () => made.pem.slice(0, 600), 'broken'],
    ['a certificate and one that was cut', () => made.pem + second.pem.slice(0, 600), 'broken'],
    ['PEM without base64', () => pem('CERTIFICATE', '????'), 'unknown'],
    ['another structure', () => der(new Null(), new Null()), 'unknown'],
    ['a number alone', () => der(new Integer({ value: 7 })), 'unknown'],
    ['structures without an end', () => Buffer.alloc(800_000, Buffer.from([0x30, 0x80])), 'broken'],
    ['UTF-16 with a byte order mark', () => Buffer.from(`\uFEFF${made.pem}`, 'utf16le'), 'utf-16'],
    ['UTF-16 without one', () => Buffer.from(made.pem, 'utf16le'), 'utf-16'],
    ['big-endian UTF-16', () => Buffer.from(`\uFEFF${made.pem}`, 'utf16le').swap16(), 'utf-16'],
    ['big-endian UTF-16 without a mark', () => Buffer.from(made.pem, 'utf16le').swap16(), 'utf-16'],
  ])('is told as what it is: %s', (_, content, kind) => {
    expect(read(content()).kind).toBe(kind)
  })
})
