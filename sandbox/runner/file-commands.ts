/** The runner's file commands: `name=value` and heredocs in GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_PATH'] as const

/** The variables that name the files, each file fresh and empty. */
export async function createCommandFiles(directory: string): Promise<Record<string, string>> {
  await mkdir(directory, { recursive: true })
  const entries = await Promise.all(
    FILES.map(async (name) => {
      const path = join(directory, name.toLowerCase())
      await writeFile(path, '')
      return [name, path] as const
    }),
  )
  return Object.fromEntries(entries)
}

/** What a step left in its files. */
export interface CommandFiles {
  readonly outputs: Record<string, string>
  readonly exportedEnv: Record<string, string>
  readonly state: Record<string, string>
  readonly summary: string
  readonly path: readonly string[]
}

/** Reads the files that `variables` name. */
export async function readCommandFiles(variables: Readonly<Record<string, string>>): Promise<CommandFiles> {
  const text = (name: (typeof FILES)[number]) => readFile(variables[name] ?? '', 'utf8').catch(() => '')
  return {
    outputs: parseFileCommands(await text('GITHUB_OUTPUT')),
    exportedEnv: parseFileCommands(await text('GITHUB_ENV')),
    state: parseFileCommands(await text('GITHUB_STATE')),
    summary: await text('GITHUB_STEP_SUMMARY'),
    path: (await text('GITHUB_PATH')).split(/\r?\n/).filter((line) => line !== ''),
  }
}

/**
 * Parses `name=value` lines and `name<<DELIMITER` … `DELIMITER` blocks; a later value of a name wins.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * @throws Error on a line that is neither, and on a block without end, as the runner does
 */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (heredoc > 0 && (equals < 0 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2)
      const end = lines.indexOf(delimiter, index + 1)
      if (delimiter === '' || end < 0) {
        throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
      }
      values[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (equals > 0) {
      values[line.slice(0, equals)] = line.slice(equals + 1)
    } else throw new Error(`Invalid format '${line}'`)
  }
  return values
}
