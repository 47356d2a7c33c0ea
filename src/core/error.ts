/** Every way in which the action can fail: one error, stable codes, and never a token in its text. */
import type { Diagnosis } from './diagnosis/diagnosis.ts'

/** Stable codes of the public contract; each has a heading in `docs/TROUBLESHOOTING.md`. */
export const ERROR_CODES = [
  'invalid-input',
  'configuration-invalid',
  'id-token-unavailable',
  'context-mismatch',
  'subject-unknown',
  'trust-missing',
  'manager-forbidden',
  'credential-invalid',
  'audience-conflict',
  'application-not-found',
  'tenant-not-found',
  'scope-invalid',
  'manager-credential-invalid',
  'clock-skew',
  'github-forbidden',
  'certificate-invalid',
  'issuer-unreachable',
  'propagation-timeout',
  'throttled',
  'service-unavailable',
  'policy-blocked',
  'repository-moved',
  'plan-stale',
  'deletion-limit',
  'self-lockout',
  'drift-found',
  'audit-failed',
  'partial-failure',
  'retire-unproved',
  'internal',
  'context-not-declared',
  'pull-request-refused',
  'merge-queue-refused',
  'subject-too-broad',
  'credential-limit',
  'name-conflict',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** What a service said last: HTTP status, its own code (`AADSTS700213`, `Authorization_RequestDenied`) and its correlation ID. */
export interface ServiceAnswer {
  readonly service: string
  readonly status?: number
  readonly code?: string
  readonly message?: string
  readonly correlationId?: string
}

/** The service's own words in one line, each once: `HTTP 401, AADSTS700213: …`; empty when it said nothing. */
export function describeAnswer({ status, code = '', message = '' }: ServiceAnswer): string {
  // Entra's own text opens with its code.
  const parts = [status === undefined ? '' : `HTTP ${status}`, message.startsWith(code) ? '' : code, message]
  return [...new Set(parts)].filter((part) => part !== '').join(', ')
}

export interface FederationErrorOptions {
  /** What to do, as one sentence. */
  readonly hint?: string
  /** Further lines for the log and the summary. Markdown-free. */
  readonly details?: readonly string[]
  /** What was presented and what comes nearest, with the cures: as data, which `report/` words. */
  readonly diagnosis?: Diagnosis
  readonly answer?: ServiceAnswer
  readonly cause?: unknown
}

// JWTs (base64url segments: three when signed, five when encrypted) are the one secret whose shape is known here; others
// are masked by the runner. No word boundary before: a URL-encoded or JSON-escaped one follows a letter or digit (`%3DeyJ`).
const RUN = /[\w.-]+/g
const HEADER_OPENS = 'eyJ'
const SHORTEST_HEADER = 7

/** Replaces the JWT in a run of its characters, if there is one: from the first header that a `.` ends, to the end of the run. */
function redactRun(run: string): string {
  for (let header = run.indexOf(HEADER_OPENS); header >= 0; ) {
    const end = run.indexOf('.', header)
    if (end < 0) return run
    if (end - header >= SHORTEST_HEADER) return `${run.slice(0, header)}***`
    header = run.indexOf(HEADER_OPENS, end)
  }
  return run
}

/** Replaces anything that looks like a JWT (RFC 7519, signed or encrypted) by `***`; in linear time, whatever the text. */
export function redact(text: string): string {
  return text.includes(HEADER_OPENS) ? text.replace(RUN, redactRun) : text
}

const MAX_MESSAGE = 2000

/** Cuts other people's words to what a reader can use: 2,000 characters. A JWT that is cut in its second segment still looks like one. */
export function excerpt(text: string): string {
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text
}

function redactAnswer(answer: ServiceAnswer): ServiceAnswer {
  return answer.message === undefined ? answer : { ...answer, message: excerpt(redact(answer.message)) }
}

/** Redacts every text in plain data. */
function redactAll<T>(value: T): T {
  if (typeof value === 'string') return redact(value) as T
  if (Array.isArray(value)) return value.map(redactAll) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactAll(inner)])) as T
}

/** The one error of this action. `message` is one sentence for a person: what failed, on what. Callers switch on `code`. */
export class FederationError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly details: readonly string[]
  readonly diagnosis: Diagnosis | undefined
  readonly answer: ServiceAnswer | undefined

  constructor(code: ErrorCode, message: string, options: FederationErrorOptions = {}) {
    super(redact(message), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'FederationError'
    this.code = code
    this.hint = options.hint === undefined ? undefined : redact(options.hint)
    this.details = (options.details ?? []).map(redact)
    this.diagnosis = redactAll(options.diagnosis)
    this.answer = options.answer === undefined ? undefined : redactAnswer(options.answer)
  }
}
