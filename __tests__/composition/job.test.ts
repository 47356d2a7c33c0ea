/** Tests the job as it is composed: how long one attempt may take, and where GitHub's API is. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Job, openJob } from '../../src/composition/job.ts'
import { failureOf } from '../federation/job.ts'
import { createRunner } from '../runner/recorder.ts'
import { stalledBody, stalledHeaders, startTlsServer, type TestServer } from '../transport/tls-server.ts'

const runner = createRunner()
let server: TestServer
let job: Job
beforeAll(async () => {
  server = await startTlsServer()
  await runner.step((toolkit) => {
    job = openJob(toolkit, {})
  })
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
    const sending = failureOf(job.transport.send(request)).finally(() => {
      over = true
    })
    await vi.waitUntil(() => server.seen.length === 1, { timeout: 300_000, interval: 1 })
    let waited = 0
    for (; !over && waited < 100_000; waited += 1000) await vi.advanceTimersByTimeAsync(1000)
    vi.useRealTimers()
    expect(await sending).toMatchObject({ code: 'service-unavailable', message: expect.stringContaining('in time') })
    expect(waited).toBe(30_000)
  })
})

describe("GitHub's API", () => {
  it('is not asked without a token, and is that of github.com where the runner names no other', async () => {
    expect(await job.githubApi(undefined)).toBeUndefined()
    expect(await job.githubApi('token')).toMatchObject({ url: 'https://api.github.com', token: 'token' })
  })
})
