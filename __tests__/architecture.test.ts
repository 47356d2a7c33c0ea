/** Tests the house: which room may import which, which words are spoken where, how files are named and how long they are. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, type Import, importsOf, ROOT, readSources, resolveImport, type SourceFile } from './source-text.ts'

const ROOMS = [
  'core',
  'federation',
  'transport',
  'github',
  'entra',
  'inputs',
  'report',
  'runner',
  'composition',
  'entries',
] as const
type Room = (typeof ROOMS)[number]

const to =
  (...rooms: readonly string[]) =>
  (path: string) =>
    rooms.some((room) => path.startsWith(`src/${room}`))

/** The doors: what each room may import from `src/`; `type` for shapes only. `federation/ports` is the one door of the use cases. */
const DOORS: Readonly<Record<Room, (to: string, typeOnly: boolean) => boolean>> = {
  core: to('core/'),
  federation: to('core/', 'federation/'),
  transport: to('core/', 'transport/'),
  github: to('core/', 'transport/', 'github/', 'federation/ports.ts'),
  entra: to('core/', 'transport/', 'entra/', 'federation/ports.ts'),
  inputs: (path, typeOnly) => to('core/', 'inputs/')(path) || (typeOnly && to('federation/')(path)),
  report: (path, typeOnly) => to('core/', 'report/')(path) || (typeOnly && to('federation/')(path)),
  runner: (path, typeOnly) => to('core/', 'runner/', 'federation/ports.ts', 'github/')(path) || typeOnly,
  composition: (path) => to('')(path) && !to('entries/')(path),
  entries: (path) => to('')(path) && !to('entries/')(path),
}

/** Packages and Node modules each room may use; the libraries of a service stay in its room. */
const PACKAGES: Readonly<Record<Room, RegExp>> = {
  core: /^$/,
  federation: /^$/,
  transport:
    /^(?:node:(?:http|https|stream|zlib)|@azure\/core-rest-pipeline|@actions\/http-client\/lib\/proxy|https-proxy-agent)$/,
  github: /^(?:node:buffer|@actions\/github)$/,
  entra: /^(?:node:buffer|@azure\/(?:identity|core-rest-pipeline)|@microsoft\/microsoft-graph-client)$/,
  inputs: /^$/,
  report: /^$/,
  runner: /^node:.+$/,
  composition: /^(?:node:(?:fs|path)|yaml)$/,
  entries: /^$/,
}

function roomOf(path: string): Room | undefined {
  const [root, room = ''] = path.split('/')
  if (root !== 'src') return undefined
  return ROOMS.find((name) => name === room)
}

function wrongDoors({ path, text }: SourceFile): readonly string[] {
  const room = roomOf(path)
  if (room === undefined) return [`${path} is in no room`]
  const allowed = ({ specifier, typeOnly }: Import): boolean => {
    const to = resolveImport(path, specifier)
    if (!specifier.startsWith('.'))
      return (
        PACKAGES[room].test(specifier) ||
        (typeOnly && room !== 'core' && room !== 'federation' && specifier.startsWith('node:'))
      )
    return path === 'src/entries/index.ts' || DOORS[room](to, typeOnly)
  }
  return importsOf(text)
    .filter((each) => !allowed(each))
    .map(({ specifier }) => `${path} imports ${specifier}`)
}

