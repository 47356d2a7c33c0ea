/** Tests the comparison of a declared context with the token's own claims. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import type { IdTokenClaims } from '../../../src/core/subject/claims.ts'
import { assertDeclared, type DeclaredContext, findContradictions } from '../../../src/core/subject/expectation.ts'

const claims = (more: Record<string, unknown>): IdTokenClaims => ({
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:o/r:environment:production',
  aud: 'a',
  exp: 1,
  ref: 'refs/heads/main',
  event_name: 'push',
  ...more,
})
const declare = (more: Partial<DeclaredContext>): DeclaredContext => ({ pullRequest: false, ...more })

describe('findContradictions', () => {
  it.each<[string, Partial<DeclaredContext>, Record<string, unknown>]>([
    ['nothing declared', {}, {}],
    ['the environment', { environment: 'production' }, { environment: 'production' }],
    ['the branch, also where an environment decides the subject', { branch: 'main' }, { environment: 'production' }],
    ['a branch with a slash', { branch: 'release/1.0' }, { ref: 'refs/heads/release/1.0' }],
    ['the tag', { tag: 'v1.0.0' }, { ref: 'refs/tags/v1.0.0' }],
    ['a pull request', { pullRequest: true }, { event_name: 'pull_request' }],
    ['a pull request whose event is not told', { pullRequest: true }, { event_name: undefined }],
    ['several at once', { environment: 'production', branch: 'main' }, { environment: 'production' }],
  ])('finds none for %s', (_, declared, more) => {
    expect(findContradictions(declare(declared), claims(more))).toEqual([])
  })

  it.each<[string, Partial<DeclaredContext>, Record<string, unknown>, RegExp]>([
    [
      'another environment',
      { environment: 'production' },
      { environment: 'staging' },
      /`environment`.*"production".*"staging"/,
    ],
    [
      'the case of an environment',
      { environment: 'production' },
      { environment: 'Production' },
      /`environment`.*differ in case only/,
    ],
    ['no environment', { environment: 'production' }, {}, /`environment`.*no `environment:`/],
    ['another branch', { branch: 'main' }, { ref: 'refs/heads/dev' }, /`branch`.*"main".*"refs\/heads\/dev"/],
    ['the case of a branch', { branch: 'main' }, { ref: 'refs/heads/Main' }, /`branch`/],
    ['a tag of the name of the branch', { branch: 'v1' }, { ref: 'refs/tags/v1' }, /`branch`.*"refs\/tags\/v1"/],
    ['a branch of the name of the tag', { tag: 'v1' }, { ref: 'refs/heads/v1' }, /`tag`.*"refs\/heads\/v1"/],
    ['no ref', { tag: 'v1' }, { ref: undefined }, /`tag`.*"no ref"/],
    ['no pull request', { pullRequest: true }, { event_name: 'push' }, /`pull-request`.*"push"/],
  ])('finds %s', (_, declared, more, line) => {
    const found = findContradictions(declare(declared), claims(more))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(line)
  })

  it('never finds one in what the token itself says', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (environment, branch) => {
        expect(
          findContradictions(declare({ environment, branch }), claims({ environment, ref: `refs/heads/${branch}` })),
        ).toEqual([])
      }),
    )
  })
})

describe('assertDeclared', () => {
  it('lists every contradiction and the subject', () => {
    const wrong = () =>
      assertDeclared(declare({ environment: 'x', branch: 'y', tag: 'z', pullRequest: true }), claims({}))
    expect(wrong).toThrow(FederationError)
    expect(wrong).toThrow(expect.objectContaining({ code: 'context-mismatch' }))
    try {
      wrong()
    } catch (error) {
      expect((error as FederationError).details).toHaveLength(5)
      expect((error as FederationError).details.at(-1)).toContain('repo:o/r:environment:production')
    }
  })

  it('lets a job pass that is what it was declared to be', () => {
    expect(() => assertDeclared(declare({ branch: 'main' }), claims({}))).not.toThrow()
  })
})
