/** Tests whose protection counts for a subject, and what GitHub's silence means: nothing. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { parseSubject } from '../../../src/core/subject/subject.ts'
import { assertStillThere, contextWarnings, trustedContext } from '../../../src/federation/plan/protection.ts'
import type { GitHubReader } from '../../../src/federation/ports.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { AUDIENCE, failureOf, GITHUB } from '../job.ts'

function credential(subject: string, issuer = GITHUB): FederatedIdentityCredential {
  return { name: 'x', issuer, subject, audiences: [AUDIENCE] }
}

function assertThere(github: GitHubReader, subject: string, issuer?: string): Promise<void> {
  return assertStillThere(github, credential(subject, issuer), parseSubject(subject))
}

const PRODUCTION = { kind: 'environment', environment: 'production' } as const
const known = { owner: 'octo-org', name: 'shop', ownerId: '1', id: '2' }

describe('trustedContext', () => {
  it.each([
    ['repository_owner_id:1:repository_id:2:environment:production', PRODUCTION],
    ['repository_owner:octo-org:environment:production', PRODUCTION],
    ['repository_owner_id:1:repository_id:3:environment:production', undefined],
    ['repository_owner_id:9:environment:production', undefined],
    ['repository_owner:contoso:environment:production', undefined],
    ['workflow:CI:environment:production', PRODUCTION],
  ])('of %s', (subject, context) => {
    expect(trustedContext(credential(subject), parseSubject(subject), 'octo-org/shop', known)).toEqual({
      repository: 'octo-org/shop',
      context,
    })
  })

  it('makes no claim where the IDs of this repository are not known', () => {
    const subject = 'repository_id:2:environment:production'
    expect(trustedContext(credential(subject), parseSubject(subject), 'octo-org/shop', {}).context).toBeUndefined()
  })
})

describe('assertStillThere', () => {
  it('refuses a repository under the name of another', async () => {
    const failure = await failureOf(assertThere(createFakeGitHub(), 'repo:octo-org@1/shop@7:pull_request'))
    expect(failure.code).toBe('repository-moved')
  })

  it('takes no answer for none', async () => {
    const github = createFakeGitHub({ repository: () => Promise.reject(new Error('down')) })
    await assertThere(github, 'repo:octo-org@1/shop@7:pull_request')
    expect(github.asked).toEqual(['repository octo-org/shop'])
  })

  it("asks about GitHub's subjects that name a repository, and no others", async () => {
    const github = createFakeGitHub()
    await assertThere(github, 'repository_id:2:environment:production')
    await assertThere(github, 'repo:octo-org@1/shop@7:pull_request', 'https://oidc.example')
    expect(github.asked).toEqual([])
  })
})

describe('contextWarnings', () => {
  const trusted = { repository: 'octo-org/shop', context: PRODUCTION }

  it('says both spellings', async () => {
    const github = createFakeGitHub({ storedEnvironment: async () => 'Production' })
    expect(await contextWarnings(github, trusted, 'protected')).toEqual([
      expect.stringMatching(/spelled "production" here and "Production" in the settings of octo-org\/shop/),
    ])
  })

  it.each([
    ['equal', async () => 'production'],
    ['not told', async () => undefined],
    ['not answered', () => Promise.reject(new Error('down'))],
  ])('says nothing where it is %s', async (_, storedEnvironment) => {
    expect(await contextWarnings(createFakeGitHub({ storedEnvironment }), trusted, 'protected')).toEqual([])
  })

  const slip = { repository: 'octo-org/shop', context: { kind: 'environment', environment: 'prodution' } } as const

  it('asks whether a missing one is a slip of an existing one', async () => {
    expect(await contextWarnings(createFakeGitHub(), slip, 'missing')).toEqual([
      'The environment "prodution" does not exist in octo-org/shop: did you mean "production"? A job that names it creates it without any protection.',
    ])
  })

  it('asks the same of one that a job created unguarded', async () => {
    expect(await contextWarnings(createFakeGitHub(), slip, 'unprotected')).toEqual([
      'Did you mean the environment "production"? "prodution" exists in octo-org/shop as well, unprotected.',
    ])
  })

  it('asks nothing about one that is guarded, or whose protection nobody tells', async () => {
    const github = createFakeGitHub()
    expect(await contextWarnings(github, slip, 'protected')).toEqual([])
    expect(await contextWarnings(github, slip, 'unknown')).toEqual([])
    expect(github.asked).toEqual([])
  })

  it('says nothing where no name is near, or nobody lists them', async () => {
    const far = { ...slip, context: { kind: 'environment', environment: 'canary' } } as const
    expect(await contextWarnings(createFakeGitHub(), far, 'unprotected')).toEqual([])
    const down = createFakeGitHub({ environments: () => Promise.reject(new Error('down')) })
    expect(await contextWarnings(down, slip, 'unprotected')).toEqual([])
  })

  it('says of a branch only that it does not exist', async () => {
    const branch = { repository: 'octo-org/shop', context: { kind: 'ref', ref: 'refs/heads/mian' } } as const
    const github = createFakeGitHub()
    expect(await contextWarnings(github, branch, 'missing')).toEqual([
      'The branch "mian" does not exist in octo-org/shop.',
    ])
    expect(await contextWarnings(github, branch, 'unprotected')).toEqual([])
    expect(github.asked).toEqual([])
  })
})
