/** A step's runner in a test: a toolkit that is an object literal with state, an environment of its own, and what the step did with both. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Toolkit } from '../../src/runner/toolkit.ts'

/** A call of a function of the toolkit, as `toolkit-process.ts` repeats it with the real one. */
export type ToolkitCall = readonly [name: keyof Toolkit, ...args: readonly unknown[]]

export interface StepRecord {
  /** What was printed, in order; an annotation or a debug line as the runner's command for it. */
  readonly stdout: string
  /** The annotations, debug lines, masks and groups among it. */
  readonly commands: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  readonly failed: boolean
  /** What was printed, set or left, in order. */
  readonly calls: readonly ToolkitCall[]
}

export type StepEnvironment = Readonly<Record<string, string | undefined>>

interface Recording {
  readonly calls: ToolkitCall[]
  readonly printed: { readonly command: boolean; readonly text: string }[]
  readonly outputs: Record<string, string>
  readonly variables: Record<string, string>
  readonly state: Record<string, string>
  summary: string
  failed: boolean
}

function createFakeToolkit(environment: StepEnvironment, recording: Recording): Toolkit {
  const { calls, printed, outputs, variables, state } = recording
  const say = (...call: ToolkitCall) => calls.push(call)
  const command = (name: string, data = '') => printed.push({ command: true, text: `::${name}::${data}` })
  return {
    getInput: (name) => (environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim(),
    isDebug: () => environment.RUNNER_DEBUG === '1',
    getState: (name) => environment[`STATE_${name}`] ?? '',
    info: (line) => {
      say('info', line)
      printed.push({ command: false, text: line })
    },
    warning: (line) => {
      say('warning', line)
      command('warning', line)
    },
    debug: (line) => {
      say('debug', line)
      command('debug', line)
    },
    group: async (title, phase) => {
      command('group', title)
      try {
        return await phase()
      } finally {
        command('endgroup')
      }
    },
    setSecret: (secret) => {
      say('setSecret', secret)
      command('add-mask', secret)
    },
    setOutput: (name, value) => {
      say('setOutput', name, value)
      outputs[name] = value
    },
    exportVariable: (name, value) => {
      say('exportVariable', name, value)
      variables[name] = value
    },
    saveState: (name, value) => {
      say('saveState', name, value)
      state[name] = value
    },
    addSummary: async (markdown) => {
      say('addSummary', markdown)
      recording.summary += `${markdown}\n`
    },
    setFailed: (lines) => {
      say('setFailed', lines)
      recording.failed = true
      command('error', lines.join('%0A'))
    },
  }
}

export interface Runner {
  /** Runs the work of one step and tells what it did. `more` is its environment. */
  readonly step: (
    work: (toolkit: Toolkit, environment: StepEnvironment) => void | Promise<void>,
    more?: StepEnvironment,
  ) => Promise<StepRecord>
  readonly directory: string
  readonly dispose: () => void
}

/** Makes a runner with a folder for the files of its steps. */
export function createRunner(): Runner {
  const directory = mkdtempSync(join(tmpdir(), 'step-'))
  return {
    directory,
    async step(work, more = {}) {
      const recording: Recording = {
        calls: [],
        printed: [],
        outputs: {},
        variables: {},
        state: {},
        summary: '',
        failed: false,
      }
      await work(createFakeToolkit(more, recording), more)
      const { printed, ...record } = recording
      return {
        ...record,
        stdout: printed.map(({ text }) => `${text}\n`).join(''),
        commands: printed.filter(({ command }) => command).map(({ text }) => text),
      }
    },
    dispose: () => rmSync(directory, { recursive: true, force: true }),
  }
}
