/** The sign-in: exchange this job's ID token for Entra tokens, and where no trust is stored, create it first. */

import { PUBLIC_CLOUD_AUDIENCE } from '../../core/cloud.ts'
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { isAudienceMismatch, type Refusal } from '../../core/diagnosis/refusal.ts'
import { FederationError } from '../../core/error.ts'
import type { Lint } from '../../core/lint/finding.ts'
import type { IdTokenClaims } from '../../core/subject/claims.ts'
import { assertExpected } from '../../core/subject/expectation.ts'
import { type ParsedSubject, parseSubject } from '../../core/subject/subject.ts'
import { type Exchange, type Exchanged, exchangeIdToken } from '../exchange/exchange.ts'
import { exchangeUntil, repeatRefused } from '../exchange/propagation.ts'
import type { AccessToken, CredentialStore } from '../ports.ts'
import type { SignInContext, SignInPorts, SignInRequest, Waiting } from './context.ts'
import type { CredentialChange } from './establish.ts'

/** A token with the scope it was asked for. */
export interface ScopedToken extends AccessToken {
  readonly scope: string
}

export interface SignInResult {
  readonly clientId: string
  readonly claims: IdTokenClaims
  /** The subject of the claims. */
  readonly parsed: ParsedSubject
  readonly tokens: readonly [ScopedToken, ...ScopedToken[]]
  readonly change: CredentialChange
  /** The credential that was found or written; undefined when the first exchange was accepted. */
  readonly credential?: FederatedIdentityCredential
  readonly before?: FederatedIdentityCredential
  /** Milliseconds from the write to the first accepted exchange; undefined when nothing was written. */
  readonly propagationMs?: number
  /** What is weak about the trust that was written. */
  readonly lints?: readonly Lint[]
}

/** Builds the whole explanation when nobody can write the missing trust; a warm sign-in never loads what explains it. */
async function trustMissing(
  { request, ports, claims, parsed, clientId }: SignInContext,
  refusal: Refusal,
): Promise<FederationError> {
  const [{ missingTrustError, presentedBy }, { desiredCredential }] = await Promise.all([
    import('../diagnose.ts'),
    import('../../core/credential/trust.ts'),
  ])
  return missingTrustError(
    'trust-missing',
    `Entra does not trust this job to sign in as ${clientId}.`,
    isAudienceMismatch(refusal)
      ? 'Give this step a manager that may write the credential: it corrects what is its own.'
      : 'Add the federated credential shown below, or give this step a manager that may write it.',
    {
      presented: presentedBy(claims, parsed),
      target: request.target,
      desired: desiredCredential(claims, request.target.kind, ports.sha256Hex, parsed),
      stored: undefined,
      refusal,
      endpoints: request.endpoints,
    },
  )
}

/** Tries the public cloud's audience once, where another cloud's own is not what the credential stores. */
async function firstExchange(context: SignInContext): Promise<{ context: SignInContext; result: Exchanged }> {
  const { request, exchangePorts, claims, clientId } = context
  const result = await exchangeIdToken({ clientId, audience: claims.aud, scope: request.scopes[0] }, exchangePorts)
  const other = result.accepted ? undefined : await tryPublicAudience(context, result.refusal)
  return other ?? { context, result }
}

type AcceptedAs = { readonly context: SignInContext; readonly result: Exchanged & { readonly accepted: true } }

/** Undefined when the refusal is not about the audience, when there is no other to try, or when that is refused as well. */
async function tryPublicAudience(context: SignInContext, refusal: Refusal): Promise<AcceptedAs | undefined> {
  const { request, exchangePorts, claims, clientId } = context
  const worthTrying = request.audienceIsDefault && claims.aud !== PUBLIC_CLOUD_AUDIENCE
  if (!worthTrying || !isAudienceMismatch(refusal)) return undefined
  const idToken = await exchangePorts.assertions.current(PUBLIC_CLOUD_AUDIENCE)
  const exchange: Exchange = { clientId, audience: PUBLIC_CLOUD_AUDIENCE, scope: request.scopes[0] }
  const again = await exchangeIdToken(exchange, exchangePorts)
  if (!again.accepted) return undefined
  // Another ID token, so another subject to parse.
  const presented = { claims: idToken.claims, parsed: parseSubject(idToken.claims.sub) }
  return { context: { ...context, ...presented }, result: again }
}

