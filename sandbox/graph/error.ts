/** Graph's errors: code, message, status, and the frame they come in. */
import { randomUUID } from 'node:crypto'
import type { Answer } from '../http/answer.ts'

/** A Graph error before it is framed with ids and time. */
export function graphError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return { status, headers, body: { error: { code, message } }, note: code }
}

/**
 * Adds what every Graph answer carries: `request-id`, `client-request-id`, and in errors the same inside `innerError`.
 * @param clientRequestId the caller's `client-request-id`, if any
 */
export function frameGraphAnswer(result: Answer, clientRequestId: string | undefined): Answer {
  const requestId = randomUUID()
  const clientId = clientRequestId ?? requestId
  const headers = {
    'cache-control': 'no-cache',
    'strict-transport-security': 'max-age=31536000',
    'odata-version': '4.0',
    'request-id': requestId,
    'client-request-id': clientId,
    ...result.headers,
  }
  return { ...result, headers, body: withInnerError(result.body, requestId, clientId) }
}

function withInnerError(body: unknown, requestId: string, clientId: string): unknown {
  if (typeof body !== 'object' || body === null || !('error' in body) || typeof body.error !== 'object') return body
  const date = new Date().toISOString().slice(0, 19)
  return { error: { ...body.error, innerError: { date, 'request-id': requestId, 'client-request-id': clientId } } }
}

/** 404 for an object that is not there, or not yet. */
export function notFound(id: string): Answer {
  return graphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )
}

/** 403 for a caller without the permission or the ownership. */
export function denied(): Answer {
  return graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
}

/** 409 or 503 for a second writer of one object. */
export function concurrencyViolation(status: 409 | 503): Answer {
  return graphError(
    status,
    'Directory_ConcurrencyViolation',
    'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.',
  )
}

/** 400 for a value of a federated credential that the directory refuses; `param` names it as Graph does. */
export function invalidCredential(message: string, param: string, value: string): Answer {
  return graphError(
    400,
    'InvalidFederatedIdentityCredentialValue',
    `${message} paramName: FederatedIdentityCredential.${param}, paramValue: ${value}, objectType: Microsoft.Online.DirectoryServices.Application`,
  )
}
