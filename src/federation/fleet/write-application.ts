/** Carries out a line about an application: reads it, writes the first thing that is missing, and reads again until nothing is. */
import {
  type ApplicationManager,
  foreignSentence,
  makerOf,
  type StoredApplication,
} from '../../core/application/application.ts'
import { type ApplicationChange, type ApplicationStep, nextStep } from '../../core/application/diff.ts'
import { FederationError } from '../../core/error.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import type { ResourceEffect } from '../plan/effect.ts'
import { MISSING_TARGET_MS } from '../plan/session.ts'
import type { Clock, Log, WriteAnswer } from '../ports.ts'
import type { ApplicationDirectory } from '../ports-identities.ts'
import type { IdentityRecord } from './identities.ts'

export interface ApplicationWriterPorts {
  readonly directory: ApplicationDirectory
  readonly identities: IdentityRecord
  readonly clock: Clock
  readonly log: Log
}

export interface ApplicationWriteRequest {
  readonly change: ApplicationChange
  /** Whether an application that somebody else made may be used. */
  readonly adopt: boolean
  /** Milliseconds since the epoch. */
  readonly deadline: number
}

// As many as any request gets.
const MAX_DOUBTFUL = 5

/** What happened so far. */
interface Progress {
  /** Steps that were answered as done, and are waited for until they are read. */
  readonly done: Set<string>
  /** Object ID of the application that this run created. */
  created: string | undefined
  outcome: ResourceEffect['outcome']
  doubtful: number
  retry: number
  /** Since when nothing got on; milliseconds since the epoch. */
  waitingSince: number | undefined
}

const keyOf = (step: ApplicationStep) => (step.kind === 'owner' ? step.owner : step.kind)

/** @throws FederationError `plan-stale` where what stands under the unique name is not what was planned */
function assertPlanned(
  { change, adopt }: ApplicationWriteRequest,
  stored: StoredApplication | undefined,
  manager: ApplicationManager,
  { created, done }: Progress,
): void {
  const hint = 'Review the plan again.'
  if (stored === undefined) {
    if (change.action === 'create' || done.size > 0) return
    throw new FederationError('plan-stale', `The application "${change.name}" is not there any more.`, { hint })
  }
  if (adopt || stored.objectId === created || makerOf(stored, manager) !== 'somebody-else') return
  throw new FederationError('plan-stale', foreignSentence(stored, manager), { hint })
}

function send(
  step: ApplicationStep,
  { written }: ApplicationChange,
  { directory, log }: ApplicationWriterPorts,
): Promise<WriteAnswer> {
  const { uniqueName, owners: _, signInAudience, ...fields } = written
  switch (step.kind) {
    case 'create':
      log.info(`Creating the application "${uniqueName}"`)
      return directory.upsert({ uniqueName, ...fields, ...(signInAudience !== undefined && { signInAudience }) })
    case 'update':
      log.info(`Updating the application "${uniqueName}"`)
      return directory.upsert({ uniqueName, ...fields })
    case 'owner':
      log.info(`Adding the owner ${step.owner} to the application "${uniqueName}"`)
      return directory.addOwner(step.objectId, step.owner)
    case 'service-principal':
      log.info(`Creating the service principal of the application "${uniqueName}"`)
      return directory.createServicePrincipal(step.clientId)
  }
}

/** Takes in an answer. */
function note(progress: Progress, step: ApplicationStep, answer: WriteAnswer): void {
  switch (answer.kind) {
    case 'created':
    case 'updated':
    case 'deleted':
      progress.done.add(keyOf(step))
      progress.retry = 0
      progress.waitingSince = undefined
      if (step.kind !== 'create') {
        if (progress.outcome === 'kept') progress.outcome = 'updated'
        return
      }
      progress.created = answer.kind === 'created' ? answer.id : undefined
      progress.outcome = 'created'
      return
    case 'uncertain':
      progress.doubtful += 1
      // It may have been this run that did it, which the next reading shows.
      if (progress.outcome === 'kept') progress.outcome = step.kind === 'create' ? 'created' : 'updated'
      return
    case 'busy':
    case 'duplicate':
    case 'name-taken':
    case 'target-missing':
      return
  }
}

function outOfTime(step: ApplicationStep, { name }: ApplicationChange, answer: WriteAnswer | undefined) {
  if (step.kind === 'create' && answer?.kind === 'name-taken') {
    return new FederationError(
      'name-conflict',
      `Something holds the unique name "${name}", and no application shows it.`,
      {
        hint: 'A deleted application may still hold it: restore it, or delete it for good.',
      },
    )
  }
  const what = step.kind === 'owner' ? `owner ${step.owner}` : step.kind
  const state = answer === undefined ? 'it was written and is not read back' : answer.kind
  return new FederationError(
    'service-unavailable',
    `The application "${name}" could not be completed in time (${what}: ${state}).`,
    {
      hint: 'Run again: what is done stays, and the rest is carried out.',
    },
  )
}

/** Waits before the next reading. @throws FederationError when it is of no use any more */
async function wait(
  step: ApplicationStep,
  { change, deadline }: ApplicationWriteRequest,
  answer: WriteAnswer | undefined,
  progress: Progress,
  clock: Clock,
): Promise<void> {
  progress.waitingSince ??= clock.now()
  const patience = answer?.kind === 'busy' ? deadline : Math.min(deadline, progress.waitingSince + MISSING_TARGET_MS)
  const delay = propagationDelay(progress.retry, clock.random())
  progress.retry += 1
  const inTime = await sleepUntil(patience, delay, clock)
  if (!inTime || progress.doubtful >= MAX_DOUBTFUL) throw outOfTime(step, change, answer)
}

/**
 * Writes an application until everything that its line holds is read. A write whose answer got lost is read before it is
 * repeated, and what a killed run left is completed.
 * @throws FederationError of the directory, `quota-exceeded`, or `plan-stale` where somebody else's application came between
 */
export async function writeApplication(
  request: ApplicationWriteRequest,
  ports: ApplicationWriterPorts,
): Promise<ResourceEffect> {
  const { directory, identities, clock } = ports
  const { change } = request
  const manager = await directory.manager()
  const progress: Progress = {
    done: new Set(),
    created: undefined,
    outcome: 'kept',
    doubtful: 0,
    retry: 0,
    waitingSince: undefined,
  }
  for (;;) {
    const stored = await directory.find(change.name)
    assertPlanned(request, stored, manager, progress)
    const step = nextStep(change, stored, manager.objectId)
    if (step.kind === 'done') {
      identities.add(change.name, step.application)
      return { outcome: progress.outcome, change }
    }
    if (progress.done.has(keyOf(step))) {
      await wait(step, request, undefined, progress, clock)
      continue
    }
    const answer = await send(step, change, ports)
    note(progress, step, answer)
    if (!progress.done.has(keyOf(step))) await wait(step, request, answer, progress, clock)
  }
}
