/** A clock without real time: everybody who sleeps wakes in order, once nobody has anything else to do. */
import type { Clock } from '../../src/federation/ports.ts'

export interface VirtualClock extends Clock {
  /** Every sleep asked for, in milliseconds. */
  readonly sleeps: readonly number[]
}

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

/** Builds a clock that starts at `start`; `random` is 0.5 unless told, so that jitter is nil. */
export function createVirtualClock(start = 1_800_000_000_000, random: () => number = () => 0.5): VirtualClock {
  let time = start
  let pumping = false
  const sleepers: Sleeper[] = []
  const sleeps: number[] = []
  // A macrotask runs only when no promise is left to settle: then the next sleeper may wake.
  const pump = (): void => {
    const next = sleepers.toSorted((a, b) => a.at - b.at)[0]
    if (next === undefined) {
      pumping = false
      return
    }
    sleepers.splice(sleepers.indexOf(next), 1)
    time = Math.max(time, next.at)
    next.wake()
    setImmediate(pump)
  }
  return {
    sleeps,
    now: () => time,
    random,
    sleep: (ms) =>
      new Promise((wake) => {
        sleeps.push(ms)
        sleepers.push({ at: time + ms, wake })
        if (!pumping) {
          pumping = true
          setImmediate(pump)
        }
      }),
  }
}
