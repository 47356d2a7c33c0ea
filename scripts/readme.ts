/** Writes the generated parts of the README; with `--check` it only says whether they are fresh. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CLOUD_NAMES, CLOUDS } from '../src/core/cloud.ts'
import { buildRefusedLog } from './readme-log.ts'
import {
  buildCloudsTable,
  buildErrorsTable,
  buildInputsTable,
  buildOutputsTable,
  replaceSection,
} from './readme-tables.ts'

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const read = (name: string) => readFileSync(path(name), 'utf8')

const sections = [
  ['log', await buildRefusedLog()],
  ['inputs', buildInputsTable(read('action.yml'))],
  ['outputs', buildOutputsTable(read('action.yml'))],
  ['clouds', buildCloudsTable(CLOUD_NAMES.map((name) => CLOUDS[name]))],
  ['errors', buildErrorsTable(read('docs/TROUBLESHOOTING.md'))],
] as const

const before = read('README.md')
const after = sections.reduce((text, [name, content]) => replaceSection(text, name, content), before)
if (before === after) {
  console.log('README.md is fresh.')
} else if (process.argv.includes('--check')) {
  console.error('README.md is stale: run `npm run build`, then `npm run readme`.')
  process.exitCode = 1
} else {
  writeFileSync(path('README.md'), after)
  console.log('README.md was written.')
}
