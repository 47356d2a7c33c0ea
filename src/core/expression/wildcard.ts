/** The wildcards of Entra's `matches`: `*` is any run of characters, `?` is one; there is no escape. */

/** Tells whether a text holds a wildcard. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text)
}

/**
 * Tells whether a text matches a pattern as a whole, case-sensitively; linear in memory, and no pattern makes it slow.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const symbols = [...pattern]
  const characters = [...text]
  let p = 0
  let star = -1
  let resume = 0
  for (let t = 0; t < characters.length; ) {
    const symbol = symbols[p]
    if (symbol === '*') {
      star = p
      p += 1
      resume = t
    } else if (symbol !== undefined && (symbol === '?' || symbol === characters[t])) {
      p += 1
      t += 1
    } else if (star >= 0) {
      p = star + 1
      resume += 1
      t = resume
    } else return false
  }
  return symbols.slice(p).every((symbol) => symbol === '*')
}
