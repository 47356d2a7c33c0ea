/** The token file: for what reads only files; for this user alone, always fresh, and gone when the job ends. */
import { fork } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, vi } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import type { IdentityProcessReady, IdentityProcessStart } from '../../src/runner/identity-process.ts'
import { isGone, send } from './endpoint-harness.ts'
import { type Stage, scenario } from './harness.ts'
import { AUDIENCE, exchange, ID_TOKEN } from './transcript.ts'

const SCRIPT = fileURLToPath(new URL('../../dist/identity-endpoint.js', import.meta.url))

const claims = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())

scenario.concurrent('a step leaves a fresh ID token in a file, and post removes it', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const main = await stage.play({ inputs: { 'token-file': 'true' } })
  expect(main.exitCode, main.log).toBe(0)
  const path = main.outputs['token-file'] ?? ''
  expect(main.exportedEnv.AZURE_FEDERATED_TOKEN_FILE).toBe(path)
  expect(main.exportedEnv).not.toHaveProperty('ARM_OIDC_TOKEN_FILE_PATH')
  expect(main.exportedEnv).not.toHaveProperty('IDENTITY_ENDPOINT')
  expect(dirname(dirname(path))).toBe(main.runnerTemp)
  expect(claims(readFileSync(path, 'utf8')).aud).toBe(AUDIENCE)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
  // The file's token is not the one that the sign-in used up some of.
  expect(main.requests).toEqual([ID_TOKEN, exchange(), ID_TOKEN])
  const post = await stage.play({ phase: 'post', state: main.state, runnerTemp: main.runnerTemp })
  expect(post.annotations).toEqual([])
  expect(existsSync(dirname(path))).toBe(false)
})

scenario.concurrent(
  'the path is an output also where nothing is exported, and empty without a file',
  async ({ open }) => {
    const stage = await open()
    stage.trust()
    const quiet = { 'export-environment-variables': 'false' }
    const main = await stage.play({ inputs: { ...quiet, 'token-file': 'true' } })
    expect(existsSync(main.outputs['token-file'] ?? '')).toBe(true)
    expect(main.exportedEnv).toEqual({})
    await stage.play({ phase: 'post', state: main.state, runnerTemp: main.runnerTemp })
    const without = await stage.play({ inputs: quiet })
    expect(without.outputs['token-file']).toBe('')
  },
)

scenario.concurrent('another token file is replaced with a warning', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const main = await stage.play({
    inputs: { 'token-file': 'true' },
    env: { AZURE_FEDERATED_TOKEN_FILE: '/var/run/token' },
  })
  expect(main.annotations.map(({ message }) => message)).toEqual([
    `AZURE_FEDERATED_TOKEN_FILE was "/var/run/token" and is now "${main.outputs['token-file']}" for the following steps.`,
  ])
  await stage.play({ phase: 'post', state: main.state, runnerTemp: main.runnerTemp })
})

