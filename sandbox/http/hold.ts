/** Knows which objects are being written right now: the second writer of one object is told so. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Hold {
  /** Takes `key` for `ms` milliseconds and then does `work`; undefined at once when somebody else has it. */
  readonly write: <T>(key: string, ms: number, work: () => T | Promise<T>) => Promise<T | undefined>
}

/** Makes a hold without writers. */
export function createHold(): Hold {
  const held = new Set<string>()
  return {
    write: async (key, ms, work) => {
      if (held.has(key)) return undefined
      held.add(key)
      try {
        if (ms > 0) await sleep(ms)
        return await work()
      } finally {
        held.delete(key)
      }
    },
  }
}
