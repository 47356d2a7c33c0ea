/** What is wrong in a configuration or policy file, and where: every mistake at once, each as `file:line:column`. */
import { FederationError } from '../core/error.ts'
import { visible } from '../core/visible.ts'

/** A place in a file; line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One mistake. `message` is a sentence that quotes keys and names, never other content of the file. */
export interface ConfigProblem extends Place {
  readonly message: string
}

/** Writes a place as editors and terminals link it: `federation.yml:12:5`. */
export function formatPlace({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}

/**
 * Stops where a file is wrong, with every mistake in the order of files and lines.
 * @throws FederationError `configuration-invalid`, or `certificate-invalid` where the files that it names are
 */
export function throwConfigProblems(
  problems: readonly ConfigProblem[],
  code: 'configuration-invalid' | 'certificate-invalid' = 'configuration-invalid',
): void {
  const [first] = problems
  if (first === undefined) return
  const sorted = problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
  const lines = [...new Set(sorted.map((problem) => visible(`${formatPlace(problem)}: ${problem.message}`)))]
  throw new FederationError(
    code,
    lines.length === 1 ? `A file is wrong: ${lines[0]}` : `The configuration holds ${lines.length} mistakes.`,
    {
      hint: 'Correct the file; nothing was sent.',
      details: lines.length === 1 ? [] : lines,
    },
  )
}
