/** The traps in a claims matching expression: what Entra would refuse, what could never match, what reaches too far. */

import { GITHUB_ISSUER } from '../credential/issuer.ts'
import { type Expression, type ExpressionTerm, parseExpression } from '../expression/expression.ts'
import { admitsEveryBranch, admitsMergeQueueByTheWay, hasLiteralWorkflow, reachesOf } from '../expression/reach.ts'
import { mayUseExpressions, validateExpression } from '../expression/rules.ts'
import { hasWildcard } from '../expression/wildcard.ts'
import { parseSubject, type RepositoryIdentity } from '../subject/subject.ts'
import { errorsOf, type Lint, lintError, lintWarning } from './finding.ts'
import { exampleFor, lintImpossible } from './impossible.ts'

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
  if (/[\p{Cc}\p{Cf}]|(?! )\s/u.test(comparand)) {
    return [
      lintWarning(
        'invisible',
        `"${comparand}" holds characters that cannot be seen.`,
        'Write it anew by hand; a copied one brings them along.',
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

/** The repository that an expression names to the letter, which is then the one that is meant. */
function namedRepository({ terms }: Expression): RepositoryIdentity | undefined {
  const named = terms.flatMap(({ claim, comparand }) =>
    claim === 'sub' ? (parseSubject(comparand).repository ?? []) : [],
  )
  return named.find(({ owner, name }) => !hasWildcard(owner + name))
}

function lintReach(expression: Expression): readonly Lint[] {
  const reaches = reachesOf(expression, { repository: namedRepository(expression) })
  const reached = new Set(reaches.map(({ whom }) => whom))
  const found: Lint[] = []
  if (reached.has('other-repositories')) {
    found.push(
      lintWarning(
        'wildcard-reach',
        'The expression admits more than one repository.',
        "Compare claims['repository_id'] as well, one credential per repository.",
      ),
    )
  }
  if (reached.has('pull-requests') || reached.has('every-event')) {
    found.push(
      lintWarning(
        'expression-pull-request',
        'The expression admits every pull request of the repository.',
        'Let the pattern go on with ref:refs/heads/ or environment: after the repository.',
      ),
    )
  }
  if (reached.has('undecided')) {
    found.push(
      lintWarning(
        'expression-undecided',
        'The expression has so many wildcards that nobody can tell what it admits.',
        'Use one `*`, best at the end.',
      ),
    )
  }
  return found
}

function lintBranches(expression: Expression): readonly Lint[] {
  // One reviewed workflow decides what runs, on whatever branch it is called.
  if (hasLiteralWorkflow(expression)) return []
  const found: Lint[] = []
  if (admitsEveryBranch(expression)) {
    found.push(
      lintWarning(
        'unprotected',
        'The expression admits every branch: whoever can push a branch can sign in, before anybody reviewed it.',
        'Trust an `environment` with branch rules or required reviewers, or name the protected branches (`release/*`).',
      ),
    )
  }
  if (admitsMergeQueueByTheWay(expression)) {
    found.push(
      lintWarning(
        'merge-queue',
        'The expression admits the entries of merge queues by the way: they run what nobody has merged yet.',
        'Use `merge-queue` for the queue alone, or an `environment`.',
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
    return [
      lintError('expression-invalid', `The expression is wrong at column ${column}: ${message}`, exampleFor(issuer)),
    ]
  }
  const invalid = validateExpression(parsed.expression, issuer).map(({ column, message }) =>
    lintError('expression-invalid', `The expression is wrong at column ${column}: ${message}`, exampleFor(issuer)),
  )
  const terms = [...invalid, ...parsed.expression.terms.flatMap(lintTerm)]
  if (errorsOf(terms).length > 0) return terms
  const found = [...terms, ...lintImpossible(issuer, parsed.expression)]
  if (issuer !== GITHUB_ISSUER || errorsOf(found).length > 0) return found
  const reach = lintReach(parsed.expression)
  return [...found, ...reach, ...(reach.length === 0 ? lintBranches(parsed.expression) : [])]
}
