/** Every generated section of the documents: which file holds it, and what stands in it. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CLOUD_NAMES, CLOUDS } from '../src/core/cloud.ts'
import { buildPlanLogs, LOG_SECTIONS, type LogSection } from './plan-logs.ts'
import { buildRefusedLog } from './readme-log.ts'
import { buildCloudsTable, buildErrorsTable, buildInputsTable, buildOutputsTable } from './readme-tables.ts'
import { buildKeysTable } from './schema-tables.ts'

/** A section between `<!-- name:begin -->` and `<!-- name:end -->` of a file. */
export interface GeneratedSection extends LogSection {
  readonly content: string
}

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8')

/** Builds the tables of the reference. */
export function buildTableSections(): readonly GeneratedSection[] {
  const tables = [
    ['inputs', buildInputsTable(read('action.yml'))],
    ['outputs', buildOutputsTable(read('action.yml'))],
    ['plan-inputs', buildInputsTable(read('plan/action.yml'))],
    ['plan-outputs', buildOutputsTable(read('plan/action.yml'))],
    ['apply-inputs', buildInputsTable(read('apply/action.yml'))],
    ['apply-outputs', buildOutputsTable(read('apply/action.yml'))],
    ['clouds', buildCloudsTable(CLOUD_NAMES.map((name) => CLOUDS[name]))],
    ['configuration-file', buildKeysTable(read('schema/federation.schema.json'))],
    ['policy-file', buildKeysTable(read('schema/policy.schema.json'))],
    ['errors', buildErrorsTable(read('docs/TROUBLESHOOTING.md'))],
  ] as const
  return tables.map(([name, content]) => ({ file: 'docs/REFERENCE.md', name, content }))
}

/** Builds the logs by running the committed bundle on the sandbox: a refused sign-in, and plan and apply. */
export async function buildLogSections(): Promise<readonly GeneratedSection[]> {
  const [refused, logs] = [await buildRefusedLog(), await buildPlanLogs()]
  return [
    { file: 'README.md', name: 'log', content: refused },
    ...LOG_SECTIONS.map(({ file, name }, index) => ({ file, name, content: logs[index] ?? '' })),
  ]
}
