/** The languages of the subjects that a template produces: for pull requests, for other repositories, and without context. */

import type { RepositoryIdentity } from '../subject/subject.ts'
import type { SubjectTemplate } from '../template/template.ts'
import {
  type CharacterClass,
  choice,
  type Language,
  noneOf,
  oneOf,
  oneOrMore,
  otherThan,
  repeat,
  sequence,
  text,
} from './language.ts'

/** The repository that may be trusted, as far as it is known; undefined: every repository is another one. */
export type TrustedRepository = RepositoryIdentity | undefined

const NOT_COLON: CharacterClass = { characters: ':', negated: true }
const NAME_CHARACTERS: CharacterClass = { characters: ':/@', negated: true }
const DIGIT_CHARACTERS: CharacterClass = { characters: '0123456789', negated: false }

// A value never holds a raw colon: https://docs.github.com/en/actions/reference/security/oidc
const VALUE = repeat(noneOf(':'))
const NAME = oneOrMore(noneOf(NAME_CHARACTERS.characters))
const DIGITS = oneOrMore(oneOf(DIGIT_CHARACTERS.characters))
const NAMES = sequence(NAME, '/', NAME)
const REPOSITORY = choice([NAMES, sequence(NAME, '@', DIGITS, '/', NAME, '@', DIGITS)])
const PULL_REF = sequence('refs/pull/', VALUE)

function otherName(name: string): Language {
  return otherThan(['', name], NAME_CHARACTERS)
}

function otherId(id: string | undefined): Language {
  return id === undefined ? choice([]) : otherThan(['', id], DIGIT_CHARACTERS)
}

function otherNames(repository: TrustedRepository): Language {
  if (repository === undefined) return NAMES
  return choice([sequence(otherName(repository.owner), '/', NAME), sequence(NAME, '/', otherName(repository.name))])
}

/** The value of `repo` for every repository but one; the same names with IDs that are not known count as that one. */
function otherRepository(repository: TrustedRepository): Language {
  if (repository === undefined) return REPOSITORY
  const { owner, name, ownerId, id } = repository
  const otherOwner = choice([sequence(otherName(owner), '@', DIGITS), sequence(NAME, '@', otherId(ownerId))])
  const otherRepo = choice([sequence(otherName(name), '@', DIGITS), sequence(NAME, '@', otherId(id))])
  return choice([
    otherNames(repository),
    sequence(otherOwner, '/', NAME, '@', DIGITS),
    sequence(NAME, '@', DIGITS, '/', otherRepo),
  ])
}

function labelled(key: string, value: Language): Language {
  return sequence(`${key}:`, value)
}

// `repository` was seen as `repo` and is documented as both.
function repositoryLabelled(key: string, value: Language): Language {
  return key === 'repo' ? labelled('repo', value) : choice([labelled('repo', value), labelled('repository', value)])
}

function joined(segments: readonly Language[]): Language {
  return sequence(...segments.flatMap((segment, index) => (index === 0 ? [segment] : [':', segment])))
}

/** Outside an environment a template with `environment` gives a job no token at all. */
function pullRequestSegment(key: string): Language {
  switch (key) {
    case 'repo':
    case 'repository':
      return repositoryLabelled(key, REPOSITORY)
    case 'context':
      // Which of the two a review presents is not documented.
      return choice([text('pull_request'), labelled('ref', PULL_REF)])
    case 'ref':
      return labelled('ref', PULL_REF)
    case 'environment':
      return choice([])
    case 'event_name':
      return labelled(key, sequence('pull_request', VALUE))
    case 'workflow_ref':
      return labelled(key, sequence(VALUE, '@', PULL_REF))
    default:
      return labelled(key, VALUE)
  }
}

function anySegment(key: string, repository: Language, id: Language, workflow: Language): Language {
  switch (key) {
    case 'repo':
    case 'repository':
      return repositoryLabelled(key, repository)
    case 'context':
      return choice([text('pull_request'), labelled('ref', VALUE), labelled('environment', VALUE)])
    case 'repository_id':
      return labelled(key, id)
    case 'workflow_ref':
      return labelled(key, workflow)
    default:
      return labelled(key, VALUE)
  }
}

/** What a template produces in pull requests outside an environment. */
export function pullRequestSubjects({ keys }: SubjectTemplate): Language {
  return joined(keys.map(pullRequestSegment))
}

