/** Tests what is read off GitHub's REST API with a job's own token: facts, templates, protection, version, and each asked once. */
import { afterEach, describe, expect, it } from 'vitest'
import type { RepositoryDocument } from '../../sandbox/world/document.ts'
import { createGitHubReader } from '../../src/github/reader.ts'
import { type GitHubStage, repositories, startGitHub } from './sandbox-reader.ts'

const SHOP: RepositoryDocument = {
  full_name: 'octo-org/shop',
  id: 2,
  owner: { id: 1 },
  default_branch: 'trunk',
  created_at: '2026-08-01T09:00:00Z',
  immutable: true,
  branches: [
    { name: 'trunk', protected: true },
    { name: 'feature/login', protected: false },
  ],
  environments: [
    { name: 'reviewed', protection_rules: [{ id: 1, type: 'required_reviewers' }] },
    { name: 'ruled', deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } },
    { name: 'open/wide: all' },
  ],
}
const SECRET: RepositoryDocument = { full_name: 'octo-org/secret', visibility: 'private' }
const MOVED: RepositoryDocument = {
  full_name: 'new-org/New.Name',
  id: 5,
  owner: { id: 4 },
  renamed_from: ['old-org/old'],
}

let stage: GitHubStage
const start = async (more: Parameters<typeof repositories>[1] = {}) => {
  stage = await startGitHub(repositories([SHOP, SECRET, MOVED], more))
  return (await stage.job({ repository: 'octo-org/shop' })).reader
}
afterEach(() => stage.close())

describe('repository', () => {
  it('spells it as GitHub does', async () => {
    const reader = await start()
    expect(await reader.repository('OCTO-ORG/Shop')).toEqual({
      fullName: 'octo-org/shop',
      id: '2',
      ownerId: '1',
      createdAt: '2026-08-01T09:00:00Z',
      defaultBranch: 'trunk',
      visibility: 'public',
    })
  })

  it('follows a rename', async () => {
    const reader = await start()
    expect(await reader.repository('old-org/old')).toMatchObject({ fullName: 'new-org/New.Name', id: '5' })
    expect(stage.asked()).toEqual(['/repos/old-org/old 301', '/repositories/5 200'])
  })

  it('sees neither what is private nor what is not there', async () => {
    const reader = await start()
    expect(await reader.repository('octo-org/secret')).toBeUndefined()
    expect(await reader.repository('octo-org/nothing')).toBeUndefined()
  })

  it('says that a token is none, and what to do', async () => {
    const reader = await start()
    stage.sandbox.fault({ match: { service: 'github' }, times: 1, effect: { status: 401, body: { message: 'Bad' } } })
    await expect(reader.repository('octo-org/shop')).rejects.toMatchObject({
      code: 'github-forbidden',
      message: 'GitHub does not accept `github-token`: it is not valid.',
      hint: expect.stringContaining('renew the token'),
    })
  })
})

describe('customization', () => {
  it('hands the answer on, whatever its status', async () => {
    const reader = await start()
    expect(await reader.customization('octo-org/shop')).toEqual({
      status: 200,
      body: { use_default: true, sub_claim_prefix: 'repo:octo-org@1/shop@2' },
    })
    expect(await reader.customization('octo-org/secret')).toEqual({ status: 404 })
    expect(await reader.organizationCustomization('octo-org')).toEqual({ status: 404 })
  })

  it('of an organisation is out of reach for a job, and in reach for an administrator', async () => {
    const oidc = { include_claim_keys: ['repo', 'context', 'job_workflow_ref'] }
    const reader = await start({ organizations: [{ login: 'octo-org', oidc }] })
    expect(await reader.organizationCustomization('octo-org')).toEqual({ status: 403 })
    const admin = await stage.job({ permissions: { organization_administration: 'read' } })
    expect(await admin.reader.organizationCustomization('octo-org')).toEqual({ status: 200, body: oidc })
  })

  it('without `actions: read` is a 403, which says nothing', async () => {
    await start()
    const { reader } = await stage.job({ repository: 'octo-org/shop', permissions: { contents: 'read' } })
    expect(await reader.customization('octo-org/shop')).toEqual({ status: 403 })
  })
})

describe('protection', () => {
  it.each([
    ['trunk', 'protected'],
    ['feature/login', 'unprotected'],
    ['nowhere', 'missing'],
  ])('of the branch %s is %s', async (branch, protection) => {
    expect(await (await start()).branch('octo-org/shop', branch)).toBe(protection)
  })

  it.each([
    ['reviewed', 'protected'],
    ['ruled', 'protected'],
    ['open/wide: all', 'unprotected'],
    ['nowhere', 'missing'],
  ])('of the environment %s is %s', async (environment, protection) => {
    expect(await (await start()).environment('octo-org/shop', environment)).toBe(protection)
  })

  it('is unknown where the repository cannot be seen, or the permission is missing', async () => {
    const reader = await start()
    expect(await reader.branch('octo-org/secret', 'main')).toBe('unknown')
    expect(await reader.environment('octo-org/secret', 'production')).toBe('unknown')
    const { reader: poor } = await stage.job({ repository: 'octo-org/shop', permissions: { id_token: 'write' } })
    expect(await poor.branch('octo-org/shop', 'trunk')).toBe('unknown')
    expect(await poor.environment('octo-org/shop', 'reviewed')).toBe('unknown')
  })
})

