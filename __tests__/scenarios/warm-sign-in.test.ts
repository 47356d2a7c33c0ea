/** The everyday job: Entra trusts it already. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { FEDERATED_MANAGER, PRODUCTION, scenario } from './harness.ts'
import { AUDIENCE, exchange, ID_TOKEN } from './transcript.ts'

scenario('makes two requests and writes one line', async ({ open }) => {
  const { play, trust, stored } = await open()
  trust()
  const before = stored()
  const { exitCode, requests, log, stderr, summary, state, outputs, tempFiles, annotations } = await play()
  expect(exitCode).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange()])
  expect(log).toBe(
    `Signed in to Entra as ${DEFAULT_IDS.clientId} for octo-org/octo-repo, environment production; the token expires at ${outputs['expires-on']}`,
  )
  expect(stderr).toBe('')
  expect(summary).toBe('')
  expect(state).toEqual({})
  expect(tempFiles).toEqual([])
  expect(annotations).toEqual([])
  expect(stored()).toEqual(before)
})

scenario('loads the one bundle, no chunk of it, and less than 0.35 MB', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const probe = fileURLToPath(new URL('../../bench/probe.cjs', import.meta.url))
  const written = join(await mkdtemp(join(tmpdir(), 'probe-')), 'probe.json')
  const { exitCode } = await play({ env: { NODE_OPTIONS: `--require ${probe}`, BENCH_PROBE: written } })
  expect(exitCode).toBe(0)
  const { files, loadedBytes } = JSON.parse(await readFile(written, 'utf8')) as {
    readonly files: readonly string[]
    readonly loadedBytes: number
  }
  expect(files.map((path) => basename(path)).sort()).toEqual(['index.js', 'main.js'])
  expect(loadedBytes).toBeLessThan(350_000)
})

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** Names of the bundle's JavaScript files that hold a text. */
async function filesWith(text: string): Promise<readonly string[]> {
  const names = (await readdir(dist)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(names.map((name) => readFile(join(dist, name), 'utf8')))
  return names.filter((_name, at) => texts[at]?.includes(text))
}

// A sentence or name of each part, so that a part that comes back into the bundle is seen whatever it is called there.
it.each([
  ['the parser of expressions', 'The quote that opens here is never closed.'],
  ['the trust that a job needs', 'function desiredCredential('],
  ['the words of a failure', 'function explanationLines('],
  ["the toolkit's summary", 'GITHUB_STEP_SUMMARY'],
])('%s is in a chunk, which a warm sign-in does not load', async (_part, text) => {
  const files = await filesWith(text)
  expect(files).not.toEqual([])
  expect(files).not.toContain('index.js')
})

it.each([
  ["the toolkit's ID token client", 'OidcClient {', 'oidc-utils.js'],
  ["the toolkit's platform probe", 'getWindowsInfo', 'platform.js'],
])('%s is left out', async (_part, text, module) => {
  const source = new URL(`../../node_modules/@actions/core/lib/${module}`, import.meta.url)
  expect(await readFile(source, 'utf8')).toContain(text)
  expect(await filesWith(text)).toEqual([])
})

scenario('a manager that is not needed is never asked', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { exitCode, requests } = await play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange()])
})

scenario('sets every output, and exports identifiers only', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { outputs, exportedEnv } = await play({ inputs: { 'subscription-id': DEFAULT_IDS.subscriptionId } })
  const { 'access-token': token = '', 'access-tokens': tokens = '', 'expires-on': expiresOn = '' } = outputs
  expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
    aud: 'https://management.azure.com',
    appid: DEFAULT_IDS.clientId,
  })
  expect(expiresOn).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  expect(Math.abs(Date.parse(expiresOn) - Date.now() - 3_599_000)).toBeLessThan(30_000)
  expect(JSON.parse(tokens)).toEqual({ 'https://management.azure.com/.default': { token, expiresOn } })
  expect(outputs).toEqual({
    'access-token': token,
    'access-tokens': tokens,
    'expires-on': expiresOn,
    'client-id': DEFAULT_IDS.clientId,
    issuer: GITHUB_ISSUER,
    subject: PRODUCTION,
    audience: AUDIENCE,
    'credential-name': '',
    'credential-id': '',
    'credential-change': 'kept',
    'token-file': '',
    'error-code': '',
  })
  expect(exportedEnv).toEqual({
    AZURE_CLIENT_ID: DEFAULT_IDS.clientId,
    AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
    AZURE_SUBSCRIPTION_ID: DEFAULT_IDS.subscriptionId,
    // The sandbox stands in for the authority of another cloud.
    AZURE_AUTHORITY_HOST: expect.stringMatching(/^https:\/\/localhost:\d+$/),
    ARM_CLIENT_ID: DEFAULT_IDS.clientId,
    ARM_TENANT_ID: DEFAULT_IDS.tenantId,
    ARM_SUBSCRIPTION_ID: DEFAULT_IDS.subscriptionId,
    ARM_USE_OIDC: 'true',
  })
})

scenario('asks for one more token per further scope', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { exitCode, requests, outputs, masks } = await play({
    inputs: { scopes: 'https://vault.azure.net/.default, https://graph.microsoft.com/.default' },
  })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([
    ID_TOKEN,
    exchange(undefined, 'https://vault.azure.net/.default'),
    exchange(undefined, 'https://graph.microsoft.com/.default'),
  ])
  const tokens = JSON.parse(outputs['access-tokens'] ?? '{}') as Record<string, { token: string }>
  expect(Object.keys(tokens)).toEqual(['https://vault.azure.net/.default', 'https://graph.microsoft.com/.default'])
  const [first, second] = Object.values(tokens).map(({ token }) => token)
  expect(outputs['access-token']).toBe(first)
  expect(masks).toEqual([expect.any(String), first, second])
})
