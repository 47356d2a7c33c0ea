/** Tests by which stored credentials a run counts as trusted. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { createOwnTrust } from '../../../src/federation/fleet/own-trust.ts'
import { AUDIENCE, claimsOf, GITHUB, SUBJECT } from '../job.ts'

const exact = { name: 'own', issuer: GITHUB, subject: SUBJECT, audiences: [AUDIENCE] }
const flexible = (value: string): FederatedIdentityCredential => ({
  name: 'flexible',
  issuer: GITHUB,
  claimsMatchingExpression: { value, languageVersion: 1 },
  audiences: [AUDIENCE],
})

describe('a run with a token of its own', () => {
  const isOwnTrust = createOwnTrust({ own: claimsOf(), isManager: 'unknown' })

  it('is trusted by the credential of its issuer, subject and audience', () => {
    expect(isOwnTrust(exact)).toBe(true)
  })

  it.each([
    ['issuer', { ...exact, issuer: `${GITHUB}/octo` }],
    ['subject', { ...exact, subject: `${SUBJECT}-2` }],
    ['subject in another case', { ...exact, subject: SUBJECT.toUpperCase() }],
    ['audience', { ...exact, audiences: ['api://other'] }],
  ])('is not trusted by a credential of another %s', (_, credential) => {
    expect(isOwnTrust(credential)).toBe(false)
  })

  it('is trusted by an expression that lets its claims in', () => {
    expect(
      isOwnTrust(
        flexible("claims['sub'] matches 'repo:octo-org/shop:environment:prod*' and claims['repository_id'] eq '2'"),
      ),
    ).toBe(true)
  })

  it('is not trusted by an expression about other jobs', () => {
    expect(
      isOwnTrust(
        flexible("claims['sub'] matches 'repo:octo-org/shop:environment:test*' and claims['repository_id'] eq '2'"),
      ),
    ).toBe(false)
  })

  it('is not trusted by a credential about others, even of its manager', () => {
    expect(createOwnTrust({ own: claimsOf(), isManager: true })({ ...exact, subject: 'other' })).toBe(false)
  })
})

describe('a run without a token of its own', () => {
  it.each([
    [true, true],
    [false, false],
    ['unknown' as const, false],
  ])('counts on every credential of its manager: manager %s is %s', (isManager, trusted) => {
    expect(createOwnTrust({ own: undefined, isManager })({ ...exact, subject: 'any' })).toBe(trusted)
  })
})
