/** Wildcards by their definition alone, slowly: the judge of the matcher that ships. */

/** Tries every way in which `*` can stand for characters. */
export function naiveMatch(pattern: string, text: string): boolean {
  const [symbol, ...rest] = pattern
  if (symbol === undefined) return text === ''
  const remaining = rest.join('')
  if (symbol === '*') {
    for (let taken = 0; taken <= text.length; taken += 1) if (naiveMatch(remaining, text.slice(taken))) return true
    return false
  }
  return text !== '' && (symbol === '?' || symbol === text[0]) && naiveMatch(remaining, text.slice(1))
}
