/** `action.yml`: inputs with their defaults, what to run, and how inputs reach the step. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The parts of an action's metadata that running a step needs. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required: boolean }>>
  readonly outputs: readonly string[]
  readonly using: string
  readonly main: string
  readonly pre?: string
  readonly post?: string
}

/**
 * Reads `action.yml` (or `.yaml`) of a folder.
 * @throws Error when there is none or it has no `runs.main`
 */
export async function readActionFile(directory: string): Promise<ActionFile> {
  const text = await readFile(join(directory, 'action.yml'), 'utf8').catch(() =>
    readFile(join(directory, 'action.yaml'), 'utf8'),
  )
  const document = record(parse(text))
  const runs = record(document.runs)
  if (typeof runs.main !== 'string') throw new Error(`The action in ${directory} has no 'runs.main'.`)
  const inputs = Object.entries(record(document.inputs)).map(([name, value]) => {
    const { default: preset, required } = record(value)
    const entry = { required: required === true || required === 'true' }
    return [name, preset === undefined || preset === null ? entry : { ...entry, default: String(preset) }] as const
  })
  return {
    inputs: Object.fromEntries(inputs),
    outputs: Object.keys(record(document.outputs)),
    using: String(runs.using),
    main: runs.main,
    ...(typeof runs.pre === 'string' ? { pre: runs.pre } : {}),
    ...(typeof runs.post === 'string' ? { post: runs.post } : {}),
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** The variable that carries an input: upper case, blanks as underscores, hyphens kept. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

/**
 * `INPUT_…` of every declared or given input. Defaults hold where nothing is given; `${{ github.token }}` and other
 * plain `${{ github.* }}` in them are filled in from the job's environment.
 */
export function inputVariables(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [name, input] of Object.entries(action.inputs)) {
    variables[inputVariable(name)] = expand(input.default ?? '', env)
  }
  for (const [name, value] of Object.entries(given)) variables[inputVariable(name)] = expand(value, env)
  return variables
}

function expand(text: string, env: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{\s*github\.([a-z_]+)\s*\}\}/g, (_whole, property: string) =>
    property === 'token' ? (env.SANDBOX_GITHUB_TOKEN ?? '') : (env[`GITHUB_${property.toUpperCase()}`] ?? ''),
  )
}
