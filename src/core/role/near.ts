/** Roles whose names are near to one that does not exist. */
import { isNearName } from '../diagnosis/near-name.ts'

const MOST = 5

const wordsOf = (name: string) =>
  new Set(
    name
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 2),
  )

/** How near a name is: a slip of a letter counts most, then the words that both hold. */
function nearness(wanted: string, name: string): number {
  if (isNearName(wanted, name)) return Number.MAX_SAFE_INTEGER
  const words = wordsOf(name)
  const mine = [...wordsOf(wanted)]
  return mine.filter((word) => [...words].some((other) => other === word || isNearName(word, other))).length
}

/** Returns at most five names that may have been meant, the nearest first. */
export function nearRoles(wanted: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, near: nearness(wanted, name) }))
    .filter(({ near }) => near > 0)
    .toSorted((a, b) => b.near - a.near || a.name.length - b.name.length || a.name.localeCompare(b.name))
    .slice(0, MOST)
    .map(({ name }) => name)
}
