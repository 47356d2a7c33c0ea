/** Which credentials would stop trusting a repository once its subjects carry IDs: those whose immutable twin is not stored. */
import { type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import { coverageOf, PLACE } from '../expression/coverage.ts'
import { type ExpressionTerm, formatExpression, parseExpression } from '../expression/expression.ts'
import { choice, type Language, noneOf, oneOrMore, sequence, text } from '../expression/language.ts'
import { languageOf } from '../expression/reach.ts'
import { labelled } from '../expression/subject-parts.ts'
import { matchesWildcard } from '../expression/wildcard.ts'
import type { SubjectTemplate } from '../template/template.ts'

/** A repository whose subjects shall carry IDs. */
export interface SwitchedRepository {
  readonly template: SubjectTemplate
  readonly id: string
  readonly ownerId: string
  /** How the `repo` segment reads: `octo-org/shop` before, `octo-org@1/shop@2` after. */
  readonly before: string
  readonly after: string
}

/** A stored credential with its conditions; undefined where its expression cannot be read. */
export interface StoredTrust {
  readonly credential: FederatedIdentityCredential
  readonly terms: readonly ExpressionTerm[] | undefined
}

type Readable = StoredTrust & { readonly terms: readonly ExpressionTerm[] }

const isReadable = (trust: StoredTrust): trust is Readable => trust.terms !== undefined

/** A credential without a twin. `undecided`: nobody can tell what it admits, or whether something stored admits the same. */
export interface MissingTwin {
  readonly kind: 'missing' | 'undecided'
  readonly credential: FederatedIdentityCredential
  /** The subject, or the expression, that would be its twin. */
  readonly wanted: string
}

/** Reads what a credential asks of a token: an exact subject is one condition. */
export function readTrust(credential: FederatedIdentityCredential): StoredTrust {
  if (credential.subject !== undefined)
    return { credential, terms: [{ claim: 'sub', operator: 'eq', comparand: credential.subject, column: 1 }] }
  const parsed = parseExpression(matchText(credential))
  return { credential, terms: parsed.ok ? parsed.expression.terms : undefined }
}

const VALUE = oneOrMore(noneOf(`:${PLACE}`))

function segment(key: string, { id, ownerId }: SwitchedRepository): Language {
  switch (key) {
    case 'repo':
      return labelled('repo', text(PLACE))
    case 'repository':
      // Seen as `repo`, and documented as both.
      return choice([labelled('repo', text(PLACE)), labelled('repository', text(PLACE))])
    case 'context':
      return choice([text('pull_request'), labelled('ref', VALUE), labelled('environment', VALUE)])
    case 'repository_id':
      return labelled(key, text(id))
    case 'repository_owner_id':
      return labelled(key, text(ownerId))
    default:
      return labelled(key, VALUE)
  }
}

/** Every subject of the repository, with `PLACE` for what the switch changes. */
function subjectsOf(repository: SwitchedRepository): Language {
  const segments = repository.template.keys.map((key) => segment(key, repository))
  return sequence(...segments.flatMap((each, index) => (index === 0 ? [each] : [':', each])))
}

const subOf = (terms: readonly ExpressionTerm[]) => terms.filter(({ claim }) => claim === 'sub')
const othersOf = (terms: readonly ExpressionTerm[]) => terms.filter(({ claim }) => claim !== 'sub')

/** What every token of the repository says; undefined for a claim that differs from job to job. */
function knownClaim({ id, ownerId }: SwitchedRepository, claim: string): string | undefined {
  if (claim === 'repository_id') return id
  return claim === 'repository_owner_id' ? ownerId : undefined
}

function holds({ operator, comparand }: ExpressionTerm, value: string): boolean {
  return operator === 'eq' ? comparand === value : matchesWildcard(comparand, value)
}

/** False where a condition keeps every job of the repository out. */
function mayAdmit(terms: readonly ExpressionTerm[], repository: SwitchedRepository): boolean {
  return terms.every((term) => {
    // A subject that names another repository to the letter needs no automaton.
    if (term.claim === 'sub') return term.operator === 'matches' || term.comparand.includes(repository.before)
    const known = knownClaim(repository, term.claim)
    return known === undefined || holds(term, known)
  })
}

/** Whether a condition holds for every job that fulfils the others. */
function follows(term: ExpressionTerm, terms: readonly ExpressionTerm[], repository: SwitchedRepository): boolean {
  const known = knownClaim(repository, term.claim)
  if (known !== undefined) return holds(term, known)
  const [first, ...rest] = terms.filter(({ claim }) => claim === term.claim).map(languageOf)
  if (first === undefined) return false
  const inner = { languages: rest, reads: '' }
  return coverageOf({ texts: first, inner, outer: { covers: [[languageOf(term)]], reads: '' } }).kind === 'covered'
}

/** The languages of the subjects that something stored admits, wherever the conditions on other claims hold as well. */
function coversOf(
  { credential, terms: needed }: Readable,
  staying: readonly StoredTrust[],
  repository: SwitchedRepository,
): readonly (readonly Language[])[] {
  return staying.filter(isReadable).flatMap(({ credential: other, terms }) => {
    if (other.issuer !== credential.issuer || other.audiences[0] !== credential.audiences[0]) return []
    return othersOf(terms).every((term) => follows(term, needed, repository)) ? [subOf(terms).map(languageOf)] : []
  })
}

function twinOf({ credential, terms }: Readable, { before, after }: SwitchedRepository, example: string): string {
  const named = subOf(terms).some(({ comparand }) => comparand.includes(before))
  if (credential.subject !== undefined || !named) return example
  return formatExpression(
    terms.map((term) => (term.claim === 'sub' ? { ...term, comparand: term.comparand.replace(before, after) } : term)),
  )
}

/**
 * Returns what would stop trusting jobs of the repository. Decided by what can match under the repository's template: every
 * subject that a credential admits by names has to be admitted with IDs, by something stored with the same issuer and audience.
 * @param stored everything that one target stores
 * @param staying what of it counts as a twin
 */
export function missingTwins(
  repository: SwitchedRepository,
  stored: readonly StoredTrust[],
  staying: readonly StoredTrust[],
): readonly MissingTwin[] {
  const texts = subjectsOf(repository)
  const check = (each: StoredTrust): readonly MissingTwin[] => {
    const { credential } = each
    if (!isReadable(each)) return [{ kind: 'undecided', credential, wanted: matchText(credential) }]
    const { terms } = each
    if (!mayAdmit(terms, repository)) return []
    const covered = coverageOf({
      texts,
      inner: { languages: subOf(terms).map(languageOf), reads: repository.before },
      outer: { covers: coversOf(each, staying, repository), reads: repository.after },
    })
    if (covered.kind === 'covered') return []
    if (covered.kind === 'undecided')
      return [{ kind: 'undecided', credential, wanted: twinOf(each, repository, matchText(credential)) }]
    const example = covered.example.replaceAll(PLACE, repository.after)
    return [{ kind: 'missing', credential, wanted: twinOf(each, repository, example) }]
  }
  return stored.flatMap(check)
}
