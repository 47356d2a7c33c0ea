/** Tests the transport against a real TLS server: timeouts, retries, redirects, and a log without secrets. */
import type { Agent } from 'node:http'
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTransport, type Transport, type TransportRequest } from '../../src/transport/transport.ts'
import { failureOf } from '../federation/job.ts'
import {
  type Answer,
  cutShort,
  dropped,
  json,
  stalledBody,
  stalledHeaders,
  startTlsServer,
  type TestServer,
  text,
} from './tls-server.ts'

// Passes in virtual time only: no test waits for it.
const TIMEOUT_MS = 30_000
let server: TestServer
beforeAll(async () => {
  server = await startTlsServer()
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => server.close())

function setUp(now: () => number = () => performance.now()): {
  transport: Transport
  slept: number[]
  lines: string[]
} {
  const [slept, lines]: [number[], string[]] = [[], []]
  const transport = createTransport({
    now,
    random: () => 0.5,
    sleep: async (ms) => {
      slept.push(ms)
    },
    debug: (line) => {
      lines.push(line)
    },
    proxyTunnel: () => undefined,
    timeoutMs: TIMEOUT_MS,
  })
  return { transport, slept, lines }
}

/** Waits, in no time of the virtual clock, until the server has so many requests. */
async function asked(count: number): Promise<void> {
  while (server.seen.length < count) await new Promise((resolve) => setImmediate(resolve))
}

const get = (more: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'GET',
  url: `${server.origin}/token?secret=hunter2`,
  repeat: 'safe',
  service: 'Test',
  ...more,
})
const write = (more: Partial<TransportRequest> = {}): TransportRequest =>
  get({ method: 'PATCH', body: '{"a":1}', repeat: 'write', ...more })

describe('an answer', () => {
  it('comes back as it is, with method, headers and body sent as they were given', async () => {
    server.answer(json(201, { id: 7 }, { 'x-thing': 'y' }))
    const { transport, slept } = setUp()
    const response = await transport.send(
      write({ headers: { Authorization: 'Bearer t', 'Content-Type': 'application/json' } }),
    )
    expect(response.status).toBe(201)
    expect(response.text).toBe('{"id":7}')
    expect(response.header('X-Thing')).toBe('y')
    expect(response.header('nothing')).toBeUndefined()
    expect(response.url).toBe(`${server.origin}/token?secret=hunter2`)
    expect(server.seen).toMatchObject([
      {
        method: 'PATCH',
        path: '/token?secret=hunter2',
        body: '{"a":1}',
        headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      },
    ])
    expect(slept).toEqual([])
  })

  it.each([400, 401, 403, 404, 409, 204])('of status %i resolves at once', async (status) => {
    server.answer(status === 204 ? text(204, '') : json(status, { error: 'x' }))
    const { transport, slept } = setUp()
    expect((await transport.send(get())).status).toBe(status)
    expect(server.seen).toHaveLength(1)
    expect(slept).toEqual([])
  })

  it('may be any JSON', async () => {
    server.answer(text(200, '\n [1]'))
    expect((await setUp().transport.send(get())).text).toBe('\n [1]')
  })
})

describe('a read is repeated', () => {
  it.each<[string, Answer]>([
    ['500', json(500, {})],
    ['502 with HTML', text(502, '<html>')],
    ['503', json(503, {})],
    ['408', json(408, {})],
    ['429', json(429, {})],
    ['an empty 200', text(200, '')],
    ['a 200 of a captive portal', text(200, '<!DOCTYPE html><p>Please sign in</p>', { 'content-type': 'text/html' })],
    ['a dropped connection', dropped],
    ['a connection dropped in the body', cutShort],
  ])('after %s', async (_, answer) => {
    server.answer(answer, answer, json(200, { ok: true }))
    const { transport, slept } = setUp()
    expect((await transport.send(get())).text).toBe('{"ok":true}')
    expect(server.seen).toHaveLength(3)
    expect(slept).toEqual([500, 1000])
  })

  it.each<[string, Answer]>([
    ['headers', stalledHeaders],
    ['a body', stalledBody],
  ])('after %s that never come, each attempt with its own time', async (_, answer) => {
    server.answer(answer, answer, json(200, { ok: true }))
    const { transport, lines } = setUp()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const sent = transport.send(get())
    const givenUp = () => lines.filter((line) => line.includes('no answer in time')).length
    for (const attempt of [1, 2]) {
      await asked(attempt)
      await vi.advanceTimersByTimeAsync(TIMEOUT_MS - 1)
      expect(givenUp()).toBe(attempt - 1)
      await vi.advanceTimersByTimeAsync(1)
    }
    expect((await sent).text).toBe('{"ok":true}')
    expect(givenUp()).toBe(2)
    expect(server.seen).toHaveLength(3)
  })

  it('at most four times, and the last answer is the answer', async () => {
    server.answer(json(503, { error: 'still' }))
    const { transport, slept } = setUp()
    expect((await transport.send(get())).status).toBe(503)
    expect(server.seen).toHaveLength(5)
    expect(slept).toEqual([500, 1000, 2000, 4000])
  })

  it('as Retry-After says: seconds, a date, and never more than a minute', async () => {
    const now = Date.parse('2026-03-01T12:00:00Z')
    server.answer(
      json(429, {}, { 'retry-after': '7' }),
      json(503, {}, { 'retry-after': 'Sun, 01 Mar 2026 12:00:09 GMT' }),
      json(429, {}, { 'retry-after': '3600' }),
      json(200, {}),
    )
    const { transport, slept } = setUp(() => now)
    await transport.send(get())
    expect(slept).toEqual([7000, 9000, 60_000])
  })
})

