/** The text of a workflow file as data: YAML within bounds, and every mistake with its line and column. */
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit, type YAMLMap } from 'yaml'
import { FederationError } from '../core/error.ts'

/** A workflow file may have as many bytes. */
export const MAX_WORKFLOW_BYTES = 1_000_000
/** Mappings, lists and scalars, those of an alias counted wherever it stands. */
const MAX_NODES = 100_000
const MAX_DEPTH = 100

function invalid(path: string, problem: string, hint: string, cause?: unknown): FederationError {
  return new FederationError('configuration-invalid', `The workflow "${path}" ${problem}.`, { hint, cause })
}

/** Counts what a value holds when every alias is written out; infinite for one that holds itself or is too deep. */
function countNodes(value: unknown, counted: Map<object, number>, depth: number): number {
  if (typeof value !== 'object' || value === null) return 1
  if (depth > MAX_DEPTH) return Number.POSITIVE_INFINITY
  const before = counted.get(value)
  if (before !== undefined) return before
  // What is met again inside itself has no end.
  counted.set(value, Number.POSITIVE_INFINITY)
  const count = Object.values(value).reduce<number>((sum, item) => sum + countNodes(item, counted, depth + 1), 1)
  counted.set(value, count)
  return count
}

interface Mistake {
  readonly at: number
  readonly problem: string
}

function repeatedKey({ items }: YAMLMap): Mistake | undefined {
  const keys = new Set<unknown>()
  for (const { key } of items) {
    if (!isScalar(key)) continue
    if (keys.has(key.value)) return { at: key.range?.[0] ?? 0, problem: `the key "${key.value}" stands twice` }
    keys.add(key.value)
  }
  return undefined
}

/**
 * Finds what the library does not refuse, or only in a time that grows with the square: a key that stands twice, and an
 * alias of nothing.
 */
function mistakeIn(document: Document.Parsed): Mistake | undefined {
  const anchors = new Set<string>()
  let mistake: Mistake | undefined
  visit(document, {
    Alias: (_, { source, range }) => {
      if (!anchors.has(source)) mistake = { at: range?.[0] ?? 0, problem: `the alias "${source}" has no anchor` }
      return mistake && visit.BREAK
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.add(node.anchor)
      if (isMap(node)) mistake = repeatedKey(node)
      return mistake && visit.BREAK
    },
  })
  return mistake
}

function parseText(path: string, text: string): unknown {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, lineCounter })
  const [error] = document.errors
  // The parser's recursion has an end, too.
  if (error?.message.includes('call stack')) throw new RangeError(error.message)
  const mistake =
    error === undefined ? mistakeIn(document) : { at: error.pos[0], problem: error.message.split('\n', 1)[0] ?? '' }
  if (mistake === undefined) return document.toJS({ maxAliasCount: -1 })
  const { line, col } = lineCounter.linePos(mistake.at)
  throw invalid(
    path,
    `is not valid YAML, line ${line}, column ${col}: ${mistake.problem.replace(/\.$/, '')}`,
    'Correct the file; GitHub would not run it either.',
  )
}

/**
 * Parses a workflow file.
 * @throws FederationError `configuration-invalid` for YAML that is broken, nests or repeats itself beyond all measure, or
 *   is no workflow
 */
export function parseWorkflow(path: string, text: string): Readonly<Record<string, unknown>> {
  const hint = 'Give a file of .github/workflows, by its path from the root of the repository.'
  if (text.length > MAX_WORKFLOW_BYTES) throw invalid(path, `is larger than ${MAX_WORKFLOW_BYTES} bytes`, hint)
  let value: unknown
  try {
    value = parseText(path, text)
  } catch (cause) {
    if (cause instanceof FederationError) throw cause
    throw invalid(path, 'cannot be read as YAML: it nests too deeply', hint, cause)
  }
  if (countNodes(value, new Map(), 0) > MAX_NODES)
    throw invalid(path, `holds more than ${MAX_NODES} nodes with its aliases written out, or nests too deeply`, hint)
  if (typeof value !== 'object' || value === null || !('jobs' in value))
    throw invalid(path, 'is no workflow: it has no `jobs`', hint)
  if (!('on' in value) && !('true' in value))
    throw invalid(path, 'has no `on`: no event starts it', 'Say with `on:` which events start the workflow.')
  return value as Readonly<Record<string, unknown>>
}
