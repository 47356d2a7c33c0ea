/** After a write Entra needs a while: the step waits, with patience but not forever, and never writes twice. */
import { expect } from 'vitest'
import {
  FEDERATED_MANAGER,
  failure,
  PRODUCTION,
  PRODUCTION_NAME,
  SECRET_MANAGER,
  scenario,
  WAITS_PASS,
} from './harness.ts'
import { AUDIENCE, create, exchange, ID_TOKEN, list, managerSignIn, PROTECTION } from './transcript.ts'

const GRAPH = 'https://graph.microsoft.com/.default'
const SCOPES = { scopes: `https://management.azure.com/.default\n${GRAPH}` }
const refusedAndRead = (refusal: number) => [ID_TOKEN, exchange(refusal), ...managerSignIn(), list()]
const written = [...refusedAndRead(70025), PROTECTION, create()]

scenario.concurrent('exchanges again until the third attempt is accepted', async ({ open }) => {
  const { play, stored } = await open({ settings: { replication: { tokenService: { attempts: 2 } } } })
  const { exitCode, requests, log, outputs, summary, ms } = await play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...written, exchange(70025), exchange(70025), exchange()])
  expect(log.match(/Entra did not accept it yet \(AADSTS70025 after \d+ s\)/g)).toHaveLength(2)
  // About one second, then about 1.6, each ±20 %.
  expect(ms).toBeGreaterThan(2000)
  expect(outputs['credential-change']).toBe('created')
  const [, waited] = /\| Accepted after \| (\d+\.\d) s \|/.exec(summary) ?? []
  expect(Number(waited)).toBeGreaterThanOrEqual(2)
  expect(Number(waited) * 1000).toBeLessThanOrEqual(ms)
  expect(stored()).toEqual([`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`])
})

scenario.concurrent('waits for time to pass', async ({ open }) => {
  let time = 0
  const { play } = await open({
    settings: { replication: { tokenService: { ms: 60_000 } } },
    now: () => time,
    // The minute is over after two refusals that follow the write.
    onRequest: ({ service, method }) => {
      if (service === 'graph' && method === 'POST') time = 1
      else if (service === 'entra' && time > 0) time += 30_000
    },
  })
  const { exitCode, requests } = await play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...written, exchange(70025), exchange(70025), exchange()])
})

scenario.concurrent(
  'results flap after the first success: every further scope gets the same patience',
  async ({ open }) => {
    const { play } = await open({ settings: { replication: { tokenService: { attempts: 1, flaps: 2 } } } })
    const { exitCode, requests, outputs } = await play({ inputs: { ...FEDERATED_MANAGER, ...SCOPES } })
    expect(exitCode).toBe(0)
    expect(requests).toEqual([
      ...written,
      exchange(70025),
      exchange(),
      exchange(70025, GRAPH),
      exchange(70025, GRAPH),
      exchange(undefined, GRAPH),
    ])
    expect(Object.keys(JSON.parse(outputs['access-tokens'] ?? '{}'))).toHaveLength(2)
  },
)

scenario.concurrent('gives up at the deadline, and says what to do', async ({ open }) => {
  const { play, stored } = await open({ settings: { replication: { tokenService: { attempts: 1000 } } } })
  const played = await play({ inputs: { ...FEDERATED_MANAGER, 'propagation-timeout': '20' }, env: WAITS_PASS })
  expect(failure(played, 'propagation-timeout')).toMatch(
    /was written\. .*run again later, or raise `propagation-timeout`/,
  )
  expect(played.requests.slice(0, written.length)).toEqual(written)
  expect(new Set(played.requests.slice(written.length))).toEqual(new Set([exchange(70025)]))
  // Twenty seconds hold at most 1 + 1.6 + 2.6 + 4.1 + 6.6 + 10.5 s, each 20 % shorter, and the look at the deadline.
  expect(played.requests.length - written.length).toBeLessThanOrEqual(8)
  expect(stored()).toHaveLength(1)
})

scenario.concurrent('gives up at the deadline of a further scope', async ({ open }) => {
  const { play } = await open({ settings: { replication: { tokenService: { flaps: 1000 } } } })
  const played = await play({
    inputs: { ...FEDERATED_MANAGER, ...SCOPES, 'propagation-timeout': '20' },
    env: WAITS_PASS,
  })
  failure(played, 'propagation-timeout')
  expect(played.requests.slice(0, written.length + 1)).toEqual([...written, exchange()])
  expect(new Set(played.requests.slice(written.length + 1))).toEqual(new Set([exchange(70025, GRAPH)]))
})

scenario.concurrent('what is stored to the letter and still refused is waited for', async ({ open }) => {
  const { play, trust, stored } = await open({ settings: { entra: { spuriousRefusals: 3 } } })
  trust()
  const before = stored()
  const { exitCode, requests, log, outputs } = await play({ inputs: SECRET_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...refusedAndRead(700213), exchange(700213), exchange(700213), exchange()])
  expect(log).toContain('Found the federated credential "stored-before"; waiting for Entra to accept it')
  expect(outputs['credential-change']).toBe('kept')
  expect(stored()).toEqual(before)
})

scenario.concurrent('what is stored to the letter is never rewritten, however long Entra refuses', async ({ open }) => {
  const { play, trust, stored } = await open({ settings: { entra: { spuriousRefusals: 1000 } } })
  trust()
  const before = stored()
  const played = await play({ inputs: { ...SECRET_MANAGER, 'propagation-timeout': '20' }, env: WAITS_PASS })
  expect(failure(played, 'propagation-timeout')).toMatch(/was found.*delete and recreate that credential/)
  expect(played.requests.filter((line) => /^(?:POST|PATCH) \/beta/.test(line))).toEqual([])
  expect(stored()).toEqual(before)
})

scenario.concurrent('without a manager a refusal is repeated twice', async ({ open }) => {
  const { play, trust } = await open({ settings: { entra: { spuriousRefusals: 2 } } })
  trust()
  const { exitCode, requests, ms } = await play()
  expect(exitCode).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange(700213), exchange(700213), exchange()])
  expect(ms).toBeGreaterThan(4000)
})

scenario.concurrent('without a manager the third refusal is final', async ({ open }) => {
  const { play, trust } = await open({ settings: { entra: { spuriousRefusals: 3 } } })
  trust()
  const played = await play()
  expect(failure(played, 'trust-missing')).toContain('give this step a manager')
  expect(played.requests).toEqual([ID_TOKEN, exchange(700213), exchange(700213), exchange(700213)])
})

scenario.concurrent('a spurious refusal of a further scope is repeated as well', async ({ open }) => {
  const { play, trust, sandbox } = await open({
    onRequest: ({ path, status }) => {
      if (path.endsWith('/token') && status === 200 && requests === 0) {
        requests += 1
        sandbox.settings.entra.spuriousRefusals = 2
      }
    },
  })
  let requests = 0
  trust()
  const played = await play({ inputs: SCOPES })
  expect(played.exitCode).toBe(0)
  expect(played.requests).toEqual([
    ID_TOKEN,
    exchange(),
    exchange(700213, GRAPH),
    exchange(700213, GRAPH),
    exchange(undefined, GRAPH),
  ])
})
