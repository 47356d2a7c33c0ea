/** Knows the plan: what would be written on a target and why, as data that can be printed, digested, refused and applied. */

import type { FederatedIdentityCredential, Sha256Hex } from '../credential/credential.ts'
import { decideTrust, type TrustDecision } from '../credential/trust.ts'
import { type Change, type ChangeAction, differencesBetween, toChange } from './change.ts'
import type { GuardCode } from './guard.ts'

export interface TargetPlan {
  readonly kind: 'application' | 'managed-identity'
  readonly clientId: string
  /** Object or resource ID, where it is known. */
  readonly id: string
  /** Names as the target bears them; null where it has none or they were not read. */
  readonly uniqueName: string | null
  readonly displayName: string | null
  /** Why the target could not be compared; null when it was, or nobody tried. */
  readonly error: string | null
  readonly changes: readonly Change[]
}

/** The plan file's content; `digest` is empty when nothing could be compared. */
export interface Plan {
  readonly version: 1
  readonly digest: string
  readonly targets: readonly TargetPlan[]
}

/** A credential that is wanted, where it was declared, and the guard that forbids it, if one does. */
export interface DesiredCredential {
  readonly credential: FederatedIdentityCredential
  readonly source: string
  readonly refusedBy?: GuardCode
}

const WRITES: ReadonlySet<ChangeAction> = new Set(['create', 'update', 'delete'])

/** Turns a decision about one credential into a line of the plan. */
function changeFor({ credential, source }: DesiredCredential, decision: TrustDecision): Change {
  switch (decision.action) {
    case 'keep': {
      const kept = { ...credential, name: decision.stored.name }
      return toChange(kept, source, { action: 'keep', reason: 'It is stored exactly so.' })
    }
    case 'correct-audience': {
      const corrected = { ...decision.stored, audiences: credential.audiences }
      const differences = differencesBetween(decision.stored, corrected)
      return toChange(
        corrected,
        source,
        { action: 'update', reason: 'It is ours, with another audience.' },
        differences,
      )
    }
    case 'audience-conflict':
    case 'name-conflict': {
      const differences = differencesBetween(decision.stored, credential)
      return toChange(credential, source, { action: 'refuse', reason: decision.action }, differences)
    }
    case 'limit':
      return toChange(credential, source, { action: 'refuse', reason: 'credential-limit' })
    case 'write': {
      const { replaces } = decision
      if (replaces === undefined)
        return toChange(credential, source, { action: 'create', reason: 'No stored credential matches.' })
      const differences = differencesBetween(replaces, credential)
      return toChange(credential, source, { action: 'update', reason: 'It is ours, and was altered.' }, differences)
    }
  }
}

/** What a target stores once a change has been carried out. */
export function storedAfter(
  stored: readonly FederatedIdentityCredential[],
  change: Change,
): readonly FederatedIdentityCredential[] {
  if (!WRITES.has(change.action)) return stored
  const others = stored.filter(({ name }) => name !== change.name)
  if (change.action === 'delete') return others
  const before = stored.find(({ name }) => name === change.name)
  const { name, issuer, audiences } = change
  const match =
    change.subject === undefined
      ? { claimsMatchingExpression: { value: change.claimsMatchingExpression, languageVersion: 1 as const } }
      : { subject: change.subject }
  return [
    ...others,
    {
      ...(before?.description !== undefined && { description: before.description }),
      name,
      issuer,
      audiences,
      ...match,
    },
  ]
}

/** Decides about one wanted credential; a guard refuses a new trust only, never an existing one. */
function changeOf(each: DesiredCredential, decision: TrustDecision): Change {
  if (each.refusedBy === undefined || decision.action === 'keep') return changeFor(each, decision)
  return toChange(each.credential, each.source, { action: 'refuse', reason: each.refusedBy })
}

/**
 * Compares what is wanted with what is stored: one change per wanted credential, in the order in which they can be written.
 * Credentials of others are left alone, and the target never gets more than it can hold.
 */
export function diffCredentials(
  desired: readonly DesiredCredential[],
  stored: readonly FederatedIdentityCredential[],
  owner: string,
  sha256Hex: Sha256Hex,
): readonly Change[] {
  const left = [...desired]
  const changes: Change[] = []
  let state = stored
  const decide = ({ credential }: DesiredCredential) => decideTrust(credential, state, owner, sha256Hex)
  // An altered one of ours comes first: putting it right takes away what it matches now, which another one may want.
  const replaces = (each: DesiredCredential): boolean => {
    const decision = decide(each)
    return each.refusedBy === undefined && decision.action === 'write' && decision.replaces !== undefined
  }
  const take = () => left.splice(Math.max(0, left.findIndex(replaces)), 1)[0]
  for (let next = take(); next !== undefined; next = take()) {
    const change = changeOf(next, decide(next))
    state = storedAfter(state, change)
    changes.push(change)
  }
  return changes
}

/** The lines of a plan when the target could not be read: what is wanted, without a comparison. */
export function uncompared(desired: readonly DesiredCredential[]): readonly Change[] {
  return desired.map(({ credential, source, refusedBy }) =>
    refusedBy === undefined
      ? toChange(credential, source, { action: 'create', reason: 'Not compared: no manager reads the target.' })
      : toChange(credential, source, { action: 'refuse', reason: refusedBy }),
  )
}

/** The changes that write: what `changes` counts and what the digest covers. */
export function writesOf(
  targets: readonly TargetPlan[],
): readonly { readonly target: TargetPlan; readonly change: Change }[] {
  return targets.flatMap((target) =>
    target.changes.filter(({ action }) => WRITES.has(action)).map((change) => ({ target, change })),
  )
}

/** Digests what would be written and where; reasons and sources do not count. Lower-case hex SHA-256. */
export function digestOf(targets: readonly TargetPlan[], sha256Hex: Sha256Hex): string {
  const written = writesOf(targets).map(({ target, change }) => [
    target.kind,
    (target.kind === 'application' ? target.clientId : target.id).toLowerCase(),
    change.resource,
    change.action,
    change.name,
    change.issuer,
    change.subject ?? null,
    change.claimsMatchingExpression ?? null,
    change.audiences,
  ])
  return sha256Hex(JSON.stringify([1, ...written.map((line) => JSON.stringify(line)).toSorted()]))
}

export type Drift = 'true' | 'false' | 'unknown'

/** True when the target does not hold what is declared; unknown when it could not be read. */
export function driftOf({ digest, targets }: Plan): Drift {
  if (digest === '') return 'unknown'
  return targets.some(({ changes }) => changes.some(({ action }) => action !== 'keep')) ? 'true' : 'false'
}
