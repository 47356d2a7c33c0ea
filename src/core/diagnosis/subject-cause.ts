/** Reasons why a presented GitHub subject is not the stored one: spelling, IDs, another name, context or template. */
import { hasWildcard, matchesWildcard } from '../expression/wildcard.ts'
import type { ParsedSubject } from '../subject/subject.ts'
import type { SubjectText } from './alignment.ts'
import type { FoundCause } from './cause.ts'

function withoutEscapes(text: string): string {
  return text.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Causes that show in the text as a whole. */
function spelling(presented: string, stored: string): FoundCause | undefined {
  if (stored.trim() === presented) return { code: 'blanks', field: 'subject' }
  if (stored.toLowerCase() === presented.toLowerCase()) return { code: 'case', field: 'subject' }
  if (withoutEscapes(stored) === withoutEscapes(presented)) return { code: 'encoding' }
  if (stored.replace(/:pull-request\b/, ':pull_request') === presented) return { code: 'pull-request-spelling' }
  if (hasWildcard(stored) && matchesWildcard(stored, presented)) return { code: 'wildcard-literal' }
  return undefined
}

/** Causes in the `repo` segment. */
function repository(presented: ParsedSubject, stored: ParsedSubject): FoundCause | undefined {
  const mine = presented.repository
  const theirs = stored.repository
  if (mine === undefined || theirs === undefined) return undefined
  const sameNames =
    mine.owner.toLowerCase() === theirs.owner.toLowerCase() && mine.name.toLowerCase() === theirs.name.toLowerCase()
  if (!sameNames) {
    const proved = mine.id !== undefined && mine.id === theirs.id
    const [mineName, theirName] = [mine, theirs].map(({ owner, name }) => `${owner}/${name}`)
    return { code: 'renamed', presented: `${mineName}`, stored: `${theirName}`, proved }
  }
  if (presented.immutable && !stored.immutable) return { code: 'ids-missing' }
  if (stored.immutable && !presented.immutable) return { code: 'ids-unexpected' }
  return mine.id !== theirs.id || mine.ownerId !== theirs.ownerId ? { code: 'ids-stale' } : undefined
}

/** Labels of the segments in order, with every form of the context under one name. */
function shape({ segments }: ParsedSubject): string {
  const contexts = new Set(['environment', 'ref', 'pull_request', 'pull-request'])
  return segments.map(({ key }) => (contexts.has(key) ? 'context' : key)).join(':')
}

/** Causes in the context segment. */
function context(presented: ParsedSubject, stored: ParsedSubject): FoundCause | undefined {
  const mine = presented.context
  const theirs = stored.context
  if (mine === undefined || theirs === undefined) return undefined
  const both = { presented: mine, stored: theirs }
  if (mine.kind === 'environment' && theirs.kind !== 'environment') return { code: 'environment-added', ...both }
  if (theirs.kind === 'environment' && mine.kind !== 'environment') return { code: 'environment-missing', ...both }
  return JSON.stringify(mine) === JSON.stringify(theirs) ? undefined : { code: 'other-context', ...both }
}

/** Causes in the further claims of a customised template. */
function claims(presented: ParsedSubject, stored: ParsedSubject): FoundCause | undefined {
  const claim = Object.keys(presented.claims).find((name) => presented.claims[name] !== stored.claims[name])
  if (claim === undefined) return undefined
  return {
    code: 'other-claim',
    claim,
    presented: `${presented.claims[claim]}`,
    stored: `${stored.claims[claim]}`,
  }
}

// A subject of GitHub opens with one of these, whatever its template is.
const GITHUB_SUBJECT =
  /^(?:repo|repository\w*|environment|ref|job_workflow_ref|workflow|actor|enterprise|repo_property_\w+|\w+_(?:id|ref)):/

/** Returns the likely causes for two different subjects of one issuer: the first one, and where two segments differ a second. */
export function subjectCauses(presented: SubjectText, stored: SubjectText): readonly [FoundCause, ...FoundCause[]] {
  const spelt = spelling(presented.text, stored.text)
  if (spelt !== undefined) return [spelt]
  if (!GITHUB_SUBJECT.test(presented.text) || !GITHUB_SUBJECT.test(stored.text)) return [{ code: 'unknown' }]
  const [mine, theirs] = [presented.parsed, stored.parsed]
  const [mineShape, theirShape] = [shape(mine), shape(theirs)]
  if (mineShape !== theirShape) return [{ code: 'template-changed', presented: mineShape, stored: theirShape }]
  const prefix = repository(mine, theirs)
  const rest = context(mine, theirs) ?? claims(mine, theirs)
  if (prefix === undefined) return [rest ?? { code: 'unknown' }]
  return rest === undefined ? [prefix] : [prefix, rest]
}
