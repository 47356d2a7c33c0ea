/** The languages of the subjects that any template could produce, the one in force one day included. */

import { BRANCH_PREFIX } from '../subject/ref.ts'
import { choice, type Language, noneOf, otherThan, repeat, sequence, text } from './language.ts'
import {
  DIGITS,
  labelled,
  NOT_COLON,
  otherId,
  otherNames,
  otherRepository,
  ownRepository,
  PULL_REF,
  type TrustedRepository,
  VALUE,
} from './subject-parts.ts'

// Claims that name neither a repository nor a context.
export const FREE_KEYS = [
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

export function listOf(segment: Language): Language {
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
  return listAround(choice([FREE, tied(undefined)]), labelled('ref', sequence(BRANCH_PREFIX, branch)))
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
