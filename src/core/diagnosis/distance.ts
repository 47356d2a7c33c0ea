/** Knows how far a stored credential is from what a job presents: which fields differ, and by how many segments. */
import type { FederatedIdentityCredential } from '../credential/credential.ts'
import { type EvaluatedTerm, evaluate } from '../expression/evaluation.ts'
import { parseExpression } from '../expression/expression.ts'
import { validateExpression } from '../expression/rules.ts'
import { align } from './alignment.ts'

/** What the job presents: decoded from its own ID token. */
export interface PresentedIdentity {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  readonly claims: Readonly<Record<string, unknown>>
}

/** A field of a credential that does not fit; `none` when all do. */
export type DifferingField = 'issuer' | 'subject' | 'audience' | 'expression' | 'none'

export interface CredentialDistance {
  readonly credential: FederatedIdentityCredential
  /** In Entra's order: issuer, then subject or expression, then audience. */
  readonly differing: readonly Exclude<DifferingField, 'none'>[]
  readonly distance: number
  /** Of an expression: the first term that refuses the token. */
  readonly refusing?: EvaluatedTerm
  /** Of an expression: why Entra would refuse it, empty when it would not. */
  readonly problem: string
  /** Of an expression: where the problem or the refusing term starts, counted from 1. */
  readonly column: number
}

type MatchDistance = Omit<CredentialDistance, 'credential' | 'differing'>

const HOPELESS = 100
const SOUND = { problem: '', column: 1 } as const

function expressionDistance(text: string, issuer: string, presented: PresentedIdentity): MatchDistance {
  const parsed = parseExpression(text)
  if (!parsed.ok) return { distance: HOPELESS, problem: parsed.problem.message, column: parsed.problem.column }
  const claims = { ...presented.claims, iss: presented.issuer, sub: presented.subject, aud: presented.audience }
  const { terms } = evaluate(parsed.expression, claims)
  const refusing = terms.filter(({ ok }) => !ok)
  const distance = refusing.reduce((sum, term) => sum + termDistance(term), 0)
  const [first] = refusing
  if (first !== undefined) return { distance, refusing: first, problem: '', column: first.column }
  const [problem] = validateExpression(parsed.expression, issuer)
  return problem === undefined ? { distance, ...SOUND } : { distance, problem: problem.message, column: problem.column }
}

function termDistance({ actual, comparand, operator }: EvaluatedTerm): number {
  if (actual === undefined) return 1
  // A pattern can fail although every aligned segment fits; it is refused all the same.
  return Math.max(0.1, align(actual, comparand, operator === 'matches' ? 'pattern' : 'exact').distance)
}

function matchDistance(credential: FederatedIdentityCredential, presented: PresentedIdentity): MatchDistance {
  if (credential.subject !== undefined)
    return { distance: align(presented.subject, credential.subject).distance, ...SOUND }
  return expressionDistance(credential.claimsMatchingExpression.value, credential.issuer, presented)
}

/** Measures a stored credential against what a job presents. */
export function distanceTo(credential: FederatedIdentityCredential, presented: PresentedIdentity): CredentialDistance {
  const match = matchDistance(credential, presented)
  const differing: Exclude<DifferingField, 'none'>[] = []
  if (credential.issuer !== presented.issuer) differing.push('issuer')
  if (credential.subject !== undefined) {
    if (credential.subject !== presented.subject) differing.push('subject')
  } else if (match.distance > 0 || match.problem !== '') differing.push('expression')
  if (!credential.audiences.includes(presented.audience)) differing.push('audience')
  const audience = align(presented.audience, credential.audiences[0] ?? '').distance
  const issuer = align(presented.issuer, credential.issuer).distance
  return { ...match, credential, differing, distance: match.distance + audience + issuer }
}
