/** Contexts of the jobs of a workflow file, for each event that starts it, called workflows included. */

import { BRANCH_PREFIX, TAG_PREFIX } from '../subject/ref.ts'
import { type ExpressionTree, treesIn } from './expression.ts'
import { partsOf } from './expression-text.ts'
import type { Trigger } from './github-context.ts'
import { dispatchInputs, type Inputs, openCallInputs } from './inputs.ts'
import { jobRows } from './job.ts'
import { asMapping, eventsOf, type Mapping } from './mapping.ts'
import { type JobRow, openRun, type WorkflowFacts } from './run.ts'
import { contextsOfEvent, splitByRefs } from './triggers.ts'

// Evaluations for one file; a real one needs some hundred.
const BUDGET = 50_000

/** Returns every text below a value of the file. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function treesOf(texts: readonly string[], { expressions }: WorkflowFacts, bare: boolean): readonly ExpressionTree[] {
  const sources = texts.flatMap((text) => {
    const parts = partsOf(text).flatMap((part) => ('expression' in part ? [part.expression] : []))
    return parts.length === 0 && bare ? [text] : parts
  })
  return sources.flatMap((source) => {
    const tree = expressions.parse(source)
    return tree === undefined ? [] : treesIn(tree)
  })
}

function isRef(tree: ExpressionTree): boolean {
  if (tree.kind !== 'index' || tree.of.kind !== 'context' || tree.key?.kind !== 'literal') return false
  return tree.of.name.toLowerCase() === 'github' && /^ref(?:_name)?$/i.test(String(tree.key.value))
}

/** Returns the refs that a comparison names; a bare name may be a branch or a tag. */
function refsOf(tree: ExpressionTree): readonly string[] {
  if (tree.kind !== 'compare') return []
  const other = isRef(tree.left) ? tree.right : isRef(tree.right) ? tree.left : undefined
  if (other?.kind !== 'literal' || typeof other.value !== 'string') return []
  const { value } = other
  return value.startsWith('refs/') ? [value] : [BRANCH_PREFIX + value, TAG_PREFIX + value]
}

/** Returns the refs that decide something in a file: in conditions, environments, inputs and matrices. */
function refsIn(file: Mapping, facts: WorkflowFacts): readonly string[] {
  return Object.values(asMapping(file.jobs)).flatMap((value) => {
    const { if: condition, environment, with: inputs, strategy } = asMapping(value)
    const trees = [
      ...treesOf(textsIn(condition), facts, true),
      ...treesOf(textsIn([environment, inputs, strategy]), facts, false),
    ]
    return trees.flatMap(refsOf)
  })
}

function inputsOf(file: Mapping, event: string): Inputs {
  if (event === 'workflow_dispatch') return dispatchInputs(file)
  return event === 'workflow_call' ? openCallInputs(file) : {}
}

function triggersOf(file: Mapping, facts: WorkflowFacts): readonly Trigger[] {
  const called = [...facts.called.values()].flatMap((each) =>
    each.kind === 'workflow' ? [asMapping(each.workflow)] : [],
  )
  const refs = [...new Set([file, ...called].flatMap((each) => refsIn(each, facts)))]
  return eventsOf(file).flatMap(([event, filters]) =>
    splitByRefs(contextsOfEvent(event, filters, facts.defaultBranch), refs).map((each) => ({
      ...each,
      event,
      filters,
      inputs: inputsOf(file, event),
    })),
  )
}

function keyOf(parts: readonly unknown[]): string {
  return JSON.stringify(parts)
}

/** A row with whether its ref is a case only because an expression names it. */
interface Found {
  readonly row: JobRow
  readonly named: boolean
}

/** A named ref is no row beside the pattern that it fits, when both present just their ref. */
function isCovered({ row, named }: Found, rows: readonly Found[]): boolean {
  const { presents, job, event } = row
  if (!named || presents.kind !== 'context' || presents.context.kind !== 'ref') return false
  return rows.some(
    ({ row: other }) => other.job === job && other.event === event && other.presents.kind === 'ref-pattern',
  )
}

/** Drops repetitions, and what says that a job does not run on one ref where it does on another of the same event. */
function distinct(rows: readonly Found[]): readonly JobRow[] {
  // A job that calls a workflow runs where one of the called jobs does.
  const runs = new Set(
    rows.flatMap(({ row: { job, event, presents } }) =>
      presents.kind === 'not-run'
        ? []
        : job.split('/').map((_, index, names) => keyOf([names.slice(0, index + 1).join('/'), event])),
    ),
  )
  const kept = rows
    .filter(({ row: { job, event, presents } }) => presents.kind !== 'not-run' || !runs.has(keyOf([job, event])))
    .filter((found) => !isCovered(found, rows))
  return [...new Map(kept.map(({ row }) => [keyOf([row.job, row.event, row.presents]), row])).values()]
}

/**
 * Lists job × event → what the job presents, in the order of the file. What only a run can tell is shown as such.
 * @param workflow the file as a YAML library returns it; anything else gives an empty list
 * @throws FederationError `configuration-invalid` for a matrix beyond GitHub's limit, or more than can be listed
 */
export function explainWorkflow(workflow: unknown, facts: WorkflowFacts): readonly JobRow[] {
  const file = asMapping(workflow)
  const budget = { left: BUDGET }
  const runs = triggersOf(file, facts).map((trigger) =>
    openRun({ file, trigger, inputs: trigger.inputs, facts, callers: [], budget }),
  )
  return Object.keys(asMapping(file.jobs)).flatMap((name) =>
    distinct(runs.flatMap((run) => jobRows(run, name).map((row): Found => ({ row, named: run.trigger.named })))),
  )
}
