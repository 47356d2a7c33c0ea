/** Tests the certificates that files declare: schema, expansion, and every mistake of every certificate file at once. */
import { describe, expect, it } from 'vitest'
import { type CertificateContent, certificatePaths, resolveCertificates } from '../../src/config/certificates.ts'
import { readConfigs } from '../../src/config/config.ts'
import type { Certificate } from '../../src/core/certificate/certificate.ts'
import { FederationError } from '../../src/core/error.ts'

const APP = '11111111-1111-1111-1111-111111111111'
const OTHER = '22222222-2222-2222-2222-222222222222'
const NOW = Date.parse('2026-11-25T12:00:00Z')

const certificate = (thumbprint: string, more: Partial<Certificate> = {}): Certificate => ({
  der: 'MII=',
  subject: `CN=${thumbprint}`,
  thumbprint,
  thumbprintSha256: thumbprint,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-11-25T12:00:00Z',
  key: { algorithm: 'rsa', bits: 2048 },
  signatureHash: 'SHA-256',
  ...more,
})
const content = (thumbprint: string, more: Partial<Certificate> = {}): CertificateContent => ({
  kind: 'certificates',
  certificates: [{ certificate: certificate(thumbprint, more), issuedBy: [] }],
  withPrivateKey: false,
})

/** A file with one application per list of certificate paths. */
const fileOf = (applications: Readonly<Record<string, readonly string[]>>): string =>
  [
    'applications:',
    ...Object.entries(applications).flatMap(([id, paths]) => [
      `  - client-id: ${id}`,
      '    certificates:',
      ...paths.map((path) => `      - { file: ${path} }`),
    ]),
  ].join('\n')

const declared = (...texts: readonly string[]) =>
  readConfigs(texts.map((text, index) => ({ file: `${index}.yml`, text })))

function failureOf(run: () => unknown): FederationError {
  try {
    run()
  } catch (error) {
    if (error instanceof FederationError) return error
    throw error
  }
  throw new Error('Nothing failed.')
}

function mistakes(contents: Readonly<Record<string, CertificateContent>>, ...texts: readonly string[]) {
  const error = failureOf(() => resolveCertificates(declared(...texts), new Map(Object.entries(contents)), NOW))
  const lines = error.details.length > 0 ? error.details : [error.message.replace('A file is wrong: ', '')]
  return { code: error.code, lines }
}

describe('a declaration', () => {
  it('names a file and, if it likes, what people see', () => {
    const [file] = declared(
      `applications:\n  - client-id: ${APP}\n    certificates:\n      - { file: certs/app.pem, display-name: batch-2027 }\n      - file: b.CER`,
    )
    expect(file?.targets[0]?.certificates).toEqual([
      { path: 'certs/app.pem', displayName: 'batch-2027', place: { file: '0.yml', line: 4, column: 17 } },
      { path: 'b.CER', displayName: undefined, place: { file: '0.yml', line: 5, column: 15 } },
    ])
  })

  it('of one application in two places is put together', () => {
    const [file] = declared(
      `${fileOf({ [APP]: ['a.pem'] })}\n  - client-id: ${APP}\n    certificates: [{ file: b.crt }]`,
    )
    expect(file?.targets.map(({ certificates }) => certificates.map(({ path }) => path))).toEqual([['a.pem', 'b.crt']])
  })

  it.each([
    ['certs/app.pfx', /A \.pfx holds the private key/],
    ['certs/app.P12', /A \.pfx holds the private key/],
    ['certs/app.key', /ends in \.cer, \.pem or \.crt/],
    ['certs/app', /ends in \.cer, \.pem or \.crt/],
  ])('of %s is refused before anything is read', (path, sentence) => {
    const error = failureOf(() => declared(fileOf({ [APP]: [path] })))
    expect(error.code).toBe('configuration-invalid')
    expect(error.message).toMatch(sentence)
  })

  it('with a display name that Entra would shorten is refused', () => {
    const text = `${fileOf({ [APP]: ['a.pem'] }).replace(' }', `, display-name: ${'x'.repeat(91)} }`)}`
    expect(failureOf(() => declared(text)).message).toMatch(/shortens a display name after 90 characters/)
  })

  it('on a managed identity is no key: it has no certificates', () => {
    const id = `/subscriptions/${APP}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i`
    const text = `managed-identities:\n  - resource-id: ${id}\n    certificates: [{ file: a.pem }]`
    expect(failureOf(() => declared(text)).message).toMatch(/`certificates` is not known here/)
  })
})

