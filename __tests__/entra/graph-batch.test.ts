/** Tests batches of reads at Microsoft Graph: how they are packed, which of their requests are asked again, and when everybody waits. */
import { describe, expect, it } from 'vitest'
import { createBatchReader, inParts } from '../../src/entra/graph-batch.ts'
import type { GraphReply, GraphRequest } from '../../src/entra/graph-client.ts'
import { createVirtualClock } from '../federation/clock.ts'
import { failureOf } from '../federation/job.ts'

type Inner = Readonly<Record<string, unknown>>

/** A Graph that answers the requests of a batch by their URL and how often they were asked. */
function setUp(answer: (url: string, time: number) => Inner | undefined, outer: Partial<GraphReply> = {}) {
  const clock = createVirtualClock()
  const batches: string[][] = []
  const slowed: number[] = []
  const times = new Map<string, number>()
  const send = async ({ body }: GraphRequest): Promise<GraphReply> => {
    const requests = (body?.requests ?? []) as readonly { readonly id: string; readonly url: string }[]
    batches.push(requests.map(({ url }) => url))
    const responses = requests.flatMap(({ id, url }) => {
      const time = (times.get(url) ?? 0) + 1
      times.set(url, time)
      const response = answer(url, time)
      return response === undefined ? [] : [{ id, ...response }]
    })
    // They may come in any order.
    return { status: 200, text: JSON.stringify({ responses: responses.toReversed() }), ...outer }
  }
  const read = createBatchReader({ send, clock, slowDown: (ms) => slowed.push(ms) })
  return { read, batches, slowed, clock }
}

const found = (url: string): Inner => ({ status: 200, body: { url } })
const paths = (count: number) => Array.from({ length: count }, (_, index) => `/a/${index}`)

describe('a batch', () => {
  it('holds twenty requests, and replies come in the order of the paths', async () => {
    const { read, batches } = setUp(found)
    const replies = await read(paths(45))
    expect(batches.map(({ length }) => length)).toEqual([20, 20, 5])
    expect(replies.map(({ body }) => body?.url)).toEqual(paths(45))
    expect(await read([])).toEqual([])
    expect(batches).toHaveLength(3)
  })

  it('asks again only what was throttled, after everybody has waited as long as was asked for', async () => {
    const { read, batches, slowed, clock } = setUp((url, time) =>
      url === '/a/3' && time < 3 ? { status: 429, headers: { 'Retry-After': '7' }, body: {} } : found(url),
    )
    const replies = await read(paths(5))
    expect(batches).toEqual([paths(5), ['/a/3'], ['/a/3']])
    expect(slowed).toEqual([7000, 7000])
    expect(clock.sleeps).toEqual([0, 0])
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  })

  it.each<[string, Inner | undefined]>([
    ['an overloaded service', { status: 503, body: {} }],
    ['a lost request', { status: 408, body: {} }],
    ['no answer', undefined],
    ['a status that is none', { status: 'ok' }],
  ])('asks again after %s, and holds nobody else back', async (_, response) => {
    const { read, batches, slowed, clock } = setUp((url, time) =>
      url === '/a/1' && time === 1 ? response : found(url),
    )
    const replies = await read(paths(2))
    expect(batches).toEqual([paths(2), ['/a/1']])
    expect(slowed).toEqual([])
    expect(clock.sleeps).toEqual([500])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
  })

  it('is asked five times at most', async () => {
    const { read, batches } = setUp(() => ({ status: 429, body: { error: { code: 'TooManyRequests' } } }))
    expect(await read(['/a'])).toMatchObject([{ status: 429 }])
    expect(batches).toHaveLength(5)
  })

  it('asks nothing again that no repetition cures', async () => {
    const { read, batches } = setUp((url) => ({
      status: url === '/a/0' ? 404 : 403,
      body: {},
      headers: { 'request-id': 'r' },
    }))
    expect(await read(paths(2))).toMatchObject([{ status: 404, requestId: 'r' }, { status: 403 }])
    expect(batches).toHaveLength(1)
  })

  it.each<[number, string, string]>([
    [404, '{}', 'service-unavailable'],
    [400, '{}', 'service-unavailable'],
    [-1, 'lost', 'service-unavailable'],
    [401, '{"error":{"code":"InvalidAuthenticationToken","message":"m"}}', 'manager-credential-invalid'],
    [429, '{}', 'throttled'],
    [200, '{"value":[]}', 'service-unavailable'],
    [200, '<html>', 'service-unavailable'],
  ])('that as a whole is answered %i %s says nothing of its applications', async (status, text, code) => {
    const { read } = setUp(found, { status, text, requestId: 'r' })
    expect(await failureOf(read(['/a']))).toMatchObject({ code })
  })
})

it('parts of a list hold everything once, in order', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
})
