/** Knows the combinations of a job's matrix, and which names an expression over them gives. */

type Combination = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function product(axes: readonly (readonly [string, readonly unknown[]])[]): readonly Combination[] {
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
 * Returns the combinations of `strategy.matrix`, or undefined when an expression makes them unknown before the run.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix
 */
export function matrixCombinations(matrix: unknown): readonly Combination[] | undefined {
  if (!isRecord(matrix)) return undefined
  const { include: includes = [], exclude: excludes = [], ...axes } = matrix
  const lists = Object.entries(axes)
  if (!Array.isArray(includes) || !Array.isArray(excludes)) return undefined
  if (![...includes, ...excludes].every(isRecord)) return undefined
  const known = lists.flatMap(([name, values]) => (Array.isArray(values) ? [[name, values] as const] : []))
  if (known.length !== lists.length) return undefined
  const kept = product(known).filter(
    (combination) =>
      !excludes.some((entry: Combination) => Object.keys(entry).every((key) => same(combination[key], entry[key]))),
  )
  const names = known.map(([name]) => name)
  return includeAll(kept, names, includes)
}

const REFERENCE = /\$\{\{\s*matrix((?:\.[\w-]+)+)\s*\}\}/g

function lookUp(combination: Combination, path: string): string | undefined {
  let value: unknown = combination
  for (const key of path.slice(1).split('.')) {
    value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  if (value === undefined || value === null) return ''
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return scalar && !String(value).includes('${{') ? String(value) : undefined
}

/**
 * Returns every value that a text with expressions can have, or undefined when it holds any other expression than
 * `${{ matrix.… }}`, or the matrix is not known. A text without expressions is its own only value.
 */
export function expandText(text: string, matrix: unknown): readonly string[] | undefined {
  if (!text.includes('${{')) return [text]
  if (text.replace(REFERENCE, '').includes('${{')) return undefined
  const combinations = matrixCombinations(matrix)
  if (combinations === undefined) return undefined
  const values = combinations.map((combination) => {
    let known = true
    const value = text.replace(REFERENCE, (_, path: string) => {
      const found = lookUp(combination, path)
      if (found === undefined) known = false
      return found ?? ''
    })
    return known ? value : undefined
  })
  const complete = values.filter((value) => value !== undefined)
  return complete.length === values.length ? [...new Set(complete)] : undefined
}
