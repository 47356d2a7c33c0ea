/** Decides whether languages have a text in common, by searching the product of their automata. */

import type { CharacterClass, Language } from './language.ts'

/** More states than any real expression needs; past it nothing is decided. */
export const STATE_LIMIT = 100_000

/** The shortest common text; none; or undecided within the limit. */
export type Overlap =
  | { readonly kind: 'some'; readonly example: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'undecided' }

/** A state of an automaton. */
export interface State {
  readonly id: number
  readonly accepts: boolean
  readonly edges: Edge[]
}

/** Without `on` it takes no character. */
interface Edge {
  readonly to: State
  readonly on?: CharacterClass
}

function connect(language: Language, from: State, to: State, fresh: () => State): void {
  switch (language.kind) {
    case 'one':
      from.edges.push({ to, on: language.of })
      return
    case 'text':
    case 'sequence': {
      const parts =
        language.kind === 'sequence'
          ? language.parts
          : [...language.text].map((characters) => ({ kind: 'one', of: { characters, negated: false } }) as const)
      let at = from
      for (const part of parts) {
        const next = fresh()
        connect(part, at, next, fresh)
        at = next
      }
      at.edges.push({ to })
      return
    }
    case 'choice':
      for (const option of language.options) connect(option, from, to, fresh)
      return
    case 'repeat': {
      const hub = fresh()
      from.edges.push({ to: hub })
      connect(language.of, hub, hub, fresh)
      hub.edges.push({ to })
    }
  }
}

/** Builds the automaton of a language; returns where it starts. */
export function automatonOf(language: Language): State {
  let states = 0
  const fresh = (accepts = false): State => ({ id: states++, accepts, edges: [] })
  const start = fresh()
  connect(language, start, fresh(true), fresh)
  return start
}

/** What can follow a state: the edges that take a character, and whether the text may end. */
export interface Reach {
  readonly edges: readonly Required<Edge>[]
  readonly accepts: boolean
}

/** What can follow a state, over edges that take no character as well. */
export function reachOf(state: State): Reach {
  const closure = new Set([state])
  const edges: Required<Edge>[] = []
  for (const each of closure) {
    for (const { to, on } of each.edges) {
      if (on === undefined) closure.add(to)
      else edges.push({ to, on })
    }
  }
  return { edges, accepts: [...closure].some(({ accepts }) => accepts) }
}

/** The characters that some edge names, and one that stands for all the others: what the edges can tell apart. */
export function charactersOf(reaches: readonly Reach[]): ReadonlySet<string> {
  const named = new Set(reaches.flatMap(({ edges }) => edges.flatMap(({ on }) => [...on.characters])))
  let other = 'x'
  for (let code = 0x61; named.has(other); code++) other = String.fromCodePoint(code)
  return new Set([other, ...named])
}

/** A state of the product, with the way that led there. */
interface Node {
  readonly states: readonly State[]
  readonly before: Node | undefined
  readonly character: string
}

function textOf(node: Node): string {
  const characters: string[] = []
  for (let at: Node | undefined = node; at !== undefined; at = at.before) characters.push(at.character)
  return characters.toReversed().join('')
}

function follow(reaches: readonly Reach[], character: string): readonly (readonly State[])[] {
  let tuples: readonly (readonly State[])[] = [[]]
  for (const { edges } of reaches) {
    const next = edges.filter(({ on }) => on.characters.includes(character) !== on.negated)
    if (next.length === 0) return []
    tuples = tuples.flatMap((tuple) => next.map(({ to }) => [...tuple, to]))
  }
  return tuples
}

/** Looks for the shortest text that all languages hold; breadth first, so that the same languages give the same text. */
export function overlap(languages: readonly Language[], limit: number = STATE_LIMIT): Overlap {
  const known = new Map<State, Reach>()
  const reach = (state: State): Reach => {
    const found = known.get(state) ?? reachOf(state)
    known.set(state, found)
    return found
  }
  const queue: Node[] = [{ states: languages.map(automatonOf), before: undefined, character: '' }]
  const seen = new Set<string>()
  for (const node of queue) {
    const reaches = node.states.map(reach)
    if (reaches.every(({ accepts }) => accepts)) return { kind: 'some', example: textOf(node) }
    for (const character of charactersOf(reaches)) {
      for (const states of follow(reaches, character)) {
        const key = states.map(({ id }) => id).join(' ')
        if (seen.has(key)) continue
        if (seen.size >= limit) return { kind: 'undecided' }
        seen.add(key)
        queue.push({ states, before: node, character })
      }
    }
  }
  return { kind: 'none' }
}