describe('a service that throttles', () => {
  it('is left alone by every other request of the run, and no other service is', async () => {
    let time = 0
    const wakes: (() => void)[] = []
    const transport = createTransport({
      now: () => time,
      random: () => 0.5,
      sleep: (ms) =>
        new Promise((resolve) => {
          wakes.push(() => {
            time += ms
            resolve()
          })
        }),
      debug: () => {},
      proxyTunnel: () => undefined,
      timeoutMs: 10_000,
    })
    server.answer(json(429, {}, { 'retry-after': '9' }), json(200, {}))
    const first = transport.send(get())
    while (wakes.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    const second = transport.send(get())
    expect((await transport.send(get({ service: 'Other' }))).status).toBe(200)
    expect(server.seen).toHaveLength(2)
    wakes[0]?.()
    expect((await first).status).toBe(200)
    expect((await second).status).toBe(200)
    expect(wakes).toHaveLength(1)
    expect(time).toBe(9000)
  })
})

describe('a write', () => {
  it('is repeated after 429, with the same body', async () => {
    server.answer(json(429, {}, { 'retry-after': '2' }), json(201, {}))
    const { transport, slept } = setUp()
    expect((await transport.send(write())).status).toBe(201)
    expect(slept).toEqual([2000])
    expect(server.seen.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}'])
  })

  it.each([500, 503, 408])('is not repeated after %i: it may have happened', async (status) => {
    server.answer(json(status, {}))
    expect((await setUp().transport.send(write())).status).toBe(status)
    expect(server.seen).toHaveLength(1)
  })

  it.each<[string, Answer]>([
    ['a dropped connection', dropped],
    ['an empty 200', text(200, '')],
  ])('is not repeated after %s', async (_, answer) => {
    server.answer(answer)
    expect(await failureOf(setUp().transport.send(write()))).toMatchObject({ code: 'service-unavailable' })
    expect(server.seen).toHaveLength(1)
  })

  it('is not repeated after silence', async () => {
    server.answer(stalledHeaders)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const failed = failureOf(setUp().transport.send(write()))
    await asked(1)
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS)
    expect(await failed).toMatchObject({ code: 'service-unavailable' })
    expect(server.seen).toHaveLength(1)
  })

  it('is sent once where it says so', async () => {
    server.answer(json(429, {}))
    expect((await setUp().transport.send(write({ repeat: 'once' }))).status).toBe(429)
    expect(server.seen).toHaveLength(1)
  })
})

describe('a service that does not answer', () => {
  it("is named with what went wrong, and without the URL's query", async () => {
    server.answer(dropped)
    const error = await failureOf(setUp().transport.send(get()))
    expect(error.message).toMatch(/^Test \(127\.0\.0\.1:\d+\) could not be reached 5 times: ECONNRESET\.$/)
    expect(JSON.stringify([error.message, error.hint, error.details, error.answer])).not.toContain('hunter2')
    expect(server.seen).toHaveLength(5)
  })

  it('is told apart from one that answers without JSON', async () => {
    server.answer(text(200, '<html>'))
    expect(await failureOf(setUp().transport.send(get()))).toMatchObject({
      code: 'service-unavailable',
      message: expect.stringContaining('answered 200 without a JSON body 5 times'),
      answer: { status: 200 },
    })
  })

  it('may not exist at all', async () => {
    const error = await failureOf(setUp().transport.send(get({ url: 'https://127.0.0.1:1/x', repeat: 'once' })))
    expect(error.message).toBe('Test (127.0.0.1:1) could not be reached: ECONNREFUSED.')
  })
})

