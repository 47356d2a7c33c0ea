/** Whose jobs a GitHub credential lets in: one repository, every repository of an owner, or nobody can tell. */

import { GITHUB_ISSUER, issuerKind } from '../credential/issuer.ts'
import { type Expression, parseExpression } from '../expression/expression.ts'
import { hasLiteralWorkflow, reachesOf, subjectTerms } from '../expression/reach.ts'
import { readingsOf } from '../subject/reading.ts'
import {
  type ParsedSubject,
  parseRepository,
  type RepositoryIdentity,
  type SubjectSegment,
} from '../subject/subject.ts'
import type { JudgedOwner, JudgedRepository, JudgedTrust } from './facts.ts'

/** The one repository that was asked for, every repository of an owner, or neither. */
export type Attribution = 'repository' | 'owner' | 'unknown'

/** What GitHub answered for the names in a declaration. */
export interface Resolved {
  readonly repository: JudgedRepository | undefined
  readonly owner: JudgedOwner | undefined
}

const REPOSITORY_KEYS: ReadonlySet<string> = new Set(['repo', 'repository', 'repository_id'])

/** Whether names may hold colons as they are: on servers up to 3.18, and on those whose address says nothing. */
function isRaw(issuer: string): boolean {
  const kind = issuerKind(issuer)
  return kind === 'github-enterprise-server' || kind === 'other'
}

/** True when a segment names this repository, by its ID where the segment holds one. */
function namesRepository({ key, value = '' }: SubjectSegment, { fullName, id }: JudgedRepository): boolean {
  if (key === 'repository_id') return value === id
  const named = parseRepository(value)
  if (named === undefined) return false
  return named.id === undefined
    ? `${named.owner}/${named.name}`.toLowerCase() === fullName.toLowerCase()
    : named.id === id
}

function isAbout({ segments }: ParsedSubject, repository: JudgedRepository): boolean {
  const naming = segments.filter(({ key }) => REPOSITORY_KEYS.has(key))
  return naming.length > 0 && naming.every((segment) => namesRepository(segment, repository))
}

/** Returns every reading of an exact subject; none when there are too many. */
export function readingsOfTrust(issuer: string, subject: string): readonly ParsedSubject[] {
  return readingsOf(subject, isRaw(issuer)) ?? []
}

/** A repository as the languages of subjects know it; undefined when its name is none. */
export function identityOf(repository: JudgedRepository | undefined): RepositoryIdentity | undefined {
  const named = repository && parseRepository(repository.fullName)
  if (named === undefined || repository?.id === undefined || repository.ownerId === undefined) return named
  return { ...named, id: repository.id, ownerId: repository.ownerId }
}

function attributeExpression(expression: Expression, { repository, owner }: Resolved): Attribution {
  const compared = (name: string) =>
    expression.terms.flatMap(({ claim, operator, comparand }) =>
      claim === name && operator === 'eq' ? [comparand] : [],
    )
  const ids = compared('repository_id')
  if (ids.length > 0) return ids.every((id) => id === repository?.id) ? 'repository' : 'unknown'
  const terms = subjectTerms(expression)
  const reaches = reachesOf({ terms }, { repository: identityOf(repository) })
  if (!reaches.some(({ whom }) => whom === 'other-repositories' || whom === 'undecided')) return 'repository'
  const owners = compared('repository_owner_id')
  const ofOwner = owners.length > 0 && owners.every((id) => id === owner?.id)
  return ofOwner && hasLiteralWorkflow(expression) ? 'owner' : 'unknown'
}

/** Tells whose jobs a match under one of GitHub's issuers lets in, by what can match: all readings, the whole language. */
export function attributionOf(trust: JudgedTrust, resolved: Resolved): Attribution {
  const { issuer } = trust
  if (trust.subject === undefined) {
    const parsed = parseExpression(trust.claimsMatchingExpression.value)
    return parsed.ok && issuer === GITHUB_ISSUER ? attributeExpression(parsed.expression, resolved) : 'unknown'
  }
  const { repository } = resolved
  const readings = readingsOfTrust(issuer, trust.subject)
  if (repository === undefined || readings.length === 0) return 'unknown'
  return readings.every((each) => isAbout(each, repository)) ? 'repository' : 'unknown'
}

/** The subject, or what an expression spells of it before the first wildcard. */
function literalsOf(trust: JudgedTrust): readonly string[] {
  if (trust.subject !== undefined) return [trust.subject]
  const parsed = parseExpression(trust.claimsMatchingExpression.value)
  const terms = parsed.ok ? subjectTerms(parsed.expression) : []
  return terms.map(({ comparand }) => comparand.replace(/[^:]*[*?].*$/s, ''))
}

/** The repositories that a match spells out, as `owner/name`: what a deletion is about when GitHub knows none any more. */
export function namedRepositories(trust: JudgedTrust): readonly string[] {
  return literalsOf(trust)
    .flatMap((literal) => readingsOfTrust(trust.issuer, literal))
    .flatMap(({ segments }) => segments)
    .flatMap(({ key, value = '' }) => {
      const named = REPOSITORY_KEYS.has(key) ? parseRepository(value) : undefined
      return named === undefined ? [] : [`${named.owner}/${named.name}`]
    })
}

// What begins a subject of these issuers names one project or workspace group; behind it a wildcard may stand.
const PINNED: Partial<Readonly<Record<ReturnType<typeof issuerKind>, RegExp>>> = {
  gitlab: /^project_path:[^:*?/]+(?:\/[^:*?/]+)+:/,
  'terraform-cloud': /^organization:[^:*?]+:project:[^:*?]+:/,
}

/** Tells whether an expression of another provider lets in the jobs of one project only, not of the provider's other customers. */
export function isOneProject(issuer: string, text: string): boolean {
  const parsed = parseExpression(text)
  const pinned = PINNED[issuerKind(issuer)]
  if (!parsed.ok || pinned === undefined) return false
  return subjectTerms(parsed.expression).some(({ comparand }) => pinned.test(comparand))
}
