/** Story: many repositories are asked about once each, and a rate limit that does not suffice stops the run before any write. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import type { Repository } from '../../sandbox/world/state.ts'
import { playFleet, workspaceOf } from './fleet-harness.ts'
import { type Stage, scenario } from './harness.ts'
import { failed, succeeded, writesIn } from './plan-harness.ts'

/** Declares more public repositories beside the default one; gives their names. */
function repositories({ sandbox, repository }: Stage, count: number): readonly string[] {
  const more = Array.from({ length: count }, (_, index): Repository => {
    const name = `octo-org/service-${index}`
    return { ...structuredClone(repository), id: 500_000 + index, full_name: name, visibility: 'public' }
  })
  sandbox.world.github.repositories.push(...more)
  return more.map(({ full_name }) => full_name)
}

const fileOf = (names: readonly string[]): string =>
  `applications:\n  - client-id: ${DEFAULT_IDS.clientId}\n    credentials:\n      - github: { repository: [${names.join(', ')}], environment: production }\n`

scenario('each repository takes at most three requests, and the number is printed before', async ({ open }) => {
  const stage = await open()
  const workspace = workspaceOf({ 'federation.yml': fileOf(repositories(stage, 12)) })
  const played = await playFleet(stage, 'apply', workspace)
  succeeded(played)
  const said = /Asking GitHub about 12 repositories: at most (\d+) requests, ten at once/.exec(played.log)
  expect(Number(said?.[1])).toBe(36)
  const asked = played.requests.filter((line) => line.includes('/api/v3/'))
  expect(asked.length).toBeLessThanOrEqual(36)
  expect(new Set(asked).size).toBe(asked.length)
})

scenario(
  'a limit that does not suffice is an error with the time of its reset, before anything is written',
  async ({ open }) => {
    const stage = await open()
    stage.sandbox.settings.github.jobRateLimit = 20
    const workspace = workspaceOf({ 'federation.yml': fileOf(repositories(stage, 12)) })
    const played = await playFleet(stage, 'apply', workspace)
    expect(failed(played, 'github-forbidden')).toMatch(
      /GitHub answers 19 more requests of this token until \d{4}-\d\d-\d\dT[\d:.]+Z; this needs up to 36/,
    )
    expect(writesIn(played)).toEqual([])
    expect(played.requests.filter((line) => line.includes('/api/v3/'))).toHaveLength(1)
  },
)

scenario('a limit that others use up on the way is the same error', async ({ open }) => {
  const stage = await open()
  const names = repositories(stage, 12)
  stage.sandbox.fault({
    match: { service: 'github', path: 'service-11/actions/oidc' },
    effect: {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1900000000' },
      body: { message: 'API rate limit exceeded.' },
    },
  })
  const played = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': fileOf(names) }))
  expect(writesIn(played)).toEqual([])
  expect(failed(played, 'github-forbidden')).toContain('until 2030-03-17T17:46:40.000Z')
})
