/** GitHub's lists come in pages with a link header; every environment has an id of its own. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { loadRepository } from '../../sandbox/world/load-github.ts'
import { type Client, json, startClient } from './client.ts'

let client: Client
beforeEach(async () => {
  client = await startClient()
  const environments = Array.from({ length: 35 }, (_, index) => ({ name: `e${index}` }))
  const branches = Array.from({ length: 61 }, (_, index) => ({ name: `b${index}`, protected: false }))
  client.sandbox.world.github.repositories = [loadRepository({ full_name: IDS.repository, environments, branches })]
})
afterEach(() => client.close())

const get = async (url: string) => {
  const env = await client.sandbox.jobEnvironment()
  const full = url.startsWith('https:') ? url : `${env.GITHUB_API_URL}/repos/${IDS.repository}${url}`
  return client.send('GET', full, { authorization: `Bearer ${env.SANDBOX_GITHUB_TOKEN}` })
}
const next = (link: unknown) => /<([^>]+)>; rel="next"/.exec(String(link))?.[1]

test('environments: 30 by default, the rest by the link', async () => {
  const first = await get('/environments')
  const rest = await get(next(first.headers.link) ?? '')
  const pages = [first, rest].map((reply) => json(reply).environments as { id: number }[])
  expect(pages.map((page) => page.length)).toEqual([30, 5])
  expect(json(first).total_count).toBe(35)
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(35)
  expect(rest.headers.link).toContain('rel="prev"')
  expect(next(rest.headers.link)).toBeUndefined()
})

test('branches: per_page, 100 at most', async () => {
  const reply = await get('/branches?per_page=50&page=2')
  expect(JSON.parse(reply.text)).toHaveLength(11)
  expect((await get('/branches?per_page=1000')).headers.link).toBeUndefined()
})
