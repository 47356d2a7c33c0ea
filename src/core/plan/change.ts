/** One line of a plan: what would become of one thing on a target, why, and exactly what would be written. */
import { type CredentialMatch, type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import { isAdopted, parseOwner } from '../credential/owner.ts'
import { sinceIn, withoutSince } from '../credential/since.ts'
import { type ResourceChange, writtenLines } from './resource-change.ts'
import type { ChangeBase, Difference, Verdict } from './verdict.ts'

/** What the credential matches: one exact subject or one expression, as texts. */
type ChangeMatch =
  | { readonly subject: string; readonly claimsMatchingExpression?: undefined }
  | { readonly subject?: undefined; readonly claimsMatchingExpression: string }

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

/** One line of a plan, by `resource`. */
export type Change = FederatedChange | ResourceChange

/** What a change does in the order of a run; each phase ends before the next begins. */
export const PHASES = ['applications', 'environments', 'credentials', 'variables', 'deletions'] as const

export type Phase = (typeof PHASES)[number]

/** The phase in which a change is carried out: creating before deleting, and what others need first. */
export function phaseOf({ action, resource }: Change): Phase {
  if (action === 'delete') return 'deletions'
  switch (resource) {
    case 'application':
      return 'applications'
    case 'environment':
    case 'subject-customization':
      return 'environments'
    case 'federated':
    case 'certificate':
    case 'role':
      return 'credentials'
    case 'variable':
    case 'client-secret':
      return 'variables'
  }
}

/** True when a change writes: what `changes` counts and what the digest covers. */
export function isWrite({ action }: Change): boolean {
  return action === 'create' || action === 'update' || action === 'delete'
}

/** What names a line about anything but a federated credential. */
type NamedLine = Pick<ResourceChange, 'resource' | 'action' | 'name'>

/** What a change is about, equal before and after another reading of the target. */
export function subjectOfChange(change: Change | NamedLine): string {
  const isNamed = change.action === 'delete' || change.resource !== 'federated'
  const about = isNamed ? [change.name] : [change.issuer, matchOfChange(change)]
  return JSON.stringify([change.resource, change.action === 'delete', ...about])
}

/** Names a change among all of a plan, for `dependsOn`. */
export function changeKey(target: string, change: Change | NamedLine): string {
  return JSON.stringify([target.toLowerCase(), subjectOfChange(change)])
}

/** A marker as plans are compared: the day that it names is that of the run which writes it. */
function undated(description: string | undefined): string | null {
  if (description === undefined) return null
  return sinceIn(description) === undefined ? description : `${withoutSince(description)}; since`
}

/** Everything that a change writes, in one line: equal lines write the same. */
export function lineOf(change: Change): string {
  if (change.resource !== 'federated')
    return JSON.stringify([change.resource, change.action, change.name, Object.entries(change.written).toSorted()])
  const { resource, action, name, issuer, audiences, description, repositoryId = null } = change
  const { subject = null, claimsMatchingExpression = null } = change
  const written = [issuer, subject, claimsMatchingExpression, audiences, undated(description), repositoryId]
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

/** A federated credential that a guard, or what is stored already, blocks. */
export type Blocked = Extract<FederatedChange, { readonly action: 'refuse' }>

/** The subject, or the expression, that a change is about. */
export function matchOfChange(change: ChangeMatch): string {
  return change.subject ?? change.claimsMatchingExpression
}

/** Says in one line what a change writes: whom a credential trusts and for which audience, or each thing by its name. */
export function aboutChange(change: Change): string {
  if (change.resource === 'federated') return `${matchOfChange(change)} (${change.audiences.join(' ')})`
  return writtenLines(change).join(', ')
}

/** The field of a difference that says since when a credential waits to go. */
const SINCE_FIELD = 'since'

/** True for a line that says of a credential only that it goes, or that it stays after all. */
export function isMark({ action, differences }: FederatedChange): boolean {
  return action === 'update' && differences.length === 1 && differences[0]?.field === SINCE_FIELD
}

/** The owner that a description names, and whether the credential was taken over. */
function ownerIn({ description }: FederatedIdentityCredential): string {
  return `${parseOwner(description) ?? ''}${isAdopted(description) ? ' (adopted)' : ''}`
}

/** Lists the fields in which two credentials differ; of descriptions only owner and day count, where nothing else differs. */
function differencesBetween(from: FederatedIdentityCredential, to: FederatedIdentityCredential): readonly Difference[] {
  const fields: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['issuer', from.issuer, to.issuer],
    ['subject', from.subject, to.subject],
    ['claimsMatchingExpression', from.claimsMatchingExpression?.value, to.claimsMatchingExpression?.value],
    ['audiences', from.audiences.join(' '), to.audiences.join(' ')],
  ]
  const found = fields.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, from: a ?? '', to: b ?? '' }))
  if (found.length > 0) return found
  const marks: readonly Difference[] = [
    { field: 'owner', from: ownerIn(from), to: ownerIn(to) },
    { field: SINCE_FIELD, from: sinceIn(from.description) ?? '', to: sinceIn(to.description) ?? '' },
  ]
  return marks.filter((mark) => mark.from !== mark.to)
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
