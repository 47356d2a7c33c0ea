/** Knows how a value becomes one word of a POSIX shell, whatever it holds. */

/**
 * Quotes a value for a POSIX shell: single quotes, and `'\''` for a single quote.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function shellQuote(value: string): string {
  return /^[A-Za-z0-9_\-./:=,@%+]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

/** Joins words to a command that a person can paste. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellQuote).join(' ')
}
