/** Jobs that call a workflow: a local one is followed with its inputs, any other is said to be open. */
import { FederationError } from '../error.ts'
import { callInputs, type Inputs } from './inputs.ts'
import { asMapping, eventsOf, type Mapping } from './mapping.ts'
import { type Grant, grantOf } from './permissions.ts'
import { unite } from './possible.ts'
import {
  combinationsOf,
  conditionOf,
  type FileRun,
  type JobRow,
  jobsOf,
  openRun,
  type Presents,
  pathOf,
  scopeOf,
} from './run.ts'

// GitHub's own limits: https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
const MAX_LEVELS = 10

/** What calling a workflow grants its jobs. */
function grantOfCall(run: FileRun, job: Mapping): Grant {
  const own = grantOf(run.file, job)
  const caller = run.callers.at(-1)
  if (caller === undefined) return run.trigger.context.kind === 'caller' && own === 'unset' ? 'write' : own
  if (own === 'none' || caller.grant === 'none') return 'none'
  return caller.grant === 'unset' ? 'unset' : 'write'
}

function unionOfInputs(all: readonly Inputs[]): Inputs {
  const entries = all.flatMap(Object.entries)
  const valuesOf = (name: string) => entries.flatMap(([other, value]) => (other === name ? [value] : []))
  return Object.fromEntries(entries.map(([name]) => [name, unite(valuesOf(name))]))
}

/** Explains a job that calls a workflow: a local one by its own jobs, another by what is known of the call. */
export function callRows(
  run: FileRun,
  name: string,
  uses: string,
  explain: (run: FileRun, name: string) => readonly JobRow[],
): readonly JobRow[] {
  const job = asMapping(jobsOf(run)[name])
  const path = pathOf(run, name)
  const { event } = run.trigger
  const { condition } = conditionOf(run, job)
  const more = condition === undefined ? {} : { condition }
  const grant = grantOfCall(run, job)
  const row = (presents: Presents): JobRow => ({ job: path, event, presents, fromMatrix: false, ...more })
  const lacks = {
    kind: 'no-token',
    reason: 'the job lacks `id-token: write` for the workflow that it calls',
    saidAt: path,
  } as const
  const called = run.facts.called.get(uses)
  const depends = (why: string) =>
    row(grant === 'none' ? lacks : { kind: 'depends', on: `the jobs of ${uses}, ${why}` })
  if (run.callers.some((caller) => caller.uses === uses)) return [depends('which calls itself')]
  if (run.callers.length >= MAX_LEVELS - 1) return [depends('which is called over too many levels')]
  if (called === undefined) return [depends('which is not read here')]
  if (called.kind === 'unreadable') return [depends(called.reason)]
  const file = asMapping(called.workflow)
  const combinations = combinationsOf(run, path, job)
  const matrix = combinations.length > 1
  const inputs = unionOfInputs(combinations.map((each) => callInputs(file, asMapping(job.with), scopeOf(run, each))))
  try {
    const inner = openRun({ ...run, file, inputs, callers: [...run.callers, { job: name, uses, grant, matrix }] })
    const rows = Object.keys(jobsOf(inner)).flatMap((each) => explain(inner, each))
    return rows.length === 0 ? [depends('which has no jobs')] : rows.map((each) => ({ ...more, ...each }))
  } catch (error) {
    // A called file that GitHub would refuse says nothing about its jobs.
    if (error instanceof FederationError && run.budget.left >= 0)
      return [depends(`which GitHub would refuse: ${error.message}`)]
    throw error
  }
}

/** Returns the local files that the jobs of a workflow call, as their `uses` writes them. */
export function localCalls(workflow: unknown): readonly string[] {
  const uses = Object.values(asMapping(asMapping(workflow).jobs)).map((job) => asMapping(job).uses)
  return [...new Set(uses.flatMap((each) => (typeof each === 'string' && each.startsWith('./') ? [each] : [])))]
}

/** Tells whether a workflow can be called at all. */
export function isCallable(workflow: unknown): boolean {
  return eventsOf(asMapping(workflow)).some(([event]) => event === 'workflow_call')
}
