/** Values that an expression of a workflow can have before its run: the known ones, and what is left open. */

/** A value of a workflow expression, as JSON. */
export type ExpressionValue =
  | null
  | boolean
  | number
  | string
  | readonly ExpressionValue[]
  | { readonly [key: string]: ExpressionValue }

/** What only a run can tell. */
export interface Open {
  /** The references and calls that it hangs on, such as `vars.STAGE`. */
  readonly because: readonly string[]
  readonly truth: 'truthy' | 'falsy' | 'either'
  /** How the text begins, where that much is known. */
  readonly prefix?: string
  /** Texts that it is not, since each of them is a case of its own. */
  readonly not?: readonly string[]
}

/** Every value that is possible; without `open` there are no others. */
export interface Possible {
  readonly values: readonly ExpressionValue[]
  readonly open?: Open
}

// More values than a matrix may have jobs are no longer worth a line each.
const MAX_VALUES = 256
const MAX_REASONS = 8

/** Returns the possibility of exactly these values. */
export function known(...values: readonly ExpressionValue[]): Possible {
  return { values }
}

/** Returns the possibility of anything. */
export function unknown(because: readonly string[], more: Omit<Partial<Open>, 'because'> = {}): Possible {
  return { values: [], open: { truth: 'either', ...more, because } }
}

/** `true` and `false` are both possible. */
export const EITHER: Possible = known(true, false)

function uniteOpen(left: Open | undefined, right: Open | undefined): Open | undefined {
  if (left === undefined || right === undefined) return left ?? right
  return {
    because: [...new Set([...left.because, ...right.because])].slice(0, MAX_REASONS),
    truth: left.truth === right.truth ? left.truth : 'either',
  }
}

/** Returns what is possible when any of these is. */
export function unite(possibilities: readonly Possible[]): Possible {
  const byText = new Map(possibilities.flatMap(({ values }) => values).map((value) => [JSON.stringify(value), value]))
  const open = possibilities.map((possible) => possible.open).reduce(uniteOpen, undefined)
  if (byText.size > MAX_VALUES) return unknown([...(open?.because ?? []), `more than ${MAX_VALUES} possible values`])
  return { values: [...byText.values()], ...(open !== undefined && { open }) }
}

/** Tells whether a possibility can be true, and whether it can be false, in the sense of `&&`, `||` and `if`. */
export function truthOf({ values, open }: Possible): { readonly mayHold: boolean; readonly mayFail: boolean } {
  return {
    mayHold: values.some(Boolean) || (open !== undefined && open.truth !== 'falsy'),
    mayFail: !values.every(Boolean) || (open !== undefined && open.truth !== 'truthy'),
  }
}

/** Keeps the values that count as true, or those that count as false. */
export function narrow({ values, open }: Possible, truth: 'truthy' | 'falsy'): Possible {
  const kept = values.filter((value) => Boolean(value) === (truth === 'truthy'))
  if (open === undefined || (open.truth !== 'either' && open.truth !== truth)) return { values: kept }
  return { values: kept, open: { ...open, truth } }
}

/** Returns every combination of one value from each list; undefined for more than can be values. */
export function combine<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] | undefined {
  const count = lists.reduce((product, { length }) => product * length, 1)
  if (count > MAX_VALUES) return undefined
  return lists.reduce<readonly (readonly T[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  )
}

/** Tells whether an open text is certainly not this one; GitHub compares texts without case. */
export function rulesOut({ truth, prefix, not }: Open, text: string): boolean {
  const lower = text.toLowerCase()
  if (text === '') return truth === 'truthy'
  return (
    (prefix !== undefined && !lower.startsWith(prefix.toLowerCase())) ||
    (not ?? []).some((other) => other.toLowerCase() === lower)
  )
}

/** Returns what stands under a path of keys, which GitHub reads without case; null where nothing does. */
export function memberOf(value: ExpressionValue, path: readonly string[]): ExpressionValue {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (typeof value !== 'object' || value === null) return null
  const found = Object.entries(value).find(([name]) => name.toLowerCase() === key.toLowerCase())
  return found === undefined ? null : memberOf(found[1], rest)
}
