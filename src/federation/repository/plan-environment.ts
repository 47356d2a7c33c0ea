/** Plans one environment of a repository: its rules first, then the variables that tell its jobs who they are. */
import { type DesiredEnvironment, diffEnvironment } from '../../core/environment/change.ts'
import type { DeclaredRules, Reviewer } from '../../core/environment/rules.ts'
import { type ErrorCode, FederationError } from '../../core/error.ts'
import { changeKey } from '../../core/plan/change.ts'
import { type ResourceChange, refusedResource } from '../../core/plan/resource-change.ts'
import { diffVariable, subscriptionOf, type WantedVariable, wantedVariables } from '../../core/variable/variable.ts'
import type { FleetEnvironment } from '../fleet/environments.ts'
import type { IdentityRecord } from '../fleet/identities.ts'
import type { WriteResource } from '../plan/session.ts'
import type { Clock, RepositoryFacts } from '../ports.ts'
import type { RepositoryStore, StoredEnvironment } from '../ports-repository.ts'
import { type EnvironmentIdentity, identityName } from './identity.ts'
import { writeEnvironment } from './write-environment.ts'
import { writeVariable } from './write-variable.ts'

/** One environment with everything that its lines need. */
export interface EnvironmentPlan {
  readonly declared: FleetEnvironment
  readonly repository: RepositoryFacts
  readonly identity: EnvironmentIdentity
  /** Keys of the credentials that trust it. */
  readonly credentials: readonly string[]
  readonly tenantId: string
  /** Why the policy does not permit a line. */
  readonly judge: (change: ResourceChange, action: 'create' | 'update') => readonly string[]
}

export interface RepositoryPorts {
  readonly store: RepositoryStore
  readonly identities: IdentityRecord
  readonly clock: Clock
}

/** A line with what writes it. */
export interface PlannedLine {
  readonly change: ResourceChange
  readonly write: WriteResource
}

export interface PlannedEnvironment {
  readonly lines: readonly PlannedLine[]
  readonly warnings: readonly string[]
  readonly forbidden: readonly string[]
}

/** Stands where nothing is written. */
export const REFUSED: WriteResource = async ({ name }) => {
  throw new FederationError('internal', `"${name}" is refused, and nothing writes it.`)
}

/** What a service did not tell, as a refusal; anything else is thrown. */
async function attempted<T>(read: () => Promise<T>): Promise<T | FederationError> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return error
  }
}

function explain({ message, hint }: FederationError): string {
  return [message, hint].join(' ').trim()
}

/**
 * Finds the reviewers of a file; those that GitHub shows on the environment already need no question.
 * @throws FederationError `configuration-invalid` that names each one who is none
 */
async function resolveRules(
  { rules: { reviewers, ...rules } }: FleetEnvironment,
  { fullName }: RepositoryFacts,
  stored: StoredEnvironment | undefined,
  store: RepositoryStore,
): Promise<DeclaredRules> {
  if (reviewers === undefined) return rules
  const known = new Map(stored?.rules.reviewers.map((each) => [each.name.toLowerCase(), each]))
  const names = [...new Map(reviewers.map((name) => [name.toLowerCase(), name])).values()]
  const found: (Reviewer | string)[] = []
  for (const name of names) found.push(known.get(name.toLowerCase()) ?? (await store.reviewer(fullName, name)))
  const wrong = found.filter((each) => typeof each === 'string')
  if (wrong.length > 0) throw new FederationError('configuration-invalid', wrong.join(' '))
  return { ...rules, reviewers: found.filter((each) => typeof each !== 'string') }
}

interface EnvironmentResult {
  readonly line: PlannedLine
  readonly warnings: readonly string[]
}

/** What the line of an environment is called in `dependsOn`. */
export function environmentKey(repository: string, environment: string): string {
  return changeKey(`repository ${repository}`, {
    resource: 'environment',
    name: environment,
    action: 'keep',
    reason: '',
    source: '',
    differences: [],
    written: {},
  })
}

