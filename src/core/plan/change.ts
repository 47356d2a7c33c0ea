/** Knows one line of a plan: what would become of one credential, why, and in which fields it differs from the stored one. */
import { type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import type { GuardCode } from './guard.ts'

/** Why a change is refused: the code of a guard, or of what is stored already. */
export type RefusalCode = GuardCode | 'audience-conflict' | 'name-conflict' | 'credential-limit'

/** What becomes of a credential; `reason` is a sentence, or the code that makes it `refuse`. */
export type Verdict =
  | { readonly action: 'create' | 'update' | 'keep' | 'delete'; readonly reason: string }
  | { readonly action: 'refuse'; readonly reason: RefusalCode }

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

/** One line of a plan. */
export type Change = Verdict &
  ChangeMatch & {
    readonly resource: 'federated'
    readonly name: string
    readonly issuer: string
    readonly audiences: readonly string[]
    /** Where the declaration comes from: `inputs`, or a file. */
    readonly source: string
    readonly differences: readonly Difference[]
  }

/** A change that a guard, or what is stored already, forbids. */
export type Refused = Extract<Change, { readonly action: 'refuse' }>

/** The subject, or the expression, that a change is about. */
export function matchOfChange(change: ChangeMatch): string {
  return change.subject ?? change.claimsMatchingExpression
}

/** Lists the fields in which two credentials differ; descriptions do not count. */
export function differencesBetween(
  from: FederatedIdentityCredential,
  to: FederatedIdentityCredential,
): readonly Difference[] {
  const fields: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['issuer', from.issuer, to.issuer],
    ['subject', from.subject, to.subject],
    ['claimsMatchingExpression', from.claimsMatchingExpression?.value, to.claimsMatchingExpression?.value],
    ['audiences', from.audiences.join(' '), to.audiences.join(' ')],
  ]
  return fields.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, from: a ?? '', to: b ?? '' }))
}

/** Builds the line about a credential. */
export function toChange(
  credential: FederatedIdentityCredential,
  source: string,
  verdict: Verdict,
  differences: readonly Difference[] = [],
): Change {
  const { name, issuer, subject, audiences } = credential
  return {
    resource: 'federated',
    ...verdict,
    name,
    issuer,
    ...(subject === undefined ? { claimsMatchingExpression: matchText(credential) } : { subject }),
    audiences,
    source,
    differences,
  }
}
