/** Likely cause of a refusal as data: a code with the values that a sentence about it needs. */
import type { SubjectContext } from '../subject/subject.ts'

/** What Entra compares, in its order; `expression` stands in for the subject of a flexible credential. */
export type ComparedField = 'issuer' | 'subject' | 'expression' | 'audience'

/** Why a stored credential does not fit, or why nothing can be said about it. */
export type Cause =
  /** Nobody could read what is stored. `refusedFor` is what Entra's number tells all the same. */
  | { readonly code: 'unreadable'; readonly refusedFor?: RefusedFor }
  | { readonly code: 'no-credentials' }
  | { readonly code: 'exact-match'; readonly name: string }
  | { readonly code: 'case' | 'blanks'; readonly field: 'issuer' | 'subject' | 'audience' }
  | { readonly code: 'trailing-slash'; readonly on: 'stored' | 'presented' }
  | { readonly code: 'issuer'; readonly enterpriseSlug: boolean }
  | { readonly code: 'audience-cloud' | 'audience'; readonly presented: string; readonly stored: string }
  | { readonly code: 'encoding' | 'pull-request-spelling' | 'wildcard-literal' | 'unknown' }
  | { readonly code: 'ids-missing' | 'ids-unexpected' | 'ids-stale' }
  /** `proved` when the repository IDs are equal. Names are `owner/name`. */
  | { readonly code: 'renamed'; readonly presented: string; readonly stored: string; readonly proved: boolean }
  | ContextCause
  /** A further claim of a customised template. */
  | { readonly code: 'other-claim'; readonly claim: string; readonly presented: string; readonly stored: string }
  /** Keys of the segments in order, with every kind of context as `context`. */
  | { readonly code: 'template-changed'; readonly presented: string; readonly stored: string }
  | { readonly code: 'expression-invalid'; readonly problem: string }
  | ExpressionCause

/** The contexts differ. */
export interface ContextCause {
  readonly code: 'environment-added' | 'environment-missing' | 'other-context'
  readonly presented: SubjectContext
  readonly stored: SubjectContext
}

/** The term that refuses; `actual` is undefined where the token has no such claim. */
export interface ExpressionCause {
  readonly code: 'expression'
  readonly claim: string
  readonly operator: 'eq' | 'matches'
  readonly comparand: string
  readonly actual: string | undefined
}

export type CauseCode = Cause['code']

/** Causes that a stored credential was found for. */
export type FoundCause = Exclude<Cause, { readonly code: 'unreadable' | 'no-credentials' }>

/** What Entra's number says was not found among credentials that nobody could read. */
export type RefusedFor = 'any' | 'none-stored' | 'issuer' | 'audience' | 'subject' | 'subject-or-expression' | 'case'
