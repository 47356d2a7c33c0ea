/** Knows how to make sure that a credential is stored: read, decide, write, and read again whenever somebody else may have written. */
import {
  CREDENTIAL_LIMIT,
  type FederatedIdentityCredential,
  matchText,
  type Sha256Hex,
} from '../../core/credential/credential.ts'
import { explainLimit } from '../../core/credential/limit.ts'
import { decideTrust, isCaseTwin, type TrustDecision } from '../../core/credential/trust.ts'
import { FederationError } from '../../core/error.ts'
import type { RepositoryIdentity } from '../../core/subject/subject.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import type { Clock, CredentialStore, Log, WriteOutcome } from '../ports.ts'

export type CredentialChange = 'created' | 'updated' | 'kept'

/** The stored credential and what this run did to it. */
export interface Established {
  readonly credential: FederatedIdentityCredential
  readonly change: CredentialChange
  /** Another credential was audience-corrected: what it was before. */
  readonly before?: FederatedIdentityCredential
}

export interface EstablishRequest {
  readonly desired: FederatedIdentityCredential
  /** This job's repository, for the expressions that a full target is offered. */
  readonly repository: RepositoryIdentity | undefined
  readonly owner: string
  /** Milliseconds since the epoch. */
  readonly deadline: number
  readonly sha256Hex: Sha256Hex
  /** What the target stores, where it was read a moment ago: saves the first read. */
  readonly known?: readonly FederatedIdentityCredential[]
  /** True for a stored credential that trusts the job by its expression; nothing is written beside it. */
  readonly admitting?: (stored: FederatedIdentityCredential) => boolean
  /** Called before each write, `hasRoom` telling whether the target can take one; throws when a guard refuses it. */
  readonly beforeWrite: (stored: readonly FederatedIdentityCredential[], hasRoom: boolean) => Promise<void>
  /** Called with every list read. */
  readonly onStored: (stored: readonly FederatedIdentityCredential[]) => void
  /** True when Entra accepts the job by now: somebody else wrote the credential. */
  readonly acceptedMeanwhile: () => Promise<boolean>
}

export interface EstablishPorts {
  readonly store: CredentialStore
  readonly clock: Clock
  readonly log: Log
}

// As many as any request gets.
const MAX_ATTEMPTS = 5

// Entra's token service knows the application when this is reached, so a 404 of Graph is a replica that lags behind.
const MISSING_TARGET_MS = 30_000

function conflictError(
  decision: Extract<TrustDecision, { action: 'audience-conflict' | 'name-conflict' }>,
  desired: FederatedIdentityCredential,
): FederationError {
  const { stored } = decision
  if (decision.action === 'audience-conflict') {
    return new FederationError(
      'audience-conflict',
      `The credential "${stored.name}" trusts this job with another audience ("${stored.audiences[0]}").`,
      {
        hint: `Set \`audience: ${stored.audiences[0]}\`, or change or remove that credential; it is not ours to alter.`,
      },
    )
  }
  return new FederationError(
    'name-conflict',
    `A credential named "${desired.name}" exists with another subject, and it is not ours.`,
    {
      hint: 'Remove that credential: its name cannot be changed.',
      details: [
        `Its issuer is "${stored.issuer}", its subject "${stored.subject ?? stored.claimsMatchingExpression?.value}".`,
      ],
    },
  )
}

async function readStored(
  { store, clock }: EstablishPorts,
  deadline: number,
): Promise<readonly FederatedIdentityCredential[]> {
  const patience = Math.min(deadline, clock.now() + MISSING_TARGET_MS)
  for (let retry = 0; ; retry++) {
    try {
      return await store.list()
    } catch (error) {
      const lagging = error instanceof FederationError && error.code === 'application-not-found'
      if (!lagging || !(await sleepUntil(patience, propagationDelay(retry, clock.random()), clock))) throw error
    }
  }
}

/** The decisions that a write carries out. */
type Writable = Extract<TrustDecision, { action: 'write' | 'correct-audience' }>

/** Writes once what was decided. */
function write(
  decision: Writable,
  { desired }: EstablishRequest,
  { store, log }: EstablishPorts,
): Promise<WriteOutcome> {
  if (decision.action === 'correct-audience') {
    const audience = desired.audiences[0] ?? ''
    log.info(`Correcting the audience of the federated credential "${decision.stored.name}" to "${audience}"`)
    return store.replace(decision.stored, { ...decision.stored, audiences: [audience] })
  }
  log.info(`Writing the federated credential "${desired.name}" for "${matchText(desired)}"`)
  return decision.replaces === undefined ? store.create(desired) : store.replace(decision.replaces, desired)
}

