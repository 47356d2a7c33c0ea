/** Tests whose protection counts for a subject, and what GitHub's silence means: nothing. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { assertStillThere, spellingWarnings, trustedContext } from '../../../src/federation/plan/protection.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { AUDIENCE, failureOf, GITHUB } from '../job.ts'

function credential(subject: string, issuer = GITHUB): FederatedIdentityCredential {
  return { name: 'x', issuer, subject, audiences: [AUDIENCE] }
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
    expect(trustedContext(credential(subject), 'octo-org/shop', known)).toEqual({
      repository: 'octo-org/shop',
      context,
    })
  })

  it('makes no claim where the IDs of this repository are not known', () => {
    const subject = 'repository_id:2:environment:production'
    expect(trustedContext(credential(subject), 'octo-org/shop', {}).context).toBeUndefined()
  })
})

describe('assertStillThere', () => {
  it('refuses a repository under the name of another', async () => {
    const failure = await failureOf(
      assertStillThere(createFakeGitHub(), credential('repo:octo-org@1/shop@7:pull_request')),
    )
    expect(failure.code).toBe('repository-moved')
  })

  it('takes no answer for none', async () => {
    const github = createFakeGitHub({ repository: () => Promise.reject(new Error('down')) })
    await assertStillThere(github, credential('repo:octo-org@1/shop@7:pull_request'))
    expect(github.asked).toEqual(['repository octo-org/shop'])
  })

  it("asks about GitHub's subjects that name a repository, and no others", async () => {
    const github = createFakeGitHub()
    await assertStillThere(github, credential('repository_id:2:environment:production'))
    await assertStillThere(github, credential('repo:octo-org@1/shop@7:pull_request', 'https://oidc.example'))
    expect(github.asked).toEqual([])
  })
})

describe('spellingWarnings', () => {
  const trusted = { repository: 'octo-org/shop', context: PRODUCTION }

  it('says both spellings', async () => {
    const github = createFakeGitHub({ storedEnvironment: async () => 'Production' })
    expect(await spellingWarnings(github, trusted)).toEqual([
      expect.stringMatching(/spelled "production" here and "Production" in the settings of octo-org\/shop/),
    ])
  })

  it.each([
    ['equal', async () => 'production'],
    ['not told', async () => undefined],
    ['not answered', () => Promise.reject(new Error('down'))],
  ])('says nothing where it is %s', async (_, storedEnvironment) => {
    expect(await spellingWarnings(createFakeGitHub({ storedEnvironment }), trusted)).toEqual([])
  })
})
