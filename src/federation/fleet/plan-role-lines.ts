/** Makes the lines about roles of one identity: declared ones, those of ours that left the files, each judged by its definition. */
import { FederationError } from '../../core/error.ts'
import { isWrite } from '../../core/plan/change.ts'
import { judge } from '../../core/policy/judge.ts'
import type { RoleDefinition } from '../../core/policy/role.ts'
import type { DeclaredRole, RoleAssignment, RoleOwnership } from '../../core/role/assignment.ts'
import {
  diffRole,
  onceEach,
  type RoleChange,
  roleDeletion,
  uncomparedRole,
  undeclaredRoles,
} from '../../core/role/diff.ts'
import type { DeclaredFleetTarget } from './declare-fleet.ts'
import { mapAtMost } from './fleet.ts'
import type { MergedTarget } from './merge-targets.ts'
import { ownershipsOf } from './owned-roles.ts'
import { judgedFor } from './plan-target.ts'
import type { FleetRequest } from './planned-target.ts'
import type { RoleReader } from './read-roles.ts'

const AT_ONCE = 10

/** A line with what it is judged by. */
interface Judged {
  readonly change: RoleChange
  readonly definition: RoleDefinition | undefined
  readonly from: DeclaredFleetTarget
}

/** In whose name the roles of a file are assigned. */
export function roleOwnership(
  { file }: DeclaredFleetTarget,
  { scope }: FleetRequest,
  sha256Hex: RoleOwnership['sha256Hex'],
): RoleOwnership {
  return { tenantId: scope.tenantId, owner: file.owner, sha256Hex }
}

/** An error about a role stands in its line, and leaves the rest of the target alone. */
export function failedRole(declared: DeclaredRole, { code, message, hint }: FederationError): RoleChange {
  const why = [message, hint].filter((each) => each !== undefined).join(' ')
  return { ...uncomparedRole(declared, code), action: 'refuse', reason: code, why }
}

/** What is known where the lines of one target are made. */
export interface RolePlanning {
  readonly target: MergedTarget
  readonly request: FleetRequest
  readonly reader: RoleReader
  readonly sha256Hex: RoleOwnership['sha256Hex']
  /** Undefined while the principal is still to be created. */
  readonly principalId: string | undefined
  readonly stored: readonly RoleAssignment[]
}

/** The lines of one target, and why the policy does not permit some. */
export interface RoleLines {
  readonly changes: readonly RoleChange[]
  readonly forbidden: readonly string[]
}

async function planDeclared(from: DeclaredFleetTarget, planning: RolePlanning): Promise<readonly Judged[]> {
  const { reader, principalId, stored, request, sha256Hex } = planning
  const ownership = roleOwnership(from, request, sha256Hex)
  return mapAtMost(from.target.roles ?? [], AT_ONCE, async (declared): Promise<Judged> => {
    try {
      const definition = await reader.definition(declared)
      return { change: diffRole({ declared, definition }, { principalId, stored }, ownership), definition, from }
    } catch (error) {
      if (!(error instanceof FederationError)) throw error
      return { change: failedRole(declared, error), definition: undefined, from }
    }
  })
}

async function planPruned(
  from: DeclaredFleetTarget,
  declared: readonly RoleChange[],
  { stored, request, sha256Hex, reader }: RolePlanning,
): Promise<readonly Judged[]> {
  if (!from.file.prune) return []
  const ownerships = ownershipsOf(from.file, request.scope.tenantId, sha256Hex)
  return mapAtMost(undeclaredRoles(declared, stored, ownerships), AT_ONCE, async (assignment): Promise<Judged> => {
    const { roleId: role, scope } = assignment
    const definition = await reader.definition({ role, scope }).catch((error: unknown) => {
      if (error instanceof FederationError) return undefined
      throw error
    })
    return { change: roleDeletion(assignment, definition, from.file.file), definition, from }
  })
}

/** True where a policy could permit the role, and only its definition, which nobody reads, tells. */
function isUndecided({ definition, from }: Judged, { target, request: { policy } }: JudgingRoles): boolean {
  const rules = policy.rules(from.file.file)
  return (
    target.reading === undefined &&
    definition === undefined &&
    typeof rules === 'object' &&
    rules.entry?.roles !== undefined
  )
}

/** What roles of a target are judged by. */
type JudgingRoles = Pick<RolePlanning, 'target' | 'request'>

/** Why the policy does not permit a line. */
function forbiddenBy(judged: Judged, judging: JudgingRoles): readonly string[] {
  const { change, definition, from } = judged
  const {
    target,
    request: { policy },
  } = judging
  if (!isWrite(change) || isUndecided(judged, judging)) return []
  return judge(policy.rules(from.file.file), {
    resource: 'role',
    action: change.action === 'delete' ? 'delete' : 'create',
    target: judgedFor(target, policy.managerClientId),
    role: definition,
    scope: change.written.scope,
    adopts: false,
    claimedOwners: from.file.claimedOwners,
    githubIssuers: [],
  }).map((sentence) => `${change.source}: ${sentence}`)
}

function judgeAll(lines: readonly Judged[], judging: JudgingRoles): RoleLines {
  const judged = lines.map((each) => ({ ...each, forbidden: forbiddenBy(each, judging) }))
  return {
    changes: judged.map(
      ({ change, forbidden }): RoleChange =>
        forbidden.length === 0
          ? change
          : { ...change, action: 'refuse', reason: 'not-permitted', why: forbidden.join(' ') },
    ),
    forbidden: judged.flatMap(({ forbidden }) => forbidden),
  }
}

/** Each role once, however often files declare it. */
function onceOf(lines: readonly Judged[]): readonly Judged[] {
  const once = new Set(onceEach(lines.map(({ change }) => change)))
  return lines.filter(({ change }) => once.has(change))
}

/** Predicts the lines of a target that nobody reads. */
export function predictRoleLines(judging: JudgingRoles): RoleLines {
  const lines = judging.target.declarations.flatMap((from) =>
    (from.target.roles ?? []).map((declared) => ({
      change: uncomparedRole(declared, 'No manager reads the target.'),
      definition: undefined,
      from,
    })),
  )
  return judgeAll(onceOf(lines), judging)
}

/** Makes the lines of one target. */
export async function planRoleLines(planning: RolePlanning): Promise<RoleLines> {
  const { declarations } = planning.target
  const wanted = onceOf((await mapAtMost(declarations, 1, (from) => planDeclared(from, planning))).flat())
  const lines = wanted.map(({ change }) => change)
  const pruned = (await mapAtMost(declarations, 1, (from) => planPruned(from, lines, planning))).flat()
  return judgeAll([...wanted, ...pruned], planning)
}
