/** Git refs in subjects: the prefixes of branches and tags, and how a context is called in names and sentences. */
import type { SubjectContext } from './subject.ts'

/** https://git-scm.com/docs/gitglossary#def_ref */
export const BRANCH_PREFIX = 'refs/heads/'
export const TAG_PREFIX = 'refs/tags/'

/** The ref of a merge queue's entries for a branch begins with this. */
export function mergeQueuePrefix(branch: string): string {
  return `${BRANCH_PREFIX}gh-readonly-queue/${branch}/pr-`
}

/** Splits a full ref into what it is and its name; `ref` for what is neither a branch nor a tag. */
export function nameOfRef(ref: string): readonly [kind: 'branch' | 'tag' | 'ref', name: string] {
  if (ref.startsWith(BRANCH_PREFIX)) return ['branch', ref.slice(BRANCH_PREFIX.length)]
  if (ref.startsWith(TAG_PREFIX)) return ['tag', ref.slice(TAG_PREFIX.length)]
  return ['ref', ref]
}

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
      return nameOfRef(context.ref)
  }
}
