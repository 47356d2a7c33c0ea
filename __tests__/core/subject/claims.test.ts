/** Tests that only usable claims become ground truth. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import { claim, toClaims } from '../../../src/core/subject/claims.ts'

const whole = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:o/r:ref:refs/heads/main',
  aud: 'api://AzureADTokenExchange',
  exp: 1_800_000_300,
}

function refusal(payload: unknown): FederationError {
  try {
    toClaims(payload)
  } catch (error) {
    if (error instanceof FederationError) return error
    throw error
  }
  throw new Error('the payload was accepted')
}

describe('toClaims', () => {
  it('keeps every claim as it came', () => {
    const payload = { ...whole, iat: 1_800_000_000, repository: 'o/r', odd: { nested: true } }
    expect(toClaims(payload)).toEqual(payload)
  })

  it('reads an audience that is a list of one', () => {
    expect(toClaims({ ...whole, aud: ['one'] }).aud).toBe('one')
  })

  it.each([
    ['iss', ''],
    ['iss', 7],
    ['iss', undefined],
    ['sub', ''],
    ['sub', null],
    ['sub', ['x']],
    ['aud', ''],
    ['aud', []],
    ['aud', ['a', 'b']],
    ['aud', [7]],
    ['aud', undefined],
    ['exp', '1800000300'],
    ['exp', undefined],
    ['exp', Number.NaN],
    ['exp', Number.POSITIVE_INFINITY],
  ])('names %s when it is %j', (name, value) => {
    const error = refusal({ ...whole, [name]: value })
    expect(error.code).toBe('id-token-unavailable')
    expect(error.message).toBe(`GitHub's ID token lacks usable claims: ${name}.`)
  })

  it('names every missing claim at once, whatever came instead of an object', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(null), fc.constant(undefined), fc.string(), fc.integer(), fc.array(fc.anything())),
        (payload) => {
          expect(refusal(payload).message).toMatch(/: iss, sub, aud, exp\.$/)
        },
      ),
    )
  })
})

describe('claim', () => {
  it('returns non-empty strings only', () => {
    const claims = toClaims({ ...whole, ref: 'refs/heads/main', empty: '', number: 7 })
    expect(['ref', 'empty', 'number', 'missing'].map((name) => claim(claims, name))).toEqual([
      'refs/heads/main',
      undefined,
      undefined,
      undefined,
    ])
  })
})
