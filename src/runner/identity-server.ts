/** Listens on loopback and hands every HTTP request to the identity endpoint; no route, header or rule is decided here. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EndpointAnswer } from '../federation/identity-endpoint/answer.ts'
import type { EndpointRequest } from '../federation/identity-endpoint/request.ts'

export interface IdentityServer {
  readonly port: number
  /** Stops listening, and closes every connection once what is being answered has been sent. */
  readonly close: () => Promise<void>
}

const LOOPBACK = '127.0.0.1'
// A client of this machine sends its few headers at once.
const RECEIVE_MS = 10_000

function toRequest({ method = '', url = '', rawHeaders }: IncomingMessage): EndpointRequest {
  const headers: (readonly [string, string])[] = []
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? ''])
  return { method, target: url, headers }
}

function send(response: ServerResponse, { status, body }: EndpointAnswer): void {
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(body !== undefined && { 'Content-Type': 'application/json; charset=utf-8' }),
  })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

/** Stops the server; requests that are being answered get their answer, but not more than a second. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
  })
}

/**
 * Starts listening on a free port of 127.0.0.1, which nothing outside this machine (or this job container) can reach.
 * @param answer gets the request and the one `Host` that is right; must not reject
 */
export function startIdentityServer(
  answer: (request: EndpointRequest, host: string) => Promise<EndpointAnswer>,
): Promise<IdentityServer> {
  let host = ''
  let ending = false
  const server = createServer({ requestTimeout: RECEIVE_MS, headersTimeout: RECEIVE_MS }, async (request, response) => {
    request.resume()
    const given = await answer(toRequest(request), host)
    if (ending) response.setHeader('Connection', 'close')
    send(response, given)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, LOOPBACK, () => {
      const { port } = server.address() as AddressInfo
      host = `${LOOPBACK}:${port}`
      resolve({
        port,
        close: () => {
          ending = true
          return close(server)
        },
      })
    })
  })
}
