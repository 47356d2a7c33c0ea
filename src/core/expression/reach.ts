/** How far an expression for GitHub reaches: which subjects that it was not meant for it lets in, by its language. */

import type { SubjectTemplate } from '../template/template.ts'
import { DEFAULT_TEMPLATE } from '../template/template.ts'
import {
  anyPullRequestSubjects,
  anySubjectsOfOthers,
  anySubjectsOnBranches,
  anySubjectsWithoutContext,
} from './any-template.ts'
import { overlap } from './automaton.ts'
import type { Expression, ExpressionTerm } from './expression.ts'
import { choice, type Language, noneOf, oneOrMore, otherThan, repeat, sequence, text, wildcard } from './language.ts'
import type { TrustedRepository } from './subject-parts.ts'
import {
  pullRequestSubjects,
  subjectsOfOthers,
  subjectsWithContext,
  subjectsWithoutContext,
} from './template-language.ts'
import { hasWildcard } from './wildcard.ts'

const WHOM = ['every-event', 'pull-requests', 'other-repositories'] as const

type Whom = (typeof WHOM)[number]

/** What an expression lets in that nobody may be trusted for; `undecided` past the automaton's limit. */
export interface Reach {
  readonly whom: Whom | 'undecided'
  /** One such subject. */
  readonly example: string
}

export interface ReachFacts {
  /** The repository's template, where it is known. */
  readonly template?: SubjectTemplate
  readonly repository: TrustedRepository
}

/** The language of a condition on its claim. */
export function languageOf({ operator, comparand }: ExpressionTerm): Language {
  return operator === 'eq' ? text(comparand) : wildcard(comparand)
}

/** The conditions on the subject, each once. */
export function subjectTerms({ terms }: Expression): readonly ExpressionTerm[] {
  const sub = terms.filter(({ claim }) => claim === 'sub')
  return sub.filter(
    (term, index) =>
      sub.findIndex(({ operator, comparand }) => operator === term.operator && comparand === term.comparand) === index,
  )
}

/** Tells whether only jobs of one workflow, at one ref, are let in. */
export function hasLiteralWorkflow({ terms }: Expression): boolean {
  return terms.some(
    ({ claim, operator, comparand }) => claim === 'job_workflow_ref' && (operator === 'eq' || !hasWildcard(comparand)),
  )
}

/**
 * Tells whether other repositories are ruled out by their IDs: by `repository_id`, or by `repository_owner_id` together
 * with one literal `job_workflow_ref`.
 */
export function isPinned(expression: Expression): boolean {
  const compared = (name: string) => expression.terms.some(({ claim, operator }) => claim === name && operator === 'eq')
  return compared('repository_id') || (compared('repository_owner_id') && hasLiteralWorkflow(expression))
}

type Forbidden = readonly [whom: Whom, language: Language]

/** What is forbidden, the likeliest template first: that in force, the default one, and any that could be one day. */
function forbiddenBy(expression: Expression, { template, repository }: ReachFacts): readonly Forbidden[] {
  const templates = template === undefined ? [DEFAULT_TEMPLATE] : [template, DEFAULT_TEMPLATE]
  const forbidden: readonly Forbidden[] = [
    ...templates.map((each) => ['every-event', subjectsWithoutContext(each, repository)] as const),
    ...templates.map((each) => ['pull-requests', pullRequestSubjects(each)] as const),
    ...templates.map((each) => ['other-repositories', subjectsOfOthers(each, repository)] as const),
    ['every-event', anySubjectsWithoutContext(repository)],
    ['pull-requests', anyPullRequestSubjects()],
    ['other-repositories', anySubjectsOfOthers(repository)],
  ]
  return isPinned(expression) ? forbidden.filter(([whom]) => whom !== 'other-repositories') : forbidden
}

function namedIn(terms: readonly ExpressionTerm[]): string {
  return terms.map(({ comparand }) => comparand).join('')
}

/** Tells whether a wildcard stands for the whole context, so that pull requests are let in among everything else. */
function admitsEveryContext(expression: Expression, { template = DEFAULT_TEMPLATE }: ReachFacts): boolean {
  const terms = subjectTerms(expression)
  const context = oneOrMore(noneOf(`:${namedIn(terms)}`))
  return [template, DEFAULT_TEMPLATE].some((each) =>
    overlaps([...terms.map(languageOf), subjectsWithContext(each, context)]),
  )
}

/**
 * Returns whom an expression lets in and should not: every event alike, pull requests outside an environment, other
 * repositories; each once, with an example. All conditions count together.
 */
export function reachesOf(expression: Expression, facts: ReachFacts): readonly Reach[] {
  const languages = subjectTerms(expression).map(languageOf)
  const found = new Map<Reach['whom'], Reach>()
  for (const [whom, language] of forbiddenBy(expression, facts)) {
    if (found.has(whom)) continue
    const common = overlap([...languages, language])
    if (common.kind === 'undecided') return [...found.values(), { whom: 'undecided', example: '' }]
    if (common.kind === 'none') continue
    const everything = whom === 'pull-requests' && admitsEveryContext(expression, facts)
    found.set(whom, { whom: everything ? 'every-event' : whom, example: common.example })
  }
  return [...found.values()]
}

function overlaps(languages: readonly Language[]): boolean {
  return overlap(languages).kind !== 'none'
}

/** Tells whether an expression lets in branches that it does not name at all: only its wildcards reach them. */
export function admitsEveryBranch(expression: Expression): boolean {
  const terms = subjectTerms(expression)
  return overlaps([...terms.map(languageOf), anySubjectsOnBranches(oneOrMore(noneOf(`:${namedIn(terms)}`)))])
}

/** Tells whether an expression lets in a merge queue's entries among other branches. */
export function admitsMergeQueueByTheWay(expression: Expression): boolean {
  const languages = subjectTerms(expression).map(languageOf)
  const rest = repeat(noneOf(':'))
  const other = sequence(
    otherThan(['gh-readonly-queue'], { characters: ':/', negated: true }),
    choice([text(''), sequence('/', rest)]),
  )
  return (
    overlaps([...languages, anySubjectsOnBranches(sequence('gh-readonly-queue/', rest))]) &&
    overlaps([...languages, anySubjectsOnBranches(other)])
  )
}
