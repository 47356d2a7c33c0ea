/** The `github` context of a run before it runs: what event, ref and repository tell. */

import { BRANCH_PREFIX, TAG_PREFIX } from '../subject/ref.ts'
import type { Inputs } from './inputs.ts'
import { listOf, type Mapping } from './mapping.ts'
import { type ExpressionValue, known, type Possible, unknown } from './possible.ts'
import type { RefCase } from './triggers.ts'

/** One event of a workflow on one ref or pattern of refs. */
export interface Trigger extends RefCase {
  readonly event: string
  readonly filters: Mapping
  readonly inputs: Inputs
}

export interface RepositoryNames {
  /** `owner/name`. */
  readonly repository?: string
  readonly defaultBranch?: string
}

/** A text that is known by its beginning: up to the first sign of its pattern, and `?` makes what it follows optional. */
function beginning(name: string, pattern: string, not: readonly string[]): Possible {
  const prefix = pattern.slice(0, pattern.search(/.\?|[*?+[\]]/s))
  return unknown([name], { truth: 'truthy', not, ...(prefix !== '' && { prefix }) })
}

function isPullRequest(event: string): boolean {
  return event.startsWith('pull_request')
}

/** Full ref; that of a pull request is its merge, and after its end the branch. */
function refOf({ event, filters, context, not }: Trigger): Possible {
  if (context.kind === 'context' && context.context.kind === 'ref') return known(context.context.ref)
  if (context.kind === 'ref-pattern') return beginning('github.ref', context.pattern, not)
  const closed = listOf(filters, 'types')?.includes('closed') === true
  return isPullRequest(event) && event !== 'pull_request_target' && !closed
    ? unknown(['github.ref'], { truth: 'truthy', prefix: 'refs/pull/' })
    : unknown(['github.ref'])
}

function withoutPrefix(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags|pull)\//, '')
}

function refName(trigger: Trigger): Possible {
  const ref = refOf(trigger)
  if (ref.open === undefined) return known(...ref.values.map((value) => withoutPrefix(String(value))))
  const { context, not } = trigger
  return context.kind === 'ref-pattern'
    ? beginning('github.ref_name', withoutPrefix(context.pattern), not.map(withoutPrefix))
    : unknown(['github.ref_name'], { truth: 'truthy' })
}

function refType(trigger: Trigger): Possible {
  const { values, open } = refOf(trigger)
  const start = String(values[0] ?? open?.prefix ?? '')
  if (start.startsWith(BRANCH_PREFIX)) return known('branch')
  return start.startsWith(TAG_PREFIX) ? known('tag') : unknown(['github.ref_type'])
}

/** The branch that a pull request goes to; empty for other events. */
function baseRef({ event, filters }: Trigger): Possible {
  if (!isPullRequest(event)) return known('')
  const branches = listOf(filters, 'branches') ?? ['**']
  const plain = branches.every((branch) => !/[*?+[\]!]/.test(branch))
  return plain ? known(...branches) : unknown(['github.base_ref'], { truth: 'truthy' })
}

// Parts of the payload that only these events carry; in others they are null.
// https://docs.github.com/en/webhooks/webhook-events-and-payloads
const CARRIED_BY: Readonly<Record<string, RegExp>> = {
  client_payload: /^repository_dispatch$/,
  comment: /comment$/,
  deployment: /^deployment/,
  head_commit: /^push$/,
  issue: /^issue/,
  merge_group: /^merge_group$/,
  pull_request: /^pull_request/,
  release: /^release$/,
  review: /^pull_request_review/,
  workflow_run: /^workflow_run$/,
}
const WITHOUT_ACTION = /^(?:push|schedule|workflow_dispatch|create|delete|fork|gollum|page_build|public|status)$/

function actionOf({ event, filters }: Trigger): Possible {
  const types = listOf(filters, 'types')
  if (types !== undefined) return known(...types)
  if (event === 'pull_request' || event === 'pull_request_target') return known('opened', 'synchronize', 'reopened')
  return WITHOUT_ACTION.test(event) ? known(null) : unknown(['github.event.action'])
}

function cronsOf({ event, filters }: Trigger): Possible {
  if (event !== 'schedule' || !Array.isArray(filters.entries)) return known(null)
  return known(...filters.entries.map((entry: { readonly cron?: unknown } | null) => String(entry?.cron ?? '')))
}

/** Texts, as the payload has them: a boolean input is `'true'` there. */
function payloadInput({ inputs, event }: Trigger, name: string | undefined): Possible {
  if (event !== 'workflow_dispatch') return known(null)
  const input = name === undefined ? undefined : lookUpInput(inputs, [name])
  return input === undefined
    ? unknown(['github.event.inputs'])
    : { ...input, values: input.values.map((value) => (value === null ? null : String(value))) }
}

function eventPayload(trigger: Trigger, names: RepositoryNames, path: readonly string[]): Possible {
  const [key = '', second] = path
  const carriers = CARRIED_BY[key]
  if (carriers !== undefined && !carriers.test(trigger.event)) return known(null)
  if (key === 'action') return actionOf(trigger)
  if (key === 'schedule') return cronsOf(trigger)
  if (key === 'inputs') return payloadInput(trigger, second)
  if (key === 'repository' && second === 'default_branch' && names.defaultBranch !== undefined)
    return known(names.defaultBranch)
  if (key === 'repository' && second === 'full_name' && names.repository !== undefined) return known(names.repository)
  return unknown([['github', 'event', ...path].join('.')])
}

/** Returns what `inputs.…` is; an input that nobody declares is null. */
export function lookUpInput(inputs: Inputs, [name, ...rest]: readonly string[]): Possible {
  if (name === undefined) return unknown(['inputs'])
  const found = Object.entries(inputs).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
  return found === undefined || rest.length > 0 ? known(null) : found
}

/** Returns what `github.…` is. https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context */
export function lookUpGitHub(trigger: Trigger, names: RepositoryNames, path: readonly string[]): Possible {
  const [key = '', ...rest] = path.map((part) => part.toLowerCase())
  // A called workflow has event, ref and repository of its caller.
  if (trigger.event === 'workflow_call') return unknown([['github', ...path].join('.')])
  const fact = (value: ExpressionValue | undefined): Possible =>
    value === undefined ? unknown([`github.${key}`], { truth: 'truthy' }) : known(value)
  switch (key) {
    case 'event_name':
      return known(trigger.event)
    case 'ref':
      return refOf(trigger)
    case 'ref_name':
      return refName(trigger)
    case 'ref_type':
      return refType(trigger)
    case 'base_ref':
      return baseRef(trigger)
    case 'head_ref':
      return isPullRequest(trigger.event) ? fact(undefined) : known('')
    case 'repository':
      return fact(names.repository)
    case 'repository_owner':
      return fact(names.repository?.split('/')[0])
    case 'event':
      return eventPayload(trigger, names, rest)
    default:
      return unknown([['github', ...path].join('.')])
  }
}
