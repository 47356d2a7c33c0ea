/** Tests what one job needs stored, and every decision about what is stored already. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CREDENTIAL_LIMIT,
  CREDENTIAL_NAME,
  type FederatedIdentityCredential,
} from '../../../src/core/credential/credential.ts'
import { buildDescription, parseOwner, signInOwner } from '../../../src/core/credential/owner.ts'
import { decideTrust, desiredCredential, isCaseTwin } from '../../../src/core/credential/trust.ts'
import type { IdTokenClaims } from '../../../src/core/subject/claims.ts'
import { describeContext } from '../../../src/core/subject/ref.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const OWNER = 'octo-org/shop'
const claims: IdTokenClaims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:octo-org/shop:environment:production',
  aud: 'api://AzureADTokenExchange',
  exp: 1,
  repository: OWNER,
}
const desired = desiredCredential(claims, 'application', sha256Hex)
type Stored = FederatedIdentityCredential & { readonly subject: string }
const foreign = (more: Partial<Stored>): Stored => ({
  ...desired,
  name: 'by-hand',
  description: 'made by hand',
  id: 'id-1',
  ...more,
})
const decide = (...stored: readonly FederatedIdentityCredential[]) =>
  decideTrust(desired, stored, { owner: OWNER, kind: 'application', sha256Hex })

describe('desiredCredential', () => {
  it('is for exactly these claims, named and marked', () => {
    expect(desired).toMatchObject({ issuer: claims.iss, subject: claims.sub, audiences: [claims.aud] })
    expect(desired.name).toMatch(/^gh-octo-org-shop-environment-production-[0-9a-f]{8}$/)
    expect(desired.description).toBe(
      'Managed by entra-workload-identity-federation; owner=octo-org/shop; octo-org/shop environment production',
    )
  })

  it('has a valid name and readable owner for any subject', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1 }), (sub, aud) => {
        const credential = desiredCredential({ ...claims, sub, aud }, 'application', sha256Hex)
        expect(credential.name).toMatch(CREDENTIAL_NAME)
        expect(credential.subject).toBe(sub)
        expect(parseOwner(credential.description)).toBe(OWNER)
      }),
    )
  })

  it('falls back to the subject where the token names no repository', () => {
    expect(signInOwner({ ...claims, repository: '' })).toBe(claims.sub)
  })
})

describe('describeContext', () => {
  it.each([
    [undefined, ['subject', '']],
    [{ kind: 'environment', environment: 'prod' }, ['environment', 'prod']],
    [{ kind: 'pull_request' }, ['pull-request', '']],
    [{ kind: 'ref', ref: 'refs/heads/a/b' }, ['branch', 'a/b']],
    [{ kind: 'ref', ref: 'refs/tags/v1' }, ['tag', 'v1']],
    [{ kind: 'ref', ref: 'refs/pull/7/merge' }, ['ref', 'refs/pull/7/merge']],
  ] as const)('%j', (context, expected) => {
    expect(describeContext(context)).toEqual(expected)
  })
})

describe('decideTrust', () => {
  it('writes where nothing matches', () => {
    expect(decide()).toEqual({ action: 'write', replaces: undefined })
    expect(decide(foreign({ subject: 'repo:octo-org/shop:environment:staging' }))).toEqual({
      action: 'write',
      replaces: undefined,
    })
    expect(decide(foreign({ issuer: `${desired.issuer}/` }))).toEqual({ action: 'write', replaces: undefined })
  })

  it('keeps the same issuer and subject under another name', () => {
    const stored = foreign({})
    expect(decide(stored)).toEqual({ action: 'keep', stored })
  })

  it('keeps a subject that differs in case only, and writes its own', () => {
    expect(decide(foreign({ subject: desired.subject.toUpperCase() }))).toEqual({
      action: 'write',
      replaces: undefined,
    })
  })

  it('corrects the audience of ours only', () => {
    const ours = { ...desired, audiences: ['api://other'] }
    expect(decide(ours)).toEqual({ action: 'correct-audience', stored: ours })
    const theirs = foreign({ audiences: ['api://other'] })
    expect(decide(theirs)).toEqual({ action: 'audience-conflict', stored: theirs })
    const otherOwner = { ...ours, description: buildDescription('octo-org/shop-two', 'x') }
    expect(decide(otherOwner)).toEqual({ action: 'audience-conflict', stored: otherOwner })
  })

  it("replaces our own name when its content was altered, and never another owner's", () => {
    const altered = { ...desired, subject: 'repo:octo-org/shop:environment:other' }
    expect(decide(altered)).toEqual({ action: 'write', replaces: altered })
    const taken = { ...altered, description: 'made by hand' }
    expect(decide(taken)).toEqual({ action: 'name-conflict', stored: taken })
  })

  it('does not take a flexible credential for an exact one', () => {
    const flexible: FederatedIdentityCredential = {
      name: 'f',
      issuer: desired.issuer,
      audiences: desired.audiences,
      claimsMatchingExpression: { value: desired.subject, languageVersion: 1 },
    }
    expect(decide(flexible)).toEqual({ action: 'write', replaces: undefined })
  })

  it('stops at the limit, but not for a credential that is there', () => {
    const full = Array.from({ length: CREDENTIAL_LIMIT }, (_, index) =>
      foreign({ name: `n-${index}`, subject: `s-${index}` }),
    )
    expect(decide(...full)).toEqual({ action: 'limit' })
    expect(decide(...full.slice(1)).action).toBe('write')
    expect(decide(...full.slice(1), foreign({})).action).toBe('keep')
    expect(decide(...full.slice(1), { ...desired, subject: 'altered' }).action).toBe('write')
  })
})

it('tells twins that differ in case from the same and from other credentials', () => {
  const of = (subject: string, issuer = 'https://a.example'): FederatedIdentityCredential => ({
    name: 'x',
    issuer,
    subject,
    audiences: ['a'],
  })
  expect(isCaseTwin(of('repo:o/R'), of('repo:o/r'))).toBe(true)
  expect(isCaseTwin(of('repo:o/r'), of('repo:o/r'))).toBe(false)
  expect(isCaseTwin(of('repo:o/R'), of('repo:o/x'))).toBe(false)
  expect(isCaseTwin(of('repo:o/R'), of('repo:o/r', 'https://b.example'))).toBe(false)
})
