/** What Graph's readers see that is no longer or not yet true. */

/** Counts how often old things are still shown. */
export interface Staleness {
  /** The next `reads` reads of `key` see `value`. */
  readonly remember: (key: string, value: unknown, reads: number) => void
  /** What a read of `key` sees: something old, or undefined for the present. Counts the read. */
  readonly recall: (key: string) => unknown
  readonly clear: () => void
}

/** Makes a staleness without memories. */
export function createStaleness(): Staleness {
  const memories = new Map<string, { readonly value: unknown; left: number }>()
  return {
    remember: (key, value, reads) => {
      const known = memories.get(key)
      if (reads > 0) memories.set(key, { value: known?.value ?? structuredClone(value), left: reads })
    },
    recall: (key) => {
      const memory = memories.get(key)
      if (memory === undefined) return undefined
      memory.left -= 1
      if (memory.left <= 0) memories.delete(key)
      return memory.value
    },
    clear: () => memories.clear(),
  }
}
