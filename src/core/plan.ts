/** Knows the plan: what would be written on a target and why, as data that can be printed, digested, refused and applied. */
import { type FederatedIdentityCredential, matchText, type Sha256Hex } from './credential.ts'
import type { ErrorCode } from './error.ts'
import { decideTrust, type TrustDecision } from './trust.ts'

export type ChangeAction = 'create' | 'update' | 'keep' | 'delete' | 'refuse'

/** One field that an update changes. */
export interface Difference {
  readonly field: string
  readonly from: string
  readonly to: string
}

/** One line of a plan. `reason` is a sentence, or the code of the guard that makes it `refuse`. */
export interface Change {
  readonly resource: 'federated'
  readonly action: ChangeAction
  readonly name: string
  readonly issuer: string
  readonly subject?: string
  readonly audiences: readonly string[]
  readonly claimsMatchingExpression?: string
  readonly reason: string
  /** Where the declaration comes from: `inputs`, or a file. */
  readonly source: string
  readonly differences: readonly Difference[]
}

export interface TargetPlan {
  readonly kind: 'application' | 'managed-identity'
  readonly clientId: string
  /** Object or resource ID, where it is known. */
  readonly id: string
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
  readonly refusedBy?: ErrorCode
}

const WRITES: ReadonlySet<ChangeAction> = new Set(['create', 'update', 'delete'])

function differencesBetween(from: FederatedIdentityCredential, to: FederatedIdentityCredential): readonly Difference[] {
  const fields: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['issuer', from.issuer, to.issuer],
    ['subject', from.subject, to.subject],
    ['claimsMatchingExpression', from.claimsMatchingExpression?.value, to.claimsMatchingExpression?.value],
    ['audiences', from.audiences.join(' '), to.audiences.join(' ')],
  ]
  return fields.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, from: a ?? '', to: b ?? '' }))
}

function toChange(
  credential: FederatedIdentityCredential,
  source: string,
  action: ChangeAction,
  reason: string,
  differences: readonly Difference[] = [],
): Change {
  const { name, issuer, subject, audiences } = credential
  return {
    resource: 'federated',
    action,
    name,
    issuer,
    ...(subject === undefined ? { claimsMatchingExpression: matchText(credential) } : { subject }),
    audiences,
    reason,
    source,
    differences,
  }
}

/** Turns a decision about one credential into a line of the plan. */
function changeFor({ credential, source }: DesiredCredential, decision: TrustDecision): Change {
  switch (decision.action) {
    case 'keep':
      return toChange({ ...credential, name: decision.stored.name }, source, 'keep', 'It is stored exactly so.')
    case 'correct-audience': {
      const corrected = { ...decision.stored, audiences: credential.audiences }
      return toChange(
        corrected,
        source,
        'update',
        'It is ours, with another audience.',
        differencesBetween(decision.stored, corrected),
      )
    }
    case 'audience-conflict':
    case 'name-conflict':
      return toChange(credential, source, 'refuse', decision.action, differencesBetween(decision.stored, credential))
    case 'limit':
      return toChange(credential, source, 'refuse', 'credential-limit')
    case 'write':
      return decision.replaces === undefined
        ? toChange(credential, source, 'create', 'No stored credential matches.')
        : toChange(
            credential,
            source,
            'update',
            'It is ours, and was altered.',
            differencesBetween(decision.replaces, credential),
          )
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
  const { name, issuer, audiences, subject, claimsMatchingExpression = '' } = change
  const match =
    subject === undefined
      ? { claimsMatchingExpression: { value: claimsMatchingExpression, languageVersion: 1 as const } }
      : { subject }
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
  return toChange(each.credential, each.source, 'refuse', each.refusedBy)
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
      ? toChange(credential, source, 'create', 'Not compared: no manager reads the target.')
      : toChange(credential, source, 'refuse', refusedBy),
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
