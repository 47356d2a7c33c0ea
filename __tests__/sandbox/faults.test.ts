/** Faults, latency and the request log: what goes wrong on the wire, and what is written down of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RequestRecord } from '../../sandbox/http/request-log.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { type Client, call, codeOf, exchange, idToken, json, startClient } from './client.ts'

let client: Client
let seen: RequestRecord[]
beforeEach(async () => {
  seen = []
  client = await startClient({ onRequest: (record) => seen.push(record) })
})
afterEach(() => client.close())

const secret = { client_id: IDS.managerClientId, client_secret: IDS.managerSecret }
const PATH = `/beta/applications/${IDS.objectId}/federatedIdentityCredentials`

describe('effects', () => {
  test('an answer in place of the real one, so many times, after so many others', async () => {
    const effect = { status: 429, headers: { 'retry-after': '3' }, body: { error: 'busy' } }
    client.sandbox.fault({ match: { service: 'entra', path: 'oauth2' }, skip: 1, times: 2, effect })
    const replies = []
    for (let turn = 0; turn < 4; turn += 1) replies.push(await exchange(client, secret))
    expect(replies.map((reply) => reply.status)).toEqual([200, 429, 429, 200])
    expect(replies[1]?.headers['retry-after']).toBe('3')
    expect(replies[1]?.text).toBe('{"error":"busy"}')
  })

  test('drop', async () => {
    client.sandbox.fault({ effect: { kind: 'drop' } })
    await expect(exchange(client, secret)).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(seen[0]).toMatchObject({ status: 0, note: 'fault: drop' })
    expect(codeOf(await exchange(client, secret))).toBe(0)
  })

  test('drop after the request took effect', async () => {
    const token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
    client.sandbox.fault({ match: { service: 'graph', method: 'POST' }, when: 'after', effect: { kind: 'drop' } })
    const body = { name: 'lost', issuer: 'https://i.example', subject: 's', audiences: ['a'] }
    await expect(call(client, token, 'POST', PATH, body)).rejects.toThrow()
    expect(json(await call(client, token, 'GET', `${PATH}/lost`)).subject).toBe('s')
    expect(seen[0]?.note).toBe('created lost fault: drop')
  })

  test('empty and html are 200 without JSON', async () => {
    client.sandbox.fault({ effect: { kind: 'empty' } })
    client.sandbox.fault({ effect: { kind: 'html' } })
    const empty = await exchange(client, secret)
    expect(empty.status).toBe(200)
    expect(empty.text).toBe('')
    expect((await exchange(client, secret)).text).toContain('<html>')
  })

  test.each([false, true])('stall, head sent: %s', async (afterHeaders) => {
    client.sandbox.fault({ effect: { kind: 'stall', afterHeaders } })
    let ended = false
    const stalled = exchange(client, secret)
      .catch(() => 'closed')
      .finally(() => {
        ended = true
      })
    await vi.waitUntil(() => seen.length === 1, { timeout: 300_000, interval: 1 })
    // Requests that came later are answered, and it waits still.
    for (let later = 0; later < 3; later++) expect(codeOf(await exchange(client, secret))).toBe(0)
    expect(ended).toBe(false)
    await client.sandbox.close()
    expect(await stalled).toBe('closed')
  })

  test('delay and latency take their time', async () => {
    client.sandbox.fault({ effect: { kind: 'delay', ms: 60 } })
    client.sandbox.settings.latencyMs = { entra: 40 }
    await exchange(client, secret)
    await exchange(client, secret)
    expect(seen[0]?.ms).toBeGreaterThanOrEqual(98)
    expect(seen[1]?.ms).toBeGreaterThanOrEqual(38)
  })

  test('cleared faults do nothing', async () => {
    client.sandbox.fault({ effect: { kind: 'drop' }, times: 9 })
    client.sandbox.clearFaults()
    expect(codeOf(await exchange(client, secret))).toBe(0)
  })
})

describe('the log', () => {
  test('counts, names the service and the job, and keeps no secret', async () => {
    const token = await idToken(client, { environment: 'production' })
    const scope = 'https://graph.microsoft.com/.default'
    const reply = await exchange(client, { client_id: IDS.managerClientId, client_assertion: token, scope })
    await exchange(client, secret)
    const access = String(json(reply).access_token)
    await call(client, access, 'POST', `/v1.0/applications/${IDS.objectId}/addPassword`, { passwordCredential: {} })
    const log = client.sandbox.requests()
    expect(log.map(({ n, service, method, status }) => ({ n, service, method, status }))).toEqual([
      { n: 1, service: 'idtoken', method: 'GET', status: 200 },
      { n: 2, service: 'entra', method: 'POST', status: 200 },
      { n: 3, service: 'entra', method: 'POST', status: 200 },
      { n: 4, service: 'graph', method: 'POST', status: 200 },
    ])
    expect(new Set(log.filter((entry) => entry.n !== 3).map((entry) => entry.job)).size).toBe(1)
    expect(log[1]).toMatchObject({ body: { client_assertion: '[redacted]', grant_type: 'client_credentials' } })
    expect(log[3]?.headers.authorization).toBe('Bearer [redacted]')
    const text = JSON.stringify(log)
    for (const value of [token, access, IDS.managerSecret]) expect(text).not.toContain(value)
    expect(seen).toEqual(log)
    client.sandbox.clearRequests()
    expect(client.sandbox.requests()).toEqual([])
  })
})
