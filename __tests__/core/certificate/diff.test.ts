/** Tests what becomes of certificates that files declare, against the keys that an application holds. */
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../src/core/certificate/certificate.ts'
import {
  type CertificateDeclaration,
  diffCertificates,
  storedWarnings,
  uncomparedCertificates,
} from '../../../src/core/certificate/diff.ts'
import { ownedKeyId, type StoredKey } from '../../../src/core/certificate/stored-key.ts'
import { sha256Hex } from '../../federation/job.ts'

const OWNER = 'octo-org/platform@1:federation.yml'
const FORMER = 'octo-org/platform@1:old.yml'
const NOW = Date.parse('2026-11-25T12:00:00Z')

const certificate = (thumbprint: string): Certificate => ({
  der: `DER ${thumbprint}`,
  subject: `CN=${thumbprint}`,
  thumbprint,
  thumbprintSha256: `${thumbprint}${thumbprint}`,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2028-01-01T00:00:00Z',
  key: { algorithm: 'rsa', bits: 2048 },
  signatureHash: 'SHA-256',
})
const wanted = (thumbprint: string, displayName?: string) => ({
  certificate: certificate(thumbprint),
  displayName,
  source: `federation.yml:${thumbprint}`,
})
const declaration = (more: Partial<CertificateDeclaration> = {}): CertificateDeclaration => ({
  owner: OWNER,
  previousOwners: [],
  wanted: [],
  prune: false,
  source: 'federation.yml',
  refuse: () => [],
  ...more,
})
const key = (thumbprint: string, owner: string | undefined, more: Partial<StoredKey> = {}): StoredKey => ({
  keyId: owner === undefined ? `foreign-${thumbprint}` : ownedKeyId(owner, thumbprint, sha256Hex),
  thumbprint,
  displayName: `shown ${thumbprint}`,
  startDateTime: '2026-01-01T00:00:00Z',
  endDateTime: '2028-01-01T00:00:00Z',
  usage: 'Verify',
  encryptsTokens: false,
  asRead: {},
  ...more,
})

const diff = (
  declarations: readonly CertificateDeclaration[],
  stored: readonly StoredKey[],
  isOwnCertificate = (_: { readonly thumbprint: string }) => false,
) => diffCertificates(declarations, stored, { sha256Hex, isOwnCertificate })

const short = (changes: ReturnType<typeof diff>) => changes.map(({ action, name }) => `${action} ${name}`)

describe('a certificate that is declared', () => {
  it('and not stored is created, with everything that is written', () => {
    expect(diff([declaration({ wanted: [wanted('AA', 'batch')] })], [])).toEqual([
      {
        resource: 'certificate',
        action: 'create',
        reason: 'No stored certificate has its thumbprint.',
        name: 'AA',
        source: 'federation.yml:AA',
        differences: [],
        written: {
          displayName: 'batch',
          thumbprint: 'AA',
          thumbprintSha256: 'AAAA',
          subject: 'CN=AA',
          notBefore: '2026-01-01T00:00:00Z',
          notAfter: '2028-01-01T00:00:00Z',
          keyId: ownedKeyId(OWNER, 'AA', sha256Hex),
        },
      },
    ])
  })

  it.each([
    ['its owner', OWNER, 'It is stored already.'],
    ['a previous owner', FORMER, 'It is stored already.'],
    ['somebody else', undefined, 'It is stored already, added by somebody else.'],
  ])('and stored by %s changes nothing', (_, owner, reason) => {
    const declarations = [declaration({ wanted: [wanted('AA')], previousOwners: [FORMER] })]
    const [change] = diff(declarations, [key('AA', owner)])
    expect(change?.action).toBe('keep')
    expect(change?.reason).toBe(reason)
    expect(change?.written.keyId).toBe(key('AA', owner).keyId)
  })

  it('and stored for another purpose only is created', () => {
    expect(
      short(diff([declaration({ wanted: [wanted('AA')] })], [key('AA', undefined, { usage: 'Encrypt' })])),
    ).toEqual(['create AA'])
  })

  it('and not permitted is refused with why, whereas one that is there stays', () => {
    const refuse = () => ['No.', 'Never.']
    const changes = diff([declaration({ wanted: [wanted('AA'), wanted('BB')], refuse })], [key('BB', OWNER)])
    expect(short(changes)).toEqual(['refuse AA', 'keep BB'])
    expect(changes[0]).toMatchObject({ reason: 'not-permitted', why: 'No. Never.' })
  })
})

