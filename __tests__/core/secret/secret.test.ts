/** Tests whose a secret is by its key ID, and how secrets and their places are named. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeDestination } from '../../../src/core/secret/declared-secret.ts'
import { buildKeyId, dayOfTime, describeSecret, isSecretOf } from '../../../src/core/secret/secret.ts'
import { isGuid } from '../../../src/core/target.ts'
import { secret } from './secrets.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 15, maxLength: 64 })
const owner = fc.constantFrom('octo-org/a@1:f.yml', 'octo-org/a@1:g.yml', 'octo-org/b@2:f.yml', 'platform')

describe('buildKeyId', () => {
  it('is a GUID that its owner, and nobody else, knows again', () => {
    fc.assert(
      fc.property(owner, owner, hex, (mine, other, random) => {
        const keyId = buildKeyId(mine, random, sha256Hex)
        expect(isGuid(keyId)).toBe(true)
        expect(isSecretOf(secret({ keyId: keyId.toUpperCase() }), [mine], sha256Hex)).toBe(true)
        expect(isSecretOf(secret({ keyId }), [other], sha256Hex)).toBe(mine === other)
      }),
    )
  })

  it('differs by chance, and follows a rename of the repository', () => {
    const [one, other] = ['1', '2'].map((digit) => buildKeyId('o/r@7:f', digit.repeat(15), sha256Hex))
    expect(one).not.toBe(other)
    expect(isSecretOf(secret({ keyId: `${one}` }), ['new/name@7:f'], sha256Hex)).toBe(true)
  })

  it('takes previous owners for its own', () => {
    const keyId = buildKeyId('before', '0'.repeat(15), sha256Hex)
    expect(isSecretOf(secret({ keyId }), ['now', 'before'], sha256Hex)).toBe(true)
  })
})

describe('names', () => {
  it('a day is in UTC', () => {
    expect(dayOfTime(Date.parse('2026-11-25T23:59:59Z'))).toBe('2026-11-25')
  })

  it.each([
    [null, 'k'],
    ['batch', '"batch" (k)'],
  ])('a secret called %s', (displayName, text) => {
    expect(describeSecret(secret({ keyId: 'k', displayName }))).toBe(text)
  })

  it.each([
    [{ repository: 'o/r', environment: 'prod', name: 'S' }, 'the secret S of the environment "prod" in o/r'],
    [{ repository: undefined, environment: undefined, name: 'S' }, 'the secret S in this repository'],
  ])('%o', (destination, text) => {
    expect(describeDestination(destination)).toBe(text)
  })
})
