/** Runs a workflow file with act on this machine, against a sandbox that answers under the services' own names. */
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { JobContext } from '../../sandbox/github/job.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { ROOT, read } from '../documents.ts'

export interface ActRun {
  /** Path of the workflow in this repository, or its text. */
  readonly workflow: string | { readonly text: string }
  /** Further files of the repository, by path; every one may be run. */
  readonly files?: Readonly<Record<string, string>>
  readonly event: 'push' | 'workflow_dispatch' | 'pull_request'
  readonly job: JobContext
  readonly vars?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly inputs?: Readonly<Record<string, string>>
}

export interface ActResult {
  readonly exitCode: number
  readonly log: string
}

/** The folder that holds the programs, which `scripts/tools.sh` installs. */
export function installTools(...names: readonly string[]): string {
  return execFileSync('bash', [join(ROOT, 'scripts/tools.sh'), ...names], { encoding: 'utf8' }).trim()
}

const SHIPPED = ['action.yml', 'plan', 'apply', 'dist']
const PIN = '0'.repeat(40)

const options = (name: string, values: Readonly<Record<string, string>> = {}) =>
  Object.entries(values).flatMap(([key, value]) => [name, `${key}=${value}`])

/** A repository that holds the workflow alone, as somebody who copied it has one; and what this action ships. */
function prepare({ workflow, files = {} }: ActRun): {
  readonly home: string
  readonly repository: string
  readonly action: string
} {
  const home = mkdtempSync(join(tmpdir(), 'act-'))
  const [repository, action] = [join(home, 'repository'), join(home, 'action')]
  const copy = join(repository, '.github/workflows/workflow.yml')
  mkdirSync(dirname(copy), { recursive: true })
  writeFileSync(copy, typeof workflow === 'string' ? read(workflow) : workflow.text)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(repository, name), text, { mode: 0o755 })
  for (const part of SHIPPED) cpSync(join(ROOT, part), join(action, part), { recursive: true })
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', repository, ...args], { stdio: 'ignore' })
  git('init', '--initial-branch', 'main')
  git('remote', 'add', 'origin', 'https://github.com/octo-org/octo-repo')
  git('add', '.')
  git('-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com', 'commit', '-m', 'Deploy')
  return { home, repository, action }
}

/** Runs the workflow in act's host mode: no container, the steps run on this machine. */
export async function runAct(sandbox: Sandbox, tools: string, run: ActRun): Promise<ActResult> {
  const { home, repository, action } = prepare(run)
  try {
    const environment = await sandbox.jobEnvironment(run.job)
    const { SANDBOX_GITHUB_TOKEN: token = '', ...job } = environment
    const node = join(ROOT, 'node_modules/node/bin')
    const path = [node, tools, process.env.PATH].join(':')
    writeFileSync(
      join(home, 'env'),
      Object.entries(job)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    )
    const args = [
      run.event,
      ...['--workflows', '.github/workflows/workflow.yml', '--platform', 'ubuntu-latest=-self-hosted'],
      ...[PIN, 'v1'].flatMap((version) => ['--local-repository', `OWNER/REPO@${version}=${action}`]),
      ...['--action-offline-mode', '--no-cache-server'],
      ...['--env-file', join(home, 'env'), '--actor', 'octocat'],
      ...options('--var', run.vars),
      ...options('--secret', { GITHUB_TOKEN: token, ...run.secrets }),
      ...options('--input', run.inputs),
    ]
    return await new Promise((resolve) => {
      const env = { PATH: path, HOME: home, NODE_EXTRA_CA_CERTS: sandbox.caFile }
      execFile(join(tools, 'act'), args, { cwd: repository, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), log: stdout + stderr })
      })
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
