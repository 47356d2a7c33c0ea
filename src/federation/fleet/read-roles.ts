/** Reads what a plan of roles needs, each thing once: definitions by name and scope, and the assignments of one principal. */
import { FederationError } from '../../core/error.ts'
import type { RoleDefinition } from '../../core/policy/role.ts'
import { type DeclaredRole, type RoleAssignment, scopeKey } from '../../core/role/assignment.ts'
import { nearRoles } from '../../core/role/near.ts'
import type { RoleDirectory } from '../ports-identities.ts'

/** Reads roles of a run; answers are kept. */
export interface RoleReader {
  /** @throws FederationError `configuration-invalid` with near names for a role that is not there, or of the manager */
  readonly definition: (declared: Pick<DeclaredRole, 'role' | 'scope'>) => Promise<RoleDefinition>
  /** All assignments in a subscription, of whomever. */
  readonly everybody: (subscription: string) => Promise<readonly RoleAssignment[]>
  /** Assignments of a principal at or around some scopes, each once; no request where `everybody` told them. */
  readonly assignments: (scopes: readonly string[], principalId: string) => Promise<readonly RoleAssignment[]>
}

function unknownRole({ role, scope }: Pick<DeclaredRole, 'role' | 'scope'>, near: readonly string[]): FederationError {
  const meant = near.length === 0 ? '' : ` Near it: ${near.map((name) => `"${name}"`).join(', ')}.`
  return new FederationError('configuration-invalid', `There is no role "${role}" at "${scope}".${meant}`, {
    hint: 'Name the role as `az role definition list --query [].roleName` spells it, or by the GUID of its definition.',
  })
}

/** Assignments of several lists, each once: a list shows what is above and below its scope as well. */
export function eachOnce(assignments: readonly RoleAssignment[]): readonly RoleAssignment[] {
  return [...new Map(assignments.map((each) => [`${each.name} ${scopeKey(each.scope)}`.toLowerCase(), each])).values()]
}

const SUBSCRIPTION = /^\/subscriptions\/[^/]+/i

/** The subscription of a scope; undefined above one. */
export function subscriptionOf(scope: string): string | undefined {
  return SUBSCRIPTION.exec(scope)?.[0].toLowerCase()
}

/** Builds a reader whose answers last for a run. */
export function createRoleReader(directory: RoleDirectory): RoleReader {
  const known = new Map<string, Promise<RoleDefinition>>()
  const whole = new Map<string, readonly RoleAssignment[]>()

  function readFor(scope: string, principalId: string): Promise<readonly RoleAssignment[]> | readonly RoleAssignment[] {
    const all = whole.get(subscriptionOf(scope) ?? '')
    if (all === undefined) return directory.assignments(scope, principalId)
    return all.filter((each) => each.principalId.toLowerCase() === principalId.toLowerCase())
  }

  async function read(declared: Pick<DeclaredRole, 'role' | 'scope'>): Promise<RoleDefinition> {
    const { role, scope } = declared
    const found = await directory.definition(role, scope)
    if (found !== undefined) return found
    throw unknownRole(declared, nearRoles(role, await directory.roleNames(scope)))
  }

  return {
    definition: (declared) => {
      const key = `${declared.role.toLowerCase()} ${scopeKey(declared.scope)}`
      const answer = known.get(key) ?? read(declared)
      known.set(key, answer)
      return answer
    },
    everybody: async (subscription) => {
      const found = whole.get(subscription) ?? (await directory.assignments(subscription))
      whole.set(subscription, found)
      return found
    },
    assignments: async (scopes, principalId) => {
      const distinct = new Map(scopes.map((scope) => [scopeKey(scope), scope]))
      const lists: (readonly RoleAssignment[])[] = []
      for (const scope of distinct.values()) lists.push(await readFor(scope, principalId))
      return eachOnce(lists.flat())
    },
  }
}
