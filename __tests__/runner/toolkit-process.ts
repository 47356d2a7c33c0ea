/** A process of its own that calls the real toolkit: reads the calls as JSON on standard input, writes what became of each to the file in OUTCOMES. */
import { readFileSync, writeFileSync } from 'node:fs'
import { runnerToolkit, type Toolkit } from '../../src/runner/toolkit.ts'
import type { ToolkitCall } from './recorder.ts'
import type { CallOutcome } from './toolkit-play.ts'

const toolkit = runnerToolkit as unknown as Record<keyof Toolkit, (...args: readonly unknown[]) => unknown>
const calls = JSON.parse(readFileSync(0, 'utf8')) as readonly ToolkitCall[]
const outcomes: CallOutcome[] = []

for (const [name, ...args] of calls) {
  // The phase of a group is a function, which JSON cannot hold: here it always fails.
  const phase = name === 'group' ? [() => Promise.reject(new Error('inside'))] : []
  try {
    outcomes.push({ returned: await toolkit[name](...args, ...phase) })
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string }
    outcomes.push({ thrown: { code, message } })
  }
}
writeFileSync(process.env.OUTCOMES ?? '', JSON.stringify(outcomes))