describe('the certificate files', () => {
  it('are each read once, however often they are declared', () => {
    expect(certificatePaths(declared(fileOf({ [APP]: ['a.pem', 'b.pem'], [OTHER]: ['a.pem'] })))).toEqual([
      'a.pem',
      'b.pem',
    ])
  })

  it('may serve several applications', () => {
    const files = declared(fileOf({ [APP]: ['a.pem'], [OTHER]: ['a.pem'] }))
    const { byPath, notes, warnings } = resolveCertificates(files, new Map([['a.pem', content('AA')]]), NOW)
    expect(byPath.get('a.pem')?.thumbprint).toBe('AA')
    expect(notes).toEqual(['a.pem: "CN=AA", valid from 2026-01-01 to 2027-11-25, thumbprint AA (SHA-1), AA (SHA-256)'])
    expect(warnings).toEqual([])
  })

  it('that end soon are warned about by their path', () => {
    const soon = content('AA', { notAfter: '2026-12-01T00:00:00Z' })
    const { warnings } = resolveCertificates(declared(fileOf({ [APP]: ['a.pem'] })), new Map([['a.pem', soon]]), NOW)
    expect(warnings).toEqual([
      'a.pem: The certificate "CN=AA" expires in 5 days, on 2026-12-01: declare its successor beside it.',
    ])
  })

  it('are refused all at once, one line for each mistake, where they are declared', () => {
    const contents = {
      'a.pem': { kind: 'pkcs12' },
      'b.pem': content('BB', { notAfter: '2026-01-02T00:00:00Z', signatureHash: 'SHA-1' }),
    } as const
    const { code, lines } = mistakes(contents, fileOf({ [APP]: ['a.pem'], [OTHER]: ['b.pem'] }))
    expect(code).toBe('certificate-invalid')
    expect(lines).toEqual([
      '0.yml:4:17: a.pem: The file is PKCS#12 (.pfx), which holds the private key: export the certificate alone as .cer or .pem.',
      '0.yml:7:17: b.pem: It expired on 2026-01-02.',
      '0.yml:7:17: b.pem: It is signed with SHA-1, which can be forged: issue it with SHA-256.',
    ])
  })

  it('that cannot be read are the configuration’s mistake, and told beside the others', () => {
    const contents = {
      'a.pem': { kind: 'unreadable', problem: '"a.pem" is a symbolic link, or lies behind one.' },
      'b.pem': { kind: 'empty' },
    } as const
    const { code, lines } = mistakes(contents, fileOf({ [APP]: ['a.pem', 'b.pem'] }))
    expect(code).toBe('configuration-invalid')
    expect(lines).toEqual([
      '0.yml:4:17: "a.pem" is a symbolic link, or lies behind one.',
      '0.yml:5:17: b.pem: The file is empty.',
    ])
  })

  it.each([
    ['under two paths', [fileOf({ [APP]: ['a.pem', 'b.pem'] })], '0.yml:5:17', '0.yml:4:17'],
    ['under one path', [fileOf({ [APP]: ['a.pem', 'a.pem'] })], '0.yml:5:17', '0.yml:4:17'],
    ['in two files', [fileOf({ [APP]: ['a.pem'] }), fileOf({ [APP]: ['b.pem'] })], '1.yml:4:17', '0.yml:4:17'],
  ])('with one certificate twice for an application are refused: %s', (_, texts, second, first) => {
    const { code, lines } = mistakes({ 'a.pem': content('AA'), 'b.pem': content('AA') }, ...texts)
    expect(code).toBe('configuration-invalid')
    expect(lines).toEqual([`${second}: The certificate AA is declared for this application already at ${first}.`])
  })

  it('that are broken and declared twice are told as both', () => {
    const { lines } = mistakes({ 'a.pem': { kind: 'broken' } }, fileOf({ [APP]: ['a.pem', 'a.pem'] }))
    expect(lines.filter((line) => line.includes('This file is declared'))).toHaveLength(1)
  })
})
