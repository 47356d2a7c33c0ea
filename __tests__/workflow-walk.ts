/** How to walk a workflow on a sandbox: matrix, conditions and expressions as far as the templates use them, step by step. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { JobContext } from '../sandbox/github/job.ts'
import { runStep } from '../sandbox/runner.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { ROOT } from './documents.ts'

export interface WalkedStep {
  readonly name: string
  readonly exitCode: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly log: string
  readonly summary: string
}

/** One job, or one combination of its matrix. Its steps are those that were run. */
export interface WalkedJob {
  readonly job: string
  readonly matrix: Readonly<Record<string, unknown>>
  readonly steps: readonly WalkedStep[]
  readonly outputs: Readonly<Record<string, string>>
}

interface Step {
  readonly name?: string
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly if?: string
  readonly needs?: string
  readonly environment?: string
  readonly permissions?: JobContext['permissions']
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> }
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
}

export interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>
}

/** What the event says of a run, and the folder that a checkout filled. */
export type Run = JobContext & { readonly workspace?: string }

/** `inputs`, `vars`, `secrets`, `github`; `matrix`, `steps` and `needs` are added on the way. */
type Contexts = Readonly<Record<string, unknown>>

const ROOTS = new Set(['inputs', 'vars', 'secrets', 'github', 'matrix', 'steps', 'needs'])

function lookUp(path: string, contexts: Contexts): unknown {
  const [root = '', ...keys] = path.split('.')
  if (!ROOTS.has(root) || !/^[\w.-]+$/.test(path)) throw new Error(`No such expression here: ${path}`)
  const found = keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Contexts)[key] : undefined),
    contexts[root],
  )
  return found ?? ''
}

/** Evaluates an expression: paths, texts, `fromJSON`, and `||`, `&&`, `==`, `!=` without parentheses. */
export function evaluate(expression: string, contexts: Contexts): unknown {
  const text = expression.trim()
  const parts = (operator: string) => text.split(operator).map((part) => part.trim())
  for (const [operator, until] of [
    ['||', true],
    ['&&', false],
  ] as const) {
    if (!text.includes(operator)) continue
    const values = parts(operator).map((part) => evaluate(part, contexts))
    return values.find((value) => Boolean(value) === until) ?? values.at(-1)
  }
  for (const operator of ['==', '!=']) {
    if (!text.includes(operator)) continue
    const [left, right] = parts(operator).map((part) => evaluate(part, contexts))
    return (left === right) === (operator === '==')
  }
  const [, literal] = /^'([^']*)'$/.exec(text) ?? []
  if (literal !== undefined) return literal
  const [, argument] = /^fromJSON\((.+)\)$/.exec(text) ?? []
  return argument === undefined ? lookUp(text, contexts) : (JSON.parse(String(evaluate(argument, contexts))) as unknown)
}

/** Fills in `${{ … }}`; a value that is one expression keeps its type. */
export function substitute(value: unknown, contexts: Contexts): unknown {
  const text = String(value)
  const [, whole] = /^\$\{\{((?:(?!\}\}).)+)\}\}$/.exec(text) ?? []
  if (whole !== undefined) return evaluate(whole, contexts)
  return text.replaceAll(/\$\{\{(.+?)\}\}/g, (_, expression: string) => String(evaluate(expression, contexts)))
}

function substituteAll(values: Readonly<Record<string, unknown>> = {}, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(substitute(value, contexts))] as const),
  )
}

