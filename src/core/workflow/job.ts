/** One job of a workflow under one event and ref: whether it may request a token, and what it then presents. */
import { callRows } from './called.ts'
import { evaluateToText } from './expression-text.ts'
import type { Trigger } from './github-context.ts'
import { asMapping, type Mapping, textOfScalar } from './mapping.ts'
import { type CalledGrant, calledGrant, grantOf } from './permissions.ts'
import { unite } from './possible.ts'
import {
  combinationsOf,
  conditionOf,
  type FileRun,
  type JobRow,
  jobsOf,
  type Presents,
  pathOf,
  scopeOf,
} from './run.ts'

/** The name as it stands in the file; empty for none. */
function environmentOf({ environment }: Mapping): string {
  return textOfScalar(typeof environment === 'object' ? asMapping(environment).name : environment)
}

/** What the event alone makes the job present. */
function presentsOfEvent({ context }: Trigger): Presents {
  switch (context.kind) {
    case 'context':
    case 'ref-pattern':
      return context
    case 'caller':
      return { kind: 'depends', on: 'the workflow that calls this one' }
    case 'not-known':
      return { kind: 'depends', on: context.reason }
  }
}

/** Environment over event; an expression that comes out empty means no environment. */
function presentsOf(run: FileRun, path: string, job: Mapping): readonly { presents: Presents; fromMatrix: boolean }[] {
  const { trigger } = run
  const combinations = combinationsOf(run, path, job)
  const name = environmentOf(job)
  const { values, open } = unite(
    (name.includes('${{') ? combinations : [{}]).map((each) => evaluateToText(name, scopeOf(run, each))),
  )
  const ofMatrix = combinations.length > 1 || run.callers.some(({ matrix }) => matrix)
  const fromMatrix = ofMatrix && values.length > 1
  const named = values.map((value): Presents => {
    const environment = String(value)
    if (environment === '') return presentsOfEvent(trigger)
    return trigger.context.kind === 'caller'
      ? { kind: 'depends', on: `the repository of the caller, for its environment "${environment}"` }
      : { kind: 'context', context: { kind: 'environment', environment } }
  })
  const rest: readonly Presents[] = open === undefined ? [] : [{ kind: 'depends', on: open.because.join(', ') }]
  return [...named, ...rest].map((presents) => ({ presents, fromMatrix }))
}

function grantIn({ file, callers }: FileRun, job: Mapping): CalledGrant {
  const own = grantOf(file, job)
  const caller = callers.at(-1)
  if (caller !== undefined) return calledGrant(caller.grant, own)
  return { kind: own === 'write' ? 'write' : 'none' }
}

/** What a grant lets the job present, or undefined where it may request a token. */
function withoutToken(run: FileRun, path: string, job: Mapping): Presents | undefined {
  // Who calls this file may grant the token.
  const ofCaller = run.callers.length === 0 && run.trigger.context.kind === 'caller'
  if (ofCaller) return grantOf(run.file, job) === 'none' ? lacking(path) : undefined
  const caller = run.callers.map(({ job: name }) => name).join('/')
  switch (grantIn(run, job).kind) {
    case 'write':
      return undefined
    case 'unset':
      return {
        kind: 'depends',
        on: `whether GitHub lets "${path}" request an ID token: the calling job "${caller}" sets no permissions`,
      }
    case 'none':
      return lacking(path)
    case 'caller-lacks':
      return { kind: 'no-token', reason: `the calling job "${caller}" lacks \`id-token: write\``, saidAt: caller }
  }
}

function lacking(path: string): Presents {
  return { kind: 'no-token', reason: 'the job lacks `id-token: write`', saidAt: path }
}

/** Explains one job under the event and ref of the run. */
export function jobRows(run: FileRun, name: string): readonly JobRow[] {
  const job = asMapping(jobsOf(run)[name])
  const path = pathOf(run, name)
  const { event } = run.trigger
  const reason = run.skips.get(name)
  if (reason !== undefined) return [{ job: path, event, presents: { kind: 'not-run', reason }, fromMatrix: false }]
  if (typeof job.uses === 'string') return callRows(run, name, job.uses, jobRows)
  const condition = conditionOf(run, job)
  const without = withoutToken(run, path, job)
  const presented = presentsOf(run, path, job)
  return (without === undefined ? presented : [{ presents: without, fromMatrix: false }]).map((each) => ({
    job: path,
    event,
    ...each,
    ...condition,
  }))
}
