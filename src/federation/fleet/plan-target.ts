/** Plans one target of many: what files declare for it against what it stores, judged by their policies. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { ownedBy } from '../../core/credential/owner.ts'
import type { FederationError } from '../../core/error.ts'
import type { Change, FederatedChange } from '../../core/plan/change.ts'
import { diffOwners, type OwnerDeclaration } from '../../core/plan/owners.ts'
import type { TargetPlan } from '../../core/plan/plan.ts'
import type { JudgedTarget } from '../../core/policy/facts.ts'
import { dayOfTime } from '../../core/secret/secret.ts'
import type { TargetAddress } from '../../core/target.ts'
import type { TargetFacts } from '../ports.ts'
import type { ReadTargets, SweepApplications, TargetReading } from '../ports-fleet.ts'
import type { FleetDeclarePorts } from './declare-fleet.ts'
import type { MergedTarget } from './merge-targets.ts'
import { createOwnTrust } from './own-trust.ts'
import { createPermit, judgedTarget } from './permit.ts'
import type { FleetRequest, PlannedTarget } from './planned-target.ts'
import { predictChanges } from './predict-changes.ts'
import { combineResources, type PlanResources, type ResourcePlan, sumOf } from './resources.ts'
import { type SortedDeclaration, sortDeclaration, wantedOf } from './sorted-declaration.ts'

export interface FleetPorts extends FleetDeclarePorts {
  /** Reads targets with the manager's rights; undefined without a manager: then nothing is compared. */
  readonly readTargets: ReadTargets | undefined
  /** Planners of what is no federated credential, one per kind that the files declare. */
  readonly planResources?: readonly PlanResources[]
  /** Goes through the tenant's applications for what files that prune have left behind. */
  readonly sweepApplications?: SweepApplications | undefined
}

type Readable = Extract<TargetReading, { readonly ok: true }>

/** Facts of a target that nobody read: what its address says. */
function factsOf(address: TargetAddress): TargetFacts {
  const unread = { uniqueName: null, displayName: null }
  if (address.kind === 'managed-identity') return { ...unread, clientId: '', id: address.resourceId }
  if ('clientId' in address) return { ...unread, clientId: address.clientId, id: '' }
  if ('objectId' in address) return { ...unread, clientId: '', id: address.objectId }
  return { ...unread, clientId: '', id: '', uniqueName: address.uniqueName }
}

/** Facts of a target as it was read, or else as its address says. */
export function targetFacts({
  reading,
  address,
}: MergedTarget): TargetFacts & { readonly kind: TargetAddress['kind'] } {
  return { kind: address.kind, ...(reading?.ok === true ? reading.facts : factsOf(address)) }
}

/** A target as a policy judges it; one that nobody reads is a prediction. */
export function judgedFor(target: MergedTarget, managerClientId: string | undefined): JudgedTarget {
  const judged = judgedTarget(targetFacts(target), target.address.kind, managerClientId)
  return target.reading === undefined ? { ...judged, unread: true } : judged
}

function toTargetPlan(
  kind: TargetAddress['kind'],
  facts: TargetFacts,
  error: string | null,
  changes: readonly Change[],
): TargetPlan {
  const { clientId, id, uniqueName, displayName } = facts
  return { kind, clientId, id, uniqueName, displayName, error, changes }
}

function failed(target: MergedTarget, error: FederationError): PlannedTarget {
  const facts = targetFacts(target)
  return {
    plan: toTargetPlan(target.address.kind, facts, `[${error.code}] ${error.message}`, []),
    head: { multiTenant: facts.multiTenant, owners: facts.owners, foreign: 0, spellings: target.spellings },
    session: undefined,
    error,
    owned: new Map(),
    forbidden: [],
  }
}

interface Compared {
  readonly diff: (stored: readonly FederatedIdentityCredential[]) => readonly FederatedChange[]
  readonly forbidden: () => readonly string[]
  readonly ownerships: ReadonlyMap<string, OwnerDeclaration['ownership']>
}

