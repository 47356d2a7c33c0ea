/** Subjects that the jobs of a workflow present for each event, and which credentials of the target trust them today. */
import { type FederatedIdentityCredential, matchText } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import { type Admission, admissions } from '../../core/expression/evaluation.ts'
import type { SubjectContext } from '../../core/subject/subject.ts'
import type { Expressions } from '../../core/workflow/expression.ts'
import type { CalledFile, JobRow } from '../../core/workflow/run.ts'
import { explainWorkflow } from '../../core/workflow/workflow.ts'
import type { GitHubReader } from '../ports.ts'
import { readCalledFiles } from './called-files.ts'
import { subjectByRule } from './predict.ts'
import { assertClaims, type RuleRequest, readSubjectRule, type SubjectRule } from './subject-rule.ts'

export interface WorkflowRequest extends RuleRequest {
  /** The workflow file as a YAML library returns it. */
  readonly workflow: unknown
  readonly expressions: Expressions
  /** Reads a local file that the workflow calls (`./.github/workflows/x.yml`). */
  readonly readCalled: (uses: string) => Promise<CalledFile>
  readonly audience: string
  readonly defaultBranch: string | undefined
}

/** A row of `jobs` in the plan file: exactly one of `subject`, `depends` and `noToken` is set. */
export interface JobRecord {
  /** Key of the job; `caller/callee` for a job of a called workflow. */
  readonly job: string
  readonly event: string
  readonly subject: string | null
  /** What the subject hangs on, as only a run or another file can tell. */
  readonly depends: string | null
  /** Why the job gets no ID token. */
  readonly noToken: string | null
  /** Names of the credentials that trust the subject for certain; empty where nothing was compared as well. */
  readonly trustedBy: readonly string[]
}

/** A record with what a reader of the log needs besides. */
export interface ExplainedJob {
  readonly record: JobRecord
  /** `may`: an expression hangs on claims that only a run carries; undefined where nothing was compared. */
  readonly trust: 'yes' | 'no' | 'may' | undefined
  /** The `if` that may skip the job. */
  readonly condition?: string
  readonly fromMatrix: boolean
  /** The job that the missing token belongs to: a caller for all that it calls. */
  readonly saidAt?: string
  /** Whether the job runs for the event at all. */
  readonly runs: boolean
}

type Presented = Pick<JobRecord, 'subject' | 'depends' | 'noToken'>

const NOTHING: Presented = { subject: null, depends: null, noToken: null }

async function presentedBy(
  { presents }: JobRow,
  rule: SubjectRule,
  github: GitHubReader | undefined,
): Promise<Presented> {
  const subjectOf = (context: SubjectContext) => subjectByRule(rule, context, github)
  switch (presents.kind) {
    case 'context':
      try {
        return { ...NOTHING, subject: await subjectOf(presents.context) }
      } catch (error) {
        if (error instanceof FederationError && error.code === 'subject-unknown')
          return { ...NOTHING, depends: `what is not known: ${error.message}` }
        throw error
      }
    case 'ref-pattern': {
      const except = presents.except.length === 0 ? '' : ` except ${presents.except.join(', ')}`
      const subject = await subjectOf({ kind: 'ref', ref: presents.pattern }).catch(() => presents.pattern)
      return { ...NOTHING, depends: `the ref: ${subject} (any that fits${except})` }
    }
    case 'depends':
      return { ...NOTHING, depends: presents.on }
    case 'no-token':
      return { ...NOTHING, noToken: presents.reason }
    case 'not-run':
      return { ...NOTHING, noToken: `the job does not run: ${presents.reason}` }
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

function trustIn(
  subject: string | null,
  stored: readonly FederatedIdentityCredential[] | undefined,
  rule: SubjectRule,
  audience: string,
): { readonly trust: ExplainedJob['trust']; readonly trustedBy: readonly string[] } {
  if (subject === null || stored === undefined) return { trust: undefined, trustedBy: [] }
  const verdicts = stored.map((credential) => trustOf(credential, subject, rule, audience))
  const trustedBy = stored.flatMap(({ name }, index) => (verdicts[index] === 'admitted' ? [name] : []))
  if (trustedBy.length > 0) return { trust: 'yes', trustedBy }
  return { trust: verdicts.includes('depends') ? 'may' : 'no', trustedBy }
}

/** Lists job × event → subject for a workflow file and the local files that it calls. */
export async function explainJobs(
  request: WorkflowRequest,
  github: GitHubReader | undefined,
  stored: readonly FederatedIdentityCredential[] | undefined,
): Promise<readonly ExplainedJob[]> {
  const { workflow, expressions, defaultBranch, repository, audience } = request
  const [rule, called] = await Promise.all([
    readSubjectRule(request, github),
    readCalledFiles(workflow, request.readCalled),
  ])
  assertClaims(rule, request.claims, ['job_workflow_ref'])
  const rows = explainWorkflow(workflow, {
    expressions,
    called,
    repository,
    ...(defaultBranch !== undefined && { defaultBranch }),
  })
  const explain = async (row: JobRow): Promise<ExplainedJob> => {
    const presented = await presentedBy(row, rule, github)
    const { trust, trustedBy } = trustIn(presented.subject, stored, rule, audience)
    return {
      record: { job: row.job, event: row.event, ...presented, trustedBy },
      trust,
      fromMatrix: row.fromMatrix,
      runs: row.presents.kind !== 'not-run',
      ...(row.condition !== undefined && { condition: row.condition }),
      ...(row.presents.kind === 'no-token' && { saidAt: row.presents.saidAt }),
    }
  }
  return distinctRecords(await Promise.all(rows.map(explain)))
}

/** Two contexts may make one subject, where the template has no context. */
function distinctRecords(jobs: readonly ExplainedJob[]): readonly ExplainedJob[] {
  const keyOf = ({ record: { job, event, subject, depends, noToken } }: ExplainedJob) =>
    JSON.stringify([job, event, subject, depends, noToken])
  return [...new Map(jobs.toReversed().map((job) => [keyOf(job), job])).values()].toReversed()
}
