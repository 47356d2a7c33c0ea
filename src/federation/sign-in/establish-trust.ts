/** The way from a refusal to an accepted job: guards, the write with the manager's rights, and the wait for Entra. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { signInOwner } from '../../core/credential/owner.ts'
import { desiredCredential, isAdmitted } from '../../core/credential/trust.ts'
import { isPropagation, type Refusal } from '../../core/diagnosis/refusal.ts'
import { type ErrorCode, FederationError } from '../../core/error.ts'
import type { Lint } from '../../core/lint/finding.ts'
import { repositoryOf } from '../../core/subject/repository.ts'
import { explainManager, type MissingTrust, missingTrustError, presentedBy, withDiagnosis } from '../diagnose.ts'
import { type Exchange, exchangeIdToken } from '../exchange/exchange.ts'
import { exchangeUntil, repeatRefused } from '../exchange/propagation.ts'
import type { AccessToken, CredentialStore } from '../ports.ts'
import type { SignInContext, Waiting } from './context.ts'
import { type Established, establish } from './establish.ts'
import { judgeJob, warnAboutWeakTrust } from './guard.ts'

export interface EstablishedTrust {
  readonly accessToken: AccessToken
  /** Undefined when the refusal turned out to be spurious. */
  readonly established?: Established
  /** What is weak about the trust that was written. */
  readonly lints?: readonly Lint[]
  readonly propagationMs?: number
  /** How further scopes wait; undefined where nothing was written that could still be propagating. */
  readonly waiting?: Waiting
}

const CAME_TO_NOTHING: ReadonlySet<ErrorCode> = new Set(['throttled', 'service-unavailable'])

function guard({ request, ports, claims, parsed }: SignInContext): Promise<FederationError | undefined> {
  return judgeJob({ claims, expectation: request.expectation, parsed }, ports.readDefaultBranch)
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

/** One run's way from the first refusal on: what is wanted, until when, and what is known so far. */
interface Attempt {
  readonly context: SignInContext
  readonly refusal: Refusal
  readonly exchange: Exchange
  readonly deadline: number
  readonly desired: ReturnType<typeof desiredCredential>
  /** The last list read; undefined while nobody could read it. */
  readonly stored: () => readonly FederatedIdentityCredential[] | undefined
  readonly onStored: (list: readonly FederatedIdentityCredential[]) => void
}

function startAttempt(context: SignInContext, refusal: Refusal): Attempt {
  const { request, ports, claims, parsed, clientId } = context
  let stored: readonly FederatedIdentityCredential[] | undefined
  return {
    context,
    refusal,
    exchange: { clientId, audience: claims.aud, scope: request.scopes[0] },
    deadline: ports.clock.now() + request.propagationTimeoutMs,
    desired: desiredCredential(claims, request.target.kind, ports.sha256Hex, parsed),
    stored: () => stored,
    onStored: (list) => {
      stored = list
    },
  }
}

function missingIn({ context, desired, stored, refusal }: Attempt, last: Refusal = refusal): MissingTrust {
  const { claims, parsed, request } = context
  return {
    presented: presentedBy(claims, parsed),
    target: request.target,
    desired,
    stored: stored(),
    refusal: last,
    endpoints: request.endpoints,
  }
}

interface WrittenTrust {
  readonly established: Established
  readonly lints: readonly Lint[]
  readonly accessToken?: AccessToken
}

/** Makes sure that the credential is stored; `accessToken` when Entra accepted the job while it waited for others. */
async function writeTrust(
  attempt: Attempt,
  store: CredentialStore,
  refused: FederationError | undefined,
): Promise<WrittenTrust> {
  const { context, desired, deadline, exchange, onStored } = attempt
  const { claims, ports, exchangePorts, request } = context
  let accessToken: AccessToken | undefined
  let lints: readonly Lint[] = []
  const established = await establish(
    {
      desired,
      repository: repositoryOf(claims),
      ownership: { owner: signInOwner(claims), kind: request.target.kind, sha256Hex: ports.sha256Hex },
      deadline,
      onStored,
      admitting: (each) => isAdmitted(each, claims),
      beforeWrite: async (hasRoom) => {
        if (refused !== undefined) throw withDiagnosis(refused, missingIn(attempt))
        if (hasRoom) lints = await warnAboutWeakTrust(context, desired, store)
      },
      acceptedMeanwhile: async () => {
        const result = await exchangeIdToken(exchange, exchangePorts, isPropagation)
        if (result.accepted) accessToken = result.accessToken
        return result.accepted
      },
    },
    { store, clock: ports.clock, log: ports.log },
  )
  return { established, lints, ...(accessToken !== undefined && { accessToken }) }
}

/** What the target stores since the write: the list was read before it. */
function storedWith(
  credential: FederatedIdentityCredential,
  stored: readonly FederatedIdentityCredential[] = [],
): readonly FederatedIdentityCredential[] {
  return [...stored.filter(({ name }) => name !== credential.name), credential]
}

/** How everything after the write waits: while that may still be propagating, a refusal proves nothing. */
function waitingFor(attempt: Attempt, established: Established): Waiting {
  const { clock } = attempt.context.ports
  const written = clock.now()
  return {
    deadline: attempt.deadline,
    timedOut: (last) => {
      const missing = { ...missingIn(attempt, last), stored: storedWith(established.credential, attempt.stored()) }
      return timedOut(established, missing, Math.round((clock.now() - written) / 1000))
    },
  }
}

/** Waits until Entra accepts the job for which a credential is stored. */
async function waitForEntra(attempt: Attempt, established: Established): Promise<EstablishedTrust> {
  const { context, exchange } = attempt
  const { clock, log } = context.ports
  const { credential, change } = established
  const written = clock.now()
  const waiting = waitingFor(attempt, established)
  const did = { created: 'Created', updated: 'Updated', kept: 'Found' }[change]
  log.info(`${did} the federated credential "${credential.name}"; waiting for Entra to accept it`)
  const result = await exchangeUntil(waiting.deadline, exchange, context.exchangePorts, ({ codes }, waitedMs) =>
    log.info(`Entra did not accept it yet (AADSTS${codes.join(', ')} after ${Math.round(waitedMs / 1000)} s)`),
  )
  if (!result.accepted) throw waiting.timedOut(result.refusal)
  const { accessToken } = result
  return { accessToken, established, waiting, ...(change !== 'kept' && { propagationMs: clock.now() - written }) }
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
  const attempt = startAttempt(context, refusal)
  const refused = await guard(context)
  let opened: CredentialStore | undefined
  try {
    opened = await opening
    const { established, lints, accessToken } = await writeTrust(attempt, opened, refused)
    return accessToken === undefined
      ? { ...(await waitForEntra(attempt, established)), lints }
      : { accessToken, established, lints, waiting: waitingFor(attempt, established) }
  } catch (error) {
    const unsettled =
      attempt.stored() === undefined || (error instanceof FederationError && CAME_TO_NOTHING.has(error.code))
    if (!(error instanceof FederationError) || !unsettled) throw await explainManager(error, missingIn(attempt), opened)
    // Nobody could read what is stored, so the refusal may have been a spurious one of a job that is trusted; or the write
    // came to nothing among many, and one of the others has done it.
    const again = await repeatRefused(refusal, attempt.exchange, context.exchangePorts)
    if (again.accepted) return { accessToken: again.accessToken }
    // A job that must not be trusted is told so, even where the manager would not have served it either.
    throw refused === undefined
      ? await explainManager(error, missingIn(attempt), opened)
      : withDiagnosis(refused, missingIn(attempt))
  }
}
