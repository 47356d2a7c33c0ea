/** Knows on which refs each event of a workflow runs a job, and so what it presents where the job has no environment. */

import { isPredictableEvent } from '../subject/context.ts'
import type { SubjectContext } from '../subject/subject.ts'

/** What a job presents for an event. */
export type TriggerContext =
  | { readonly kind: 'context'; readonly context: SubjectContext }
  /** Any ref that fits a filter of the workflow, whose `*` stops at a slash and whose `**` does not. */
  | { readonly kind: 'ref-pattern'; readonly pattern: string; readonly except: readonly string[] }
  /** A called workflow: the context of whoever calls it. */
  | { readonly kind: 'caller' }
  /** A job that calls a workflow, whose own jobs may name environments. */
  | { readonly kind: 'called'; readonly uses: string }
  /** An expression that only a run can evaluate. */
  | { readonly kind: 'not-evaluated'; readonly expression: string }
  /** Nobody has documented what the event presents, or the default branch is not known. */
  | { readonly kind: 'not-known'; readonly reason: string }

/** The filters under an event's name, as a YAML library returns them. */
export type EventFilters = Readonly<Record<string, unknown>>

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

function listOf(filters: EventFilters, name: string): readonly string[] | undefined {
  const value = filters[name]
  if (value === undefined || value === null) return undefined
  return (Array.isArray(value) ? value : [value]).map(String)
}

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

function side(filters: EventFilters, name: 'branches' | 'tags', prefix: string): readonly TriggerContext[] | undefined {
  const included = listOf(filters, name)
  if (included !== undefined) return fromPatterns(prefix, included)
  const ignored = listOf(filters, `${name}-ignore`)
  if (ignored === undefined) return undefined
  return [{ kind: 'ref-pattern', pattern: `${prefix}**`, except: ignored.map((pattern) => `${prefix}${pattern}`) }]
}

function anyRef(): readonly TriggerContext[] {
  return ['refs/heads/**', 'refs/tags/**'].map((pattern) => ({ kind: 'ref-pattern', pattern, except: [] }))
}

/** With a filter for one side only, the other side does not run; with none, or with paths alone, both do. */
function onPush(filters: EventFilters): readonly TriggerContext[] {
  const branches = side(filters, 'branches', 'refs/heads/')
  const tags = side(filters, 'tags', 'refs/tags/')
  return branches === undefined && tags === undefined ? anyRef() : [...(branches ?? []), ...(tags ?? [])]
}

function onMergeGroup(filters: EventFilters): readonly TriggerContext[] {
  const branches = (listOf(filters, 'branches') ?? ['**']).filter((pattern) => !pattern.startsWith('!'))
  return branches.map((branch) => ({
    kind: 'ref-pattern',
    pattern: `refs/heads/gh-readonly-queue/${branch}/pr-*`,
    except: [],
  }))
}

/**
 * Returns what a job without environment presents when an event starts its workflow.
 * @param defaultBranch its name, undefined when it is not known
 */
export function contextsOfEvent(
  event: string,
  filters: EventFilters,
  defaultBranch: string | undefined,
): readonly TriggerContext[] {
  if (event === 'push') return onPush(filters)
  if (event === 'pull_request') return [{ kind: 'context', context: { kind: 'pull_request' } }]
  if (event === 'merge_group') return onMergeGroup(filters)
  if (event === 'release') return [{ kind: 'ref-pattern', pattern: 'refs/tags/**', except: [] }]
  if (event === 'workflow_call') return [{ kind: 'caller' }]
  if (ON_ANY_REF.has(event)) return anyRef()
  if (!ON_DEFAULT_BRANCH.has(event)) {
    const why = isPredictableEvent(event) ? 'is not an event known here' : 'has no documented subject'
    return [{ kind: 'not-known', reason: `The event "${event}" ${why}.` }]
  }
  return defaultBranch === undefined
    ? [{ kind: 'not-known', reason: `The event "${event}" runs on the default branch, which is not known.` }]
    : [{ kind: 'context', context: { kind: 'ref', ref: `refs/heads/${defaultBranch}` } }]
}
