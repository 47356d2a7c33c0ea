/** Writes `schema/*.json` from the schemas in the code; with `--check` it only says whether they are fresh. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { policySchema } from '../src/config/policy-schema.ts'
import { configSchema } from '../src/config/schema.ts'

const SCHEMAS = [
  ['federation', 'Configuration file', configSchema],
  ['policy', 'Policy file', policySchema],
] as const

for (const [name, title, schema] of SCHEMAS) {
  const path = fileURLToPath(new URL(`../schema/${name}.schema.json`, import.meta.url))
  const text = `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (before === text) console.log(`schema/${name}.schema.json is fresh.`)
  else if (process.argv.includes('--check')) {
    console.error(`schema/${name}.schema.json is stale: run \`npm run schemas\`.`)
    process.exitCode = 1
  } else {
    mkdirSync(fileURLToPath(new URL('../schema', import.meta.url)), { recursive: true })
    writeFileSync(path, text)
    console.log(`schema/${name}.schema.json was written.`)
  }
}
