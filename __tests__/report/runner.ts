/** Knows the runner's side of a step: the files for outputs, variables and summary, and what the step says on its standard output. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'] as const

export interface StepRecord {
  readonly stdout: string
  /** Lines that the runner takes for commands. */
  readonly commands: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  readonly summary: string
  readonly failed: boolean
}

function readFileCommands(path: string): Readonly<Record<string, string>> {
  const text = readFileSync(path, 'utf8')
  const entries = [...text.matchAll(/^([^\n]+?)<<(ghadelimiter_[^\n]+)\n([\s\S]*?)\n\2$/gm)].map(
    ([, name = '', , value = '']) => [name, value],
  )
  return Object.fromEntries(entries) as Record<string, string>
}

export interface Runner {
  /** Runs the work of one step and tells what the runner saw. */
  readonly step: (work: () => void | Promise<void>) => Promise<StepRecord>
  readonly dispose: () => void
}

/** The toolkit remembers the summary's path: one runner per test file. */
export function createRunner(): Runner {
  const directory = mkdtempSync(join(tmpdir(), 'step-'))
  const before = new Map([...FILES, 'RUNNER_DEBUG'].map((name) => [name, process.env[name]]))
  for (const name of FILES) process.env[name] = join(directory, name)
  return {
    async step(work) {
      for (const name of FILES) writeFileSync(join(directory, name), '')
      const variables = { ...process.env }
      const chunks: string[] = []
      const write = process.stdout.write.bind(process.stdout)
      process.stdout.write = ((chunk: string | Uint8Array) => {
        chunks.push(String(chunk))
        return true
      }) as typeof process.stdout.write
      const exitCode = process.exitCode
      try {
        await work()
        const stdout = chunks.join('')
        return {
          stdout,
          commands: stdout.split(/\r\n|\r|\n/).filter((line) => line.trimStart().startsWith('::')),
          outputs: readFileCommands(join(directory, 'GITHUB_OUTPUT')),
          variables: readFileCommands(join(directory, 'GITHUB_ENV')),
          summary: readFileSync(join(directory, 'GITHUB_STEP_SUMMARY'), 'utf8'),
          failed: process.exitCode === 1,
        }
      } finally {
        process.stdout.write = write
        process.exitCode = exitCode
        for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name]
        Object.assign(process.env, variables)
      }
    },
    dispose() {
      rmSync(directory, { recursive: true, force: true })
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
    },
  }
}
