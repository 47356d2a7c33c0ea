/** Serves an identity endpoint in a scenario: starts it with a real step, asks it over a real socket, and finds its process. */
import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { vi } from 'vitest'
import type { Played, Stage, Step } from './harness.ts'
import { scenario } from './harness.ts'

/** An answer of the endpoint; `body` is parsed JSON. */
export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export interface Question {
  readonly method?: string
  readonly path?: string
  /** Header names and values in turn, sent as they are; default: the right header. */
  readonly headers?: readonly string[]
  readonly query?: Readonly<Record<string, string>> | string
}

export interface Endpoint {
  readonly main: Played
  readonly url: URL
  readonly header: string
  readonly ask: (resource: string, question?: Question) => Promise<Answer>
  /** Plays the end of the job. */
  readonly post: () => Promise<Played>
}

export const VAULT = 'https://vault.azure.net'
export const STORAGE = 'https://storage.azure.com'
export const SQL = 'https://database.windows.net'

/** Sends one request over a connection of its own. */
export function send(url: URL, { method = 'GET', path, headers = [], query = {} }: Question): Promise<Answer> {
  const search = typeof query === 'string' ? query : new URLSearchParams(query).toString()
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: url.hostname,
        port: url.port,
        method,
        path: `${path ?? url.pathname}?${search}`,
        headers: headers.includes('Host') ? headers : ['Host', url.host, ...headers],
        agent: false,
      },
      async (incoming) => {
        const text = Buffer.concat(await incoming.toArray()).toString()
        resolve({ status: incoming.statusCode ?? 0, body: text === '' ? {} : JSON.parse(text) })
      },
    )
    outgoing.once('error', reject)
    outgoing.end()
  })
}

/** True when nothing listens there any more. */
export async function isGone(url: URL): Promise<boolean> {
  return send(url, {}).then(
    () => false,
    (error: unknown) => (error as { code?: unknown }).code === 'ECONNREFUSED',
  )
}

/** Waits for the end; generous, since machines differ: the contract's five seconds are measured where a clock decides. */
export async function untilGone(url: URL): Promise<void> {
  await vi.waitUntil(() => isGone(url), { timeout: 300_000, interval: 50 })
}

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** Processes that carry the job's `RUNNER_TRACKING_ID`, as GitHub's runner looks for them when the job ends. Linux only. */
export function processesOf(
  trackingId: string,
): readonly { readonly pid: number; readonly environment: readonly string[] }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid: Number(pid), environment: environmentOf(pid) }))
    .filter(({ environment }) => environment.includes(`RUNNER_TRACKING_ID=${trackingId}`))
}

/** Plays a step with an identity endpoint; the job has a tracking ID of its own. */
export async function serve(stage: Stage, { inputs = {}, env = {}, ...step }: Step = {}): Promise<Endpoint> {
  const main = await stage.play({ ...step, inputs: { 'identity-endpoint': 'true', ...inputs }, env })
  const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = main.exportedEnv
  if (IDENTITY_ENDPOINT === '') throw new Error(`There is no endpoint: ${main.log}`)
  const url = new URL(IDENTITY_ENDPOINT)
  return {
    main,
    url,
    header: IDENTITY_HEADER,
    ask: (resource, question = {}) =>
      send(url, {
        headers: ['X-IDENTITY-HEADER', IDENTITY_HEADER],
        query: { 'api-version': '2019-08-01', resource },
        ...question,
      }),
    post: () =>
      stage.play({
        phase: 'post',
        state: main.state,
        runnerTemp: main.runnerTemp,
        env: { ...env, ...main.exportedEnv },
      }),
  }
}

/** A scenario whose endpoints are ended when it ends, whatever became of it. */
export const endpointScenario = scenario.extend<{
  serving: (stage: Stage, step?: Step) => Promise<Endpoint>
}>({
  serving: async ({ task: _task }, use) => {
    const endpoints: Endpoint[] = []
    await use(async (stage, step) => {
      const endpoint = await serve(stage, step)
      endpoints.push(endpoint)
      return endpoint
    })
    for (const { url, header } of endpoints)
      await send(url, { method: 'DELETE', headers: ['X-IDENTITY-HEADER', header] }).catch(() => {})
  },
})
