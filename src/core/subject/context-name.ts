/** Knows how a context is called in names and sentences. */
import type { SubjectContext } from './subject.ts'

/** Names a context for people and credential names: `environment production`, `branch main`, `tag v1`, `pull request`. */
export function describeContext(context: SubjectContext | undefined): readonly [kind: string, name: string] {
  switch (context?.kind) {
    case undefined:
      return ['subject', '']
    case 'environment':
      return ['environment', context.environment]
    case 'pull_request':
      return ['pull-request', '']
    case 'ref':
      if (context.ref.startsWith('refs/heads/')) return ['branch', context.ref.slice('refs/heads/'.length)]
      if (context.ref.startsWith('refs/tags/')) return ['tag', context.ref.slice('refs/tags/'.length)]
      return ['ref', context.ref]
  }
}
