/** How to ask GitHub whether the context that shall be trusted is guarded. */

import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { isGitHubIssuer } from '../../core/credential/issuer.ts'
import { isNearName } from '../../core/diagnosis/near-name.ts'
import { BRANCH_PREFIX, describeContext } from '../../core/subject/ref.ts'
import type { ParsedSubject, RepositoryIdentity, SubjectContext } from '../../core/subject/subject.ts'
import type { GitHubReader, Protection } from '../ports.ts'
import { assertNotMoved } from './moved.ts'

/** Asks for the protection of a branch or environment; tags and pull requests have none to ask for. */
export async function readProtection(
  github: GitHubReader,
  repository: string,
  context: SubjectContext | undefined,
): Promise<Protection> {
  switch (context?.kind) {
    case 'environment':
      return github.environment(repository, context.environment)
    case 'ref':
      return context.ref.startsWith(BRANCH_PREFIX)
        ? github.branch(repository, context.ref.slice(BRANCH_PREFIX.length))
        : 'unknown'
    case 'pull_request':
    case undefined:
      return 'unknown'
  }
}

/** A context of a repository that shall be trusted. */
export interface TrustedContext {
  readonly repository: string
  readonly context: SubjectContext | undefined
}

const IDENTITY = { repository_id: 'id', repository_owner_id: 'ownerId', repository_owner: 'owner' } as const

/** Tells whether the subject names a repository by IDs or owner alone, and another one than this, as far as is known. */
function namesAnother({ segments }: ParsedSubject, known: Partial<RepositoryIdentity>): boolean {
  return Object.entries(IDENTITY).some(([key, fact]) =>
    segments.some((segment) => segment.key === key && segment.value !== known[fact]),
  )
}

/**
 * Reads off an exact GitHub subject whose protection counts for it; the context is undefined where none is named, and
 * where the subject is that of a repository whose name is not known.
 * @param parsed its subject; undefined for an expression
 * @param repository `owner/name` that is meant where the subject names none
 * @param known what is known of that repository
 */
export function trustedContext(
  { issuer }: FederatedIdentityCredential,
  parsed: ParsedSubject | undefined,
  repository: string,
  known: Partial<RepositoryIdentity>,
): TrustedContext {
  if (parsed === undefined || !isGitHubIssuer(issuer)) return { repository, context: undefined }
  const { repository: named, context } = parsed
  if (named !== undefined) return { repository: `${named.owner}/${named.name}`, context }
  return { repository, context: namesAnother(parsed, known) ? undefined : context }
}

/**
 * Asks whether the repository that an exact GitHub subject names is still the one. GitHub's API being down, or closed to
 * the token, is no answer.
 * @param parsed the credential's subject; undefined for an expression
 * @throws FederationError `repository-moved`
 */
export async function assertStillThere(
  github: GitHubReader,
  { issuer }: FederatedIdentityCredential,
  parsed: ParsedSubject | undefined,
): Promise<void> {
  const named = isGitHubIssuer(issuer) ? parsed?.repository : undefined
  if (named === undefined) return
  const fullName = `${named.owner}/${named.name}`
  const facts = await github.repository(fullName).catch(() => undefined)
  if (facts !== undefined) assertNotMoved(fullName, facts, named)
}

/** The existing environment that a declared one may be a slip of. */
async function nearEnvironment(
  github: GitHubReader,
  { repository, context }: TrustedContext,
): Promise<string | undefined> {
  if (context?.kind !== 'environment') return undefined
  const existing = await github.environments(repository).catch(() => [])
  return existing.find((name) => isNearName(context.environment, name))
}

/** Says that a branch or environment does not exist; a warning only, since it may be made later. */
function missingWarning({ repository, context }: TrustedContext, near: string | undefined): string {
  const [kind, name] = describeContext(context)
  const meant = near === undefined ? '.' : `: did you mean "${near}"?`
  const what = `The ${kind} "${name}" does not exist in ${repository}${meant}`
  return context?.kind === 'environment' ? `${what} A job that names it creates it without any protection.` : what
}

/** Says that settings and declaration spell an environment differently: nobody may decide which one a token carries. */
async function spellingWarnings(
  github: GitHubReader,
  { repository, context }: TrustedContext,
): Promise<readonly string[]> {
  if (context?.kind !== 'environment') return []
  const stored = await github.storedEnvironment(repository, context.environment).catch(() => undefined)
  if (stored === undefined || stored === context.environment) return []
  return [
    `The environment is spelled "${context.environment}" here and "${stored}" in the settings of ${repository}. GitHub takes both for one, Entra does not: the ID token carries the spelling of the workflow, as far as is known. Spell all three alike, or compare with what the job itself presents.`,
  ]
}

/** GitHub creates whatever environment a job names, so that a slip may exist already, unguarded. */
async function slipWarnings(github: GitHubReader, trusted: TrustedContext): Promise<readonly string[]> {
  const near = await nearEnvironment(github, trusted)
  if (near === undefined) return []
  const [, name] = describeContext(trusted.context)
  return [`Did you mean the environment "${near}"? "${name}" exists in ${trusted.repository} as well, unprotected.`]
}

/**
 * Says what is doubtful about a branch or environment that shall be trusted: it does not exist, the settings spell it in
 * another case, or it is unguarded and a letter away from another one.
 */
export async function contextWarnings(
  github: GitHubReader,
  trusted: TrustedContext,
  protection: Protection,
): Promise<readonly string[]> {
  if (protection === 'missing') return [missingWarning(trusted, await nearEnvironment(github, trusted))]
  const spelling = await spellingWarnings(github, trusted)
  return spelling.length === 0 && protection === 'unprotected' ? slipWarnings(github, trusted) : spelling
}
