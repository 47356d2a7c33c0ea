/** Which jobs must not get a new trust written for them, and says so before anything is written. */

import { issuerKind } from '../credential/issuer.ts'
import { FederationError } from '../error.ts'
import { claim, type IdTokenClaims } from '../subject/claims.ts'
import { type Breadth, hasEnvironment, isMergeQueue, isPullRequest } from '../subject/context.ts'
import type { Expectation } from '../subject/expectation.ts'
import { breadthOf, readingsOf } from '../subject/reading.ts'
import { BRANCH_PREFIX } from '../subject/ref.ts'
import type { ParsedSubject } from '../subject/subject.ts'
import { type GuardCode, guardWords } from './guard-words.ts'

/** What a guard judges: the job's own claims, what it is expected to be, and the repository's default branch where it is known. */
export interface GuardedJob {
  readonly claims: IdTokenClaims
  readonly expectation: Expectation
  readonly defaultBranch: string | undefined
  /** The subject of the claims, where the caller has parsed it already. */
  readonly parsed?: ParsedSubject
}

/** A job with every way to read its subject; none when there are too many, which no guard lets pass. */
interface ReadJob extends GuardedJob {
  readonly readings: readonly ParsedSubject[]
}

function readJob(job: GuardedJob): ReadJob {
  const { claims, parsed } = job
  const raw = issuerKind(claims.iss) === 'github-enterprise-server'
  const readings = readingsOf(claims.sub, raw, { claims, ...(parsed !== undefined && { parsed }) })
  return { ...job, readings: readings ?? [] }
}

/**
 * True when the job runs in an environment. A server up to GitHub Enterprise Server 3.18 leaves colons in names as they are,
 * so that a workflow's or branch's name can hold `:environment:x`; there the claim must say it as well.
 */
function inEnvironment(job: ReadJob): boolean {
  const { readings } = job
  if (readings.length === 0 || !readings.every(hasEnvironment)) return false
  return issuerKind(job.claims.iss) !== 'github-enterprise-server' || claim(job.claims, 'environment') !== undefined
}

/** The error of a guard. */
export type GuardError = FederationError & { readonly code: GuardCode }

function guardError(code: GuardCode, { claims }: GuardedJob, breadth?: Breadth): GuardError {
  const [ref, event] = [claim(claims, 'ref') ?? '', claim(claims, 'event_name') ?? '']
  const { message, hint } = guardWords(code, {
    subject: claims.sub,
    ref,
    event,
    ...(breadth !== undefined && { breadth }),
  })
  return Object.assign(new FederationError(code, message, { hint }), { code })
}

function guardPullRequest(job: ReadJob): GuardError | undefined {
  const event = claim(job.claims, 'event_name') ?? ''
  const reaches = job.readings.some(isPullRequest) || (event.startsWith('pull_request') && !inEnvironment(job))
  const blocked = event === 'pull_request_target' || (reaches && !job.expectation.pullRequest)
  return blocked ? guardError('pull-request-refused', job) : undefined
}

function guardMergeQueue(job: ReadJob): GuardError | undefined {
  return job.readings.some(isMergeQueue) ? guardError('merge-queue-refused', job) : undefined
}

function guardBreadth(job: ReadJob): GuardError | undefined {
  const breadth = breadthOf(job.readings)
  return breadth === undefined ? undefined : guardError('subject-too-broad', job, breadth)
}

function guardRef(job: ReadJob): GuardError | undefined {
  const { claims, expectation, defaultBranch } = job
  if (inEnvironment(job) || job.readings.some(isPullRequest)) return undefined
  const known =
    claim(claims, 'ref_protected') === 'true' ||
    (defaultBranch !== undefined && claim(claims, 'ref') === BRANCH_PREFIX + defaultBranch)
  if (
    known ||
    expectation.branch !== undefined ||
    expectation.tag !== undefined ||
    expectation.environment !== undefined
  )
    return undefined
  return guardError('context-not-declared', job)
}

/** Returns why no trust may be written for this job, or undefined. An existing trust is never refused. */
export function guardWrite(guarded: GuardedJob): GuardError | undefined {
  const job = readJob(guarded)
  return guardPullRequest(job) ?? guardMergeQueue(job) ?? guardBreadth(job) ?? guardRef(job)
}

/** True when only the default branch could still lift the guard, so that it is worth asking GitHub for it. */
export function needsDefaultBranch(job: GuardedJob): boolean {
  return job.defaultBranch === undefined && guardWrite(job)?.code === 'context-not-declared'
}
