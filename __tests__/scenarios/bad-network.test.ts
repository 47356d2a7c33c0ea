/** Services that fail for a while, or answer with something else: repeated within limits, and never mistaken for success. */
import { expect } from 'vitest'
import type { FaultEffect } from '../../sandbox/http/faults.ts'
import { FEDERATED_MANAGER, failure, scenario, WAITS_PASS } from './harness.ts'
import { create, exchange, ID_TOKEN, list, managerSignIn, PROTECTION, repeated } from './transcript.ts'

const answered = (line: string, status: number) => line.replace(/\d+( AADSTS\d+)?$/, String(status))
const AT_ONCE = { 'retry-after': '0' }
const asked = [ID_TOKEN, exchange(70025), ...managerSignIn()]

const PASSING: readonly { title: string; effect: FaultEffect; status: number }[] = [
  { title: 'an empty 200', effect: { kind: 'empty' }, status: 200 },
  { title: 'an HTML 200', effect: { kind: 'html' }, status: 200 },
  { title: 'a 408', effect: { status: 408 }, status: 408 },
  { title: 'a 429', effect: { status: 429, headers: AT_ONCE }, status: 429 },
  { title: 'a 500', effect: { status: 500 }, status: 500 },
  { title: 'a dropped connection', effect: { kind: 'drop' }, status: 0 },
]

for (const { title, effect, status } of PASSING) {
  scenario.concurrent(`${title} of the token endpoint passes`, async ({ open }) => {
    const { play, sandbox, trust } = await open()
    trust()
    sandbox.fault({ match: { service: 'entra' }, effect })
    const { exitCode, requests } = await play()
    expect(exitCode).toBe(0)
    expect(requests).toEqual([ID_TOKEN, answered(exchange(), status), exchange()])
  })

  scenario.concurrent(`${title} of Graph's list passes`, async ({ open }) => {
    const { play, sandbox, stored } = await open()
    sandbox.fault({ match: { service: 'graph', method: 'GET' }, effect })
    const { exitCode, requests } = await play({ inputs: FEDERATED_MANAGER })
    expect(exitCode).toBe(0)
    expect(requests).toEqual([...asked, list(status), list(), PROTECTION, create(), exchange()])
    expect(stored()).toHaveLength(1)
  })
}

scenario.concurrent('Retry-After is honoured', async ({ open }) => {
  const { play, sandbox, trust } = await open()
  trust()
  const effect = { status: 429, headers: { 'retry-after': '3' } }
  sandbox.fault({ match: { service: 'entra' }, effect })
  const { exitCode, ms } = await play()
  expect(exitCode).toBe(0)
  // Without it the wait would be at most one second.
  expect(ms).toBeGreaterThan(3000)
})

const PERSISTENT: readonly { title: string; effect: FaultEffect; code: 'throttled' | 'service-unavailable' }[] = [
  { title: 'throttles', effect: { status: 429, headers: AT_ONCE }, code: 'throttled' },
  { title: 'fails', effect: { status: 503, headers: AT_ONCE }, code: 'service-unavailable' },
  { title: 'answers with pages', effect: { kind: 'html' }, code: 'service-unavailable' },
  { title: 'answers with nothing', effect: { kind: 'empty' }, code: 'service-unavailable' },
  { title: 'drops connections', effect: { kind: 'drop' }, code: 'service-unavailable' },
]

const STATUS: Readonly<Record<string, number>> = { throttles: 429, fails: 503, 'drops connections': 0 }

for (const { title, effect, code } of PERSISTENT) {
  const status = STATUS[title] ?? 200

  scenario.concurrent(`a token endpoint that ${title} is given up after five attempts`, async ({ open }) => {
    const { play, sandbox, stored } = await open()
    sandbox.fault({ match: { service: 'entra' }, times: 99, effect })
    const played = await play({ inputs: FEDERATED_MANAGER, env: WAITS_PASS })
    expect(failure(played, code)).toMatch(/Entra/)
    expect(played.requests).toEqual([ID_TOKEN, ...Array<string>(5).fill(answered(exchange(), status))])
    expect(stored()).toEqual([])
  })

  scenario.concurrent(
    `a token endpoint that ${title} when the manager signs in is not the manager's fault`,
    async ({ open }) => {
      const { play, sandbox, stored } = await open()
      sandbox.fault({ match: { service: 'entra', method: 'POST' }, skip: 1, times: 5, effect })
      const played = await play({ inputs: FEDERATED_MANAGER, env: WAITS_PASS })
      expect(failure(played, code)).toMatch(/Entra/)
      const [configuration = '', token = ''] = managerSignIn()
      expect(played.requests).toEqual([
        ID_TOKEN,
        exchange(70025),
        configuration,
        ...Array<string>(5).fill(answered(token, status)),
        ...repeated(70025),
      ])
      expect(stored()).toEqual([])
    },
  )

  scenario.concurrent(
    `a Graph that ${title} is given up after five attempts, and nothing is written`,
    async ({ open }) => {
      const { play, sandbox, stored } = await open()
      sandbox.fault({ match: { service: 'graph' }, times: 99, effect })
      const played = await play({ inputs: FEDERATED_MANAGER, env: WAITS_PASS })
      expect(failure(played, code)).toMatch(/Microsoft Graph/)
      expect(played.requests).toEqual([...asked, ...Array<string>(5).fill(list(status)), ...repeated(70025)])
      expect(stored()).toEqual([])
    },
  )
}

scenario.concurrent('the sign-in of a manager is repeated as well', async ({ open }) => {
  const { play, sandbox } = await open()
  sandbox.fault({ match: { service: 'entra', method: 'POST' }, skip: 1, effect: { status: 500 } })
  const { exitCode, requests } = await play({ inputs: FEDERATED_MANAGER })
  const [configuration = '', token = ''] = managerSignIn()
  expect(exitCode).toBe(0)
  expect(requests).toEqual([
    ID_TOKEN,
    exchange(70025),
    configuration,
    answered(token, 500),
    token,
    list(),
    PROTECTION,
    create(),
    exchange(),
  ])
})

scenario.concurrent('a 200 of the token endpoint without a token is no success', async ({ open }) => {
  const { play, sandbox, trust } = await open()
  trust()
  const effect = { status: 200, body: { token_type: 'Bearer', expires_in: 3599 } }
  sandbox.fault({ match: { service: 'entra' }, times: 99, effect })
  const played = await play()
  expect(failure(played, 'service-unavailable')).toContain('without an access token')
  expect(played.requests).toEqual([ID_TOKEN, exchange()])
})

scenario.concurrent('an authority that nobody listens on', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const played = await play({ inputs: { 'authority-host': 'https://localhost:1' }, env: WAITS_PASS })
  expect(failure(played, 'service-unavailable')).toMatch(
    /Microsoft Entra \(localhost:1\) could not be reached 5 times: ECONNREFUSED.*https_proxy, no_proxy, NODE_EXTRA_CA_CERTS/,
  )
  expect(played.requests).toEqual([ID_TOKEN])
})
