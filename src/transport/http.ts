/** One HTTP exchange over `node:https`: a request out, its whole answer back, within one time limit and one size limit. */
import { type Agent, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { pipeline, type Readable } from 'node:stream'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE'

export interface HttpRequest {
  readonly method: HttpMethod
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
  /** The tunnel to take; a direct connection without. */
  readonly agent: Agent | undefined
  /** Milliseconds for the whole exchange, the body included. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Bytes of a body, after decompression, that are read: far more than any answer the action asks for. */
const MAX_BODY_BYTES = 20_000_000
/** Code of the error for a longer one. */
export const OVERSIZED = 'its answer is longer than 20 MB'

// Agents of our own: Node's global ones can be given a proxy by the environment (NODE_USE_ENV_PROXY).
const direct = {
  'https:': new HttpsAgent({ keepAlive: true }),
  'http:': new HttpAgent({ keepAlive: true }),
} as const

/** The error of an exchange that was given up, by its caller or by the clock. */
function aborted(): Error {
  return Object.assign(new Error('The exchange was aborted.'), { name: 'AbortError' })
}

/** Decompresses what a gateway, or a library's own `Accept-Encoding`, made the service compress. */
async function decoded(response: IncomingMessage): Promise<Readable> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? ''
  if (!['gzip', 'x-gzip', 'deflate', 'br'].includes(encoding)) return response
  const { createBrotliDecompress, createUnzip } = await import('node:zlib')
  // The error of either stream arrives at the one that is read.
  return pipeline(response, encoding === 'br' ? createBrotliDecompress() : createUnzip(), () => {})
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of await decoded(response)) {
    bytes += (chunk as Buffer).length
    if (bytes > MAX_BODY_BYTES) throw Object.assign(new Error(OVERSIZED), { code: OVERSIZED })
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}

/**
 * Sends a request and reads the whole answer, whatever its status. Header names of the answer are lower-case.
 * Rejects with the network's own error, with an `AbortError` when the time is over or the caller aborts, or with the
 * code `OVERSIZED`.
 */
export function exchange(request: HttpRequest): Promise<HttpResponse> {
  const { method, url, headers, body, agent, timeoutMs, signal } = request
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted())
    const secure = url.startsWith('https:')
    const sent = (secure ? httpsRequest : httpRequest)(url, {
      method,
      headers,
      agent: agent ?? direct[secure ? 'https:' : 'http:'],
    })
    const giveUp = (error: unknown) => {
      settle()
      reject(error)
      sent.destroy()
    }
    const abort = () => giveUp(aborted())
    const timer = setTimeout(abort, timeoutMs)
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
    signal?.addEventListener('abort', abort)
    sent.on('error', giveUp)
    sent.once('response', (response) => {
      // A connection that is lost before the body is read ends the reading as well; nothing else listens meanwhile.
      response.on('error', () => {})
      readText(response).then((text) => {
        settle()
        resolve({ status: response.statusCode ?? 0, headers: headersOf(response), text })
      }, giveUp)
    })
    sent.end(body)
  })
}
