/** Measures the plan of files with ten to ten thousand applications that are right: requests, time and peak memory. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { startSandbox } from '../sandbox/server.ts'
import { defaultInputs } from '../sandbox/world/default-inputs.ts'
import { DEFAULT_IDS } from '../sandbox/world/default-state.ts'
import type { Application } from '../sandbox/world/state.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const PROBE = join(root, 'bench/probe.cjs')
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10, 100, 1000, 10_000]
/** Megabytes that a plan of so many targets may take. */
const MOST_MB: Readonly<Record<number, number>> = { 1000: 250, 10000: 1000 }

interface Run {
  readonly ms: number
  readonly maxRssMb: number
  readonly requests: readonly string[]
}

/** Runs plan or apply over the file in a folder. */
async function run(sandbox: Sandbox, action: 'plan' | 'apply', folder: string): Promise<Run> {
  const given = {
    ...defaultInputs(sandbox),
    'client-id': '',
    'manager-client-id': DEFAULT_IDS.managerClientId,
    'manager-client-secret': DEFAULT_IDS.managerSecret,
    'config-file': 'federation.yml',
    'plan-digest': 'unreviewed',
    'github-token': 'unused',
  }
  const files = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_PATH']
  for (const name of files) await writeFile(join(folder, name), '')
  const env = {
    ...(await sandbox.jobEnvironment({})),
    ...Object.fromEntries(files.map((name) => [name, join(folder, name)])),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    PATH: process.env.PATH ?? '',
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    BENCH_PROBE: join(folder, 'probe.json'),
  }
  sandbox.clearRequests()
  const started = performance.now()
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', PROBE, join(root, 'dist', `${action}.js`)], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-5000)
      })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${action} failed:\n${output}`))))
  })
  const ms = performance.now() - started
  const { maxRssKb } = JSON.parse(await readFile(join(folder, 'probe.json'), 'utf8')) as { maxRssKb: number }
  return { ms, maxRssMb: maxRssKb / 1024, requests: sandbox.requests().map(({ service }) => service) }
}

function fileOf(clientIds: readonly string[], prune: boolean): string {
  const targets = clientIds.map(
    (clientId) => `  - client-id: ${clientId}\n    credentials: [ { github: { environment: production } } ]\n`,
  )
  return `prune: ${prune}\napplications:\n${targets.join('')}`
}

/** Makes so many applications that store what the file wants, as an apply stored it on the first one. */
function grow(sandbox: Sandbox, first: Application, count: number): readonly string[] {
  const [tenant] = sandbox.world.tenants
  const added = Array.from({ length: count - 1 }, (_, index): Application => {
    const digits = String(index).padStart(12, '0')
    const [appId, id] = [`a0000000-0000-4000-8000-${digits}`, `b0000000-0000-4000-8000-${digits}`]
    return { ...structuredClone(first), appId, id, displayName: `app ${index}`, uniqueName: `app-${index}` }
  })
  if (tenant !== undefined) {
    const kept = tenant.applications.filter(({ uniqueName }) => uniqueName?.startsWith('app-') !== true)
    tenant.applications = [...kept, ...added]
  }
  return [first.appId, ...added.map(({ appId }) => appId)]
}

async function measure(sandbox: Sandbox, first: Application, folder: string, count: number): Promise<void> {
  const clientIds = grow(sandbox, first, count)
  for (const prune of [false, true]) {
    await writeFile(join(folder, 'federation.yml'), fileOf(clientIds, prune))
    const { ms, maxRssMb, requests } = await run(sandbox, 'plan', folder)
    const graph = requests.filter((service) => service === 'graph').length
    const most = MOST_MB[count] === undefined ? '' : ` (at most ${MOST_MB[count]})`
    console.log(
      `${String(count).padStart(6)} targets${prune ? ', pruned' : '        '}: ${graph} requests to Graph, ` +
        `${requests.length} in all, ${(ms / 1000).toFixed(1)} s, ${maxRssMb.toFixed(0)} MB${most}`,
    )
  }
}

const sandbox = await startSandbox()
const folder = await mkdtemp(join(tmpdir(), 'bench-'))
try {
  const first = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  if (first === undefined) throw new Error('The default state has no target application.')
  await writeFile(join(folder, 'federation.yml'), fileOf([first.appId], false))
  await run(sandbox, 'apply', folder)
  for (const count of SIZES) await measure(sandbox, first, folder, count)
} finally {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
}
