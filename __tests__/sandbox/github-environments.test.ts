/** GitHub's environments: created, replaced with what is not sent gone, refused by plan and by reviewer, with branch policies. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { loadRepository } from '../../sandbox/world/load-github.ts'
import { at, type Client, json, startClient } from './client.ts'
import { addToken, repositoryCall } from './github-client.ts'

let client: Client
beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.close())

const put = (name: string, body?: unknown, repository?: string) =>
  repositoryCall(client, 'PUT', `/environments/${encodeURIComponent(name)}`, body, repository ? { repository } : {})
const get = (path: string) => repositoryCall(client, 'GET', `/environments/${path}`)
const USER = { type: 'User', id: IDS.reviewerId }
const TEAM = { type: 'Team', id: IDS.reviewerTeamId }
const CUSTOM = { protected_branches: false, custom_branch_policies: true }

test('a bare PUT creates an environment without rules; its name may hold slashes, and ignores case afterwards', async () => {
  const created = await put('eu/prod')
  expect(created.status).toBe(200)
  expect(json(created)).toMatchObject({ name: 'eu/prod', protection_rules: [], deployment_branch_policy: null })
  expect(json(await get('EU%2FProd'))).toMatchObject({ name: 'eu/prod' })
  expect(json(await put('EU/PROD'))).toMatchObject({ name: 'eu/prod' })
})

test('rules are shown as GitHub shows them, and a PUT without them takes them away', async () => {
  const body = { wait_timer: 30, prevent_self_review: true, reviewers: [USER, TEAM], deployment_branch_policy: CUSTOM }
  expect((await put('qa', body)).status).toBe(200)
  const shown = json(await get('qa'))
  expect(shown.deployment_branch_policy).toEqual(CUSTOM)
  expect(shown.protection_rules).toMatchObject([
    { type: 'wait_timer', wait_timer: 30 },
    {
      type: 'required_reviewers',
      prevent_self_review: true,
      reviewers: [
        { type: 'User', reviewer: { login: IDS.reviewer, id: IDS.reviewerId } },
        { type: 'Team', reviewer: { slug: IDS.reviewerTeam, id: IDS.reviewerTeamId } },
      ],
    },
    { type: 'branch_policy' },
  ])
  await put('qa', { wait_timer: 5 })
  const after = json(await get('qa'))
  expect(after.protection_rules).toMatchObject([{ type: 'wait_timer', wait_timer: 5 }])
  expect(after.deployment_branch_policy).toBeNull()
})

const refused: readonly (readonly [string, unknown])[] = [
  ['an unknown property', { reviewer: [] }],
  ['a wait of more than thirty days', { wait_timer: 43_201 }],
  [
    'a policy that is neither',
    { deployment_branch_policy: { protected_branches: false, custom_branch_policies: false } },
  ],
  ['a policy that is both', { deployment_branch_policy: { protected_branches: true, custom_branch_policies: true } }],
  ['half a policy', { deployment_branch_policy: { protected_branches: true } }],
  ['a reviewer that does not exist', { reviewers: [{ type: 'User', id: 1 }] }],
  ['a team that does not exist', { reviewers: [{ type: 'Team', id: 1 }] }],
  ['seven reviewers', { reviewers: Array.from({ length: 7 }, () => USER) }],
  ['a reviewer of no kind', { reviewers: [{ type: 'App', id: 1 }] }],
]
test.each(refused)('422 for %s', async (_name, body) => {
  expect((await put('qa', body)).status).toBe(422)
  expect((await get('qa')).status).toBe(404)
})

test('a private repository needs a plan for rules, and reviewers need access', async () => {
  const { github } = client.sandbox.world
  const plans = ['free', 'team', 'enterprise'] as const
  for (const plan of plans)
    github.repositories.push(loadRepository({ full_name: `octo-org/${plan}`, private: true, plan }))
  const status = async (plan: string, body?: unknown) => (await put('qa', body, `octo-org/${plan}`)).status
  expect(await status('free')).toBe(200)
  expect(await status('free', { wait_timer: 0 })).toBe(422)
  expect(await status('team', { wait_timer: 0, deployment_branch_policy: CUSTOM })).toBe(200)
  expect(await status('team', { wait_timer: 1 })).toBe(422)
  expect(await status('enterprise', { wait_timer: 1 })).toBe(200)
  expect(await status('enterprise', { reviewers: [USER] })).toBe(422)
  const repository = github.repositories.find(({ full_name }) => full_name === 'octo-org/enterprise')
  if (repository === undefined) throw new Error('no repository')
  repository.collaborators = { [IDS.reviewer]: 'read' }
  expect(await status('enterprise', { reviewers: [USER] })).toBe(200)
})

test('branch policies: created, found, listed, deleted; none under protected branches', async () => {
  const path = 'qa/deployment-branch-policies'
  const post = (body: unknown) => repositoryCall(client, 'POST', `/environments/${path}`, body)
  await put('qa', { deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } })
  expect((await get(path)).status).toBe(404)
  expect((await post({ name: 'main' })).status).toBe(404)
  await put('qa', { deployment_branch_policy: CUSTOM })
  expect((await post({})).status).toBe(422)
  expect(json(await post({ name: 'main' }))).toMatchObject({ name: 'main', type: 'branch' })
  expect((await post({ name: 'v*', type: 'tag' })).status).toBe(200)
  const again = await post({ name: 'main' })
  expect(again.status).toBe(303)
  const listed = json(await get(path))
  expect(listed.total_count).toBe(2)
  const id = at(listed, 'branch_policies', 0, 'id')
  expect(again.headers.location).toMatch(new RegExp(`/${id}$`))
  expect((await repositoryCall(client, 'DELETE', `/environments/${path}/${id}`)).status).toBe(204)
  expect(json(await get(path)).total_count).toBe(1)
})

test('an older server does not know prevent_self_review', async () => {
  client.sandbox.world.github.installed_version = '3.10.4'
  expect((await put('qa', { reviewers: [USER], prevent_self_review: false })).status).toBe(422)
  expect((await put('qa', { reviewers: [USER] })).status).toBe(200)
})

test('environments are deleted; a missing one is 404', async () => {
  expect((await repositoryCall(client, 'DELETE', '/environments/staging')).status).toBe(204)
  expect((await repositoryCall(client, 'DELETE', '/environments/staging')).status).toBe(404)
})

test('no token of a job creates environments; the answer names the permission', async () => {
  const env = await client.sandbox.jobEnvironment({ permissions: { actions: 'write', administration: 'write' } })
  const token = env.SANDBOX_GITHUB_TOKEN ?? ''
  const answer = await repositoryCall(client, 'PUT', '/environments/qa', {}, { token })
  expect(answer.status).toBe(403)
  expect(json(answer).message).toBe('Resource not accessible by integration')
  expect(answer.headers['x-accepted-github-permissions']).toBe('administration=write')
  const personal = addToken(client, { permissions: { actions: 'read' } })
  const other = await repositoryCall(client, 'PUT', '/environments/qa', {}, { token: personal })
  expect(json(other).message).toBe('Resource not accessible by personal access token')
})

test('people and teams: who has access, who exists', async () => {
  client.sandbox.world.github.users.push({ login: 'mona', id: 5 })
  client.sandbox.world.github.repositories.push(loadRepository({ full_name: 'octo-org/hidden', private: true }))
  const permission = async (login: string, repository?: string) =>
    repositoryCall(client, 'GET', `/collaborators/${login}/permission`, undefined, repository ? { repository } : {})
  expect(json(await permission('OctoCat'))).toMatchObject({ permission: 'write', user: { id: IDS.reviewerId } })
  expect(json(await permission('mona'))).toMatchObject({ permission: 'read' })
  expect(json(await permission('mona', 'octo-org/hidden'))).toMatchObject({ permission: 'none' })
  expect((await permission('nobody')).status).toBe(404)
  const teams = await repositoryCall(client, 'GET', '/teams')
  expect(JSON.parse(teams.text)).toMatchObject([{ slug: 'ops', id: IDS.reviewerTeamId, permission: 'push' }])
})