/** What a template produces in every repository but one. */
export function subjectsOfOthers({ keys }: SubjectTemplate, repository: TrustedRepository): Language {
  const id = repository === undefined ? DIGITS : otherId(repository.id)
  const workflow = sequence(otherNames(repository), '/', VALUE)
  return joined(keys.map((key) => anySegment(key, otherRepository(repository), id, workflow)))
}

/** What a template produces where its context is one of these; `ref` and `environment` count as context without the label. */
export function subjectsWithContext({ keys }: SubjectTemplate, context: Language): Language {
  if (!keys.some((key) => key === 'context' || key === 'ref' || key === 'environment')) return choice([])
  return joined(
    keys.map((key) => {
      if (key === 'context') return context
      if (key === 'ref' || key === 'environment') return labelled(key, context)
      return anySegment(key, REPOSITORY, VALUE, VALUE)
    }),
  )
}

const CONTEXT_KEYS: ReadonlySet<string> = new Set(['context', 'environment', 'ref', 'workflow_ref'])

/** The value of `repo` for one repository, whatever its IDs are; for any where none is given. */
function ownRepository(repository: TrustedRepository): Language {
  if (repository === undefined) return REPOSITORY
  const { owner, name } = repository
  return choice([text(`${owner}/${name}`), sequence(`${owner}@`, DIGITS, `/${name}@`, DIGITS)])
}

/** What a template without context produces in a repository, for every event alike; nothing where it has one. */
export function subjectsWithoutContext({ keys }: SubjectTemplate, repository: TrustedRepository): Language {
  if (keys.some((key) => CONTEXT_KEYS.has(key))) return choice([])
  return joined(keys.map((key) => anySegment(key, ownRepository(repository), VALUE, VALUE)))
}

// Claims that name neither a repository nor a context.
const FREE_KEYS = [
  ...['repository_owner', 'repository_owner_id', 'repository_visibility', 'enterprise', 'enterprise_id'],
  ...['job_workflow_ref', 'job_workflow_sha', 'workflow', 'workflow_sha', 'actor', 'actor_id', 'event_name'],
  ...['head_ref', 'base_ref', 'ref_type', 'sha', 'runner_environment', 'run_id', 'run_number', 'run_attempt'],
]

// In a template that nobody has seen, a value that is called like a context is not assumed.
const PLAIN = otherThan(['environment', 'ref', 'pull_request'], NOT_COLON)
const FREE = sequence(choice([...FREE_KEYS.map(text), sequence('repo_property_', repeat(noneOf(':')))]), ':', PLAIN)
const MARKED = choice([
  text('pull_request'),
  labelled('ref', PULL_REF),
  labelled('workflow_ref', sequence(VALUE, '@', PULL_REF)),
  labelled('event_name', sequence('pull_request', VALUE)),
])

function tied(repository: TrustedRepository): Language {
  const own = ownRepository(repository)
  return choice([labelled('repo', own), labelled('repository', own), labelled('repository_id', PLAIN)])
}

function listOf(segment: Language): Language {
  return sequence(segment, repeat(sequence(':', segment)))
}

function listAround(segment: Language, marked: Language): Language {
  return sequence(repeat(sequence(segment, ':')), marked, repeat(sequence(':', segment)))
}

/** What any template could produce in pull requests outside an environment. */
export function anyPullRequestSubjects(): Language {
  return listAround(choice([FREE, tied(undefined), MARKED]), MARKED)
}

/** What any template without context could produce in a repository. */
export function anySubjectsWithoutContext(repository: TrustedRepository): Language {
  return listOf(choice([FREE, tied(repository)]))
}

/** What any template could produce on a branch. */
export function anySubjectsOnBranches(branch: Language): Language {
  return listAround(choice([FREE, tied(undefined)]), labelled('ref', sequence('refs/heads/', branch)))
}

/** What any template could produce in every repository but one. */
export function anySubjectsOfOthers(repository: TrustedRepository): Language {
  const other = otherRepository(repository)
  const segments = [
    ...['repo', 'repository'].map((key) => labelled(key, other)),
    labelled('repository_id', repository === undefined ? DIGITS : otherId(repository.id)),
    labelled('workflow_ref', sequence(otherNames(repository), '/', VALUE)),
    ...['environment', 'ref'].map((key) => labelled(key, PLAIN)),
  ]
  return listOf(choice([FREE, MARKED, ...segments]))
}
