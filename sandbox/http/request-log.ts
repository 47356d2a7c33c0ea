/** What was asked of the sandbox: one record per request, without secrets. */
import type { Service } from '../world/settings.ts'
import { parseJson } from './answer.ts'

export interface RequestRecord {
  /** Counts from 1. */
  readonly n: number
  /** ISO 8601 UTC. */
  readonly at: string
  readonly service: Service
  readonly method: string
  /** Host and port that were asked: the sandbox's own, or a service's name through the proxy. */
  readonly host: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** By lower-case name; `authorization` is redacted. */
  readonly headers: Readonly<Record<string, string>>
  /** Parsed form or JSON, else text; assertions, secrets and keys are redacted. */
  readonly body: unknown
  /** 0 when no answer was sent. */
  readonly status: number
  readonly ms: number
  /** What the service says of it: AADSTS or Graph code, name of the credential, fault. */
  readonly note: string
  readonly job?: string
}

/** The records of one sandbox, in order of completion. */
export interface RequestLog {
  readonly add: (entry: Omit<RequestRecord, 'n'>) => void
  readonly all: () => readonly RequestRecord[]
  readonly clear: () => void
}

/** Makes an empty log; `onRequest` sees each record as it is added. */
export function createRequestLog(onRequest: (record: RequestRecord) => void = () => {}): RequestLog {
  const records: RequestRecord[] = []
  let counter = 0
  return {
    add: (entry) => {
      counter += 1
      const record = { n: counter, ...entry }
      records.push(record)
      onRequest(record)
    },
    all: () => records,
    clear: () => {
      records.length = 0
    },
  }
}

const SECRET_FIELDS = [
  'client_assertion',
  'client_secret',
  'assertion',
  'password',
  'refresh_token',
  'secretText',
  'proof',
]
const SECRET_HEADERS = ['authorization', 'x-identity-header']
const REDACTED = '[redacted]'

/** The headers of a request as a record, secrets redacted. */
export function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      SECRET_HEADERS.includes(name) ? value.replace(/^(Bearer |Basic |token )?.*$/i, `$1${REDACTED}`) : value,
    ]),
  )
}

/** The body of a request, parsed by its content type, secrets redacted. */
export function redactBody(text: string, contentType: string): unknown {
  if (text === '') return undefined
  if (contentType.includes('x-www-form-urlencoded')) {
    return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, redactField(name, value)]))
  }
  const json = parseJson(text)
  return json === undefined ? text : redactValue(json)
}

function redactField(name: string, value: unknown): unknown {
  return SECRET_FIELDS.includes(name) && value !== null ? REDACTED : redactValue(value)
}

function redactValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, redactField(name, entry)]))
}
