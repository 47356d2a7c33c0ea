/** Which issuers may use claims matching expressions, and which claims each allows and requires. */

import { GITHUB_ISSUER } from '../credential/issuer.ts'
import type { Expression, ExpressionOperator, ExpressionProblem } from './expression.ts'

/** Operators per allowed claim; every expression needs `sub`, and one of `oneOf` where that is not empty. */
export interface ExpressionRules {
  readonly allowed: Readonly<Record<string, readonly ExpressionOperator[]>>
  readonly oneOf: readonly string[]
}

const ANY: readonly ExpressionOperator[] = ['eq', 'matches']
const EQ: readonly ExpressionOperator[] = ['eq']

// Required since the end of July 2026, for name-based, customised and immutable subjects alike.
const GITHUB: ExpressionRules = {
  allowed: { sub: ANY, job_workflow_ref: ANY, repository_id: EQ, repository_owner_id: EQ },
  oneOf: ['repository_id', 'repository_owner_id'],
}
const GITLAB: ExpressionRules = {
  allowed: { sub: ANY, project_id: EQ, namespace_id: EQ, user_id: EQ },
  oneOf: ['project_id', 'namespace_id', 'user_id'],
}
const TERRAFORM_CLOUD: ExpressionRules = { allowed: { sub: ANY }, oneOf: [] }

/**
 * Returns the rules of an issuer, or undefined when Entra accepts no expression for it: GitHub Enterprise Server,
 * an enterprise slug, GHE.com, Terraform Enterprise, and everybody not named here. The issuer is taken to the letter.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-set-up-flexible-federated-identity-credential
 */
export function expressionRules(issuer: string): ExpressionRules | undefined {
  if (issuer === GITHUB_ISSUER) return GITHUB
  if (/^https:\/\/gitlab\.(?:com|[a-z0-9][a-z0-9.-]*\.(?:com|ca))$/.test(issuer)) return GITLAB
  if (issuer === 'https://app.terraform.io' || issuer === 'https://app.eu.terraform.io') return TERRAFORM_CLOUD
  return undefined
}

/** Tells whether Entra accepts expressions for an issuer. */
export function mayUseExpressions(issuer: string): boolean {
  return expressionRules(issuer) !== undefined
}

/** Returns everything that Entra would refuse about an expression for an issuer; none when it is valid. */
export function validateExpression(expression: Expression, issuer: string): readonly ExpressionProblem[] {
  const rules = expressionRules(issuer)
  if (rules === undefined) return [{ column: 1, message: `Entra accepts no expressions for the issuer ${issuer}.` }]
  return [...wrongTerms(expression, rules), ...missingTerms(expression, rules)]
}

function wrongTerms({ terms }: Expression, { allowed }: ExpressionRules): readonly ExpressionProblem[] {
  return terms.flatMap(({ claim, operator, column }) => {
    const operators = Object.hasOwn(allowed, claim) ? allowed[claim] : undefined
    if (operators === undefined) {
      const names = Object.keys(allowed).join(', ')
      return [{ column, message: `The claim "${claim}" is not allowed for this issuer; allowed are ${names}.` }]
    }
    if (operators.includes(operator)) return []
    return [{ column, message: `The claim "${claim}" can only be compared with ${operators.join(' or ')}.` }]
  })
}

function missingTerms({ terms }: Expression, { oneOf }: ExpressionRules): readonly ExpressionProblem[] {
  const names = new Set(terms.map(({ claim }) => claim))
  const problems: ExpressionProblem[] = []
  if (!names.has('sub')) problems.push({ column: 1, message: 'The required claim "sub" is missing.' })
  if (oneOf.length > 0 && !oneOf.some((claim) => names.has(claim))) {
    problems.push({ column: 1, message: `Since July 2026 one of ${oneOf.join(', ')} must be compared as well.` })
  }
  return problems
}
