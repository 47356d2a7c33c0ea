/** Workflow files explained: which subject each job presents for each event, and which of them the target trusts today. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { JobRecord } from '../../src/federation/plan/workflow.ts'
import { MAIN, PRODUCTION, SECRET_MANAGER, type Stage, scenario } from './harness.ts'
import { failed, IDS, playAction, REPOSITORY, succeeded } from './plan-harness.ts'

interface PlanFile {
  readonly targets: readonly unknown[]
  readonly jobs: readonly JobRecord[]
}

const FILE = '.github/workflows/deploy.yml'
const WORKFLOW = `# How the shop is built and deployed.
name: Deploy
on:
  push:
    branches: [main, 'release/**']
  pull_request:
  schedule:
    - cron: '0 4 * * *'
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
  deploy:
    needs: build
    permissions:
      id-token: write
    strategy:
      matrix:
        environment: [staging, production]
    environment:
      name: \${{ matrix.environment }}
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
  nightly:
    if: github.event_name == 'schedule'
    permissions: write-all
    runs-on: ubuntu-latest
    steps: [{ run: make clean }]
  open:
    permissions: { id-token: write }
    runs-on: ubuntu-latest
    steps: [{ run: make }]
  chosen:
    permissions: { id-token: write }
    environment: \${{ vars.ENVIRONMENT }}
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** A workspace with one workflow file, as a checkout leaves it. */
async function checkout(text: string, path = FILE): Promise<{ readonly GITHUB_WORKSPACE: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'))
  folders.push(folder)
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
  return { GITHUB_WORKSPACE: folder }
}

/** Plays a plan with the workflow, and gives the lines of its table. */
async function explain({ sandbox }: Stage, text = WORKFLOW, inputs: Readonly<Record<string, string>> = {}) {
  const env = await checkout(text)
  const played = await playAction(sandbox, 'plan', { env, inputs: { workflow: FILE, ...inputs } })
  const lines = played.log.split('\n').map((line) => line.replace(/^- /, '').replace(/ {2,}/g, '  '))
  return { played, lines }
}

scenario('a file lists job and event with subject, and who trusts it', async ({ open }) => {
  const stage = await open()
  stage.trust({ name: 'production' })
  stage.trust({
    name: 'stages',
    subject: null,
    claimsMatchingExpression: {
      value: `claims['sub'] matches '${REPOSITORY}:environment:stag*' and ${IDS}`,
      languageVersion: 1,
    },
  })
  const { played, lines } = await explain(stage, WORKFLOW, SECRET_MANAGER)
  succeeded(played)
  for (const line of [
    'build  push, pull_request, schedule  no ID token: the job lacks `id-token: write`',
    `deploy  push  ${PRODUCTION}  [trusted by "production"]`,
    `deploy  push  ${REPOSITORY}:environment:staging  [trusted by "stages"]`,
    `deploy  pull_request  ${PRODUCTION}  [trusted by "production"]`,
    `nightly  schedule  ${MAIN}  [not trusted]`,
    `open  push  ${MAIN}  [not trusted]`,
    `open  push  depends on the ref: ${REPOSITORY}:ref:refs/heads/release/** (any that fits)`,
    `open  pull_request  ${REPOSITORY}:pull_request  [not trusted]`,
  ])
    expect(lines).toContain(line)
  // What a condition excludes is no line.
  expect(lines.filter((line) => line.startsWith('nightly'))).toHaveLength(1)
  expect(lines.find((line) => line.startsWith('chosen'))).toBe('chosen  push  depends on vars.ENVIRONMENT')
  expect(played.summary).toContain('#### Subjects of the workflow')
  expect(played.summary).toContain(PRODUCTION)
  // A question declares nothing.
  expect(played.outputs).toMatchObject({ changes: '', drift: 'unknown', 'plan-digest': 'not-compared' })
  const { jobs, ...rest } = JSON.parse(readFileSync(played.outputs['plan-file'] ?? '', 'utf8')) as PlanFile
  expect(rest).toEqual({ version: 1, digest: 'not-compared', targets: [] })
  const record = (job: string, event: string) => jobs.filter((each) => each.job === job && each.event === event)
  const row = { subject: null, depends: null, noToken: null, trustedBy: [] }
  expect(record('build', 'pull_request')).toEqual([
    { ...row, job: 'build', event: 'pull_request', noToken: 'the job lacks `id-token: write`' },
  ])
  expect(record('deploy', 'push')).toEqual([
    { ...row, job: 'deploy', event: 'push', subject: `${REPOSITORY}:environment:staging`, trustedBy: ['stages'] },
    { ...row, job: 'deploy', event: 'push', subject: PRODUCTION, trustedBy: ['production'] },
  ])
  expect(record('nightly', 'push')).toEqual([
    {
      ...row,
      job: 'nightly',
      event: 'push',
      noToken: "the job does not run: its condition excludes it: github.event_name == 'schedule'",
    },
  ])
  expect(record('chosen', 'push')).toEqual([{ ...row, job: 'chosen', event: 'push', depends: 'vars.ENVIRONMENT' }])
})

