/** Every way to read a subject: one where colons are encoded, several where a name can hold them as they are. */

import type { SubjectTemplate } from '../template/template.ts'
import { claim, type IdTokenClaims } from './claims.ts'
import { type Breadth, isTooBroad } from './context.ts'
import {
  isClaimKey,
  type ParsedSubject,
  PULL_REQUEST,
  parseSubject,
  readSegments,
  type SubjectSegment,
} from './subject.ts'

// Nobody's real subject has more than a few.
const MOST = 256

// Whoever edits a workflow or a setting chooses these freely; the values of all others are IDs, names or refs without colons.
const FREE_TEXT = /^(?:environment|workflow|job_workflow_ref|workflow_ref|enterprise|repo_property_\w+)$/

/** Where the value of a key can end: before the name of a claim, or at the end of the subject. */
function endsOf(words: readonly string[], at: number, key: string): readonly number[] {
  if (!FREE_TEXT.test(key)) return [at + 2]
  const later = words.flatMap((word, index) => (index > at + 1 && isClaimKey(word) ? [index] : []))
  return [...later, words.length]
}

function readRaw(words: readonly string[]): readonly (readonly SubjectSegment[])[] | undefined {
  const found: (readonly SubjectSegment[])[] = []
  const open: { at: number; segments: readonly SubjectSegment[] }[] = [{ at: 0, segments: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { at, segments } = next
    const key = words[at]
    if (key === undefined) found.push(segments)
    else if (!isClaimKey(key)) continue
    else if (key === PULL_REQUEST) open.push({ at: at + 1, segments: [...segments, { key, value: undefined }] })
    else if (at + 1 < words.length) {
      const value = (end: number) => words.slice(at + 1, end).join(':')
      open.push(
        ...endsOf(words, at, key).map((end) => ({ at: end, segments: [...segments, { key, value: value(end) }] })),
      )
    }
    if (found.length + open.length > MOST) return undefined
  }
  return found
}

/** A segment of `repo` or a context counts for what the token's own claims say, and so does every other. */
function isClaimed({ key, value }: SubjectSegment, claims: IdTokenClaims): boolean {
  if (key === PULL_REQUEST) return claim(claims, 'event_name') === PULL_REQUEST
  return claim(claims, key === 'repo' ? 'repository' : key) === value
}

function fits({ segments }: ParsedSubject, { keys }: SubjectTemplate): boolean {
  const isContext = (key: string | undefined) => key === 'environment' || key === 'ref' || key === PULL_REQUEST
  return (
    segments.length === keys.length &&
    segments.every(({ key }, index) => {
      const wanted = keys[index]
      if (wanted === 'context') return isContext(key)
      return key === wanted || (key === 'repo' && wanted === 'repository')
    })
  )
}

/** What tells one reading from another: the claims of the job that presents the subject, or the template in force. */
export interface ReadingFacts {
  readonly claims?: IdTokenClaims
  readonly template?: SubjectTemplate
  /** The subject, where the caller has parsed it already. */
  readonly parsed?: ParsedSubject
}

function preferred(
  readings: readonly ParsedSubject[],
  keep: (each: ParsedSubject) => boolean,
): readonly ParsedSubject[] {
  const kept = readings.filter(keep)
  return kept.length > 0 ? kept : readings
}

/**
 * Returns every way to read a subject; undefined when there are too many to judge.
 * @param raw true on a GitHub Enterprise Server, which up to 3.18 leaves colons in names as they are:
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function readingsOf(
  sub: string,
  raw: boolean,
  { claims, template, parsed = parseSubject(sub) }: ReadingFacts = {},
): readonly ParsedSubject[] | undefined {
  if (!raw) return [parsed]
  const found = readRaw(sub.split(':'))
  if (found === undefined) return undefined
  const readings = found.length === 0 ? [parsed] : found.map(readSegments)
  const produced = template === undefined ? readings : preferred(readings, (each) => fits(each, template))
  if (claims === undefined) return produced
  return preferred(produced, ({ segments }) => segments.every((segment) => isClaimed(segment, claims)))
}

/** Returns the breadth of the broadest reading; a subject that cannot be judged counts as one for every event. */
export function breadthOf(readings: readonly ParsedSubject[]): Breadth | undefined {
  if (readings.length === 0) return 'every-event'
  return readings.map(isTooBroad).find((breadth) => breadth !== undefined)
}
