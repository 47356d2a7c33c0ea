/** The documents and templates of the repository, and finds the steps in them that use our actions. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, parseAllDocuments } from 'yaml'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** Every Markdown file that belongs to the project, relative to its root. */
export function markdownFiles(): readonly string[] {
  return globSync(['*.md', 'docs/**/*.md', 'sandbox/**/*.md', 'examples/**/*.md'], { cwd: ROOT }).toSorted()
}

export function templateFiles(): readonly string[] {
  return globSync('templates/*.yml', { cwd: ROOT }).toSorted()
}

export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly runs: Readonly<Record<string, string>>
}

/** The `action.yml` behind `OWNER/REPO@…` or `OWNER/REPO/plan@…`; undefined when there is none. */
export function actionFileOf(uses: string): ActionFile | undefined {
  const folder = /^OWNER\/REPO(?:\/([\w/-]+))?@/.exec(uses)?.[1] ?? ''
  const path = join(folder, 'action.yml')
  return existsSync(join(ROOT, path)) ? (parse(read(path)) as ActionFile) : undefined
}

/** A step of a workflow, as far as the checks need it. */
export interface Step {
  readonly uses: string
  readonly id?: string
  readonly with?: Readonly<Record<string, unknown>>
}

/** Every mapping with a `uses:` anywhere in a parsed document. */
export function stepsOf(value: unknown): readonly Step[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'uses' in value && typeof value.uses === 'string' ? [value as Step] : []
  return [...own, ...Object.values(value).flatMap(stepsOf)]
}

/** The fenced YAML blocks of a Markdown file. */
export function yamlBlocks(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(([, text = '']) => text)
}

/** Says what is wrong with a YAML text that uses our actions: syntax, unknown or missing inputs, unknown outputs. */
export function problemsOf(text: string): readonly string[] {
  const documents = parseAllDocuments(text)
  const syntax = documents.flatMap(({ errors }) => errors.map(({ message }) => message))
  if (syntax.length > 0) return syntax
  const ours = documents
    .flatMap((document) => stepsOf(document.toJS()))
    .filter(({ uses }) => uses.startsWith('OWNER/REPO'))
  const inputs = ours.flatMap(({ uses, with: given = {} }) => {
    const action = actionFileOf(uses)
    if (action === undefined) return [`${uses}: no such action`]
    const missing = Object.keys(action.inputs).filter((name) => action.inputs[name]?.required && !(name in given))
    const unknown = Object.keys(given).filter((name) => !(name in action.inputs))
    return [...missing.map((name) => `${uses}: lacks ${name}`), ...unknown.map((name) => `${uses}: no input ${name}`)]
  })
  const outputs = ours.flatMap(({ uses, id }) => {
    if (id === undefined) return []
    const known = actionFileOf(uses)?.outputs ?? {}
    return [...text.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))]
      .filter(([, name = '']) => !(name in known))
      .map(([, name]) => `${uses}: no output ${name}`)
  })
  return [...inputs, ...outputs]
}

/** One row of a table, its cells in the order of the columns. */
export type Row = readonly [string, ...string[]]

/** The rows of the table that follows `<!-- Checked: name -->`, without header. */
export function checkedTable(markdown: string, name: string): readonly Row[] {
  const [, rest] = markdown.split(`<!-- Checked: ${name} -->\n`)
  if (rest === undefined) throw new Error(`There is no table "${name}".`)
  const lines = rest.trimStart().split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(2, end).map((line) => {
    const [first = '', ...others] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    return [first, ...others]
  })
}

/** The names of all tables that are checked. */
export function checkedTables(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^<!-- Checked: (.+) -->$/gm)].map(([, name = '']) => name)
}

/** The code spans of a text. */
export function codes(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
}

/** The last code span of a table's cell. */
export function code(cell: string | undefined): string {
  const last = codes(cell ?? '').at(-1)
  if (last === undefined) throw new Error(`No code in the cell "${cell}".`)
  return last
}