scenario('without a manager it says what is presented, and nothing about trust', async ({ open }) => {
  const { played, lines } = await explain(await open())
  succeeded(played)
  expect(lines).toContain(`deploy  push  ${REPOSITORY}:environment:{staging, production}`)
  expect(played.log).not.toContain('trusted')
})

scenario('beside a declaration it stands with the plan', async ({ open }) => {
  const stage = await open()
  const { played, lines } = await explain(stage, WORKFLOW, { ...SECRET_MANAGER, environment: 'staging' })
  succeeded(played)
  const plan = JSON.parse(readFileSync(played.outputs['plan-file'] ?? '', 'utf8')) as PlanFile
  expect(plan.targets).toHaveLength(1)
  expect(plan.jobs.map(({ job }) => job)).toContain('deploy')
  expect(lines).toContain(`deploy  push  ${REPOSITORY}:environment:{staging, production}  [not trusted]`)
  expect(played.summary).toContain('1 to write')
})

scenario('broken YAML is named with line and column', async ({ open }) => {
  const { played } = await explain(await open(), 'on: push\njobs:\n  a: {\n  b: [\n')
  expect(failed(played, 'configuration-invalid')).toMatch(/line \d+, column \d+/)
})

scenario(
  'a called workflow is followed with its inputs; a remote one, a missing one and one out of bounds stay open',
  async ({ open }) => {
    const stage = await open()
    stage.trust({ name: 'production' })
    const caller = `on: push
permissions: { id-token: write }
jobs:
  app: { uses: ./.github/workflows/called.yml, with: { stage: production } }
  lacks: { uses: ./.github/workflows/called.yml, permissions: {} }
  remote: { uses: octo-org/ci/.github/workflows/deploy.yml@v1 }
  missing: { uses: ./.github/workflows/nowhere.yml }
  large: { uses: ./.github/workflows/large.yml }
`
    const called = `on: { workflow_call: { inputs: { stage: { type: string } } } }
jobs: { deploy: { runs-on: x, environment: '\${{ inputs.stage }}', steps: [{ run: make }] } }
`
    const env = await checkout(caller)
    await writeFile(join(env.GITHUB_WORKSPACE, '.github/workflows/called.yml'), called)
    await writeFile(join(env.GITHUB_WORKSPACE, '.github/workflows/large.yml'), `# ${'x'.repeat(1_000_000)}\n${called}`)
    const played = await playAction(stage.sandbox, 'plan', { env, inputs: { workflow: FILE, ...SECRET_MANAGER } })
    succeeded(played)
    const lines = played.log.split('\n').map((line) => line.replace(/^- /, '').replace(/ {2,}/g, '  '))
    for (const line of [
      `app/deploy  push  ${PRODUCTION}  [trusted by "production"]`,
      'lacks  push  no ID token: the calling job "lacks" lacks `id-token: write`',
      'remote  push  depends on the jobs of octo-org/ci/.github/workflows/deploy.yml@v1, which is not read here',
      'missing  push  depends on the jobs of ./.github/workflows/nowhere.yml, which cannot be read: "./.github/workflows/nowhere.yml" could not be read.',
      'large  push  depends on the jobs of ./.github/workflows/large.yml, which cannot be read: "./.github/workflows/large.yml" is larger than 1000000 bytes.',
    ])
      expect(lines).toContain(line)
  },
)

