/** A TLS server on loopback that answers as a test says, request by request, and the proxy in front of it. */
import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createServerCertificate } from '../../sandbox/tokens/certificate.ts'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Answer = (response: ServerResponse, request: Seen) => void

export interface TestServer {
  readonly origin: string
  readonly port: number
  readonly seen: Seen[]
  /** Sets the answers to the next requests; the last one stays. */
  readonly answer: (...answers: readonly Answer[]) => void
  readonly close: () => Promise<void>
}

export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }
export const text =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers).end(body)
  }
/** Never answers. */
export const stalledHeaders: Answer = () => {}
/** Begins an answer and never ends it. */
export const stalledBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"value":')
}
/** Cuts the connection before an answer, or in the middle of one. */
export const dropped: Answer = (response) => {
  response.socket?.destroy()
}
export const cutShort: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"value":', () => response.socket?.destroy())
}

async function listen(server: Server | ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Starts the server, also for `host`; this process trusts its authority from then on. */
export async function startTlsServer(host = '127.0.0.1'): Promise<TestServer> {
  const { certificate, key, authority } = await createServerCertificate(host)
  setDefaultCACertificates([...getCACertificates('default'), authority])
  const seen: Seen[] = []
  let answers: readonly Answer[] = [json(200, {})]
  const server = createServer({ cert: certificate, key }, async (request, response) => {
    const one: Seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await read(request).catch(() => ''),
    }
    seen.push(one)
    const [answer = stalledHeaders, ...others] = answers
    if (others.length > 0) answers = others
    answer(response, one)
  })
  const port = await listen(server)
  return {
    origin: `https://127.0.0.1:${port}`,
    port,
    seen,
    answer: (...next) => {
      seen.length = 0
      answers = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export interface TestProxy {
  readonly url: string
  /** `CONNECT` targets, with the credentials that came with them. */
  readonly tunnels: { readonly target: string; readonly authorization: string | undefined }[]
  /** Answers every CONNECT with this status instead of a tunnel. */
  readonly refuse: (status: number | undefined) => void
  readonly close: () => Promise<void>
}

/** Starts a proxy that knows CONNECT; `to` is where every tunnel ends, whatever was asked for. */
export async function startProxy(to: number): Promise<TestProxy> {
  const tunnels: TestProxy['tunnels'] = []
  const sockets = new Set<Socket>()
  let refusing: number | undefined
  const server = createHttpServer((_, response) => response.writeHead(400).end())
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    tunnels.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] })
    if (refusing !== undefined) {
      client.end(`HTTP/1.1 ${refusing} Refused\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const upstream = connect(to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}`,
    tunnels,
    refuse: (status) => {
      refusing = status
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
