/** What changes subjects at GitHub: the opt-in, a rename, a transfer, a renamed owner; and which repositories an owner has. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { renameOwner } from '../../sandbox/github/moves.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import type { RepositoryDocument } from '../../sandbox/world/document.ts'
import { loadRepository } from '../../sandbox/world/load-github.ts'
import { type Client, call, idToken, json, payloadOf, startClient } from './client.ts'
import { addToken, repositoryCall } from './github-client.ts'

let client: Client
beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.close())

const SUB = '/actions/oidc/customization/sub'
const OLD = 'octo-org/old'
const BY_NAME = 'repo:octo-org/old:ref:refs/heads/main'
const BY_ID = 'repo:octo-org@123456/old@77:ref:refs/heads/main'

function add(document: Partial<RepositoryDocument> = {}): void {
  const declared = { full_name: OLD, id: 77, owner: { id: 123456 }, ...document }
  client.sandbox.world.github.repositories.push(loadRepository(declared))
}

const put = (body: unknown, repository = OLD) => repositoryCall(client, 'PUT', SUB, body, { repository })
const shown = async (repository = OLD) => json(await repositoryCall(client, 'GET', SUB, undefined, { repository }))
const subject = async (repository = OLD) => payloadOf(await idToken(client, { repository })).sub

describe('the opt-in', () => {
  test('puts IDs into subjects and prefix at once, and takes them away again', async () => {
    add()
    expect(await subject()).toBe(BY_NAME)
    const on = await put({ use_default: true, use_immutable_subject: true })
    expect(on.status).toBe(201)
    expect(on.text).toBe('{}')
    expect(await subject()).toBe(BY_ID)
    expect(await shown()).toEqual({
      use_default: true,
      use_immutable_subject: true,
      sub_claim_prefix: 'repo:octo-org@123456/old@77',
    })
    await put({ use_default: true, use_immutable_subject: false })
    expect(await subject()).toBe(BY_NAME)
  })

  test('is no opt-out where the IDs came with the repository', async () => {
    add({ immutable: true })
    await put({ use_default: true, use_immutable_subject: false })
    expect(await subject()).toBe(BY_ID)
    expect(await shown()).toMatchObject({ use_immutable_subject: false })
  })

  test.each([
    ['keeps', BY_ID],
    ['clears', BY_NAME],
  ] as const)('a PUT without it %s it, as the sandbox is set', async (putWithoutFlag, expected) => {
    add()
    client.sandbox.settings.github.putWithoutFlag = putWithoutFlag
    await put({ use_default: true, use_immutable_subject: true })
    await put({ use_default: true })
    expect(await subject()).toBe(expected)
  })

  test('leaves a template as it is sent: keys of its own, the organisation’s, or none', async () => {
    add()
    client.sandbox.world.github.organizations = [
      { login: 'octo-org', oidc: { include_claim_keys: ['repository_owner', 'context'] } },
    ]
    await put({ use_default: false, include_claim_keys: ['repo', 'context', 'job_workflow_ref'] })
    expect(await shown()).toEqual({ use_default: false, include_claim_keys: ['repo', 'context', 'job_workflow_ref'] })
    await put({ use_default: false })
    expect(await shown()).toEqual({ use_default: false, include_claim_keys: ['repository_owner', 'context'] })
    expect(await subject()).toBe('repository_owner:octo-org:ref:refs/heads/main')
    await put({ use_default: true, include_claim_keys: ['actor'] })
    expect(await subject()).toBe(BY_NAME)
  })

  test('of the organization holds where the repository says nothing', async () => {
    const organizations = [{ login: 'octo-org', oidc: { include_claim_keys: ['repo'], use_immutable_subject: true } }]
    client.sandbox.world.github.organizations = organizations
    const declared = { full_name: OLD, id: 77, owner: { id: 123456 } }
    client.sandbox.world.github.repositories.push(loadRepository(declared, organizations))
    expect(await shown()).toMatchObject({
      sub_claim_prefix: 'repo:octo-org@123456/old@77',
      use_immutable_subject: true,
    })
    await put({ use_default: true, use_immutable_subject: false })
    expect(await subject()).toBe(BY_NAME)
    client.sandbox.settings.github.putWithoutFlag = 'clears'
    await put({ use_default: true })
    expect(await subject()).toBe(BY_ID)
  })

  test('does not exist on a server', async () => {
    add()
    client.sandbox.world.github.installed_version = '3.19.0'
    await put({ use_default: true, use_immutable_subject: true })
    expect(await subject()).toBe(BY_NAME)
    expect(await shown()).not.toHaveProperty('use_immutable_subject')
  })

  test.each([
    {},
    { use_default: 'yes' },
    { use_default: false, include_claim_keys: 'repo' },
    { use_default: false, include_claim_keys: ['repo', 'repo'] },
    { use_default: false, include_claim_keys: ['re po'] },
    { use_default: true, use_immutable_subject: 1 },
  ])('%j is refused', async (body) => {
    add()
    expect((await put(body)).status).toBe(422)
    expect(await shown()).toMatchObject({ use_default: true })
  })

  test('needs actions: write, and never obeys the token of a job', async () => {
    add()
    const token = addToken(client, { permissions: { actions: 'read' } })
    const refused = await repositoryCall(client, 'PUT', SUB, { use_default: true }, { token, repository: OLD })
    expect(refused.status).toBe(403)
    expect(refused.headers['x-accepted-github-permissions']).toBe('actions=write')
    const env = await client.sandbox.jobEnvironment({ repository: OLD, permissions: { actions: 'write' } })
    const path = `/api/v3/repos/${OLD}${SUB}`
    const byJob = await call(client, env.SANDBOX_GITHUB_TOKEN ?? '', 'PUT', path, { use_default: true })
    expect(byJob.status).toBe(403)
  })
})

describe('a rename', () => {
  test('gives subjects the new name with IDs, the flag stays off, the old name leads on', async () => {
    add()
    const token = addToken(client, { permissions: { actions: 'read' }, repositories: [OLD] })
    const renamed = await repositoryCall(client, 'PATCH', '', { name: 'new' }, { repository: OLD })
    expect(json(renamed)).toMatchObject({ id: 77, full_name: 'octo-org/new' })
    expect(await subject('octo-org/new')).toBe('repo:octo-org@123456/new@77:ref:refs/heads/main')
    const moved = await repositoryCall(client, 'GET', SUB, undefined, { repository: OLD, token })
    expect(moved.status).toBe(301)
    expect(moved.headers.location).toContain(`/repositories/77${SUB}`)
    expect(await shown('octo-org/new')).toEqual({
      use_default: true,
      use_immutable_subject: false,
      sub_claim_prefix: 'repo:octo-org@123456/new@77',
    })
  })

  test('frees the old name for another repository, which then has it', async () => {
    add()
    await repositoryCall(client, 'PATCH', '', { name: 'new' }, { repository: OLD })
    add({ id: 78 })
    expect(json(await repositoryCall(client, 'GET', '', undefined, { repository: OLD }))).toMatchObject({ id: 78 })
    const taken = await repositoryCall(client, 'PATCH', '', { name: 'OLD' }, { repository: 'octo-org/new' })
    expect(taken.status).toBe(422)
  })

  test('back to the old name leads there from the new one', async () => {
    add()
    await repositoryCall(client, 'PATCH', '', { name: 'new' }, { repository: OLD })
    await repositoryCall(client, 'PATCH', '', { name: 'old' }, { repository: 'octo-org/new' })
    expect(json(await repositoryCall(client, 'GET', '', undefined, { repository: OLD }))).toMatchObject({ id: 77 })
    const moved = await repositoryCall(client, 'GET', '', undefined, { repository: 'octo-org/new' })
    expect(moved.headers.location).toContain('/repositories/77')
    expect(await subject()).toBe(BY_ID)
  })

  test.each([
    ['PATCH', '', { name: 'new' }, 'octo-org/new'],
    ['POST', '/transfer', { new_owner: 'hubot' }, 'hubot/old'],
  ])('or a transfer keeps environments, variables and secrets: %s', async (method, path, body, repository) => {
    const value = { name: 'KEPT', value: 'x' }
    add({ environments: [{ name: 'production', variables: [value], secrets: [value] }], variables: [value] })
    await repositoryCall(client, method, path, body, { repository: OLD })
    for (const kept of [
      '/actions/variables/KEPT',
      '/environments/production/variables/KEPT',
      '/environments/production/secrets/KEPT',
    ])
      expect((await repositoryCall(client, 'GET', kept, undefined, { repository })).status).toBe(200)
  })

  test('of the owner moves every repository, and keeps the ID', async () => {
    add()
    renameOwner(client.sandbox.world.github, 'octo-org', 'octo-inc')
    expect(await subject('octo-inc/old')).toBe('repo:octo-inc@123456/old@77:ref:refs/heads/main')
    const [first] = client.sandbox.world.github.repositories
    expect(first?.full_name).toBe(IDS.repository.replace('octo-org', 'octo-inc'))
  })

  test('on a server changes the name alone', async () => {
    add()
    client.sandbox.world.github.installed_version = '3.19.0'
    await repositoryCall(client, 'PATCH', '', { name: 'new' }, { repository: OLD })
    expect(await subject('octo-org/new')).toBe('repo:octo-org/new:ref:refs/heads/main')
  })
})

describe('a transfer', () => {
  test('changes the owner with its ID, and shows the flag', async () => {
    add()
    client.sandbox.world.github.users.push({ login: 'hubot', id: 4242 })
    const transferred = await repositoryCall(client, 'POST', '/transfer', { new_owner: 'Hubot' }, { repository: OLD })
    expect(transferred.status).toBe(202)
    expect(await subject('hubot/old')).toBe('repo:hubot@4242/old@77:ref:refs/heads/main')
    expect(await shown('hubot/old')).toMatchObject({ use_immutable_subject: true })
    expect((await repositoryCall(client, 'GET', '', undefined, { repository: OLD })).status).toBe(301)
  })

  test('is refused without an owner, onto a name that is taken, and without the permission', async () => {
    add()
    const status = async (body: unknown, token?: string) =>
      (await repositoryCall(client, 'POST', '/transfer', body, { repository: OLD, ...(token && { token }) })).status
    expect(await status({})).toBe(422)
    const name = IDS.repository.split('/')[1]
    expect(await status({ new_owner: 'octo-org', new_name: name })).toBe(422)
    const token = addToken(client, { permissions: { actions: 'write' } })
    expect(await status({ new_owner: 'hubot' }, token)).toBe(403)
  })
})

describe('the repositories of an owner', () => {
  const list = async (path: string, token: string = IDS.bootstrapToken) => call(client, token, 'GET', `/api/v3${path}`)
  const names = async (path: string, token?: string) =>
    (JSON.parse((await list(path, token)).text) as { full_name: string }[]).map((each) => each.full_name)

  test('come in pages, with what is archived marked', async () => {
    add({ archived: true })
    for (let each = 0; each < 100; each++) add({ full_name: `octo-org/r${each}`, id: 1000 + each })
    const first = await list('/orgs/Octo-Org/repos?per_page=100')
    expect(first.headers.link).toContain('page=2')
    expect(JSON.parse(first.text)).toHaveLength(100)
    expect(first.text).toContain('"archived":true')
    expect(await names('/orgs/octo-org/repos?per_page=100&page=2')).toHaveLength(2)
  })

  test('are those that the token sees, of a person the public ones', async () => {
    add({ visibility: 'private' })
    add({ full_name: 'hubot/shown', id: 1, owner: { id: 4242, type: 'User' } })
    add({ full_name: 'hubot/hidden', id: 2, owner: { id: 4242, type: 'User' }, visibility: 'private' })
    const token = addToken(client, { permissions: {}, repositories: ['octo-org/other'] })
    expect(await names('/orgs/octo-org/repos')).toContain(OLD)
    expect(await names('/orgs/octo-org/repos', token)).not.toContain(OLD)
    expect(await names('/users/hubot/repos')).toEqual(['hubot/shown'])
    expect((await list('/orgs/hubot/repos')).status).toBe(404)
    expect((await list('/users/nobody/repos')).status).toBe(404)
  })
})
