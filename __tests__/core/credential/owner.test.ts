/** Tests who owns a credential: markers that nobody can forge, renames that make nothing foreign, and names where nothing else is stored. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { nameCredential } from '../../../src/core/credential/name.ts'
import {
  buildDescription,
  buildOwner,
  isOwned,
  ownerHash,
  ownerHost,
  parseOwner,
  repositoryIn,
  sameOwner,
  signInOwner,
} from '../../../src/core/credential/owner.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const GITHUB = 'https://token.actions.githubusercontent.com'
const AUDIENCE = 'api://AzureADTokenExchange'
const claims = { iss: GITHUB, sub: 's', aud: AUDIENCE, exp: 1, repository: 'octo-org/shop', repository_id: '456789' }

describe('an owner', () => {
  it.each([
    [claims, 'octo-org/shop@456789'],
    [{ ...claims, iss: `${GITHUB}/octo-enterprise` }, 'octo-org/shop@456789'],
    [{ ...claims, iss: 'https://token.actions.octocorp.ghe.com' }, 'octocorp.ghe.com/octo-org/shop@456789'],
    [{ ...claims, iss: 'https://ghes.example/_services/token' }, 'ghes.example/octo-org/shop@456789'],
    [{ ...claims, repository_id: '' }, 'octo-org/shop'],
    [{ ...claims, repository: '' }, 's'],
  ])('of a sign-in is its repository with its ID (%#)', (job, owner) => {
    expect(signInOwner(job)).toBe(owner)
  })

  it('of a file has its path', () => {
    expect(buildOwner({ host: '', repository: 'octo-org/platform', id: '7', path: 'federation.yml' })).toBe(
      'octo-org/platform@7:federation.yml',
    )
  })

  it.each([
    ['https://github.com', ''],
    ['https://www.github.com', ''],
    ['https://octocorp.ghe.com', 'octocorp.ghe.com'],
    ['nonsense', ''],
  ])('of the server %s stands under the host "%s"', (url, host) => {
    expect(ownerHost(url)).toBe(host)
  })

  it('names the repository, or the subject where the token names none', () => {
    expect(repositoryIn(claims)).toBe('octo-org/shop')
    expect(repositoryIn({ ...claims, repository: '' })).toBe('s')
  })
})

describe('sameOwner', () => {
  it.each([
    ['a rename of the repository', 'octo-org/shop@456789', 'octo-org/store@456789', true],
    ['a rename of the organisation', 'octo-org/shop@456789:f.yml', 'new-org/shop@456789:f.yml', true],
    ['the old form without an ID', 'octo-org/shop', 'Octo-Org/Shop@456789', true],
    ['two of the old form', 'octo-org/shop:f.yml', 'octo-org/SHOP:f.yml', true],
    ['a name that changed hands', 'octo-org/shop@456789', 'octo-org/shop@456790', false],
    ['a sign-in and a file', 'octo-org/shop@456789', 'octo-org/shop@456789:f.yml', false],
    ['two files', 'octo-org/shop@456789:a.yml', 'octo-org/shop@456789:A.yml', false],
    ['two servers', 'octo-org/shop@456789', 'ghes.example/octo-org/shop@456789', false],
    ['a host in another case', 'GHES.example/o/r@1', 'ghes.example/o/r@1', true],
    ["a name of a file's own", 'platform', 'platform', true],
    ["another name of a file's own", 'platform', 'Platform', false],
    ['a name and a repository', 'platform', 'octo-org/platform', false],
  ])('%s: %s and %s', (_, left, right, same) => {
    expect(sameOwner(left, right)).toBe(same)
    expect(sameOwner(right, left)).toBe(same)
  })

  it('agrees with the hash, wherever both have an ID', () => {
    expect(ownerHash('octo-org/shop@7:f.yml', sha256Hex)).toBe(ownerHash('new-org/store@7:f.yml', sha256Hex))
    expect(ownerHash('octo-org/shop@7', sha256Hex)).not.toBe(ownerHash('octo-org/shop@7:f.yml', sha256Hex))
    expect(ownerHash('octo-org/shop', sha256Hex)).toBe(ownerHash('Octo-Org/Shop', sha256Hex))
    expect(ownerHash('platform', sha256Hex)).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('a marker', () => {
  it('cannot be forged by what it holds', () => {
    const evil = fc.string({
      unit: fc.constantFrom(';', '=', '%', '\n', 'a', ' ', 'owner=', '/', '@1'),
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(evil, evil, (owner, about) => {
        const description = buildDescription(owner, about)
        fc.pre(owner.trim() !== '')
        expect(parseOwner(description)).toBe(owner)
        expect(description.split(';')).toHaveLength(3)
        expect(description.split('=')).toHaveLength(2)
        expect(/\p{Cc}/u.test(description)).toBe(false)
      }),
    )
  })
})

describe('isOwned', () => {
  const owner = 'octo-org/shop@456789'
  const subject = 'repo:octo-org/shop:environment:production'
  const named = (by: string, more: { subject?: string } = {}): FederatedIdentityCredential => {
    const unnamed = { issuer: GITHUB, audience: AUDIENCE, subject, ...more, repository: 'octo-org/shop' }
    const { description: _, ...bare } = nameCredential(unnamed, { owner: by, kind: 'managed-identity', sha256Hex })
    return bare
  }
  const onApplication = { owner, kind: 'application', sha256Hex } as const
  const onIdentity = { owner, kind: 'managed-identity', sha256Hex } as const

  it('goes on an application by the marker alone, never by the name', () => {
    const credential = named(owner)
    expect(isOwned(credential, onApplication)).toBe(false)
    expect(isOwned({ ...credential, description: '' }, onApplication)).toBe(false)
    expect(isOwned({ ...credential, description: 'by hand' }, onApplication)).toBe(false)
    expect(isOwned({ ...credential, description: buildDescription('octo-org/shop', 'x') }, onApplication)).toBe(true)
    expect(isOwned({ ...credential, description: buildDescription('octo-org/cart@9', 'x') }, onApplication)).toBe(false)
  })

  it('goes on a managed identity by the end of the name, also of one that was altered', () => {
    expect(isOwned(named(owner), onIdentity)).toBe(true)
    expect(isOwned({ ...named(owner), audiences: ['other'] }, onIdentity)).toBe(true)
    expect(isOwned(named('octo-org/store@456789'), onIdentity)).toBe(true)
    expect(isOwned(named('octo-org/shop@456789:f.yml'), onIdentity)).toBe(false)
    expect(isOwned(named('octo-org/shop@1'), onIdentity)).toBe(false)
    expect(isOwned({ ...named(owner), name: 'by-hand' }, onIdentity)).toBe(false)
  })

  describe('of the old form, 8 digits alone', () => {
    const old = (text: string, issuer = GITHUB): FederatedIdentityCredential => ({
      name: `gh-x-${sha256Hex(`${issuer}\n${text}\n${AUDIENCE}`).slice(0, 8)}`,
      issuer,
      audiences: ['corrected since'],
      subject: text,
    })

    it('is a sign-in of this repository', () => {
      expect(isOwned(old(subject), onIdentity)).toBe(true)
      expect(isOwned(old('repo:octo-org@1/store@456789:environment:x'), onIdentity)).toBe(true)
      expect(isOwned(old('repository_id:456789:ref:refs/heads/main'), onIdentity)).toBe(true)
    })

    it("is not one of another repository, nor a file's, nor anything by hand", () => {
      expect(isOwned(old('repo:octo-org/cart:environment:x'), onIdentity)).toBe(false)
      expect(isOwned(old('repo:octo-org@1/shop@9:environment:x'), onIdentity)).toBe(false)
      expect(isOwned(old(subject), { ...onIdentity, owner: `${owner}:f.yml` })).toBe(false)
      expect(isOwned(old(subject), { ...onIdentity, owner: 'platform' })).toBe(false)
      expect(isOwned({ ...old(subject), name: 'gh-x-01234567' }, onIdentity)).toBe(false)
    })

    it('may hold an expression', () => {
      const value = "claims['sub'] matches 'repo:o/r:ref:refs/heads/*'"
      const { subject: _, ...bare } = old(value)
      const flexible = { ...bare, claimsMatchingExpression: { value, languageVersion: 1 as const } }
      expect(isOwned(flexible as FederatedIdentityCredential, onIdentity)).toBe(true)
    })
  })
})