async function runScript(script: string, env: Record<string, string>): Promise<Omit<WalkedStep, 'name'>> {
  const home = await mkdtemp(join(tmpdir(), 'script-'))
  const summary = join(home, 'summary')
  try {
    const { stdout } = await promisify(execFile)('bash', ['-e', '-c', script], {
      env: { PATH: process.env.PATH ?? '', ...env, GITHUB_STEP_SUMMARY: summary },
    })
    return { exitCode: 0, outputs: {}, log: stdout, summary: await readFile(summary, 'utf8').catch(() => '') }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function runOne(
  step: Step,
  contexts: Contexts,
  sandbox: Sandbox,
  env: Record<string, string>,
): Promise<WalkedStep | undefined> {
  const name = step.name ?? step.uses ?? ''
  if (step.run !== undefined) {
    const script = String(substitute(step.run, contexts))
    return { name, ...(await runScript(script, { ...env, ...substituteAll(step.env, contexts) })) }
  }
  const [, folder] = /^OWNER\/REPO(?:\/([\w/-]+))?@/.exec(step.uses ?? '') ?? [undefined, undefined]
  if (!step.uses?.startsWith('OWNER/REPO')) return undefined
  const { url } = sandbox
  const endpoints = { 'authority-host': url, 'graph-endpoint': url, 'resource-manager-endpoint': url }
  const inputs = { ...substituteAll(step.with, contexts), ...endpoints }
  const result = await runStep({ actionDir: join(ROOT, folder ?? '.'), env, inputs })
  return { name, ...result }
}

async function walkJob(name: string, job: Job, given: Contexts, sandbox: Sandbox, run: Run): Promise<WalkedJob> {
  const environment = job.environment === undefined ? undefined : String(substitute(job.environment, given))
  const { workspace, ...context } = run
  const declared = await sandbox.jobEnvironment({
    ...context,
    permissions: job.permissions ?? {},
    ...(environment !== undefined && { environment }),
  })
  const env = { ...declared, ...(workspace !== undefined && { GITHUB_WORKSPACE: workspace }) }
  const walked: WalkedStep[] = []
  let contexts: Contexts = { ...given, steps: {} }
  for (const step of job.steps) {
    if (step.if !== undefined && !evaluate(step.if, contexts)) continue
    const done = await runOne(step, contexts, sandbox, env)
    if (done === undefined) continue
    walked.push(done)
    const steps = { ...(contexts.steps as Contexts), ...(step.id !== undefined && { [step.id]: done }) }
    contexts = { ...contexts, steps }
    // As on the runner, what follows a failure is skipped.
    if (done.exitCode !== 0) break
  }
  const matrix = (given.matrix ?? {}) as WalkedJob['matrix']
  return { job: name, matrix, steps: walked, outputs: substituteAll(job.outputs, contexts) }
}

function combinationsOf({ strategy }: Job, contexts: Contexts): readonly Readonly<Record<string, unknown>>[] {
  if (strategy === undefined) return [{}]
  const { include } = strategy.matrix
  if (include !== undefined) return substitute(include, contexts) as readonly Readonly<Record<string, unknown>>[]
  const axes = Object.entries(strategy.matrix).map(([axis, values]) => [axis, substitute(values, contexts)] as const)
  const [[axis, values] = ['', []], ...others] = axes
  if (others.length > 0 || !Array.isArray(values)) throw new Error('Only a matrix of one axis can be walked.')
  return values.map((value: unknown) => ({ [axis]: value }))
}

/**
 * Walks the jobs of a workflow in the order of the file: those that `needs` a failed or skipped one are skipped.
 * @param run what the event says of the run, and the checkout
 */
export async function walkWorkflow(
  { jobs }: Workflow,
  contexts: Contexts,
  sandbox: Sandbox,
  run: Run,
): Promise<readonly WalkedJob[]> {
  const walked: WalkedJob[] = []
  const needs: Record<string, { outputs: WalkedJob['outputs'] }> = {}
  for (const [name, job] of Object.entries(jobs)) {
    const known: Contexts = { ...contexts, github: { event_name: run.event_name ?? 'push' }, needs }
    if (job.needs !== undefined && needs[job.needs] === undefined) continue
    if (job.if !== undefined && !evaluate(job.if, known)) continue
    const instances: WalkedJob[] = []
    for (const matrix of combinationsOf(job, known))
      instances.push(await walkJob(name, job, { ...known, matrix }, sandbox, run))
    walked.push(...instances)
    const failed = instances.some(({ steps }) => steps.some(({ exitCode }) => exitCode !== 0))
    if (!failed) needs[name] = { outputs: Object.assign({}, ...instances.map(({ outputs }) => outputs)) }
  }
  return walked
}
