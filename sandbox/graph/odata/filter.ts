/** The language of `$filter` as Graph's directory takes it: a parser into a tree. */

export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
export type Literal = string | number | boolean | null

/** `path` names a property, inside `any` relative to the item (an empty path is the item itself). */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly inner: Filter }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: Operator; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | { readonly kind: 'startswith' | 'endswith'; readonly path: string; readonly value: string }
  | { readonly kind: 'any'; readonly path: string; readonly inner: Filter }

/** Why a text is no filter: `unknown` names a function or operator of OData that is not simulated. */
export interface FilterFault {
  readonly at: string
  readonly unknown?: string
}

const TOKEN = /\s*('(?:[^']|'')*'|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?|[A-Za-z0-9_@./$-]+|[(),:])/y
const OPERATORS: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']
const FUNCTIONS = /^(contains|substringof|tolower|toupper|trim|concat|length|indexof|year|month|day|has|all|cast|isof)$/

interface Reader {
  readonly tokens: readonly string[]
  position: number
  readonly variables: string[]
}

/** Parses a filter, or says where it stops being one. */
export function parseFilter(text: string): Filter | FilterFault {
  const tokens = tokenize(text)
  if (tokens === undefined) return { at: text }
  const reader: Reader = { tokens, position: 0, variables: [] }
  try {
    const filter = readOr(reader)
    return reader.position === tokens.length ? filter : { at: peek(reader) ?? '' }
  } catch (error) {
    if (error instanceof FilterError) return error.fault
    throw error
  }
}

class FilterError extends Error {
  readonly fault: FilterFault
  constructor(fault: FilterFault) {
    super('not a filter')
    this.fault = fault
  }
}

function tokenize(text: string): string[] | undefined {
  const tokens: string[] = []
  const scanner = new RegExp(TOKEN)
  while (scanner.lastIndex < text.trimEnd().length) {
    const token = scanner.exec(text)?.[1]
    if (token === undefined) return undefined
    tokens.push(token)
  }
  return tokens
}

function peek(reader: Reader): string | undefined {
  return reader.tokens[reader.position]
}

function next(reader: Reader, expected?: string): string {
  const token = peek(reader)
  if (token === undefined || (expected !== undefined && token !== expected)) throw new FilterError({ at: token ?? '' })
  reader.position += 1
  return token
}

function readOr(reader: Reader): Filter {
  return readChain(reader, 'or', (inner) => readChain(inner, 'and', readUnary))
}

function readChain(reader: Reader, kind: 'and' | 'or', read: (reader: Reader) => Filter): Filter {
  const first = read(reader)
  const parts = [first]
  while (peek(reader) === kind) {
    next(reader)
    parts.push(read(reader))
  }
  return parts.length === 1 ? first : { kind, parts }
}

function readUnary(reader: Reader): Filter {
  const token = next(reader)
  if (token === 'not') return { kind: 'not', inner: readUnary(reader) }
  if (token === '(') {
    const inner = readOr(reader)
    next(reader, ')')
    return inner
  }
  if (token === 'startswith' || token === 'endswith') return readPrefix(reader, token)
  const name = token.split('/').at(-1) ?? ''
  if (name === 'any' && peek(reader) === '(') return readAny(reader, token.slice(0, -'/any'.length))
  if (FUNCTIONS.test(name) && peek(reader) === '(') throw new FilterError({ at: token, unknown: name })
  if (!/^[A-Za-z@]/.test(token)) throw new FilterError({ at: token })
  const path = relative(reader, token)
  const operator = next(reader)
  if (operator === 'in') return { kind: 'in', path, values: readList(reader) }
  if (operator === 'has') throw new FilterError({ at: operator, unknown: operator })
  if (!OPERATORS.includes(operator)) throw new FilterError({ at: operator })
  return { kind: 'compare', path, operator: operator as Operator, value: literal(next(reader)) }
}

function readPrefix(reader: Reader, kind: 'startswith' | 'endswith'): Filter {
  next(reader, '(')
  const path = relative(reader, next(reader))
  next(reader, ',')
  const value = literal(next(reader))
  next(reader, ')')
  if (typeof value !== 'string') throw new FilterError({ at: String(value) })
  return { kind, path, value }
}

/** `collection/any(x:condition)`; `any()` asks whether there is one at all. */
function readAny(reader: Reader, path: string): Filter {
  next(reader, '(')
  const variable = next(reader)
  next(reader, ':')
  reader.variables.push(variable)
  const inner = readOr(reader)
  reader.variables.pop()
  next(reader, ')')
  return { kind: 'any', path, inner }
}

function readList(reader: Reader): Literal[] {
  next(reader, '(')
  const values = [literal(next(reader))]
  while (peek(reader) === ',') {
    next(reader)
    values.push(literal(next(reader)))
  }
  next(reader, ')')
  return values
}

/** Inside `any(f:…)`: `f` is the item, `f/subject` and (as found in the field) `subject` its property. */
function relative(reader: Reader, token: string): string {
  const variable = reader.variables.at(-1)
  if (token === variable) return ''
  return variable !== undefined && token.startsWith(`${variable}/`) ? token.slice(variable.length + 1) : token
}

function literal(token: string): Literal {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
  if (token === 'true' || token === 'false') return token === 'true'
  if (token === 'null') return null
  if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token)
  // GUIDs and times come without quotes; anything else is no literal.
  if (/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(token) || /^\d{4}-\d\d-\d\d/.test(token)) return token
  throw new FilterError({ at: token })
}