/** The process itself, renewing every fifth of a second; ended through its endpoint. */
async function startProcess(stage: Stage) {
  const folder = await mkdtemp(join(tmpdir(), 'token-file-'))
  const tokenFile = join(folder, 'token.jwt')
  const endKey = 'e'.repeat(64)
  const start: IdentityProcessStart = {
    header: 'h'.repeat(64),
    endKey,
    clientId: DEFAULT_IDS.clientId,
    resourceId: undefined,
    tenantId: DEFAULT_IDS.tenantId,
    authority: stage.sandbox.url,
    audience: AUDIENCE,
    logFile: join(folder, 'log'),
    tokenFile,
    tokenFileEveryMs: 200,
    watchedPid: process.pid,
  }
  const env = await stage.sandbox.jobEnvironment({ environment: DEFAULT_IDS.environment })
  const child = fork(SCRIPT, [], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const ready = await new Promise<IdentityProcessReady>((resolve) => {
    child.once('message', (message) => resolve(message as IdentityProcessReady))
    child.send(start)
  })
  if (ready.kind !== 'ready') throw new Error(ready.message)
  child.disconnect()
  const url = new URL(`http://127.0.0.1:${ready.port}/msi/token`)
  const end = () => send(url, { method: 'DELETE', headers: ['X-IDENTITY-HEADER', endKey] })
  return { folder, tokenFile, url, endKey, end, log: () => readFileSync(join(folder, 'log'), 'utf8') }
}

/** The process may write the file in between: then it is tried again. */
function replaceByFolder(path: string): void {
  for (;;) {
    rmSync(path, { force: true })
    try {
      mkdirSync(path)
      return
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    }
  }
}

const untilChanged = (path: string, before: string) =>
  vi.waitUntil(() => existsSync(path) && readFileSync(path, 'utf8') !== before, { timeout: 300_000, interval: 20 })

scenario.concurrent(
  'it is renewed in one piece, whoever reads it, and a link in its place is replaced, not followed',
  async ({ open }) => {
    const stage = await open()
    const { tokenFile, folder, end } = await startProcess(stage)
    const seen = new Set<string>()
    for (let round = 0; round < 3; round++) {
      const before = readFileSync(tokenFile, 'utf8')
      seen.add(before)
      expect(claims(before).sub).toContain('environment:production')
      await untilChanged(tokenFile, before)
    }
    expect(seen.size).toBe(3)
    const precious = join(folder, 'precious.txt')
    writeFileSync(precious, 'precious')
    symlinkSync(precious, `${tokenFile}-link`)
    renameSync(`${tokenFile}-link`, tokenFile)
    await vi.waitUntil(() => existsSync(tokenFile) && !lstatSync(tokenFile).isSymbolicLink(), {
      timeout: 300_000,
      interval: 20,
    })
    expect(readFileSync(precious, 'utf8')).toBe('precious')
    expect(statSync(tokenFile).mode & 0o777).toBe(0o600)
    // No half-written file stays beside it: one that is being written has gone a moment later.
    await vi.waitUntil(() => readdirSync(folder).toSorted().join() === 'precious.txt,token.jwt', {
      timeout: 300_000,
      interval: 20,
    })
    await end()
  },
)

scenario.concurrent('a renewal that fails keeps the old token, is logged, and is tried again', async ({ open }) => {
  const stage = await open()
  const { tokenFile, end, log } = await startProcess(stage)
  const before = readFileSync(tokenFile, 'utf8')
  stage.sandbox.fault({ match: { service: 'idtoken' }, times: 2, effect: { status: 403, body: {} } })
  await untilChanged(tokenFile, before)
  expect(log()).toContain('The token file was not renewed: GitHub refused the ID token request with HTTP 403.')
  await end()
})

scenario.concurrent('three refusals in a row end the process: the job is over', async ({ open }) => {
  const stage = await open()
  const { url, log } = await startProcess(stage)
  stage.sandbox.fault({ match: { service: 'idtoken' }, times: 3, effect: { status: 403, body: {} } })
  await vi.waitUntil(() => isGone(url), { timeout: 300_000, interval: 50 })
  expect(log()).toContain('GitHub refused an ID token 3 times in a row')
})

scenario.concurrent(
  'the key that ends the process opens nothing, and nothing is written through a folder in its place',
  async ({ open }) => {
    const stage = await open()
    const { url, endKey, tokenFile, end, log } = await startProcess(stage)
    const query = { 'api-version': '2019-08-01', resource: 'https://vault.azure.net' }
    expect((await send(url, { headers: ['X-IDENTITY-HEADER', endKey], query })).status).toBe(401)
    replaceByFolder(tokenFile)
    await vi.waitUntil(() => existsSync(join(dirname(tokenFile), 'log')) && log().includes('was not renewed'), {
      timeout: 300_000,
      interval: 20,
    })
    await vi.waitUntil(() => !readdirSync(dirname(tokenFile)).some((name) => name.startsWith('token.jwt.')), {
      timeout: 300_000,
      interval: 20,
    })
    expect((await end()).status).toBe(204)
  },
)
