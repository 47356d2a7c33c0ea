/** Which roles and scopes a policy allows: by what a definition's actions admit, not by what it is called. */

import { withoutTrailingSlash } from '../credential/issuer.ts'
import { overlap } from '../expression/automaton.ts'
import { wildcard } from '../expression/language.ts'
import { matchesWildcard } from '../expression/wildcard.ts'
import type { RoleLeave } from './entry.ts'
import { fitsArmId } from './pattern.ts'

/** A role definition as ARM answers: https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
export interface RoleDefinition {
  /** GUID of the definition. */
  readonly id: string
  readonly name: string
  readonly permissions: readonly { readonly actions: readonly string[]; readonly notActions: readonly string[] }[]
}

// Who may do these can give roles to others, or to themselves: assignments and definitions, and the way past them.
const ASSIGNING = ['microsoft.authorization/*/write', 'microsoft.authorization/elevateaccess/action']
// New trust as well lets others in, though only as identities that are there.
const POWERFUL = [...ASSIGNING, 'microsoft.managedidentity/userassignedidentities/federatedidentitycredentials/write']

/** True when every action of one pattern fits another; its own `*` counts as a character that only a `*` matches. */
function covers(pattern: string, covered: string): boolean {
  // ARM knows no wildcard but `*`.
  return !pattern.includes('?') && matchesWildcard(pattern, covered)
}

/**
 * Tells whether a role can give rights to others. An exclusion counts where it takes away all that is in question;
 * several that do so only together do not.
 */
export function isPowerful(role: RoleDefinition): boolean {
  return admits(role, POWERFUL)
}

/** Tells whether a role can give roles to others: Owner does, and Contributor does not. */
export function canAssign(role: RoleDefinition): boolean {
  return admits(role, ASSIGNING)
}

function admits({ permissions }: RoleDefinition, powers: readonly string[]): boolean {
  return permissions.some(({ actions, notActions }) => {
    const excluded = notActions.map((each) => each.toLowerCase())
    return actions.some((each) => {
      const action = each.toLowerCase()
      return powers.some(
        (power) =>
          overlap([wildcard(action), wildcard(power)]).kind !== 'none' &&
          !excluded.some((pattern) => covers(pattern, action) || covers(pattern, power)),
      )
    })
  })
}

function fitsRole(leave: string, role: RoleDefinition): boolean {
  const wanted = leave.toLowerCase()
  const names = [role.name.toLowerCase(), role.id.toLowerCase()]
  if (names.includes(wanted) && !wanted.includes('*')) return true
  return covers(wanted, role.name.toLowerCase()) && !isPowerful(role)
}

/** True below a subscription; what is not of this form is above one, or cannot be told. */
function isBelowSubscription(scope: string): boolean {
  return /^\/subscriptions\/[^/]+\/./.test(scope)
}

function fitsScope(leave: string, scope: string): boolean {
  const [wanted, given] = [withoutTrailingSlash(leave.toLowerCase()), withoutTrailingSlash(scope.toLowerCase())]
  return isBelowSubscription(given) ? fitsArmId(wanted, given) : wanted === given && !wanted.includes('*')
}

/** Tells whether an assignment is allowed; what can give rights to others, and a scope at or above a subscription, by the letter only. */
export function fitsRoleLeave(leaves: readonly RoleLeave[], role: RoleDefinition, scope: string): boolean {
  return leaves.some((leave) => fitsRole(leave.role, role) && fitsScope(leave.scope, scope))
}
