/** Tests the house: which room may import which, which words are spoken where, that no imports run in a circle, and how files look. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  circlesOf,
  foreignConstructsOf,
  globalsOf,
  type Import,
  importsOf,
  opensWithSentence,
  ROOT,
  readSources,
  resolveImport,
  type SourceFile,
} from './source-code.ts'

const ROOMS = [
  'core',
  'federation',
  'transport',
  'github',
  'entra',
  'inputs',
  'config',
  'report',
  'runner',
  'composition',
  'entries',
] as const
type Room = (typeof ROOMS)[number]
type Door = (path: string, typeOnly: boolean) => boolean

const to =
  (...doors: readonly string[]): Door =>
  (path) =>
    doors.some((door) => path.startsWith(`src/${door}`))
const toTypes =
  (...doors: readonly string[]): Door =>
  (path, typeOnly) =>
    typeOnly && to(...doors)(path, typeOnly)
const either =
  (...doors: readonly Door[]): Door =>
  (path, typeOnly) =>
    doors.some((door) => door(path, typeOnly))

/** The doors of ADR 0001: what each room may import from `src/`. `federation/ports…` are the one door of the use cases. */
const DOORS: Readonly<Record<Room, Door>> = {
  core: to('core/'),
  federation: to('core/', 'federation/'),
  transport: to('core/', 'transport/'),
  github: to('core/', 'transport/', 'github/', 'federation/ports'),
  entra: to('core/', 'transport/', 'entra/', 'federation/ports'),
  inputs: either(to('core/', 'inputs/'), toTypes('federation/')),
  config: either(to('core/', 'config/'), toTypes('federation/')),
  report: either(to('core/', 'report/'), toTypes('federation/')),
  runner: either(to('core/', 'runner/', 'federation/ports'), toTypes('federation/', 'report/')),
  composition: to(...ROOMS.filter((room) => room !== 'entries').map((room) => `${room}/`)),
  entries: to(...ROOMS.filter((room) => room !== 'entries').map((room) => `${room}/`)),
}
/** It starts the entries, and is the one that may import them. */
const INDEX = 'src/entries/index.ts'

/** Packages and Node modules each room may use; the libraries of a service stay in its room. */
const PACKAGES: Readonly<Record<Room, RegExp>> = {
  core: /^$/,
  federation: /^$/,
  transport:
    /^(?:node:(?:http|https|stream|zlib)|@azure\/core-rest-pipeline|@actions\/http-client\/lib\/proxy|https-proxy-agent)$/,
  github: /^(?:node:buffer|@actions\/github|libsodium-wrappers)$/,
  entra: /^(?:node:buffer|@azure\/(?:identity|core-rest-pipeline)|@microsoft\/microsoft-graph-client)$/,
  inputs: /^(?:yaml|@actions\/expressions(?:\/ast)?)$/,
  config: /^(?:yaml|zod|fastest-levenshtein)$/,
  report: /^$/,
  runner: /^(?:node:.+|@actions\/core|asn1js)$/,
  composition: /^node:(?:fs|path)$/,
  entries: /^$/,
}

function roomOf(path: string): Room | undefined {
  const [root, room] = path.split('/')
  return root === 'src' ? ROOMS.find((name) => name === room) : undefined
}

function wrongDoors(source: SourceFile): readonly string[] {
  const { path } = source
  const room = roomOf(path)
  if (room === undefined) return [`${path} is in no room`]
  const allowed = ({ specifier, typeOnly }: Import): boolean => {
    const target = resolveImport(path, specifier)
    if (!specifier.startsWith('.')) return PACKAGES[room].test(specifier)
    return DOORS[room](target, typeOnly) || (path === INDEX && to('entries/')(target, typeOnly))
  }
  return importsOf(source)
    .filter((each) => !allowed(each))
    .map(({ specifier }) => `${path} imports ${specifier}`)
}

