/** Two issuers, subjects or audiences laid beside each other, aligned by segment. */

import { VALUE_LIMIT } from '../credential/credential.ts'
import { matchesWildcard } from '../expression/wildcard.ts'
import { formatSegments, type ParsedSubject, parseSubject } from '../subject/subject.ts'

/** A piece of a value: its label (`environment`), if it has one, and its text (`environment:production`). */
export interface Piece {
  readonly label: string
  readonly text: string
}

/** Two pieces that stand beside each other; `index` counts the pieces of the presented value from 0. */
export interface AlignedPiece {
  readonly presented: string | undefined
  readonly stored: string | undefined
  readonly index: number
  readonly equal: boolean
}

export interface Alignment {
  readonly pieces: readonly AlignedPiece[]
  /** 0 for equal values; grows with every differing segment, least for a difference in case alone. */
  readonly distance: number
  readonly separator: string
}

/** How pieces are compared: to the letter, or with the stored one as a pattern of `matches`. */
export type Comparison = 'exact' | 'pattern'

const MISSING_COST = 1

/** A subject with its segments, taken apart once. */
export interface SubjectText {
  readonly text: string
  readonly parsed: ParsedSubject
}

/** Keeps the text of a subject beside its segments. @param parsed the subject, where the caller has parsed it already */
export function toSubjectText(text: string, parsed: ParsedSubject = parseSubject(text)): SubjectText {
  return { text, parsed }
}

// Real values have a dozen pieces at most; the work grows with the square of their number.
const MAX_PIECES = 60

function split({ text, parsed }: SubjectText, separator: string): readonly Piece[] {
  const pieces =
    separator === '/'
      ? text.split('/').map((part) => ({ label: '', text: part }))
      : parsed.segments.map((segment) => ({ label: segment.key, text: formatSegments([segment]) }))
  if (pieces.length <= MAX_PIECES) return pieces
  const rest = pieces.slice(MAX_PIECES - 1).map((piece) => piece.text)
  return [...pieces.slice(0, MAX_PIECES - 1), { label: '', text: rest.join(separator) }]
}

function equalPieces(presented: Piece, stored: Piece, comparison: Comparison): boolean {
  if (presented.text === stored.text) return true
  return comparison === 'pattern' && matchesWildcard(stored.text, presented.text)
}

function commonPrefix(left: string, right: string): number {
  let at = 0
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1
  return at
}

/** Cost of putting one piece for another: between 0 (equal) and less than that of leaving both out. */
function substitution(presented: Piece, stored: Piece, comparison: Comparison): number {
  if (equalPieces(presented, stored, comparison)) return 0
  if (presented.text.toLowerCase() === stored.text.toLowerCase()) return 0.1
  const longest = Math.max(presented.text.length, stored.text.length)
  const alike = commonPrefix(presented.text, stored.text) / longest
  return (presented.label === stored.label ? 0.5 : 1.2) + 0.5 * (1 - alike)
}

interface Path {
  readonly cost: number
  readonly piece?: AlignedPiece
  readonly next?: Path
}

const END: Path = { cost: 0 }

/** Finds the cheapest way through both lists (Needleman and Wunsch), from the last pair of remainders to the first. */
function cheapestPath(left: readonly Piece[], right: readonly Piece[], comparison: Comparison): Path {
  const width = right.length + 1
  const paths: Path[] = []
  const pathAt = (index: number, s: number): Path => paths[index * width + s] ?? END
  for (let index = left.length; index >= 0; index--) {
    for (let s = right.length; s >= 0; s--) {
      const [mine, theirs] = [left[index], right[s]]
      const step = (cost: number, presented: Piece | undefined, stored: Piece | undefined, next: Path): Path => ({
        cost: cost + next.cost,
        piece: { presented: presented?.text, stored: stored?.text, index, equal: cost === 0 },
        next,
      })
      const options: Path[] = []
      if (mine !== undefined && theirs !== undefined)
        options.push(step(substitution(mine, theirs, comparison), mine, theirs, pathAt(index + 1, s + 1)))
      if (mine !== undefined) options.push(step(MISSING_COST, mine, undefined, pathAt(index + 1, s)))
      if (theirs !== undefined) options.push(step(MISSING_COST, undefined, theirs, pathAt(index, s + 1)))
      const [first, ...others] = options
      if (first !== undefined)
        paths[index * width + s] = others.reduce((best, option) => (option.cost < best.cost ? option : best), first)
    }
  }
  return pathAt(0, 0)
}

/** Issuer, subject and audience of a stored credential end here, as real ones do. */
function capped(subject: SubjectText): SubjectText {
  return subject.text.length > VALUE_LIMIT ? toSubjectText(`${subject.text.slice(0, VALUE_LIMIT)}…`) : subject
}

/** Lays a presented subject beside a stored one, segment by segment, so that as little as possible differs; 600 characters of each. */
export function alignSubjects(
  presented: SubjectText,
  stored: SubjectText,
  comparison: Comparison = 'exact',
): Alignment {
  const separator = [presented, stored].every(({ text }) => /^https?:\/\/|^spiffe:\/\/|^\/|^api:\/\//.test(text))
    ? '/'
    : ':'
  const path = cheapestPath(split(capped(presented), separator), split(capped(stored), separator), comparison)
  const pieces: AlignedPiece[] = []
  for (let step: Path | undefined = path; step?.piece !== undefined; step = step.next) pieces.push(step.piece)
  return { pieces, distance: path.cost, separator }
}

/** Lays two values of any kind beside each other: issuers, audiences, claims. */
export function align(presented: string, stored: string, comparison: Comparison = 'exact'): Alignment {
  return alignSubjects(toSubjectText(presented), toSubjectText(stored), comparison)
}

/** Returns the first character that differs, counted from 1, or undefined for equal values. */
export function firstDifference(presented: string, stored: string): number | undefined {
  return presented === stored ? undefined : commonPrefix(presented, stored) + 1
}
