/** Compares what several owners declare for one target with what it stores: taken over, adopted, pruned, and never locked out. */
import type { FederatedIdentityCredential } from '../credential/credential.ts'
import { isAdopted, type Ownership, ownedBy } from '../credential/owner.ts'
import { credentialOf, type FederatedChange, isWrite, toChange } from './change.ts'
import { type Finish, finishForms } from './finish.ts'
import { type DesiredCredential, diffCredentials, storedAfter } from './plan.ts'
import { renamedSince } from './renamed.ts'
import type { BlockCode } from './verdict.ts'

/** What one file declares for a target. */
export interface OwnerDeclaration {
  readonly ownership: Ownership
  readonly desired: readonly DesiredCredential[]
  /** Credentials by names that go, since their repositories present IDs. */
  readonly finish?: Finish
  /** Deletes what is this owner's and no longer declared. */
  readonly prune: boolean
  /** The file, for lines about what it no longer declares. */
  readonly source: string
  /** Why a write is not permitted to this owner; undefined when it is. */
  readonly refuse: (change: FederatedChange) => BlockCode | undefined
}

/** Turns a change into the same line, refused. */
export function blocked(change: FederatedChange, reason: BlockCode): FederatedChange {
  return toChange(credentialOf(change), change, { action: 'refuse', reason }, change.stored)
}

/** Names of stored credentials that lines speak of: what one file keeps, another one must not prune. */
function namesIn(changes: readonly FederatedChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ name, stored }) => (stored === undefined ? [name] : [name, stored.name])))
}

/** What is ours and goes: all that is no longer declared where the file prunes, and else what a rename made stale. */
function leaving(
  { ownership, desired, prune, source }: OwnerDeclaration,
  stored: readonly FederatedIdentityCredential[],
  declared: ReadonlySet<string>,
): readonly FederatedChange[] {
  const undeclared = stored.filter((each) => !declared.has(each.name))
  const wanted = desired.map(({ credential }) => credential)
  const renamed = renamedSince(undeclared, wanted)
  return undeclared
    .filter((each) => prune || renamed.has(each.name))
    .filter((each) => !isAdopted(each.description) && ownedBy(each, ownership) !== 'foreign')
    .map((each) => {
      const reason = renamed.get(each.name) ?? 'It is ours, and no longer declared.'
      return toChange(each, { source }, { action: 'delete', reason }, each)
    })
}

/** Where two files finish one credential, only what its owner does about it counts. */
function onePerCredential(lines: readonly FederatedChange[]): readonly FederatedChange[] {
  const written = namesIn(lines.filter(({ action }) => action !== 'keep'))
  return lines.filter(({ action, name }, index) => {
    const isFirst = lines.findIndex((each) => each.name === name) === index
    return action === 'keep' ? isFirst && !written.has(name) : true
  })
}

/** Refuses what would take away the last trust of this run. */
function withoutLockout(
  changes: readonly FederatedChange[],
  stored: readonly FederatedIdentityCredential[],
  isOwnTrust: (credential: FederatedIdentityCredential) => boolean,
): readonly FederatedChange[] {
  const after = changes.reduce(storedAfter, stored)
  if (!stored.some(isOwnTrust) || after.some(isOwnTrust)) return changes
  return changes.map((change) =>
    isWrite(change) && change.stored !== undefined && isOwnTrust(change.stored)
      ? blocked(change, 'self-lockout')
      : change,
  )
}

/**
 * Compares the declarations of all owners with one reading of a target. Creations come before deletions.
 * @param isOwnTrust tells whether a credential is what this run, or its manager, is trusted by
 */
export function diffOwners(
  declarations: readonly OwnerDeclaration[],
  stored: readonly FederatedIdentityCredential[],
  isOwnTrust: (credential: FederatedIdentityCredential) => boolean,
): readonly FederatedChange[] {
  let state = stored
  const permitted = (changes: readonly FederatedChange[], { refuse }: OwnerDeclaration) =>
    changes.map((change) => {
      const code = isWrite(change) ? refuse(change) : undefined
      return code === undefined ? change : blocked(change, code)
    })
  const wanted = declarations.flatMap((declaration) => {
    const changes = permitted(diffCredentials(declaration.desired, state, declaration.ownership), declaration)
    state = changes.reduce(storedAfter, state)
    return changes
  })
  const declared = namesIn(wanted)
  const finished = onePerCredential(
    declarations.flatMap((each) =>
      each.finish === undefined ? [] : permitted(finishForms(each.finish, each.ownership, stored, declared), each),
    ),
  )
  const spoken = new Set([...declared, ...namesIn(finished)])
  const gone = declarations.flatMap((each) => permitted(leaving(each, stored, spoken), each))
  return withoutLockout([...wanted, ...finished, ...gone], stored, isOwnTrust)
}
