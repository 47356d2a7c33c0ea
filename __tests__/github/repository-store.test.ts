/** Tests what is read and written of environments, rules, variables and reviewers over GitHub's REST API. */
import { afterEach, describe, expect, it } from 'vitest'
import type { RepositoryDocument } from '../../sandbox/world/document.ts'
import { NO_RULES } from '../../src/core/environment/rules.ts'
import type { RepositoryStore } from '../../src/federation/ports-repository.ts'
import { type GitHubStage, repositories, startGitHub } from './sandbox-reader.ts'

const SHOP = 'octo-org/shop'
const TOKEN = 'ghs_token_of_an_app'
const ALL = { actions: 'read', administration: 'write', environments: 'write' } as const
const CUSTOM = { protected_branches: false, custom_branch_policies: true }
const OCTOCAT = { kind: 'User', id: 1, name: 'octocat' } as const
const OPS = { kind: 'Team', id: 2, name: 'octo-org/ops' } as const
const MAIN = { kind: 'branch', name: 'main' } as const
const RULED = { ...NO_RULES, waitMinutes: 5, reviewers: [OCTOCAT, OPS], preventSelfReview: true }

let stage: GitHubStage
async function start(more: Partial<RepositoryDocument> = {}, permissions: object = ALL): Promise<RepositoryStore> {
  const shop = {
    full_name: SHOP,
    private: true,
    collaborators: { octocat: 'read' },
    teams: { ops: 'write' },
    ...more,
  } as const
  const tokens = [{ token: TOKEN, permissions: permissions as typeof ALL }]
  const users = [
    { login: 'octocat', id: 1 },
    { login: 'mona', id: 3 },
  ]
  const teams = [
    { organization: 'octo-org', slug: 'ops', id: 2 },
    { organization: 'octo-org', slug: 'idle', id: 4 },
  ]
  stage = await startGitHub(repositories([shop], { tokens, users, teams }))
  return stage.store(TOKEN)
}
afterEach(() => stage.close())

const fault = (method: string, status: number, headers: Readonly<Record<string, string>> = {}, times = 1) =>
  stage.sandbox.fault({
    match: { service: 'github', method },
    times,
    effect: { status, headers, body: { message: 'Said.' } },
  })

describe('environments', () => {
  it('are read with all their rules, or not at all', async () => {
    const store = await start()
    expect(await store.environment(SHOP, 'eu/prod')).toBeUndefined()
    expect(await store.putEnvironment(SHOP, 'eu/prod', { ...RULED, branches: { kind: 'listed', rules: [] } })).toEqual({
      kind: 'done',
    })
    for (const rule of [MAIN, { kind: 'tag', name: 'v*' } as const]) await store.addBranchRule(SHOP, 'eu/prod', rule)
    expect(await store.environment(SHOP, 'EU/Prod')).toEqual({
      name: 'eu/prod',
      rules: { ...RULED, branches: { kind: 'listed', rules: [MAIN, { kind: 'tag', name: 'v*' }] } },
    })
  })

  it('without rules have none, and none are sent', async () => {
    const store = await start()
    await store.putEnvironment(SHOP, 'prod', NO_RULES)
    expect(await store.environment(SHOP, 'prod')).toEqual({ name: 'prod', rules: NO_RULES })
    const put = stage.sandbox.requests().find(({ method }) => method === 'PUT')
    expect(put?.body ?? {}).toEqual({})
  })

  it('keep protected branches as such', async () => {
    const store = await start()
    const rules = { ...NO_RULES, branches: { kind: 'protected' } } as const
    await store.putEnvironment(SHOP, 'prod', rules)
    expect((await store.environment(SHOP, 'prod'))?.rules).toEqual(rules)
  })

  it('whose rules are shown in ways that nobody knows are read as far as they are known', async () => {
    const rules = [
      { type: 'custom' },
      { type: 'required_reviewers', reviewers: [{ type: 'Robot' }, {}] },
      { type: 'wait_timer' },
    ]
    const store = await start({ environments: [{ name: 'prod', protection_rules: rules }] })
    expect((await store.environment(SHOP, 'prod'))?.rules).toEqual(NO_RULES)
  })

  it('say whether a plan lacks rules, or the rules are wrong', async () => {
    const store = await start({ plan: 'free' })
    expect(await store.putEnvironment(SHOP, 'prod', { ...NO_RULES, waitMinutes: 1 })).toMatchObject({ kind: 'no-plan' })
    const stranger = { kind: 'User', id: 99, name: 'x' } as const
    for (const repository of stage.sandbox.world.github.repositories) repository.plan = 'enterprise'
    expect(await store.putEnvironment(SHOP, 'prod', { ...NO_RULES, reviewers: [stranger] })).toEqual({
      kind: 'invalid',
      said: 'Validation Failed; User 99 must have at least read access to the repository',
    })
  })

  it('of which nobody knows whether they were written are unsettled', async () => {
    const store = await start()
    fault('PUT', 502)
    expect(await store.putEnvironment(SHOP, 'prod', NO_RULES)).toEqual({ kind: 'unsettled' })
    stage.sandbox.fault({ match: { method: 'PUT' }, effect: { kind: 'drop' } })
    expect(await store.putEnvironment(SHOP, 'prod', NO_RULES)).toEqual({ kind: 'unsettled' })
  })
})

describe('branch rules', () => {
  it('are added once, and removed once', async () => {
    const store = await start({ environments: [{ name: 'prod', deployment_branch_policy: CUSTOM }] })
    for (let times = 0; times < 2; times++)
      expect(await store.addBranchRule(SHOP, 'prod', MAIN)).toEqual({ kind: 'done' })
    for (let times = 0; times < 2; times++)
      expect(await store.removeBranchRule(SHOP, 'prod', MAIN)).toEqual({ kind: 'done' })
  })

  it('of an environment that takes none are unsettled', async () => {
    const store = await start({ environments: [{ name: 'prod' }] })
    expect(await store.addBranchRule(SHOP, 'prod', MAIN)).toEqual({ kind: 'unsettled' })
  })
})

