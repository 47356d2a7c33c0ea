/** Tests the names of declared credentials: readable, deterministic, valid for every provider and every odd text. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREDENTIAL_NAME, matchText } from '../../../src/core/credential/credential.ts'
import { nameCredential, type UnnamedCredential } from '../../../src/core/credential/name.ts'
import { ownerHash, parseOwner } from '../../../src/core/credential/owner.ts'
import { describeContext } from '../../../src/core/subject/ref.ts'
import { repositoryOf } from '../../../src/core/subject/repository.ts'
import { buildSubject } from '../../../src/core/subject/subject.ts'
import { context, prefix } from '../arbitraries.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const GITHUB = 'https://token.actions.githubusercontent.com'
const audience = 'api://AzureADTokenExchange'
const OWNER = 'octo-org/platform:federation.yml'

function expression(value: string) {
  return { claimsMatchingExpression: { value, languageVersion: 1 as const } }
}

describe('nameCredential', () => {
  it.each<[string, UnnamedCredential, RegExp, string]>([
    [
      'an environment',
      { issuer: GITHUB, audience, subject: 'repo:octo-org@1/shop@2:environment:Prod%3AV1' },
      /^gh-octo-org-shop-environment-Prod-V1-[0-9a-f]{8}$/,
      'octo-org/shop environment Prod:V1',
    ],
    [
      'a branch',
      { issuer: GITHUB, audience, subject: 'repo:octo-org/shop:ref:refs/heads/release/1.x' },
      /^gh-octo-org-shop-branch-release-1-x-[0-9a-f]{8}$/,
      'octo-org/shop branch release/1.x',
    ],
    [
      'a tag of a server',
      { issuer: 'https://ghes.example/_services/token', audience, subject: 'repo:a/b:ref:refs/tags/v1' },
      /^gh-a-b-tag-v1-[0-9a-f]{8}$/,
      'a/b tag v1',
    ],
    [
      'pull requests',
      { issuer: GITHUB, audience, subject: 'repo:a/b:pull_request' },
      /^gh-a-b-pull-request-[0-9a-f]{8}$/,
      'a/b pull-request',
    ],
    [
      'IDs alone, with the repository told',
      { issuer: GITHUB, audience, subject: 'repository_id:2:ref:refs/heads/main', repository: 'a/b' },
      /^gh-a-b-branch-main-[0-9a-f]{8}$/,
      'a/b branch main',
    ],
    [
      'a pattern',
      { issuer: GITHUB, audience, ...expression('x'), repository: 'a/b', pattern: ['branch-pattern', 'release/*'] },
      /^gh-a-b-branch-pattern-release-[0-9a-f]{8}$/,
      'a/b branch-pattern release/*',
    ],
    [
      'an expression',
      { issuer: GITHUB, audience, ...expression('x'), repository: 'a/b' },
      /^gh-a-b-expression-[0-9a-f]{8}$/,
      'a/b expression',
    ],
    [
      'a Kubernetes service account',
      { issuer: 'https://oidc.example/', audience, subject: 'system:serviceaccount:payments:api' },
      /^k8s-system-serviceaccount-payments-api-[0-9a-f]{8}$/,
      'system:serviceaccount:payments:api',
    ],
    [
      'a managed identity',
      { issuer: 'https://login.microsoftonline.com/t/v2.0', audience, subject: 'abc-def' },
      /^mi-abc-def-[0-9a-f]{8}$/,
      'abc-def',
    ],
  ])('names %s', (_title, unnamed, name, about) => {
    const credential = nameCredential(unnamed, { owner: OWNER, kind: 'application', sha256Hex })
    expect(credential.name).toMatch(name)
    expect(credential.description).toBe(`Managed by entra-workload-identity-federation; owner=${OWNER}; ${about}`)
    expect(Object.keys(credential).toSorted()).toEqual(
      [
        'audiences',
        unnamed.subject === undefined ? 'claimsMatchingExpression' : 'subject',
        'description',
        'issuer',
        'name',
      ].toSorted(),
    )
  })

  it('ends with the hash of issuer, subject or expression, and audience', () => {
    const ends = (unnamed: UnnamedCredential) =>
      nameCredential(unnamed, { owner: OWNER, kind: 'application', sha256Hex }).name.slice(-8)
    expect(ends({ issuer: GITHUB, audience, subject: 's' })).toBe(sha256Hex(`${GITHUB}\ns\n${audience}`).slice(0, 8))
    expect(ends({ issuer: GITHUB, audience, ...expression('e') })).toBe(
      sha256Hex(`${GITHUB}\ne\n${audience}`).slice(0, 8),
    )
  })

  it('ends on a managed identity, which stores no description, with the hash of the owner as well', () => {
    const unnamed = { issuer: GITHUB, audience, subject: `repo:octo-org/shop:environment:${'x'.repeat(200)}` }
    const [application, identity] = (['application', 'managed-identity'] as const).map(
      (kind) => nameCredential(unnamed, { owner: OWNER, kind, sha256Hex }).name,
    )
    expect(identity).toMatch(CREDENTIAL_NAME)
    expect(identity?.endsWith(`-${application?.slice(-8)}-${ownerHash(OWNER, sha256Hex)}`)).toBe(true)
  })

  it('is valid and keeps what is matched, for every subject that GitHub writes and every text', () => {
    const subject = fc.oneof(
      fc.tuple(prefix, context).map(([repo, what]) => buildSubject(repo, what)),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(GITHUB, 'https://gitlab.com', 'nonsense'),
        subject,
        fc.boolean(),
        (iss, text, flexible) => {
          const unnamed = { issuer: iss, audience, ...(flexible ? expression(text) : { subject: text }) }
          const credential = nameCredential(unnamed, { owner: OWNER, kind: 'application', sha256Hex })
          expect(credential.name).toMatch(CREDENTIAL_NAME)
          expect(matchText(credential)).toBe(text)
          expect(credential.audiences).toEqual([audience])
          expect(parseOwner(credential.description)).toBe(OWNER)
          expect(nameCredential(unnamed, { owner: 'somebody-else', kind: 'application', sha256Hex }).name).toBe(
            credential.name,
          )
        },
      ),
    )
  })
})

describe('describeContext', () => {
  it.each([
    [undefined, ['subject', '']],
    [{ kind: 'environment', environment: 'x' } as const, ['environment', 'x']],
    [{ kind: 'pull_request' } as const, ['pull-request', '']],
    [{ kind: 'ref', ref: 'refs/heads/a/b' } as const, ['branch', 'a/b']],
    [{ kind: 'ref', ref: 'refs/tags/v1' } as const, ['tag', 'v1']],
    [{ kind: 'ref', ref: 'refs/pull/7/merge' } as const, ['ref', 'refs/pull/7/merge']],
  ])('%j', (given, told) => {
    expect(describeContext(given)).toEqual(told)
  })
})

describe('repositoryOf', () => {
  const claims = { iss: GITHUB, sub: 's', aud: audience, exp: 1 }

  it('reads names and IDs, and leaves out what is not there', () => {
    const all = { ...claims, repository: 'octo-org/shop', repository_id: '2', repository_owner_id: '1' }
    expect(repositoryOf(all)).toEqual({ owner: 'octo-org', name: 'shop', ownerId: '1', id: '2' })
    expect(repositoryOf({ ...claims, repository: 'octo-org/shop' })).toEqual({ owner: 'octo-org', name: 'shop' })
  })

  it('reads nothing without a repository', () => {
    expect(repositoryOf(claims)).toBeUndefined()
    expect(repositoryOf({ ...claims, repository: 'shop' })).toBeUndefined()
  })
})
