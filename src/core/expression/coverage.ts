/** Decides whether whatever one list of languages holds is held by others as well, where one place in a text reads differently for each. */
import { automatonOf, charactersOf, type Reach, reachOf, type State } from './automaton.ts'
import type { Language } from './language.ts'

/** Stands in `texts` for the place that reads differently; no text of GitHub or Entra holds it (private use, U+E000). */
export const PLACE = '\uE000'

/** More sets of states than any real expression needs; past it nothing is decided. */
const SET_LIMIT = 20_000

/** Whether everything is covered; a text that is not, with `PLACE` in it; or undecided within the limit. */
export type Coverage =
  | { readonly kind: 'covered' }
  | { readonly kind: 'uncovered'; readonly example: string }
  | { readonly kind: 'undecided' }

export interface CoverageQuestion {
  /** Which texts count at all, with `PLACE` where they differ. */
  readonly texts: Language
  /** What a text must be in, all of them, to need a cover; `PLACE` reads as `reads` here. */
  readonly inner: { readonly languages: readonly Language[]; readonly reads: string }
  /** Covers: a text is covered by one whose languages all hold it; `PLACE` reads as `reads` here. */
  readonly outer: { readonly covers: readonly (readonly Language[])[]; readonly reads: string }
}

/** The states that an automaton may be in after the same text; none: it holds no text that goes on so. */
type States = readonly State[]

interface Node {
  /** Of `texts`, then of each inner language. */
  readonly needing: readonly States[]
  readonly covering: readonly (readonly States[])[]
  readonly before: Node | undefined
  readonly character: string
}

type ReachOf = (state: State) => Reach

function stepOne(states: States, character: string, reach: ReachOf): States {
  const next = new Set<State>()
  for (const state of states)
    for (const { to, on } of reach(state).edges) if (on.characters.includes(character) !== on.negated) next.add(to)
  return [...next].toSorted((left, right) => left.id - right.id)
}

function step(states: States, text: string, reach: ReachOf): States {
  return [...text].reduce((at, character) => stepOne(at, character, reach), states)
}

function accepts(states: States, reach: ReachOf): boolean {
  return states.some((state) => reach(state).accepts)
}

function textOf(node: Node): string {
  const characters: string[] = []
  for (let at: Node | undefined = node; at !== undefined; at = at.before) characters.push(at.character)
  return characters.toReversed().join('')
}

const idsOf = (states: States) => states.map(({ id }) => id).join(',')

function keyOf({ needing, covering }: Node): string {
  return [...needing, ...covering.flat()].map(idsOf).join(' ')
}

function follow(node: Node, character: string, question: CoverageQuestion, reach: ReachOf): Node | undefined {
  const read = (reads: string) => (character === PLACE ? reads : character)
  const [texts = [], ...inner] = node.needing
  const needing = [
    stepOne(texts, character, reach),
    ...inner.map((states) => step(states, read(question.inner.reads), reach)),
  ]
  if (needing.some((states) => states.length === 0)) return undefined
  const covering = node.covering.map((cover) => cover.map((states) => step(states, read(question.outer.reads), reach)))
  return { needing, covering, before: node, character }
}

/**
 * Looks for the shortest text that needs a cover and has none. Every list is followed as sets of states, so that what no cover
 * holds is seen as such.
 */
export function coverageOf(question: CoverageQuestion, limit: number = SET_LIMIT): Coverage {
  const known = new Map<State, Reach>()
  const reach = (state: State): Reach => {
    const found = known.get(state) ?? reachOf(state)
    known.set(state, found)
    return found
  }
  const { texts, inner, outer } = question
  const start: Node = {
    needing: [texts, ...inner.languages].map((language) => [automatonOf(language)]),
    covering: outer.covers.map((languages) => languages.map((language) => [automatonOf(language)])),
    before: undefined,
    character: '',
  }
  const queue: Node[] = [start]
  const seen = new Set([keyOf(start)])
  for (const node of queue) {
    const needs = node.needing.every((states) => accepts(states, reach))
    if (needs && !node.covering.some((cover) => cover.every((states) => accepts(states, reach))))
      return { kind: 'uncovered', example: textOf(node) }
    const reaches = [...node.needing, ...node.covering.flat()].flat().map(reach)
    for (const character of charactersOf(reaches)) {
      const next = follow(node, character, question, reach)
      if (next === undefined || seen.has(keyOf(next))) continue
      if (seen.size >= limit) return { kind: 'undecided' }
      seen.add(keyOf(next))
      queue.push(next)
    }
  }
  return { kind: 'covered' }
}
