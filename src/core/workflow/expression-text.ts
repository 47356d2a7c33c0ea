/** Texts of a workflow file that hold `${{ … }}`: their parts, and the values that they can have. */
import { evaluateTree, type Scope } from './expression.ts'
import { combine, type ExpressionValue, known, type Possible, truthOf, unite, unknown } from './possible.ts'

type Part = { readonly text: string } | { readonly expression: string }

/** Returns the index of the `}}` that ends an expression; one inside quotes does not. */
function endOf(text: string, start: number): number {
  let quoted = false
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted
    else if (!quoted && text.startsWith('}}', at)) return at
  }
  return -1
}

/** Splits a text; an expression that does not end is text to GitHub as well. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let rest = 0
  for (let at = text.indexOf('${{'); at >= 0; at = text.indexOf('${{', rest)) {
    const end = endOf(text, at + 3)
    if (end < 0) break
    if (at > rest) parts.push({ text: text.slice(rest, at) })
    parts.push({ expression: text.slice(at + 3, end).trim() })
    rest = end + 2
  }
  return rest < text.length || parts.length === 0 ? [...parts, { text: text.slice(rest) }] : parts
}

function evaluate(expression: string, scope: Scope): Possible {
  const tree = scope.expressions.parse(expression)
  return tree === undefined ? unknown([`\${{ ${expression} }}`]) : evaluateTree(tree, scope)
}

function append(left: Possible, right: Possible): Possible {
  const rows = combine([left.values, right.values])
  const texts = (rows ?? []).map(([first, second]) => `${first}${second}`)
  const because = [
    ...(left.open?.because ?? []),
    ...(right.open?.because ?? []),
    ...(rows === undefined ? ['too many possible values'] : []),
  ]
  if (because.length === 0) return known(...texts)
  const holds = !truthOf(left).mayFail || !truthOf(right).mayFail
  const [only] = left.values
  const prefix = left.open === undefined && left.values.length === 1 ? `${only}${right.open?.prefix ?? ''}` : undefined
  const open = unknown([...new Set(because)], {
    truth: holds ? 'truthy' : 'either',
    ...(prefix !== undefined && { prefix }),
  })
  return unite([known(...texts), open])
}

function toText(possible: Possible, { expressions }: Scope): Possible {
  const values = possible.values.map((value) =>
    typeof value === 'string' ? value : String(expressions.apply('format', ['{0}', value])),
  )
  return { ...possible, values }
}

/** Returns the values of a text; one that is a single expression has the expression's own, of any type. */
export function evaluateText(text: string, scope: Scope): Possible {
  const parts = partsOf(text)
  const [only] = parts
  if (parts.length === 1 && only !== undefined && 'expression' in only) return evaluate(only.expression, scope)
  return parts
    .map((part) => ('text' in part ? known(part.text) : toText(evaluate(part.expression, scope), scope)))
    .reduce(append)
}

/** Returns the texts that a value of the file can have. */
export function evaluateToText(text: string, scope: Scope): Possible {
  return toText(evaluateText(text, scope), scope)
}

/** Returns the values of an `if`, which is an expression without `${{` as well. */
export function evaluateCondition(condition: ExpressionValue, scope: Scope): Possible {
  if (typeof condition !== 'string') return known(condition)
  return condition.includes('${{') ? evaluateText(condition.trim(), scope) : evaluate(condition, scope)
}

/** Marks, inside a resolved value, what only a run can tell; no key of a workflow reads so. */
export const UNRESOLVED = '${{'

/** Forms of the parts of a value become forms of the whole; with too many of them only what has one form is known. */
function formsOf<T>(parts: readonly (readonly T[])[], open: (part: readonly T[]) => T): readonly (readonly T[])[] {
  return combine(parts) ?? [parts.flatMap((part) => (part.length === 1 ? part : [open(part)]))]
}

const TOO_MANY = { [UNRESOLVED]: 'too many possible values' }

/**
 * Evaluates every text inside a value of the file. What stays open becomes `{ [UNRESOLVED]: because }`, so that the rest
 * of a matrix stays known.
 */
export function resolveValue(value: unknown, scope: Scope): readonly ExpressionValue[] {
  if (typeof value === 'string') {
    const { values, open } = evaluateText(value, scope)
    return [...values, ...(open === undefined ? [] : [{ [UNRESOLVED]: open.because.join(', ') }])]
  }
  if (typeof value !== 'object' || value === null) return [value as ExpressionValue]
  if (Array.isArray(value)) {
    const items = value.map((item) => resolveValue(item, scope))
    return formsOf(items, () => TOO_MANY)
  }
  const entries = Object.entries(value).map(([name, item]) =>
    resolveValue(item, scope).map((form) => ({ name, form: form as ExpressionValue })),
  )
  const forms = formsOf(entries, (part) => ({
    name: part
      .map(({ name }) => name)
      .slice(0, 1)
      .join(),
    form: TOO_MANY,
  }))
  return forms.map((pairs) => Object.fromEntries(pairs.map(({ name, form }) => [name, form])))
}
