/** Distance of a stored credential from what a job presents: which fields differ, and by how many segments. */
import { type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import { type EvaluatedTerm, evaluate } from '../expression/evaluation.ts'
import { parseExpression } from '../expression/expression.ts'
import { validateExpression } from '../expression/rules.ts'
import { type Alignment, align, alignSubjects, type SubjectText, toSubjectText } from './alignment.ts'
import type { ComparedField } from './cause.ts'

/** What the job presents: decoded from its own ID token. `sub` is the subject taken apart. */
export interface PresentedIdentity {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly sub: SubjectText
}

/** A field of a credential that does not fit; `none` when all do. */
export type DifferingField = ComparedField | 'none'

/** Alignments of a stored credential with what is presented; `claim` is that of the expression's refusing term. */
export interface FieldAlignments {
  readonly issuer: Alignment
  readonly audience: Alignment
  readonly subject?: Alignment
  readonly claim?: Alignment
}

export interface CredentialDistance {
  readonly credential: FederatedIdentityCredential
  /** The stored subject or expression, taken apart as a subject. */
  readonly sub: SubjectText
  /** In Entra's order: issuer, then subject or expression, then audience. */
  readonly differing: readonly ComparedField[]
  readonly distance: number
  readonly aligned: FieldAlignments
  /** Of an expression: the first term that refuses the token. */
  readonly refusing?: EvaluatedTerm
  /** Of an expression: why Entra would refuse it, empty when it would not. */
  readonly problem: string
  /** Of an expression: where the problem or the refusing term starts, counted from 1. */
  readonly column: number
}

type MatchDistance = Pick<CredentialDistance, 'distance' | 'refusing' | 'problem' | 'column'> &
  Pick<FieldAlignments, 'subject' | 'claim'>

const HOPELESS = 100
const SOUND = { problem: '', column: 1 } as const

function alignTerm({ actual, comparand, operator }: EvaluatedTerm): Alignment | undefined {
  return actual === undefined ? undefined : align(actual, comparand, operator === 'matches' ? 'pattern' : 'exact')
}

function expressionDistance(text: string, issuer: string, presented: PresentedIdentity): MatchDistance {
  const parsed = parseExpression(text)
  if (!parsed.ok) return { distance: HOPELESS, problem: parsed.problem.message, column: parsed.problem.column }
  const claims = { ...presented.claims, iss: presented.issuer, sub: presented.subject, aud: presented.audience }
  const { terms } = evaluate(parsed.expression, claims)
  const refusing = terms.filter(({ ok }) => !ok).map((term) => ({ term, claim: alignTerm(term) }))
  // A pattern can fail although every aligned segment fits; it is refused all the same. A missing claim costs as much as a segment.
  const distance = refusing.reduce((sum, { claim }) => sum + Math.max(0.1, claim?.distance ?? 1), 0)
  const [first] = refusing
  if (first !== undefined) {
    const { term, claim } = first
    return { distance, refusing: term, ...(claim !== undefined && { claim }), problem: '', column: term.column }
  }
  const [problem] = validateExpression(parsed.expression, issuer)
  return problem === undefined ? { distance, ...SOUND } : { distance, problem: problem.message, column: problem.column }
}

function matchDistance(
  credential: FederatedIdentityCredential,
  sub: SubjectText,
  presented: PresentedIdentity,
): MatchDistance {
  if (credential.subject === undefined)
    return expressionDistance(credential.claimsMatchingExpression.value, credential.issuer, presented)
  const subject = alignSubjects(presented.sub, sub)
  return { distance: subject.distance, subject, ...SOUND }
}

/** Measures a stored credential against what a job presents. */
export function distanceTo(credential: FederatedIdentityCredential, presented: PresentedIdentity): CredentialDistance {
  const sub = toSubjectText(matchText(credential))
  const { subject, claim, ...match } = matchDistance(credential, sub, presented)
  const differing: ComparedField[] = []
  if (credential.issuer !== presented.issuer) differing.push('issuer')
  if (credential.subject !== undefined) {
    if (credential.subject !== presented.subject) differing.push('subject')
  } else if (match.distance > 0 || match.problem !== '') differing.push('expression')
  if (!credential.audiences.includes(presented.audience)) differing.push('audience')
  const audience = align(presented.audience, credential.audiences[0] ?? '')
  const issuer = align(presented.issuer, credential.issuer)
  return {
    ...match,
    credential,
    sub,
    differing,
    distance: match.distance + audience.distance + issuer.distance,
    aligned: { issuer, audience, ...(subject !== undefined && { subject }), ...(claim !== undefined && { claim }) },
  }
}
