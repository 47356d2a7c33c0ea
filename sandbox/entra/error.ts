/** The token endpoint's refusals: code, OAuth error, HTTP status, and the body they come in. */
import { randomUUID } from 'node:crypto'
import type { Core } from '../core.ts'
import type { Answer } from '../http/answer.ts'

/** A refusal before it has trace id and time. `message` is without the `AADSTS…:` prefix. */
export interface Refusal {
  readonly code: number
  readonly error: string
  readonly status: number
  readonly message: string
}

/** 401 `invalid_client`: the credential of the client was refused. */
export function invalidClient(code: number, message: string): Refusal {
  return { code, error: 'invalid_client', status: 401, message }
}

/** 400 with the given OAuth error. */
export function badRequest(code: number, message: string, error = 'invalid_request'): Refusal {
  return { code, error, status: 400, message }
}

/** Headers that every answer of the token service carries, as in recorded traffic. */
export function tokenHeaders(traceId: string, code: number): Record<string, string> {
  return {
    'cache-control': 'no-store, no-cache',
    pragma: 'no-cache',
    expires: '-1',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    p3p: 'CP="DSP CUR OTPi IND OTRi ONL FIN"',
    'x-ms-clitelem': `1,${code},0,,`,
    'x-ms-ests-server': '2.1.21913.3 - SBX ProdSlices',
    'x-ms-request-id': traceId,
  }
}

/** The refusal as an answer: the body's separators follow the settings, `client-request-id` is the correlation id. */
export function refuse(core: Core, refusal: Refusal, clientRequestId: string | undefined, job?: string): Answer {
  const traceId = randomUUID()
  const correlationId = clientRequestId ?? randomUUID()
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`
  const parts = [
    `AADSTS${refusal.code}: ${refusal.message}`,
    `Trace ID: ${traceId}`,
    `Correlation ID: ${correlationId}`,
    `Timestamp: ${timestamp}`,
  ]
  return {
    status: refusal.status,
    headers: tokenHeaders(traceId, refusal.code),
    note: `AADSTS${refusal.code}`,
    ...(job === undefined ? {} : { job }),
    body: {
      error: refusal.error,
      error_description: parts.join(core.settings.entra.separator),
      error_codes: [refusal.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
    },
  }
}
