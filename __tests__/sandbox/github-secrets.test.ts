/** GitHub's Actions secrets in the sandbox: keys of their holders, sealed boxes that are opened, times, permissions. */
import sodium from 'libsodium-wrappers'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { at, type Client, json, type Reply, startClient } from './client.ts'
import { addToken } from './github-client.ts'

const REPOSITORY = `/api/v3/repos/${IDS.repository}/actions/secrets`
const ENVIRONMENT = `/api/v3/repos/${IDS.repository}/environments/${IDS.environment}/secrets`

let client: Client
let token: string
beforeAll(() => sodium.ready)
beforeEach(async () => {
  client = await startClient()
  token = IDS.bootstrapToken
})
afterEach(() => client.close())

const send = (method: string, path: string, body?: unknown, bearer = token) =>
  client.send(
    method,
    path,
    { authorization: `Bearer ${bearer}` },
    body === undefined ? undefined : JSON.stringify(body),
  )
const seal = (reply: Reply, value: string) => {
  const { key, key_id } = json(reply)
  const box = sodium.crypto_box_seal(value, Buffer.from(String(key), 'base64'))
  return { encrypted_value: Buffer.from(box).toString('base64'), key_id }
}
const stored = () => client.sandbox.world.github.repositories[0]

describe.each([
  ['a repository', REPOSITORY, () => stored()?.secrets],
  ['an environment', ENVIRONMENT, () => stored()?.environments[0]?.secrets],
])('of %s', (_holder, path, secrets) => {
  test('are created, opened, updated, listed without value, deleted', async () => {
    const key = await send('GET', `${path}/public-key`)
    const created = await send('PUT', `${path}/azure_client_secret`, seal(key, 'first'))
    expect(created.status).toBe(201)
    expect(secrets()?.[0]?.value).toBe('first')
    expect((await send('PUT', `${path}/AZURE_CLIENT_SECRET`, seal(key, 'second'))).status).toBe(204)
    expect(secrets()?.[0]?.value).toBe('second')
    const shown = json(await send('GET', `${path}/AZURE_CLIENT_SECRET`))
    expect(Object.keys(shown)).toEqual(['name', 'created_at', 'updated_at'])
    expect(shown.name).toBe('AZURE_CLIENT_SECRET')
    expect(String(shown.updated_at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(json(await send('GET', path)).total_count).toBe(1)
    expect((await send('DELETE', `${path}/AZURE_CLIENT_SECRET`)).status).toBe(204)
    expect((await send('GET', `${path}/AZURE_CLIENT_SECRET`)).status).toBe(404)
    expect((await send('DELETE', `${path}/AZURE_CLIENT_SECRET`)).status).toBe(404)
  })
})

describe('refused are', () => {
  test('a box for another holder’s key, though under the right key ID', async () => {
    const [repository, environment] = [
      await send('GET', `${REPOSITORY}/public-key`),
      await send('GET', `${ENVIRONMENT}/public-key`),
    ]
    const { encrypted_value } = seal(repository, 'value')
    const reply = await send('PUT', `${ENVIRONMENT}/A`, { encrypted_value, key_id: json(environment).key_id })
    expect(reply.status).toBe(422)
    expect((await send('PUT', `${ENVIRONMENT}/A`, seal(repository, 'value'))).status).toBe(422)
    expect(stored()?.environments[0]?.secrets).toEqual([])
  })

  test.each(['GITHUB_TOKEN', '1A', 'A-B'])('the name %s', async (name) => {
    const key = await send('GET', `${REPOSITORY}/public-key`)
    expect((await send('PUT', `${REPOSITORY}/${name}`, seal(key, 'value'))).status).toBe(422)
  })

  test.each([{}, { encrypted_value: 'plain text', key_id: '1' }, { encrypted_value: 'QUJD', key_id: '1' }])(
    'the body %o',
    async (body) => {
      expect((await send('PUT', `${REPOSITORY}/A`, body)).status).toBe(422)
    },
  )

  test('values over 48 KB', async () => {
    const key = await send('GET', `${REPOSITORY}/public-key`)
    expect((await send('PUT', `${REPOSITORY}/A`, seal(key, 'x'.repeat(48 * 1024)))).status).toBe(201)
    expect((await send('PUT', `${REPOSITORY}/B`, seal(key, 'x'.repeat(48 * 1024 + 1)))).status).toBe(422)
  })

  test('tokens without the permission; the header names it', async () => {
    const plain = (await client.sandbox.jobEnvironment({ permissions: { secrets: 'write' } }))
      .SANDBOX_GITHUB_TOKEN as string
    const read = addToken(client, { permissions: { secrets: 'read' } })
    const refused = await send('GET', `${REPOSITORY}/public-key`, undefined, plain)
    expect(refused.status).toBe(403)
    expect(refused.headers['x-accepted-github-permissions']).toBe('secrets=read')
    const key = await send('GET', `${REPOSITORY}/public-key`, undefined, read)
    expect((await send('PUT', `${REPOSITORY}/A`, seal(key, 'value'), read)).status).toBe(403)
    const hidden = await send('GET', `${ENVIRONMENT}/public-key`, undefined, read)
    expect(hidden.headers['x-accepted-github-permissions']).toBe('environments=read')
  })

  test('an environment that is not there', async () => {
    const path = ENVIRONMENT.replace(IDS.environment, 'nowhere')
    expect((await send('GET', `${path}/public-key`)).status).toBe(404)
  })
})

test('secrets of the state document bear their times', async () => {
  await client.close()
  client = await startClient({
    state: {
      github: {
        repositories: [
          {
            full_name: IDS.repository,
            secrets: [{ name: 'a', value: 'v', updated_at: '2026-01-02T03:04:05Z' }],
            environments: [{ name: IDS.environment, secrets: [{ name: 'b', value: 'w' }] }],
          },
        ],
      },
    },
  })
  token = addToken(client, { permissions: { secrets: 'read', environments: 'read' } })
  expect(at(json(await send('GET', REPOSITORY)), 'secrets', 0, 'updated_at')).toBe('2026-01-02T03:04:05Z')
  expect(at(json(await send('GET', ENVIRONMENT)), 'secrets', 0, 'name')).toBe('B')
})
