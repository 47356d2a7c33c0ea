/** No two files of the sandbox import each other in a circle, not even for types. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../sandbox', import.meta.url))

/** Every import of a relative path, as file → files. */
function imports(files: Readonly<Record<string, string>>): Map<string, readonly string[]> {
  return new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => join(dirname(path), match[1] ?? '')),
    ]),
  )
}

/** The files that reach themselves. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...graph.keys()].filter((start) => {
    const seen = new Set<string>()
    const open = [...(graph.get(start) ?? [])]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === start) return true
      if (!seen.has(next)) open.push(...(graph.get(next) ?? []))
      seen.add(next)
    }
    return false
  })
}

test('the sandbox has none', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const texts = files.map((name) => [relative('.', name), readFileSync(join(ROOT, name), 'utf8')])
  expect(circles(imports(Object.fromEntries(texts)))).toEqual([])
})

test('a planted one is found', () => {
  const planted = {
    'a/x.ts': "import type { Y } from '../b/y.ts'",
    'b/y.ts': "import { x } from '../a/x.ts'",
    'c.ts': '',
  }
  expect(circles(imports(planted))).toEqual(['a/x.ts', 'b/y.ts'])
})
