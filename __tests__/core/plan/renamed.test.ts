/** Tests which stored credentials a rename left behind: equal but for the names of their repository. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { renamedSince } from '../../../src/core/plan/renamed.ts'

const base = { issuer: 'https://token.actions.githubusercontent.com', audiences: ['api://AzureADTokenExchange'] }
const exact = (subject: string, more: Partial<typeof base> = {}): FederatedIdentityCredential => ({
  ...base,
  ...more,
  name: 'old',
  subject,
})
const flexible = (value: string): FederatedIdentityCredential => ({
  ...base,
  name: 'old',
  claimsMatchingExpression: { value, languageVersion: 1 },
})
const staleIn = (stored: FederatedIdentityCredential, wanted: FederatedIdentityCredential) =>
  renamedSince([stored], [wanted]).get('old')

describe('a rename', () => {
  it('leaves the credential of the old name, and both names are told', () => {
    const stored = exact('repo:octo-org@1/shop@2:environment:production')
    expect(staleIn(stored, exact('repo:octo-org@1/store@2:environment:production'))).toBe(
      'It is ours, and "octo-org/shop" is "octo-org/store" now: the IDs are the same, the names are stale.',
    )
  })

  it('leaves that of an owner who has another name, and of another spelling', () => {
    const wanted = exact('repo:octo-labs@1/Shop@2:pull_request')
    expect(staleIn(exact('repo:octo-org@1/Shop@2:pull_request'), wanted)).toContain('"octo-labs/Shop" now')
    expect(staleIn(exact('repo:octo-labs@1/shop@2:pull_request'), wanted)).toContain('"octo-labs/Shop" now')
  })

  it('leaves an expression, and a customised subject', () => {
    const expression = (name: string) => flexible(`claims['sub'] matches 'repo:octo-org@1/${name}@2:ref:refs/heads/r*'`)
    expect(staleIn(expression('shop'), expression('store'))).toContain('"octo-org/store" now')
    const customised = (name: string) => exact(`repository_owner:x:repo:octo-org@1/${name}@2`)
    expect(staleIn(customised('shop'), customised('store'))).toContain('"octo-org/store" now')
  })
})

describe('no rename', () => {
  const wanted = exact('repo:octo-org@1/store@2:environment:production')
  it.each([
    ['the same names', 'repo:octo-org@1/store@2:environment:production'],
    ['another repository', 'repo:octo-org@1/shop@3:environment:production'],
    ['another owner, as after a transfer', 'repo:octo-labs@9/store@2:environment:production'],
    ['another context', 'repo:octo-org@1/shop@2:environment:staging'],
    ['names alone, which another repository may bear now', 'repo:octo-org/shop:environment:production'],
    ['something that only looks like it', 'monorepo:octo-org@1/shop@2:environment:production'],
  ])('is seen in %s', (_, subject) => {
    expect(staleIn(exact(subject), wanted)).toBeUndefined()
  })

  it('is seen in what another issuer signs, nor where names alone are wanted', () => {
    const subject = 'repo:octo-org@1/shop@2:environment:production'
    expect(staleIn(exact(subject, { issuer: 'https://token.actions.octo.ghe.com' }), wanted)).toBeUndefined()
    expect(staleIn(exact(subject), exact('repo:octo-org/store:environment:production'))).toBeUndefined()
  })
})
