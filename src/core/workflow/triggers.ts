/** Refs on which each event of a workflow runs a job, and so what it presents where the job has no environment. */

import { isPredictableEvent } from '../subject/context.ts'
import { BRANCH_PREFIX, mergeQueuePrefix, TAG_PREFIX } from '../subject/ref.ts'
import type { SubjectContext } from '../subject/subject.ts'
import { listOf, type Mapping } from './mapping.ts'

/** What a job without environment presents for an event. */
export type TriggerContext =
  | { readonly kind: 'context'; readonly context: SubjectContext }
  /** Any ref that fits a filter of the workflow, whose `*` stops at a slash and whose `**` does not. */
  | { readonly kind: 'ref-pattern'; readonly pattern: string; readonly except: readonly string[] }
  /** A called workflow: the context of whoever calls it. */
  | { readonly kind: 'caller' }
  /** Nobody has documented what the event presents, or the default branch is not known. */
  | { readonly kind: 'not-known'; readonly reason: string }

// Events that run on the default branch: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
const ON_DEFAULT_BRANCH: ReadonlySet<string> = new Set([
  'branch_protection_rule',
  'check_run',
  'check_suite',
  'delete',
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'issue_comment',
  'issues',
  'label',
  'milestone',
  'page_build',
  'public',
  'pull_request_target',
  'repository_dispatch',
  'schedule',
  'status',
  'watch',
  'workflow_run',
])
const ON_ANY_REF: ReadonlySet<string> = new Set(['create', 'registry_package', 'workflow_dispatch'])

function fromPatterns(prefix: string, patterns: readonly string[]): readonly TriggerContext[] {
  const except = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => `${prefix}${pattern.slice(1)}`)
  return patterns
    .filter((pattern) => !pattern.startsWith('!'))
    .map((pattern): TriggerContext => {
      const ref = `${prefix}${pattern}`
      // `?` and `+` repeat the character before them; none of these can stand in the name of a branch or tag but `+`.
      return /[*?+[\]]/.test(pattern)
        ? { kind: 'ref-pattern', pattern: ref, except }
        : { kind: 'context', context: { kind: 'ref', ref } }
    })
}

function side(filters: Mapping, name: 'branches' | 'tags', prefix: string): readonly TriggerContext[] | undefined {
  const included = listOf(filters, name)
  if (included !== undefined) return fromPatterns(prefix, included)
  const ignored = listOf(filters, `${name}-ignore`)
  if (ignored === undefined) return undefined
  return [{ kind: 'ref-pattern', pattern: `${prefix}**`, except: ignored.map((pattern) => `${prefix}${pattern}`) }]
}

function anyRef(): readonly TriggerContext[] {
  return [`${BRANCH_PREFIX}**`, `${TAG_PREFIX}**`].map((pattern) => ({ kind: 'ref-pattern', pattern, except: [] }))
}

/** With a filter for one side only, the other side does not run; with none, or with paths alone, both do. */
function onPush(filters: Mapping): readonly TriggerContext[] {
  const branches = side(filters, 'branches', BRANCH_PREFIX)
  const tags = side(filters, 'tags', TAG_PREFIX)
  return branches === undefined && tags === undefined ? anyRef() : [...(branches ?? []), ...(tags ?? [])]
}

function onMergeGroup(filters: Mapping): readonly TriggerContext[] {
  const branches = (listOf(filters, 'branches') ?? ['**']).filter((pattern) => !pattern.startsWith('!'))
  return branches.map((branch) => ({
    kind: 'ref-pattern',
    pattern: `${mergeQueuePrefix(branch)}*`,
    except: [],
  }))
}

/**
 * Returns what a job without environment presents when an event starts its workflow.
 * @param defaultBranch its name, undefined when it is not known
 */
export function contextsOfEvent(
  event: string,
  filters: Mapping,
  defaultBranch: string | undefined,
): readonly TriggerContext[] {
  if (event === 'push') return onPush(filters)
  if (event === 'pull_request') return [{ kind: 'context', context: { kind: 'pull_request' } }]
  if (event === 'merge_group') return onMergeGroup(filters)
  if (event === 'release') return [{ kind: 'ref-pattern', pattern: `${TAG_PREFIX}**`, except: [] }]
  if (event === 'workflow_call') return [{ kind: 'caller' }]
  if (ON_ANY_REF.has(event)) return anyRef()
  if (!ON_DEFAULT_BRANCH.has(event)) {
    const why = isPredictableEvent(event) ? 'which is not known here' : 'whose subject is not documented'
    return [{ kind: 'not-known', reason: `the event "${event}", ${why}` }]
  }
  return defaultBranch === undefined
    ? [{ kind: 'not-known', reason: `the name of the default branch, on which "${event}" runs` }]
    : [{ kind: 'context', context: { kind: 'ref', ref: BRANCH_PREFIX + defaultBranch } }]
}

/** Tells whether a text fits a filter of a workflow that holds no other sign than `*`; linear in their lengths' product. */
function fits(pattern: string, text: string): boolean {
  const tokens = [...pattern.matchAll(/\*\*|./gs)].map(([token]) => token)
  const reached = tokens.reduce<ReadonlySet<number>>(
    (positions, token) => {
      const next = new Set<number>()
      for (const position of positions) {
        if (token[0] !== '*') {
          if (text[position] === token) next.add(position + 1)
          continue
        }
        for (let at = position; at <= text.length && !next.has(at); at += 1) {
          next.add(at)
          if (token === '*' && text[at] === '/') break
        }
      }
      return next
    },
    new Set([0]),
  )
  return reached.has(text.length)
}

const OTHER_SIGNS = /[?+[\]]/

/** A context with the refs that are cases of their own beside it. */
export interface RefCase {
  readonly context: TriggerContext
  /** Full refs that a pattern stands no longer for. */
  readonly not: readonly string[]
  /** Whether the ref is a case only because an expression names it. */
  readonly named: boolean
}

/**
 * Splits the contexts of an event by the refs that its expressions name, so that `github.ref == 'refs/heads/main'` is true
 * for one and false for the others.
 */
export function splitByRefs(contexts: readonly TriggerContext[], refs: readonly string[]): readonly RefCase[] {
  return contexts.flatMap((context): readonly RefCase[] => {
    if (context.kind !== 'ref-pattern' || OTHER_SIGNS.test(context.pattern)) return [{ context, not: [], named: false }]
    const { pattern, except } = context
    const named = refs.filter((ref) => fits(pattern, ref))
    const possible = named.filter((ref) => !except.some((other) => !OTHER_SIGNS.test(other) && fits(other, ref)))
    return [
      ...possible.map(
        (ref) => ({ context: { kind: 'context', context: { kind: 'ref', ref } }, not: [], named: true }) as const,
      ),
      { context, not: named, named: false },
    ]
  })
}
