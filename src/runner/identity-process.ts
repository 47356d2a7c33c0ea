/** Starts the identity endpoint as a process of its own that outlives the step, and ends it when the job ends. */
import { spawn } from 'node:child_process'
import { request } from 'node:http'
import { dirname, join } from 'node:path'
import { FederationError } from '../core/error.ts'
import type { Environment } from './environment.ts'

/** What the step tells the process over the channel between them; secrets take no other way. */
export interface IdentityProcessStart {
  /** Value of `X-IDENTITY-HEADER`: 256 random bits, in hexadecimal. */
  readonly header: string
  /** Another such value, which can only end the process: what `post` keeps. */
  readonly endKey: string
  readonly clientId: string
  readonly resourceId: string | undefined
  readonly tenantId: string
  readonly authority: string
  readonly audience: string
  readonly logFile: string
  /** Where to keep a fresh ID token; undefined for no such file. */
  readonly tokenFile: string | undefined
  /** How often the token file is renewed, in milliseconds. */
  readonly tokenFileEveryMs: number
  /** Process whose end is the job's end: the runner's worker. 0 when it is outside of the job's container. */
  readonly watchedPid: number
}

/** What the process answers once: where it listens, or why it does not. */
export type IdentityProcessReady =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly code: FederationError['code']; readonly message: string; readonly hint: string }

export interface IdentityProcess {
  readonly port: number
  /** Ends it at once, for a step that fails after the start. */
  readonly kill: () => void
}

// The two request variables, the runner's mark for its clean-up, proxies, and where Node finds certificate authorities.
const PASSED = new Set([
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'RUNNER_TRACKING_ID',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_SYSTEM_CA',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
])

/** Picks the variables that the process gets; names keep their spelling. */
export function toProcessEnvironment(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && PASSED.has(name.toUpperCase()) ? [[name, value]] : [],
    ),
  )
}

// With a token file the first ID token is asked for before the process is ready, with every repetition that may need.
const READY_MS = 180_000

function didNotStart(why: string): FederationError {
  return new FederationError('internal', `The identity endpoint did not start: ${why}.`, {
    hint: 'See whether the runner lets a step start processes and listen on 127.0.0.1.',
  })
}

/** Path of the process's entry in the bundle, beside the one of this step. */
export function identityScript(): string {
  return join(dirname(process.argv[1] ?? ''), 'identity-endpoint.js')
}

/**
 * Starts the process and waits until it answers. It is detached, holds none of the step's streams, and the channel is
 * closed: the step can end, and the process stays.
 * @param script path of the bundle's entry
 * @throws FederationError `internal`, or the process's own when it could not get the first ID token
 */
export function startIdentityProcess(
  script: string,
  start: Omit<IdentityProcessStart, 'watchedPid'>,
  environment: Environment,
): Promise<IdentityProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], {
      cwd: dirname(process.execPath),
      detached: true,
      env: toProcessEnvironment(environment),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      windowsHide: true,
    })
    const kill = () => {
      child.kill('SIGKILL')
    }
    const fail = (error: Error) => {
      clearTimeout(timer)
      kill()
      reject(error)
    }
    const timer = setTimeout(() => fail(didNotStart('it did not answer in time')), READY_MS)
    child.once('error', ({ message }) => fail(didNotStart(message)))
    child.once('exit', (code, signal) => fail(didNotStart(`it ended with ${signal ?? `exit code ${code}`}`)))
    child.once('message', (answer) => {
      const ready = answer as IdentityProcessReady
      if (ready.kind === 'failed') {
        fail(new FederationError(ready.code, ready.message, { hint: ready.hint }))
        return
      }
      clearTimeout(timer)
      child.removeAllListeners()
      child.disconnect()
      child.unref()
      resolve({ port: ready.port, kill })
    })
    child.send({ ...start, watchedPid: process.ppid } satisfies IdentityProcessStart)
  })
}

/**
 * Ends the process: sends the authenticated `DELETE`, and waits until the process has closed the connection.
 * @returns false when nothing listened: it had ended before
 */
export function endIdentityProcess(
  { port, path, endKey }: { readonly port: number; readonly path: string; readonly endKey: string },
  timeoutMs: number,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let status = 0
    const asking = request({
      host: '127.0.0.1',
      port,
      path,
      method: 'DELETE',
      headers: { 'X-IDENTITY-HEADER': endKey },
      agent: false,
      timeout: timeoutMs,
    })
    asking.once('response', (response) => {
      status = response.statusCode ?? 0
      response.resume()
    })
    asking.once('timeout', () => asking.destroy(new Error('no answer in time')))
    asking.once('error', (error) => {
      if ((error as { code?: unknown }).code === 'ECONNREFUSED') resolve(false)
      else if (status === 0) reject(error)
    })
    asking.once('close', () => {
      if (status === 204) resolve(true)
      else if (status !== 0) reject(new Error(`it answered HTTP ${status}`))
    })
    asking.end()
  })
}
