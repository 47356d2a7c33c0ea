/** Knows the way from a refusal to an accepted job: guards, the write with the manager's rights, and the wait for Entra. */
import type { FederatedIdentityCredential } from '../core/credential.ts'
import { FederationError } from '../core/error.ts'
import { type GuardedJob, guardWrite, needsDefaultBranch } from '../core/guard.ts'
import { GITHUB_ISSUER } from '../core/issuer.ts'
import { lintCredential } from '../core/lint.ts'
import { lintManagerRoles } from '../core/lint-trust.ts'
import { isPropagation, type Refusal } from '../core/refusal.ts'
import { repositoryOf } from '../core/repository-claims.ts'
import { parseSubject } from '../core/subject.ts'
import { desiredCredential, signInOwner } from '../core/trust.ts'
import { type Established, establish } from './establish.ts'
import { type Exchange, exchangeOnce } from './exchange.ts'
import { type MissingTrust, missingTrustError, withExplanation } from './explain.ts'
import type { AccessToken, CredentialStore } from './ports.ts'
import { exchangeUntil } from './propagation.ts'
import type { SignInContext } from './sign-in.ts'

export interface EstablishedTrust {
  readonly accessToken: AccessToken
  readonly established: Established
  readonly propagationMs?: number
  /** Until when further refusals count as propagation, in milliseconds since the epoch. */
  readonly deadline: number
  /** Builds the error for a refusal that outlasts the deadline. */
  readonly timedOut: (refusal: Refusal) => FederationError
}

async function guard({ request, ports, claims }: SignInContext): Promise<FederationError | undefined> {
  const job = (defaultBranch: string | undefined): GuardedJob => ({ claims, declared: request.declared, defaultBranch })
  const known = job(await ports.readDefaultBranch(false))
  return guardWrite(needsDefaultBranch(known) ? job(await ports.readDefaultBranch(true)) : known)
}

/** Prints what is weak about a new trust before it is written, each with the safer choice. */
async function warnAboutWeakTrust(
  { request, ports, claims }: SignInContext,
  desired: FederatedIdentityCredential,
  store: CredentialStore,
): Promise<void> {
  const { context } = parseSubject(claims.sub)
  const protection = (await ports.readProtection?.(signInOwner(claims), context)) ?? 'unknown'
  const lints = [
    ...lintCredential(desired, {
      target: request.target.kind,
      ownSubject: claims.sub,
      immutableAvailable: claims.iss.startsWith(GITHUB_ISSUER),
      ...((protection === 'protected' || protection === 'unprotected') && { protection }),
    }),
    ...lintManagerRoles(await store.grants()),
  ]
  for (const { severity, message, safer } of lints) if (severity === 'warning') ports.log.warning(`${message} ${safer}`)
}

/** Adds what only the manager can tell to its refusal: the grants of its token. */
async function explainManager(
  error: FederationError,
  missing: MissingTrust,
  store: CredentialStore | undefined,
): Promise<FederationError> {
  if (error.code !== 'manager-forbidden') return error
  const grants = (await store?.grants()) ?? []
  return withExplanation(error, missing, [
    grants.length === 0 ? "The manager's token holds no roles." : `The manager's token holds: ${grants.join(', ')}.`,
  ])
}

function timedOut(established: Established, missing: MissingTrust, seconds: number): FederationError {
  const { name } = established.credential
  const stale =
    established.change === 'kept'
      ? ' If this goes on for hours, delete and recreate that credential: a stale record was seen to behave so.'
      : ''
  return missingTrustError(
    'propagation-timeout',
    `Entra still refuses this job ${seconds} s after the credential "${name}" was ${established.change === 'kept' ? 'found' : 'written'}.`,
    `Nothing is wrong with the credential: run again later, or raise \`propagation-timeout\`.${stale}`,
    missing,
  )
}

/**
 * Makes sure the credential exists and waits until Entra accepts the job.
 * @param opening the store, being opened with the manager's rights
 * @throws FederationError of a guard, of the manager, or `propagation-timeout`
 */
export async function establishTrust(
  context: SignInContext,
  opening: Promise<CredentialStore>,
  refusal: Refusal,
): Promise<EstablishedTrust> {
  const { request, ports, exchangePorts, claims, clientId } = context
  const { clock, log } = ports
  const exchange: Exchange = { clientId, audience: claims.aud, scope: request.scopes[0] }
  const deadline = clock.now() + request.propagationTimeoutMs
  const desired = desiredCredential(claims, ports.sha256Hex)
  let stored: readonly FederatedIdentityCredential[] | undefined
  let acceptedMeanwhile: AccessToken | undefined
  const missing = (last = refusal): MissingTrust => ({
    claims,
    target: request.target,
    desired,
    stored,
    refusal: last,
    endpoints: request.endpoints,
  })

  const refused = await guard(context)
  let warned = false
  let store: CredentialStore | undefined
  let established: Established
  try {
    store = await opening
    established = await establish(
      {
        desired,
        repository: repositoryOf(claims),
        owner: signInOwner(claims),
        deadline,
        sha256Hex: ports.sha256Hex,
        onStored: (list) => {
          stored = list
        },
        beforeWrite: async () => {
          if (refused !== undefined) throw withExplanation(refused, missing())
          if (!warned) await warnAboutWeakTrust(context, desired, await opening)
          warned = true
        },
        acceptedMeanwhile: async () => {
          const result = await exchangeOnce(exchange, exchangePorts, isPropagation)
          if (result.accepted) acceptedMeanwhile = result.accessToken
          return result.accepted
        },
      },
      { store, clock, log },
    )
  } catch (error) {
    // A job that must not be trusted is told so, even where the manager would not have served it either.
    if (refused !== undefined && stored === undefined) throw withExplanation(refused, missing())
    throw error instanceof FederationError ? await explainManager(error, missing(), store) : error
  }
  const written = clock.now()
  if (established.change === 'kept')
    log.info(`The federated credential "${established.credential.name}" is there; waiting for Entra to accept it`)
  else
    log.info(
      `${established.change === 'created' ? 'Created' : 'Updated'} the federated credential "${established.credential.name}"; waiting for Entra to accept it`,
    )
  const outlasted = (last: Refusal) => timedOut(established, missing(last), Math.round((clock.now() - written) / 1000))
  const waiting = { deadline, timedOut: outlasted }
  if (acceptedMeanwhile !== undefined) return { accessToken: acceptedMeanwhile, established, ...waiting }
  const result = await exchangeUntil(deadline, exchange, exchangePorts, ({ codes }, waitedMs) =>
    log.info(`Not yet (AADSTS${codes[0] ?? '?'} after ${Math.round(waitedMs / 1000)} s)`),
  )
  if (!result.accepted) throw outlasted(result.refusal)
  return {
    accessToken: result.accessToken,
    established,
    ...waiting,
    ...(established.change !== 'kept' && { propagationMs: clock.now() - written }),
  }
}
