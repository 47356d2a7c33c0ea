/** State documents from outside: YAML or JSON, a file or a request, judged before a world is made of them. */
import { readFile } from 'node:fs/promises'
import { parse, YAMLError } from 'yaml'
import { InputError } from '../input-error.ts'
import type { StateDocument } from './document.ts'
import { STATE_SCHEMA } from './schema.ts'

/**
 * Reads a state document; JSON is YAML, too.
 * @throws InputError when there is no such file, it is no YAML, or it holds what no state document holds
 */
export async function readStateFile(path: string): Promise<StateDocument> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.code}.`)
  })
  try {
    return judgeState(path, parse(text))
  } catch (error) {
    if (!(error instanceof YAMLError)) throw error
    throw new InputError(`${path} is no YAML: ${error.message.split('\n')[0]?.replace(/:$/, '')}.`)
  }
}

/**
 * The value as a state document.
 * @throws InputError that names every property that is unknown or of the wrong kind
 */
export function judgeState(source: string, value: unknown): StateDocument {
  const { success, error } = STATE_SCHEMA.safeParse(value ?? {})
  if (success) return value as StateDocument
  const problems = error.issues.flatMap((issue) => {
    const place = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
    if (issue.code !== 'unrecognized_keys') return [`${place.slice(1)} ${plain(issue.message)}`.trim()]
    return issue.keys.map((key) => `${`${place}.${key}`.slice(1)} is no property`)
  })
  throw new InputError(`${source} is no state document: ${problems.join('; ')}.`)
}

function plain(message: string): string {
  return message.startsWith('must ') ? message : `is wrong (${message.slice(0, 1).toLowerCase()}${message.slice(1)})`
}
