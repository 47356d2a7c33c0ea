/** Builds explained jobs for tests: a push that presents a subject, unless something else is given. */
import type { ExplainedJob, JobRecord } from '../../src/federation/plan/workflow.ts'

/** `record` and `more` replace what a job with the subject `s` on `push` has. */
export function explained(record: Partial<JobRecord>, more: Partial<Omit<ExplainedJob, 'record'>> = {}): ExplainedJob {
  return {
    record: { job: 'a', event: 'push', subject: 's', depends: null, noToken: null, trustedBy: [], ...record },
    trust: undefined,
    fromMatrix: false,
    runs: true,
    ...more,
  }
}