function outOfTime(outcome: WriteOutcome, desired: FederatedIdentityCredential): FederationError {
  if (outcome.kind === 'duplicate') {
    return new FederationError(
      'name-conflict',
      'The target says that another credential holds this issuer and subject, but lists none.',
      {
        hint: `It may hold "${matchText(desired)}" in another case and compare without it: remove that credential, or wait and run again.`,
      },
    )
  }
  return new FederationError(
    'service-unavailable',
    `The federated credential "${desired.name}" could not be written in time (${outcome.kind}).`,
    {
      hint: 'Other writes to the same target were under way, or the service did not answer: run again.',
    },
  )
}

/** Returns the decision that a write can carry out; throws where somebody else's credential is in the way or the target is full. */
async function requireWritable(
  decision: Exclude<TrustDecision, { action: 'keep' }>,
  stored: readonly FederatedIdentityCredential[],
  request: EstablishRequest,
): Promise<Writable> {
  if (decision.action === 'audience-conflict' || decision.action === 'name-conflict') {
    throw conflictError(decision, request.desired)
  }
  await request.beforeWrite(stored, decision.action !== 'limit')
  if (decision.action !== 'limit') return decision
  throw new FederationError(
    'credential-limit',
    `The target already holds ${stored.length} of at most ${CREDENTIAL_LIMIT} federated credentials.`,
    explainLimit(stored, request.repository),
  )
}

/**
 * Makes sure that the target stores the desired credential, however many jobs do the same at once. Killed at any point and
 * run again, it converges: the name is deterministic and every doubtful write is read back.
 * @throws FederationError of a guard, `audience-conflict`, `name-conflict`, `credential-limit` or `manager-forbidden`
 */
export async function establish(request: EstablishRequest, ports: EstablishPorts): Promise<Established> {
  const { desired, owner, deadline, sha256Hex } = request
  const { clock, log } = ports
  const doubtful: Writable[] = []
  let last: WriteOutcome | undefined
  let inTime = true
  for (let retry = 0; ; retry++) {
    const stored = (retry === 0 ? request.known : undefined) ?? (await readStored(ports, deadline))
    request.onStored(stored)
    const decision = decideTrust(desired, stored, owner, sha256Hex)
    if (decision.action === 'keep') {
      return { credential: decision.stored, change: changeOf(doubtful.at(-1), decision.stored, desired) }
    }
    const admitting = request.admitting && stored.find(request.admitting)
    if (admitting !== undefined) return { credential: admitting, change: 'kept' }
    const spent = !inTime || doubtful.length >= MAX_ATTEMPTS
    const blocked = retry > 2 && last?.kind === 'duplicate' && stored.some((each) => isCaseTwin(each, desired))
    if (last !== undefined && (spent || blocked)) throw outOfTime(last, desired)
    const writable = await requireWritable(decision, stored, request)
    const outcome = await write(writable, request, ports)
    if (outcome.kind === 'created' || outcome.kind === 'updated')
      return finished({ ...outcome, kind: outcome.kind }, writable, request, ports)
    // A write that may have happened, or that somebody else's got in the way of: wait, look, then decide afresh.
    log.debug(`The write ended as "${outcome.kind}"`)
    if (outcome.kind === 'uncertain') doubtful.push(writable)
    last = outcome
    inTime = await sleepUntil(deadline, propagationDelay(retry, clock.random()), clock)
    if (outcome.kind === 'busy' && (await request.acceptedMeanwhile())) return { credential: desired, change: 'kept' }
  }
}

/** After a doubtful write, the credential as it is stored now is our doing when it has the name and owner that we gave it. */
function changeOf(
  attempted: Writable | undefined,
  stored: FederatedIdentityCredential,
  desired: FederatedIdentityCredential,
): CredentialChange {
  if (attempted === undefined) return 'kept'
  if (attempted.action === 'correct-audience') return 'updated'
  if (stored.name !== desired.name) return 'kept'
  return attempted.replaces === undefined ? 'created' : 'updated'
}

/** Reads the ID of what is written by now; a failure to read it must not fail a job whose credential is stored. */
async function readId(name: string, store: CredentialStore): Promise<string | undefined> {
  return (await store.list().catch(() => [])).find((each) => each.name === name)?.id
}

async function finished(
  outcome: WriteOutcome & { kind: 'created' | 'updated' },
  decision: Writable,
  { desired }: EstablishRequest,
  { store }: EstablishPorts,
): Promise<Established> {
  if (decision.action === 'correct-audience') {
    return {
      credential: { ...decision.stored, audiences: desired.audiences },
      change: 'updated',
      before: decision.stored,
    }
  }
  if (outcome.kind === 'created')
    return { credential: { ...desired, ...(outcome.id !== undefined && { id: outcome.id }) }, change: 'created' }
  const before = decision.replaces
  const id = outcome.id ?? before?.id ?? (await readId(desired.name, store))
  const credential = { ...desired, ...(id !== undefined && { id }) }
  // An upsert that met the same credential means that another job was quicker.
  return before === undefined ? { credential, change: 'kept' } : { credential, change: 'updated', before }
}
