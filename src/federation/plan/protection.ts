/** Knows how to ask GitHub whether the context that shall be trusted is guarded. */

import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { isGitHubIssuer } from '../../core/credential/issuer.ts'
import { describeContext } from '../../core/subject/context-name.ts'
import { parseSubject, type SubjectContext } from '../../core/subject/subject.ts'
import type { GitHubReader, Protection } from '../ports.ts'

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
      return context.ref.startsWith('refs/heads/')
        ? github.branch(repository, context.ref.slice('refs/heads/'.length))
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

/** Reads off an exact GitHub subject whose protection counts for it; the context is undefined where none is named. */
export function trustedContext({ issuer, subject }: FederatedIdentityCredential, repository: string): TrustedContext {
  if (subject === undefined || !isGitHubIssuer(issuer)) return { repository, context: undefined }
  const { repository: named, context } = parseSubject(subject)
  return { repository: named === undefined ? repository : `${named.owner}/${named.name}`, context }
}

/** Says that a branch or environment does not exist; a warning only, since it may be made later. */
export function missingWarning({ repository, context }: TrustedContext): string {
  if (context?.kind === 'environment') {
    return `The environment "${context.environment}" does not exist in ${repository}. A job that names it creates it without any protection.`
  }
  const [kind, name] = describeContext(context)
  return `The ${kind} "${name}" does not exist in ${repository}.`
}
