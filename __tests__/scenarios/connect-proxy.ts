/** An HTTP proxy with CONNECT only, for tests; it keeps what it was asked for. */
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'

export interface ConnectProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  /** Hosts and ports of the tunnels so far, in order. */
  readonly tunnels: () => readonly string[]
  /** Everything that it was asked for, requests without a tunnel as well. */
  readonly requests: () => readonly string[]
  /** `Proxy-Authorization` of the tunnels. */
  readonly credentials: () => readonly (string | undefined)[]
  readonly close: () => Promise<void>
}

/** Starts a proxy; with `refuse` it answers every CONNECT with that status instead of opening a tunnel. */
export async function startConnectProxy(refuse?: number): Promise<ConnectProxy> {
  const asked: IncomingMessage[] = []
  const open = new Set<Duplex>()
  const plain: IncomingMessage[] = []
  const server = createServer((request, response) => {
    plain.push(request)
    response.writeHead(405).end()
  })
  server.on('connect', (request, client) => {
    asked.push(request)
    open.add(client)
    client.on('error', () => client.destroy())
    if (refuse !== undefined) {
      client.end(`HTTP/1.1 ${refuse} Refused\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    const [, port] = /:(\d+)$/.exec(request.url ?? '') ?? []
    // Whatever the name is, the only services here are on loopback.
    const service = connect(Number(port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      service.pipe(client).pipe(service)
    })
    open.add(service)
    service.on('error', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels: () => asked.map(({ url }) => url ?? ''),
    requests: () => [...asked, ...plain].map(({ method, url }) => `${method} ${url}`),
    credentials: () => asked.map(({ headers }) => headers['proxy-authorization']),
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
