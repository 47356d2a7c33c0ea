/** Knows which contexts the jobs of a workflow file have, for each event that starts it. */
import { expandText } from './matrix.ts'
import { contextsOfEvent, type EventFilters, type TriggerContext } from './triggers.ts'

/** One line of the explanation: a job, an event, and what the job then presents. */
export interface JobTrigger {
  /** Key of the job in the file. */
  readonly job: string
  readonly event: string
  readonly presents: TriggerContext
  /** Whether the job may request an ID token at all (`id-token: write`). */
  readonly idToken: boolean
  /** The job's `if`, as it stands in the file: it may skip the job. */
  readonly condition?: string
}

export interface WorkflowFacts {
  /** Name of the default branch, if it is known. */
  readonly defaultBranch?: string
}

type Mapping = Readonly<Record<string, unknown>>

function asMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {}
}

/** Returns event names with their filters. YAML 1.1 reads the key `on` as the boolean true. */
function eventsOf(workflow: Mapping): readonly (readonly [string, EventFilters])[] {
  const on = workflow.on ?? workflow.true
  if (typeof on === 'string') return [[on, {}]]
  if (Array.isArray(on)) return on.map((event) => [String(event), {}] as const)
  return Object.entries(asMapping(on)).map(([event, filters]) => [event, asMapping(filters)] as const)
}

/** `id-token` is never granted by default, and naming any permission takes the others away. */
function mayRequestIdToken(workflow: Mapping, job: Mapping): boolean {
  const permissions = job.permissions === undefined ? workflow.permissions : job.permissions
  return permissions === 'write-all' || asMapping(permissions)['id-token'] === 'write'
}

/** The name as it stands in the file; empty for none. */
function environmentOf(job: Mapping): string {
  const { environment } = job
  const name = typeof environment === 'object' && environment !== null ? asMapping(environment).name : environment
  const scalar = typeof name === 'string' || typeof name === 'number' || typeof name === 'boolean'
  return scalar ? String(name) : ''
}

function namesOf(environment: string, job: Mapping): readonly string[] | undefined {
  return expandText(environment, asMapping(job.strategy).matrix)
}

/** Environment over event; an expression that comes out empty means no environment. */
function presentsOf(
  job: Mapping,
  event: string,
  filters: EventFilters,
  { defaultBranch }: WorkflowFacts,
): readonly TriggerContext[] {
  if (typeof job.uses === 'string') return [{ kind: 'called', uses: job.uses }]
  const environment = environmentOf(job)
  const names = namesOf(environment, job)
  if (names === undefined) return [{ kind: 'not-evaluated', expression: environment }]
  return names.flatMap((name) =>
    name === ''
      ? contextsOfEvent(event, filters, defaultBranch)
      : [{ kind: 'context', context: { kind: 'environment', environment: name } } as const],
  )
}

/**
 * Lists job × event → context of a workflow, in the order of the file. What only a run can tell is shown as such.
 * @param workflow the file as a YAML library returns it; anything else gives an empty list
 */
export function explainWorkflow(workflow: unknown, facts: WorkflowFacts = {}): readonly JobTrigger[] {
  const file = asMapping(workflow)
  const events = eventsOf(file)
  return Object.entries(asMapping(file.jobs)).flatMap(([name, value]) => {
    const job = asMapping(value)
    const idToken = mayRequestIdToken(file, job)
    const condition = job.if === undefined || job.if === null ? {} : { condition: String(job.if) }
    return events.flatMap(([event, filters]) =>
      presentsOf(job, event, filters, facts).map((presents) => ({ job: name, event, presents, idToken, ...condition })),
    )
  })
}
