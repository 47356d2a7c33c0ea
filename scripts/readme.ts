/** Writes the generated parts of the README and of docs/; with `--check` it only says whether they are fresh. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildLogSections, buildTableSections } from './generated-sections.ts'
import { replaceSection } from './readme-tables.ts'

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

const sections = [...buildTableSections(), ...(await buildLogSections())]
for (const file of new Set(sections.map((section) => section.file))) {
  const before = readFileSync(path(file), 'utf8')
  const after = sections
    .filter((section) => section.file === file)
    .reduce((text, { name, content }) => replaceSection(text, name, content), before)
  if (before === after) {
    console.log(`${file} is fresh.`)
  } else if (process.argv.includes('--check')) {
    console.error(`${file} is stale: run \`npm run build\`, then \`npm run readme\`.`)
    process.exitCode = 1
  } else {
    writeFileSync(path(file), after)
    console.log(`${file} was written.`)
  }
}
