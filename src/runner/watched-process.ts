/** Notices within seconds that another process has ended. */
import { readFileSync } from 'node:fs'

const EVERY_MS = 2000

/** When the process was started, in clock ticks since boot; undefined where the system does not say so in a file. */
function startOf(pid: number): string | undefined {
  try {
    // proc_pid_stat(5): the name in parentheses may hold blanks; the start time is the 20th field after it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It lives, but belongs to somebody else.
    return (error as { code?: unknown }).code === 'EPERM'
  }
}

/**
 * Calls `onEnd` once the process is gone, also when its number has been given to another one. Looks every two seconds and
 * keeps no process alive.
 * @param pid 0 where the parent is outside of the container: then nothing is watched
 */
export function watchProcess(pid: number, onEnd: () => void): void {
  if (!Number.isInteger(pid) || pid <= 0) return
  const started = startOf(pid)
  const timer = setInterval(() => {
    if (isAlive(pid) && startOf(pid) === started) return
    clearInterval(timer)
    onEnd()
  }, EVERY_MS)
  timer.unref()
}
