/** Every way in which the action can fail: one error, stable codes, and never a token in its text. */
import type { Diagnosis } from './diagnosis/diagnosis.ts'

/** Stable codes of the public contract; each has a heading in `docs/TROUBLESHOOTING.md`. */
export const ERROR_CODES = [
  /** One or more inputs are wrong; nothing was sent. */
  'invalid-input',
  /** A file that the step was given cannot be read or is not what it should be. */
  'configuration-invalid',
  /** GitHub gave this job no usable ID token. */
  'id-token-unavailable',
  /** The job is not what the step declares it to be, or the ID token is not this job's. */
  'context-mismatch',
  /** The subject of another job cannot be known from here, and is not guessed. */
  'subject-unknown',
  /** No stored credential matches, and nobody may write one. */
  'trust-missing',
  /** The manager lacks a permission, an ownership or an Azure role. */
  'manager-forbidden',
  /** Entra would refuse the credential or the assertion, or the credential could never match. */
  'credential-invalid',
  /** Somebody else's credential holds this subject with another audience. */
  'audience-conflict',
  /** The application, its service principal or the managed identity is not there. */
  'application-not-found',
  /** The tenant is not there, or in another cloud. */
  'tenant-not-found',
  /** A scope names no resource of this tenant and cloud. */
  'scope-invalid',
  /** The manager could not sign in. */
  'manager-credential-invalid',
  /** A fresh ID token is outside its validity at Entra. */
  'clock-skew',
  /** GitHub does not accept `github-token`, or it may not do what was asked. */
  'github-forbidden',
  /** A certificate or its key cannot be used. */
  'certificate-invalid',
  /** Entra cannot read the issuer's metadata or keys. */
  'issuer-unreachable',
  /** The credential is stored and Entra does not accept it within the time given. */
  'propagation-timeout',
  /** A service asked for fewer requests for longer than the step waits. */
  'throttled',
  /** A service, or a proxy on the way to it, does not answer as it promises. */
  'service-unavailable',
  /** A policy of the tenant or the subscription forbids it. */
  'policy-blocked',
  /** The policy file does not permit what a configuration file declares. */
  'not-permitted',
  /** A principal owns as many objects as the directory lets it own, deleted ones included. */
  'quota-exceeded',
  /** The repository has another owner now, or its name belongs to another repository. */
  'repository-moved',
  /** What would be written is no longer what was approved. */
  'plan-stale',
  /** More would be deleted than `max-deletions` allows. */
  'deletion-limit',
  /** The change would take away the trust that this run itself uses. */
  'self-lockout',
  /** The target does not hold what is declared. */
  'drift-found',
  /** The audit found what `fail-on` names. */
  'audit-failed',
  /** Some changes were carried out and others failed. */
  'partial-failure',
  /** Nothing proves that a secret or certificate is no longer used. */
  'retire-unproved',
  /** Nobody foresaw this: a bug of the action. */
  'internal',
  /** Guard: the ref is neither the default branch nor protected, and not declared. */
  'context-not-declared',
  /** Guard: any pull request could present the subject. */
  'pull-request-refused',
  /** Guard: the subject belongs to one merge queue entry. */
  'merge-queue-refused',
  /** Guard: other repositories, or every event of this one, could present the subject. */
  'subject-too-broad',
  /** Guard: the target holds as many credentials as it can. */
  'credential-limit',
  /** Guard: somebody else's credential has the name of this one. */
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

/**
 * Returns a `FederationError` as it is, and wraps whatever else was thrown as `internal`; its text is redacted like everything else.
 * @param where completes the sentence "Something unforeseen went wrong …"
 */
export function asFederationError(error: unknown, where?: string): FederationError {
  if (error instanceof FederationError) return error
  const place = where === undefined ? '' : ` ${where}`
  return new FederationError(
    'internal',
    `Something unforeseen went wrong${place}: ${error instanceof Error ? error.message : String(error)}`,
    {
      hint: 'This is a bug of the action: please report it with the log of a run with debug logging.',
      cause: error,
    },
  )
}
