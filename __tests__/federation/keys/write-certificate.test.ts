/** Tests that a line about a certificate is carried out with what was declared, and never with anything else. */
import { describe, expect, it } from 'vitest'
import type { CertificateChange } from '../../../src/core/certificate/diff.ts'
import { FederationError } from '../../../src/core/error.ts'
import { createCertificateWriter } from '../../../src/federation/keys/write-certificate.ts'
import { createVirtualClock } from '../clock.ts'
import { createLog, failureOf, sha256Hex } from '../job.ts'
import { fakeKeys, keyOf, storeOf } from './fake-keys.ts'

const certificate = {
  der: 'MII=',
  subject: 'CN=a',
  thumbprint: 'AA',
  thumbprintSha256: 'AAAA',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2028-01-01T00:00:00Z',
  key: { algorithm: 'rsa', bits: 2048 },
  signatureHash: 'SHA-256',
} as const
const declarations = [
  {
    owner: 'o',
    previousOwners: [],
    wanted: [{ certificate, displayName: undefined, source: 'f.yml:1' }],
    prune: false,
    source: 'f.yml',
    refuse: () => [],
  },
]
const change = (more: Partial<CertificateChange> = {}, displayName: string | null = 'shown'): CertificateChange =>
  ({
    resource: 'certificate',
    action: 'create',
    reason: '',
    name: 'AA',
    source: 'f.yml:1',
    differences: [],
    written: { ...certificate, displayName, keyId: 'gone' },
    ...more,
  }) as CertificateChange

function writer() {
  const keys = fakeKeys()
  const clock = createVirtualClock()
  const log = createLog()
  const write = createCertificateWriter(
    { declarations, stored: [keyOf('x')], sha256Hex },
    { store: storeOf(keys), clock, log },
  )
  return { keys, log, write, deadline: clock.now() + 60_000 }
}

describe('a line about a certificate', () => {
  it('that nobody declared is not written', async () => {
    const { write, deadline, keys } = writer()
    const error = await failureOf(write(change({ source: 'f.yml:2' }), deadline))
    expect(error).toBeInstanceOf(FederationError)
    expect(error.code).toBe('internal')
    expect(keys.sent).toEqual([])
  })

  it('that removes what nobody read is not written', async () => {
    const { write, deadline } = writer()
    expect((await failureOf(write(change({ action: 'delete', reason: '' }), deadline))).code).toBe('internal')
  })

  it('is told in the log, by thumbprint and name', async () => {
    const { write, deadline, log, keys } = writer()
    keys.keys = [keyOf('x')]
    await write(change(), deadline)
    await write(change({}, null), deadline)
    expect(log.lines.filter((line) => line.includes('Adding'))).toEqual([
      'info: Adding the certificate AA (shown)',
      'info: Adding the certificate AA (without a name)',
    ])
  })
})
