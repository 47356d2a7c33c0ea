/** Shows the main job on the embedded sandbox: trust is created, used, planned for another job, then missing; no account and no network needed. */
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'
import { runStep, type StepResult } from '../sandbox/runner.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { startSandbox } from '../sandbox/server.ts'
import { defaultInputs } from '../sandbox/world/default-inputs.ts'
import { DEFAULT_IDS } from '../sandbox/world/default-state.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const started = performance.now()

interface Scene {
  readonly title: string
  /** Folder of the action; default: the sign-in. */
  readonly action?: 'plan'
  readonly environment?: string
  /** A configuration file of this repository, in place of one target. */
  readonly configFile?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly fails?: boolean
}

const SCENES: readonly Scene[] = [
  {
    title: '1. First run: Entra does not trust the job yet, and a manager may write the credential',
    environment: DEFAULT_IDS.environment,
    inputs: { environment: DEFAULT_IDS.environment, 'manager-client-id': DEFAULT_IDS.managerClientId },
  },
  {
    title: '2. Second run: the trust is there, nothing changes, two requests',
    environment: DEFAULT_IDS.environment,
    inputs: { environment: DEFAULT_IDS.environment, 'manager-client-id': DEFAULT_IDS.managerClientId },
  },
  {
    title: '3. And environment `staging`? The plan says what its jobs will present, and writes nothing',
    action: 'plan',
    environment: DEFAULT_IDS.environment,
    inputs: { environment: 'staging', 'manager-client-id': DEFAULT_IDS.managerClientId },
  },
  {
    title: '4. Two targets from one file, `examples/credentials.yml`: the plan of a fleet',
    action: 'plan',
    environment: DEFAULT_IDS.environment,
    configFile: 'examples/credentials.yml',
    inputs: { 'manager-client-id': DEFAULT_IDS.managerClientId },
  },
  {
    title:
      '5. Somebody dropped `environment: production` from the job, and there is no manager: refused, and explained',
    fails: true,
  },
]

async function play(
  sandbox: Sandbox,
  { title, action, environment, configFile, inputs = {}, fails = false }: Scene,
): Promise<boolean> {
  const before = sandbox.requests().length
  const env = await sandbox.jobEnvironment({ ...(environment !== undefined && { environment }) })
  const defaults = defaultInputs(sandbox)
  const { 'client-id': _, ...ofFile } = defaults
  const result: StepResult = await runStep({
    actionDir: join(root, action ?? '.'),
    env: configFile === undefined ? env : { ...env, GITHUB_WORKSPACE: root },
    inputs: configFile === undefined ? { ...defaults, ...inputs } : { ...ofFile, ...inputs, 'config-file': configFile },
  })
  await rm(dirname(result.runnerTemp), { recursive: true })
  console.log(`\n${styleText('bold', title)}\n`)
  console.log(result.log.trimEnd().replace(/^/gm, '  '))
  if (result.stderr !== '') console.log(result.stderr.replace(/^/gm, '  '))
  console.log(`\n  Requests of this step (${Math.round(result.ms)} ms):`)
  for (const { method, path, status } of sandbox.requests().slice(before))
    console.log(`    ${status} ${method} ${path}`)
  return (result.exitCode !== 0) === fails
}

const sandbox = await startSandbox({ settings: { latencyMs: 20, replication: { tokenService: { attempts: 2 } } } })
try {
  let expected = true
  for (const scene of SCENES) expected = (await play(sandbox, scene)) && expected
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `\n${sandbox.requests().length} requests to the sandbox, ${seconds} s in all. Every step ended as it should: ${expected ? 'yes' : 'NO'}.`,
  )
  process.exitCode = expected ? 0 : 1
} finally {
  await sandbox.close()
}
