/** Knows which jobs must not get a new trust written for them, and says so before anything is written. */
import { claim, type IdTokenClaims } from './claims.ts'
import type { DeclaredContext } from './declaration.ts'
import { FederationError } from './error.ts'
import { parseSubject } from './subject.ts'
import { hasEnvironment, isMergeQueue, isPullRequest, isTooBroad } from './subject-context.ts'

/** What a guard judges: the job's own claims, its declaration, and the repository's default branch where it is known. */
export interface GuardedJob {
  readonly claims: IdTokenClaims
  readonly declared: DeclaredContext
  readonly defaultBranch: string | undefined
}

function guardPullRequest({ claims, declared }: GuardedJob): FederationError | undefined {
  const event = claim(claims, 'event_name') ?? ''
  const subject = parseSubject(claims.sub)
  if (event === 'pull_request_target') {
    return new FederationError('pull-request-refused', 'A pull_request_target run never gets a trust written.', {
      hint: 'It runs with the rights of the base repository on behalf of a pull request: create the credential in a run of the branch itself.',
    })
  }
  const reaches = isPullRequest(subject) || (event.startsWith('pull_request') && !hasEnvironment(subject))
  if (!reaches || declared.pullRequest) return undefined
  return new FederationError(
    'pull-request-refused',
    `The subject "${claims.sub}" would let any pull request of this repository sign in.`,
    {
      hint: 'Give the job a protected `environment:`, or set `pull-request: true` if every pull request may have this identity.',
    },
  )
}

function guardMergeQueue({ claims }: GuardedJob): FederationError | undefined {
  if (!isMergeQueue(parseSubject(claims.sub))) return undefined
  return new FederationError(
    'merge-queue-refused',
    `The subject "${claims.sub}" belongs to one merge queue entry and never comes back.`,
    {
      hint: 'Give the job an `environment:`, or trust the whole queue with a flexible credential (`merge-queue` in the plan and apply actions or a configuration file).',
    },
  )
}

function guardBreadth({ claims }: GuardedJob): FederationError | undefined {
  const breadth = isTooBroad(parseSubject(claims.sub))
  if (breadth === undefined) return undefined
  const whom =
    breadth === 'other-owner'
      ? 'repositories of other owners'
      : 'every event of this repository, pull requests included,'
  return new FederationError('subject-too-broad', `The subject "${claims.sub}" can be presented by ${whom} as well.`, {
    hint: 'Add `repo` and `context` to `include_claim_keys` of the subject template (repository settings, Actions, OIDC).',
  })
}

function guardRef({ claims, declared, defaultBranch }: GuardedJob): FederationError | undefined {
  if (hasEnvironment(parseSubject(claims.sub)) || isPullRequest(parseSubject(claims.sub))) return undefined
  const ref = claim(claims, 'ref') ?? ''
  const known =
    claim(claims, 'ref_protected') === 'true' || (defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`)
  if (known || declared.branch !== undefined || declared.tag !== undefined || declared.environment !== undefined)
    return undefined
  const input = ref.startsWith('refs/tags/')
    ? `tag: ${ref.slice('refs/tags/'.length)}`
    : `branch: ${ref.replace(/^refs\/heads\//, '')}`
  return new FederationError(
    'context-not-declared',
    `"${ref}" is neither the default branch nor protected, so it is not trusted by accident.`,
    {
      hint: `Declare it (\`${input}\`) if it shall be trusted, or give the job an \`environment:\`.`,
    },
  )
}

/** Returns why no trust may be written for this job, or undefined. An existing trust is never refused. */
export function guardWrite(job: GuardedJob): FederationError | undefined {
  return guardPullRequest(job) ?? guardMergeQueue(job) ?? guardBreadth(job) ?? guardRef(job)
}

/** True when only the default branch could still lift the guard, so that it is worth asking GitHub for it. */
export function needsDefaultBranch(job: GuardedJob): boolean {
  return job.defaultBranch === undefined && guardWrite(job)?.code === 'context-not-declared'
}
