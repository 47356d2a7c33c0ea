/** The language of what jobs on GitHub can present at all: names, refs and IDs as GitHub and Git allow them. */

import { BRANCH_PREFIX, TAG_PREFIX } from '../subject/ref.ts'
import { FREE_KEYS, listOf } from './any-template.ts'
import { choice, type Language, noneOf, oneOf, oneOrMore, repeat, sequence, text } from './language.ts'
import { DIGITS, labelled, VALUE } from './subject-parts.ts'

// GitHub allows these in owners and repositories, and Git forbids those in refs: https://git-scm.com/docs/git-check-ref-format
const REAL_NAME = oneOrMore(oneOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.'))
// Of the characters that cannot be seen, those that copying brings along.
const INVISIBLE =
  '\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff'
const NEVER = ` ~^:?*[\\\\${INVISIBLE}`
const REF_PART = sequence(noneOf(`${NEVER}/.`), repeat(noneOf(`${NEVER}/`)))
const REAL_REF = sequence(
  choice([BRANCH_PREFIX, TAG_PREFIX, 'refs/pull/'].map(text)),
  REF_PART,
  repeat(sequence('/', REF_PART)),
)

/** What jobs on GitHub can present at all, under any template; with the IDs that the token must carry. */
export function realSubjects(ids: { readonly id: string | undefined; readonly ownerId: string | undefined }): Language {
  const digits = (id: string | undefined) => (id === undefined ? DIGITS : text(id))
  const [id, ownerId] = [digits(ids.id), digits(ids.ownerId)]
  const names = sequence(REAL_NAME, '/', REAL_NAME)
  const repository = choice([names, sequence(REAL_NAME, '@', ownerId, '/', REAL_NAME, '@', id)])
  const free = FREE_KEYS.filter((key) => key !== 'repository_owner_id')
  const segment = choice([
    labelled('repo', repository),
    labelled('repository', repository),
    labelled('repository_id', id),
    labelled('repository_owner_id', ownerId),
    labelled('environment', oneOrMore(noneOf(':'))),
    labelled('ref', REAL_REF),
    text('pull_request'),
    labelled('workflow_ref', sequence(names, '/', VALUE, '@', VALUE)),
    sequence(
      choice([
        ...free.map(text),
        ...['check_run_id', 'ref_protected', 'environment_node_id'].map(text),
        sequence('repo_property_', repeat(noneOf(':'))),
      ]),
      ':',
      VALUE,
    ),
  ])
  return listOf(segment)
}

/** What `job_workflow_ref` can be at all. */
export const REAL_WORKFLOWS: Language = sequence(
  sequence(REAL_NAME, '/', REAL_NAME),
  '/.github/workflows/',
  oneOrMore(noneOf('@')),
  '@',
  oneOrMore(noneOf('@')),
)
