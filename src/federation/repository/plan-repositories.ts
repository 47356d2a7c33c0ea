/** Plans the repositories of a fleet: each with its environments and variables, as a target of its own before the identities. */
import { FederationError } from '../../core/error.ts'
import type { FederatedChange } from '../../core/plan/change.ts'
import type { ResourceChange } from '../../core/plan/resource-change.ts'
import { judge } from '../../core/policy/judge.ts'
import { mapAtMost } from '../fleet/fleet.ts'
import type { MergedTarget } from '../fleet/merge-targets.ts'
import type { FleetRequest, PlannedTarget } from '../fleet/planned-target.ts'
import type { PlanResources, ResourcePlan } from '../fleet/resources.ts'
import type { Log, RepositoryFacts } from '../ports.ts'
import {
  AT_ONCE,
  assertLimit,
  assertPossible,
  type DeclaredPlace,
  type DeclaredRepository,
  type RepositoryRights,
  repositoriesOf,
  type SeenRepository,
} from './declared-repositories.ts'
import { type EnvironmentTrust, identityOf, indexTargets, indexTrusts, trustKeyOf } from './identity.ts'
import {
  environmentKey,
  type PlannedEnvironment,
  planEnvironment,
  REFUSED,
  type RepositoryPorts,
  unseen,
} from './plan-environment.ts'

export interface FleetRepositoryPorts extends Omit<RepositoryPorts, 'store'> {
  /** Undefined without a token. */
  readonly rights: RepositoryRights | undefined
  readonly log: Log
  /** True where the plan is carried out at once: then the token's limit has to last for it. */
  readonly applies: boolean
}

function judgeOf({ file }: DeclaredPlace, { fullName, id, ownerId }: RepositoryFacts, { policy }: FleetRequest) {
  const repository = { fullName, id, ownerId }
  const claims = { claimedOwners: file.claimedOwners, githubIssuers: [] }
  return (change: ResourceChange, action: 'create' | 'update'): readonly string[] => {
    const rules = policy.rules(file.file)
    const adopts = change.resource === 'variable' && action === 'update'
    if (change.resource === 'environment')
      return judge(rules, { resource: 'environment', action, repository, adopts, ...claims })
    const name = change.name.slice(change.name.lastIndexOf('/') + 1)
    return judge(rules, { resource: 'variable', action, repository, name, adopts, ...claims })
  }
}

function toTarget(
  { seen, names }: DeclaredRepository,
  planned: readonly PlannedEnvironment[],
  log: Log,
): PlannedTarget {
  const lines = planned.flatMap((each) => each.lines)
  const writers = new Map(lines.map(({ change, write }) => [change, write]))
  const facts = seen instanceof FederationError ? undefined : seen.facts
  const fullName = facts?.fullName ?? names.join()
  return {
    plan: {
      kind: 'repository',
      clientId: '',
      id: facts?.id ?? '',
      uniqueName: facts === undefined ? names.join() : null,
      displayName: fullName,
      error: null,
      changes: lines.map(({ change }) => change),
    },
    head: { multiTenant: undefined, owners: undefined, foreign: 0, spellings: [] },
    session: {
      writeResource: async (change, deadline) => {
        log.info(`Writing the ${change.resource} "${change.name}" of ${fullName}`)
        return (writers.get(change) ?? REFUSED)(change, deadline)
      },
    },
    error: undefined,
    owned: new Map(),
    forbidden: planned.flatMap(({ forbidden }) => forbidden),
  }
}

/** A line that waits for the environments that it trusts. */
function waitFor(change: FederatedChange, keys: ReadonlyMap<string, readonly string[]>): FederatedChange {
  const needed = keys.get(trustKeyOf(change))
  if (needed === undefined) return change
  return { ...change, dependsOn: [...(change.dependsOn ?? []), ...needed] }
}

/** What one repository adds to the plan. */
interface RepositoryPlan {
  readonly target: PlannedTarget
  readonly warnings: readonly string[]
  /** For each identity, what trusts an environment here, and the key of that environment's line. */
  readonly trusts: readonly EnvironmentTrust[]
  /** Requests that its lines take. */
  readonly writing: number
}

