/** A client that reaches the sandbox through its CONNECT proxy, under the services' own names. */
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { HttpsProxyAgent } from 'https-proxy-agent'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Reply } from './client.ts'

/** Sends one request; the agent tunnels to whatever host the URL names. */
export type ProxySend = (
  method: string,
  url: string,
  headers?: Readonly<Record<string, string>>,
  body?: string,
) => Promise<Reply>

/** A client of a sandbox that was started with `proxy: true`. */
export function proxyClient(sandbox: Sandbox): ProxySend {
  const agent = new HttpsProxyAgent(sandbox.proxyUrl ?? '', { keepAlive: false })
  const ca = readFileSync(sandbox.caFile)
  return (method, url, headers = {}, body = undefined) =>
    new Promise((resolve, reject) => {
      const outgoing = request(new URL(url), { method, headers, agent, ca }, (incoming) => {
        let text = ''
        incoming.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        incoming.on('error', reject)
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }))
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
}