/** Words of the world outside. `Date` alone is a parser of dates; only the present moment is outside. */
const WORDS = new RegExp(
  `^(?:new )?(?:${[
    'process',
    'fetch',
    'Date\\.(?:now|\\(computed\\))',
    'Date(?=\\(\\)$)',
    'performance',
    'set(?:Timeout|Interval|Immediate)',
    'queueMicrotask',
    'Math\\.(?:random|\\(computed\\))',
    'crypto',
    'console',
    'globalThis',
    'global',
    'require',
    'eval',
    'WebSocket',
    'XMLHttpRequest',
  ].join('|')})(?![\\w$])`,
)
const SPEAKING: readonly Room[] = ['runner', 'transport', 'entries']

function wrongWords(source: SourceFile): readonly string[] {
  const room = roomOf(source.path)
  if (room !== undefined && SPEAKING.includes(room)) return []
  return globalsOf(source)
    .filter(({ word }) => WORDS.test(word))
    .map(({ word, line }) => `${source.path}:${line} says ${word}`)
}

const FORBIDDEN_NAME = /(?:^|[-/])(?:utils?|helpers?|common|types|constants|misc|shared)\.ts$/
const MAX_LINES = 220

function wrongShape(source: SourceFile): readonly string[] {
  const { path, text } = source
  const lines = text.split('\n').length - 1
  return [
    ...(FORBIDDEN_NAME.test(path) ? [`${path}: a function lives with its noun`] : []),
    ...(lines > MAX_LINES ? [`${path} has ${lines} lines`] : []),
    ...(opensWithSentence(source) ? [] : [`${path} does not open with a sentence that says what is in it`]),
    ...foreignConstructsOf(source).map((construct) => `${path} ${construct}`),
  ]
}

const sources = readSources('src')
const sandbox = readSources('sandbox')
const source = (path: string, text: string): SourceFile => ({ path, text })

