/** GitHub's variables of repositories and environments, and the limits of its REST API. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Client, json, startClient } from './client.ts'
import { addToken, repositoryCall } from './github-client.ts'

let client: Client
beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.close())

const PLACES = ['/actions/variables', '/environments/production/variables'] as const

test.each(PLACES)('%s: created, refused a second time, changed, read, deleted', async (place) => {
  const status = async (method: string, path: string, body?: unknown) =>
    (await repositoryCall(client, method, `${place}${path}`, body)).status
  expect(await status('PATCH', '/AZURE_CLIENT_ID', { value: 'x' })).toBe(404)
  expect(await status('POST', '', { name: 'azure_client_id', value: 'one' })).toBe(201)
  const again = await repositoryCall(client, 'POST', place, { name: 'AZURE_CLIENT_ID', value: 'two' })
  expect(again.status).toBe(409)
  expect(json(again).message).toContain('Already exists')
  expect(await status('PATCH', '/Azure_Client_Id', { value: 'two' })).toBe(204)
  expect(json(await repositoryCall(client, 'GET', `${place}/AZURE_CLIENT_ID`))).toMatchObject({
    name: 'AZURE_CLIENT_ID',
    value: 'two',
  })
  expect(await status('DELETE', '/AZURE_CLIENT_ID')).toBe(204)
  expect(await status('GET', '/AZURE_CLIENT_ID')).toBe(404)
})

test.each(PLACES)('%s: names and sizes are judged', async (place) => {
  const status = async (name: string, value: unknown) =>
    (await repositoryCall(client, 'POST', place, { name, value })).status
  expect(await status('1ST', 'x')).toBe(422)
  expect(await status('GITHUB_X', 'x')).toBe(422)
  expect(await status('A-B', 'x')).toBe(422)
  expect(await status('A', 7)).toBe(422)
  expect(await status('A', 'x'.repeat(48 * 1024 + 1))).toBe(422)
})

test('pages of variables hold ten, and thirty at most', async () => {
  for (let index = 0; index < 35; index++)
    await repositoryCall(client, 'POST', '/actions/variables', { name: `V${index}`, value: 'x' })
  const count = async (query: string) =>
    (json(await repositoryCall(client, 'GET', `/actions/variables${query}`)).variables as unknown[]).length
  expect(await count('')).toBe(10)
  expect(await count('?per_page=100')).toBe(30)
})

test('variables of a missing environment are 404; each kind has its own permission', async () => {
  const missing = await repositoryCall(client, 'POST', '/environments/none/variables', { name: 'A', value: 'x' })
  expect(missing.status).toBe(404)
  const token = addToken(client, { permissions: { environments: 'read', variables: 'read' } })
  for (const [place, permission] of [
    [PLACES[0], 'variables=write'],
    [PLACES[1], 'environments=write'],
  ] as const) {
    expect((await repositoryCall(client, 'GET', place, undefined, { token })).status).toBe(200)
    const refused = await repositoryCall(client, 'POST', place, { name: 'A', value: 'x' }, { token })
    expect(refused.status).toBe(403)
    expect(refused.headers['x-accepted-github-permissions']).toBe(permission)
  }
})

test('a token of certain repositories sees no other private one', async () => {
  const [repository] = client.sandbox.world.github.repositories
  if (repository === undefined) throw new Error('no repository')
  repository.visibility = 'private'
  const status = async (repositories: string[]) => {
    const token = addToken(client, { permissions: { variables: 'read' }, repositories })
    return (await repositoryCall(client, 'GET', PLACES[0], undefined, { token })).status
  }
  expect(await status(['octo-org/else'])).toBe(404)
  expect(await status(['Octo-Org/*'])).toBe(200)
})

test('the rate limit is counted per token and told in headers; at its end requests are 403', async () => {
  const token = addToken(client, { permissions: { variables: 'read' }, rateLimit: 2 })
  const ask = () => repositoryCall(client, 'GET', PLACES[0], undefined, { token })
  const first = await ask()
  expect(first.headers['x-ratelimit-limit']).toBe('2')
  expect(first.headers['x-ratelimit-remaining']).toBe('1')
  expect(first.headers['x-ratelimit-used']).toBe('1')
  expect(first.headers['x-ratelimit-resource']).toBe('core')
  await ask()
  const over = await ask()
  expect(over.status).toBe(403)
  expect(over.headers['x-ratelimit-remaining']).toBe('0')
  expect(Number(over.headers['x-ratelimit-reset']) * 1000).toBeGreaterThan(Date.now())
  expect((await repositoryCall(client, 'GET', PLACES[0])).status).toBe(200)
})

test('the secondary limit answers with Retry-After, as often as it is set', async () => {
  const { secondaryLimit } = client.sandbox.settings.github
  Object.assign(secondaryLimit, { requests: 1, retryAfterSeconds: 7, status: 429 })
  const refused = await repositoryCall(client, 'GET', PLACES[0])
  expect(refused.status).toBe(429)
  expect(refused.headers['retry-after']).toBe('7')
  expect((await repositoryCall(client, 'GET', PLACES[0])).status).toBe(200)
})
