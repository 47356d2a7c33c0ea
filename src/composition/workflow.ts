/** Reads the workflow file that the plan action explains, and parses it. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { FederationError } from '../core/error.ts'
import type { Environment } from '../runner/environment.ts'

function readWorkflowText({ GITHUB_WORKSPACE }: Environment, path: string): string {
  try {
    return readFileSync(resolve(GITHUB_WORKSPACE || '.', path), 'utf8')
  } catch (cause) {
    throw new FederationError('configuration-invalid', `The workflow "${path}" could not be read.`, {
      hint: 'Check out the repository before this step, and give the path from its root.',
      cause,
    })
  }
}

/** Parses YAML 1.2; a mistake is told with its line and column. */
function parseWorkflow(path: string, text: string): unknown {
  const document = parseDocument(text)
  const [mistake] = document.errors
  if (mistake === undefined) return document.toJS()
  const { line, col } = mistake.linePos?.[0] ?? { line: 1, col: 1 }
  const what = mistake.message.split(/ at line |\n/, 1)[0] ?? ''
  throw new FederationError(
    'configuration-invalid',
    `The workflow "${path}" is not valid YAML, line ${line}, column ${col}: ${what}.`,
    {
      hint: 'Correct the file; GitHub would not run it either.',
    },
  )
}

/**
 * Reads a workflow file of the checked out repository.
 * @param path from the root of the repository (GITHUB_WORKSPACE)
 * @throws FederationError `configuration-invalid`
 */
export function readWorkflow(environment: Environment, path: string): unknown {
  const workflow = parseWorkflow(path, readWorkflowText(environment, path))
  if (typeof workflow === 'object' && workflow !== null && 'jobs' in workflow) return workflow
  throw new FederationError('configuration-invalid', `"${path}" is no workflow: it has no \`jobs\`.`, {
    hint: 'Give a file of .github/workflows, by its path from the root of the repository.',
  })
}
