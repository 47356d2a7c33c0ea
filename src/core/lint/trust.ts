/** Which trust works and is weaker than it need be, and the safer choice for each. */

import { hasEnvironment, isMergeQueue, isPullRequest, isTooBroad } from '../subject/context.ts'
import type { ParsedSubject } from '../subject/subject.ts'
import { type Lint, lintWarning } from './finding.ts'

/** What is known about target and repository; what is not known gives no finding. */
export interface TrustFacts {
  readonly target?: 'application' | 'managed-identity'
  /** Whether the branch, tag or environment of the subject has protection rules. */
  readonly protection?: 'protected' | 'unprotected'
  /** Whether the repository presents, or could opt in to, subjects with IDs. */
  readonly immutableAvailable?: boolean
}

const ENVIRONMENT = 'Protect it, or trust an environment with required reviewers or branch rules.'

function lintContext(parsed: ParsedSubject, { target, protection }: TrustFacts): readonly Lint[] {
  const found: Lint[] = []
  if (isPullRequest(parsed) && !hasEnvironment(parsed)) {
    const on = target === 'managed-identity' ? 'managed identity' : 'application'
    found.push(
      lintWarning(
        'pull-request',
        `Every pull request of the repository can act as this ${on}, before anybody reviewed it.`,
        'Use an identity of its own that may only read, or an environment with required reviewers.',
      ),
    )
  }
  if (isMergeQueue(parsed)) {
    found.push(
      lintWarning(
        'merge-queue',
        'This is the subject of one merge queue entry; it never comes back.',
        'Use `merge-queue` with the branch, or an environment.',
      ),
    )
  }
  if (protection === 'unprotected') {
    const what = parsed.context?.kind === 'environment' ? 'environment' : 'branch or tag'
    found.push(
      lintWarning(
        'unprotected',
        `The ${what} has no protection: whoever can push can present this subject.`,
        ENVIRONMENT,
      ),
    )
  }
  return found
}

/** Returns the weaknesses of an exact GitHub subject. */
export function lintTrust(parsed: ParsedSubject, facts: TrustFacts): readonly Lint[] {
  const found = [...lintContext(parsed, facts)]
  const breadth = isTooBroad(parsed)
  if (breadth === 'other-repository') {
    found.push(
      lintWarning(
        'other-repository',
        'Nothing in the subject names the repository: others can present it too.',
        'Add `repo` or `repository_id` to the subject template.',
      ),
    )
  }
  if (breadth === 'every-event') {
    found.push(
      lintWarning(
        'every-event',
        'One subject serves every branch, tag, pull request and environment of the repository.',
        'Add `context` to the subject template.',
      ),
    )
  }
  if (facts.immutableAvailable === true && parsed.repository !== undefined && !parsed.immutable) {
    found.push(
      lintWarning(
        'name-based',
        'The subject holds names only: whoever takes over the name takes over the trust.',
        "Opt in to immutable subjects in the repository's Actions settings, and trust the subject with IDs.",
      ),
    )
  }
  return found
}

/**
 * Returns the weaknesses of a manager by the roles of its token.
 * https://learn.microsoft.com/graph/permissions-reference
 */
export function lintManagerRoles(roles: readonly string[]): readonly Lint[] {
  const wide = roles.filter((role) =>
    /^(?:Application|Directory)\.ReadWrite\.All$|^AppRoleAssignment\.ReadWrite\.All$/.test(role),
  )
  return wide.map((role) =>
    lintWarning(
      'manager-roles',
      `The manager holds ${role}: it can add credentials to every application of the tenant.`,
      'Grant Application.ReadWrite.OwnedBy and make it owner of the target, or use a custom role scoped to the application.',
    ),
  )
}
