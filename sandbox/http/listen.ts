/** Servers that start and stop as promises. */
import type { Server } from 'node:http'
import type { ServerType } from '@hono/node-server'

/** Listens and says on which port. */
export function listen(server: ServerType | Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Closes a server and every connection to it. */
export function stop(server: ServerType | Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
