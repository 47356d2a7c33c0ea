/** A step's runner in a test: the real toolkit over files of its own, an environment of its own, and what the step says. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createToolkit, type Toolkit } from '../../src/runner/toolkit.ts'

const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'] as const

export interface StepRecord {
  readonly stdout: string
  /** Lines that the runner takes for commands. */
  readonly commands: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  readonly failed: boolean
}

/** Reads `name=value` lines, and blocks of a value of several lines. */
function readFileCommands(path: string): Readonly<Record<string, string>> {
  const lines = readFileSync(path, 'utf8').split('\n')
  const values: Record<string, string> = {}
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const [, blockName, delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? []
    if (blockName !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, at + 1)
      values[blockName] = lines.slice(at + 1, end).join('\n')
      at = end
    } else if (line !== '') values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
  }
  return values
}

export type StepEnvironment = Readonly<Record<string, string | undefined>>

export interface Runner {
  /** Runs the work of one step and tells what the runner saw. `more` is added to its environment. */
  readonly step: (
    work: (toolkit: Toolkit, environment: StepEnvironment) => void | Promise<void>,
    more?: StepEnvironment,
  ) => Promise<StepRecord>
  readonly directory: string
  readonly dispose: () => void
}

export function createRunner(): Runner {
  const directory = mkdtempSync(join(tmpdir(), 'step-'))
  const files = Object.fromEntries(FILES.map((name) => [name, join(directory, name)]))
  return {
    directory,
    async step(work, more = {}) {
      for (const name of FILES) writeFileSync(join(directory, name), '')
      const environment = { ...files, ...more }
      const chunks: string[] = []
      let exitCode = 0
      const toolkit = createToolkit({
        environment,
        write: (text) => chunks.push(text),
        setExitCode: (code) => {
          exitCode = code
        },
      })
      await work(toolkit, environment)
      const stdout = chunks.join('')
      return {
        stdout,
        commands: stdout.split(/\r\n|\r|\n/).filter((line) => line.trimStart().startsWith('::')),
        outputs: readFileCommands(join(directory, 'GITHUB_OUTPUT')),
        variables: readFileCommands(join(directory, 'GITHUB_ENV')),
        state: readFileCommands(join(directory, 'GITHUB_STATE')),
        summary: readFileSync(join(directory, 'GITHUB_STEP_SUMMARY'), 'utf8'),
        failed: exitCode === 1,
      }
    },
    dispose: () => rmSync(directory, { recursive: true, force: true }),
  }
}
