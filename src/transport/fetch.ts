/** The transport in the shape of a `fetch`, for the Graph client and Octokit. */
import type { HttpMethod } from './http.ts'
import type { Transport } from './transport.ts'

// Statuses that must not carry a body in a Response (Fetch standard, null body status).
const NULL_BODY = new Set([204, 205, 304])

/** True for what changes nothing: a `GET`, and a batch of Microsoft Graph, into which this action puts nothing else. */
function isRead(method: string, url: string): boolean {
  return method === 'GET' || new URL(url).pathname.endsWith('/$batch')
}

/**
 * Adapts the transport as a `fetch` of one service. Reads, and batches of them, are repeated by the retry table, writes only after a 429.
 * Text bodies only, which is all that Graph and GitHub REST need here.
 */
export function toFetch(transport: Transport, service: string): typeof fetch {
  return async (input, init) => {
    const asked = new Request(input, init)
    const method = asked.method as HttpMethod
    const body = init?.body === undefined || init.body === null ? undefined : String(init.body)
    const response = await transport.send({
      method,
      url: asked.url,
      headers: Object.fromEntries(asked.headers),
      ...(body !== undefined && { body }),
      repeat: isRead(method, asked.url) ? 'safe' : 'write',
      service,
    })
    const headers = new Headers()
    for (const name of [
      'content-type',
      'retry-after',
      'request-id',
      'client-request-id',
      'x-github-request-id',
      'date',
      'link',
      'www-authenticate',
      'location',
      'x-accepted-github-permissions',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
    ]) {
      const value = response.header(name)
      if (value !== undefined) headers.set(name, value)
    }
    const result = new Response(NULL_BODY.has(response.status) ? null : response.text, {
      status: response.status,
      headers,
    })
    Object.defineProperty(result, 'url', { value: response.url })
    return result
  }
}
