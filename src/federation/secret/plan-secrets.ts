/** Plans the client secrets of every application: what is retired first, then what is declared, then what is pruned. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { ownedBy, prunableOwner } from '../../core/credential/owner.ts'
import { FederationError } from '../../core/error.ts'
import type { ResourceChange } from '../../core/plan/resource-change.ts'
import { isSecretOf } from '../../core/secret/secret.ts'
import { declaredChange, refusedRemoval, type SecretChange } from '../../core/secret/secret-change.ts'
import { mapAtMost } from '../fleet/fleet.ts'
import type { MergedTarget } from '../fleet/merge-targets.ts'
import { judgedTarget } from '../fleet/permit.ts'
import type { FleetRequest } from '../fleet/planned-target.ts'
import type { PlanResources, ResourcePlan } from '../fleet/resources.ts'
import type { TargetFacts } from '../ports.ts'
import { planPruned, planRetirements } from './plan-retirement.ts'
import { ownersOf, planDeclared } from './plan-rotation.ts'
import {
  readManager,
  refusalOf,
  type SecretDeclaration,
  type SecretLine,
  type SecretLines,
  type SecretPorts,
  type SecretTarget,
} from './secret-target.ts'

// The report of credentials takes five requests in ten seconds; the transport waits where it is asked to.
const AT_ONCE = 5

function declarationsOf({ declarations }: MergedTarget): readonly SecretDeclaration[] {
  return declarations.map(({ file, target }) => ({
    file,
    secrets: target.clientSecrets ?? [],
    retirements: target.retirements ?? [],
  }))
}

/**
 * True where a file says anything of secrets; one that prunes may have said something before, and then its secrets tell.
 * @param secretIds key IDs of the target's secrets; undefined where they were not listed
 */
function concernsSecrets(
  { file, secrets, retirements }: SecretDeclaration,
  secretIds: readonly string[] | undefined,
  { sha256Hex }: SecretPorts,
): boolean {
  if (secrets.length > 0 || retirements.length > 0) return true
  const mayHold = () =>
    secretIds === undefined || secretIds.some((keyId) => isSecretOf({ keyId }, ownersOf(file), sha256Hex))
  return file.prune && mayHold()
}

/** A target as it was read, with what files declare. */
interface ReadTarget {
  readonly facts: TargetFacts
  readonly stored: readonly FederatedIdentityCredential[]
  readonly declarations: MergedTarget['declarations']
}

/** Whether pruning takes away every federated credential that is stored, where no file declares another one. */
function losesTrust({ stored, declarations }: ReadTarget, { sha256Hex }: SecretPorts): boolean {
  if (stored.length === 0 || declarations.some(({ credentials }) => credentials.length > 0)) return false
  const pruning = declarations.filter(({ file }) => file.prune)
  const isPruned = (each: (typeof stored)[number]) =>
    prunableOwner(each.description) !== undefined &&
    pruning.some(({ file }) => ownedBy(each, { ...file, kind: 'application', sha256Hex }) !== 'foreign')
  return stored.every(isPruned)
}

async function readTarget(
  read: ReadTarget,
  declarations: readonly SecretDeclaration[],
  request: FleetRequest,
  ports: SecretPorts,
): Promise<SecretTarget> {
  const { facts } = read
  const store = ports.openStore(facts.id)
  const stored = await store.read()
  const manager = await readManager(facts, stored, request.policy, ports)
  const judged = judgedTarget(facts, 'application', request.policy.managerClientId)
  return { facts, judged, store, stored, ...manager, losesTrust: losesTrust(read, ports), declarations, request }
}

async function planFile(
  { file, secrets, retirements }: SecretDeclaration,
  target: SecretTarget,
  ports: SecretPorts,
): Promise<SecretLines> {
  const retired = await planRetirements(retirements, file, target, ports)
  const declared: SecretLines[] = []
  for (const each of secrets) declared.push(await planDeclared(each, file, target, ports))
  const before = [...retired.lines, ...declared.flatMap(({ lines }) => lines)]
  const handled = new Set(before.map(({ change }) => change.name))
  return {
    lines: [...before, ...planPruned(file, target, handled, ports)],
    warnings: [...retired.warnings, ...declared.flatMap(({ warnings }) => warnings)],
  }
}

