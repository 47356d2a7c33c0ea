/** Carries out one change until it is settled: written, satisfied by somebody else, or failed. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { isCaseTwin } from '../../core/credential/trust.ts'
import { FederationError } from '../../core/error.ts'
import {
  type Blocked,
  credentialOf,
  type FederatedChange,
  isWrite,
  lineOf,
  matchOfChange,
  subjectOfChange,
} from '../../core/plan/change.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import type { Clock, CredentialStore, Log, WriteAnswer } from '../ports.ts'
import type { FederatedEffect } from './effect.ts'
import { type CredentialSession, MISSING_TARGET_MS, readStored } from './session.ts'

export interface WritePorts {
  readonly clock: Clock
  readonly log: Log
}

export interface WriteRequest {
  /** Milliseconds since the epoch. */
  readonly deadline: number
  /** Called with every further reading of the target. */
  readonly onStored: (stored: readonly FederatedIdentityCredential[]) => void
  /** True when the change is not needed any more although another writer was busy: asked before each retry. */
  readonly settledMeanwhile: (change: FederatedChange) => Promise<boolean>
}

// As many as any request gets.
const MAX_ATTEMPTS = 5

function send(change: FederatedChange, store: CredentialStore, log: Log): Promise<WriteAnswer> {
  const credential = credentialOf(change)
  if (change.action === 'delete') {
    log.info(`Deleting the federated credential "${change.name}"`)
    return store.delete(change.stored ?? credential)
  }
  if (change.stored === undefined) {
    log.info(`Writing the federated credential "${change.name}" for "${matchOfChange(change)}"`)
    return store.create(credential)
  }
  log.info(`Replacing the federated credential "${change.name}" for "${matchOfChange(change)}"`)
  return store.replace(change.stored, credential)
}

/** What a write that ended well left on the target. */
function written(change: FederatedChange, outcome: WriteAnswer): FederatedEffect | undefined {
  switch (outcome.kind) {
    case 'created':
    case 'updated':
    case 'deleted': {
      const id = outcome.id ?? change.stored?.id
      const credential = { ...credentialOf(change), ...(id !== undefined && { id }) }
      return { outcome: outcome.kind, change, credential }
    }
    case 'busy':
    case 'uncertain':
    case 'duplicate':
    case 'name-taken':
    case 'target-missing':
      return undefined
  }
}

function outOfTime({ kind }: WriteAnswer, change: FederatedChange): FederationError {
  if (kind === 'duplicate') {
    return new FederationError(
      'name-conflict',
      'The target says that another credential holds this issuer and subject, but lists none.',
      {
        hint: `It may hold "${matchOfChange(change)}" in another case and compare without it: remove that credential, or wait and run again.`,
      },
    )
  }
  if (kind === 'target-missing') {
    return new FederationError('application-not-found', `The target of "${change.name}" is not found for writing.`, {
      hint: 'Check `client-id` or `managed-identity-resource-id`; if it was created a moment ago, run again.',
    })
  }
  return new FederationError(
    'service-unavailable',
    `The federated credential "${change.name}" could not be written in time (${kind}).`,
    { hint: 'Other writes to the same target were under way, or the service did not answer: run again.' },
  )
}

function stale(change: FederatedChange, lines: readonly FederatedChange[]): FederationError {
  return new FederationError('plan-stale', `What "${change.name}" needs is not what was printed any more.`, {
    hint: 'The target was changed by somebody else meanwhile: review the plan again.',
    details: ['To be written now:', ...lines.map((line) => `  ${line.action} "${line.name}": ${matchOfChange(line)}`)],
  })
}

/** What another reading of the target says about a change: nothing left to do, refused by now, or still to be written. */
type Reading =
  | { readonly kind: 'satisfied'; readonly stored: FederatedIdentityCredential | undefined }
  | { readonly kind: 'refused'; readonly change: Blocked }
  | { readonly kind: 'open'; readonly change: FederatedChange }

/**
 * Runs the same diff on another reading.
 * @throws FederationError `plan-stale` when what is still to be written is no subset of what was printed
 */