/** Exchanges for the scopes after the first, side by side. */
async function exchangeFurther(
  context: SignInContext,
  first: AccessToken,
  waiting?: Waiting,
): Promise<readonly [ScopedToken, ...ScopedToken[]]> {
  const { request, exchangePorts, claims, clientId } = context
  const [firstScope, ...others] = request.scopes
  const exchangeScope = async (scope: string): Promise<ScopedToken> => {
    const exchange: Exchange = { clientId, audience: claims.aud, scope }
    let result: Exchanged
    if (waiting === undefined) {
      result = await exchangeIdToken(exchange, exchangePorts)
      if (!result.accepted) result = await repeatRefused(result.refusal, exchange, exchangePorts)
    } else {
      result = await exchangeUntil(waiting.deadline, exchange, exchangePorts, () => {})
    }
    if (!result.accepted)
      throw waiting === undefined ? await trustMissing(context, result.refusal) : waiting.timedOut(result.refusal)
    return { scope, ...result.accessToken }
  }
  const further = await Promise.all(others.map(exchangeScope))
  return [{ scope: firstScope, ...first }, ...further]
}

/** Returns a function that calls `make` the first time and gives the same promise ever after; undefined without a `make`. */
function onFirstCall<T>(make: (() => Promise<T>) | undefined): () => Promise<T> | undefined {
  let made: Promise<T> | undefined
  return () => {
    if (made === undefined && make !== undefined) {
      made = make()
      // Awaited later, perhaps after other work has failed: a rejection must not count as unhandled meanwhile.
      made.catch(() => {})
    }
    return made
  }
}

/** The client ID that is given, or that of the managed identity, read with the manager's rights. */
async function resolveClientId(
  { clientId, target }: SignInRequest,
  store: () => Promise<CredentialStore> | undefined,
): Promise<string> {
  if (clientId !== undefined) return clientId
  const read = await (await store())?.readTarget()
  if (read !== undefined && read.clientId !== '') return read.clientId
  const name = target.kind === 'managed-identity' ? target.resourceId : target.clientId
  throw new FederationError('application-not-found', `The client ID of "${name}" could not be read.`, {
    hint: 'Give `client-id`.',
  })
}

/**
 * Signs this job in. When Entra accepts the first exchange, that is all: two HTTP requests. Otherwise the missing
 * credential is written with the manager's rights, or the refusal explained.
 * @throws FederationError with one of the contract's codes
 */
export async function signIn(request: SignInRequest, ports: SignInPorts): Promise<SignInResult> {
  const { assertions } = ports
  const { claims: asked } = await assertions.current(request.audience)
  assertExpected(request.expectation, asked)
  const store = onFirstCall(ports.openStore)
  const clientId = await resolveClientId(request, store)
  const exchangePorts = { assertions, exchangeToken: ports.exchangeToken, clock: ports.clock }
  const parsed = parseSubject(asked.sub)
  const { context, result } = await firstExchange({ request, ports, exchangePorts, claims: asked, parsed, clientId })
  if (result.accepted) return acceptedAtOnce(context, result.accessToken)

  const opening = store()
  if (opening === undefined) return signInAgain(context, result.refusal)
  const { accessToken, established, propagationMs, lints, waiting } = await ports.log.group(
    `Entra does not trust "${context.claims.sub}" yet (AADSTS${result.refusal.codes.join(', ')}): setting up the trust`,
    async () => {
      const { establishTrust } = await import('./establish-trust.ts')
      return establishTrust(context, opening, result.refusal)
    },
  )
  return {
    clientId,
    claims: context.claims,
    parsed: context.parsed,
    tokens: await exchangeFurther(context, accessToken, waiting),
    change: established?.change ?? 'kept',
    ...(established !== undefined && { credential: established.credential }),
    ...(established?.before !== undefined && { before: established.before }),
    ...(propagationMs !== undefined && { propagationMs }),
    ...(lints !== undefined && { lints }),
  }
}

/** Without a manager a refusal can only be spurious; that of the first exchange may have hidden a mismatch of the audience. */
async function signInAgain(context: SignInContext, refusal: Refusal): Promise<SignInResult> {
  const { request, exchangePorts, claims, clientId } = context
  const exchange: Exchange = { clientId, audience: claims.aud, scope: request.scopes[0] }
  const again = await repeatRefused(refusal, exchange, exchangePorts)
  if (again.accepted) return acceptedAtOnce(context, again.accessToken)
  if (!isAudienceMismatch(refusal)) {
    const other = await tryPublicAudience(context, again.refusal)
    if (other !== undefined) return acceptedAtOnce(other.context, other.result.accessToken)
  }
  throw await trustMissing(context, again.refusal)
}

async function acceptedAtOnce(context: SignInContext, accessToken: AccessToken): Promise<SignInResult> {
  const tokens = await exchangeFurther(context, accessToken)
  const { clientId, claims, parsed } = context
  return { clientId, claims, parsed, tokens, change: 'kept' }
}
