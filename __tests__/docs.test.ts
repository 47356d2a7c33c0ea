/** Proves that the documents agree with the code, with `package.json` and with each other. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isNoMatch, meaningOf, type Refusal } from '../src/core/diagnosis/refusal.ts'
import { ERROR_CODES, type ErrorCode } from '../src/core/error.ts'
import { markdownFiles, problemsOf, ROOT, read, yamlBlocks } from './documents.ts'

const troubleshooting = read('docs/TROUBLESHOOTING.md')
const sections = troubleshooting
  .split(/^## /m)
  .slice(1)
  .map((text) => [text.slice(0, text.indexOf('\n')), text] as const)

/** GitHub's anchors: lower case, punctuation dropped, blanks to hyphens. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const prose = markdown.replace(/^```.*?^```$/gms, '')
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

/** Links and images of a Markdown file outside code, without those to other sites. */
function relativeLinks(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, 'code')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
}

describe('TROUBLESHOOTING', () => {
  test('has a heading for every error code and for nothing else, in the order of the code', () => {
    expect(sections.map(([code]) => code)).toEqual([...ERROR_CODES])
  })

  test.each(sections)('%s says in its first paragraph what it means, and has a cure', (_, text) => {
    expect(text).toMatch(/^.+\n\n[A-Z].+[.:]\n/)
    expect(text).toMatch(/\bcures?\b/i)
  })

  // Numbers that only the manager's own credential can cause have no meaning for the job's exchange.
  const MANAGER_ONLY = new Set([7000215, 7000222, 700027])
  const numbers = sections.flatMap(([code, text]) =>
    [...numbersIn(text)].map((number) => [code as ErrorCode, number] as const),
  )

  test.each(numbers)('%s is right to claim AADSTS%i', (code, number) => {
    const refusal: Refusal = { status: 400, codes: [number], description: '' }
    if (MANAGER_ONLY.has(number)) expect(code).toBe('manager-credential-invalid')
    else expect(isNoMatch(refusal) ? 'trust-missing' : meaningOf(refusal)?.code).toBe(code)
  })

  test('claims every AADSTS number that the code knows', () => {
    const known = [...numbersIn(read('src/core/diagnosis/refusal.ts'))]
    const claimed = new Set(numbers.map(([, number]) => number))
    expect(known.filter((number) => !claimed.has(number))).toEqual([])
  })
})

/** AADSTS numbers in a text; IDs in an example subject follow an `@`, and the shown logs hold digests. */
function numbersIn(text: string): ReadonlySet<number> {
  const written = text.replace(/-log:begin -->.*?<!-- [\w-]+-log:end/gs, '')
  return new Set([...written.matchAll(/(?<![\d@])\d{5,8}(?!\d)/g)].map(([number]) => Number(number)))
}

describe.each(markdownFiles())('%s', (file) => {
  const markdown = read(file)

  test('links only to files and headings that exist', () => {
    const broken = relativeLinks(markdown).filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? join(ROOT, file) : join(ROOT, dirname(file), path)
      if (!existsSync(target)) return true
      return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).has(anchor)
    })
    expect(broken).toEqual([])
  })

  test('has examples that parse and use existing inputs and outputs', () => {
    expect(yamlBlocks(markdown).flatMap(problemsOf)).toEqual([])
  })

  test('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...markdown.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

test('problemsOf finds what is wrong', () => {
  const step = (lines: string) => `- uses: OWNER/REPO@v1\n  id: x\n  with:\n    tenant-id: a\n${lines}`
  expect(problemsOf(step('    client-id: b'))).toEqual([])
  expect(problemsOf(step('    client: b'))).toEqual(['OWNER/REPO@v1: no input client'])
  expect(problemsOf('- uses: OWNER/REPO@v1')).toEqual(['OWNER/REPO@v1: lacks tenant-id'])
  expect(problemsOf(step('- run: $' + '{{ steps.x.outputs.token }}'))).toEqual(['OWNER/REPO@v1: no output token'])
  expect(problemsOf('- uses: OWNER/REPO/nowhere@v1')).toEqual(['OWNER/REPO/nowhere@v1: no such action'])
  expect(problemsOf('a: [')).not.toEqual([])
})

test('ADR 0002 gives a reason for exactly the dependencies of package.json', () => {
  const manifest = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const [shipped = '', built = ''] = read('docs/adr/0002-dependencies.md').split('What builds and tests it:')
  const rows = (text: string) => [...text.matchAll(/^\| `([^`]+)` +\| \S.{10,} \|$/gm)].map(([, name]) => name)
  expect(rows(shipped)).toEqual(Object.keys(manifest.dependencies).toSorted())
  expect(rows(built)).toEqual(Object.keys(manifest.devDependencies).toSorted())
})
