/** Tests how a machine's identity endpoint is asked, over plain http: once, with little patience, and as briefly as the library asks. */
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTransport } from '../../src/transport/transport.ts'
import { failureOf } from '../federation/job.ts'

let server: Server
let answer: (response: ServerResponse) => void
let asked = 0
beforeAll(async () => {
  server = createServer((_, response) => {
    asked += 1
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  vi.useRealTimers()
  asked = 0
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const stalled = () => {}

/** Asks as `@azure/identity` does; `timeout` 0 is none of its own. */
function ask(timeout: number): Promise<unknown> {
  const { httpClient } = createTransport({
    now: () => performance.now(),
    random: () => 0.5,
    sleep: async () => {},
    debug: () => {},
    proxyTunnel: () => undefined,
    timeoutMs: 30_000,
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata/identity/oauth2/token`
  return httpClient.sendRequest(
    createPipelineRequest({ url, method: 'GET', headers: createHttpHeaders(), timeout, allowInsecureConnection: true }),
  )
}

/** Milliseconds of virtual time until a request to a silent endpoint fails. */
async function patience(timeout: number): Promise<number> {
  answer = stalled
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let over = false
  const asking = failureOf(ask(timeout)).finally(() => {
    over = true
  })
  await vi.waitUntil(() => asked === 1, { timeout: 300_000, interval: 1 })
  let waited = 0
  for (; !over && waited < 60_000; waited += 500) await vi.advanceTimersByTimeAsync(500)
  expect((await asking).code).toBe('service-unavailable')
  return waited
}

describe("a machine's identity endpoint", () => {
  it('that is silent is given up after ten seconds, not thirty', async () => {
    expect(await patience(0)).toBe(10_000)
  })

  it('is given up earlier where the library asks for less, never later', async () => {
    expect(await patience(1000)).toBe(1000)
    asked = 0
    vi.useRealTimers()
    expect(await patience(25_000)).toBe(10_000)
  })

  it.each([429, 500, 503])(
    'that answers %i is not asked again: the library has its own rules for it',
    async (status) => {
      answer = (response) => response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
      expect(await ask(0)).toMatchObject({ status })
      expect(asked).toBe(1)
    },
  )
})
