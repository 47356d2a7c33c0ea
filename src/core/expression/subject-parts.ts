/** The languages that GitHub subjects are made of: values, repositories, and every repository but one. */

import type { RepositoryIdentity } from '../subject/subject.ts'
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

export const NOT_COLON: CharacterClass = { characters: ':', negated: true }
const NAME_CHARACTERS: CharacterClass = { characters: ':/@', negated: true }
const DIGIT_CHARACTERS: CharacterClass = { characters: '0123456789', negated: false }

// A value never holds a raw colon: https://docs.github.com/en/actions/reference/security/oidc
export const VALUE = repeat(noneOf(':'))
export const NAME = oneOrMore(noneOf(NAME_CHARACTERS.characters))
export const DIGITS = oneOrMore(oneOf(DIGIT_CHARACTERS.characters))
export const NAMES = sequence(NAME, '/', NAME)
export const REPOSITORY = choice([NAMES, sequence(NAME, '@', DIGITS, '/', NAME, '@', DIGITS)])
export const PULL_REF = sequence('refs/pull/', VALUE)

function otherName(name: string): Language {
  return otherThan(['', name], NAME_CHARACTERS)
}

export function otherId(id: string | undefined): Language {
  return id === undefined ? choice([]) : otherThan(['', id], DIGIT_CHARACTERS)
}

export function otherNames(repository: TrustedRepository): Language {
  if (repository === undefined) return NAMES
  return choice([sequence(otherName(repository.owner), '/', NAME), sequence(NAME, '/', otherName(repository.name))])
}

/** The value of `repo` for every repository but one; the same names with IDs that are not known count as that one. */
export function otherRepository(repository: TrustedRepository): Language {
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

export function labelled(key: string, value: Language): Language {
  return sequence(`${key}:`, value)
}

// `repository` was seen as `repo` and is documented as both.
export function repositoryLabelled(key: string, value: Language): Language {
  return key === 'repo' ? labelled('repo', value) : choice([labelled('repo', value), labelled('repository', value)])
}

/** The value of `repo` for one repository, whatever its IDs are; for any where none is given. */
export function ownRepository(repository: TrustedRepository): Language {
  if (repository === undefined) return REPOSITORY
  const { owner, name } = repository
  return choice([text(`${owner}/${name}`), sequence(`${owner}@`, DIGITS, `/${name}@`, DIGITS)])
}