function compareAgain(
  change: FederatedChange,
  session: CredentialSession,
  stored: readonly FederatedIdentityCredential[],
  printed: ReadonlySet<string>,
): Reading {
  const lines = session.diff(stored)
  const now = lines.find((each) => subjectOfChange(each) === subjectOfChange(change))
  if (now?.action === 'refuse') return { kind: 'refused', change: now }
  if (now === undefined || now.action === 'keep') return { kind: 'satisfied', stored: now?.stored }
  const unprinted = lines.filter((line) => isWrite(line) && !printed.has(lineOf(line)))
  if (unprinted.length > 0) throw stale(change, unprinted)
  return { kind: 'open', change: now }
}

/** After a doubtful write, what is stored now is our doing when it has the name that we gave it. */
function satisfied(
  change: FederatedChange,
  stored: FederatedIdentityCredential | undefined,
  doubtful: boolean,
): FederatedEffect {
  const credential = stored ?? change.stored ?? credentialOf(change)
  const ours = doubtful && credential.name === change.name
  if (!ours) return { outcome: 'kept', change, credential }
  const outcome = ({ create: 'created', update: 'updated', delete: 'deleted' } as const)[
    change.action as 'create' | 'update' | 'delete'
  ]
  return { outcome, change, credential }
}

/** What happened to the writes of one change so far. */
interface Progress {
  readonly doubtful: number
  readonly missingSince: number | undefined
}

function progressed({ doubtful, missingSince }: Progress, { kind }: WriteAnswer, now: number): Progress {
  return {
    doubtful: doubtful + (kind === 'uncertain' ? 1 : 0),
    missingSince: kind === 'target-missing' ? (missingSince ?? now) : undefined,
  }
}

/** True when no further attempt makes sense: too many, or a target that takes upper and lower case for the same. */
function isHopeless(
  { kind }: WriteAnswer,
  { doubtful }: Progress,
  change: FederatedChange,
  stored: readonly FederatedIdentityCredential[],
  retry: number,
): boolean {
  if (doubtful >= MAX_ATTEMPTS) return true
  return kind === 'duplicate' && retry > 1 && stored.some((each) => isCaseTwin(each, credentialOf(change)))
}

/**
 * Writes a change. A write that ends busy, uncertain or duplicate reads the target again and runs the same diff: what is
 * satisfied by now takes its effect from the reading, and the rest is written when it was printed.
 * @throws FederationError of the store, `plan-stale`, or what stands for running out of time
 */
export async function writeChange(
  planned: FederatedChange,
  printed: ReadonlySet<string>,
  session: CredentialSession,
  request: WriteRequest,
  { clock, log }: WritePorts,
): Promise<FederatedEffect> {
  let change = planned
  let progress: Progress = { doubtful: 0, missingSince: undefined }
  for (let retry = 0; ; retry++) {
    const outcome = await send(change, session.store, log)
    const effect = written(change, outcome)
    if (effect !== undefined) return effect
    log.debug(`The write ended as "${outcome.kind}"`)
    progress = progressed(progress, outcome, clock.now())
    const patience = Math.min(request.deadline, (progress.missingSince ?? Number.POSITIVE_INFINITY) + MISSING_TARGET_MS)
    const inTime = await sleepUntil(patience, propagationDelay(retry, clock.random()), clock)
    if (outcome.kind === 'busy' && (await request.settledMeanwhile(change)))
      return { outcome: 'kept', change, credential: credentialOf(change) }
    const stored = await readStored(session.store, clock, request.deadline)
    request.onStored(stored)
    const reading = compareAgain(change, session, stored, printed)
    if (reading.kind === 'satisfied') return satisfied(change, reading.stored, progress.doubtful > 0)
    if (reading.kind === 'refused') return { outcome: 'refused', change: reading.change }
    if (!inTime || isHopeless(outcome, progress, change, stored, retry)) throw outOfTime(outcome, change)
    change = reading.change
  }
}
