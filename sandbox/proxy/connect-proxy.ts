/** A loopback CONNECT proxy that answers for the services' own host names with certificates of the sandbox's authority. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { listen, stop } from '../http/listen.ts'
import type { Authority } from '../tokens/authority.ts'
import type { World } from '../world/state.ts'
import { pathOnSandbox, serviceOfHost } from './hosts.ts'

export interface ConnectProxy {
  /** `http://127.0.0.1:PORT`, for `HTTPS_PROXY`. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** What the proxy needs: `origin` is the sandbox itself, whose host is passed through. */
export interface ProxyOptions {
  readonly authority: Authority
  readonly listener: RequestListener
  readonly world: World
  readonly origin: string
  readonly port?: number
  /** Told of every host that was refused. */
  readonly onRefused?: (host: string) => void
}

/** Starts the proxy. Hosts that the sandbox does not answer for get 403 and no connection. */
export async function startConnectProxy(options: ProxyOptions): Promise<ConnectProxy> {
  const servers = new Map<string, Promise<TlsServer>>()
  const serverOf = (host: string) => {
    const known = servers.get(host) ?? hostServer(host, options)
    servers.set(host, known)
    return known
  }
  const sockets = new Set<Duplex>()
  const proxy = createServer((request, response) => refuse(request, response, options))
  proxy.on('connect', (request, socket, head) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    void tunnel(request, socket, head, serverOf, options)
  })
  const port = await listen(proxy, options.port ?? 0, '127.0.0.1')
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await stop(proxy)
    },
  }
}

/** A server with the host's own certificate; its requests are those of the sandbox under another name. */
async function hostServer(host: string, { authority, listener, world }: ProxyOptions): Promise<TlsServer> {
  const { certificate: cert, key } = await authority.issue([host])
  return createTlsServer({ cert, key }, (request, response) => {
    const path = pathOnSandbox(host, request.url ?? '/', world)
    request.headers.host = host
    // Under a path of its own kind, which no service has: answered as not simulated.
    request.url = path ?? `/_elsewhere/${host}${request.url ?? '/'}`
    listener(request, response)
  })
}

async function tunnel(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  serverOf: (host: string) => Promise<TlsServer>,
  { origin, onRefused = () => {} }: ProxyOptions,
): Promise<void> {
  const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(request.url ?? '') ?? []
  const own = new URL(origin)
  if (port === own.port && ['localhost', '127.0.0.1', '::1'].includes(host)) {
    const through = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      through.write(head)
      socket.pipe(through).pipe(socket)
    })
    through.on('error', () => socket.destroy())
    return
  }
  if (port !== '443' || serviceOfHost(host) === undefined) {
    onRefused(host)
    const text = `The sandbox answers for the services that it simulates only, not for ${host}:${port}.\n`
    socket.end(`HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\ncontent-length: ${text.length}\r\n\r\n${text}`)
    return
  }
  const server = await serverOf(host.toLowerCase())
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
  if (head.length > 0) socket.unshift(head)
  server.emit('connection', socket as Socket)
}

/** Plain HTTP through a proxy is no service of ours. */
function refuse(request: IncomingMessage, response: ServerResponse, { onRefused = () => {} }: ProxyOptions): void {
  onRefused(request.url ?? '')
  response.writeHead(403, { 'content-type': 'text/plain' })
  response.end('The sandbox proxies HTTPS to the services that it simulates only.\n')
}
