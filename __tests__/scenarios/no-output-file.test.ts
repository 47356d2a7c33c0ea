/** Tells the story of a run that has no file for outputs: nothing is asked for, and no token can reach the log. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const dist = (entry: string) => fileURLToPath(new URL(`../../dist/${entry}.js`, import.meta.url))

it.each(['main', 'plan', 'apply'])('%s stops before it asks for anything', (entry) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [dist(entry)], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      // Nobody listens there: a request would end as another error.
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://localhost:1/token?x=1',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
      'INPUT_TENANT-ID': '11111111-1111-4111-8111-111111111111',
      'INPUT_CLIENT-ID': '22222222-2222-4222-8222-222222222222',
    },
  })
  expect(status).toBe(1)
  expect(stderr).toBe('')
  expect(stdout).toContain('::error::[internal] There is no file for outputs')
  expect(stdout).not.toContain('access-token')
})