const WORDS: readonly (readonly [string, RegExp])[] = [
  ['process', /(?<![.\w$])(?<![{,]\s*(?=process\s*:))process\b/],
  ['fetch(', /(?<![.\w$])fetch\(/],
  ['Date.now', /\bDate\.now\b/],
  ['new Date()', /\bnew Date\(\s*\)/],
  ['performance', /(?<![.\w$])performance\./],
  ['setTimeout', /(?<![.\w$])set(?:Timeout|Interval|Immediate)\b/],
  ['Math.random', /\bMath\.random\b|\brandomUUID\(/],
  ['console', /(?<![.\w$])console\b/],
  ['globalThis', /\bglobalThis\b/],
]
// A `fetch` that is handed in is a parameter, not the global.
const HANDED_IN = /\{[^{}]*\bfetch\b[^{}]*\}\s*:/

function wrongWords({ path, text }: SourceFile): readonly string[] {
  if (['entries', 'runner'].includes(roomOf(path) ?? '')) return []
  const code = codeOf(text)
  const heard = ([word, pattern]: (typeof WORDS)[number]): boolean =>
    pattern.test(code) &&
    !(word === 'fetch(' && HANDED_IN.test(code)) &&
    // The time limit of one exchange is cancelled with it.
    !(word === 'setTimeout' && path === 'src/transport/http.ts')
  return WORDS.filter(heard).map(([word]) => `${path} says ${word}`)
}

const FORBIDDEN_NAME = /(?:^|[-/])(?:utils?|helpers?|common|types|constants|misc|shared)\.ts$/

function wrongShape({ path, text }: SourceFile): readonly string[] {
  const lines = text.split('\n').length - 1
  return [
    ...(FORBIDDEN_NAME.test(path) ? [`${path}: a function lives with its noun`] : []),
    ...(lines > 230 ? [`${path} has ${lines} lines`] : []),
    ...(/^\/\*\*\s+(?:\*\s+)?[A-Z][\s\S]{10,}?\./.test(text)
      ? []
      : [`${path} does not open with a sentence that says what is in it`]),
    ...(/^export default\b/m.test(codeOf(text)) ? [`${path} has a default export`] : []),
    ...(/^\s*export\s+(?:\*|\{[^}]*\}\s*from\b)/m.test(text) ? [`${path} hands on another file's exports`] : []),
    ...(/^\s*(?:export\s+)?(?:declare\s+|const\s+)?(?:enum|namespace)\s+\w[\w.]*\s*\{/m.test(codeOf(text))
      ? [`${path} has an enum or namespace`]
      : []),
    ...(/\bclass\s+(?!\w+\s+extends\s+\w*Error\b)\w/.test(codeOf(text))
      ? [`${path} has a class that is no error`]
      : []),
  ]
}

const sources = readSources('src')
const source = (path: string, text: string): SourceFile => ({ path, text })

describe('the doors', () => {
  it('are the only ways from room to room', () => {
    expect(sources.length).toBeGreaterThan(60)
    expect(sources.flatMap(wrongDoors)).toEqual([])
  })

  it.each([
    ['src/core/a.ts', "import { x } from '../federation/ports.ts'"],
    ['src/core/a.ts', "import { createHash } from 'node:crypto'"],
    ['src/core/a.ts', "import type { Agent } from 'node:http'"],
    ['src/core/a.ts', "const x = await import('../entra/arm.ts')"],
    ['src/federation/a.ts', "import { x } from '../transport/retry.ts'"],
    ['src/federation/a.ts', "import type { x } from '../inputs/sign-in.ts'"],
    ['src/federation/a.ts', "import fs from 'node:fs'"],
    ['src/transport/a.ts', "import type { Clock } from '../federation/ports.ts'"],
    ['src/github/a.ts', "import { x } from '../entra/arm.ts'"],
    ['src/entra/a.ts', "import { x } from '../github/event.ts'"],
    ['src/entra/a.ts', "import { signIn } from '../federation/sign-in/sign-in.ts'"],
    ['src/inputs/a.ts', "import { signIn } from '../federation/sign-in/sign-in.ts'"],
    ['src/inputs/a.ts', "import { type SignInResult, signIn } from '../federation/sign-in/sign-in.ts'"],
    ['src/inputs/a.ts', "import { x } from '../entra/token.ts'"],
    ['src/core/a.ts', "import '../entries/sign-in.ts'"],
    ['src/inputs/a.ts', "import {\n  a,\n  b,\n} from '../entries/sign-in.ts'"],
    ['src/core/a.ts', "export { x } from '../github/event.ts'"],
    ['src/core/a.ts', "export * from '../github/event.ts'"],
    ['src/entries/main.ts', "import { createServer } from '../../sandbox/server.ts'"],
    ['src/github/a.ts', "import { setSecret } from '@actions/core'"],
    ['src/inputs/a.ts', "import { getOctokit } from '@actions/github'"],
    ['src/report/a.ts', "import { info } from '@actions/core'"],
    ['src/cellar/a.ts', ''],
  ])('are watched: %s with %j', (path, text) => {
    expect(wrongDoors(source(path, text))).toHaveLength(1)
  })

  it.each([
    ['src/core/a.ts', "import type { x } from './b.ts'"],
    ['src/entra/a.ts', "import type { Clock } from '../federation/ports.ts'\nimport { x } from '../core/error.ts'"],
    ['src/inputs/a.ts', "import type { SignInResult } from '../federation/sign-in/sign-in.ts'"],
    ['src/inputs/a.ts', "import { type SignInResult } from '../federation/sign-in/sign-in.ts'"],
    ['src/entries/main.ts', "import { x } from '../composition/store.ts'\nconst y = import('../entra/arm.ts')"],
    ['src/core/a.ts', "// import { x } from 'node:fs' is not for here"],
  ])('are open where they should be: %s with %j', (path, text) => {
    expect(wrongDoors(source(path, text))).toEqual([])
  })
})

describe('the sandbox', () => {
  const crossing = (files: readonly SourceFile[], other: string) =>
    files.flatMap(({ path, text }) =>
      importsOf(text)
        .map(({ specifier }) => resolveImport(path, specifier))
        .filter((to) => to.startsWith(`${other}/`))
        .map((to) => `${path} → ${to}`),
    )

  it('shares nothing with the action', () => {
    const sandbox = readSources('sandbox')
    expect(sandbox.length).toBeGreaterThan(20)
    expect([...crossing(sandbox, 'src'), ...crossing(sources, 'sandbox')]).toEqual([])
  })

  it('is watched', () => {
    expect(
      crossing([source('sandbox/entra/a.ts', "import { x } from '../../src/core/claims.ts'")], 'src'),
    ).toHaveLength(1)
    expect(crossing([source('src/core/a.ts', "import { x } from '../../sandbox/core.ts'")], 'sandbox')).toHaveLength(1)
  })
})

describe('the words of the street', () => {
  it('are spoken in entries only', () => {
    expect(sources.flatMap(wrongWords)).toEqual([])
  })

  it.each([
    'const a = process.env.HOME',
    'await fetch(url)',
    'const t = Date.now()',
    'const d = new Date()',
    'setTimeout(done, 1)',
    'const r = Math.random()',
    "console.log('x')",
    `const x = \`a $\{process.pid} b\``,
    'const s = /a/.test(b) ? process : 0',
    "const q = '/*'; process.exit() // */",
    `const n = \`a $\{\`b $\{console} c\`} d\``,
    'globalThis.fetch',
    'performance.now()',
    "const r = x.replace(/[`']/g, process.argv[0])",
  ])('are heard in %j', (text) => {
    expect(wrongWords(source('src/core/a.ts', text))).toHaveLength(1)
    expect(wrongWords(source('src/entries/main.ts', text))).toEqual([])
  })

  it.each([
    '// the process ends',
    '/* console */',
    "const a = 'setTimeout'",
    'const b = `Date.now`',
    'const c = /process/',
    'const d = { process: 1 }',
    'const e = job.process',
    'environment.fetch(url)',
    'refetch(url)',
    'const f = new Date(ms)',
    'function g({ endpoint, fetch }: Ports) { return fetch(endpoint) }',
    'const h = a / b / process_count',
    "const i = x.replace(/[`'\"]/g, '') // process",
  ])('are not heard in %j', (text) => {
    expect(wrongWords(source('src/core/a.ts', text))).toEqual([])
  })
})

describe('files', () => {
  it('open with a sentence that says what is in them, in at most 230 lines, under the name of a noun', () => {
    expect([...sources, ...readSources('sandbox')].flatMap(wrongShape)).toEqual([])
  })

  const OPENING = '/** Knows a thing. */\n'
  it.each([
    ['src/core/utils.ts', OPENING],
    ['src/core/string-helpers.ts', OPENING],
    ['src/types.ts', OPENING],
    ['src/core/a.ts', `${OPENING}${'x\n'.repeat(230)}`],
    ['src/core/a.ts', 'const a = 1\n'],
    ['src/core/a.ts', `${OPENING}export default 1\n`],
    ['src/core/a.ts', `${OPENING}export * from './b.ts'\n`],
    ['src/core/a.ts', `${OPENING}export { b } from './b.ts'\n`],
    ['src/core/a.ts', `${OPENING}enum A { B }\n`],
    ['src/core/a.ts', `${OPENING}class A {}\n`],
  ])('are watched: %s', (path, text) => {
    expect(wrongShape(source(path, text))).toHaveLength(1)
  })

  it.each([
    ['src/core/network-address.ts', OPENING],
    ['src/core/a.ts', `${OPENING}${'x\n'.repeat(229)}`],
    ['src/core/error.ts', `${OPENING}export class AError extends Error {}\n`],
    ['src/core/prototypes.ts', OPENING],
    ['src/core/a.ts', '/**\n * Knows a longer thing.\n */\n'],
  ])('are left alone: %s', (path, text) => {
    expect(wrongShape(source(path, text))).toEqual([])
  })
})

describe('core, federation and report', () => {
  it.each(['src/core', 'src/federation', 'src/report'])('%s compiles without Node and without a browser', (folder) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', `${folder}/tsconfig.json`],
      { cwd: ROOT, encoding: 'utf8' },
    )
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  it('are compiled with neither in sight', () => {
    for (const folder of ['src/core', 'src/federation', 'src/report']) {
      const { stdout } = spawnSync(
        process.execPath,
        [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', `${folder}/tsconfig.json`, '--showConfig'],
        { cwd: ROOT, encoding: 'utf8' },
      )
      const { compilerOptions } = JSON.parse(stdout) as {
        compilerOptions: { lib: readonly string[]; types: readonly string[]; strict: boolean }
      }
      expect(compilerOptions).toMatchObject({ lib: ['es2023'], types: [], strict: true })
    }
  })
})
