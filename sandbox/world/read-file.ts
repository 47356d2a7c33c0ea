/** Knows how a state document is read from a YAML or JSON file. */
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { StateDocument } from './document.ts'

const SECTIONS = ['tenants', 'github', 'issuers', 'resources']

/**
 * Reads a state document; JSON is YAML, too.
 * @throws Error when the file is no mapping or has a section that nobody reads
 */
export async function readStateFile(path: string): Promise<StateDocument> {
  const document: unknown = parse(await readFile(path, 'utf8'))
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new Error(`${path} is not a mapping of ${SECTIONS.join(', ')}.`)
  }
  const unknown = Object.keys(document).filter((name) => !SECTIONS.includes(name))
  if (unknown.length > 0) throw new Error(`${path}: unknown section ${unknown.join(', ')}.`)
  return document as StateDocument
}
