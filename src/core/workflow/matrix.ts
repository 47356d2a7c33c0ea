/** Combinations of a job's matrix, within GitHub's own limit. */
import { UNRESOLVED } from './expression-text.ts'
import { type ExpressionValue, known, memberOf, type Possible, unknown } from './possible.ts'

/** One combination: axis → value. */
export type Combination = Readonly<Record<string, ExpressionValue>>

/** Jobs that one matrix may make: https://docs.github.com/en/actions/reference/limits */
export const MAX_MATRIX_JOBS = 256
// Excluding is a product of products; what GitHub runs stays far below.
const MAX_COMPARISONS = 1_000_000

export type Combinations =
  | { readonly kind: 'known'; readonly combinations: readonly Combination[] }
  /** An expression makes them unknown before the run. */
  | { readonly kind: 'unknown'; readonly because: string }
  | { readonly kind: 'too-many' }

function isRecord(value: unknown): value is Readonly<Record<string, ExpressionValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isResolved(value: ExpressionValue): value is readonly ExpressionValue[] | Combination {
  return Array.isArray(value) || (isRecord(value) && !Object.hasOwn(value, UNRESOLVED))
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function product(axes: readonly (readonly [string, readonly ExpressionValue[]])[]): readonly Combination[] {
  return axes.reduce<readonly Combination[]>(
    (combinations, [name, values]) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value }))),
    axes.length === 0 ? [] : [{}],
  )
}

/** An `include` entry extends every original combination whose own values it does not change; else it stands alone. */
function includeAll(
  originals: readonly Combination[],
  axes: readonly string[],
  entries: readonly Combination[],
): readonly Combination[] {
  const fits = (original: Combination, entry: Combination): boolean =>
    axes.every((axis) => !Object.hasOwn(entry, axis) || same(original[axis], entry[axis]))
  const extended = originals.map(
    (original): Combination => Object.assign({}, original, ...entries.filter((entry) => fits(original, entry))),
  )
  const alone = entries.filter((entry) => !originals.some((original) => fits(original, entry)))
  return [...extended, ...alone]
}

/**
 * Returns the combinations of `strategy.matrix`, whose expressions are resolved already.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix
 */
export function matrixCombinations(matrix: unknown): Combinations {
  const unresolved = { kind: 'unknown', because: reasonIn(matrix) ?? 'the matrix' } as const
  if (!isRecord(matrix) || !isResolved(matrix)) return unresolved
  const { include: includes = [], exclude: excludes = [], ...axes } = matrix as Combination
  if (!Array.isArray(includes) || !Array.isArray(excludes)) return unresolved
  if (![...includes, ...excludes].every((entry) => isRecord(entry) && isResolved(entry))) return unresolved
  const lists = Object.entries(axes).flatMap(([name, values]) =>
    Array.isArray(values) ? [[name, values] as const] : [],
  )
  if (lists.length !== Object.keys(axes).length) return unresolved
  const count = lists.reduce((total, [, values]) => total * values.length, 1)
  if (count * (1 + includes.length + excludes.length) > MAX_COMPARISONS) return { kind: 'too-many' }
  const kept = product(lists).filter(
    (combination) =>
      !excludes.some((entry: Combination) => Object.keys(entry).every((key) => same(combination[key], entry[key]))),
  )
  const names = lists.map(([name]) => name)
  const combinations = includeAll(kept, names, includes)
  return combinations.length > MAX_MATRIX_JOBS ? { kind: 'too-many' } : { kind: 'known', combinations }
}

/** Returns what an unresolved value hangs on, at any depth. */
function reasonIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, UNRESOLVED)) return String((value as Combination)[UNRESOLVED])
  return Object.values(value)
    .map(reasonIn)
    .find((reason) => reason !== undefined)
}

/** Returns what `matrix.…` is in a combination; a matrix that is not known is said by its reason. */
export function lookUpMatrix(combination: Combination | string, path: readonly string[]): Possible {
  if (typeof combination === 'string') return unknown([combination])
  for (let length = 0; length <= path.length; length += 1) {
    const value = memberOf(combination, path.slice(0, length))
    if (isRecord(value) && Object.hasOwn(value, UNRESOLVED)) return unknown([String(value[UNRESOLVED])])
  }
  return known(memberOf(combination, path))
}
