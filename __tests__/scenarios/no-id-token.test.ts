/** No ID token: the step says which of the reasons is likely, and nothing else is asked. */
import { expect } from 'vitest'
import type { FaultEffect } from '../../sandbox/http/faults.ts'
import { failure, scenario } from './harness.ts'
import { exchange, ID_TOKEN } from './transcript.ts'

const WITHOUT = { permissions: { contents: 'read' } } as const
const answered = (status: number) => ID_TOKEN.replace(/\d+$/, String(status))

scenario.concurrent('the job lacks the permission', async ({ open }) => {
  const { play } = await open()
  const played = await play({ job: WITHOUT })
  expect(failure(played, 'id-token-unavailable')).toContain('`permissions: { id-token: write, contents: read }`')
  expect(played.requests).toEqual([])
  // The others are named as well.
  expect(played.log).toMatch(
    /Less likely here:\n- In a reusable workflow.*\n- Pull requests from forks.*\n- Dependabot/,
  )
})

scenario.concurrent('a pull request from a fork', async ({ open }) => {
  const { play } = await open()
  const played = await play({ job: { ...WITHOUT, event_name: 'pull_request', fork: true } })
  expect(failure(played, 'id-token-unavailable')).toMatch(/Pull requests from forks of a public repository never get/)
  expect(played.requests).toEqual([])
})

scenario.concurrent('a pull request of the repository itself', async ({ open }) => {
  const { play } = await open()
  const played = await play({ job: { ...WITHOUT, event_name: 'pull_request' } })
  expect(failure(played, 'id-token-unavailable')).toContain('The job lacks the permission')
})

scenario.concurrent('a run of Dependabot', async ({ open }) => {
  const { play } = await open()
  const played = await play({ job: { ...WITHOUT, event_name: 'pull_request', actor: 'dependabot[bot]' } })
  expect(failure(played, 'id-token-unavailable')).toMatch(/Dependabot's runs are treated like those of a fork/)
  expect(played.requests).toEqual([])
})

scenario.concurrent('a job that is called from another workflow', async ({ open }) => {
  const { play } = await open()
  const played = await play({ job: { ...WITHOUT, event_name: 'workflow_call' } })
  expect(failure(played, 'id-token-unavailable')).toMatch(/the calling job must grant `id-token: write` as well/)
  expect(played.requests).toEqual([])
})

scenario.concurrent('a request URL that is not https', async ({ open }) => {
  const { play } = await open()
  const played = await play({ env: { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://localhost:1/token?api-version=2.0' } })
  expect(failure(played, 'id-token-unavailable')).toContain('not an https URL')
  expect(played.requests).toEqual([])
})

scenario.concurrent('a request token that GitHub refuses', async ({ open }) => {
  const { play } = await open()
  const played = await play({ env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-another-job' } })
  expect(failure(played, 'id-token-unavailable')).toContain('HTTP 401')
  expect(played.requests).toEqual([answered(401)])
})

const payload = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString('base64url')

const MALFORMED: readonly { title: string; body: unknown; said: RegExp }[] = [
  { title: 'no JWT', body: { count: 9, value: 'not-a-jwt' }, said: /holds no JWT/ },
  { title: 'a JWT that cannot be read', body: { value: 'eyJh.%%%.c2ln' }, said: /cannot be read/ },
  { title: 'no value', body: { count: 0 }, said: /holds no token/ },
  {
    title: 'a JWT without the claims that matter',
    body: { value: `eyJhbGciOiJSUzI1NiJ9.${payload({ iss: 'https://token.actions.githubusercontent.com' })}.c2ln` },
    said: /lacks usable claims: sub, aud, exp/,
  },
]

for (const { title, body, said } of MALFORMED) {
  scenario.concurrent(`the answer holds ${title}`, async ({ open }) => {
    const { play, sandbox, trust } = await open()
    trust()
    sandbox.fault({ match: { service: 'idtoken' }, times: 9, effect: { status: 200, body } })
    const played = await play()
    expect(failure(played, 'id-token-unavailable')).toMatch(said)
    expect(played.requests).toEqual([ID_TOKEN])
  })
}

const PASSING: readonly { title: string; effect: FaultEffect; times: number; status: number }[] = [
  { title: 'an empty 200', effect: { kind: 'empty' }, times: 1, status: 200 },
  { title: 'an HTML 200', effect: { kind: 'html' }, times: 1, status: 200 },
  { title: 'two 500s', effect: { status: 500, headers: { 'retry-after': '0' } }, times: 2, status: 500 },
  { title: 'a 429', effect: { status: 429, headers: { 'retry-after': '0' } }, times: 1, status: 429 },
  { title: 'a dropped connection', effect: { kind: 'drop' }, times: 1, status: 0 },
]

for (const { title, effect, times, status } of PASSING) {
  scenario.concurrent(`${title} passes`, async ({ open }) => {
    const { play, sandbox, trust } = await open()
    trust()
    sandbox.fault({ match: { service: 'idtoken' }, times, effect })
    const { exitCode, requests, annotations } = await play()
    expect(exitCode).toBe(0)
    expect(requests).toEqual([...Array<string>(times).fill(answered(status)), ID_TOKEN, exchange()])
    expect(annotations).toEqual([])
  })
}

scenario.concurrent('a service that stays down is given up after five attempts', async ({ open }) => {
  const { play, sandbox } = await open()
  sandbox.fault({ match: { service: 'idtoken' }, times: 9, effect: { status: 503, headers: { 'retry-after': '0' } } })
  const played = await play()
  expect(failure(played, 'id-token-unavailable')).toMatch(/HTTP 503.*run the job again later/)
  expect(played.requests).toEqual(Array<string>(5).fill(answered(503)))
})

scenario.concurrent('a page instead of a token is given up after five attempts', async ({ open }) => {
  const { play, sandbox } = await open()
  sandbox.fault({ match: { service: 'idtoken' }, times: 9, effect: { kind: 'html' } })
  const played = await play()
  expect(failure(played, 'service-unavailable')).toMatch(
    /GitHub \(localhost:\d+\) answered 200 without a JSON body 5 times/,
  )
  expect(played.requests).toEqual(Array<string>(5).fill(ID_TOKEN))
})
