/** Builds the answers of the identity endpoint: a token, or an error in every spelling that clients of the protocol read. */
import { describeAnswer, type ErrorCode, type FederationError } from '../../core/error.ts'
import type { AccessToken } from '../ports.ts'

/** An answer; `body` is sent as JSON. */
export interface EndpointAnswer {
  readonly status: number
  readonly body?: Readonly<Record<string, string | number>>
}

// What may be over in a moment: clients repeat 429 and 5xx, and nothing else.
const STATUSES: ReadonlyMap<ErrorCode, number> = new Map([
  ['service-unavailable', 503],
  ['issuer-unreachable', 503],
  ['throttled', 429],
  ['internal', 500],
])

/** Builds the answer with a token. `expires_on` is in seconds since the epoch, `expires_in` in seconds; both are numbers. */
export function toTokenAnswer(
  { token, expiresOn }: AccessToken,
  { resource, clientId, now }: { readonly resource: string; readonly clientId: string; readonly now: number },
): EndpointAnswer {
  return {
    status: 200,
    body: {
      access_token: token,
      expires_on: Math.floor(expiresOn / 1000),
      expires_in: Math.max(0, Math.floor((expiresOn - now) / 1000)),
      resource,
      token_type: 'Bearer',
      client_id: clientId,
    },
  }
}

/**
 * Builds a refusal. App Service answers with `statusCode` and `message`, and MSAL for Python reads these; MSAL for Node reads
 * `error` and `error_description` as well.
 */
export function toRefusal(
  status: number,
  sentence: string,
  { error = 'invalid_request', correlationId = '' }: { readonly error?: string; readonly correlationId?: string } = {},
): EndpointAnswer {
  return {
    status,
    body: { statusCode: status, message: sentence, error, error_description: sentence, correlationId },
  }
}

/** One line about an error: its code, our sentence and cure, and what the service said. */
export function describeError(error: FederationError): string {
  const said = error.answer === undefined ? '' : describeAnswer(error.answer)
  const service = said === '' ? '' : `${error.answer?.service} said: ${said}`
  return [`[${error.code}]`, error.message, error.hint ?? '', service].filter((part) => part !== '').join(' ')
}

/** Builds the answer for a failed exchange. */
export function toErrorAnswer(error: FederationError): EndpointAnswer {
  const correlationId = error.answer?.correlationId
  return toRefusal(STATUSES.get(error.code) ?? 400, describeError(error), {
    error: error.code,
    ...(correlationId !== undefined && { correlationId }),
  })
}
