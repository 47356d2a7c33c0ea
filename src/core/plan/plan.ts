/** The plan: what would be written on a target and why, as data that can be printed, digested, refused and applied. */

import type { FederatedIdentityCredential, Sha256Hex } from '../credential/credential.ts'
import type { Ownership } from '../credential/owner.ts'
import { decideTrust, type TrustDecision } from '../credential/trust.ts'
import { type Change, credentialOf, type FederatedChange, isWrite, lineOf, toChange } from './change.ts'
import type { GuardCode } from './guard-words.ts'
import { markerFor } from './marker.ts'

export interface TargetPlan<C extends Change = Change> {
  readonly kind: 'application' | 'managed-identity' | 'repository'
  readonly clientId: string
  /** Object ID, ARM ID or ID of the repository, where it is known. */
  readonly id: string
  /** Names as the target bears them; null where it has none or they were not read. */
  readonly uniqueName: string | null
  readonly displayName: string | null
  /** Why the target could not be compared; null when it was, or nobody tried. */
  readonly error: string | null
  readonly changes: readonly C[]
}

/** A plan; `digest` is `not-compared` when nothing could be compared. */
export interface Plan<C extends Change = Change> {
  readonly version: 1
  readonly digest: string
  readonly targets: readonly TargetPlan<C>[]
}

/** A credential that is wanted, where it was declared, and the guard that forbids it, if one does. */
export interface DesiredCredential {
  readonly credential: FederatedIdentityCredential
  readonly source: string
  /** ID of the repository that the declaration names, where it is known. */
  readonly repositoryId?: string
  readonly blockedBy?: GuardCode
  /** One that somebody else made with the same issuer, subject and audience is taken over. */
  readonly adopt?: boolean
  /** Takes away a mark that the credential is to go: it stays. */
  readonly stays?: true
}

/** Turns a decision about one credential into a line of the plan. */
function changeFor(desired: DesiredCredential, decision: TrustDecision, ownership: Ownership): FederatedChange {
  const { credential } = desired
  switch (decision.action) {
    case 'keep': {
      const marker = markerFor(desired, decision.stored, ownership)
      if (marker !== undefined) {
        const { reason, description } = marker
        return toChange({ ...decision.stored, description }, desired, { action: 'update', reason }, decision.stored)
      }
      const kept = { ...credential, name: decision.stored.name }
      return toChange(kept, desired, { action: 'keep', reason: 'It is stored exactly so.' }, decision.stored)
    }
    case 'correct-audience': {
      const marker = markerFor(desired, decision.stored, ownership)
      const { description } = marker ?? decision.stored
      const corrected = {
        ...decision.stored,
        audiences: credential.audiences,
        ...(description !== undefined && { description }),
      }
      const reason = 'It is ours, with another audience.'
      return toChange(corrected, desired, { action: 'update', reason }, decision.stored)
    }
    case 'audience-conflict':
    case 'name-conflict':
      return toChange(credential, desired, { action: 'refuse', reason: decision.action }, decision.stored)
    case 'limit':
      return toChange(credential, desired, { action: 'refuse', reason: 'credential-limit' })
    case 'write': {
      const { replaces } = decision
      return replaces === undefined
        ? toChange(credential, desired, { action: 'create', reason: 'No stored credential matches.' })
        : toChange(credential, desired, { action: 'update', reason: 'It is ours, and was altered.' }, replaces)
    }
  }
}

/** What a target stores once a change has been carried out. */
export function storedAfter(
  stored: readonly FederatedIdentityCredential[],
  change: FederatedChange,
): readonly FederatedIdentityCredential[] {
  if (!isWrite(change)) return stored
  const others = stored.filter(({ name }) => name !== change.name)
  return change.action === 'delete' ? others : [...others, credentialOf(change)]
}

/** Decides about one wanted credential; a guard refuses a new trust only, never an existing one. */
function changeOf(each: DesiredCredential, decision: TrustDecision, ownership: Ownership): FederatedChange {
  if (each.blockedBy === undefined || decision.action === 'keep') return changeFor(each, decision, ownership)
  return toChange(each.credential, each, { action: 'refuse', reason: each.blockedBy })
}

