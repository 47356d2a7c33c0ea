/** Tests the comparison of a declared context with the token's own claims. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import type { IdTokenClaims } from '../../../src/core/subject/claims.ts'
import {
  assertExpected,
  assertOwnToken,
  type Expectation,
  findContradictions,
} from '../../../src/core/subject/expectation.ts'

const claims = (more: Record<string, unknown>): IdTokenClaims => ({
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:o/r:environment:production',
  aud: 'a',
  exp: 1,
  ref: 'refs/heads/main',
  event_name: 'push',
  ...more,
})
const declare = (more: Partial<Expectation>): Expectation => ({ pullRequest: false, ...more })

describe('findContradictions', () => {
  it.each<[string, Partial<Expectation>, Record<string, unknown>]>([
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

  it.each<[string, Partial<Expectation>, Record<string, unknown>, RegExp]>([
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
      assertExpected(declare({ environment: 'x', branch: 'y', tag: 'z', pullRequest: true }), claims({}))
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
    expect(() => assertExpected(declare({ branch: 'main' }), claims({}))).not.toThrow()
  })
})

describe('assertOwnToken', () => {
  const GITHUB = 'https://token.actions.githubusercontent.com'
  const check = (iss: string, repository: unknown, serverUrl = 'https://github.com') => {
    try {
      assertOwnToken(claims({ iss, repository }), { serverUrl, repository: 'octo-org/shop' })
      return undefined
    } catch (error) {
      if (!(error instanceof FederationError)) throw error
      return error
    }
  }

  it.each([
    [GITHUB, 'https://github.com'],
    [`${GITHUB}/octo-inc`, 'https://github.com'],
    ['https://token.actions.octocorp.ghe.com', 'https://octocorp.ghe.com'],
    ['https://token.actions.octocorp.ghe.com/octocorp', 'https://octocorp.ghe.com'],
    ['https://ghes.example.com/_services/token', 'https://ghes.example.com'],
    ['https://ghes.example.com:8443/_services/token', 'https://GHES.example.com:8443'],
  ])('takes %s on %s', (iss, server) => {
    expect(check(iss, 'octo-org/shop', server)).toBeUndefined()
    expect(check(iss, 'Octo-Org/shop', server)).toBeUndefined()
  })

  it.each([
    [`${GITHUB}/`, 'https://github.com'],
    [`${GITHUB}.evil.example`, 'https://github.com'],
    [`${GITHUB}/octo/inc`, 'https://github.com'],
    [`${GITHUB}/../octo`, 'https://github.com'],
    ['https://token.actions.octocorp.ghe.com.evil.example', 'https://octocorp.ghe.com'],
    ['https://token.actions.evil.example/.ghe.com', 'https://octocorp.ghe.com'],
    ['http://token.actions.githubusercontent.com', 'https://github.com'],
    ['https://other.example.com/_services/token', 'https://ghes.example.com'],
    ['https://ghes.example.com/_services/token', 'https://github.com'],
    ['https://gitlab.com', 'https://github.com'],
  ])('refuses %s on %s', (iss, server) => {
    const error = check(iss, 'octo-org/shop', server)
    expect(error?.code).toBe('context-mismatch')
    expect(error?.details).toEqual([expect.stringContaining(iss)])
  })

  it('refuses the token of another repository, or of none', () => {
    expect(check(GITHUB, 'evil/shop')?.details).toEqual([
      'It is of the repository "evil/shop", this job runs in "octo-org/shop".',
    ])
    expect(check(GITHUB, undefined)?.details).toEqual([expect.stringContaining('no repository')])
    expect(check('https://gitlab.com', 'evil/shop')?.details).toHaveLength(2)
  })
})
