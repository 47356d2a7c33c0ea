/** Which context an event gives a subject, and which subjects say too little to be trusted. */
import { type ParsedSubject, PULL_REQUEST, type SubjectContext } from './subject.ts'

/** What decides the context of a job: the event's name, `GITHUB_REF` and the environment as the workflow spells it. */
export interface JobFacts {
  readonly event_name?: string
  readonly ref?: string
  readonly environment?: string
}

// Whether these present `pull_request` or `ref:…` is not documented and no token is known.
const UNDOCUMENTED: ReadonlySet<string> = new Set([
  'pull_request_review',
  'pull_request_review_comment',
  'deployment',
  'deployment_status',
])

/** Tells whether it is known which subject an event presents in a job without environment. */
export function isPredictableEvent(event: string): boolean {
  return !UNDOCUMENTED.has(event)
}

/**
 * Returns the context of a job: its environment, else `pull_request` for that very event (whatever its ref is), else its
 * ref. `pull_request_target`, `merge_group`, `release`, `schedule` and the others present the ref that they run on.
 * Undefined means not predictable: an event nobody has documented, or no ref.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function contextOf({ event_name, ref, environment }: JobFacts): SubjectContext | undefined {
  if (environment !== undefined && environment !== '') return { kind: 'environment', environment }
  if (event_name === 'pull_request') return { kind: 'pull_request' }
  if (event_name !== undefined && !isPredictableEvent(event_name)) return undefined
  return ref === undefined || ref === '' ? undefined : { kind: 'ref', ref }
}

/** Tells whether the subject names an environment. */
export function hasEnvironment(parsed: ParsedSubject): boolean {
  return parsed.segments.some(({ key, value }) => key === 'environment' && value !== undefined && value !== '')
}

// As `ref`, or behind the `@` of `job_workflow_ref` and `workflow_ref`.
const PULL_REF = /(?:^|@)refs\/pull\//

/**
 * Tells whether a pull request presents this subject: it holds `pull_request`, as context or as event, or outside an
 * environment the ref of a pull request.
 */
export function isPullRequest(parsed: ParsedSubject): boolean {
  const guarded = hasEnvironment(parsed)
  return parsed.segments.some(({ key, value }) => {
    if (value === undefined) return key === PULL_REQUEST
    if (key === 'event_name') return value.startsWith(PULL_REQUEST)
    return !guarded && /^(?:ref|job_workflow_ref|workflow_ref)$/.test(key) && PULL_REF.test(value)
  })
}

// As `ref`, or behind the `@` of `job_workflow_ref` and `workflow_ref`.
const QUEUE_ENTRY = /(?:^|@)refs\/heads\/gh-readonly-queue\//

/** Tells whether the subject is that of one merge queue entry, which never comes back. */
export function isMergeQueue(parsed: ParsedSubject): boolean {
  return parsed.segments.some(({ value }) => value !== undefined && QUEUE_ENTRY.test(value))
}

// `workflow_ref` is the path and ref of the workflow that was started: it names repository and ref. `job_workflow_ref`
// may name a reusable workflow of somebody else, which any repository can call.
const TIES: ReadonlySet<string> = new Set(['repo', 'repository', 'repository_id', 'workflow_ref'])
const CONTEXTS: ReadonlySet<string> = new Set(['environment', 'ref', PULL_REQUEST, 'workflow_ref'])

/** Why a subject is too broad to be trusted: another repository, of the same owner too, or every event of this one can present it. */
export type Breadth = 'other-repository' | 'every-event'

/** Returns how far beyond one context of one repository the subject reaches, or undefined when it does not. */
export function isTooBroad(parsed: ParsedSubject): Breadth | undefined {
  const keys = parsed.segments.flatMap(({ key, value }) => (value || key === PULL_REQUEST ? [key] : []))
  if (!keys.some((key) => TIES.has(key))) return 'other-repository'
  return keys.some((key) => CONTEXTS.has(key)) ? undefined : 'every-event'
}
