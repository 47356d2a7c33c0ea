/** Tests how a stored certificate is known again: by key ID, owner and thumbprint, never by its display name. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../src/core/certificate/certificate.ts'
import {
  displayNameOf,
  isKeyOf,
  isSignInCertificate,
  ownedKeyId,
  type StoredKey,
  toNewKey,
} from '../../../src/core/certificate/stored-key.ts'
import { isGuid } from '../../../src/core/target.ts'
import { sha256Hex } from '../../federation/job.ts'

const OWNER = 'octo-org/platform@456789:federation.yml'
const THUMBPRINT = 'F9D4365AFC13FC27446AD529035997B32991AE85'
const keyOf = (more: Partial<StoredKey> = {}): StoredKey => ({
  keyId: ownedKeyId(OWNER, THUMBPRINT, sha256Hex),
  thumbprint: THUMBPRINT,
  displayName: 'CN=batch',
  startDateTime: '2026-01-01T00:00:00Z',
  endDateTime: '2027-01-01T00:00:00Z',
  usage: 'Verify',
  encryptsTokens: false,
  asRead: {},
  ...more,
})
const certificate: Certificate = {
  der: 'MII=',
  subject: 'CN=batch',
  thumbprint: THUMBPRINT,
  thumbprintSha256: 'B'.repeat(64),
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
  key: { algorithm: 'rsa', bits: 2048 },
  signatureHash: 'SHA-256',
}

describe('the key ID of an owner', () => {
  it('is a GUID of version 8, whatever the owner and the certificate', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (owner, thumbprint) => {
        const id = ownedKeyId(owner, thumbprint, sha256Hex)
        expect(isGuid(id)).toBe(true)
        expect(id).toMatch(/^.{14}8.{4}[89ab]/)
      }),
    )
  })

  it('is another one for another owner, and for another certificate', () => {
    const ids = [
      ownedKeyId(OWNER, THUMBPRINT, sha256Hex),
      ownedKeyId('octo-org/platform@456789:other.yml', THUMBPRINT, sha256Hex),
      ownedKeyId(OWNER, 'A'.repeat(40), sha256Hex),
    ]
    expect(new Set(ids).size).toBe(3)
  })

  it('outlives a rename of the repository, since its ID stays', () => {
    expect(ownedKeyId('octo-org/renamed@456789:federation.yml', THUMBPRINT, sha256Hex)).toBe(
      ownedKeyId(OWNER, THUMBPRINT, sha256Hex),
    )
  })
})

describe('a stored certificate', () => {
  it('is of the owner whose key ID it has, in either case', () => {
    expect(isKeyOf(keyOf(), [OWNER], sha256Hex)).toBe(true)
    expect(isKeyOf(keyOf({ keyId: keyOf().keyId.toUpperCase() }), ['x', OWNER], sha256Hex)).toBe(true)
  })

  it.each([
    ['another owner', keyOf(), ['octo-org/other@1:federation.yml']],
    ['another key ID', keyOf({ keyId: '88888888-0000-0000-0000-000000000001' }), [OWNER]],
    ['another certificate under the key ID', keyOf({ thumbprint: 'A'.repeat(40) }), [OWNER]],
    ['no certificate', keyOf({ thumbprint: undefined }), [OWNER]],
    ['another purpose', keyOf({ usage: 'Encrypt' }), [OWNER]],
  ])('is nobody’s here for %s', (_, key, owners) => {
    expect(isKeyOf(key, owners, sha256Hex)).toBe(false)
  })

  it('serves a sign-in by its usage', () => {
    expect(isSignInCertificate(keyOf())).toBe(true)
    expect(isSignInCertificate(keyOf({ usage: 'Sign' }))).toBe(false)
    expect(isSignInCertificate(keyOf({ thumbprint: undefined }))).toBe(false)
  })
})

describe('a new key', () => {
  it('holds the certificate, its own validity and the owner’s key ID', () => {
    expect(toNewKey(certificate, { owner: OWNER, displayName: 'batch-2027' }, sha256Hex)).toEqual({
      keyId: keyOf().keyId,
      thumbprint: THUMBPRINT,
      displayName: 'batch-2027',
      startDateTime: certificate.notBefore,
      endDateTime: certificate.notAfter,
      key: 'MII=',
    })
  })

  it.each([
    ['batch-2027', 'CN=batch', 'batch-2027'],
    [undefined, 'CN=batch', 'CN=batch'],
    [undefined, `CN=${'x'.repeat(200)}`, `CN=${'x'.repeat(87)}`],
    [undefined, '', THUMBPRINT],
  ])('named %s, with the subject %s, is shown as %s', (given, subject, shown) => {
    expect(displayNameOf({ ...certificate, subject }, given)).toBe(shown)
  })
})