/**
 * Compares what is wanted with what is stored: one change per wanted credential, in the order in which they can be written.
 * Credentials of others are left alone, and the target never gets more than it can hold.
 */
export function diffCredentials(
  desired: readonly DesiredCredential[],
  stored: readonly FederatedIdentityCredential[],
  ownership: Ownership,
): readonly FederatedChange[] {
  const left = [...desired]
  const changes: FederatedChange[] = []
  let state = stored
  // Only a namesake is replaced: nothing else has to be looked at again before each line.
  let names = new Set(stored.map(({ name }) => name))
  const decide = ({ credential }: DesiredCredential) => decideTrust(credential, state, ownership)
  // An altered one of ours comes first: putting it right takes away what it matches now, which another one may want.
  const replaces = (each: DesiredCredential): boolean => {
    if (!names.has(each.credential.name)) return false
    const decision = decide(each)
    return each.blockedBy === undefined && decision.action === 'write' && decision.replaces !== undefined
  }
  const take = () => left.splice(Math.max(0, left.findIndex(replaces)), 1)[0]
  for (let next = take(); next !== undefined; next = take()) {
    const change = changeOf(next, decide(next), ownership)
    changes.push(change)
    if (!isWrite(change)) continue
    state = storedAfter(state, change)
    names = new Set(state.map(({ name }) => name))
  }
  return changes
}

/** The lines of a plan when the target could not be read: what is wanted, without a comparison. */
export function uncompared(desired: readonly DesiredCredential[]): readonly FederatedChange[] {
  const reason = 'No manager reads the target.'
  return desired.map((each) =>
    each.blockedBy === undefined
      ? toChange(each.credential, each, { action: 'create', reason })
      : toChange(each.credential, each, { action: 'refuse', reason: each.blockedBy }),
  )
}

/** The changes that write: what `changes` counts and what the digest covers. */
export function writesOf<C extends Change>(
  targets: readonly TargetPlan<C>[],
): readonly { readonly target: TargetPlan<C>; readonly change: C }[] {
  return targets.flatMap((target) => target.changes.filter(isWrite).map((change) => ({ target, change })))
}

/** Where a plan writes, and what was known when it was made. */
export interface DigestScope {
  readonly tenantId: string
  readonly cloud: string
  /** URLs of the authority, Microsoft Graph and Azure Resource Manager, in this order. */
  readonly endpoints: readonly string[]
  /** Codes of what is weak: a protection that was weakened since is another plan. */
  readonly lints: readonly string[]
  /** Hex SHA-256 of the policy file; absent without one. */
  readonly policy?: string
}

/** The digest of a plan when nothing could be compared; it approves nothing. */
export const NOT_COMPARED = 'not-compared'

/** What a target is called in a digest. A manager of a managed identity need not be allowed to read its client ID. */
function idsOf({ kind, clientId, id, uniqueName }: TargetPlan): readonly string[] {
  if (kind !== 'application') return [id]
  return id === '' && uniqueName !== null ? [clientId, id, uniqueName] : [clientId, id]
}

/**
 * Digests what would be written, where, and under which findings; reasons and sources do not count. Lower-case hex SHA-256.
 */
export function digestOf(targets: readonly TargetPlan[], scope: DigestScope, sha256Hex: Sha256Hex): string {
  const written = writesOf(targets).map(({ target, change }) => {
    return JSON.stringify([target.kind, ...idsOf(target).map((id) => id.toLowerCase()), lineOf(change)])
  })
  const { tenantId, cloud, endpoints, lints, policy } = scope
  const where = [tenantId.toLowerCase(), cloud, endpoints, [...new Set(lints)].toSorted(), ...(policy ? [policy] : [])]
  return sha256Hex(JSON.stringify([2, where, written.toSorted()]))
}

export type Drift = 'true' | 'false' | 'unknown'

/** True when the target does not hold what is declared; unknown when it could not be read. */
export function driftOf({ digest, targets }: Plan): Drift {
  if (digest === NOT_COMPARED) return 'unknown'
  return targets.some(({ changes }) => changes.some(({ action }) => action !== 'keep')) ? 'true' : 'false'
}
