/** A service's answer as data, before it becomes an HTTP response. */
import { STATUS_CODES } from 'node:http'

/** `body`: a string goes out as it is, anything else as JSON, undefined as no body. `note` is for the log only. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly note?: string
  /** The job whose token the request carried. */
  readonly job?: string
}

/** A JSON answer. */
export function answer(status: number, body?: unknown, extra: Omit<Answer, 'status' | 'body'> = {}): Answer {
  return { status, body, ...extra }
}

/** Turns an answer into a response; `contentType` is the service's way to spell JSON. */
export function toResponse(result: Answer, contentType: string): Response {
  const headers = new Headers(result.headers)
  const bodyless = result.body === undefined || result.status === 204 || result.status === 304
  if (!bodyless && !headers.has('content-type')) headers.set('content-type', contentType)
  const text = typeof result.body === 'string' ? result.body : JSON.stringify(result.body)
  return new Response(bodyless ? null : text, {
    status: result.status,
    statusText: STATUS_CODES[result.status] ?? '',
    headers,
  })
}

/** Reads JSON; undefined when the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value as a record; empty when it is something else. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
