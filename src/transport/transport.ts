/** How every request leaves the action: one HTTP client with a timeout per attempt, the retry table, the proxy and a log without secrets. */
import type { HttpClient } from '@azure/core-rest-pipeline'
import { FederationError } from '../core/error.ts'
import { exchange, type HttpMethod, type HttpResponse, OVERSIZED } from './http.ts'
import { type SendExchange, toHttpClient } from './http-client.ts'
import { createLimiter, type Limiter } from './limiter.ts'
import type { ProxyTunnel } from './proxy.ts'
import { type AttemptOutcome, isThrottling, parseRetryAfter, type Repeat, retryDelay } from './retry.ts'

/** What the transport needs from outside. Times are milliseconds. */
export interface TransportEnvironment {
  readonly now: () => number
  readonly random: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly debug: (line: string) => void
  /** Returns the tunnel to a URL through the job's proxy, or undefined for a direct connection. */
  readonly proxyTunnel: (url: URL) => ProxyTunnel | undefined
  /** Per attempt, the body included. */
  readonly timeoutMs: number
}

export interface TransportRequest {
  readonly method: HttpMethod
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly repeat: Repeat
  /** Name of the service for log and errors, for example `Microsoft Graph`. */
  readonly service: string
}

export interface TransportResponse {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly text: string
  /** URL that answered: differs from the asked one after a redirect on the same origin. */
  readonly url: string
}

export interface Transport {
  /** Sends a request; a response of any status resolves, only a missing or unreadable answer rejects. */
  readonly send: (request: TransportRequest) => Promise<TransportResponse>
  /** The same transport as `@azure/identity` takes it. */
  readonly httpClient: HttpClient
  /** Holds a service's requests back, all of them, as a 429 does: for one inside of a batch. Milliseconds. */
  readonly slowDown: (service: string, ms: number) => void
}

const MAX_REDIRECTS = 3

