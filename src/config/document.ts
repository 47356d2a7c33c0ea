/** YAML text as a value with the place of every node; bounded, so that no file can exhaust the machine. */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from 'yaml'
import { findOddities } from './plain-yaml.ts'
import type { ConfigProblem, Place } from './problem.ts'

/** Longest file in characters. */
export const TEXT_LIMIT = 5_000_000
/** Most nodes of one file after its aliases are followed. */
export const NODE_LIMIT = 100_000

/** Keys and indexes from the root of a file to a value. */
export type ConfigPath = readonly PropertyKey[]

/** A parsed file. `placeOf` tells where the value at a path stands, or the nearest one above it; `key`: its key. */
export interface ConfigDocument {
  readonly file: string
  readonly value: unknown
  readonly placeOf: (path: ConfigPath, at?: 'key' | 'value') => Place
}

export type ParsedDocument =
  | { readonly ok: true; readonly document: ConfigDocument }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

/** Aliases of anchors that are not there; the library finds them only when it makes values. */
function danglingAliases(document: Document): readonly number[] {
  const found: number[] = []
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) found.push(alias.range?.[0] ?? 0)
    },
  })
  return found
}

/** Counts nodes as they are after aliases, from the leaves up: an alias counts what it points to, and so on. */
function countNodes(document: Document): number {
  const counted = new Map<unknown, number>()
  const count = (node: unknown): number => {
    if (isAlias(node)) return count(node.resolve(document))
    const known = counted.get(node)
    if (known !== undefined) return known
    // An alias inside of what it names would never end.
    counted.set(node, Number.POSITIVE_INFINITY)
    let sum = 1
    if (isCollection(node)) {
      for (const item of node.items) sum += count(isPair(item) ? item.value : item)
    }
    counted.set(node, sum)
    return sum
  }
  return count(document.contents)
}

interface Found {
  readonly node: Node | null
  readonly key: Node | null
}

type Pairs = ReadonlyMap<string, Pair>

/** The pairs of a mapping by key, put together once: a file may hold as many mistakes as keys. */
function pairsOf(map: YAMLMap, known: WeakMap<YAMLMap, Pairs>): Pairs {
  const pairs =
    known.get(map) ?? new Map(map.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]))
  known.set(map, pairs)
  return pairs
}

function step(
  { node }: Found,
  name: PropertyKey,
  document: Document,
  known: WeakMap<YAMLMap, Pairs>,
): Found | undefined {
  const inner = isAlias(node) ? (node.resolve(document) ?? null) : node
  if (isMap(inner)) {
    const pair = pairsOf(inner, known).get(String(name))
    return pair === undefined ? undefined : { node: pair.value as Node | null, key: pair.key as Node }
  }
  if (!isSeq(inner) || typeof name !== 'number') return undefined
  const item = inner.items[name] as Node | undefined
  return item === undefined ? undefined : { node: item, key: item }
}

function createPlaceOf(file: string, document: Document, lines: LineCounter): ConfigDocument['placeOf'] {
  const known = new WeakMap<YAMLMap, Pairs>()
  return (path, at = 'value') => {
    let found: Found = { node: document.contents, key: null }
    for (const name of path) {
      const next = step(found, name, document, known)
      if (next === undefined) break
      found = next
    }
    const offset = (at === 'key' ? (found.key ?? found.node) : (found.node ?? found.key))?.range?.[0] ?? 0
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
}

// The library's own sentences may quote the file; only what comes before is ours to print.
const SENTENCES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab indents this line; YAML takes blanks only.',
  DUPLICATE_KEY: 'This key stands twice in the same mapping.',
  BAD_INDENT: 'The indentation does not fit the lines around it.',
  MULTIPLE_DOCS: 'The file holds more than one document.',
  BAD_ALIAS: 'This alias names an anchor that is not there.',
  BAD_SCALAR_START: 'A value that begins with this character must stand in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A second key stands in this line; a value that holds a colon and a blank must stand in quotes.',
  MISSING_CHAR: 'Something is missing before this, such as a closing quote or bracket.',
  BAD_DQ_ESCAPE: 'Double quotes know no such escape; in single quotes a backslash is itself.',
  TAG_RESOLVE_FAILED: 'This tag is not known; plain YAML values stand here.',
  BAD_DIRECTIVE: 'Only YAML 1.2 is read here.',
  OTHER_VERSION: 'Only YAML 1.2 is read here.',
  BAD_KEY: 'This key is no text of its own: put it in quotes, or give it another name.',
  HALF_CHARACTER: 'This text holds half of a character (a surrogate alone), which cannot be sent.',
  RESOURCE_EXHAUSTION: 'The file nests too deeply.',
}

// Each of these is a mistake of its own; of other ones the first may have led to the rest.
const INDEPENDENT: ReadonlySet<string> = new Set([
  'TAB_AS_INDENT',
  'DUPLICATE_KEY',
  'TAG_RESOLVE_FAILED',
  'BAD_DIRECTIVE',
])

/** What the library found: a code, and where. */
type Mistake = Pick<Document['errors'][number], 'code' | 'pos'>

function independent({ errors, warnings }: Document): readonly Mistake[] {
  const all = [...errors, ...warnings]
  const [first] = all.filter(({ code }) => !INDEPENDENT.has(code))
  return all.filter((each) => each === first || INDEPENDENT.has(each.code))
}

function whole(file: string, message: string): ParsedDocument {
  return { ok: false, problems: [{ file, line: 1, column: 1, message }] }
}

/** Parses the text of one YAML 1.2 file. A byte order mark and CRLF are accepted. */
export function parseConfigDocument(file: string, text: string): ParsedDocument {
  if (text.length > TEXT_LIMIT)
    return whole(file, `The file is longer than ${TEXT_LIMIT.toLocaleString('en')} characters.`)
  const lines = new LineCounter()
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    // The library compares each key with each other one; ours are counted by `findOddities`.
    uniqueKeys: false,
  })
  const [document] = documents
  if (!Array.isArray(documents) || document === undefined || document.contents === null)
    return whole(file, 'The file is empty.')
  const problems = independent(document).map(({ code, pos: [start] }): ConfigProblem => {
    const { line, col } = lines.linePos(start)
    return { file, line, column: col, message: SENTENCES[code] ?? 'This is not valid YAML.' }
  })
  const complain = (offset: number, code: string) => {
    const { line, col } = lines.linePos(offset)
    problems.push({ file, line, column: col, message: SENTENCES[code] ?? '' })
  }
  for (const offset of danglingAliases(document)) complain(offset, 'BAD_ALIAS')
  for (const { code, offset } of findOddities(document)) complain(offset, code)
  if (documents.length > 1) complain(documents[1]?.range[0] ?? 0, 'MULTIPLE_DOCS')
  if (problems.length > 0) return { ok: false, problems }
  if (countNodes(document) > NODE_LIMIT) {
    return whole(
      file,
      `The file holds more than ${NODE_LIMIT.toLocaleString('en')} values once its aliases are followed.`,
    )
  }
  const value: unknown = document.toJS({ maxAliasCount: -1 })
  return { ok: true, document: { file, value, placeOf: createPlaceOf(file, document, lines) } }
}
