/** What a step can do on its runner, as a record of functions: read inputs, print, mask, set outputs, leave state, fail. */
import {
  debug,
  exportVariable,
  getInput,
  getState,
  group,
  info,
  isDebug,
  saveState,
  setFailed,
  setOutput,
  setSecret,
  warning,
} from '@actions/core'
import { FederationError } from '../core/error.ts'
import { visible } from '../core/visible.ts'

/**
 * The runner as a step uses it. Whatever is printed is one line in which nothing can steer a terminal or the runner.
 * Functions that write one of the runner's files throw FederationError `internal` when the runner names none, and an
 * Error when it is gone or cannot be written.
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
  /** Appends Markdown to the job summary. Rejects when there is no file for it. */
  readonly addSummary: (markdown: string) => Promise<void>
  /** Prints an error annotation of one line or more, and lets the step fail when the process ends. */
  readonly setFailed: (lines: readonly string[]) => void
}

/**
 * Refuses to set a value where the runner names no file for it: `@actions/core` would print it as a command of old
 * runners instead, and an access token would stand in the log.
 */
function requireFile(name: 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STATE'): void {
  if (process.env[name]) return
  throw new FederationError('internal', `The runner names no file for this: ${name} is not set.`, {
    hint: 'Run this as a step of GitHub Actions.',
  })
}

/**
 * Keeps a line of text from being read as a command: the runner takes every line for one that opens with `::`, blanks
 * before it included.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function printableLine(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u003a')
}

/** The value and each of its lines: not every runner takes a value of several lines apart by itself. */
function withLines(secret: string): ReadonlySet<string> {
  return new Set([secret, ...secret.split(/[\r\n]+/)].filter((part) => part.trim() !== ''))
}

/** The runner of this process, through GitHub's own toolkit. Nothing is read or written before a function is called. */
export const runnerToolkit: Toolkit = {
  getInput: (name) => getInput(name),
  info: (line) => info(printableLine(visible(line))),
  warning: (line) => warning(visible(line)),
  debug: (line) => debug(visible(line)),
  isDebug,
  group: (title, phase) => group(visible(title), phase),
  setSecret: (secret) => {
    for (const part of withLines(secret)) setSecret(part)
  },
  setOutput: (name, value) => {
    requireFile('GITHUB_OUTPUT')
    setOutput(name, value)
  },
  exportVariable: (name, value) => {
    requireFile('GITHUB_ENV')
    exportVariable(name, value)
  },
  saveState: (name, value) => {
    requireFile('GITHUB_STATE')
    saveState(name, value)
  },
  getState,
  addSummary: async (markdown) => {
    const { appendSummary } = await import('./summary.ts')
    await appendSummary(markdown.split('\n').map(visible).join('\n'))
  },
  setFailed: (lines) => setFailed(lines.map(visible).join('\n')),
}
