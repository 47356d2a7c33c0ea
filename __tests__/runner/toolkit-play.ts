/** Plays calls of the toolkit in a process of its own, with the runner's files, and reads what the runner would. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFileCommands } from '../../sandbox/runner/file-commands.ts'
import { readWorkflowCommands, type StepLog } from '../../sandbox/runner/workflow-commands.ts'
import type { ToolkitCall } from './recorder.ts'

const SCRIPT = join(import.meta.dirname, 'toolkit-process.ts')
const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'] as const

/** What became of one call; `returned` is undefined when it returned nothing. */
export interface CallOutcome {
  readonly returned?: unknown
  readonly thrown?: { readonly code: string | undefined; readonly message: string }
}

export interface PlayedCalls extends StepLog {
  readonly stdout: string
  /** Lines of it. */
  readonly lines: readonly string[]
  /** Lines that the runner takes for commands. */
  readonly commands: readonly string[]
  readonly exitCode: number | null
  readonly outcomes: readonly CallOutcome[]
  readonly outputs: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
}

/** Calls the real toolkit. `more` is added to the environment; nothing of this process's is in it but the path. */
export function playToolkit(
  calls: readonly ToolkitCall[],
  more: Readonly<Record<string, string | undefined>> = {},
): PlayedCalls {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'toolkit-'))
  const files = Object.fromEntries(FILES.map((name) => [name, join(folder, name)]))
  for (const path of Object.values(files)) writeFileSync(path, '')
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  try {
    const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT], {
      input: JSON.stringify(calls),
      env: { PATH, NODE_COMPILE_CACHE, ...files, OUTCOMES: join(folder, 'outcomes'), ...more },
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    })
    if (stderr !== '') throw new Error(stderr)
    const lines = stdout.split(/\r\n|\r|\n/).slice(0, -1)
    return {
      ...readWorkflowCommands(stdout, { debug: true }),
      stdout,
      lines,
      commands: lines.filter((line) => line.trimStart().startsWith('::')),
      exitCode: status,
      outcomes: JSON.parse(text('outcomes')) as readonly CallOutcome[],
      outputs: parseFileCommands(text('GITHUB_OUTPUT')),
      variables: parseFileCommands(text('GITHUB_ENV')),
      state: parseFileCommands(text('GITHUB_STATE')),
      summary: text('GITHUB_STEP_SUMMARY'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
