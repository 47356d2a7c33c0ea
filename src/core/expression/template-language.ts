/** The languages of the subjects that one template produces: for pull requests, for other repositories, without context. */

import type { SubjectTemplate } from '../template/template.ts'
import { choice, type Language, sequence, text } from './language.ts'
import {
  DIGITS,
  labelled,
  otherId,
  otherNames,
  otherRepository,
  ownRepository,
  PULL_REF,
  REPOSITORY,
  repositoryLabelled,
  type TrustedRepository,
  VALUE,
} from './subject-parts.ts'

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

/** What a template without context produces in a repository, for every event alike; nothing where it has one. */
export function subjectsWithoutContext({ keys }: SubjectTemplate, repository: TrustedRepository): Language {
  if (keys.some((key) => CONTEXT_KEYS.has(key))) return choice([])
  return joined(keys.map((key) => anySegment(key, ownRepository(repository), VALUE, VALUE)))
}
