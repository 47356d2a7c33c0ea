/** Which objects are being written right now: the second writer of one object is told so. */
import { setTimeout as sleep } from 'node:timers/promises'

/** How long a write holds its object: at least `ms` milliseconds, and until `turnAway` others have been told so. */
export interface HoldTime {
  readonly ms: number
  readonly turnAway: number
}

export interface Hold {
  /** Takes `key`, waits, and then does `work`; undefined at once when somebody else has it. */
  readonly write: <T>(key: string, time: HoldTime, work: () => T | Promise<T>) => Promise<T | undefined>
}

/** Makes a hold without writers. */
export function createHold(): Hold {
  const held = new Map<string, () => void>()
  return {
    write: async (key, { ms, turnAway }, work) => {
      const other = held.get(key)
      if (other !== undefined) {
        other()
        return undefined
      }
      let left = turnAway
      let release = () => {}
      const turnedAway = new Promise<void>((resolve) => {
        release = resolve
      })
      held.set(key, () => {
        left -= 1
        if (left === 0) release()
      })
      try {
        if (ms > 0) await sleep(ms)
        if (left > 0) await turnedAway
        return await work()
      } finally {
        held.delete(key)
      }
    },
  }
}
