/** The claims of GitHub's ID token: the ground truth about the job that carries it. */
import { FederationError } from '../error.ts'

/**
 * Claims of GitHub's ID token. Times are seconds since the epoch; every GitHub-specific claim is a string.
 * Source: https://docs.github.com/en/actions/reference/security/oidc
 */
export interface IdTokenClaims {
  readonly iss: string
  readonly sub: string
  readonly aud: string
  readonly exp: number
  readonly iat?: number
  readonly nbf?: number
  readonly [claim: string]: unknown
}

/** Returns a claim when it is a non-empty string, else undefined. */
export function claim(claims: IdTokenClaims, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * Turns the decoded payload of an ID token into claims.
 * @throws FederationError `id-token-unavailable` when `iss`, `sub`, `aud` or `exp` is missing or has the wrong type
 */
export function toClaims(payload: unknown): IdTokenClaims {
  const record = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {}
  const aud = Array.isArray(record.aud) && record.aud.length === 1 ? record.aud[0] : record.aud
  const wrong = ['iss', 'sub'].filter((name) => typeof record[name] !== 'string' || record[name] === '')
  if (typeof aud !== 'string' || aud === '') wrong.push('aud')
  if (typeof record.exp !== 'number' || !Number.isFinite(record.exp)) wrong.push('exp')
  if (wrong.length > 0) {
    throw new FederationError('id-token-unavailable', `GitHub's ID token lacks usable claims: ${wrong.join(', ')}.`, {
      hint: 'Check that ACTIONS_ID_TOKEN_REQUEST_URL points to GitHub and not to a proxy that rewrites answers.',
    })
  }
  return { ...record, aud } as IdTokenClaims
}
