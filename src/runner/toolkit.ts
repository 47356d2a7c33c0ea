/** What a step can do on its runner, as a record of functions: read inputs, print, mask, set outputs, leave state, fail. */
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { FederationError } from '../core/error.ts'
import { visible } from '../core/visible.ts'
import { fileCommand, printableLine, workflowCommand } from './commands.ts'

/**
 * The runner as a step uses it. Whatever is printed is one line in which nothing can steer a terminal or the runner.
 * Functions that write one of the runner's files throw FederationError `internal` when there is none, and the file
 * system's error when it cannot be written.
 */
export interface Toolkit {
  /** An input of the action, trimmed; empty when it is not set. */
  readonly getInput: (name: string) => string
  readonly info: (line: string) => void
  /** Prints an annotation. */
  readonly warning: (line: string) => void
  /** Prints a line that the runner shows with debug logging only. */
  readonly debug: (line: string) => void
  readonly isDebug: () => boolean
  /** Folds the lines of one phase under a title. */
  readonly group: <T>(title: string, phase: () => Promise<T>) => Promise<T>
  /** Hides a value, and each of its lines, in everything that is printed from now on. */
  readonly setSecret: (secret: string) => void
  readonly setOutput: (name: string, value: string) => void
  /** Sets an environment variable of the later steps of this job. */
  readonly exportVariable: (name: string, value: string) => void
  /** Leaves a value for the end of the job. */
  readonly saveState: (name: string, value: string) => void
  /** A value that the main phase of this step left; empty without one. */
  readonly getState: (name: string) => string
  /** Appends Markdown to the job summary. */
  readonly addSummary: (markdown: string) => void
  /** Prints an error annotation of one line or more, and lets the step fail when the process ends. */
  readonly setFailed: (lines: readonly string[]) => void
}

/** What the toolkit needs from its process. */
export interface ToolkitProcess {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Writes text to standard output. */
  readonly write: (text: string) => void
  readonly setExitCode: (code: number) => void
}

type CommandFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY'

// The runner makes the files before the step; one that is gone is not made again, since nobody would read it.
const APPEND = constants.O_WRONLY | constants.O_APPEND

/** Builds the toolkit of one step. Nothing is read or written before a function is called. */
export function createToolkit({ environment, write, setExitCode }: ToolkitProcess): Toolkit {
  const print = (line: string) => write(`${line}\n`)
  const append = (name: CommandFile, text: string) => {
    const path = environment[name]
    if (!path) {
      throw new FederationError('internal', `The runner names no file for this: ${name} is not set.`, {
        hint: 'Run this as a step of GitHub Actions.',
      })
    }
    const file = openSync(path, APPEND)
    try {
      writeSync(file, text)
    } finally {
      closeSync(file)
    }
  }
  return {
    getInput: (name) => (environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim(),
    info: (line) => print(printableLine(visible(line))),
    warning: (line) => print(workflowCommand('warning', visible(line))),
    debug: (line) => print(workflowCommand('debug', visible(line))),
    isDebug: () => environment.RUNNER_DEBUG === '1',
    group: async (title, phase) => {
      print(workflowCommand('group', visible(title)))
      try {
        return await phase()
      } finally {
        print(workflowCommand('endgroup'))
      }
    },
    setSecret: (secret) => print(workflowCommand('add-mask', secret)),
    setOutput: (name, value) => append('GITHUB_OUTPUT', fileCommand(name, value)),
    exportVariable: (name, value) => append('GITHUB_ENV', fileCommand(name, value)),
    saveState: (name, value) => append('GITHUB_STATE', fileCommand(name, value)),
    getState: (name) => environment[`STATE_${name}`] ?? '',
    addSummary: (markdown) => append('GITHUB_STEP_SUMMARY', `${markdown.split('\n').map(visible).join('\n')}\n`),
    setFailed: (lines) => {
      setExitCode(1)
      print(workflowCommand('error', lines.map(visible).join('\n')))
    },
  }
}
