/** Which tokens a flexible credential's expression admits, and which term refuses the others. */

import { parseSubject } from '../subject/subject.ts'
import { type Expression, type ExpressionTerm, parseExpression } from './expression.ts'
import { matchesWildcard } from './wildcard.ts'

/** A term against a token: `actual` is the claim's value, undefined when the token lacks it or it is not a string. */
export interface EvaluatedTerm extends ExpressionTerm {
  readonly actual: string | undefined
  readonly ok: boolean
}

export interface Evaluation {
  readonly matches: boolean
  readonly terms: readonly EvaluatedTerm[]
}

function holds({ operator, comparand }: ExpressionTerm, actual: string): boolean {
  switch (operator) {
    case 'eq':
      return actual === comparand
    case 'matches':
      return matchesWildcard(comparand, actual)
  }
}

/** Evaluates an expression on the claims of a token. Comparison is case-sensitive; all terms must hold. */
export function evaluate(expression: Expression, claims: Readonly<Record<string, unknown>>): Evaluation {
  const terms = expression.terms.map((term): EvaluatedTerm => {
    const value = Object.hasOwn(claims, term.claim) ? claims[term.claim] : undefined
    const actual = typeof value === 'string' ? value : undefined
    return { ...term, actual, ok: actual !== undefined && holds(term, actual) }
  })
  return { matches: terms.every(({ ok }) => ok), terms }
}

/** Whether a subject gets in: `depends` when it hangs on claims that its text does not show. */
export interface Admission {
  readonly subject: string
  readonly verdict: 'admitted' | 'refused' | 'depends'
  /** The terms that refuse the subject, or those that cannot be decided from it. */
  readonly terms: readonly EvaluatedTerm[]
}

/** Returns the claims that a GitHub subject shows by itself: IDs of an immutable prefix, labelled claims of a template. */
export function claimsOfSubject(subject: string): Readonly<Record<string, string>> {
  const { repository, context, claims } = parseSubject(subject)
  return {
    ...claims,
    ...(repository?.id === undefined ? {} : { repository_id: repository.id }),
    ...(repository?.ownerId === undefined ? {} : { repository_owner_id: repository.ownerId }),
    ...(context?.kind === 'environment' ? { environment: context.environment } : {}),
    sub: subject,
  }
}

/**
 * Tells for each subject of a list whether an expression would admit it.
 * @param known claims that hold for the whole list, such as `repository_id`; what a subject shows itself goes before
 */
export function admits(
  expression: Expression,
  subjects: readonly string[],
  known: Readonly<Record<string, string>> = {},
): readonly Admission[] {
  return subjects.map((subject) => {
    const { terms } = evaluate(expression, { ...known, ...claimsOfSubject(subject) })
    const refusing = terms.filter(({ ok, actual }) => !ok && actual !== undefined)
    if (refusing.length > 0) return { subject, verdict: 'refused', terms: refusing }
    const open = terms.filter(({ ok }) => !ok)
    return { subject, verdict: open.length > 0 ? 'depends' : 'admitted', terms: open }
  })
}

/** The same for an expression's text; one that cannot be read tells nothing. */
export function admissions(
  text: string,
  subjects: readonly string[],
  known: Readonly<Record<string, string>>,
): readonly Admission[] {
  const parsed = parseExpression(text)
  return parsed.ok ? admits(parsed.expression, subjects, known) : []
}
