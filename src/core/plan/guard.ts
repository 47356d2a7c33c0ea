/** Knows which jobs must not get a new trust written for them, and says so before anything is written. */

import { issuerKind } from '../credential/issuer.ts'
import { FederationError } from '../error.ts'
import { claim, type IdTokenClaims } from '../subject/claims.ts'
import { hasEnvironment, isMergeQueue, isPullRequest } from '../subject/context.ts'
import type { DeclaredContext } from '../subject/expectation.ts'
import { breadthOf, readingsOf } from '../subject/reading.ts'
import type { ParsedSubject } from '../subject/subject.ts'

/** What a guard judges: the job's own claims, its declaration, and the repository's default branch where it is known. */
export interface GuardedJob {
  readonly claims: IdTokenClaims
  readonly declared: DeclaredContext
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

/** Codes of the guards that judge what a job or a declaration would trust. */
export type GuardCode = 'context-not-declared' | 'pull-request-refused' | 'merge-queue-refused' | 'subject-too-broad'

/** The error of a guard. */
export type GuardError = FederationError & { readonly code: GuardCode }

function guardError(code: GuardCode, message: string, hint: string): GuardError {
  return Object.assign(new FederationError(code, message, { hint }), { code })
}

function guardPullRequest(job: GuardedJob): GuardError | undefined {
  const { claims, declared } = job
  const event = claim(claims, 'event_name') ?? ''
  if (event === 'pull_request_target') {
    return guardError(
      'pull-request-refused',
      'A pull_request_target run never gets a trust written.',
      'It runs with the rights of the base repository on behalf of a pull request: create the credential in a run of the branch itself.',
    )
  }
  const reaches = readings(job).some(isPullRequest) || (event.startsWith('pull_request') && !inEnvironment(job))
  if (!reaches || declared.pullRequest) return undefined
  return guardError(
    'pull-request-refused',
    `The subject "${claims.sub}" would let any pull request of this repository sign in.`,
    'Give the job a protected `environment:`, or set `pull-request: true` if every pull request may have this identity.',
  )
}

function guardMergeQueue(job: GuardedJob): GuardError | undefined {
  const { claims } = job
  if (!readings(job).some(isMergeQueue)) return undefined
  return guardError(
    'merge-queue-refused',
    `The subject "${claims.sub}" belongs to one merge queue entry and never comes back.`,
    'Give the job an `environment:`, or trust the whole queue with a flexible credential (`merge-queue` in the apply action).',
  )
}

function guardBreadth(job: GuardedJob): GuardError | undefined {
  const { claims } = job
  const breadth = breadthOf(readings(job))
  if (breadth === undefined) return undefined
  const whom =
    breadth === 'other-repository' ? 'other repositories' : 'every event of this repository, pull requests included,'
  return guardError(
    'subject-too-broad',
    `The subject "${claims.sub}" can be presented by ${whom} as well.`,
    'Add `repo` and `context` to `include_claim_keys` of the subject template (repository settings, Actions, OIDC).',
  )
}

function guardRef(job: GuardedJob): GuardError | undefined {
  const { claims, declared, defaultBranch } = job
  if (inEnvironment(job) || readings(job).some(isPullRequest)) return undefined
  const ref = claim(claims, 'ref') ?? ''
  const known =
    claim(claims, 'ref_protected') === 'true' || (defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`)
  if (known || declared.branch !== undefined || declared.tag !== undefined || declared.environment !== undefined)
    return undefined
  const input = ref.startsWith('refs/tags/')
    ? `tag: ${ref.slice('refs/tags/'.length)}`
    : `branch: ${ref.replace(/^refs\/heads\//, '')}`
  return guardError(
    'context-not-declared',
    `"${ref}" is neither the default branch nor protected, so it is not trusted by accident.`,
    `Declare it (\`${input}\`) if it shall be trusted, or give the job an \`environment:\`.`,
  )
}

/** Returns why no trust may be written for this job, or undefined. An existing trust is never refused. */
export function guardWrite(job: GuardedJob): GuardError | undefined {
  return guardPullRequest(job) ?? guardMergeQueue(job) ?? guardBreadth(job) ?? guardRef(job)
}

/** True when only the default branch could still lift the guard, so that it is worth asking GitHub for it. */
export function needsDefaultBranch(job: GuardedJob): boolean {
  return job.defaultBranch === undefined && guardWrite(job)?.code === 'context-not-declared'
}
