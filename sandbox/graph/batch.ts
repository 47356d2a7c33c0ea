/** `POST /$batch`: up to 20 requests in one, in parallel unless they depend on each other. */
import type { Core } from '../core.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import type { Caller } from '../tokens/access-token.ts'
import { frameGraphAnswer, graphError } from './error.ts'
import type { RawGraphRequest } from './request.ts'

/** https://learn.microsoft.com/graph/json-batching */
const LIMIT = 20

/** Answers one request of a verified caller. */
export type Serve = (core: Core, caller: Caller, raw: RawGraphRequest) => Promise<Answer>

interface Item {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly dependsOn: readonly string[]
}

/** Answers a batch: 200 with unordered `responses`, each with a status of its own; 424 where a dependency failed. */
export async function batch(
  core: Core,
  caller: Caller,
  raw: RawGraphRequest,
  version: 'v1.0' | 'beta',
  serve: Serve,
): Promise<Answer> {
  const requests = asRecord(raw.body).requests
  const items = Array.isArray(requests) ? requests.map((entry) => toItem(asRecord(entry))) : []
  const invalid = judge(raw, items)
  if (invalid !== undefined) return invalid
  const done = new Map<string, Promise<Record<string, unknown>>>()
  const run = (item: Item): Promise<Record<string, unknown>> => {
    const known = done.get(item.id)
    if (known !== undefined) return known
    const dependencies = items.filter((other) => item.dependsOn.includes(other.id))
    const started = Promise.all(dependencies.map(run)).then((results) =>
      results.some((result) => Number(result.status) >= 400)
        ? failedDependency(item)
        : runItem(core, caller, { version, origin: raw.origin }, item, serve),
    )
    done.set(item.id, started)
    return started
  }
  return answer(200, { responses: await Promise.all(items.map(run)) })
}

function toItem(entry: Readonly<Record<string, unknown>>): Item {
  const headers = Object.entries(asRecord(entry.headers)).map(([name, value]) => [name.toLowerCase(), String(value)])
  return {
    id: String(entry.id ?? ''),
    method: String(entry.method ?? '').toUpperCase(),
    url: String(entry.url ?? ''),
    headers: Object.fromEntries(headers),
    body: entry.body,
    dependsOn: Array.isArray(entry.dependsOn) ? entry.dependsOn.map(String) : [],
  }
}

function judge(raw: RawGraphRequest, items: readonly Item[]): Answer | undefined {
  if (raw.method !== 'POST') return graphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.')
  if (items.length === 0) return graphError(400, 'BadRequest', 'Invalid batch payload format.')
  if (items.length > LIMIT) {
    return graphError(400, 'BadRequest', `Number of batch request steps exceeds the maximum value of ${LIMIT}.`)
  }
  const ids = new Set(items.map((item) => item.id))
  if (ids.size !== items.length) return graphError(400, 'BadRequest', 'Request Id is duplicated in the batch.')
  if (items.some((item) => item.dependsOn.some((id) => !ids.has(id))) || isCircular(items)) {
    return graphError(400, 'BadRequest', 'Invalid dependency in the batch.')
  }
  if (items.some((item) => item.body !== undefined && item.headers['content-type'] === undefined)) {
    return graphError(400, 'BadRequest', 'Write request in the batch must have a Content-Type header.')
  }
  return undefined
}

function isCircular(items: readonly Item[]): boolean {
  let open = items
  for (;;) {
    const ids = open.map((item) => item.id)
    const rest = open.filter((item) => item.dependsOn.some((id) => ids.includes(id)))
    if (rest.length === 0) return false
    if (rest.length === open.length) return true
    open = rest
  }
}

/** Where the batch was sent. */
interface Place {
  readonly version: 'v1.0' | 'beta'
  readonly origin: string
}

async function runItem(
  core: Core,
  caller: Caller,
  { version, origin }: Place,
  item: Item,
  serve: Serve,
): Promise<Record<string, unknown>> {
  const [path = '', query = ''] = item.url.split('?', 2)
  const fault = core.faults.take('graph', item.method, `/${version}/${item.url.replace(/^\/+/, '')}`)?.effect
  if (fault !== undefined && fault.kind === undefined) {
    return { id: item.id, status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? null }
  }
  const result = frameGraphAnswer(
    await serve(core, caller, {
      origin,
      method: item.method,
      path: `/${version}/${path.replace(/^\/+/, '')}`,
      query: new URLSearchParams(query),
      header: (name) => item.headers[name],
      body: item.body ?? {},
    }),
    item.headers['client-request-id'],
  )
  const headers = { ...result.headers, 'content-type': 'application/json' }
  return { id: item.id, status: result.status, headers, body: result.body ?? null }
}

function failedDependency(item: Item): Record<string, unknown> {
  const message = 'A dependency of this request failed.'
  return { id: item.id, status: 424, headers: {}, body: { error: { code: 'FailedDependency', message } } }
}