describe('pruning', () => {
  const stored = [
    key('AA', OWNER),
    key('BB', FORMER),
    key('CC', undefined),
    key('DD', 'octo-org/other@2:federation.yml'),
  ]

  it('removes what is this owner’s, and what a previous owner left, alone', () => {
    expect(short(diff([declaration({ prune: true, previousOwners: [FORMER] })], stored))).toEqual([
      'delete AA',
      'delete BB',
    ])
  })

  it('shows of a key that goes what Graph tells', () => {
    const [change] = diff([declaration({ prune: true })], [key('AA', OWNER)])
    expect(change?.written).toEqual({
      displayName: 'shown AA',
      thumbprint: 'AA',
      thumbprintSha256: null,
      subject: null,
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2028-01-01T00:00:00Z',
      keyId: ownedKeyId(OWNER, 'AA', sha256Hex),
    })
    expect(change?.source).toBe('federation.yml')
  })

  it('is not done unless the file says so', () => {
    expect(diff([declaration()], stored)).toEqual([])
  })

  it('spares what another file declares, and comes after what is added', () => {
    const other = declaration({ owner: 'other', wanted: [wanted('AA'), wanted('EE')], source: 'other.yml' })
    expect(short(diff([declaration({ prune: true, previousOwners: [FORMER] }), other], stored))).toEqual([
      'keep AA',
      'create EE',
      'delete BB',
    ])
  })

  it('by two files of what one owner left is one line', () => {
    const files = ['a.yml', 'b.yml'].map((source) =>
      declaration({ owner: source, previousOwners: [FORMER], prune: true, source }),
    )
    expect(short(diff(files, stored))).toEqual(['delete BB'])
  })

  it('never removes the key that encrypts tokens', () => {
    expect(diff([declaration({ prune: true })], [key('AA', OWNER, { encryptsTokens: true })])).toEqual([])
  })

  it('that is not permitted is refused', () => {
    expect(short(diff([declaration({ prune: true, refuse: () => ['No.'] })], [key('AA', OWNER)]))).toEqual([
      'refuse AA',
    ])
  })

  it('never removes the certificate by which the manager signs in', () => {
    const [change] = diff([declaration({ prune: true })], [key('AA', OWNER)], ({ thumbprint }) => thumbprint === 'AA')
    expect(change).toMatchObject({ action: 'refuse', reason: 'self-lockout' })
  })
})

describe('without a comparison', () => {
  it('every certificate is a creation, with the reason that is given', () => {
    const changes = uncomparedCertificates([declaration({ wanted: [wanted('AA')] })], 'Nobody reads.', sha256Hex)
    expect(short(changes)).toEqual(['create AA'])
    expect(changes[0]?.reason).toBe('Nobody reads.')
  })

  it('what is not permitted is refused all the same', () => {
    const refused = declaration({ wanted: [wanted('AA')], refuse: () => ['No.'] })
    expect(short(uncomparedCertificates([refused], '', sha256Hex))).toEqual(['refuse AA'])
  })
})

describe('a stored certificate', () => {
  const declarations = [declaration({ wanted: [wanted('AA')] })]

  it('whose entry ends before the certificate does is warned about once it has ended', () => {
    const [warning] = storedWarnings(declarations, [key('AA', OWNER, { endDateTime: '2026-11-25T11:59:59Z' })], NOW)
    expect(warning).toMatch(
      /^federation\.yml:AA: The certificate AA is stored with an end of its own, 2026-11-25T11:59:59Z/,
    )
  })

  it.each([
    ['has not ended', [key('AA', OWNER)]],
    ['tells no end', [key('AA', OWNER, { endDateTime: null })]],
    ['is not there', []],
  ])('that %s is no matter', (_, stored) => {
    expect(storedWarnings(declarations, stored, NOW)).toEqual([])
  })
})
