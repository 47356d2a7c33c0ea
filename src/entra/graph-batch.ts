/** Sends many reads to Microsoft Graph in batches of twenty: what fails for a while inside of one is asked again alone. */
import { FederationError } from '../core/error.ts'
import type { Clock } from '../federation/ports.ts'
import { MAX_ATTEMPTS, retryDelay } from '../transport/retry.ts'
import { type GraphFailure, parseGraphFailure, type SendToGraph } from './graph-client.ts'
import { asObject, asText, type JsonObject, misshapen, parseObject } from './shape.ts'

/** What one request of a batch was answered; status -1 where the batch says nothing of it. */
export interface BatchReply {
  readonly status: number
  readonly body: JsonObject | undefined
  readonly requestId?: string
}

/** Reads paths of the beta API; replies come in their order. @throws FederationError where a whole batch fails */
export type ReadInBatches = (paths: readonly string[]) => Promise<readonly BatchReply[]>

export interface BatchEnvironment {
  readonly send: SendToGraph
  readonly clock: Clock
  /** Holds every request to Microsoft Graph back for so many milliseconds. */
  readonly slowDown: (ms: number) => void
}

/** https://learn.microsoft.com/graph/json-batching */
const BATCH_SIZE = 20
const BATCHES_AT_ONCE = 4
const SERVICE = 'Microsoft Graph'

type Inner = BatchReply & { readonly retryAfter: string | undefined }

const UNANSWERED: Inner = { status: -1, body: undefined, retryAfter: undefined }

/** Splits a list into parts of at most `size`. */
export function inParts<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size))
}

/** Graph's error in a reply of a batch. */
export function batchFailure({ status, body, requestId }: BatchReply): GraphFailure {
  const text = body === undefined ? 'The batch holds no answer to this request.' : JSON.stringify(body)
  return parseGraphFailure({ status, text, ...(requestId !== undefined && { requestId }) })
}

function headerOf(headers: unknown, name: string): string | undefined {
  const found = Object.entries(asObject(headers) ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'number' ? String(found) : asText(found)
}

function toInner(response: JsonObject): Inner {
  const { status, body, headers } = response
  if (!Number.isInteger(status)) return UNANSWERED
  const requestId = headerOf(headers, 'request-id')
  return {
    status: status as number,
    body: asObject(body),
    retryAfter: headerOf(headers, 'retry-after'),
    ...(requestId !== undefined && { requestId }),
  }
}

/**
 * Reads the replies of a batch, which come in any order, each under the number of its request.
 * @throws FederationError `service-unavailable` for another shape
 */
export function parseBatch(text: string, count: number): readonly Inner[] {
  const responses = parseObject(text)?.responses
  if (!Array.isArray(responses)) throw misshapen(SERVICE, 200, 'the responses of a batch')
  const byId = new Map(responses.map(asObject).flatMap((each) => (each === undefined ? [] : [[String(each.id), each]])))
  return Array.from({ length: count }, (_, index) => {
    const response = byId.get(String(index))
    return response === undefined ? UNANSWERED : toInner(response)
  })
}

/** A whole batch that was refused says nothing of the applications in it: a 404 is of the way there. */
function refusedBatch(failure: GraphFailure): FederationError {
  const { status, code, message, requestId } = failure
  const answer = {
    service: SERVICE,
    ...(status > 0 && { status }),
    ...(code !== '' && { code }),
    message,
    ...(requestId !== undefined && { correlationId: requestId }),
  }
  if (status === 401)
    return new FederationError('manager-credential-invalid', `${SERVICE} did not accept the manager's token.`, {
      hint: `The token must be for ${SERVICE} of this cloud, of this tenant, and not expired.`,
      answer,
    })
  if (status === 429)
    return new FederationError('throttled', `${SERVICE} throttles the manager's requests.`, {
      hint: 'Run again later.',
      answer,
    })
  return new FederationError('service-unavailable', `${SERVICE} did not answer a batch of requests (\`/$batch\`).`, {
    hint: 'Let a gateway behind `graph-endpoint` pass `POST /beta/$batch`; otherwise run again later.',
    answer,
  })
}

const isTemporary = ({ status }: Inner): boolean => status < 0 || status === 408 || status === 429 || status >= 500

/** Builds the reader of batches. */
export function createBatchReader({ send, clock, slowDown }: BatchEnvironment): ReadInBatches {
  async function sendBatch(paths: readonly string[]): Promise<readonly Inner[]> {
    const requests = paths.map((url, id) => ({ id: String(id), method: 'GET', url }))
    const reply = await send({ method: 'POST', path: '/$batch', body: { requests } })
    if (reply.status !== 200) throw refusedBatch(parseGraphFailure(reply))
    return parseBatch(reply.text, paths.length)
  }

  async function sendAll(paths: readonly string[]): Promise<readonly Inner[]> {
    const replies: Inner[] = []
    for (const group of inParts(inParts(paths, BATCH_SIZE), BATCHES_AT_ONCE))
      for (const batch of await Promise.all(group.map(sendBatch))) replies.push(...batch)
    return replies
  }

  /** Waits as the retry table says: a 429 for everybody who asks Microsoft Graph, anything else alone. */
  async function waitFor(failed: readonly Inner[], attempt: number): Promise<void> {
    const at = { now: clock.now(), random: clock.random() }
    const delays = failed.map(({ status, retryAfter }) => ({
      throttled: status === 429,
      ms: retryDelay(
        attempt,
        { kind: 'response', status: Math.max(status, 500), retryAfter, unreadable: false },
        'safe',
        at,
      ),
    }))
    const most = (throttled: boolean) =>
      Math.max(0, ...delays.filter((each) => each.throttled === throttled).map(({ ms }) => ms ?? 0))
    if (delays.some(({ throttled }) => throttled)) slowDown(most(true))
    await clock.sleep(most(false))
  }

  return async (paths) => {
    const replies: Inner[] = []
    let open = paths.map((_, index) => index)
    for (let attempt = 1; open.length > 0; attempt++) {
      const round = await sendAll(open.map((index) => paths[index] ?? ''))
      open.forEach((index, at) => {
        replies[index] = round[at] ?? UNANSWERED
      })
      const failed = round.filter(isTemporary)
      open = open.filter((_, at) => isTemporary(round[at] ?? UNANSWERED))
      if (open.length === 0 || attempt >= MAX_ATTEMPTS) break
      await waitFor(failed, attempt)
    }
    return replies
  }
}
