/** Tests which certificates may go for good, how they are named, and their lines of a plan. */
import { describe, expect, it } from 'vitest'
import { phaseOf } from '../../../src/core/plan/change.ts'
import {
  endOf,
  isNamed,
  mayBeManagersCertificate,
  mayRetire,
  retiredCertificate,
  whyNeverRetired,
} from '../../../src/core/secret/retired-certificate.ts'
import { storedKey } from './secrets.ts'

describe('a key', () => {
  it.each([
    ['a certificate', {}, true],
    ['the one that encrypts tokens', { encryptsTokens: true }, false],
    ['one for something else', { usage: 'Encrypt' }, false],
    ['no certificate', { thumbprint: undefined }, false],
  ])('%s', (_, more, expected) => {
    expect(mayRetire(storedKey(more))).toBe(expected)
  })

  it('is named by key ID or thumbprint, whatever the case', () => {
    expect(isNamed(storedKey(), ['C1'])).toBe(true)
    expect(isNamed(storedKey(), ['abcd'])).toBe(true)
    expect(isNamed(storedKey({ thumbprint: undefined }), ['abcd'])).toBe(false)
  })

  it('that never goes says why', () => {
    expect(whyNeverRetired(storedKey({ encryptsTokens: true }))).toContain('tokens are encrypted')
    expect(whyNeverRetired(storedKey({ usage: 'Sign' }))).toContain('"Sign"')
  })

  it('ends far away where nothing tells', () => {
    expect(endOf(storedKey())).toBe(Date.parse('2027-06-01T00:00:00Z'))
    expect(endOf(storedKey({ endDateTime: null }))).toBe(8.64e15)
  })
})

it.each([
  [{ kind: 'none' }, false],
  [{ kind: 'unknown' }, true],
  [{ kind: 'thumbprint', thumbprint: 'ABCD' }, true],
  [{ kind: 'thumbprint', thumbprint: 'EF' }, false],
] as const)('the manager with %o: %s', (manager, expected) => {
  expect(mayBeManagersCertificate(storedKey(), manager)).toBe(expected)
})

describe('a line', () => {
  const held = { holder: 'application', key: storedKey() } as const

  it('of one that goes is a deletion that a file asks for', () => {
    const line = retiredCertificate(held, 's', { action: 'delete', reason: 'r' })
    expect(line).toMatchObject({
      action: 'delete',
      name: 'c1',
      asked: true,
      written: { thumbprint: 'ABCD', keyId: 'c1' },
    })
    expect(phaseOf(line)).toBe('deletions')
  })

  it('of one that stays says why', () => {
    const key = storedKey({ thumbprint: undefined })
    const line = retiredCertificate({ ...held, key }, 's', { action: 'refuse', reason: 'retire-unproved', why: 'w' })
    expect(line).toMatchObject({ action: 'refuse', why: 'w', written: { thumbprint: '' } })
    expect(line).not.toHaveProperty('asked')
  })
})
