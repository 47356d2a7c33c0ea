/** The runner's ID token endpoint: how a token is asked for, what the answer looks like, and why there may be none. */

import { FederationError } from '../core/error.ts'
import { type IdTokenClaims, toClaims } from '../core/subject/claims.ts'
import type { IdToken, RequestIdToken } from '../federation/ports.ts'
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts'

/** What the runner tells a job about ID tokens, and what explains their absence. */
export interface IdTokenEnvironment {
  /** `ACTIONS_ID_TOKEN_REQUEST_URL` and `…_TOKEN`; the runner sets them only with `id-token: write`. */
  readonly requestUrl: string | undefined
  readonly requestToken: string | undefined
  readonly eventName: string
  readonly actor: string
  /** Tells whether the pull request comes from a fork; undefined when the event does not tell. Asked only for an explanation. */
  readonly fromFork: () => boolean | undefined
}

const SERVICE = 'GitHub'

const PERMISSION =
  'The job lacks the permission: add `permissions: { id-token: write, contents: read }` to the job or the workflow.'
const FORK =
  'Pull requests from forks of a public repository never get an ID token: use `push`, or `workflow_run` after the pull request.'
const DEPENDABOT =
  "Dependabot's runs are treated like those of a fork and get no ID token: skip the step for `dependabot[bot]`."
const REUSABLE =
  'In a reusable workflow the calling job must grant `id-token: write` as well; the called one cannot raise it.'

/** Orders the four reasons for a missing token by what the event and the actor make likely. */
function reasons({ eventName, actor, fromFork }: IdTokenEnvironment): readonly string[] {
  if (actor === 'dependabot[bot]') return [DEPENDABOT, PERMISSION, REUSABLE, FORK]
  if (eventName.startsWith('pull_request') && fromFork() === true) return [FORK, PERMISSION, REUSABLE, DEPENDABOT]
  if (eventName === 'workflow_call') return [REUSABLE, PERMISSION, FORK, DEPENDABOT]
  return [PERMISSION, REUSABLE, FORK, DEPENDABOT]
}

function unavailable(environment: IdTokenEnvironment): FederationError {
  const [likeliest = PERMISSION, ...others] = reasons(environment)
  return new FederationError('id-token-unavailable', 'GitHub gives this job no ID token.', {
    hint: likeliest,
    details: ['Less likely here:', ...others.map((reason) => `- ${reason}`)],
  })
}

/**
 * Builds the request for an ID token: the runner's URL with the audience added.
 * https://docs.github.com/en/actions/reference/security/oidc
 * @throws FederationError `id-token-unavailable` when the runner offers no usable endpoint
 */
export function buildIdTokenRequest(environment: IdTokenEnvironment, audience: string): TransportRequest {
  const { requestUrl, requestToken } = environment
  if (!requestUrl || !requestToken) throw unavailable(environment)
  if (!URL.canParse(requestUrl) || new URL(requestUrl).protocol !== 'https:') {
    throw new FederationError('id-token-unavailable', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL.', {
      hint: 'The runner sets this variable; do not set it in the workflow.',
    })
  }
  const url = new URL(requestUrl)
  url.searchParams.set('audience', audience)
  return {
    method: 'GET',
    url: url.href,
    headers: { Authorization: `Bearer ${requestToken}`, Accept: 'application/json' },
    repeat: 'safe',
    service: SERVICE,
  }
}

function malformed(what: string): FederationError {
  return new FederationError('id-token-unavailable', `GitHub's answer to the ID token request ${what}.`, {
    hint: 'A proxy or gateway may be answering instead of GitHub; otherwise run again later.',
    answer: { service: SERVICE, status: 200 },
  })
}

/** Decodes the payload of a JWT without verifying it: Entra verifies, this only reads. */
export function decodeClaims(jwt: string): IdTokenClaims {
  const parts = jwt.split('.')
  const [, payload] = parts
  if (parts.length !== 3 || payload === undefined || payload === '') throw malformed('holds no JWT')
  let decoded: unknown
  try {
    decoded = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  } catch {
    throw malformed('holds a JWT that cannot be read')
  }
  return toClaims(decoded)
}

/** What to do about a status of the ID token endpoint. */
function refusedHint(status: number): string {
  if (status === 429 || status >= 500) return "GitHub's token service is having trouble; run the job again later."
  if (status === 404)
    return 'There is no token service at this address: on GitHub Enterprise Server, an administrator must have enabled Actions, and a proxy or gateway must let the path through.'
  return 'The job may have ended or been cancelled: tokens are issued only while it is in progress.'
}

/**
 * Reads the ID token endpoint's answer.
 * @throws FederationError `id-token-unavailable` for a refusal or an answer without a JWT
 */
export function parseIdTokenResponse(response: Pick<TransportResponse, 'status' | 'text'>): string {
  if (response.status !== 200) {
    throw new FederationError(
      'id-token-unavailable',
      `GitHub refused the ID token request with HTTP ${response.status}.`,
      {
        hint: refusedHint(response.status),
        answer: { service: SERVICE, status: response.status },
      },
    )
  }
  let value: unknown
  try {
    value = (JSON.parse(response.text) as { value?: unknown } | null)?.value
  } catch {
    throw malformed('is not JSON')
  }
  if (typeof value !== 'string' || value === '') throw malformed('holds no token')
  return value
}

/** Builds the port that requests ID tokens. `mask` hides the token before anything else sees it. */
export function createIdTokenSource(
  environment: IdTokenEnvironment,
  transport: Transport,
  mask: (secret: string) => void,
): RequestIdToken {
  return async (audience): Promise<IdToken> => {
    const jwt = parseIdTokenResponse(await transport.send(buildIdTokenRequest(environment, audience)))
    mask(jwt)
    return { jwt, claims: decodeClaims(jwt) }
  }
}
