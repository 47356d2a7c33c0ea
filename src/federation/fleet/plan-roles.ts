/** Plans Azure roles of identities: whose principal it is, what it has, and what follows from the files. */
import { FederationError } from '../../core/error.ts'
import type { DeclaredRole, RoleAssignment, RoleOwnership } from '../../core/role/assignment.ts'
import type { WriteResource } from '../plan/session.ts'
import type { RoleDirectory } from '../ports-identities.ts'
import type { DeclaredFleetTarget } from './declare-fleet.ts'
import { mapAtMost } from './fleet.ts'
import type { IdentityRecord, ResolvedIdentity } from './identities.ts'
import type { MergedTarget } from './merge-targets.ts'
import { countOwned, orphanWarning, readOwnedRoles } from './owned-roles.ts'
import { applicationKey } from './plan-applications.ts'
import { failedRole, planRoleLines, predictRoleLines, type RoleLines, roleOwnership } from './plan-role-lines.ts'
import { targetFacts } from './plan-target.ts'
import type { FleetRequest } from './planned-target.ts'
import { createRoleReader, eachOnce, type RoleReader } from './read-roles.ts'
import type { PlanResources, ResourcePlan } from './resources.ts'
import { type RoleWriterPorts, writeRole } from './write-role.ts'

/** What reads and writes roles. */
export interface RoleManager extends RoleWriterPorts {
  readonly directory: RoleDirectory
  /** Object ID of an application's service principal; undefined without one. */
  readonly principalOf: (clientId: string) => Promise<string | undefined>
}

export interface RolePlannerPorts {
  /** Undefined without a manager: then nothing is compared. */
  readonly manager: RoleManager | undefined
  readonly identities: IdentityRecord
  readonly sha256Hex: RoleOwnership['sha256Hex']
}

const AT_ONCE = 10

function rolesOf({ declarations }: MergedTarget): readonly DeclaredRole[] {
  return declarations.flatMap(({ target }) => target.roles ?? [])
}

const isReadable = ({ reading }: MergedTarget): boolean => reading?.ok !== false

const declaresRoles = (target: MergedTarget): boolean => rolesOf(target).length > 0

/** What the run knows of a target's application by now. */
function knownOf(target: MergedTarget, { identities }: RolePlannerPorts): ResolvedIdentity | undefined {
  return identities.find(targetFacts(target).uniqueName ?? '')
}

/** Object ID of the principal; undefined for one that this run creates. @throws FederationError where there is none */
async function principalIdOf(
  target: MergedTarget,
  { principalOf }: RoleManager,
  ports: RolePlannerPorts,
): Promise<string | undefined> {
  const { kind, clientId, id, principalId } = targetFacts(target)
  if (principalId !== undefined) return principalId
  if (kind === 'managed-identity')
    throw new FederationError('manager-forbidden', `The principal of ${id} is not known.`, {
      hint: 'Let the manager read the managed identity (Microsoft.ManagedIdentity/userAssignedIdentities/read).',
    })
  const known = knownOf(target, ports)
  const found = known === undefined && clientId !== '' ? await principalOf(clientId) : known?.principalId
  if (found !== undefined || applicationKey(target) !== undefined) return found
  throw new FederationError('application-not-found', `The application ${clientId} has no service principal.`, {
    hint: `Create it: az ad sp create --id ${clientId}`,
  })
}

interface Read {
  readonly lines: RoleLines
  /** Undefined where it is not known, or still to be created. */
  readonly principalId: string | undefined
  /** How many of its roles each file assigned. */
  readonly owned: ReadonlyMap<string, number>
}

/** What planning roles with a manager needs. */
interface Reading {
  readonly request: FleetRequest
  readonly manager: RoleManager
  readonly reader: RoleReader
  readonly ports: RolePlannerPorts
  /** What the files assigned before, to whomever. */
  readonly owned: readonly RoleAssignment[]
}

const isOf = (principalId: string) => (each: RoleAssignment) =>
  each.principalId.toLowerCase() === principalId.toLowerCase()

async function readAndPlan(target: MergedTarget, { request, manager, reader, ports, owned }: Reading): Promise<Read> {
  const { sha256Hex } = ports
  const scopes = rolesOf(target).map(({ scope }) => scope)
  try {
    const principalId = await principalIdOf(target, manager, ports)
    const found =
      principalId === undefined
        ? []
        : [...(await reader.assignments(scopes, principalId)), ...owned.filter(isOf(principalId))]
    const stored = eachOnce(found)
    const lines = await planRoleLines({ target, request, reader, sha256Hex, principalId, stored })
    return { lines, principalId, owned: countOwned(target, stored, request.scope.tenantId, sha256Hex) }
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    const changes = rolesOf(target).map((each) => failedRole(each, error))
    return { lines: { changes, forbidden: [] }, principalId: undefined, owned: new Map() }
  }
}

