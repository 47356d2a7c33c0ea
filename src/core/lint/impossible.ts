/** Why an expression can match nothing: conditions that exclude each other, regular expressions, what no job presents. */

import { GITHUB_ISSUER, type IssuerKind, issuerKind } from '../credential/issuer.ts'
import { overlap } from '../expression/automaton.ts'
import type { Expression, ExpressionTerm } from '../expression/expression.ts'
import type { Language } from '../expression/language.ts'
import { languageOf, subjectTerms } from '../expression/reach.ts'
import { REAL_WORKFLOWS, realSubjects } from '../expression/real-subject.ts'
import { parseSubject } from '../subject/subject.ts'
import { errorsOf, type Lint, lintError, lintWarning } from './finding.ts'
import { lintGitHubSubject } from './github-subject.ts'

const EXAMPLES: Partial<Readonly<Record<IssuerKind, string>>> = {
  gitlab:
    "Write claims['sub'] matches 'project_path:GROUP/PROJECT:ref_type:branch:ref:*' and claims['project_id'] eq '<ID>'.",
  'terraform-cloud':
    "Write claims['sub'] matches 'organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:*'.",
}

/** Returns how a right expression of an issuer reads. */
export function exampleFor(issuer: string): string {
  return (
    EXAMPLES[issuerKind(issuer)] ??
    "Write claims['sub'] matches 'repo:OWNER/REPO:ref:refs/heads/*' and claims['repository_id'] eq '<ID>'."
  )
}

function isEmpty(languages: readonly Language[]): boolean {
  return overlap(languages).kind === 'none'
}

/** Conditions on one claim that exclude each other. */
function lintContradictions({ terms }: Expression): readonly Lint[] {
  const claims = [...new Set(terms.map(({ claim }) => claim))]
  return claims.flatMap((claim) => {
    if (!isEmpty(terms.filter((term) => term.claim === claim).map(languageOf))) return []
    return [
      lintError(
        'expression-contradiction',
        `The conditions on "${claim}" exclude each other, and all must hold.`,
        'Keep one of them; write a credential for each value.',
      ),
    ]
  })
}

function lintRegularExpression({ operator, comparand }: ExpressionTerm): readonly Lint[] {
  if (operator !== 'matches') return []
  const sign = /\([^()|]*\|[^()]*\)|\[[^[\]]+\]|\\[dwsDWS.]|^\^|\$$/.exec(comparand)?.[0]
  const only = 'There are two wildcards only: * for any run of characters, ? for one.'
  if (sign !== undefined) {
    return [
      lintError(
        'expression-regex',
        `"${sign}" in "${comparand}" is meant literally: there are no regular expressions.`,
        only,
      ),
    ]
  }
  // Behind a name, as in `v1.*`, a dot is a dot.
  if (!/(?:^|[:/@])\.\*/.test(comparand)) return []
  return [lintWarning('expression-regex', `The dot of ".*" in "${comparand}" is meant literally.`, only)]
}

function idOf({ terms }: Expression, name: string): string | undefined {
  return terms.find(({ claim }) => claim === name)?.comparand
}

/** The laws of exact subjects, for the parts that a pattern spells out. */
function reasons({ comparand }: ExpressionTerm): readonly Lint[] {
  const spelled = comparand.replace(/[*?]/g, 'x')
  return errorsOf(lintGitHubSubject(GITHUB_ISSUER, spelled, parseSubject(spelled))).map(({ message, safer }) =>
    lintError('expression-impossible', `No job presents a subject like "${comparand}": ${message}`, safer),
  )
}

function lintSubjects(expression: Expression): readonly Lint[] {
  const terms = subjectTerms(expression)
  const languages = terms.map(languageOf)
  const ids = { id: idOf(expression, 'repository_id'), ownerId: idOf(expression, 'repository_owner_id') }
  if (!isEmpty([...languages, realSubjects(ids)])) return []
  if (!isEmpty([...languages, realSubjects({ id: undefined, ownerId: undefined })])) {
    return [
      lintError(
        'expression-contradiction',
        'The IDs in the subject are not those that the other conditions compare.',
        'Write the same repository ID and owner ID in both places.',
      ),
    ]
  }
  const found = terms.flatMap(reasons)
  if (found.length > 0) return found
  return [lintError('expression-impossible', 'No job presents a subject like this.', exampleFor(GITHUB_ISSUER))]
}

function lintWorkflow({ terms }: Expression): readonly Lint[] {
  const workflow = terms.filter(({ claim }) => claim === 'job_workflow_ref')
  if (workflow.length === 0 || !isEmpty([...workflow.map(languageOf), REAL_WORKFLOWS])) return []
  return [
    lintError(
      'expression-impossible',
      `No job presents a workflow like "${workflow.map(({ comparand }) => comparand).join('" and "')}".`,
      'Write OWNER/REPO/.github/workflows/FILE@REF, with the ref in full, such as refs/heads/main.',
    ),
  ]
}

/** Returns what keeps a valid expression from ever matching a token of its issuer. */
export function lintImpossible(issuer: string, expression: Expression): readonly Lint[] {
  const found = [...lintContradictions(expression), ...expression.terms.flatMap(lintRegularExpression)]
  if (issuer !== GITHUB_ISSUER || errorsOf(found).length > 0) return found
  return [...found, ...lintSubjects(expression), ...lintWorkflow(expression)]
}
