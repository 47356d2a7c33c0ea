/** What is asked before a new trust is written: whether a guard blocks the job, and what is weak about the trust. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { GITHUB_ISSUER } from '../../core/credential/issuer.ts'
import { repositoryIn } from '../../core/credential/owner.ts'
import { type Lint, warningsOf } from '../../core/lint/finding.ts'
import { lintCredential } from '../../core/lint/lint.ts'
import { lintManagerRoles } from '../../core/lint/trust.ts'
import { type GuardError, type GuardedJob, guardWrite, needsDefaultBranch } from '../../core/plan/guard.ts'
import type { CredentialStore } from '../ports.ts'
import type { SignInContext } from './context.ts'

/**
 * Returns why no trust may be written for this job, or undefined. Where the event does not name the default branch, GitHub is
 * asked for it only where that can lift the guard.
 * @param readDefaultBranch as far as the event tells, or, with `true`, as GitHub says
 */
export async function judgeJob(
  asked: Omit<GuardedJob, 'defaultBranch'>,
  readDefaultBranch: (askGitHub: boolean) => Promise<string | undefined>,
): Promise<GuardError | undefined> {
  const job = { ...asked, defaultBranch: await readDefaultBranch(false) }
  return guardWrite(needsDefaultBranch(job) ? { ...job, defaultBranch: await readDefaultBranch(true) } : job)
}

/**
 * Prints what is weak about a new trust, each with the safer choice, and returns it; advice, so that nothing here can fail a
 * sign-in.
 */
export async function warnAboutWeakTrust(
  { request, ports, claims, parsed }: SignInContext,
  desired: FederatedIdentityCredential,
  store: CredentialStore,
): Promise<readonly Lint[]> {
  const [protection, grants] = await Promise.allSettled([
    ports.readProtection?.(repositoryIn(claims), parsed.context),
    store.grants(),
  ])
  const known = protection.status === 'fulfilled' ? protection.value : undefined
  const lints = warningsOf([
    ...lintCredential(desired, {
      target: request.target.kind,
      ownSubject: claims.sub,
      parsed,
      immutableAvailable: claims.iss.startsWith(GITHUB_ISSUER),
      ...((known === 'protected' || known === 'unprotected') && { protection: known }),
    }),
    ...lintManagerRoles(grants.status === 'fulfilled' ? grants.value : []),
  ])
  for (const { message, safer } of lints) ports.log.warning(`${message} ${safer}`)
  return lints
}
