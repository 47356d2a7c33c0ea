/** Knows how every request leaves the action: one HTTP client with a timeout per attempt, the retry table, the proxy and a log without secrets. */
import type { Agent } from 'node:http'
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type HttpMethods,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import { FederationError } from '../core/error.ts'
import { type AttemptOutcome, type Repeat, retryDelay } from './retry.ts'

/** What the transport needs from outside. Times are milliseconds. */
export interface TransportEnvironment {
  readonly now: () => number
  readonly random: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly debug: (line: string) => void
  /** Returns the agent that tunnels to a URL through the job's proxy, or undefined for a direct connection. */
  readonly proxyAgent: (url: URL) => Promise<Agent | undefined> | undefined
  /** Per attempt, the body included. */
  readonly timeoutMs: number
}

export interface TransportRequest {
  readonly method: HttpMethods
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
}

const MAX_REDIRECTS = 3

/** True for a 200 whose body is empty or is not JSON: proxies and overloaded services send those. */
function isUnreadable(response: PipelineResponse): boolean {
  if (response.status !== 200) return false
  const text = (response.bodyAsText ?? '').trimStart()
  if (!(text.startsWith('{') || text.startsWith('['))) return true
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
function timeoutFor({ url, timeout }: PipelineRequest, most: number): number {
  const limit = url.startsWith('http:') ? Math.min(most, MACHINE_TIMEOUT_MS) : most
  return timeout > 0 ? Math.min(timeout, limit) : limit
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure'
  if (error.name === 'AbortError') return 'no answer in time'
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : error.name
}

function sameOriginRedirect(response: PipelineResponse): string | undefined {
  const location = response.headers.get('location')
  const followed = response.request.method === 'GET' && [301, 302, 307, 308].includes(response.status)
  if (!followed || location === undefined) return undefined
  if (!URL.canParse(location, response.request.url)) return undefined
  const target = new URL(location, response.request.url)
  return target.origin === new URL(response.request.url).origin ? target.href : undefined
}

/** Builds the transport. Nothing is sent and no proxy module is loaded before the first request. */
export function createTransport(environment: TransportEnvironment): Transport {
  const client = createDefaultHttpClient()

  async function attemptOnce(request: PipelineRequest): Promise<PipelineResponse> {
    const agent = await environment.proxyAgent(new URL(request.url))
    if (agent !== undefined) request.agent = agent
    return client.sendRequest(request)
  }

  async function sendRequest(request: PipelineRequest, repeat: Repeat, service: string): Promise<PipelineResponse> {
    request.timeout = timeoutFor(request, environment.timeoutMs)
    for (let attempt = 1; ; attempt++) {
      const started = environment.now()
      let response: PipelineResponse | undefined
      let failure: unknown
      try {
        response = await attemptOnce(request)
      } catch (error) {
        if (request.abortSignal?.aborted) throw error
        failure = error
      }
      const unreadable = response !== undefined && isUnreadable(response)
      const outcome: AttemptOutcome = response
        ? { kind: 'response', status: response.status, retryAfter: response.headers.get('retry-after'), unreadable }
        : { kind: 'failure' }
      const said = response ? `${response.status}${unreadable ? ' without JSON' : ''}` : reasonOf(failure)
      environment.debug(
        `${request.method} ${loggable(request.url)} → ${said} in ${Math.round(environment.now() - started)} ms`,
      )
      const delay = retryDelay(attempt, outcome, repeat, { now: environment.now(), random: environment.random() })
      if (delay === undefined) return finish({ request, service, response, failure, unreadable, attempts: attempt })
      environment.debug(`Waiting ${delay} ms before attempt ${attempt + 1}`)
      await environment.sleep(delay)
    }
  }

  return {
    httpClient: {
      sendRequest: (request) =>
        sendRequest(request, request.url.startsWith('http:') ? 'once' : 'safe', 'Microsoft Entra'),
    },
    async send({ method, url, headers = {}, body, repeat, service }) {
      let target = url
      for (let hop = 0; ; hop++) {
        const request = createPipelineRequest({
          method,
          url: target,
          headers: createHttpHeaders(headers),
          ...(body !== undefined && { body }),
        })
        const response = await sendRequest(request, repeat, service)
        const next = hop < MAX_REDIRECTS ? sameOriginRedirect(response) : undefined
        if (next === undefined) {
          return {
            status: response.status,
            header: (name) => response.headers.get(name),
            text: response.bodyAsText ?? '',
            url: target,
          }
        }
        environment.debug(`Followed a redirect to ${loggable(next)}`)
        target = next
      }
    },
  }
}

/** The last attempt and how many there were; `response` is undefined when none came. */
interface LastAttempt {
  readonly request: PipelineRequest
  readonly service: string
  readonly response: PipelineResponse | undefined
  readonly failure: unknown
  readonly unreadable: boolean
  readonly attempts: number
}

function finish({ request, service, response, failure, unreadable, attempts }: LastAttempt): PipelineResponse {
  const where = `${service} (${new URL(request.url).host})`
  const times = attempts === 1 ? '' : ` ${attempts} times`
  if (response === undefined) {
    throw new FederationError('service-unavailable', `${where} could not be reached${times}: ${reasonOf(failure)}.`, {
      hint: 'Check the network and proxy of the runner (https_proxy, no_proxy, NODE_EXTRA_CA_CERTS), or run again later.',
      answer: { service },
      cause: failure,
    })
  }
  if (unreadable) {
    throw new FederationError('service-unavailable', `${where} answered 200 without a JSON body${times}.`, {
      hint: 'A proxy or gateway may be answering instead of the service; otherwise run again later.',
      answer: { service, status: 200 },
    })
  }
  return response
}
