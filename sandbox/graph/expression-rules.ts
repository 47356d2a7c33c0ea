/** Which claims and operators a flexible credential may use for each issuer, and which it must. */
import { type Clause, parseExpression } from '../entra/expression.ts'

type Operators = readonly Clause['operator'][]

interface IssuerRules {
  readonly allowed: Readonly<Record<string, Operators>>
  /** Of each group at least one claim must be part of the expression. */
  readonly required: readonly (readonly string[])[]
}

const BOTH: Operators = ['eq', 'matches']
const EQ: Operators = ['eq']

/**
 * Rules per issuer, required claims as enforced since July 2026.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-set-up-flexible-federated-identity-credential
 */
function rulesFor(issuer: string): IssuerRules | undefined {
  if (issuer === 'https://token.actions.githubusercontent.com') {
    return {
      allowed: { sub: BOTH, job_workflow_ref: BOTH, repository_id: EQ, repository_owner_id: EQ },
      required: [['sub'], ['repository_id', 'repository_owner_id']],
    }
  }
  if (issuer === 'https://gitlab.com' || /^https:\/\/gitlab\.[^/.]+\.(com|ca)$/.test(issuer)) {
    return {
      allowed: { sub: BOTH, project_id: EQ, namespace_id: EQ, user_id: EQ },
      required: [['sub'], ['project_id', 'namespace_id', 'user_id']],
    }
  }
  if (issuer === 'https://app.terraform.io' || issuer === 'https://app.eu.terraform.io') {
    return { allowed: { sub: BOTH }, required: [['sub']] }
  }
  return undefined
}

/** Why the directory refuses an expression for `issuer`; undefined when it accepts it. */
export function judgeExpression(issuer: string, expression: string): string | undefined {
  const rules = rulesFor(issuer)
  // Only the third text is public; the first two name the situation in its style.
  if (rules === undefined) return `Expressions are not supported for issuer '${issuer}'.`
  const clauses = parseExpression(expression)
  if (clauses === undefined) return 'Expression could not be parsed.'
  const allowed = clauses.every((clause) => rules.allowed[clause.claim]?.includes(clause.operator) === true)
  const complete = rules.required.every((group) => clauses.some((clause) => group.includes(clause.claim)))
  if (allowed && complete) return undefined
  return `Expression configured for issuer '${issuer}' either lacks all required claims or contains unallowed claims.`
}
