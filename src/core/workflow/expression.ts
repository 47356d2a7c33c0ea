/** Workflow expressions as trees, evaluated as far as their values are known before the run. */
import {
  combine,
  EITHER,
  type ExpressionValue,
  known,
  narrow,
  type Open,
  type Possible,
  rulesOut,
  truthOf,
  unite,
  unknown,
} from './possible.ts'

/** An expression, parsed. https://docs.github.com/en/actions/reference/workflows-and-actions/expressions */
export type ExpressionTree =
  | { readonly kind: 'literal'; readonly value: ExpressionValue }
  | { readonly kind: 'context'; readonly name: string }
  /** `key` is undefined for `*`. */
  | { readonly kind: 'index'; readonly of: ExpressionTree; readonly key: ExpressionTree | undefined }
  | { readonly kind: 'not'; readonly of: ExpressionTree }
  | { readonly kind: 'and' | 'or'; readonly of: readonly ExpressionTree[] }
  | {
      readonly kind: 'compare'
      readonly operator: string
      readonly left: ExpressionTree
      readonly right: ExpressionTree
    }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly ExpressionTree[] }

/** GitHub's own expression language, handed in. */
export interface Expressions {
  /** Returns the tree of an expression, or undefined for what is none. */
  readonly parse: (text: string) => ExpressionTree | undefined
  /** Applies an operator, a function, or `[]`, to values; undefined where GitHub fails. */
  readonly apply: (operation: string, values: readonly ExpressionValue[]) => ExpressionValue | undefined
}

/** What expressions refer to: `['github', 'ref']`. */
export type LookUp = (path: readonly string[]) => Possible

export interface Scope {
  readonly expressions: Expressions
  readonly lookUp: LookUp
}

function applyAll(operation: string, lists: readonly (readonly ExpressionValue[])[], { expressions }: Scope): Possible {
  const rows = combine(lists)
  if (rows === undefined) return unknown([`the possible values of ${operation}`])
  return unite(
    rows.map((row) => {
      const value = expressions.apply(operation, row)
      return value === undefined ? unknown([`what ${operation} gives`]) : known(value)
    }),
  )
}

/** Unwinds `a.b['c']` to its base and keys; the key of `*` is undefined. */
function unwind(tree: ExpressionTree): readonly [ExpressionTree, readonly (ExpressionTree | undefined)[]] {
  if (tree.kind !== 'index') return [tree, []]
  const [base, keys] = unwind(tree.of)
  return [base, [...keys, tree.key]]
}

function textOf(name: string, keys: readonly (Possible | undefined)[]): string {
  return [name, ...keys.map((key) => (key?.values.length === 1 ? String(key.values[0]) : '*'))].join('.')
}

function reference(tree: ExpressionTree, scope: Scope): Possible {
  const [base, trees] = unwind(tree)
  const keys = trees.map((key) => key && evaluateTree(key, scope))
  const open = keys.some((key) => key === undefined || key.open !== undefined)
  const closed = keys.filter((key) => key !== undefined)
  if (base.kind === 'context') {
    const paths = open ? undefined : combine(closed.map((key) => key.values.map(String)))
    if (paths === undefined) return unknown([textOf(base.name, keys)])
    return unite(paths.map((path) => scope.lookUp([base.name.toLowerCase(), ...path])))
  }
  if (open) return unknown(['an element of a list'])
  return closed.reduce<Possible>(
    (value, key) => {
      const found = applyAll('[]', [value.values, key.values], scope)
      return value.open === undefined ? found : unite([found, unknown(value.open.because)])
    },
    evaluateTree(base, scope),
  )
}

function logical(kind: 'and' | 'or', operands: readonly ExpressionTree[], scope: Scope): Possible {
  const [last, goOn] = kind === 'and' ? (['falsy', 'mayHold'] as const) : (['truthy', 'mayFail'] as const)
  const ends: Possible[] = []
  for (const [index, operand] of operands.entries()) {
    const value = evaluateTree(operand, scope)
    if (index === operands.length - 1) return unite([...ends, value])
    ends.push(narrow(value, last))
    if (!truthOf(value)[goOn]) break
  }
  return unite(ends)
}

