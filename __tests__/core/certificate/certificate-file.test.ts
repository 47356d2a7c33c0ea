/** Tests how certificate files are judged: which certificate is meant, what is refused, each in one line, and what is warned about. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Certificate,
  daysUntil,
  describeCertificate,
  expiryWarning,
} from '../../../src/core/certificate/certificate.ts'
import {
  type CertificateFile,
  type FiledCertificate,
  judgeCertificateFile,
  type UnusableKind,
} from '../../../src/core/certificate/certificate-file.ts'

const NOW = Date.parse('2026-11-25T12:00:00Z')
const DAY = 86_400_000
const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`

const good: Certificate = {
  der: 'MII=',
  subject: 'CN=batch',
  thumbprint: 'A'.repeat(40),
  thumbprintSha256: 'B'.repeat(64),
  notBefore: at(NOW - DAY),
  notAfter: at(NOW + 90 * DAY),
  key: { algorithm: 'rsa', bits: 2048 },
  signatureHash: 'SHA-256',
}

const filed = (certificate: Partial<Certificate> = {}, issuedBy: readonly number[] = []): FiledCertificate => ({
  certificate: { ...good, ...certificate },
  issuedBy,
})
const fileOf = (...certificates: readonly FiledCertificate[]): CertificateFile => ({
  kind: 'certificates',
  certificates,
  withPrivateKey: false,
})

function problemsOf(file: CertificateFile): readonly string[] {
  const judged = judgeCertificateFile(file, NOW)
  return judged.ok ? [] : judged.problems
}

function warningsOf(file: CertificateFile): readonly string[] {
  const judged = judgeCertificateFile(file, NOW)
  return judged.ok ? judged.warnings : ['refused']
}

function leafOf(file: CertificateFile): string | undefined {
  const judged = judgeCertificateFile(file, NOW)
  return judged.ok ? judged.certificate.subject : undefined
}

describe('a file with one certificate', () => {
  it('is taken without a word', () => {
    expect(judgeCertificateFile(fileOf(filed()), NOW)).toEqual({ ok: true, certificate: good, warnings: [] })
  })

  it.each([
    ['expired', { notAfter: at(NOW - DAY) }, 'It expired on 2026-11-24.'],
    ['ends this second', { notAfter: at(NOW) }, 'It expired on 2026-11-25.'],
    [
      'not yet valid',
      { notBefore: at(NOW + 1000) },
      'It is not valid yet: its validity begins at 2026-11-25T12:00:01Z.',
    ],
    ['RSA under 2048', { key: { algorithm: 'rsa', bits: 2047 } }, /^Its RSA key has 2047 bits; at least 2048/],
    ['EC', { key: { algorithm: 'other', name: 'EC (P-256)' } }, /^Its key is EC \(P-256\), and Entra takes RSA keys/],
    ['SHA-1', { signatureHash: 'SHA-1' }, /^It is signed with SHA-1/],
    ['MD5', { signatureHash: 'MD5' }, /^It is signed with MD5/],
  ] as const)('is refused in one line: %s', (_, certificate, sentence) => {
    const problems = problemsOf(fileOf(filed(certificate as Partial<Certificate>)))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(sentence)
  })

  it('is refused for everything that is wrong with it at once', () => {
    const certificate = {
      notAfter: at(NOW - DAY),
      key: { algorithm: 'rsa', bits: 1024 },
      signatureHash: 'MD5',
    } as const
    const file: CertificateFile = { kind: 'certificates', certificates: [filed(certificate)], withPrivateKey: true }
    expect(problemsOf(file)).toHaveLength(4)
  })

  it('with a private key beside it is refused, and told what to do about the key', () => {
    expect(problemsOf({ kind: 'certificates', certificates: [filed()], withPrivateKey: true })).toEqual([
      'The file holds a private key: take it out of the repository, issue another one, and give the certificate alone.',
    ])
  })

  it('signed without a hash of its own is judged by its key', () => {
    expect(problemsOf(fileOf(filed({ signatureHash: undefined })))).toEqual([])
  })
})

it('a certificate is told by subject, validity and both thumbprints', () => {
  expect(describeCertificate(good)).toBe(
    `"CN=batch", valid from 2026-11-24 to 2027-02-23, thumbprint ${good.thumbprint} (SHA-1), ${good.thumbprintSha256} (SHA-256)`,
  )
})

describe('an unusable file', () => {
  const kinds: readonly UnusableKind[] = [
    'empty',
    'utf-16',
    'private-key',
    'pkcs12',
    'pkcs7',
    'request',
    'public-key',
    'trusted-certificate',
    'bare-base64',
    'broken',
    'unknown',
  ]
  it.each(kinds)('is refused in one line of its own: %s', (kind) => {
    expect(problemsOf({ kind })).toHaveLength(1)
  })

  it('is refused in different words for each kind', () => {
    expect(new Set(kinds.flatMap((kind) => problemsOf({ kind }))).size).toBe(kinds.length)
  })
})

describe('a chain', () => {
  const root = filed({ subject: 'CN=root', thumbprint: 'R'.repeat(40) })
  const issuing = (...issuedBy: readonly number[]) =>
    filed({ subject: 'CN=issuing', thumbprint: 'I'.repeat(40) }, issuedBy)

  it('means its leaf, in any order, and says so', () => {
    for (const [file, leaf] of [
      [fileOf(filed({}, [1]), issuing(2), root), 'CN=batch'],
      [fileOf(root, issuing(0), filed({}, [1])), 'CN=batch'],
    ] as const) {
      expect(leafOf(file)).toBe(leaf)
      expect(warningsOf(file)).toEqual([
        `The file holds a chain of 3 certificates: its leaf "CN=batch" (${'A'.repeat(40)}) is meant, those that issued it are not uploaded.`,
      ])
    }
  })

  it('is judged by its leaf, not by those that issued it', () => {
    const old = filed({ subject: 'CN=root', thumbprint: 'R'.repeat(40), signatureHash: 'SHA-1' })
    expect(problemsOf(fileOf(filed({}, [1]), old))).toEqual([])
  })

  it('with several leaves is refused', () => {
    expect(problemsOf(fileOf(filed(), root))).toEqual([
      'The file holds 2 certificates that issued none of the others: write each into a file of its own.',
    ])
  })

  it('of which each issued the other is refused', () => {
    expect(problemsOf(fileOf(filed({}, [1]), issuing(0)))).toEqual([
      'The certificates of the file issued each other: no leaf can be told.',
    ])
  })

  it('that holds one certificate twice is refused, for that alone', () => {
    expect(problemsOf(fileOf(filed(), filed()))).toEqual([
      `The file holds the certificate ${'A'.repeat(40)} more than once.`,
    ])
  })

  it('has the same leaf in every order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        // Certificate n was issued by n + 1; `order` says where each stands.
        const place = (n: number) => order.indexOf(n)
        const file = fileOf(
          ...order.map((n) => filed({ subject: `CN=${n}`, thumbprint: `${n}` }, n < 3 ? [place(n + 1)] : [])),
        )
        expect(leafOf(file)).toBe('CN=0')
      }),
    )
  })
})

describe('the end of a validity', () => {
  it.each([
    [30 * DAY, undefined],
    [30 * DAY - 1000, /expires in 29 days, on 2026-12-25/],
    [2 * DAY - 1000, /expires in 1 day,/],
    [DAY - 1000, /expires within a day,/],
    [1000, /expires within a day,/],
  ])('%d ms away is warned about from 30 days on', (ms, sentence) => {
    const warning = expiryWarning({ ...good, notAfter: at(NOW + ms) }, NOW)
    if (sentence === undefined) expect(warning).toBeUndefined()
    else expect(warning).toMatch(sentence)
  })

  it('is warned about where the file is judged', () => {
    expect(warningsOf(fileOf(filed({ notAfter: at(NOW + 5 * DAY) })))).toHaveLength(1)
  })

  it('is told in whole days', () => {
    expect(daysUntil(at(NOW + 2 * DAY), NOW)).toBe(2)
    expect(daysUntil(at(NOW - 1000), NOW)).toBe(-1)
  })
})