scenario('a workflow out of bounds is said to be so, at once', async ({ open }) => {
  const { sandbox } = await open()
  const list = (item: string) => `[${Array(10).fill(item).join(', ')}]`
  const bomb = [...'bcdefg'].map((name, index) => `${name}: &${name} ${list(`*${'abcdef'[index]}`)}`)
  const cases: readonly (readonly [string, RegExp])[] = [
    [`on: push\njobs: { a: { strategy: { matrix: { a: ${list('1')}, b: ${list('1')}, c: [1, 2, 3] } } } }`, /256 jobs/],
    [`${'x'.repeat(1_000_001)}: y`, /larger than 1000000 bytes/],
    [[`a: &a ${list('x')}`, ...bomb, 'on: push', 'jobs: { a: *g }'].join('\n'), /100000 nodes/],
    ['jobs: { a: { runs-on: x } }', /has no `on`/],
  ]
  for (const [text, message] of cases) {
    const env = await checkout(text)
    const played = await playAction(sandbox, 'plan', { env, inputs: { workflow: FILE } })
    expect(failed(played, 'configuration-invalid')).toMatch(message)
  }
})

it('is not loaded by a sign-in: the expression language is a chunk of its own', () => {
  const dist = new URL('../../dist/', import.meta.url)
  const holders = readdirSync(dist).filter(
    (name) =>
      name.endsWith('.js') &&
      readFileSync(new URL(name, dist), 'utf8').includes('could not evaluate index for index access'),
  )
  expect(holders).toHaveLength(1)
  expect(holders[0]).toMatch(/^\d+\.index\.js$/)
})

scenario('a FIFO, a folder and what lies outside are no workflow files', async ({ open }) => {
  const { sandbox } = await open()
  const env = await checkout(WORKFLOW)
  const outside = await checkout(WORKFLOW)
  const at = (name: string) => join(env.GITHUB_WORKSPACE, name)
  execFileSync('mkfifo', [at('fifo.yml')])
  await symlink(join(outside.GITHUB_WORKSPACE, FILE), at('link.yml'))
  const cases = [
    ['fifo.yml', /is not a regular file/],
    ['.github', /is not a regular file/],
    ['link.yml', /lies outside of the workspace/],
    [join(outside.GITHUB_WORKSPACE, FILE), /lies outside of the workspace/],
    [`../${basename(outside.GITHUB_WORKSPACE)}/${FILE}`, /lies outside of the workspace/],
  ] as const
  for (const [workflow, message] of cases) {
    const played = await playAction(sandbox, 'plan', { env, inputs: { workflow } })
    expect(failed(played, 'configuration-invalid')).toMatch(message)
  }
})

scenario('a file that is no workflow is said to be none', async ({ open }) => {
  const { played } = await explain(await open(), '- one\n- two\n')
  expect(failed(played, 'configuration-invalid')).toContain(FILE)
})

scenario('a file that is not there is said so, with what to do', async ({ open }) => {
  const { sandbox } = await open()
  const env = await checkout(WORKFLOW, '.github/workflows/other.yml')
  const played = await playAction(sandbox, 'plan', { env, inputs: { workflow: FILE } })
  expect(failed(played, 'configuration-invalid')).toMatch(/deploy\.yml.*Check out the repository/s)
})

scenario('a job that tries to write workflow commands does not', async ({ open }) => {
  const text = `on: push
permissions: write-all
jobs:
  a:
    environment: "x\\n::error::forged"
    runs-on: x
`
  const { played } = await explain(await open(), text)
  succeeded(played)
  expect(played.annotations).toEqual([])
})

scenario('every subject that is listed is what the job then presents', async ({ open }) => {
  const stage = await open()
  const { lines } = await explain(stage)
  const jobs = [
    [{ environment: 'staging' }, 'deploy  push', `${REPOSITORY}:environment:{staging, production}`],
    [{ event_name: 'schedule' }, 'nightly  schedule', MAIN],
    [{ event_name: 'pull_request' }, 'open  pull_request', `${REPOSITORY}:pull_request`],
  ] as const
  for (const [job, line, presented] of jobs) {
    const { outputs } = await playAction(stage.sandbox, 'plan', { job })
    expect(lines).toContain(`${line}  ${presented}`)
    expect(presented.replace(/\{(\w+), \w+\}/, '$1')).toBe(outputs.subject)
  }
})
