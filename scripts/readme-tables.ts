/** The tables of the README that are generated: inputs, outputs, clouds and errors. */
import { parse } from 'yaml'
import type { Cloud } from '../src/core/cloud.ts'

interface ActionInput {
  readonly description: string
  readonly required?: boolean
  readonly default?: string
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, ActionInput>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()

/** Builds a table; columns are padded as the formatter pads them, so that generated and formatted text are the same. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map(cell))
  const widths = header.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`
  const [head = '', ...body] = cells.map((row) => line(row.map((text, column) => text.padEnd(widths[column] ?? 0))))
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n')
}

function defaultOf({ required, default: value }: ActionInput): string {
  if (required === true) return 'required'
  return value === undefined || value === '' ? '' : `\`${value}\``
}

/** Builds the table of inputs from the text of an `action.yml`. */
export function buildInputsTable(actionYaml: string): string {
  const { inputs } = parse(actionYaml) as ActionFile
  return table(
    ['Input', 'Default', 'What it is'],
    Object.entries(inputs).map(([name, input]) => [`\`${name}\``, defaultOf(input), input.description]),
  )
}

/** Builds the table of outputs from the text of an `action.yml`. */
export function buildOutputsTable(actionYaml: string): string {
  const { outputs } = parse(actionYaml) as ActionFile
  return table(
    ['Output', 'What it is'],
    Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  )
}

/** Builds the table of clouds: where requests go, and the audience of the credential. */
export function buildCloudsTable(clouds: readonly Cloud[]): string {
  return table(
    ['`cloud`', 'Authority', 'Microsoft Graph', 'Resource Manager', 'Audience', '`ARM_ENVIRONMENT`'],
    clouds.map(({ name, authority, graph, resourceManager, audience, terraformName }) => [
      `\`${name}\``,
      ...[authority, graph, resourceManager].map((url) => new URL(url).host),
      `\`${audience}\``,
      name === 'public' ? '' : `\`${terraformName}\``,
    ]),
  )
}

/** Lists the codes of the troubleshooting page with the first sentence under each heading. */
export function readTroubleshooting(page: string): readonly (readonly [code: string, sentence: string])[] {
  return [...page.matchAll(/^## ([a-z-]+)\n\n(.+)$/gm)].map(([, code = '', paragraph = '']) => {
    const sentence = /^.*?[.:](?= |$)/.exec(paragraph)?.[0] ?? paragraph
    return [code, sentence.replace(/:$/, '.')]
  })
}

/** Builds the table of error codes, each linking to its heading of the troubleshooting page. */
export function buildErrorsTable(page: string): string {
  return table(
    ['`error-code`', 'Meaning'],
    readTroubleshooting(page).map(([code, sentence]) => [
      `[\`${code}\`](TROUBLESHOOTING.md#${code})`,
      // Links inside the page become links to the page.
      sentence.replaceAll(/\]\(#/g, '](TROUBLESHOOTING.md#'),
    ]),
  )
}

/**
 * Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->`.
 * @throws Error when the markers are not there exactly once
 */
export function replaceSection(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`]
  const parts = text.split(begin)
  const rest = parts[1]?.split(end)
  if (parts.length !== 2 || rest?.length !== 2) throw new Error(`The markers of "${name}" are not there exactly once.`)
  return `${parts[0]}${begin}\n${content}\n${end}${rest[1]}`
}
