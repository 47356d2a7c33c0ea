/** Tests the street: how long one attempt may take, that one line of the log stays one, and where GitHub's API is. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Street } from '../../src/entries/street.ts'
import { failureOf } from '../federation/job.ts'
import { createRunner } from '../report/runner.ts'
import { stalledBody, stalledHeaders, startTlsServer, type TestServer } from '../transport/tls-server.ts'

const runner = createRunner()
let server: TestServer
let street: Street
beforeAll(async () => {
  server = await startTlsServer()
  for (const name of ['GITHUB_API_URL', 'https_proxy', 'HTTPS_PROXY']) delete process.env[name]
  const { openStreet } = await import('../../src/entries/street.ts')
  street = openStreet()
})
afterAll(async () => {
  vi.useRealTimers()
  runner.dispose()
  await server.close()
})

describe('an attempt', () => {
  it.each([
    ['without an answer', stalledHeaders],
    ['whose answer never ends', stalledBody],
  ])('%s ends after thirty seconds', async (_title, answer) => {
    server.answer(answer)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let over = false
    const request = { method: 'GET', url: server.origin, repeat: 'once', service: 'Test' } as const
    const sending = failureOf(street.transport.send(request)).finally(() => {
      over = true
    })
    await vi.waitUntil(() => server.seen.length === 1, { timeout: 5000, interval: 1 })
    let waited = 0
    for (; !over && waited < 100_000; waited += 1000) await vi.advanceTimersByTimeAsync(1000)
    vi.useRealTimers()
    expect(await sending).toMatchObject({ code: 'service-unavailable', message: expect.stringContaining('in time') })
    expect(waited).toBe(30_000)
  })
})

describe('the log', () => {
  it('takes no line break, and so no command, out of what it is given', async () => {
    const { stdout, commands } = await runner.step(() => street.log.info('Signing in "x\n::error::forged"'))
    expect(commands).toEqual([])
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stdout).toContain('forged')
  })
})

describe("GitHub's API", () => {
  it('is not asked without a token, and is that of github.com where the runner names no other', async () => {
    expect(await street.githubApi(undefined)).toBeUndefined()
    expect(await street.githubApi('token')).toMatchObject({ url: 'https://api.github.com', token: 'token' })
  })
})
