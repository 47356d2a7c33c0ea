/** Knows how two issuers, subjects or audiences are laid beside each other: aligned by segment, with the differences marked. */
import { formatSegments, parseSubject } from './subject.ts'
import { matchesWildcard } from './wildcard.ts'

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

function split(text: string, separator: string): readonly Piece[] {
  if (separator === '/') return text.split('/').map((part) => ({ label: '', text: part }))
  return parseSubject(text, 'percent-colon').segments.map((segment) => ({
    label: segment.key,
    text: formatSegments([segment]),
  }))
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

/** Fills the table of the cheapest alignments of all suffixes (Needleman and Wunsch). */
function costs(
  presented: readonly Piece[],
  stored: readonly Piece[],
  comparison: Comparison,
): readonly (readonly number[])[] {
  const table = Array.from({ length: presented.length + 1 }, () => new Array<number>(stored.length + 1).fill(0))
  for (let p = presented.length; p >= 0; p -= 1) {
    for (let s = stored.length; s >= 0; s -= 1) {
      const row = table[p]
      if (row !== undefined) row[s] = cheapest(table, presented[p], stored[s], p, s, comparison)
    }
  }
  return table
}

function cheapest(
  table: readonly (readonly number[])[],
  left: Piece | undefined,
  right: Piece | undefined,
  p: number,
  s: number,
  comparison: Comparison,
): number {
  const options: number[] = []
  if (left !== undefined) options.push(at(table, p + 1, s) + MISSING_COST)
  if (right !== undefined) options.push(at(table, p, s + 1) + MISSING_COST)
  if (left !== undefined && right !== undefined) {
    options.push(at(table, p + 1, s + 1) + substitution(left, right, comparison))
  }
  return options.length === 0 ? 0 : Math.min(...options)
}

function at(table: readonly (readonly number[])[], p: number, s: number): number {
  return table[p]?.[s] ?? Number.POSITIVE_INFINITY
}

/** Lays a presented value beside a stored one, segment by segment, so that as little as possible differs. */
export function align(presented: string, stored: string, comparison: Comparison = 'exact'): Alignment {
  const separator = [presented, stored].every((text) => /^https?:\/\/|^spiffe:\/\/|^\/|^api:\/\//.test(text))
    ? '/'
    : ':'
  const left = split(presented, separator)
  const right = split(stored, separator)
  const table = costs(left, right, comparison)
  const pieces: AlignedPiece[] = []
  for (let p = 0, s = 0; p < left.length || s < right.length; ) {
    const mine = left[p]
    const theirs = right[s]
    const here = at(table, p, s)
    if (mine !== undefined && theirs !== undefined) {
      if (Math.abs(here - at(table, p + 1, s + 1) - substitution(mine, theirs, comparison)) < 1e-9) {
        const equal = equalPieces(mine, theirs, comparison)
        pieces.push({ presented: mine.text, stored: theirs.text, index: p, equal })
        p += 1
        s += 1
        continue
      }
    }
    const skipsMine = mine !== undefined && Math.abs(here - at(table, p + 1, s) - MISSING_COST) < 1e-9
    pieces.push(
      skipsMine
        ? { presented: mine.text, stored: undefined, index: p, equal: false }
        : { presented: undefined, stored: theirs?.text ?? '', index: p, equal: false },
    )
    if (skipsMine) p += 1
    else s += 1
  }
  return { pieces, distance: at(table, 0, 0), separator }
}

/** Makes control characters visible, so that a value takes one line of a log and cannot steer a terminal. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

function mark(text: string, other: string | undefined): string {
  const label = /^[a-z_]+:/.exec(text)?.[0] ?? ''
  return other?.startsWith(label) === true && label !== ''
    ? `${label}»${visible(text.slice(label.length))}«`
    : `»${visible(text)}«`
}

/** Returns both values with the differing segments between `»` and `«`. */
export function markDifferences({ pieces, separator }: Alignment): {
  readonly presented: string
  readonly stored: string
} {
  const side = (own: 'presented' | 'stored', other: 'presented' | 'stored'): string =>
    pieces
      .flatMap((piece) => {
        const text = piece[own]
        if (text === undefined) return []
        return [piece.equal ? visible(text) : mark(text, piece[other])]
      })
      .join(separator)
  return { presented: side('presented', 'stored'), stored: side('stored', 'presented') }
}

/** Returns the first character that differs, counted from 1, or undefined for equal values. */
export function firstDifference(presented: string, stored: string): number | undefined {
  return presented === stored ? undefined : commonPrefix(presented, stored) + 1
}
