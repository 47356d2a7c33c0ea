/** Entra's token endpoint: the RFC 7523 exchange of a client assertion, its answer and its refusals. */

import { parseAadstsCodes, type Refusal } from '../core/diagnosis/refusal.ts'
import { excerpt, FederationError } from '../core/error.ts'
import type { ExchangeResult, ExchangeToken } from '../federation/ports.ts'
import type { ProveSecret } from '../federation/ports-secrets.ts'
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts'

const SERVICE = 'Microsoft Entra'
const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

export interface TokenEndpoint {
  /** Origin, or gateway URL, of the authority. */
  readonly authority: string
  readonly tenantId: string
}

export interface TokenRequest {
  readonly clientId: string
  readonly assertion: string
  readonly scope: string
  /** GUID sent as `client-request-id`; Entra returns it as correlation ID. */
  readonly requestId: string
}

/** The same with a client secret in the place of the assertion. */
export interface SecretTokenRequest extends Omit<TokenRequest, 'assertion'> {
  readonly secret: string
}

function tokenRequest(
  { authority, tenantId }: TokenEndpoint,
  { clientId, scope, requestId }: Omit<TokenRequest, 'assertion'>,
  proof: Readonly<Record<string, string>>,
): TransportRequest {
  const form = new URLSearchParams({ client_id: clientId, scope, ...proof, grant_type: 'client_credentials' })
  return {
    method: 'POST',
    url: `${authority}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
      'client-request-id': requestId,
      'return-client-request-id': 'true',
    },
    body: form.toString(),
    repeat: 'safe',
    service: SERVICE,
  }
}

/** Builds the client credentials request with a client secret (RFC 6749 section 4.4). */
export function buildSecretTokenRequest(endpoint: TokenEndpoint, request: SecretTokenRequest): TransportRequest {
  return tokenRequest(endpoint, request, { client_secret: request.secret })
}

/** Builds the client credentials request with a client assertion (RFC 7523 section 2.2, RFC 6749 section 4.4). */
export function buildTokenRequest(endpoint: TokenEndpoint, request: TokenRequest): TransportRequest {
  return tokenRequest(endpoint, request, {
    client_assertion_type: CLIENT_ASSERTION_TYPE,
    client_assertion: request.assertion,
  })
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const MAX_CODES = 20

function readCodes(code: unknown): readonly number[] {
  if (typeof code !== 'number' && typeof code !== 'string') return []
  return (excerpt(String(code)).match(/\d+/g) ?? []).map(Number).filter(Number.isSafeInteger)
}

/** The service's own sentence, without the trace block that follows it after CRLF or a blank, cut to what a reader can use. */
export function withoutTrace(description: string): string {
  const trace = description.indexOf('Trace ID:')
  return excerpt((trace < 0 ? description : description.slice(0, trace)).trim())
}

/** Reads a refusal. `error_codes` may hold numbers or strings like `"[500011]"`; the text is read only where it is missing. */
export function parseRefusal(response: Pick<TransportResponse, 'status' | 'text' | 'header'>): Refusal {
  const body = parseJson(response.text) ?? {}
  const description = typeof body.error_description === 'string' ? withoutTrace(body.error_description) : ''
  const listed = Array.isArray(body.error_codes) ? body.error_codes.slice(0, MAX_CODES).flatMap(readCodes) : []
  const correlationId = [
    body.correlation_id,
    response.header('client-request-id'),
    response.header('x-ms-request-id'),
  ].find((value) => typeof value === 'string' && value !== '') as string | undefined
  return {
    status: response.status,
    ...(typeof body.error === 'string' && { error: body.error }),
    codes: listed.length > 0 ? listed : parseAadstsCodes(description),
    description: description || `HTTP ${response.status}`,
    ...(correlationId !== undefined && { correlationId }),
  }
}

/**
 * Reads the token endpoint's answer; a refusal is a value, not an error.
 * @param now milliseconds since the epoch, from which `expires_in` (seconds) counts
 * @throws FederationError `service-unavailable` for a 200 that holds no usable token
 */
export function parseTokenResponse(
  response: Pick<TransportResponse, 'status' | 'text' | 'header'>,
  now: number,
): ExchangeResult {
  if (response.status !== 200) return { ok: false, refusal: parseRefusal(response) }
  const body = parseJson(response.text)
  const token = body?.access_token
  const expiresIn = Number(body?.expires_in)
  if (typeof token !== 'string' || token === '' || !Number.isFinite(expiresIn)) {
    throw new FederationError('service-unavailable', 'Entra answered 200 without an access token.', {
      hint: 'A proxy or gateway may be answering instead of Entra; otherwise run again later.',
      answer: { service: SERVICE, status: 200 },
    })
  }
  return { ok: true, accessToken: { token, expiresOn: now + expiresIn * 1000 } }
}

/** What the exchange needs from outside. */
export interface ExchangeEnvironment {
  readonly transport: Transport
  readonly mask: (secret: string) => void
  readonly now: () => number
  readonly newGuid: () => string
}

/** Builds the port that exchanges ID tokens. The access token is masked before it is returned. */
export function createTokenExchange(
  endpoint: TokenEndpoint,
  { transport, mask, now, newGuid }: ExchangeEnvironment,
): ExchangeToken {
  return async ({ clientId, idToken, scope }) => {
    const request = buildTokenRequest(endpoint, { clientId, assertion: idToken.jwt, scope, requestId: newGuid() })
    const result = parseTokenResponse(await transport.send(request), now())
    if (result.ok) mask(result.accessToken.token)
    return result
  }
}

/** Builds the port that signs in with a secret, for one scope; the access token is masked and let go. */
export function createSecretProof(
  endpoint: TokenEndpoint,
  scope: string,
  { transport, mask, now, newGuid }: ExchangeEnvironment,
): ProveSecret {
  return async (clientId, secret) => {
    const request = buildSecretTokenRequest(endpoint, { clientId, secret, scope, requestId: newGuid() })
    const result = parseTokenResponse(await transport.send(request), now())
    if (result.ok) mask(result.accessToken.token)
    return result
  }
}