function compareOpen(operator: string, open: Open, values: readonly ExpressionValue[]): Possible {
  const decided = values.every((value) => typeof value === 'string' && rulesOut(open, value))
  return decided && (operator === '==' || operator === '!=') ? known(operator === '!=') : EITHER
}

function compare(operator: string, left: Possible, right: Possible, scope: Scope): Possible {
  return unite([
    applyAll(operator, [left.values, right.values], scope),
    ...(left.open === undefined || right.values.length === 0 ? [] : [compareOpen(operator, left.open, right.values)]),
    ...(right.open === undefined || left.values.length === 0 ? [] : [compareOpen(operator, right.open, left.values)]),
    ...(left.open === undefined || right.open === undefined ? [] : [EITHER]),
  ])
}

/** `startsWith` of a text whose beginning is known, and `contains` where no element can be it. */
function testOpen(name: string, [first = known(), second = known()]: readonly Possible[]): Possible {
  const prefix = first.values.length === 0 ? first.open?.prefix?.toLowerCase() : undefined
  if (prefix !== undefined && second.open === undefined) {
    const texts = second.values.map((value) => String(value).toLowerCase())
    const every = (test: (text: string) => boolean) => texts.every(test)
    if (name === 'contains') return every((text) => prefix.includes(text)) ? known(true) : EITHER
    if (name === 'startswith' && every((text) => prefix.startsWith(text))) return known(true)
    if (name === 'startswith' && every((text) => !text.startsWith(prefix) && !prefix.startsWith(text)))
      return known(false)
  }
  const { open } = second
  const none = (list: ExpressionValue) =>
    Array.isArray(list) && open !== undefined && list.every((item) => typeof item === 'string' && rulesOut(open, item))
  const elsewhere = second.values.length === 0 && first.open === undefined && first.values.every(none)
  return name === 'contains' && elsewhere ? known(false) : EITHER
}

const TESTS: ReadonlySet<string> = new Set(['startswith', 'endswith', 'contains'])

/** Tells whether a format always gives some text, whatever it is filled with. */
function hasText(format: Possible | undefined): boolean {
  return (
    format?.open === undefined && format?.values.every((value) => String(value).replace(/\{\d+\}/g, '') !== '') === true
  )
}

function call(name: string, values: readonly Possible[], scope: Scope): Possible {
  if (name === 'always') return known(true)
  if (name === 'success' || name === 'failure' || name === 'cancelled') return EITHER
  if (name === 'hashfiles') return unknown(['hashFiles(…)'])
  const because = values.flatMap(({ open }) => open?.because ?? [])
  if (because.length === 0)
    return applyAll(
      name,
      values.map((value) => value.values),
      scope,
    )
  if (TESTS.has(name)) return testOpen(name, values)
  return unknown([...new Set(because)], { truth: name === 'format' && hasText(values[0]) ? 'truthy' : 'either' })
}

/** Evaluates a tree: every value that is possible. */
export function evaluateTree(tree: ExpressionTree, scope: Scope): Possible {
  switch (tree.kind) {
    case 'literal':
      return known(tree.value)
    case 'context':
    case 'index':
      return reference(tree, scope)
    case 'not': {
      const { mayHold, mayFail } = truthOf(evaluateTree(tree.of, scope))
      return known(...(mayFail ? [true] : []), ...(mayHold ? [false] : []))
    }
    case 'and':
    case 'or':
      return logical(tree.kind, tree.of, scope)
    case 'compare':
      return compare(tree.operator, evaluateTree(tree.left, scope), evaluateTree(tree.right, scope), scope)
    case 'call':
      return call(
        tree.name.toLowerCase(),
        tree.of.map((argument) => evaluateTree(argument, scope)),
        scope,
      )
  }
}

/** Returns every tree inside a tree, itself first. */
export function treesIn(tree: ExpressionTree): readonly ExpressionTree[] {
  switch (tree.kind) {
    case 'literal':
    case 'context':
      return [tree]
    case 'index':
      return [tree, ...treesIn(tree.of), ...(tree.key === undefined ? [] : treesIn(tree.key))]
    case 'not':
      return [tree, ...treesIn(tree.of)]
    case 'and':
    case 'or':
    case 'call':
      return [tree, ...tree.of.flatMap(treesIn)]
    case 'compare':
      return [tree, ...treesIn(tree.left), ...treesIn(tree.right)]
  }
}