/** What every repository of a run shares. */
interface Run {
  readonly lookup: {
    readonly target: ReturnType<typeof indexTargets>
    readonly trusts: ReturnType<typeof indexTrusts>
  }
  readonly request: FleetRequest
  readonly ports: FleetRepositoryPorts
}

function planOf(
  place: DeclaredPlace,
  { facts, store }: SeenRepository,
  trusts: readonly EnvironmentTrust[],
  { lookup, request, ports }: Run,
): Promise<PlannedEnvironment> {
  const { declared } = place
  const target = lookup.target(declared.identity)
  const plan = {
    declared,
    repository: facts,
    identity: identityOf(declared.identity, target, ports.identities),
    credentials: trusts.filter((each) => each.target === target).map(({ key }) => key),
    tenantId: request.scope.tenantId,
    judge: judgeOf(place, facts, request),
  }
  return planEnvironment(plan, { ...ports, store })
}

/** Requests that a line takes when it is written: it is read before and after, and branch rules go one by one. */
function requestsFor({ action, resource, written }: ResourceChange): number {
  if (action === 'keep' || action === 'refuse') return 0
  if (resource === 'variable') return 3
  return 5 + ('branches' in written && Array.isArray(written.branches) ? written.branches.length : 0)
}

async function planRepository(repository: DeclaredRepository, run: Run): Promise<RepositoryPlan> {
  const { seen, names, places } = repository
  const repositoryId = seen instanceof FederationError ? undefined : seen.facts.id
  const planned: PlannedEnvironment[] = []
  const waiting: EnvironmentTrust[] = []
  for (const place of places) {
    const { declared } = place
    const { environment } = declared
    const trusts = run.lookup.trusts({ repositoryId, names, environment })
    const key = environmentKey(repositoryId ?? names.join(), environment)
    waiting.push(...trusts.map((each) => ({ ...each, key })))
    planned.push(seen instanceof FederationError ? unseen(declared, seen) : await planOf(place, seen, trusts, run))
  }
  return {
    target: toTarget(repository, planned, run.ports.log),
    warnings: planned.flatMap(({ warnings }) => warnings),
    trusts: waiting,
    writing: planned.flatMap(({ lines }) => lines).reduce((sum, { change }) => sum + requestsFor(change), 0),
  }
}

function adjustments(plans: readonly RepositoryPlan[]): ReadonlyMap<MergedTarget, ResourcePlan> {
  const byTarget = new Map<MergedTarget, Map<string, readonly string[]>>()
  for (const { target, trust, key } of plans.flatMap(({ trusts }) => trusts)) {
    const keys = byTarget.get(target) ?? new Map<string, readonly string[]>()
    keys.set(trust, [...(keys.get(trust) ?? []), key])
    byTarget.set(target, keys)
  }
  return new Map(
    [...byTarget].map(([target, keys]) => [
      target,
      { changes: [], writeResource: REFUSED, adjust: (change) => waitFor(change, keys), forbidden: [] },
    ]),
  )
}

/** Builds the planner of environments and variables; what GitHub does not tell stands in the lines of its repository. */
export function createRepositoryPlanner(ports: FleetRepositoryPorts): PlanResources {
  return async (targets, request) => {
    const repositories = await repositoriesOf(request, ports.rights)
    assertPossible(repositories, ports.rights?.github, ports.log)
    const lookup = { target: indexTargets(targets), trusts: indexTrusts(targets, request.repository) }
    const run = { lookup, request, ports }
    const plans = await mapAtMost(repositories, AT_ONCE, (each) => planRepository(each, run))
    const writing = plans.reduce((sum, each) => sum + each.writing, 0)
    if (ports.applies) assertLimit(ports.rights?.store.rateLimit(), writing, 'writing what is declared')
    return {
      targets: adjustments(plans),
      repositories: plans.map(({ target }) => target),
      warnings: plans.flatMap(({ warnings }) => warnings),
    }
  }
}
