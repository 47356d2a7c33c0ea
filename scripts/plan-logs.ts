/** The logs of plan and apply that the documents show: what the steps really print on the sandbox. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from '../sandbox/runner.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { startSandbox } from '../sandbox/server.ts'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../sandbox/world/load.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const PREFIX = `repo:octo-org@${DEFAULT_IDS.ownerId}/octo-repo@${DEFAULT_IDS.repositoryId}`
const MANAGER = { 'manager-client-id': DEFAULT_IDS.managerClientId }

/** Name of the generated section, and the document that holds it. */
export interface LogSection {
  readonly file: string
  readonly name: string
}

interface Scene extends LogSection {
  readonly action: 'plan' | 'apply'
  readonly inputs: Readonly<Record<string, string>>
  /** What the application stores before: name and end of the subject. */
  readonly stored?: Readonly<Record<string, string>>
  /** Hands over the digest of the first scene's plan. */
  readonly approved?: true
  /** Shows the log from the line that starts so. */
  readonly from?: string
  /** Shown before the log. */
  readonly workflow?: string
}

const WORKFLOW = '.github/workflows/deploy.yml'
const SAMPLE = `on:
  push:
    branches: [main, "release/**"]
  pull_request:
  schedule:
    - cron: "0 3 * * 1"
permissions:
  id-token: write
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
  deploy:
    if: github.event_name == 'push'
    strategy:
      matrix:
        environment: [staging, production]
    environment: \${{ matrix.environment }}
    runs-on: ubuntu-latest
    steps:
      - run: make deploy
`

const TROUBLESHOOTING = 'docs/TROUBLESHOOTING.md'
const SCENES: readonly Scene[] = [
  { file: 'README.md', name: 'plan-log', action: 'plan', inputs: { environment: 'staging', ...MANAGER } },
  { file: 'docs/SUBJECTS.md', name: 'subject-log', action: 'plan', inputs: { environment: 'staging' } },
  {
    file: 'docs/SUBJECTS.md',
    name: 'workflow-log',
    action: 'plan',
    inputs: { workflow: WORKFLOW, ...MANAGER },
    stored: { main: 'ref:refs/heads/main', production: 'environment:production' },
    workflow: SAMPLE,
  },
  {
    file: 'docs/FLEXIBLE.md',
    name: 'flexible-log',
    action: 'plan',
    inputs: { 'branch-pattern': 'release/*', ...MANAGER },
    stored: { 'release-2025': 'ref:refs/heads/release/2025', 'release-2026': 'ref:refs/heads/release/2026' },
  },
  {
    file: TROUBLESHOOTING,
    name: 'subject-unknown-log',
    action: 'plan',
    inputs: { repository: 'octo-org/other-repo', environment: 'production' },
  },
  {
    file: TROUBLESHOOTING,
    name: 'credential-invalid-log',
    action: 'plan',
    inputs: { subject: `${PREFIX}:pull-request` },
  },
  {
    file: TROUBLESHOOTING,
    name: 'plan-stale-log',
    action: 'apply',
    inputs: { environment: 'staging', ...MANAGER },
    // Somebody has written the credential since the plan was approved.
    approved: true,
    stored: { staging: 'environment:staging' },
    from: 'Error:',
  },
  {
    file: TROUBLESHOOTING,
    name: 'drift-found-log',
    action: 'plan',
    inputs: { environment: 'production', 'fail-on': 'drift', ...MANAGER },
    stored: { old: 'environment:Production' },
  },
  {
    file: TROUBLESHOOTING,
    name: 'name-conflict-log',
    action: 'apply',
    inputs: { environment: 'staging', ...MANAGER },
    stored: { 'gh-octo-org-octo-repo-environment-staging-81ee8356': 'environment:test' },
    from: 'Error:',
  },
]

/** The sections that `buildPlanLogs` fills. */
export const LOG_SECTIONS: readonly LogSection[] = SCENES

function store(sandbox: Sandbox, stored: Readonly<Record<string, string>>): void {
  const application = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  if (application === undefined) throw new Error('The sandbox has no application to store credentials on.')
  application.federatedIdentityCredentials = Object.entries(stored).map(([name, context]) =>
    loadFederatedCredential({ name, issuer: GITHUB_ISSUER, subject: `${PREFIX}:${context}` }),
  )
}

interface Played {
  readonly text: string
  readonly digest: string
}

async function play(sandbox: Sandbox, scene: Scene, workspace: string, approved: string): Promise<Played> {
  store(sandbox, scene.stored ?? {})
  const environment = await sandbox.jobEnvironment({ environment: DEFAULT_IDS.environment })
  const { log, outputs, runnerTemp } = await runStep({
    actionDir: join(root, scene.action),
    env: { ...environment, GITHUB_WORKSPACE: workspace },
    inputs: {
      'tenant-id': DEFAULT_IDS.tenantId,
      'client-id': DEFAULT_IDS.clientId,
      ...scene.inputs,
      ...(scene.approved && { 'plan-digest': approved }),
    },
  })
  await rm(dirname(runnerTemp), { recursive: true })
  const lines = log.trimEnd().split('\n')
  const start = lines.findIndex((line) => line.startsWith(scene.from ?? ''))
  const shown = lines.slice(start).filter((line) => !line.startsWith('More about this error:'))
  const workflow = scene.workflow === undefined ? [] : ['```yaml', scene.workflow.trimEnd(), '```', '']
  return { text: [...workflow, '```text', ...shown, '```'].join('\n'), digest: outputs['plan-digest'] ?? '' }
}

/** Plays every scene and returns the fenced logs in the order of `LOG_SECTIONS`. */
export async function buildPlanLogs(): Promise<readonly string[]> {
  const [sandbox, workspace] = await Promise.all([
    // Under the services' own names, so that the digests are the same in every run.
    startSandbox({ proxy: true }),
    mkdtemp(join(tmpdir(), 'workspace-')),
  ])
  try {
    await mkdir(join(workspace, dirname(WORKFLOW)), { recursive: true })
    await writeFile(join(workspace, WORKFLOW), SAMPLE)
    const played: Played[] = []
    for (const scene of SCENES) played.push(await play(sandbox, scene, workspace, played[0]?.digest ?? ''))
    return played.map(({ text }) => text)
  } finally {
    await Promise.all([sandbox.close(), rm(workspace, { recursive: true, force: true })])
  }
}
