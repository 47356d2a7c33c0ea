/** Knows which subject each job of a workflow presents for each event, and which of them the target trusts today. */
import { type FederatedIdentityCredential, matchText } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import { type Admission, admissions } from '../../core/expression/evaluation.ts'
import { explainWorkflow, type JobTrigger } from '../../core/workflow/workflow.ts'
import type { GitHubReader } from '../ports.ts'
import { subjectByRule } from './predict.ts'
import { type RuleRequest, readSubjectRule, type SubjectRule } from './subject-rule.ts'

export interface WorkflowRequest extends RuleRequest {
  /** The workflow file as a YAML library returns it. */
  readonly workflow: unknown
  readonly audience: string
  readonly defaultBranch: string | undefined
}

/** One line of the explanation. `trusted` is the name of the credential, `no`, or empty where nobody can tell. */
export interface WorkflowLine {
  readonly job: string
  readonly event: string
  /** The subject, or why there is none to show. */
  readonly presents: string
  readonly trusted: string
}

async function presentsOf(
  { presents, idToken }: JobTrigger,
  rule: SubjectRule,
  github: GitHubReader | undefined,
): Promise<{ readonly text: string; readonly subject?: string }> {
  if (!idToken && presents.kind !== 'called') return { text: 'no ID token: the job lacks `id-token: write`' }
  switch (presents.kind) {
    case 'context':
      try {
        const subject = await subjectByRule(rule, presents.context, github)
        return { text: subject, subject }
      } catch (error) {
        if (error instanceof FederationError && error.code === 'subject-unknown')
          return { text: `not predictable: ${error.message}` }
        throw error
      }
    case 'ref-pattern': {
      const except = presents.except.length === 0 ? '' : ` except ${presents.except.join(', ')}`
      const subject = await subjectByRule(rule, { kind: 'ref', ref: presents.pattern }, github).catch(
        () => presents.pattern,
      )
      return { text: `${subject} (any ref that fits${except})` }
    }
    case 'caller':
      return { text: 'whatever its caller presents' }
    case 'called':
      return { text: `see the jobs of ${presents.uses}` }
    case 'not-evaluated':
      return { text: `not evaluated: ${presents.expression}` }
    case 'not-known':
      return { text: `not known: ${presents.reason}` }
  }
}

/** Whether a stored credential trusts the subject; `depends` when its expression hangs on claims that only a run carries. */
function trustOf(
  credential: FederatedIdentityCredential,
  subject: string,
  { issuer, repository }: SubjectRule,
  audience: string,
): Admission['verdict'] {
  if (credential.issuer !== issuer || credential.audiences[0] !== audience) return 'refused'
  if (credential.subject !== undefined) return credential.subject === subject ? 'admitted' : 'refused'
  const { id, ownerId } = repository
  const known = {
    ...(id !== undefined && { repository_id: id }),
    ...(ownerId !== undefined && { repository_owner_id: ownerId }),
  }
  return admissions(matchText(credential), [subject], known)[0]?.verdict ?? 'refused'
}

/** The name of the credential that trusts the subject, `no`, or empty where nobody can tell. */
function trustedBy(
  subject: string,
  stored: readonly FederatedIdentityCredential[],
  rule: SubjectRule,
  audience: string,
): string {
  const verdicts = stored.map((credential) => trustOf(credential, subject, rule, audience))
  const by = stored[verdicts.indexOf('admitted')]
  return by?.name ?? (verdicts.includes('depends') ? '' : 'no')
}

/** Lists job × event → subject for a workflow file. */
export async function explainTriggers(
  request: WorkflowRequest,
  github: GitHubReader | undefined,
  stored: readonly FederatedIdentityCredential[] | undefined,
): Promise<readonly WorkflowLine[]> {
  const rule = await readSubjectRule(request, github)
  const { defaultBranch } = request
  const triggers = explainWorkflow(request.workflow, defaultBranch === undefined ? {} : { defaultBranch })
  return Promise.all(
    triggers.map(async (trigger) => {
      const { text, subject } = await presentsOf(trigger, rule, github)
      const condition = trigger.condition === undefined ? '' : ` (only if ${trigger.condition})`
      return {
        job: trigger.job,
        event: trigger.event + condition,
        presents: text,
        trusted:
          subject === undefined || stored === undefined ? '' : trustedBy(subject, stored, rule, request.audience),
      }
    }),
  )
}
