/** Knows the traps in a claims matching expression: what Entra would refuse, what could never match, what reaches too far. */

import { GITHUB_ISSUER } from '../credential/issuer.ts'
import { type ExpressionTerm, parseExpression } from '../expression/expression.ts'
import { mayUseExpressions, validateExpression } from '../expression/rules.ts'
import { hasWildcard, matchesWildcard } from '../expression/wildcard.ts'
import { type Lint, lintError, lintWarning } from './finding.ts'

const EXAMPLE = "Write claims['sub'] matches 'repo:OWNER/REPO:ref:refs/heads/*' and claims['repository_id'] eq '<ID>'."

function lintTerm({ claim, operator, comparand }: ExpressionTerm): readonly Lint[] {
  if (/_id$/.test(claim) && !/^\d+$/.test(comparand)) {
    return [
      lintError(
        'expression-id',
        `The claim "${claim}" is a number, "${comparand}" is none.`,
        'Write the digits of the ID in quotes.',
      ),
    ]
  }
  if (operator === 'eq' && hasWildcard(comparand)) {
    return [
      lintWarning(
        'expression-literal',
        `"eq" takes the wildcard in "${comparand}" literally.`,
        'Write "matches" if a pattern is meant.',
      ),
    ]
  }
  return []
}

/** The pattern of the repository in a pattern of the default subject, up to the context. */
function repositoryPattern(pattern: string): string {
  return /^repo:[^:]*/.exec(pattern)?.[0] ?? ''
}

/** True when every pattern of the default subject lets this context in. */
function letsIn(terms: readonly ExpressionTerm[], context: string): boolean {
  const patterns = terms.filter(({ claim }) => claim === 'sub').map(({ comparand }) => comparand)
  return patterns.every((pattern) => matchesWildcard(pattern.replace(/^repo:[^:*]*:?/, ''), context))
}

/** How far beyond one kind of job an expression for GitHub reaches: to pull requests alone, or to every event. */
export function reachOf(text: string): 'pull-requests' | 'every-event' | undefined {
  const parsed = parseExpression(text)
  if (!parsed.ok || !letsIn(parsed.expression.terms, 'pull_request')) return undefined
  const everything = ['ref:refs/heads/x', 'ref:refs/tags/x'].every((ref) => letsIn(parsed.expression.terms, ref))
  return everything ? 'every-event' : 'pull-requests'
}

function lintReach(terms: readonly ExpressionTerm[]): readonly Lint[] {
  const patterns = terms.filter(({ claim }) => claim === 'sub').map(({ comparand }) => comparand)
  const pinned = terms.some(({ claim }) => claim === 'repository_id')
  const wide = patterns.every((pattern) => hasWildcard(repositoryPattern(pattern)) || repositoryPattern(pattern) === '')
  const found: Lint[] = []
  if (!pinned && wide) {
    found.push(
      lintWarning(
        'wildcard-reach',
        'The expression admits more than one repository.',
        "Compare claims['repository_id'] as well, one credential per repository.",
      ),
    )
  }
  if (letsIn(terms, 'pull_request')) {
    found.push(
      lintWarning(
        'expression-pull-request',
        'The expression admits every pull request of the repository.',
        'Let the pattern go on with ref:refs/heads/ or environment: after the repository.',
      ),
    )
  }
  return found
}

/** Returns the traps in an expression for an issuer. */
export function lintExpression(issuer: string, text: string): readonly Lint[] {
  if (!mayUseExpressions(issuer)) {
    return [
      lintError(
        'expression-issuer',
        `Entra accepts no expressions for the issuer "${issuer}".`,
        'Trust an exact subject, best that of an environment.',
      ),
    ]
  }
  const parsed = parseExpression(text)
  if (!parsed.ok) {
    const { column, message } = parsed.problem
    return [lintError('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE)]
  }
  const invalid = validateExpression(parsed.expression, issuer).map(({ column, message }) =>
    lintError('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE),
  )
  const reach = issuer === GITHUB_ISSUER && invalid.length === 0 ? lintReach(parsed.expression.terms) : []
  return [...invalid, ...parsed.expression.terms.flatMap(lintTerm), ...reach]
}
