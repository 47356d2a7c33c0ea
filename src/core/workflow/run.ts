/** A workflow file under one event and ref: what its expressions refer to, and which of its jobs do not run. */
import { FederationError } from '../error.ts'
import type { SubjectContext } from '../subject/subject.ts'
import type { Expressions, LookUp, Scope } from './expression.ts'
import { evaluateCondition, resolveValue } from './expression-text.ts'
import { lookUpGitHub, lookUpInput, type RepositoryNames, type Trigger } from './github-context.ts'
import type { Inputs } from './inputs.ts'
import { asMapping, listOf, type Mapping, textOfScalar } from './mapping.ts'
import { type Combination, lookUpMatrix, MAX_MATRIX_JOBS, matrixCombinations } from './matrix.ts'
import type { Grant } from './permissions.ts'
import { type ExpressionValue, truthOf, unknown } from './possible.ts'

/** What a job presents. */
export type Presents =
  | { readonly kind: 'context'; readonly context: SubjectContext }
  /** Any ref that fits a filter of the workflow, whose `*` stops at a slash and whose `**` does not. */
  | { readonly kind: 'ref-pattern'; readonly pattern: string; readonly except: readonly string[] }
  /** What it hangs on, since only a run or another file can tell. */
  | { readonly kind: 'depends'; readonly on: string }
  /** It gets no ID token; `saidAt` is the job to which that belongs: a caller for all that it calls. */
  | { readonly kind: 'no-token'; readonly reason: string; readonly saidAt: string }
  /** Its condition, or that of a job it needs, excludes the event. */
  | { readonly kind: 'not-run'; readonly reason: string }

/** A row of the explanation: a job, an event, and what the job then presents. */
export interface JobRow {
  /** Key of the job in the file; `caller/callee` for a job of a called workflow. */
  readonly job: string
  readonly event: string
  readonly presents: Presents
  /** Whether a matrix made it one of several. */
  readonly fromMatrix: boolean
  /** The job's `if`, as it stands in the file, where it may skip the job. */
  readonly condition?: string
}

/** A file that a job calls by `uses: ./…`. */
export type CalledFile =
  | { readonly kind: 'workflow'; readonly workflow: unknown }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** What explaining needs besides the file. */
export interface WorkflowFacts extends RepositoryNames {
  readonly expressions: Expressions
  /** Local files that are called, by their `uses`; one that is not there was not read. */
  readonly called: ReadonlyMap<string, CalledFile>
}

/** A file under one event and ref, as the workflow that was started or as one that is called. */
export interface FileRun {
  readonly file: Mapping
  readonly trigger: Trigger
  readonly inputs: Inputs
  readonly facts: WorkflowFacts
  /** Jobs that call, outermost first, with their `uses`; empty for the file that was started. */
  readonly callers: readonly {
    readonly job: string
    readonly uses: string
    readonly grant: Grant
    readonly matrix: boolean
  }[]
  /** Jobs that certainly do not run, each with the reason. */
  readonly skips: ReadonlyMap<string, string>
  /** Evaluations that are left; counts down. */
  readonly budget: { left: number }
}

const STATUS_FUNCTION = /\b(?:always|cancelled|failure|success)\s*\(/i

function lookUpIn(
  { trigger, inputs, facts }: Pick<FileRun, 'trigger' | 'inputs' | 'facts'>,
  combination: Combination | string,
): LookUp {
  return ([context = '', ...path]) => {
    switch (context) {
      case 'github':
        return lookUpGitHub(trigger, facts, path)
      case 'inputs':
        return lookUpInput(inputs, path)
      case 'matrix':
        return lookUpMatrix(combination, path)
      default:
        return unknown([[context, ...path].join('.')])
    }
  }
}

/** Counts what is evaluated, so that no file takes long. */
function charge({ budget }: Pick<FileRun, 'budget'>, evaluations: number): void {
  budget.left -= evaluations
  if (budget.left >= 0) return
  throw new FederationError(
    'configuration-invalid',
    'The workflow has too many jobs, events and matrix values to list.',
    { hint: 'Name a smaller workflow file.' },
  )
}

/** Returns what expressions of the file refer to. */
export function scopeOf(run: Omit<FileRun, 'skips'>, combination: Combination | string): Scope {
  charge(run, 1)
  return { expressions: run.facts.expressions, lookUp: lookUpIn(run, combination) }
}

/** Returns the jobs of the file by their keys. */
export function jobsOf({ file }: Pick<FileRun, 'file'>): Mapping {
  return asMapping(file.jobs)
}

/** Returns `caller/callee`. */
export function pathOf({ callers }: FileRun, name: string): string {
  return [...callers.map(({ job }) => job), name].join('/')
}

function excludedBy(run: Omit<FileRun, 'skips'>, job: Mapping): string | undefined {
  const condition = (job.if ?? null) as ExpressionValue
  if (condition === null || truthOf(evaluateCondition(condition, scopeOf(run, {}))).mayHold) return undefined
  return `its condition excludes it: ${textOfScalar(condition)}`
}

/** Finds what does not run. A job that needs a skipped one is skipped, too, unless its condition asks for the outcome. */
function skipsOf(run: Omit<FileRun, 'skips'>): ReadonlyMap<string, string> {
  const jobs = Object.entries(jobsOf(run)).map(([name, job]) => [name, asMapping(job)] as const)
  const skips = new Map<string, string>()
  const dependents = new Map<string, string[]>()
  for (const [name, job] of jobs) {
    const reason = excludedBy(run, job)
    if (reason !== undefined) skips.set(name, reason)
    if (STATUS_FUNCTION.test(textOfScalar(job.if))) continue
    for (const needed of listOf(job, 'needs') ?? []) dependents.set(needed, [...(dependents.get(needed) ?? []), name])
  }
  // The map grows while it is walked: what is added is visited as well.
  for (const name of skips.keys()) {
    for (const dependent of dependents.get(name) ?? [])
      if (!skips.has(dependent)) skips.set(dependent, `it needs "${name}", which does not run`)
  }
  return skips
}

/** Puts a file under its event, ref and inputs. */
export function openRun(run: Omit<FileRun, 'skips'>): FileRun {
  charge(run, Object.keys(jobsOf(run)).length)
  return { ...run, skips: skipsOf(run) }
}

/** Returns the job's `if` where it may skip the job. */
export function conditionOf(run: FileRun, job: Mapping): { readonly condition?: string } {
  const condition = (job.if ?? null) as ExpressionValue
  if (condition === null) return {}
  return truthOf(evaluateCondition(condition, scopeOf(run, {}))).mayFail ? { condition: textOfScalar(condition) } : {}
}

function combinationsIn(matrix: ExpressionValue, path: string): readonly (Combination | string)[] {
  const found = matrixCombinations(matrix)
  switch (found.kind) {
    case 'known':
      return found.combinations
    case 'unknown':
      return [found.because]
    case 'too-many':
      throw new FederationError(
        'configuration-invalid',
        `The matrix of the job "${path}" makes more than ${MAX_MATRIX_JOBS} jobs, GitHub's own limit.`,
        { hint: 'GitHub would not run it either: make the matrix smaller.' },
      )
  }
}

/** Returns every combination of the job's matrix, an empty one without a matrix, or what an unknown matrix hangs on. */
export function combinationsOf(run: FileRun, path: string, job: Mapping): readonly (Combination | string)[] {
  const { matrix } = asMapping(job.strategy)
  if (matrix === undefined) return [{}]
  return resolveValue(matrix, scopeOf(run, {})).flatMap((form) => combinationsIn(form, path))
}
