/** Knows which jobs must not get a new trust written for them, and says so before anything is written. */

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
}

/** Every way to read the job's subject; none when there are too many, which no guard lets pass. */
function readings({ claims }: GuardedJob): readonly ParsedSubject[] {
  return readingsOf(claims.sub, issuerKind(claims.iss) === 'github-enterprise-server', { claims }) ?? []
}

/**
 * True when the job runs in an environment. A server up to GitHub Enterprise Server 3.18 leaves colons in names as they are,
 * so that a workflow's or branch's name can hold `:environment:x`; there the claim must say it as well.
 */
function inEnvironment(job: GuardedJob): boolean {
  const read = readings(job)
  if (read.length === 0 || !read.every(hasEnvironment)) return false
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

function guardPullRequest(job: GuardedJob): GuardError | undefined {
  const event = claim(job.claims, 'event_name') ?? ''
  const reaches = readings(job).some(isPullRequest) || (event.startsWith('pull_request') && !inEnvironment(job))
  const blocked = event === 'pull_request_target' || (reaches && !job.expectation.pullRequest)
  return blocked ? guardError('pull-request-refused', job) : undefined
}

function guardMergeQueue(job: GuardedJob): GuardError | undefined {
  return readings(job).some(isMergeQueue) ? guardError('merge-queue-refused', job) : undefined
}

function guardBreadth(job: GuardedJob): GuardError | undefined {
  const breadth = breadthOf(readings(job))
  return breadth === undefined ? undefined : guardError('subject-too-broad', job, breadth)
}

function guardRef(job: GuardedJob): GuardError | undefined {
  const { claims, expectation, defaultBranch } = job
  if (inEnvironment(job) || readings(job).some(isPullRequest)) return undefined
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
export function guardWrite(job: GuardedJob): GuardError | undefined {
  return guardPullRequest(job) ?? guardMergeQueue(job) ?? guardBreadth(job) ?? guardRef(job)
}

/** True when only the default branch could still lift the guard, so that it is worth asking GitHub for it. */
export function needsDefaultBranch(job: GuardedJob): boolean {
  return job.defaultBranch === undefined && guardWrite(job)?.code === 'context-not-declared'
}
