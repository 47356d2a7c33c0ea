/** One line of a plan: what would become of one thing on a target, why, and exactly what would be written. */
import { type CredentialMatch, type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import { isAdopted, parseOwner } from '../credential/owner.ts'
import type { GuardCode } from './guard-words.ts'

/** Why a change is blocked: the code of a guard, or of what is stored already. */
export type BlockCode =
  | GuardCode
  | 'audience-conflict'
  | 'name-conflict'
  | 'credential-limit'
  | 'not-permitted'
  | 'self-lockout'

/** What becomes of a credential; `reason` is a sentence, or the code that makes it `refuse`. */
export type Verdict =
  | { readonly action: 'create' | 'update' | 'keep' | 'delete'; readonly reason: string }
  | { readonly action: 'refuse'; readonly reason: BlockCode }

export type ChangeAction = Verdict['action']

/** One field that an update changes. */
export interface Difference {
  readonly field: string
  readonly from: string
  readonly to: string
}

/** What the credential matches: one exact subject or one expression, as texts. */
type ChangeMatch =
  | { readonly subject: string; readonly claimsMatchingExpression?: undefined }
  | { readonly subject?: undefined; readonly claimsMatchingExpression: string }

/** What every line says, whatever it is about. */
interface ChangeBase {
  readonly name: string
  /** Where the declaration comes from: `inputs`, or a file. */
  readonly source: string
  readonly differences: readonly Difference[]
  /** Keys (`changeKey`) of changes without which this one makes no sense: when one of them fails, this one is not tried. */
  readonly dependsOn?: readonly string[]
}

/** A line about a federated identity credential; it holds the whole credential as it would be written. */
export type FederatedChange = Verdict &
  ChangeMatch &
  ChangeBase & {
    readonly resource: 'federated'
    readonly issuer: string
    readonly audiences: readonly string[]
    /** The ownership marker that is written with it. */
    readonly description?: string
    /** What stands on the target: what an update replaces, a deletion removes, a keep leaves; absent for a creation. */
    readonly stored?: FederatedIdentityCredential
    /** ID of the repository that the declaration names, where it is known: a name that changes hands is another trust. */
    readonly repositoryId?: string
  }

/** One line of a plan, by `resource`: a new kind of thing is a new member here, with what it writes. */
export type Change = FederatedChange

/** What a change does in the order of a run; each phase ends before the next begins. */
export const PHASES = ['applications', 'environments', 'credentials', 'variables', 'deletions'] as const

export type Phase = (typeof PHASES)[number]

/** The phase in which a change is carried out: creating before deleting, and what others need first. */
export function phaseOf({ action, resource }: Change): Phase {
  if (action === 'delete') return 'deletions'
  switch (resource) {
    case 'federated':
      return 'credentials'
  }
}

/** True when a change writes: what `changes` counts and what the digest covers. */
export function isWrite({ action }: Change): boolean {
  return action === 'create' || action === 'update' || action === 'delete'
}

/** What a change is about, equal before and after another reading of the target. */
export function subjectOfChange(change: Change): string {
  const about = change.action === 'delete' ? [change.name] : [change.issuer, matchOfChange(change)]
  return JSON.stringify([change.resource, change.action === 'delete', ...about])
}

/** Names a change among all of a plan, for `dependsOn`. */
export function changeKey(target: string, change: Change): string {
  return JSON.stringify([target.toLowerCase(), subjectOfChange(change)])
}

/** Everything that a change writes, in one line: equal lines write the same. */
export function lineOf(change: Change): string {
  const { resource, action, name, issuer, audiences, description = null, repositoryId = null } = change
  const { subject = null, claimsMatchingExpression = null } = change
  const written = [issuer, subject, claimsMatchingExpression, audiences, description, repositoryId]
  return JSON.stringify([resource, action, name, ...written])
}

function matchIn(change: ChangeMatch): CredentialMatch {
  if (change.subject !== undefined) return { subject: change.subject }
  return { claimsMatchingExpression: { value: change.claimsMatchingExpression, languageVersion: 1 } }
}

/** The credential that a change writes. */
export function credentialOf(change: FederatedChange): FederatedIdentityCredential {
  const { name, issuer, audiences, description } = change
  return { name, issuer, audiences, ...(description !== undefined && { description }), ...matchIn(change) }
}

/** A change that a guard, or what is stored already, blocks. */
export type Blocked = Extract<Change, { readonly action: 'refuse' }>

/** The subject, or the expression, that a change is about. */
export function matchOfChange(change: ChangeMatch): string {
  return change.subject ?? change.claimsMatchingExpression
}

/** The owner that a description names, and whether the credential was taken over. */
function ownerIn({ description }: FederatedIdentityCredential): string {
  return `${parseOwner(description) ?? ''}${isAdopted(description) ? ' (adopted)' : ''}`
}

/** Lists the fields in which two credentials differ; of descriptions only the owner counts, where nothing else differs. */
function differencesBetween(from: FederatedIdentityCredential, to: FederatedIdentityCredential): readonly Difference[] {
  const fields: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['issuer', from.issuer, to.issuer],
    ['subject', from.subject, to.subject],
    ['claimsMatchingExpression', from.claimsMatchingExpression?.value, to.claimsMatchingExpression?.value],
    ['audiences', from.audiences.join(' '), to.audiences.join(' ')],
  ]
  const found = fields.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, from: a ?? '', to: b ?? '' }))
  const [before, after] = [ownerIn(from), ownerIn(to)]
  return found.length > 0 || before === after ? found : [{ field: 'owner', from: before, to: after }]
}

/** Builds the line about a credential; `stored` is what stands on the target in its place. */
export function toChange(
  credential: FederatedIdentityCredential,
  { source, repositoryId }: { readonly source: string; readonly repositoryId?: string },
  verdict: Verdict,
  stored?: FederatedIdentityCredential,
): FederatedChange {
  const { name, issuer, subject, audiences, description } = credential
  return {
    resource: 'federated',
    ...verdict,
    name,
    issuer,
    ...(subject === undefined ? { claimsMatchingExpression: matchText(credential) } : { subject }),
    audiences,
    ...(description !== undefined && { description }),
    ...(stored !== undefined && { stored }),
    ...(repositoryId !== undefined && { repositoryId }),
    source,
    differences: stored === undefined || verdict.action === 'keep' ? [] : differencesBetween(stored, credential),
  }
}