/** Lines of an application, and how many of its secrets each file made. */
type PlannedSecrets = SecretLines & { readonly owned: ReadonlyMap<string, number> }

/** The lines of an application that could not be read, or that is still to be created: each refused. */
function unreadable(
  declarations: readonly SecretDeclaration[],
  { repository }: FleetRequest,
  error: unknown,
): readonly SecretChange[] {
  const verdict = refusalOf(error)
  const { reason: code, why } = verdict
  return declarations.flatMap(({ secrets, retirements }) => [
    ...retirements.flatMap(({ secrets: named, certificates, source }) =>
      [named, certificates]
        .flatMap((each) => (each === 'all' ? ['all'] : each))
        .map((id) => refusedRemoval(id, undefined, { source, code, why })),
    ),
    ...secrets.map((each) =>
      declaredChange(each, { fullName: each.destination.repository ?? repository, id: '' }, [], verdict),
    ),
  ])
}

const MISSING = new FederationError('application-not-found', 'The application is only created by this run.', {
  hint: 'Its secrets follow with the next run.',
})

function forbiddenIn(lines: readonly SecretLine[]): readonly string[] {
  return lines.flatMap(({ change }) =>
    change.action === 'refuse' && change.reason === 'not-permitted' ? [`${change.source}: ${change.why}`] : [],
  )
}

/** How many secrets of the application each file made. */
function ownedIn({ stored, declarations }: SecretTarget, { sha256Hex }: SecretPorts): ReadonlyMap<string, number> {
  const count = (file: SecretDeclaration['file']) =>
    stored.secrets.filter((each) => isSecretOf(each, ownersOf(file), sha256Hex)).length
  return new Map(declarations.map(({ file }) => [file.file, count(file)]))
}

function toResourcePlan({ lines, owned }: PlannedSecrets): ResourcePlan {
  const writers = new Map<ResourceChange, SecretLine['write']>(lines.map(({ change, write }) => [change, write]))
  return {
    changes: lines.map(({ change }) => change),
    writeResource: async (change, deadline) => {
      const write = writers.get(change)
      return { outcome: write === undefined ? 'kept' : await write(deadline), change }
    },
    adjust: (change) => change,
    forbidden: forbiddenIn(lines),
    owned,
  }
}

async function planTarget(
  read: ReadTarget,
  declarations: readonly SecretDeclaration[],
  request: FleetRequest,
  ports: SecretPorts,
): Promise<PlannedSecrets> {
  try {
    if (read.facts.missing === true) throw MISSING
    const target = await readTarget(read, declarations, request, ports)
    const planned: SecretLines[] = []
    for (const each of declarations) planned.push(await planFile(each, target, ports))
    return {
      lines: planned.flatMap(({ lines }) => lines),
      warnings: planned.flatMap(({ warnings }) => warnings),
      owned: ownedIn(target, ports),
    }
  } catch (error) {
    const refused = unreadable(declarations, request, error)
    return { lines: refused.map((change) => ({ change, write: undefined })), warnings: [], owned: new Map() }
  }
}

/** Builds the planner of client secrets; applications whose reading failed, or that nobody reads, are left to their own error. */
export function createSecretPlanner(ports: SecretPorts): PlanResources {
  return async (targets, request) => {
    const concerned = targets.flatMap((target) => {
      const { reading, address } = target
      const secretIds = reading?.ok === true ? reading.secretIds : undefined
      const declarations = declarationsOf(target).filter((each) => concernsSecrets(each, secretIds, ports))
      const readable = address.kind === 'application' && reading?.ok === true && declarations.length > 0
      if (!readable) return []
      const read = { facts: reading.facts, stored: reading.stored, declarations: target.declarations }
      return [{ target, read, declarations }]
    })
    const planned = await mapAtMost(concerned, AT_ONCE, async ({ target, read, declarations }) => ({
      target,
      ...(await planTarget(read, declarations, request, ports)),
    }))
    return {
      targets: new Map(planned.map(({ target, ...secrets }) => [target, toResourcePlan(secrets)])),
      repositories: [],
      warnings: planned.flatMap(({ warnings }) => warnings),
    }
  }
}
