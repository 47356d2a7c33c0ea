/** Builds the reference of a file's keys from its JSON Schema: one row per key, each with what it takes. */
import { table } from './readme-tables.ts'

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly additionalProperties?: Schema | false
}

const literal = (value: unknown) => `\`${String(value)}\``

/** Says in words what a key takes. */
function wordsFor(schema: Schema): string {
  const { type, anyOf, items, minimum, maximum, maxItems } = schema
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(literal).join(', ')
  if (anyOf !== undefined) return anyOf.map(wordsFor).join(', or ')
  switch (type) {
    case 'boolean':
      return '`true` or `false`'
    case 'integer':
      return `${minimum} to ${maximum}`
    case 'array':
      return `a list${items?.enum === undefined ? '' : ` of ${wordsFor(items)}`}${maxItems === undefined ? '' : `, at most ${maxItems}`}`
    case 'object':
      return 'keys'
    default:
      return 'text'
  }
}

/** What stands below a key: the keys of its items or of its named entries. */
function below(
  path: string,
  { items, additionalProperties, properties }: Schema,
): readonly [string, Schema] | undefined {
  if (properties !== undefined) return undefined
  if (items?.properties !== undefined) return [`${path}[]`, items]
  if (typeof additionalProperties === 'object') return [`${path}.<name>`, additionalProperties]
  return undefined
}

function rowsOf(
  path: string,
  schema: Schema,
  isRequired: boolean,
  known: Map<string, string>,
): readonly (readonly string[])[] {
  const nested = JSON.stringify([schema.properties, schema.items?.properties])
  const twin = nested === '[null,null]' ? undefined : known.get(nested)
  if (nested !== '[null,null]' && twin === undefined) known.set(nested, path)
  const value = `${wordsFor(schema)}${isRequired ? ' (required)' : ''}`
  const row = [`\`${path}\``, value, schema.description ?? '']
  if (twin !== undefined) return [[`\`${path}\``, `as \`${twin}\``, schema.description ?? '']]
  const inner = below(path, schema)
  // A word, or a mapping: the keys are those of the mapping.
  const mapping = schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema
  return [row, ...keyRows(path, mapping, known), ...(inner === undefined ? [] : entryRows(inner, known))]
}

function entryRows([path, schema]: readonly [string, Schema], known: Map<string, string>) {
  return schema.properties === undefined ? [] : keyRows(path, schema, known)
}

function keyRows(path: string, { properties = {}, required = [] }: Schema, known: Map<string, string>) {
  return Object.entries(properties).flatMap(([key, schema]): readonly (readonly string[])[] =>
    rowsOf(path === '' ? key : `${path}.${key}`, schema, required.includes(key), known),
  )
}

/** Builds the table of keys from the text of a JSON Schema. */
export function buildKeysTable(schemaJson: string): string {
  return table(['Key', 'Takes', 'What it is'], keyRows('', JSON.parse(schemaJson) as Schema, new Map()))
}
