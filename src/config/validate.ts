/** A file's value held against a schema: every mistake with its place, and a suggestion where a key is misspelt. */
import { closest, distance } from 'fastest-levenshtein'
import type * as z from 'zod'
import type { ConfigDocument, ConfigPath } from './document.ts'
import type { ConfigProblem } from './problem.ts'

/** Keys that the schema takes at a path, for suggestions: those of the object itself, or of any member of a union. */
function keysAt(schema: z.ZodType, path: ConfigPath): readonly string[] {
  const def = schema.def as unknown as Readonly<Record<string, unknown>> & { readonly type: string }
  const into = (inner: unknown, rest: ConfigPath) => keysAt(inner as z.ZodType, rest)
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return into(def.innerType, path)
    case 'union':
      return (def.options as readonly unknown[]).flatMap((option) => into(option, path))
    case 'object': {
      const shape = def.shape as Readonly<Record<string, unknown>>
      const [name, ...rest] = path
      if (name === undefined) return Object.keys(shape)
      const inner = shape[String(name)]
      return inner === undefined ? [] : into(inner, rest)
    }
    case 'array':
      return path.length === 0 ? [] : into(def.element, path.slice(1))
    case 'record':
      return path.length === 0 ? [] : into(def.valueType, path.slice(1))
    default:
      return []
  }
}

/** Returns the known word nearest to a misspelt one, when it is near enough to be meant. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const near = closest(word.toLowerCase(), known)
  return distance(word.toLowerCase(), near) <= Math.max(2, Math.floor(word.length / 3)) ? near : undefined
}

// A key may be long or hold anything; it is quoted so far.
const SHOWN = 60

function unknownKey(key: string, known: readonly string[]): string {
  const meant = suggest(key, known)
  const advice = meant === undefined ? `known here: ${known.join(', ')}` : `did you mean \`${meant}\`?`
  return `\`${key.slice(0, SHOWN)}\` is not known here; ${advice}`
}

type Issue = z.core.$ZodIssue

type Misspelt = ReadonlyMap<string, readonly string[]>

const keyOf = (path: ConfigPath): string => JSON.stringify(path)

/** Keys that nobody knows, by the mapping that they stand in. */
function unknownKeys(issues: readonly Issue[]): Misspelt {
  return new Map(issues.flatMap((each) => (each.code === 'unrecognized_keys' ? [[keyOf(each.path), each.keys]] : [])))
}

/** True for a key that is missing only because it is misspelt, which is said already. */
function isMisspelt(issue: Issue, unknown: Misspelt): boolean {
  const absent = isAbsent(issue)
  const missing: unknown = issue.code === 'custom' ? issue.params?.missing : undefined
  const keys = Array.isArray(missing) ? missing.map(String) : absent ? [String(issue.path.at(-1))] : []
  if (keys.length === 0) return false
  const there = unknown.get(keyOf(absent ? issue.path.slice(0, -1) : issue.path)) ?? []
  return there.some((key) => suggest(key, keys) !== undefined)
}

/** True for a key that is not there, although it must be. */
function isAbsent({ code, input, path }: Issue): boolean {
  return (code === 'invalid_type' || code === 'invalid_union') && input === undefined && typeof path.at(-1) === 'string'
}

/** Of the members of a union the one that came furthest is what was meant. */
function deepest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length))
  return branches.toSorted((a, b) => depth(b) - depth(a))[0] ?? []
}

function problemsOf(
  issue: Issue,
  prefix: ConfigPath,
  schema: z.ZodType,
  document: ConfigDocument,
): readonly ConfigProblem[] {
  const path = [...prefix, ...issue.path]
  if (isAbsent(issue)) return [{ ...document.placeOf(path), message: `\`${String(path.at(-1))}\` is missing.` }]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...document.placeOf([...path, key], 'key'),
        message: unknownKey(key, keysAt(schema, path)),
      }))
    case 'invalid_union':
      return allProblems(deepest(issue.errors), path, schema, document)
    case 'invalid_key':
      return [{ ...document.placeOf(path, 'key'), message: issue.issues[0]?.message ?? issue.message }]
    default:
      return [{ ...document.placeOf(path), message: issue.message }]
  }
}

function allProblems(
  issues: readonly Issue[],
  prefix: ConfigPath,
  schema: z.ZodType,
  document: ConfigDocument,
): readonly ConfigProblem[] {
  const unknown = unknownKeys(issues)
  return issues
    .filter((issue) => !isMisspelt(issue, unknown))
    .flatMap((issue) => problemsOf(issue, prefix, schema, document))
}

// What a schema says nothing of its own about; the library's sentences speak of types.
const EXPECTED: Readonly<Record<string, string>> = {
  array: 'A list stands here.',
  object: 'A mapping stands here.',
  record: 'A mapping stands here.',
  string: 'Text stands here.',
}

function sentenceOf(issue: {
  readonly code?: string | undefined
  readonly expected?: unknown
  readonly origin?: unknown
  readonly maximum?: unknown
}): string {
  if (issue.code === 'too_big' && issue.origin === 'string') return `At most ${issue.maximum} characters stand here.`
  return (issue.code === 'invalid_type' && EXPECTED[String(issue.expected)]) || 'This value cannot stand here.'
}

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

/** Holds a document against a schema. */
export function validate<T>(document: ConfigDocument, schema: z.ZodType<T>): Validated<T> {
  const result = schema.safeParse(document.value, { reportInput: true, error: sentenceOf })
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, problems: allProblems(result.error.issues, [], schema, document) }
}
