/** Finds what files that prune assigned before: by the names of assignments, in the subscriptions that the files still name. */
import { FederationError } from '../../core/error.ts'
import { isOwnAssignment, type RoleAssignment, type RoleOwnership } from '../../core/role/assignment.ts'
import type { FleetFile } from './fleet.ts'
import type { MergedTarget } from './merge-targets.ts'
import { type RoleReader, subscriptionOf } from './read-roles.ts'

/** Assignments of files, whosever principals they are for. */
export interface OwnedRoles {
  readonly assignments: readonly RoleAssignment[]
  /** Subscriptions in which nobody could look. */
  readonly warnings: readonly string[]
}

/** Files that prune roles, each with the subscriptions of its scopes and of its managed identities. */
function pruning(targets: readonly MergedTarget[]): ReadonlyMap<FleetFile, readonly string[]> {
  const files = new Set(targets.flatMap(({ declarations }) => declarations.map(({ file }) => file)))
  const named = [...files].flatMap((file) => {
    const scopes = file.targets.flatMap(({ roles = [] }) => roles.map(({ scope }) => scope))
    if (!file.prune || scopes.length === 0) return []
    const identities = file.targets.flatMap(({ address }) =>
      address.kind === 'managed-identity' ? [address.resourceId] : [],
    )
    return [[file, [...scopes, ...identities].flatMap((scope) => subscriptionOf(scope) ?? [])] as const]
  })
  return new Map(named)
}

/** In whose names a file may have assigned: its owner's, and those of its previous ones. */
export function ownershipsOf(
  { owner, previousOwners }: FleetFile,
  tenantId: string,
  sha256Hex: RoleOwnership['sha256Hex'],
): readonly RoleOwnership[] {
  return [owner, ...previousOwners].map((each) => ({ tenantId, owner: each, sha256Hex }))
}

/** Reads each subscription once, whatever the number of files and targets. */
export async function readOwnedRoles(
  targets: readonly MergedTarget[],
  tenantId: string,
  reader: RoleReader,
  sha256Hex: RoleOwnership['sha256Hex'],
): Promise<OwnedRoles> {
  const assignments: RoleAssignment[] = []
  const warnings = new Set<string>()
  for (const [file, subscriptions] of pruning(targets)) {
    const ownerships = ownershipsOf(file, tenantId, sha256Hex)
    for (const subscription of new Set(subscriptions)) {
      try {
        const found = await reader.everybody(subscription)
        assignments.push(...found.filter((each) => ownerships.some((ownership) => isOwnAssignment(each, ownership))))
      } catch (error) {
        if (!(error instanceof FederationError)) throw error
        warnings.add(`Roles that left ${file.file} may remain: ${error.message} ${error.hint ?? ''}`.trim())
      }
    }
  }
  return { assignments, warnings: [...warnings] }
}

/** How many of an identity's assignments each of the target's files made. */
export function countOwned(
  { declarations }: MergedTarget,
  stored: readonly RoleAssignment[],
  tenantId: string,
  sha256Hex: RoleOwnership['sha256Hex'],
): ReadonlyMap<string, number> {
  return new Map(
    declarations.map(({ file }) => {
      const ownerships = ownershipsOf(file, tenantId, sha256Hex)
      const isOwn = (each: RoleAssignment) => ownerships.some((ownership) => isOwnAssignment(each, ownership))
      return [file.file, stored.filter(isOwn).length]
    }),
  )
}

/** Names what a file assigned to a principal that none of its targets has, with the command that removes it. */
export function orphanWarning({ name, scope, principalId }: RoleAssignment): string {
  const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`
  return `A role at "${scope}" was assigned by a file that names its principal (${principalId}) no more: az role assignment delete --ids '${id}'`
}
