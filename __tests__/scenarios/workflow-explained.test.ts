/** Workflow files explained: which subject each job presents for each event, and which of them the target trusts today. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { MAIN, PRODUCTION, SECRET_MANAGER, type Stage, scenario } from './harness.ts'
import { failed, IDS, playAction, REPOSITORY, readPlan, succeeded } from './plan-harness.ts'

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
    'build  push  no ID token: the job lacks `id-token: write`',
    `deploy  push  ${PRODUCTION}  [trusted by "production"]`,
    `deploy  push  ${REPOSITORY}:environment:staging  [trusted by "stages"]`,
    `deploy  pull_request  ${PRODUCTION}  [trusted by "production"]`,
    `nightly  push (only if github.event_name == 'schedule')  ${MAIN}  [not trusted]`,
    `nightly  push (only if github.event_name == 'schedule')  ${REPOSITORY}:ref:refs/heads/release/** (any ref that fits)`,
    `nightly  pull_request (only if github.event_name == 'schedule')  ${REPOSITORY}:pull_request  [not trusted]`,
    `nightly  schedule (only if github.event_name == 'schedule')  ${MAIN}  [not trusted]`,
  ])
    expect(lines).toContain(line)
  expect(lines.find((line) => line.startsWith('chosen'))).toMatch(/not evaluated: \$\{\{ vars\.ENVIRONMENT \}\}$/)
  expect(played.summary).toContain('#### Subjects of the workflow')
  expect(played.summary).toContain(PRODUCTION)
  // A question declares nothing.
  expect(played.outputs).toMatchObject({ changes: '', drift: 'unknown', 'plan-file': '', 'plan-digest': '' })
})

scenario('without a manager it says what is presented, and nothing about trust', async ({ open }) => {
  const { played, lines } = await explain(await open())
  succeeded(played)
  expect(lines).toContain(`deploy  push  ${PRODUCTION}`)
  expect(played.log).not.toContain('trusted')
})

scenario('beside a declaration it stands with the plan', async ({ open }) => {
  const stage = await open()
  const { played, lines } = await explain(stage, WORKFLOW, { ...SECRET_MANAGER, environment: 'staging' })
  succeeded(played)
  expect(readPlan(played, 'plan-file').targets).toHaveLength(1)
  expect(lines).toContain(`deploy  push  ${REPOSITORY}:environment:staging  [not trusted]`)
  expect(played.summary).toContain('1 to write')
})

scenario('broken YAML is named with line and column', async ({ open }) => {
  const { played } = await explain(await open(), 'on: push\njobs:\n  a: {\n  b: [\n')
  expect(failed(played, 'configuration-invalid')).toMatch(/line \d+, column \d+/)
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
    [{ environment: 'staging' }, 'deploy  push'],
    [{ environment: 'production', event_name: 'pull_request' }, 'deploy  pull_request'],
    [{ event_name: 'schedule' }, "nightly  schedule (only if github.event_name == 'schedule')"],
    [{ event_name: 'pull_request' }, "nightly  pull_request (only if github.event_name == 'schedule')"],
  ] as const
  for (const [job, line] of jobs) {
    const { outputs } = await playAction(stage.sandbox, 'plan', { job })
    expect(lines).toContain(`${line}  ${outputs.subject}`)
  }
})
