/** Which targets a policy allows: client IDs to the letter, unique names and ARM IDs by pattern, the run's manager by its client ID. */

import { isGuid } from '../target.ts'
import type { PolicyEntry } from './entry.ts'
import type { JudgedTarget } from './facts.ts'
import { fitsArmId, fitsName } from './pattern.ts'

// With or without hyphens and braces: nobody can tell such a name from a client ID when reading a policy.
const LIKE_GUID = /^\W*[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\W*$/i

function hasClientId({ applications = [] }: PolicyEntry, clientId: string | undefined): boolean {
  return applications.some((each) => isGuid(each) && each.toLowerCase() === clientId?.toLowerCase())
}

function hasUniqueName({ applications = [] }: PolicyEntry, uniqueName: string | undefined): boolean {
  if (uniqueName === undefined || LIKE_GUID.test(uniqueName)) return false
  return applications.some((each) => fitsName(each, uniqueName))
}

/** Names a target for a reader of the plan. */
function nameOf(target: JudgedTarget): string {
  if (target.kind === 'managed-identity') return `the managed identity ${target.resourceId}`
  const { clientId, uniqueName } = target
  if (clientId === undefined) return `the application "${uniqueName ?? ''}"`
  return `the application ${clientId}${uniqueName === undefined ? '' : ` ("${uniqueName}")`}`
}

function isAllowed(entry: PolicyEntry, target: JudgedTarget): boolean {
  switch (target.kind) {
    case 'application':
      return hasClientId(entry, target.clientId) || hasUniqueName(entry, target.uniqueName)
    case 'managed-identity':
      return (entry['managed-identities'] ?? []).some((each) => fitsArmId(each, target.resourceId))
  }
}

/** Whether a reading of the target could tell a name or ID that is allowed. */
function mayBeAllowed({ applications = [] }: PolicyEntry, target: JudgedTarget): boolean {
  if (target.unread === undefined || target.kind === 'managed-identity') return false
  const { clientId, uniqueName } = target
  return applications.some((each) => (isGuid(each) ? clientId === undefined : uniqueName === undefined))
}

/** Returns why a target may not be changed. */
export function judgeTarget(entry: PolicyEntry, target: JudgedTarget): readonly string[] {
  if (mayBeAllowed(entry, target)) return []
  if (!isAllowed(entry, target)) return [`The policy does not let this file change ${nameOf(target)}.`]
  if (target.unread || target.isManager === false || hasClientId(entry, target.clientId)) return []
  const why = target.isManager === true ? 'It is' : 'Nobody can tell whether it is'
  return [
    `${why} the manager of this run, so ${nameOf(target)} is changed only where \`applications\` holds its client ID.`,
  ]
}