type Planned = Read & { readonly target: MergedTarget }

const planAll = (targets: readonly MergedTarget[], reading: Reading): Promise<readonly Planned[]> =>
  mapAtMost(targets, AT_ONCE, async (target) => ({ target, ...(await readAndPlan(target, reading)) }))

/** Assignments whose principal is none of these targets'. */
function withoutPrincipals(owned: readonly RoleAssignment[], planned: readonly Planned[]): readonly RoleAssignment[] {
  const known = new Set(planned.map(({ principalId = '' }) => principalId.toLowerCase()))
  return owned.filter(({ principalId }) => !known.has(principalId.toLowerCase()))
}

/** Whose principal is known, or is known not to be there yet: only then an assignment is told to be nobody's. */
const isKnown = ({ principalId, target }: Planned): boolean =>
  principalId !== undefined || targetFacts(target).missing === true

/** Plans targets that declare roles, and the others of their files only where something of theirs is left to prune. */
async function planManaged(
  targets: readonly MergedTarget[],
  request: FleetRequest,
  manager: RoleManager,
  ports: RolePlannerPorts,
): Promise<{ readonly planned: readonly Planned[]; readonly warnings: readonly string[] }> {
  const readable = targets.filter(isReadable)
  const reader = createRoleReader(manager.directory)
  const { assignments: owned, warnings } = await readOwnedRoles(
    targets,
    request.scope.tenantId,
    reader,
    ports.sha256Hex,
  )
  const reading = { request, manager, reader, ports, owned }
  const first = await planAll(readable.filter(declaresRoles), reading)
  const left = withoutPrincipals(owned, first)
  const others = left.length === 0 ? [] : readable.filter((target) => !declaresRoles(target))
  const planned = [...first, ...(await planAll(others, reading))]
  const orphans = readable.length === targets.length && planned.every(isKnown) ? withoutPrincipals(left, planned) : []
  return { planned, warnings: [...warnings, ...orphans.map(orphanWarning)] }
}

/** The file whose owner assigns a role: that of the line's own declaration. */
function declarationOf({ declarations }: MergedTarget, source: string): DeclaredFleetTarget | undefined {
  const declares = ({ target: { roles = [] } }: DeclaredFleetTarget) => roles.some((each) => each.source === source)
  return declarations.find(declares) ?? declarations.find(({ file }) => file.file === source)
}

function writerOf(target: MergedTarget, request: FleetRequest, ports: RolePlannerPorts): WriteResource {
  const { manager, sha256Hex } = ports
  return async (change, deadline) => {
    const from = declarationOf(target, change.source)
    if (change.resource !== 'role' || manager === undefined || from === undefined)
      throw new FederationError('internal', `Nothing writes the ${change.resource} "${change.name}".`)
    const principalId = change.written.principalId ?? knownOf(target, ports)?.principalId
    return writeRole({ change, principalId, ownership: roleOwnership(from, request, sha256Hex), deadline }, manager)
  }
}

/** The lines with what they need first: the application, where files create it. */
function toPlan(
  target: MergedTarget,
  { lines: { changes, forbidden }, owned }: Pick<Read, 'lines' | 'owned'>,
  writeResource: WriteResource,
): ResourcePlan {
  const key = applicationKey(target)
  return {
    changes: changes.map((each) => (key === undefined ? each : { ...each, dependsOn: [key] })),
    writeResource,
    adjust: (line) => line,
    forbidden,
    owned,
  }
}

/** Builds the planner of roles. */
export function createRolePlanner(ports: RolePlannerPorts): PlanResources {
  return async (targets, request) => {
    const { manager } = ports
    const predicted = () =>
      targets
        .filter(declaresRoles)
        .map((target) => ({ target, lines: predictRoleLines({ target, request }), owned: new Map<string, number>() }))
    const { planned, warnings } =
      manager === undefined
        ? { planned: predicted(), warnings: [] }
        : await planManaged(targets, request, manager, ports)
    return {
      targets: new Map(
        planned.map(({ target, ...read }) => [target, toPlan(target, read, writerOf(target, request, ports))]),
      ),
      repositories: [],
      warnings,
    }
  }
}
