/** Azure Resource Manager's errors and headers. */
import { randomUUID } from 'node:crypto'
import type { Answer } from '../http/answer.ts'
import type { TokenFault } from '../tokens/access-token.ts'

/** An error in ARM's frame. */
export function armError(status: number, code: string, message: string, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: { error: { code, message } }, note: code }
}

/** Adds what every answer of ARM carries. */
export function frameArmAnswer(result: Answer, clientRequestId: string | undefined): Answer {
  const requestId = randomUUID()
  const headers = {
    'cache-control': 'no-cache',
    'x-ms-request-id': requestId,
    'x-ms-correlation-request-id': clientRequestId ?? requestId,
    'x-ms-routing-request-id': `WESTEUROPE:${requestId}`,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    ...result.headers,
  }
  return { ...result, headers }
}

/** 401 for a bearer that is missing or wrong. */
export function armUnauthenticated(fault: TokenFault): Answer {
  const challenge = {
    'www-authenticate':
      'Bearer authorization_uri="https://login.microsoftonline.com/common", error="invalid_token", error_description="The authentication scheme of \'Bearer\' is required."',
  }
  switch (fault) {
    case 'missing':
      return armError(
        401,
        'AuthenticationFailed',
        "Authentication failed. The 'Authorization' header is missing.",
        challenge,
      )
    case 'expired':
      return armError(401, 'ExpiredAuthenticationToken', 'The access token has expired.', challenge)
    case 'audience':
      return armError(
        401,
        'InvalidAuthenticationTokenAudience',
        'The access token has been obtained for wrong audience or resource.',
        challenge,
      )
    case 'malformed':
    case 'signature':
      return armError(401, 'InvalidAuthenticationToken', 'The access token is invalid.', challenge)
  }
}

/** 400 of the managed identity provider. */
export function badRequest(message: string): Answer {
  return armError(400, 'BadRequest', message)
}
