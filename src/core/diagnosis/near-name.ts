/** Names that may be one another's misspelling. */

// Below this length one letter makes another word: `dev` and `de`, `qa` and `ga`.
const SHORTEST = 4

/** Takes away what both begin and end with. */
function core(left: string, right: string): readonly [string, string] {
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  let end = 0
  const room = Math.min(left.length, right.length) - start
  while (end < room && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)]
}

/**
 * Tells whether two different names differ in case only, or by one letter: one more, one less, another one, or two swapped.
 * A digit is no slip: `eu1` and `eu2` are two names.
 */
export function isNearName(left: string, right: string): boolean {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()]
  if (left === right) return false
  if (a === b) return true
  if (Math.min(a.length, b.length) < SHORTEST) return false
  const [x, y] = core(a, b)
  if (/\d/.test(x + y)) return false
  const swapped = x.length === 2 && y === `${x[1]}${x[0]}`
  return swapped || Math.max(x.length, y.length) === 1
}
