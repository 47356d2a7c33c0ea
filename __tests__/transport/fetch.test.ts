/** Tests the transport as a `fetch`: what reaches the wire, what comes back, and which requests are repeated. */
import { describe, expect, it } from 'vitest'
import { toFetch } from '../../src/transport/fetch.ts'
import type { Transport, TransportRequest } from '../../src/transport/transport.ts'

function setUp(status: number, text: string, headers: Readonly<Record<string, string>> = {}) {
  const sent: TransportRequest[] = []
  const transport: Transport = {
    send: async (request) => {
      sent.push(request)
      return { status, text, url: `${request.url}#answered`, header: (name) => headers[name] }
    },
    httpClient: { sendRequest: () => Promise.reject(new Error('not used')) },
    slowDown: () => undefined,
  }
  return { sent, fetch: toFetch(transport, 'Microsoft Graph') }
}

describe('toFetch', () => {
  it('sends method, URL, headers and text body', async () => {
    const { sent, fetch } = setUp(200, '{}')
    await fetch('https://graph.example/beta/x?y=z', {
      method: 'PATCH',
      headers: { Authorization: 'Bearer t', Prefer: 'create-if-missing' },
      body: '{"a":1}',
    })
    expect(sent).toMatchObject([
      {
        method: 'PATCH',
        url: 'https://graph.example/beta/x?y=z',
        body: '{"a":1}',
        repeat: 'write',
        service: 'Microsoft Graph',
        headers: { authorization: 'Bearer t', prefer: 'create-if-missing' },
      },
    ])
  })

  it.each([
    ['GET', 'safe'],
    ['POST', 'write'],
    ['PUT', 'write'],
    ['PATCH', 'write'],
    ['DELETE', 'write'],
  ])('repeats %s as %s', async (method, repeat) => {
    const { sent, fetch } = setUp(200, '{}')
    await fetch('https://graph.example/x', { method })
    expect(sent[0]?.repeat).toBe(repeat)
    expect(sent[0] && 'body' in sent[0]).toBe(false)
  })

  it('repeats a batch of Microsoft Graph like a read', async () => {
    const { sent, fetch } = setUp(200, '{}')
    await fetch('https://graph.example/beta/$batch', { method: 'POST', body: '{"requests":[]}' })
    expect(sent[0]?.repeat).toBe('safe')
  })

  it('takes a Request or a URL as well', async () => {
    const { sent, fetch } = setUp(200, '{}')
    await fetch(new Request('https://graph.example/a', { headers: { 'x-a': 'b' } }))
    await fetch(new URL('https://graph.example/b'), { body: null })
    expect(sent.map(({ url, method }) => ({ method, url }))).toEqual([
      { method: 'GET', url: 'https://graph.example/a' },
      { method: 'GET', url: 'https://graph.example/b' },
    ])
    expect(sent[0]?.headers).toMatchObject({ 'x-a': 'b' })
  })

  it('gives status, text, address and the headers that libraries read', async () => {
    const { fetch } = setUp(429, '{"error":{}}', {
      'content-type': 'application/json',
      'retry-after': '7',
      'request-id': 'r',
      link: '<x>; rel="next"',
    })
    const response = await fetch('https://graph.example/x')
    expect(response.status).toBe(429)
    expect(response.ok).toBe(false)
    expect(await response.json()).toEqual({ error: {} })
    expect(response.url).toBe('https://graph.example/x#answered')
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/json',
      'retry-after': '7',
      'request-id': 'r',
      link: '<x>; rel="next"',
    })
  })

  it.each([204, 205, 304])('gives a %i without a body', async (status) => {
    const response = await setUp(status, '').fetch('https://graph.example/x')
    expect(response.status).toEqual(status)
    expect(response.body).toBe(null)
  })
})
