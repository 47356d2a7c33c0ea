/** Knows how to do something expensive at most once, when it is first asked for. */

/** Returns a function that calls `make` the first time and gives the same promise ever after; undefined without a `make`. */
export function keepOnce<T>(make: (() => Promise<T>) | undefined): () => Promise<T> | undefined {
  let made: Promise<T> | undefined
  return () => {
    if (made === undefined && make !== undefined) {
      made = make()
      // Awaited later, perhaps after other work has failed: a rejection must not count as unhandled meanwhile.
      made.catch(() => {})
    }
    return made
  }
}
