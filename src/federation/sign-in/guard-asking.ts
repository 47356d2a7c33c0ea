/** Knows how to judge a job whose event may not name the default branch: GitHub is asked only where that can lift the guard. */
import { type GuardError, type GuardedJob, guardWrite, needsDefaultBranch } from '../../core/plan/guard.ts'

/**
 * Returns why no trust may be written for this job, or undefined.
 * @param readDefaultBranch as far as the event tells, or, with `true`, as GitHub says
 */
export async function guardAsking(
  { claims, declared }: Omit<GuardedJob, 'defaultBranch'>,
  readDefaultBranch: (askGitHub: boolean) => Promise<string | undefined>,
): Promise<GuardError | undefined> {
  const job = { claims, declared, defaultBranch: await readDefaultBranch(false) }
  return guardWrite(needsDefaultBranch(job) ? { ...job, defaultBranch: await readDefaultBranch(true) } : job)
}
