/** What YAML allows and a file may not hold: keys that are no text, types of other languages, older versions, half characters. */
import { type Document, isAlias, isMap, isScalar, type Node, type ParsedNode, visit } from 'yaml'

/** Why a place of a file is refused. */
export type Oddity = 'BAD_KEY' | 'DUPLICATE_KEY' | 'HALF_CHARACTER' | 'OTHER_VERSION' | 'TAG_RESOLVE_FAILED'

/** An oddity and where it stands, in characters from the start of the file. */
export interface Odd {
  readonly code: Oddity
  readonly offset: number
}

// The types of JSON: https://yaml.org/spec/1.2.2/#chapter-10-recommended-schemas
const PLAIN_TAGS: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
)

/** A surrogate without its other half. */
const HALF = /\p{Surrogate}/u

const offsetOf = (node: unknown): number => (node as ParsedNode | null)?.range?.[0] ?? 0

/** The text of a key; undefined where reading it makes another text of it (`1.10` is the number 1.1), or none. */
function keyOf(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined
  const text = String(key.value)
  const isItself = typeof key.value === 'string' || key.source === text
  // JavaScript has a meaning of its own for this one.
  return isItself && text !== '__proto__' ? text : undefined
}

/** Each key stands once; two spellings of one (`1` and `"1"`) are one. */
function keysOf(items: readonly { readonly key: unknown }[]): readonly Odd[] {
  const known = new Set<string>()
  return items.flatMap(({ key }): readonly Odd[] => {
    const text = keyOf(key)
    if (text === undefined) return [{ code: 'BAD_KEY', offset: offsetOf(key) }]
    if (known.has(text)) return [{ code: 'DUPLICATE_KEY', offset: offsetOf(key) }]
    known.add(text)
    return []
  })
}

function oddAt(node: Node, isTagOdd: (tag: string) => boolean): readonly Odd[] {
  const offset = offsetOf(node)
  const isOdd = node.tag !== undefined && isTagOdd(node.tag)
  const tag: readonly Odd[] = isOdd ? [{ code: 'TAG_RESOLVE_FAILED', offset }] : []
  const isHalf = isScalar(node) && typeof node.value === 'string' && HALF.test(node.value)
  return [...tag, ...(isHalf ? [{ code: 'HALF_CHARACTER', offset } as const] : [])]
}

/** Finds everything in a document that is not plain YAML 1.2 with keys of text. */
export function findOddities(document: Document): readonly Odd[] {
  const { explicit, version } = document.directives?.yaml ?? {}
  const found: Odd[] = explicit === true && version !== '1.2' ? [{ code: 'OTHER_VERSION', offset: 0 }] : []
  // A tag of which the library knows nothing is its own complaint.
  const isSaid = [...document.errors, ...document.warnings].some(({ code }) => code === 'TAG_RESOLVE_FAILED')
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) found.push(...oddAt(node as Node, (tag) => !isSaid && !PLAIN_TAGS.has(tag)))
      if (isMap(node)) found.push(...keysOf(node.items))
    },
  })
  return found
}
