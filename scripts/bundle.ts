/** Builds `dist/`: one bundle of the emitted JavaScript with its lazy chunks, and a small file per entry beside it. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface NccResult {
  readonly code: string
  readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>
}
type Ncc = (input: string, options: Record<string, unknown>) => Promise<NccResult>

const root = fileURLToPath(new URL('..', import.meta.url))
const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc
/** The bundle's function of each entry file. */
const ENTRIES = {
  main: 'main',
  post: 'post',
  plan: 'plan',
  apply: 'apply',
  'identity-endpoint': 'identityEndpoint',
} as const

// The toolkit's Octokit makes a proxy agent when it is loaded in a job with a proxy, and then uses the fetch it is given.
const UNDICI = `'use strict'
exports.ProxyAgent = class ProxyAgent {}
exports.fetch = () => Promise.reject(new Error('undici is not part of this bundle'))
`

// What a step leaves for its end, the runner hands on as STATE_ variables: a step that left nothing loads nothing.
const WITH_STATE = `if (Object.keys(process.env).some((name) => name.startsWith('STATE_'))) `

/**
 * Puts a copy of a package beside the emitted JavaScript whose manifest says that its modules do nothing when they are
 * loaded, which its own does not say: what nobody calls is then left out, with the packages that only that needs.
 */
function declarePure(name: string): void {
  const copy = join(root, 'build/node_modules', name)
  rmSync(copy, { recursive: true, force: true })
  cpSync(join(root, 'node_modules', name), copy, { recursive: true })
  const manifest = join(copy, 'package.json')
  const fields: Record<string, unknown> = JSON.parse(readFileSync(manifest, 'utf8'))
  writeFileSync(manifest, JSON.stringify({ ...fields, sideEffects: false }))
}

// Of the toolkit the commands are used, and the summary by who writes one; its ID token client (with an HTTP client),
// its platform probe (with a process runner) and its path functions are not.
declarePure('@actions/core')

const dist = join(root, process.argv[2] ?? 'dist')
const { code, assets } = await ncc(join(root, 'build/entries/index.js'), {
  // CommonJS starts faster than ES modules, and every module is inside anyway.
  esm: false,
  cache: false,
  quiet: true,
  license: 'licenses.txt',
  // Only the toolkit's own HTTP client uses undici, and nothing here uses that client: every request takes the one
  // transport.
  externals: { undici: './undici.js' },
})

// Built beside and then put in place at once: a job, or a test, that runs meanwhile never meets half a bundle.
const made = `${dist}.new`
rmSync(made, { recursive: true, force: true })
mkdirSync(made, { recursive: true })
const write = (name: string, content: string | Buffer) => {
  mkdirSync(dirname(join(made, name)), { recursive: true })
  // Some packages ship CRLF; the repository holds LF, and the check for freshness compares bytes.
  writeFileSync(join(made, name), content.toString().replaceAll('\r\n', '\n'))
}
write('index.js', code)
for (const [name, { source }] of Object.entries(assets)) {
  // A shell script of a library's browser sign-in, which nothing here can reach.
  if (name !== 'xdg-open') write(name, source)
}
write('undici.js', UNDICI)
write('package.json', '{ "type": "commonjs" }\n')
for (const [entry, name] of Object.entries(ENTRIES))
  write(`${entry}.js`, `'use strict'\n${entry === 'post' ? WITH_STATE : ''}require('./index.js').${name}()\n`)
rmSync(dist, { recursive: true, force: true })
renameSync(made, dist)
