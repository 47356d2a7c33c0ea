/** Tests one exchange: what is compressed is read, and what is too long is not. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exchange, type HttpRequest } from '../../src/transport/http.ts'
import { createTransport } from '../../src/transport/transport.ts'
import { failureOf } from '../federation/job.ts'
import { type Answer, json, startTlsServer, type TestServer, text } from './tls-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTlsServer()
})
afterAll(() => server.close())

const BODY = '{"text":"Grüße"}'
const compressed =
  (encoding: string, body: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(body)
  }

const ask = (more: Partial<HttpRequest> = {}) =>
  exchange({
    method: 'GET',
    url: `${server.origin}/`,
    headers: {},
    body: undefined,
    agent: undefined,
    timeoutMs: 60_000,
    ...more,
  })

describe('a body', () => {
  it.each([
    ['gzip', gzipSync(BODY)],
    ['x-gzip', gzipSync(BODY)],
    ['GZIP ', gzipSync(BODY)],
    ['deflate', deflateSync(BODY)],
    ['br', brotliCompressSync(BODY)],
    ['identity', Buffer.from(BODY)],
  ])('in %s is read', async (encoding, body) => {
    server.answer(compressed(encoding, body))
    expect((await ask()).text).toBe(BODY)
  })

  it('that only claims to be compressed is an error', async () => {
    server.answer(compressed('gzip', Buffer.from(BODY)))
    await expect(ask()).rejects.toMatchObject({ code: 'Z_DATA_ERROR' })
  })

  it('that is cut off inside its compression is an error', async () => {
    server.answer(compressed('gzip', gzipSync(BODY).subarray(0, 12)))
    await expect(ask()).rejects.toMatchObject({ code: 'Z_BUF_ERROR' })
  })

  it('may be as long as any real one', { timeout: 60_000 }, async () => {
    server.answer(text(200, 'x'.repeat(20_000_000)))
    expect((await ask()).text).toHaveLength(20_000_000)
  })

  it.each<[string, Answer]>([
    ['as it is', text(200, 'x'.repeat(20_000_001))],
    ['after decompression', compressed('gzip', gzipSync(Buffer.alloc(20_000_001)))],
  ])('that is too long %s is not read, and not asked for again', { timeout: 60_000 }, async (_, answer) => {
    server.answer(answer)
    const transport = createTransport({
      now: () => 0,
      random: () => 0,
      sleep: () => expect.unreachable(),
      debug: () => {},
      proxyTunnel: () => undefined,
      timeoutMs: 60_000,
    })
    const sent = transport.send({ method: 'GET', url: `${server.origin}/`, repeat: 'safe', service: 'Test' })
    expect(await failureOf(sent)).toMatchObject({
      code: 'service-unavailable',
      message: `Test (127.0.0.1:${server.port}) could not be reached: its answer is longer than 20 MB.`,
    })
    expect(server.seen).toHaveLength(1)
  })
})

it('gives headers by lower-case names, repeated ones in one line', async () => {
  server.answer((response) => {
    response.writeHead(200, [
      ['X-One', '1'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ])
    response.end(BODY)
  })
  const { headers } = await ask()
  expect(headers['x-one']).toBe('1')
  expect(headers['set-cookie']).toBe('a=1, b=2')
})

it('sends a body with its length, in UTF-8', async () => {
  server.answer(json(200, {}))
  await ask({ method: 'POST', body: BODY })
  expect(server.seen[0]?.body).toBe(BODY)
  expect(server.seen[0]?.headers['content-length']).toBe(String(Buffer.byteLength(BODY)))
})
