/** Workflow files as teams write them, read from `files/`, with the rows that are expected of each in its last comment. */
import { readdirSync, readFileSync } from 'node:fs'
import { FederationError } from '../../../src/core/error.ts'
import type { CalledFile, JobRow } from '../../../src/core/workflow/run.ts'
import { explainWorkflow } from '../../../src/core/workflow/workflow.ts'
import { readCalledFiles } from '../../../src/federation/plan/called-files.ts'
import { createExpressions } from '../../../src/inputs/expressions.ts'
import { parseWorkflow } from '../../../src/inputs/workflow-file.ts'

const FOLDER = new URL('files/', import.meta.url)

export const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'))

export function textOf(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

/** Returns the rows that the last comment of a file expects. */
export function expectedRows(text: string): readonly string[] {
  const [, rows = ''] = text.split('\n# rows:\n')
  return rows
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^# /, ''))
}

/** Reads a called file of `files/called/`. */
export async function readCalled(uses: string): Promise<CalledFile> {
  const name = uses.replace('./.github/workflows/', 'called/')
  try {
    return { kind: 'workflow', workflow: parseWorkflow(uses, textOf(name)) }
  } catch (error) {
    const reason = error instanceof FederationError ? error.message : 'it is not there'
    return { kind: 'unreadable', reason: `which cannot be read: ${reason}` }
  }
}

/** Shows a row as a line. */
export function toLine({ job, event, presents, condition, fromMatrix }: JobRow): string {
  const words = [job, event, condition === undefined ? '' : `(if ${condition})`, fromMatrix ? '(matrix)' : '']
  switch (presents.kind) {
    case 'context':
      words.push(
        presents.context.kind === 'environment'
          ? `environment:${presents.context.environment}`
          : presents.context.kind === 'ref'
            ? `ref:${presents.context.ref}`
            : 'pull_request',
      )
      break
    case 'ref-pattern':
      words.push(`any ${presents.pattern}`, ...presents.except.map((except) => `not ${except}`))
      break
    case 'depends':
      words.push(`? ${presents.on}`)
      break
    case 'no-token':
      words.push(`- ${presents.saidAt}: ${presents.reason}`)
      break
    case 'not-run':
      words.push(`x ${presents.reason}`)
      break
  }
  return words.filter((word) => word !== '').join(' ')
}

/** Explains a file with what it calls. */
export async function explainText(
  text: string,
  defaultBranch: string | undefined = 'main',
): Promise<readonly string[]> {
  const workflow = parseWorkflow('x.yml', text)
  const rows = explainWorkflow(workflow, {
    expressions: createExpressions(),
    called: await readCalledFiles(workflow, readCalled),
    repository: 'octo-org/shop',
    ...(defaultBranch !== undefined && { defaultBranch }),
  })
  return rows.map(toLine)
}
