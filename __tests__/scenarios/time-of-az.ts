/** Loaded before a step: once the file that TIME_PASSES_WITH names is there, the time that the step gives `az` is over. */
import processes from 'node:child_process'
import { existsSync } from 'node:fs'

const realNow = Date.now.bind(Date)
const limits: { readonly ms: number; readonly end: () => void }[] = []
let passedMs = 0

Date.now = () => realNow() + passedMs

AbortSignal.timeout = (ms) => {
  const controller = new AbortController()
  limits.push({ ms, end: () => controller.abort() })
  return controller.signal
}

// What the library gives `execFile` as its limit ends the process in the same way, a little earlier.
const { execFile } = processes
type Start = (
  file: string,
  args: string[],
  options: processes.ExecFileOptions,
  done: () => void,
) => processes.ChildProcess
const start = execFile as unknown as Start
const bounded: Start = (file, args, { timeout = 0, ...options }, done) => {
  const child = start(file, args, options, done)
  if (timeout > 0) limits.push({ ms: timeout, end: () => child.kill() })
  return child
}
Object.assign(processes, { execFile: bounded })

const looking = setInterval(() => {
  if (!existsSync(process.env.TIME_PASSES_WITH ?? '')) return
  clearInterval(looking)
  for (const { ms, end } of limits.toSorted((one, other) => one.ms - other.ms)) {
    passedMs = ms
    end()
  }
}, 10)
looking.unref()