/** True for a 200 whose body is empty or is not JSON: proxies and overloaded services send those. */
function isUnreadable({ status, text }: HttpResponse): boolean {
  if (status !== 200) return false
  // The first character settles what JSON.parse would read to its end; JSON's own blanks may stand before it.
  if (!/^[ \t\r\n]*[{[]/.test(text)) return true
  try {
    JSON.parse(text)
    return false
  } catch {
    // Cut off on the way.
    return true
  }
}

/** Shows a URL without its query: an ID token request URL and paging links may carry secrets there. */
function loggable(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}

// Plain http is the endpoint of a machine's managed identity, which answers at once or is not there.
const MACHINE_TIMEOUT_MS = 10_000

/** The limit for one attempt; a library may ask for less, as the probe for a managed identity does. */
function timeoutFor(url: string, asked: number | undefined, most: number): number {
  return Math.min(asked ?? most, url.startsWith('http:') ? MACHINE_TIMEOUT_MS : most, most)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure'
  if (error.name === 'AbortError') return 'no answer in time'
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : error.name
}

function sameOriginRedirect({ method }: TransportRequest, url: string, response: HttpResponse): string | undefined {
  const { location } = response.headers
  const followed = method === 'GET' && [301, 302, 307, 308].includes(response.status)
  if (!followed || location === undefined || !URL.canParse(location, url)) return undefined
  const target = new URL(location, url)
  return target.origin === new URL(url).origin ? target.href : undefined
}

/** What one attempt brought; `response` is undefined when none came. */
interface Attempt {
  readonly response: HttpResponse | undefined
  readonly failure: unknown
  readonly unreadable: boolean
}

function outcomeOf({ response, failure, unreadable }: Attempt): AttemptOutcome {
  if (response === undefined) return { kind: 'failure', final: (failure as { code?: unknown }).code === OVERSIZED }
  return { kind: 'response', status: response.status, retryAfter: response.headers['retry-after'], unreadable }
}

function describeAttempt({ response, failure, unreadable }: Attempt): string {
  return response === undefined ? reasonOf(failure) : `${response.status}${unreadable ? ' without JSON' : ''}`
}

// How long a request may wait in its service's queue, all its attempts together.
const QUEUE_MS = 300_000

/** One limiter per service for the whole run. */
function createLimiters(environment: TransportEnvironment): (service: string) => Limiter {
  const limiters = new Map<string, Limiter>()
  return (service) => {
    const limiter = limiters.get(service) ?? createLimiter(service, environment)
    limiters.set(service, limiter)
    return limiter
  }
}

/** Builds the transport. Nothing is sent and no proxy module is loaded before the first request. */
export function createTransport(environment: TransportEnvironment): Transport {
  const { now, random, sleep, debug } = environment
  const limiterOf = createLimiters(environment)

  const sendExchange: SendExchange = async ({ most, ...request }, repeat, service) => {
    const tunnel = environment.proxyTunnel(new URL(request.url))
    const timeoutMs = timeoutFor(request.url, most, environment.timeoutMs)

    async function attempt(): Promise<Attempt> {
      try {
        const response = await exchange({ ...request, timeoutMs, agent: await tunnel?.agent() })
        return { response, failure: undefined, unreadable: isUnreadable(response) }
      } catch (failure) {
        if (request.signal?.aborted) throw failure
        return { response: undefined, failure, unreadable: false }
      }
    }

    const limiter = limiterOf(service)
    const deadline = now() + QUEUE_MS
    for (let attempts = 1; ; attempts++) {
      // A wait for the service is no attempt.
      const leave = await limiter.enter(deadline)
      const started = now()
      const last = await attempt().catch((error: unknown) => {
        leave(false)
        throw error
      })
      const took = Math.round(now() - started)
      debug(`${request.method} ${loggable(request.url)} → ${describeAttempt(last)} in ${took} ms`)
      const delay = retryDelay(attempts, outcomeOf(last), repeat, { now: now(), random: random() })
      const { status = 0, headers = {} } = last.response ?? {}
      const throttled = isThrottling(status, headers['retry-after'])
      if (throttled) limiter.slowDown(delay ?? parseRetryAfter(headers['retry-after'], now()) ?? 0)
      leave(last.response !== undefined && !throttled)
      if (delay === undefined) return finish({ ...last, url: request.url, service, attempts, proxy: tunnel?.name })
      debug(`Waiting ${delay} ms before attempt ${attempts + 1}`)
      if (!throttled) await sleep(delay)
    }
  }

  async function send(request: TransportRequest): Promise<TransportResponse> {
    const { method, headers = {}, body, repeat, service } = request
    let url = request.url
    for (let hop = 0; ; hop++) {
      const response = await sendExchange({ method, url, headers, body, most: undefined }, repeat, service)
      const next = hop < MAX_REDIRECTS ? sameOriginRedirect(request, url, response) : undefined
      if (next === undefined) {
        const { status, text } = response
        return { status, header: (name) => response.headers[name.toLowerCase()], text, url }
      }
      debug(`Followed a redirect to ${loggable(next)}`)
      url = next
    }
  }

  return { send, httpClient: toHttpClient(sendExchange), slowDown: (service, ms) => limiterOf(service).slowDown(ms) }
}

/** The last attempt and how many there were. `proxy` is how to name the proxy that was used. */
interface LastAttempt extends Attempt {
  readonly url: string
  readonly service: string
  readonly attempts: number
  readonly proxy: string | undefined
}

function finish({ url, service, response, failure, unreadable, attempts, proxy }: LastAttempt): HttpResponse {
  if (response !== undefined && !unreadable) return response
  const where = `${service} (${new URL(url).host})`
  const times = attempts === 1 ? '' : ` ${attempts} times`
  const through = proxy === undefined ? '' : `, through the proxy ${proxy}`
  if (response === undefined) {
    throw new FederationError(
      'service-unavailable',
      `${where} could not be reached${times}: ${reasonOf(failure)}${through}.`,
      {
        hint: `Check the network and ${proxy === undefined ? 'proxy of the runner' : 'that proxy'} (https_proxy, no_proxy, NODE_EXTRA_CA_CERTS), or run again later.`,
        answer: { service },
        cause: failure,
      },
    )
  }
  throw new FederationError('service-unavailable', `${where} answered 200 without a JSON body${times}${through}.`, {
    hint: 'A proxy or gateway may be answering instead of the service; otherwise run again later.',
    answer: { service, status: 200 },
  })
}
