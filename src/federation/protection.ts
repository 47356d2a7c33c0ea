/** Knows how to ask GitHub whether the context that shall be trusted is guarded. */
import type { SubjectContext } from '../core/subject.ts'
import type { GitHubReader, Protection } from './ports.ts'

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