describe('variables', () => {
  it('are read from every page', async () => {
    const variables = Array.from({ length: 31 }, (_, index) => ({ name: `v${index}`, value: `${index}` }))
    const store = await start({ environments: [{ name: 'prod', variables }] })
    const values = await store.variables(SHOP, 'prod')
    expect(values.size).toBe(31)
    expect(values.get('V30')).toBe('30')
    expect((await store.variables(SHOP, 'none')).size).toBe(0)
  })

  it('are created once, and updated', async () => {
    const store = await start({ environments: [{ name: 'prod' }] })
    expect(await store.createVariable(SHOP, 'prod', 'A', '1')).toEqual({ kind: 'done' })
    expect(await store.createVariable(SHOP, 'prod', 'A', '2')).toEqual({ kind: 'unsettled' })
    expect(await store.updateVariable(SHOP, 'prod', 'A', '3')).toEqual({ kind: 'done' })
    expect(await store.updateVariable(SHOP, 'prod', 'B', '3')).toEqual({ kind: 'unsettled' })
    expect(await store.variables(SHOP, 'prod')).toEqual(new Map([['A', '3']]))
  })
})

describe('reviewers', () => {
  it('are people and teams with access', async () => {
    const store = await start()
    expect(await store.reviewer(SHOP, 'OctoCat')).toEqual(OCTOCAT)
    expect(await store.reviewer(SHOP, 'octo-org/OPS')).toEqual(OPS)
  })

  it('are nobody else, each with its reason', async () => {
    const store = await start()
    expect(await store.reviewer(SHOP, 'nobody')).toBe('There is no person "nobody".')
    expect(await store.reviewer(SHOP, 'mona')).toBe('"mona" has no access to octo-org/shop.')
    expect(await store.reviewer(SHOP, 'octo-org/idle')).toContain('does not exist, or has no access')
    expect(await store.reviewer(SHOP, 'other/ops')).toContain('is of another organization')
  })
})

describe('refusals', () => {
  it('name the permission that is missing', async () => {
    const store = await start({ environments: [{ name: 'prod' }] }, {})
    const cases: readonly (readonly [() => Promise<unknown>, string])[] = [
      [() => store.environment(SHOP, 'prod'), 'Actions: read'],
      [() => store.putEnvironment(SHOP, 'prod', NO_RULES), 'Administration: write'],
      [() => store.variables(SHOP, 'prod'), 'Environments: read'],
      [() => store.createVariable(SHOP, 'prod', 'A', '1'), 'Environments: write'],
      [() => store.reviewer(SHOP, 'octo-org/ops'), 'Administration: read'],
    ]
    for (const [ask, permission] of cases) {
      const error = await ask().catch((each: unknown) => each)
      expect(error).toMatchObject({ code: 'github-forbidden' })
      expect(String((error as { hint: string }).hint)).toContain(`"${permission}"`)
    }
  })

  it('of a token that nobody has say so', async () => {
    await start()
    await expect(stage.store('other').environment(SHOP, 'prod')).rejects.toThrow('it is not valid')
  })

  it('without a header name the permission that is needed as far as it is known', async () => {
    const store = await start()
    fault('GET', 403)
    await expect(store.variables(SHOP, 'prod')).rejects.toMatchObject({
      hint: expect.stringContaining('"Environments: read"'),
    })
  })

  it('at the end of the rate limit tell the reset', async () => {
    const store = await start()
    fault('GET', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000000' })
    await expect(store.environment(SHOP, 'prod')).rejects.toThrow('until 2027-01-15T08:00:00.000Z')
    fault('GET', 403, { 'x-ratelimit-remaining': '0' })
    await expect(store.environment(SHOP, 'prod')).rejects.toThrow('GitHub answers no more requests')
  })

  it('that are temporary, or wrong, are told apart', async () => {
    const store = await start()
    fault('GET', 500, {}, 9)
    await expect(store.environment(SHOP, 'prod')).rejects.toMatchObject({ code: 'service-unavailable' })
    stage.sandbox.clearFaults()
    fault('POST', 422)
    await expect(store.createVariable(SHOP, 'prod', 'A', '1')).rejects.toThrow(
      'GitHub refuses to write variables of environments of octo-org/shop: Said..',
    )
    stage.sandbox.fault({ match: { method: 'POST' }, effect: { status: 410, body: {} } })
    await expect(store.createVariable(SHOP, 'prod', 'A', '1')).rejects.toThrow('status 410')
  })
})

describe('limits', () => {
  it('are told as the last answer said, that of a refusal too', async () => {
    const store = await start()
    expect(store.rateLimit()).toBeUndefined()
    await store.environment(SHOP, 'none')
    expect(store.rateLimit()?.remaining).toBe(4999)
    fault('GET', 404)
    await store.environment(SHOP, 'none')
    expect(store.rateLimit()?.remaining).toBe(4999)
  })

  it('of the secondary kind are waited for, and no missing permission when they do not end', async () => {
    const store = await start({ environments: [{ name: 'prod' }] })
    fault('GET', 403, { 'retry-after': '1' })
    expect((await store.environment(SHOP, 'prod'))?.name).toBe('prod')
    fault('GET', 403, { 'retry-after': '1' }, 9)
    await expect(store.environment(SHOP, 'prod')).rejects.toThrow(
      'GitHub answers no more requests of this token for now.',
    )
  })
})