function unreadLine({ environment: name, source }: FleetEnvironment, error: FederationError): PlannedLine {
  const line = { resource: 'environment', name, source, differences: [], written: {} } as const
  return refused({ ...line, action: 'keep', reason: '' }, error.code, explain(error))
}

/** An environment of a repository that nobody may see. */
export function unseen(declared: FleetEnvironment, error: FederationError): PlannedEnvironment {
  return { lines: [unreadLine(declared, error)], warnings: [], forbidden: [] }
}

async function planRules(plan: EnvironmentPlan, ports: RepositoryPorts): Promise<EnvironmentResult> {
  const { declared, repository } = plan
  const { environment: name, source } = declared
  const { fullName } = repository
  const read = await attempted(async () => {
    const stored = await ports.store.environment(fullName, name)
    return { stored, rules: await resolveRules(declared, repository, stored, ports.store) }
  })
  if (read instanceof FederationError) return { line: unreadLine(declared, read), warnings: [] }
  const desired: DesiredEnvironment = { name, source, rules: read.rules }
  const { change, warnings } = diffEnvironment(desired, read.stored?.rules)
  const write: WriteResource = async (_line, deadline) => ({
    outcome: await writeEnvironment({ fullName, desired, change }, ports.store, deadline, ports),
    change,
  })
  return { line: { change, write }, warnings: warnings.map((each) => `${source}: ${fullName}: ${each}`) }
}

function refused(change: ResourceChange, code: ErrorCode, why: string): PlannedLine {
  return { change: refusedResource(change, code, why), write: REFUSED }
}

function planVariable(
  wanted: WantedVariable,
  stored: ReadonlyMap<string, string> | FederationError,
  dependsOn: readonly string[],
  { declared, repository }: EnvironmentPlan,
  { store, identities, clock }: RepositoryPorts,
): PlannedLine {
  const { environment, adopt, source } = declared
  const place = { environment, adopt, source }
  if (stored instanceof FederationError)
    return refused(diffVariable(wanted, undefined, place), stored.code, explain(stored))
  const change = { ...diffVariable(wanted, stored.get(wanted.name), place), dependsOn }
  const { fullName } = repository
  const write: WriteResource = async (_line, deadline) => ({
    outcome: await writeVariable({ fullName, wanted, place, change }, store, identities, deadline, { clock }),
    change,
  })
  return { change, write }
}

async function planVariables(
  plan: EnvironmentPlan,
  rules: ResourceChange,
  ports: RepositoryPorts,
): Promise<readonly PlannedLine[]> {
  const { declared, repository, identity, credentials, tenantId } = plan
  const { identity: address, scopes, variables, environment } = declared
  const unknown = { kind: 'later', valueOf: identityName(address) } as const
  const client = identity.kind === 'unknown' ? unknown : identity
  const subscriptionId = subscriptionOf(address, scopes)
  const wanted = wantedVariables({ client, tenantId, subscriptionId, declared: variables })
  const read = async () =>
    rules.action === 'create' ? new Map<string, string>() : ports.store.variables(repository.fullName, environment)
  const stored = await attempted(read)
  const dependsOn = [environmentKey(repository.id, environment), ...credentials]
  const lines = wanted.map((each) => planVariable(each, stored, dependsOn, plan, ports))
  if (identity.kind !== 'unknown') return lines
  return lines.map(({ change }) => refused(change, identity.code, identity.why))
}

/** Plans an environment. What GitHub does not tell, or the policy does not permit, stands as a refusal in the lines. */
export async function planEnvironment(plan: EnvironmentPlan, ports: RepositoryPorts): Promise<PlannedEnvironment> {
  const { line, warnings } = await planRules(plan, ports)
  const forbidden: string[] = []
  const judged = [line, ...(await planVariables(plan, line.change, ports))].map((each): PlannedLine => {
    const { change } = each
    const { action } = change
    const sentences = action === 'create' || action === 'update' ? plan.judge(change, action) : []
    forbidden.push(...sentences.map((sentence) => `${change.source}: ${sentence}`))
    return sentences.length === 0 ? each : refused(change, 'not-permitted', sentences.join(' '))
  })
  return { lines: judged, warnings, forbidden }
}