describe('the doors', () => {
  it('are the only ways from room to room', () => {
    expect(sources.flatMap(wrongDoors)).toEqual([])
  })

  it('are looked at: there is a house', () => {
    expect(sources.length).toBeGreaterThan(60)
  })

  it.each([
    ['src/core/a.ts', "import { x } from '../federation/ports.ts'"],
    ['src/core/a.ts', "import { createHash } from 'node:crypto'"],
    ['src/core/a.ts', "import type { Agent } from 'node:http'"],
    ['src/core/a.ts', "const x = await import('../entra/arm.ts')"],
    ['src/core/a.ts', "import '../entries/sign-in.ts'"],
    ['src/core/a.ts', "type X = import('../report/plan.ts').X"],
    ['src/core/a.ts', "export { x } from '../github/event.ts'"],
    ['src/core/a.ts', "export * from '../github/event.ts'"],
    ['src/core/a.ts', 'const x = await import(`../github/$' + '{name}.ts`)'],
    ['src/federation/a.ts', "import { x } from '../transport/retry.ts'"],
    ['src/federation/a.ts', "import type { x } from '../inputs/sign-in.ts'"],
    ['src/federation/a.ts', "import fs from 'node:fs'"],
    ['src/transport/a.ts', "import type { Clock } from '../federation/ports.ts'"],
    ['src/transport/a.ts', "import { x } from '../runner/machine.ts'"],
    ['src/transport/a.ts', "import { readFileSync } from 'node:fs'"],
    ['src/github/a.ts', "import { x } from '../entra/arm.ts'"],
    ['src/github/a.ts', "import { setSecret } from '@actions/core'"],
    ['src/github/a.ts', "import { Client } from '@microsoft/microsoft-graph-client'"],
    ['src/entra/a.ts', "import { x } from '../github/event.ts'"],
    ['src/entra/a.ts', "import { signIn } from '../federation/sign-in/sign-in.ts'"],
    ['src/entra/a.ts', "import { getOctokit } from '@actions/github'"],
    ['src/inputs/a.ts', "import { signIn } from '../federation/sign-in/sign-in.ts'"],
    ['src/inputs/a.ts', "import { type SignInResult, signIn } from '../federation/sign-in/sign-in.ts'"],
    ['src/inputs/a.ts', "import { x } from '../entra/token.ts'"],
    ['src/inputs/a.ts', "import {\n  a,\n  b,\n} from '../entries/sign-in.ts'"],
    ['src/inputs/a.ts', "import type { Toolkit } from '../runner/toolkit.ts'"],
    ['src/inputs/a.ts', "import { getOctokit } from '@actions/github'"],
    ['src/report/a.ts', "import { info } from '@actions/core'"],
    ['src/report/a.ts', "import { readSignInInputs } from '../inputs/sign-in.ts'"],
    ['src/report/a.ts', "import type { Toolkit } from '../runner/toolkit.ts'"],
    ['src/report/a.ts', "import { writeFileSync } from 'node:fs'"],
    ['src/runner/a.ts', "import { x } from '../entra/token.ts'"],
    ['src/runner/a.ts', "import { describeFailure } from '../report/failure.ts'"],
    ['src/runner/a.ts', "import type { EventFacts } from '../github/event.ts'"],
    ['src/runner/a.ts', "import { openJob } from '../composition/job.ts'"],
    ['src/composition/a.ts', "import { signInEntry } from '../entries/sign-in.ts'"],
    ['src/composition/a.ts', "import { request } from 'node:https'"],
    ['src/entries/a.ts', "import { signInEntry } from './sign-in.ts'"],
    ['src/entries/a.ts', "import type { X } from './index.ts'"],
    ['src/entries/a.ts', "const x = await import('./sign-in.ts')"],
    ['src/entries/a.ts', "import { createServer } from '../../sandbox/server.ts'"],
    ['src/entries/a.ts', "import { readFileSync } from 'node:fs'"],
    ['src/entries/a.ts', "import { warning } from '@actions/core'"],
    ['src/cellar/a.ts', ''],
    ['src/a.ts', ''],
  ])('are watched: %s with %j', (path, text) => {
    expect(wrongDoors(source(path, text))).toHaveLength(1)
  })

  it.each([
    ['src/core/a.ts', "import type { x } from './b.ts'"],
    ['src/core/a.ts', "// import { x } from 'node:fs' is not for here"],
    ['src/core/a.ts', 'const text = "import { x } from \'node:fs\'"'],
    ['src/entra/a.ts', "import type { Clock } from '../federation/ports.ts'\nimport { x } from '../core/error.ts'"],
    ['src/inputs/a.ts', "import type { SignInResult } from '../federation/sign-in/sign-in.ts'"],
    ['src/inputs/a.ts', "import { type SignInResult } from '../federation/sign-in/sign-in.ts'"],
    ['src/runner/a.ts', "import type { LogLine } from '../report/log-line.ts'\nimport { join } from 'node:path'"],
    ['src/composition/a.ts', "import { x } from '../runner/machine.ts'\nconst y = import('../entra/arm.ts')"],
    ['src/entries/a.ts', "import { x } from '../composition/job.ts'\nconst y = import('../entra/arm.ts')"],
    ['src/entries/index.ts', "import { x } from './sign-in.ts'\nconst y = import('./plan.ts')"],
  ])('are open where they should be: %s with %j', (path, text) => {
    expect(wrongDoors(source(path, text))).toEqual([])
  })
})

describe('the sandbox', () => {
  const crossing = (files: readonly SourceFile[], other: string) =>
    files.flatMap((file) =>
      importsOf(file)
        .map(({ specifier }) => resolveImport(file.path, specifier))
        .filter((target) => target.startsWith(`${other}/`))
        .map((target) => `${file.path} → ${target}`),
    )

  it.each([
    ['takes nothing from the action', sandbox, 'src'],
    ['lends nothing to the action', sources, 'sandbox'],
  ])('%s', (_title, files, other) => {
    expect(crossing(files, other)).toEqual([])
  })

  it('is looked at: there is one', () => {
    expect(sandbox.length).toBeGreaterThan(20)
  })

  it.each([
    ['sandbox/entra/a.ts', "import { x } from '../../src/core/claims.ts'", 'src'],
    ['src/core/a.ts', "import { x } from '../../sandbox/core.ts'", 'sandbox'],
  ])('is watched: %s with %j', (path, text, other) => {
    expect(crossing([source(path, text)], other)).toHaveLength(1)
  })
})

