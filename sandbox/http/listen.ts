/** Servers that start and stop as promises. */
import type { Server } from 'node:http'
import type { ServerType } from '@hono/node-server'
import { InputError } from '../input-error.ts'

/**
 * Listens and says on which port.
 * @throws InputError when the port is taken, or is not for this user
 */
export function listen(server: ServerType | Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(toInputError(error, port)))
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

function toInputError(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return new InputError(`Port ${port} is in use: leave --port out, and a free one is taken.`)
  if (code === 'EACCES') return new InputError(`Port ${port} is not for this user: take one above 1023.`)
  return error
}
