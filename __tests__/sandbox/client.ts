/** How tests talk to a sandbox: plain HTTPS with its authority, and the requests every file needs. */
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import type { JobContext } from '../../sandbox/github/job.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { type SandboxOptions, startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface Client {
  readonly sandbox: Sandbox
  readonly send: (
    method: string,
    path: string,
    headers?: Readonly<Record<string, string>>,
    body?: string,
  ) => Promise<Reply>
  readonly close: () => Promise<void>
}

/** Starts a sandbox and a client that trusts it; closing the one closes the other. */
export async function startClient(options: SandboxOptions = {}): Promise<Client> {
  const sandbox = await startSandbox(options)
  const client = connect(sandbox)
  return {
    ...client,
    close: async () => {
      await client.close()
      await sandbox.close()
    },
  }
}

/** A client of a running sandbox. */
export function connect(sandbox: Sandbox): Client {
  const agent = new Agent({ ca: readFileSync(sandbox.caFile), keepAlive: true, maxSockets: 64 })
  const send: Client['send'] = (method, path, headers = {}, body = undefined) =>
    new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, sandbox.url), { method, headers, agent }, (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (chunk: string) => {
          text += chunk
        })
        incoming.on('error', reject)
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }))
      })
      // A connection that idled may be closed just when it is taken: https://nodejs.org/api/http.html#requestreusedsocket
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve(send(method, path, headers, body))
        else reject(error)
      })
      outgoing.end(body)
    })
  return { sandbox, send, close: async () => agent.destroy() }
}

/** The JSON of a reply. */
export function json(reply: Reply): Record<string, unknown> {
  return JSON.parse(reply.text) as Record<string, unknown>
}

/** A nested property by its path; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
}

/** An ID token of a new job in that context. */
export async function idToken(
  client: Client,
  context: JobContext = {},
  audience = 'api://AzureADTokenExchange',
): Promise<string> {
  return signIdToken(client, await client.sandbox.jobEnvironment(context), audience)
}

/** An ID token of the job with this environment. */
export async function signIdToken(
  client: Client,
  env: Readonly<Record<string, string>>,
  audience = 'api://AzureADTokenExchange',
): Promise<string> {
  const reply = await client.send(
    'GET',
    `${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(audience)}`,
    { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  )
  return String(json(reply).value)
}

/** Posts a form to the token endpoint; defaults: the default application asks for ARM with an assertion. */
export function exchange(
  client: Client,
  form: Readonly<Record<string, string>>,
  tenant: string = DEFAULT_IDS.tenantId,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
  const fields = {
    grant_type: 'client_credentials',
    client_id: DEFAULT_IDS.clientId,
    scope: 'https://management.azure.com/.default',
    ...(form.client_assertion === undefined ? {} : { client_assertion_type: type }),
    ...form,
  }
  return client.send(
    'POST',
    `/${tenant}/oauth2/v2.0/token`,
    { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    new URLSearchParams(fields).toString(),
  )
}

/** The AADSTS number of a refusal; 0 for a token. */
export function codeOf(reply: Reply): unknown {
  return reply.status === 200 ? 0 : at(json(reply), 'error_codes', 0)
}

/** Sends JSON with a bearer. */
export function call(
  client: Client,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const all = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers }
  return client.send(method, path, all, body === undefined ? undefined : JSON.stringify(body))
}

/** A payload of a JWT, unverified. */
export function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
}