describe('subjects', () => {
  const PARSES = /(?<!function )\b(?:parseSubject|toSubjectText)\(/

  // Each parses a subject for everybody after it, or one that nobody has parsed: a stored one, one inside an expression,
  // one in another encoding, or what a caller outside of plan and sign-in hands in.
  const PARSERS: readonly string[] = [
    'src/core/credential/name.ts',
    'src/core/credential/owner.ts',
    'src/core/diagnosis/alignment.ts',
    'src/core/diagnosis/cure-order.ts',
    'src/core/diagnosis/distance.ts',
    'src/core/expression/evaluation.ts',
    'src/core/expression/merge.ts',
    'src/core/lint/expression.ts',
    'src/core/lint/github-subject.ts',
    'src/core/lint/impossible.ts',
    'src/core/lint/lint.ts',
    'src/core/subject/reading.ts',
    'src/core/template/shape.ts',
    'src/federation/diagnose.ts',
    'src/federation/plan/declared-match.ts',
    'src/federation/plan/plan.ts',
    'src/federation/sign-in/sign-in.ts',
  ]

  it('are parsed in these files only, and carried parsed to all others', () => {
    expect(
      sources
        .filter(({ text }) => PARSES.test(text))
        .map(({ path }) => path)
        .sort(),
    ).toEqual(PARSERS)
  })
})

describe('circles', () => {
  it.each([
    ['src', sources],
    ['sandbox', sandbox],
  ])('of imports are nowhere in %s', (_folder, files) => {
    expect(circlesOf(files)).toEqual([])
  })

  it.each(ROOMS)('are found in %s, for types and for what is loaded late as well', (room) => {
    const files = [
      source(`src/${room}/a.ts`, "import type { B } from './b.ts'"),
      source(`src/${room}/b.ts`, "const c = await import('./deep/c.ts')"),
      source(`src/${room}/deep/c.ts`, "import { a } from '../a.ts'"),
      source(`src/${room}/d.ts`, "import { a } from './a.ts'"),
    ]
    const [a, b, c] = [`src/${room}/a.ts`, `src/${room}/b.ts`, `src/${room}/deep/c.ts`]
    expect(circlesOf(files)).toEqual([`${a} → ${b} → ${c} → ${a}`])
  })

  it('are not seen where two files import the same third', () => {
    const files = [
      source('src/core/a.ts', "import './b.ts'\nimport './c.ts'"),
      source('src/core/b.ts', "import './c.ts'"),
      source('src/core/c.ts', ''),
    ]
    expect(circlesOf(files)).toEqual([])
  })
})

describe('the words of the world outside', () => {
  it('are spoken by the runner, the transport and the entries only', () => {
    expect(sources.flatMap(wrongWords)).toEqual([])
  })

  const SILENT = ROOMS.filter((room) => !SPEAKING.includes(room))
  const SPOKEN = [
    'const a = process.env.HOME',
    'await fetch(url)',
    'const t = Date.now()',
    'const t = Date["now"]()',
    'const d = new Date()',
    'const d = Date()',
    'setTimeout(done, 1)',
    'const r = Math.random()',
    'const r = Math[name]()',
    "console.log('x')",
    `const x = \`a $\{process.pid} b\``,
    'const s = /a/.test(b) ? process : 0',
    "const q = '/*'; process.exit() // */",
    `const n = \`a $\{\`b $\{console} c\`} d\``,
    'globalThis.fetch',
    'performance.now()',
    "const r = x.replace(/[`']/g, process.argv[0])",
    'const id = crypto.randomUUID()',
    'const send = fetch',
    'const { now } = { now: Date.now }',
    'const a = { process }',
    'const a = (process as unknown)',
    "const fs = require('node:fs')",
    // A parameter excuses its own function, and nothing beside it.
    'function g({ fetch }: Ports) { return fetch(1) }\nfunction h() { return fetch(2) }',
    'const g = (fetch: Fetch) => fetch(1)\nconst h = fetch(2)',
    '{ const process = 1 }\nprocess.exit()',
  ]
  it.each(SPOKEN.flatMap((text) => SILENT.map((room) => [room, text] as const)))(
    'are heard in %s: %j',
    (room, text) => {
      expect(wrongWords(source(`src/${room}/a.ts`, text))).toHaveLength(1)
    },
  )

  it.each(SPOKEN.flatMap((text) => SPEAKING.map((room) => [room, text] as const)))(
    'are free in %s: %j',
    (room, text) => {
      expect(wrongWords(source(`src/${room}/a.ts`, text))).toEqual([])
    },
  )

  it('are heard each time', () => {
    expect(wrongWords(source('src/core/a.ts', 'fetch(1)\nfetch(2)'))).toEqual([
      'src/core/a.ts:1 says fetch()',
      'src/core/a.ts:2 says fetch()',
    ])
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
    'const f = Date.parse(text)',
    'const f = Math.max(1, 2)',
    'function g({ endpoint, fetch }: Ports) { return fetch(endpoint) }',
    'const g = (fetch: Fetch) => () => fetch(1)',
    'interface A { readonly fetch: typeof fetch; readonly process: number }',
    'type A = typeof fetch',
    'const h = a / b / process_count',
    "const i = x.replace(/[`'\"]/g, '') // process",
    "import { console } from './b.ts'\nconsole.log(1)",
    'process()\nfunction process() {}',
  ])('are not heard in %j', (text) => {
    expect(wrongWords(source('src/core/a.ts', text))).toEqual([])
  })
})

describe('files', () => {
  it('open with a sentence that says what is in them, under the name of a noun, and are not long', () => {
    expect([...sources, ...sandbox].flatMap(wrongShape)).toEqual([])
  })

  const OPENING = '/** A thing and what it does. */\n'
  it.each([
    ['src/core/utils.ts', OPENING],
    ['src/core/string-helpers.ts', OPENING],
    ['src/types.ts', OPENING],
    ['src/core/a.ts', `${OPENING}${'x\n'.repeat(MAX_LINES)}`],
    ['src/core/a.ts', 'const a = 1\n'],
    ['src/core/a.ts', `import './b.ts'\n${OPENING}`],
    ['src/core/a.ts', '// A thing and what it does.\n'],
    ['src/core/a.ts', `${OPENING}export default 1\n`],
    ['src/core/a.ts', `${OPENING}export * from './b.ts'\n`],
    ['src/core/a.ts', `${OPENING}export { b } from './b.ts'\n`],
    ['src/core/a.ts', `${OPENING}enum A { B }\n`],
    ['src/core/a.ts', `${OPENING}namespace A { const b = 1 }\n`],
    ['src/core/a.ts', `${OPENING}class A {}\n`],
    ['src/core/a.ts', `${OPENING}const a = class extends Map {}\n`],
    ['src/core/a.ts', `${OPENING}const a: any = 1\n`],
    ['src/core/a.ts', `${OPENING}const a = b!.c\n`],
  ])('are watched: %s with %j', (path, text) => {
    expect(wrongShape(source(path, text))).toHaveLength(1)
  })

  it.each([
    ['src/core/network-address.ts', OPENING],
    ['src/core/a.ts', `${OPENING}${'x\n'.repeat(MAX_LINES - 1)}`],
    ['src/core/error.ts', `${OPENING}export class AError extends Error {}\n`],
    ['src/core/prototypes.ts', OPENING],
    ['src/core/a.ts', '/**\n * A longer thing.\n */\n'],
    ['src/core/a.ts', `${OPENING}const a = 'export default enum'\nexport { a }\n`],
  ])('are left alone: %s with %j', (path, text) => {
    expect(wrongShape(source(path, text))).toEqual([])
  })
})

describe('the pure rooms', () => {
  const PURE = ['core', 'federation', 'inputs', 'config', 'report']
  const tsc = (room: string, ...options: readonly string[]) =>
    spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', `src/${room}/tsconfig.json`, ...options],
      { cwd: ROOT, encoding: 'utf8' },
    )

  it.each(PURE)('%s compiles without Node and without a browser', (room) => {
    expect(tsc(room).stdout).toBe('')
  })

  it.each(PURE)('%s is compiled with neither in sight', (room) => {
    const { compilerOptions } = JSON.parse(tsc(room, '--showConfig').stdout) as { compilerOptions: object }
    expect(compilerOptions).toMatchObject({ lib: ['es2023'], types: [], strict: true })
  })
})
