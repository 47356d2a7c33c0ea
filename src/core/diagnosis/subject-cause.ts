/** Knows why a presented GitHub subject is not the stored one: spelling, IDs, another name, context or template. */

import { hasWildcard, matchesWildcard } from '../expression/wildcard.ts'
import { type ParsedSubject, parseSubject, type SubjectContext } from '../subject/subject.ts'
import { visible } from '../visible.ts'
import type { Cause, CauseCode } from './cause.ts'

function cause(code: CauseCode, sentence: string): Cause {
  return { code, sentence }
}

function withoutEscapes(text: string): string {
  return text.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Causes that show in the text as a whole. */
function spelling(presented: string, stored: string): Cause | undefined {
  if (stored.trim() === presented) {
    return cause('blanks', 'The stored subject has blanks around it, which Entra compares too.')
  }
  if (stored.toLowerCase() === presented.toLowerCase()) {
    return cause('case', 'The subject differs in upper and lower case only, and Entra compares the case.')
  }
  if (withoutEscapes(stored) === withoutEscapes(presented)) {
    return cause(
      'encoding',
      'The subjects differ in encoding only: GitHub writes ":" in a value as "%3A" and nothing else.',
    )
  }
  if (stored.replace(/:pull-request\b/, ':pull_request') === presented) {
    return cause('pull-request-spelling', 'The stored subject says "pull-request"; GitHub writes "pull_request".')
  }
  if (hasWildcard(stored) && matchesWildcard(stored, presented)) {
    return cause('wildcard-literal', 'The stored subject holds a wildcard, which an exact credential takes literally.')
  }
  return undefined
}

/** Causes in the `repo` segment. */
function repository(presented: ParsedSubject, stored: ParsedSubject): Cause | undefined {
  const mine = presented.repository
  const theirs = stored.repository
  if (mine === undefined || theirs === undefined) return undefined
  const sameNames =
    mine.owner.toLowerCase() === theirs.owner.toLowerCase() && mine.name.toLowerCase() === theirs.name.toLowerCase()
  if (!sameNames) {
    const proved = mine.id !== undefined && mine.id === theirs.id
    const names = `"${theirs.owner}/${theirs.name}" is stored, "${mine.owner}/${mine.name}" is presented`
    return cause(
      'renamed',
      `${names}: ${proved ? 'the repository was renamed or transferred' : 'renamed, transferred, or another repository'}.`,
    )
  }
  if (presented.immutable && !stored.immutable) {
    return cause(
      'ids-missing',
      'The stored subject has names only; this repository presents owner and repository ID with them.',
    )
  }
  if (stored.immutable && !presented.immutable) {
    return cause('ids-unexpected', 'The stored subject holds IDs; this repository still presents names only.')
  }
  if (mine.id !== theirs.id || mine.ownerId !== theirs.ownerId) {
    return cause(
      'ids-stale',
      'The names are equal and the IDs are not: the repository or its owner was created anew, or the repository was transferred.',
    )
  }
  return undefined
}

/** Labels of the segments in order, with every form of the context under one name. */
function shape({ segments }: ParsedSubject): string {
  const contexts = new Set(['environment', 'ref', 'pull_request', 'pull-request'])
  return segments.map(({ key }) => (contexts.has(key) ? 'context' : key)).join(':')
}

function nameOf(context: SubjectContext): string {
  switch (context.kind) {
    case 'environment':
      return `the environment "${visible(context.environment)}"`
    case 'ref':
      return `the ref "${visible(context.ref)}"`
    case 'pull_request':
      return 'a pull request'
  }
}

/** Causes in the context segment. */
function context(presented: ParsedSubject, stored: ParsedSubject): Cause | undefined {
  const mine = presented.context
  const theirs = stored.context
  if (mine === undefined || theirs === undefined) return undefined
  if (mine.kind === 'environment' && theirs.kind !== 'environment') {
    return cause(
      'environment-added',
      `The job has ${nameOf(mine)}, which decides its subject; the credential is for ${nameOf(theirs)}.`,
    )
  }
  if (theirs.kind === 'environment' && mine.kind !== 'environment') {
    return cause(
      'environment-missing',
      `The credential is for ${nameOf(theirs)}; the job names no environment and runs for ${nameOf(mine)}.`,
    )
  }
  const differs = nameOf(mine) !== nameOf(theirs)
  return differs
    ? cause('other-context', `The job runs for ${nameOf(mine)}; the credential is for ${nameOf(theirs)}.`)
    : undefined
}

/** Causes in the further claims of a customised template. */
function claims(presented: ParsedSubject, stored: ParsedSubject): Cause | undefined {
  const key = Object.keys(presented.claims).find((name) => presented.claims[name] !== stored.claims[name])
  if (key === undefined) return undefined
  return cause(
    'other-context',
    `The template's claim "${key}" is "${visible(`${presented.claims[key]}`)}" in the token and "${visible(`${stored.claims[key]}`)}" in the credential.`,
  )
}

// A subject of GitHub opens with one of these, whatever its template is.
const GITHUB_SUBJECT =
  /^(?:repo|repository\w*|environment|ref|job_workflow_ref|workflow|actor|enterprise|repo_property_\w+|\w+_(?:id|ref)):/

/** Returns the likely cause for two different subjects of one issuer. */
export function subjectCause(presented: string, stored: string): Cause {
  const unknown = cause(
    'unknown',
    'The stored subject is another one, and nothing shows how it should become this one.',
  )
  const spelt = spelling(presented, stored)
  if (spelt !== undefined) return spelt
  if (!GITHUB_SUBJECT.test(presented) || !GITHUB_SUBJECT.test(stored)) return unknown
  const mine = parseSubject(presented)
  const theirs = parseSubject(stored)
  if (shape(mine) !== shape(theirs)) {
    return cause(
      'template-changed',
      `The subject has another template: "${shape(mine)}" is presented, "${shape(theirs)}" is stored.`,
    )
  }
  const prefix = repository(mine, theirs)
  const rest = context(mine, theirs) ?? claims(mine, theirs)
  if (prefix === undefined || rest === undefined) return prefix ?? rest ?? unknown
  return cause(prefix.code, `${prefix.sentence.slice(0, -1)}; and ${rest.sentence.replace(/^The/, 'the')}`)
}