describe('redirects', () => {
  const to = (location: string, status = 302): Answer => text(status, '', { location })

  it.each([301, 302, 307, 308])('are followed on the same origin (%i), the headers with them', async (status) => {
    server.answer(to('/moved?secret=hunter3', status), json(200, { ok: true }))
    const { transport, lines } = setUp()
    const response = await transport.send(get({ headers: { Authorization: 'Bearer t' } }))
    expect(response.text).toBe('{"ok":true}')
    expect(response.url).toBe(`${server.origin}/moved?secret=hunter3`)
    expect(server.seen.map(({ path, headers }) => ({ path, authorization: headers.authorization }))).toEqual([
      { path: '/token?secret=hunter2', authorization: 'Bearer t' },
      { path: '/moved?secret=hunter3', authorization: 'Bearer t' },
    ])
    expect(lines.join('\n')).not.toContain('hunter')
  })

  it.each(['https://localhost:1/x', 'http://127.0.0.1/x', '//example.com/x', 'https://['])(
    'are not followed to %s',
    async (location) => {
      server.answer(to(location), json(200, {}))
      expect((await setUp().transport.send(get())).status).toBe(302)
      expect(server.seen).toHaveLength(1)
    },
  )

  it('are not followed to another port of the same host', async () => {
    server.answer(to(`https://127.0.0.1:${server.port + 1}/x`), json(200, {}))
    expect((await setUp().transport.send(get())).status).toBe(302)
  })

  it('are not followed by writes, nor for ever', async () => {
    server.answer(to('/moved'), json(200, {}))
    expect((await setUp().transport.send(write())).status).toBe(302)
    server.answer(to('/again'))
    expect((await setUp().transport.send(get())).status).toBe(302)
    expect(server.seen).toHaveLength(4)
  })
})

describe('the debug log', () => {
  it('shows method, place, status and time of every attempt, and no query, header or body', async () => {
    server.answer(json(500, { secret: 'hunter4' }), text(200, 'hunter5'), json(200, { token: 'hunter6' }))
    const { transport, lines } = setUp()
    await transport.send(
      get({ method: 'POST', body: 'client_assertion=hunter7', headers: { Authorization: 'Bearer hunter8' } }),
    )
    expect(lines.filter((line) => line.startsWith('POST'))).toEqual([
      expect.stringMatching(/^POST https:\/\/127\.0\.0\.1:\d+\/token → 500 in \d+ ms$/),
      expect.stringMatching(/^POST https:\/\/127\.0\.0\.1:\d+\/token → 200 without JSON in \d+ ms$/),
      expect.stringMatching(/^POST https:\/\/127\.0\.0\.1:\d+\/token → 200 in \d+ ms$/),
    ])
    expect(lines.join('\n')).not.toContain('hunter')
    expect(lines.join('\n')).not.toContain('?')
  })
})

describe('the HTTP client for libraries', () => {
  const request = (more: Parameters<typeof createPipelineRequest>[0] | object = {}) =>
    createPipelineRequest({
      url: `${server.origin}/lib`,
      method: 'POST',
      headers: createHttpHeaders(),
      body: 'a=b',
      ...more,
    })

  it('repeats like a read', async () => {
    server.answer(json(503, {}), dropped, json(200, { ok: true }))
    const { transport, slept } = setUp()
    expect((await transport.httpClient.sendRequest(request())).bodyAsText).toBe('{"ok":true}')
    expect(slept).toHaveLength(2)
    expect(server.seen.map(({ body }) => body)).toEqual(['a=b', 'a=b', 'a=b'])
  })

  it('ends at once when its caller aborts', async () => {
    server.answer(stalledHeaders)
    const controller = new AbortController()
    const sent = setUp().transport.httpClient.sendRequest(request({ abortSignal: controller.signal }))
    await asked(1)
    controller.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    expect(server.seen).toHaveLength(1)
  })

  it('sends nothing for a caller that has aborted already', async () => {
    server.answer(json(200, {}))
    const sent = setUp().transport.httpClient.sendRequest(request({ abortSignal: AbortSignal.abort() }))
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    expect(server.seen).toEqual([])
  })

  it("leaves aside an agent of the library's: the transport knows the way", async () => {
    server.answer(json(200, { ok: true }))
    const agent = { addRequest: () => expect.unreachable() } as unknown as Agent
    const { bodyAsText } = await setUp().transport.httpClient.sendRequest({ ...request(), agent })
    expect(bodyAsText).toBe('{"ok":true}')
  })

  it('hands on status and headers', async () => {
    server.answer(json(401, { error: 'x' }, { 'x-ms-request-id': '7', 'set-cookie': 'a=b' }))
    const { status, headers } = await setUp().transport.httpClient.sendRequest(request())
    expect(status).toBe(401)
    expect(headers.get('X-Ms-Request-Id')).toBe('7')
    expect(headers.get('set-cookie')).toBe('a=b')
  })

  it('takes bodies of text only', async () => {
    server.answer(json(200, {}))
    const sent = setUp().transport.httpClient.sendRequest(request({ body: Buffer.from('a=b') }))
    await expect(sent).rejects.toThrow('text only')
    expect(server.seen).toEqual([])
  })
})

it('repeats a 200 whose JSON was cut off on the way', async () => {
  server.answer(text(200, '{"value":"ey'), json(200, { ok: true }))
  const { transport, slept } = setUp()
  expect((await transport.send(get())).text).toBe('{"ok":true}')
  expect(slept).toHaveLength(1)
})
