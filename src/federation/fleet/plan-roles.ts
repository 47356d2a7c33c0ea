/** Plans Azure roles of identities: whose principal it is, what it has, and what follows from the files. */
import { FederationError } from '../../core/error.ts'
import type { DeclaredRole, RoleOwnership } from '../../core/role/assignment.ts'
import type { WriteResource } from '../plan/session.ts'
import type { RoleDirectory } from '../ports-identities.ts'
import type { DeclaredFleetTarget } from './declare-fleet.ts'
import { mapAtMost } from './fleet.ts'
import type { IdentityRecord, ResolvedIdentity } from './identities.ts'
import type { MergedTarget } from './merge-targets.ts'
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
const SUBSCRIPTION = /^\/subscriptions\/[^/]+/i

function rolesOf({ declarations }: MergedTarget): readonly DeclaredRole[] {
  return declarations.flatMap(({ target }) => target.roles ?? [])
}

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

/** Subscriptions in which owners may have assigned roles before: those that their files name, and the identity's own. */
function prunedScopes({ address, declarations }: MergedTarget): readonly string[] {
  const subscriptionOf = (scope: string) => SUBSCRIPTION.exec(scope)?.[0] ?? []
  return declarations
    .filter(({ file }) => file.prune)
    .flatMap(({ file }) => {
      const named = file.targets.flatMap(({ roles = [] }) => roles.map(({ scope }) => scope))
      const own = address.kind === 'managed-identity' && named.length > 0 ? [address.resourceId] : []
      return [...named, ...own].flatMap(subscriptionOf)
    })
}

interface Read {
  readonly lines: RoleLines
  readonly warnings: readonly string[]
}

/** Reads the assignments of a principal; what can be pruned is looked for as far as the manager may. */
async function readStored(target: MergedTarget, principalId: string, reader: RoleReader) {
  const declared = await reader.assignments(
    rolesOf(target).map(({ scope }) => scope),
    principalId,
  )
  const scopes = prunedScopes(target)
  try {
    return { stored: eachOnce([...declared, ...(await reader.assignments(scopes, principalId))]), warnings: [] }
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return {
      stored: declared,
      warnings: [`Roles that left the files may remain: ${error.message} ${error.hint ?? ''}`.trim()],
    }
  }
}

async function readAndPlan(
  target: MergedTarget,
  request: FleetRequest,
  manager: RoleManager,
  reader: RoleReader,
  ports: RolePlannerPorts,
): Promise<Read> {
  const { sha256Hex } = ports
  try {
    const principalId = await principalIdOf(target, manager, ports)
    const { stored, warnings } =
      principalId === undefined ? { stored: [], warnings: [] } : await readStored(target, principalId, reader)
    return { lines: await planRoleLines({ target, request, reader, sha256Hex, principalId, stored }), warnings }
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return { lines: { changes: rolesOf(target).map((each) => failedRole(each, error)), forbidden: [] }, warnings: [] }
  }
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
function toPlan(target: MergedTarget, { changes, forbidden }: RoleLines, writeResource: WriteResource): ResourcePlan {
  const key = applicationKey(target)
  return {
    changes: changes.map((each) => (key === undefined ? each : { ...each, dependsOn: [key] })),
    writeResource,
    adjust: (line) => line,
    forbidden,
  }
}

/** Builds the planner of roles. */
export function createRolePlanner(ports: RolePlannerPorts): PlanResources {
  return async (targets, request) => {
    const { manager } = ports
    const concerned = targets.filter(
      (target) => target.reading?.ok !== false && (rolesOf(target).length > 0 || prunedScopes(target).length > 0),
    )
    const reader = manager && createRoleReader(manager.directory)
    const read = async (target: MergedTarget): Promise<Read> => {
      if (manager !== undefined && reader !== undefined) return readAndPlan(target, request, manager, reader, ports)
      return { lines: predictRoleLines({ target, request }), warnings: [] }
    }
    const planned = await mapAtMost(concerned, AT_ONCE, async (target) => ({ target, ...(await read(target)) }))
    return {
      targets: new Map(
        planned.map(({ target, lines }) => [target, toPlan(target, lines, writerOf(target, request, ports))]),
      ),
      repositories: [],
      warnings: planned.flatMap(({ warnings }) => warnings),
    }
  }
}
