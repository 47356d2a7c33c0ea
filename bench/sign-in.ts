/** Measures a warm sign-in against a minimal script that makes the same two requests: medians of pairs taken in one run. */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { startSandbox } from '../sandbox/server.ts'
import { DEFAULT_IDS, defaultState, GITHUB_ISSUER } from '../sandbox/world/default-state.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const OURS = join(root, 'dist/main.js')
const MINIMAL = join(root, 'bench/minimal.cjs')
const PROBE = join(root, 'bench/probe.cjs')
const PAIRS = Number(process.argv[2] ?? 21)
const SUBJECT = `repo:octo-org@${DEFAULT_IDS.ownerId}/octo-repo@${DEFAULT_IDS.repositoryId}:environment:${DEFAULT_IDS.environment}`

type Environment = Readonly<Record<string, string>>

/** Runs a script to its end; returns milliseconds. */
function run(script: string, env: Environment, args: readonly string[] = []): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, [...args, script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(performance.now() - started) : reject(new Error(`${script} failed:\n${output}`)),
    )
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** A job whose trust exists, with the runner's files. */
async function warmJob(sandbox: Sandbox, folder: string): Promise<Environment> {
  const files: Record<string, string> = {}
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_PATH']) {
    files[name] = join(folder, name)
    await writeFile(join(folder, name), '')
  }
  return {
    ...(await sandbox.jobEnvironment({ environment: DEFAULT_IDS.environment })),
    ...files,
    PATH: process.env.PATH ?? '',
    RUNNER_TEMP: folder,
    'INPUT_TENANT-ID': DEFAULT_IDS.tenantId,
    'INPUT_CLIENT-ID': DEFAULT_IDS.clientId,
    'INPUT_AUTHORITY-HOST': sandbox.url,
  }
}

async function comparePairs(sandbox: Sandbox, env: Environment, latencyMs: number): Promise<void> {
  sandbox.settings.latencyMs = latencyMs
  const [ours, minimal]: [number[], number[]] = [[], []]
  await run(MINIMAL, env)
  await run(OURS, env)
  for (let pair = 0; pair < PAIRS; pair++) {
    // Who goes first alternates, so that a drift of the machine meets both.
    if (pair % 2 === 0) minimal.push(await run(MINIMAL, env))
    ours.push(await run(OURS, env))
    if (pair % 2 === 1) minimal.push(await run(MINIMAL, env))
  }
  const ratio = median(ours.map((ms, pair) => ms / (minimal[pair] ?? Number.NaN)))
  console.log(
    `latency ${String(latencyMs).padStart(2)} ms: ours ${median(ours).toFixed(0)} ms, minimal ${median(minimal).toFixed(0)} ms, ` +
      `median ratio of ${PAIRS} pairs ${ratio.toFixed(2)} (at most ${latencyMs > 0 ? '1.10' : '1.30'})`,
  )
}

async function countRequests(sandbox: Sandbox, env: Environment): Promise<void> {
  sandbox.clearRequests()
  await run(OURS, env)
  console.log(
    `requests of a warm sign-in: ${sandbox
      .requests()
      .map(({ method, service }) => `${method} ${service}`)
      .join(', ')}`,
  )
}

async function weigh(env: Environment, folder: string): Promise<void> {
  const probe = join(folder, 'probe.json')
  await run(OURS, { ...env, BENCH_PROBE: probe }, ['--require', PROBE])
  const { maxRssKb, loadedBytes } = JSON.parse(await readFile(probe, 'utf8')) as {
    maxRssKb: number
    loadedBytes: number
  }
  const sizes = await Promise.all(
    (await readdir(join(root, 'dist'))).map(async (name) => (await stat(join(root, 'dist', name))).size),
  )
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2)
  console.log(`peak memory ${(maxRssKb / 1024).toFixed(0)} MB (under 110)`)
  console.log(
    `JavaScript loaded ${megabytes(loadedBytes)} MB (under 0.35), dist/ ${megabytes(sizes.reduce((a, b) => a + b, 0))} MB (under 8)`,
  )
}

const state = defaultState()
const application = state.tenants?.[0]?.applications?.find(({ appId }) => appId === DEFAULT_IDS.clientId)
if (application === undefined) throw new Error('the default state has no target application')
const trusted = {
  ...application,
  federatedIdentityCredentials: [{ name: 'production', issuer: GITHUB_ISSUER, subject: SUBJECT }],
}
const tenants = state.tenants?.map((tenant) => ({
  ...tenant,
  applications: tenant.applications?.map((each) => (each === application ? trusted : each)),
}))
const sandbox = await startSandbox({ state: { ...state, ...(tenants !== undefined && { tenants }) } as typeof state })
const folder = await mkdtemp(join(tmpdir(), 'bench-'))
try {
  const env = await warmJob(sandbox, folder)
  await countRequests(sandbox, env)
  await comparePairs(sandbox, env, 80)
  await comparePairs(sandbox, env, 0)
  await weigh(env, folder)
} finally {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
}
