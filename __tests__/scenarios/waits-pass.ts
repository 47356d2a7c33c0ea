/**
 * Loaded before a step: its waits pass in no time, and its clock moves on by each of them. What bounds a request
 * (thirty seconds and more) stays real, so that a slow machine fails none.
 */
const LIMIT_MS = 30_000
const realNow = Date.now.bind(Date)
const realTimeout = globalThis.setTimeout
let passedMs = 0

Date.now = () => realNow() + passedMs

const skipping = (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
  if (ms >= LIMIT_MS) return realTimeout(run, ms, ...given)
  const due = Date.now() + ms
  return realTimeout(() => {
    passedMs = Math.max(passedMs, due - realNow())
    run(...given)
  }, 0)
}
Object.assign(globalThis, { setTimeout: skipping })