function compare(
  { kind }: TargetAddress,
  sorted: readonly SortedDeclaration[],
  { facts, stored: before }: Readable,
  request: FleetRequest,
  ports: Pick<FleetPorts, 'sha256Hex' | 'clock'>,
): Compared {
  const judged = judgedTarget(facts, kind, request.policy.managerClientId)
  const forbidden = new Set<string>()
  const today = dayOfTime(ports.clock.now())
  const declarations = sorted.map((each) => {
    const { declaration } = each
    const permit = createPermit(declaration, judged, request.policy)
    const { owner, previousOwners, prune, file, finishAfterDays: afterDays = 0 } = declaration.file
    const ownership = { owner, previousOwners, kind, sha256Hex: ports.sha256Hex }
    const toDeclaration = (stored: readonly FederatedIdentityCredential[]): OwnerDeclaration => ({
      ownership,
      desired: wantedOf(each, stored),
      finish: { forms: each.finished, afterDays, today, before },
      prune,
      source: file,
      refuse: (change) => {
        const sentences = permit(change)
        for (const sentence of sentences) forbidden.add(`${change.source}: ${sentence}`)
        return sentences.length === 0 ? undefined : 'not-permitted'
      },
    })
    return { toDeclaration, ownership, file }
  })
  const isOwnTrust = createOwnTrust({ own: request.own, isManager: judged.isManager })
  return {
    diff: (stored) =>
      diffOwners(
        declarations.map(({ toDeclaration }) => toDeclaration(stored)),
        stored,
        isOwnTrust,
      ),
    forbidden: () => [...forbidden],
    ownerships: new Map(declarations.map(({ file, ownership }) => [file, ownership])),
  }
}

function whoseAll(
  stored: readonly FederatedIdentityCredential[],
  { ownerships }: Compared,
): { readonly foreign: number; readonly owned: ReadonlyMap<string, number> } {
  const count = (ownership: OwnerDeclaration['ownership']) =>
    stored.filter((each) => ownedBy(each, ownership) !== 'foreign').length
  const owners = [...ownerships.values()]
  const isForeign = (each: FederatedIdentityCredential) =>
    owners.every((ownership) => ownedBy(each, ownership) === 'foreign')
  return {
    foreign: stored.filter(isForeign).length,
    owned: new Map([...ownerships].map(([file, ownership]) => [file, count(ownership)])),
  }
}

/** The lines of a target that was read, its credentials' and those of other kinds. */
function planReadable(
  { address, spellings }: MergedTarget,
  { facts, stored, store }: Readable,
  compared: Compared,
  { changes, writeResource, adjust, forbidden, owned: others = new Map() }: ResourcePlan,
): PlannedTarget {
  const diff = (list: readonly FederatedIdentityCredential[]) => compared.diff(list).map(adjust)
  const plan = toTargetPlan(address.kind, facts, null, [...changes, ...diff(stored)])
  const { foreign, owned } = whoseAll(stored, compared)
  return {
    plan,
    head: { multiTenant: facts.multiTenant, owners: facts.owners, foreign, spellings },
    session: { credentials: { stored, store, diff }, writeResource },
    error: undefined,
    owned: sumOf([owned, others]),
    forbidden: [...compared.forbidden(), ...forbidden],
  }
}

/**
 * Plans a target; what keeps it from being planned stands in the plan.
 * @param resources what else files declare for it, one plan per kind
 */
export function planTarget(
  target: MergedTarget,
  resources: readonly ResourcePlan[],
  request: FleetRequest,
  ports: Pick<FleetPorts, 'sha256Hex' | 'clock'>,
): PlannedTarget {
  const { reading, address, spellings } = target
  const sorted = target.declarations.map(sortDeclaration)
  // A target cannot be planned, although it was read, while what one of its credentials would be is not known.
  const [unknown] = sorted.flatMap(({ errors }) => errors)
  if (unknown !== undefined) return failed(target, unknown)
  const others = combineResources(resources)
  if (reading === undefined) {
    const facts = factsOf(address)
    const predicted = predictChanges(sorted, judgedFor(target, request.policy.managerClientId), request.policy)
    const head = { multiTenant: undefined, owners: undefined, foreign: 0, spellings }
    const changes = [...others.changes, ...predicted.changes.map(others.adjust)]
    const forbidden = [...others.forbidden, ...predicted.forbidden]
    const plan = toTargetPlan(address.kind, facts, null, changes)
    return { plan, head, session: undefined, error: undefined, owned: new Map(), forbidden }
  }
  if (!reading.ok) return failed(target, reading.error)
  return planReadable(target, reading, compare(address, sorted, reading, request, ports), others)
}
