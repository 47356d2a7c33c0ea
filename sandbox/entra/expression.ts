/** The language of flexible credentials: clauses over claims, joined by `and`. */

/** One clause: `claims['name'] eq|matches 'comparand'`. */
export interface Clause {
  readonly claim: string
  readonly operator: 'eq' | 'matches'
  readonly comparand: string
}

const CLAUSE = /^claims\['([A-Za-z0-9_]+)'\] (eq|matches) '([^']*)'$/

/**
 * Parses an expression; undefined when it is not in the language.
 * Grammar: https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
export function parseExpression(text: string): readonly Clause[] | undefined {
  const clauses: Clause[] = []
  // A comparand cannot hold a quote, so ` and ` after a closing quote always starts a new clause.
  for (const part of text.split(/(?<=') and (?=claims\[)/)) {
    const match = CLAUSE.exec(part)
    if (match === null) return undefined
    const [, claim = '', operator, comparand = ''] = match
    clauses.push({ claim, operator: operator === 'eq' ? 'eq' : 'matches', comparand })
  }
  return clauses
}

/** Whether claims satisfy an expression; false when it cannot be parsed. Comparison respects case. */
export function evaluateExpression(text: string, claims: Readonly<Record<string, unknown>>): boolean {
  const clauses = parseExpression(text)
  return clauses?.every((clause) => satisfies(clause, claims[clause.claim])) ?? false
}

function satisfies(clause: Clause, value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (clause.operator === 'eq') return value === clause.comparand
  const pattern = clause.comparand
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${pattern}$`, 's').test(value)
}