describe('environments', () => {
  it('are listed by name, over all pages', async () => {
    expect(await (await start()).environments('octo-org/shop')).toEqual(['reviewed', 'ruled', 'open/wide: all'])
    expect(await (await start()).environments('octo-org/secret')).toEqual([])
    const many = Array.from({ length: 250 }, (_, number) => ({ name: `e${number}` }))
    stage = await startGitHub(repositories([{ ...SHOP, environments: many }]))
    const { reader } = await stage.job({ repository: 'octo-org/shop' })
    expect((await reader.environments('octo-org/shop')).at(-1)).toBe('e249')
    expect(stage.asked()).toHaveLength(3)
  })

  it('end somewhere', async () => {
    const many = Array.from({ length: 1100 }, (_, number) => ({ name: `e${number}` }))
    stage = await startGitHub(repositories([{ ...SHOP, environments: many }]))
    const { reader } = await stage.job({ repository: 'octo-org/shop' })
    expect(await reader.environments('octo-org/shop')).toHaveLength(1000)
  })
})

describe('serverVersion', () => {
  it('is that of a GitHub Enterprise Server', async () => {
    expect(await (await start({ installed_version: '3.18.2' })).serverVersion()).toBe('3.18.2')
  })

  it('is nothing on github.com', async () => {
    expect(await (await start()).serverVersion()).toBeUndefined()
  })
})

describe('asking', () => {
  it('happens once for each question', async () => {
    const reader = await start()
    await Promise.all([reader.repository('octo-org/shop'), reader.repository('octo-org/shop')])
    await reader.branch('octo-org/shop', 'nowhere')
    await reader.branch('octo-org/shop', 'nowhere')
    expect(stage.asked().toSorted()).toEqual(['/repos/octo-org/shop 200', '/repos/octo-org/shop/branches/nowhere 404'])
  })

  it('fails where GitHub fails: nobody may take that for an answer', async () => {
    const reader = await start()
    stage.sandbox.fault({ match: { service: 'github' }, times: 9, effect: { status: 502 } })
    await expect(reader.repository('octo-org/shop')).rejects.toMatchObject({
      code: 'service-unavailable',
      answer: { service: 'GitHub', status: 502 },
    })
  })

  it('survives a hiccup', async () => {
    const reader = await start()
    stage.sandbox.fault({ match: { service: 'github' }, times: 2, effect: { status: 503 } })
    expect(await reader.repository('octo-org/shop')).toMatchObject({ id: '2' })
  })
})

describe('the rate limit', () => {
  it('is what the last answer said', async () => {
    const reader = await start()
    stage.sandbox.settings.github.jobRateLimit = 3
    expect(reader.rateLimit?.()).toBeUndefined()
    await reader.repository('octo-org/shop')
    expect(reader.rateLimit?.()).toMatchObject({ remaining: 2 })
    await reader.branch('octo-org/shop', 'nowhere')
    expect(reader.rateLimit?.()).toMatchObject({ remaining: 1 })
  })

  it('that is used up names the time of its reset, and is no answer about the repository', async () => {
    const reader = await start()
    stage.sandbox.settings.github.jobRateLimit = 0
    await expect(reader.repository('octo-org/shop')).rejects.toMatchObject({
      code: 'github-forbidden',
      message: expect.stringMatching(/until \d{4}-\d\d-\d\dT[\d:.]+Z\.$/),
    })
    expect(reader.rateLimit?.()).toMatchObject({ remaining: 0 })
  })

  it.each([403, 429] as const)('of too many at once (%i) is waited for', async (status) => {
    const reader = await start()
    stage.sandbox.settings.github.secondaryLimit = { requests: 2, retryAfterSeconds: 1, status }
    expect(await reader.repository('octo-org/shop')).toMatchObject({ id: '2' })
    expect(stage.asked()).toEqual([...Array(2).fill(`/repos/octo-org/shop ${status}`), '/repos/octo-org/shop 200'])
  })

  it('of too many at once that does not end is an error', async () => {
    const reader = await start()
    stage.sandbox.settings.github.secondaryLimit = { requests: 9, retryAfterSeconds: 1, status: 403 }
    await expect(reader.repository('octo-org/shop')).rejects.toMatchObject({ code: 'github-forbidden' })
  })
})

it.each([
  {},
  { full_name: 'octo-org/shop' },
  { full_name: 'octo-org/shop', id: 2, owner: null },
  { full_name: 'shop', id: 2, owner: { id: 1 } },
  { full_name: 'octo-org/shop', id: '2', owner: { id: 1 } },
])('takes %j for no repository: nothing of it may get into a subject', async (answer) => {
  const fetch = async () => Response.json(answer)
  const reader = createGitHubReader({ url: 'https://github.test', token: 't', fetch })
  expect(await reader.repository('octo-org/shop')).toBeUndefined()
})
