/** The identity endpoint's own process: hears from its step, compares secrets, logs to its file, and ends. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { appendFileSync, statSync } from 'node:fs'
import { redact } from '../core/error.ts'
import { visible } from '../core/visible.ts'
import type { IdentityProcessReady, IdentityProcessStart } from './identity-process.ts'

const LOG_MOST_BYTES = 64_000

function endWithStep(): void {
  process.exit(1)
}

/** Waits for what the step sends; a step that ends before has no use for this process, which then ends too. */
export function receiveStart(): Promise<IdentityProcessStart> {
  return new Promise((resolve) => {
    process.once('disconnect', endWithStep)
    process.once('message', (start) => resolve(start as IdentityProcessStart))
  })
}

/** Tells the step, which then closes the channel. After a failure the process ends. */
export function tellStep(ready: IdentityProcessReady): void {
  process.removeListener('disconnect', endWithStep)
  process.send?.(ready, () => {
    if (ready.kind === 'failed') process.exit(1)
  })
}

/** Builds a comparison in constant time. Both sides are hashed first, so that they have one length whatever was sent. */
export function createComparison(secret: string): (value: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(secret)
  return (value) => timingSafeEqual(digest(value), expected)
}

/** Appends lines to the file that `post` prints; stops when it is full, since a process may fail for hours. */
export function createLogFile(file: string): (line: string) => void {
  return (line) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_MOST_BYTES) return
      appendFileSync(file, `${new Date().toISOString()} ${visible(redact(line))}\n`, { mode: 0o600 })
    } catch {
      // The folder is gone: nobody can read a log any more.
    }
  }
}

/** Ends the process when it is told to, and when nobody foresaw what happened. */
export function endOnSignals(log: (line: string) => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(0))
  process.on('uncaughtException', ({ message }) => {
    log(`The identity endpoint ended: ${message}`)
    process.exit(1)
  })
}

/** Ends the process. */
export function endProcess(): void {
  process.exit(0)
}

/** Does something again and again, as long as the process lives; `ms` lie between the end of one and the next. */
export function repeatEvery(ms: number, task: () => Promise<void>): void {
  setTimeout(() => void task().finally(() => repeatEvery(ms, task)), ms)
}
