/** How a scenario is played: a sandbox of its own, steps of the committed bundle run as the runner runs them, and what was seen. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import { runStep, type StepOptions, type StepResult } from '../../sandbox/runner.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { type SandboxOptions, startSandbox } from '../../sandbox/server.ts'
import { defaultInputs } from '../../sandbox/world/default-inputs.ts'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import type { Application, FederatedCredential, Repository, Tenant } from '../../sandbox/world/state.ts'
import type { ErrorCode } from '../../src/core/error.ts'
import { AUDIENCE, toLine } from './transcript.ts'

const actionDir = fileURLToPath(new URL('../..', import.meta.url))

/** How subjects of the default repository begin. */
export const REPOSITORY = 'repo:octo-org@123456/octo-repo@456789'
/** Subjects of the default repository. */
export const PRODUCTION = `${REPOSITORY}:environment:production`
export const MAIN = `${REPOSITORY}:ref:refs/heads/main`
export const FEATURE = `${REPOSITORY}:ref:refs/heads/feature/login`
/** The ref of a merge queue entry. */
export const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-0123456789012345678901234567890123456789'
export const PULL_REQUEST = `${REPOSITORY}:pull_request`

/** Names that the action gives to the credentials of those subjects. */
export const PRODUCTION_NAME = 'gh-octo-org-octo-repo-environment-production-08cdb8ba'
export const MAIN_NAME = 'gh-octo-org-octo-repo-branch-main-54ce8b6f'

/** The description that marks a credential of the default repository as ours. */
export const OURS = 'Managed by entra-workload-identity-federation; owner=octo-org/octo-repo@456789; octo-org/octo-repo'

/** The manager that trusts the environment `production` of the default repository. */
export const FEDERATED_MANAGER = { 'manager-client-id': DEFAULT_IDS.managerClientId }

/** A manager for jobs that the federated one does not trust. */
export const SECRET_MANAGER = {
  'manager-client-id': DEFAULT_IDS.managerClientId,
  'manager-client-secret': DEFAULT_IDS.managerSecret,
}

/** Variables of a step that loads a file of this folder first. */
export const preloaded = (file: string) => ({ NODE_OPTIONS: `--import=${new URL(file, import.meta.url)}` })

/** Variables of a step whose waits pass in no time. */
export const WAITS_PASS = preloaded('waits-pass.ts')

/** One step of one job; by default a sign-in of environment `production` without a manager. */
export interface Step extends Pick<StepOptions, 'phase' | 'state' | 'runnerTemp' | 'onOutput' | 'kill'> {
  readonly job?: JobContext
  /** Inputs besides the IDs and endpoints; an undefined one is not given at all. */
  readonly inputs?: Readonly<Record<string, string | undefined>>
  /** Variables besides the runner's; an undefined one is taken away. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** What a step did, and what it asked of whom. */
export interface Played extends StepResult {
  readonly requests: readonly string[]
}

/**
 * Asserts that a step failed with a code, said so in its output and its annotation (a line of what failed, a line of what to
 * do first), and gives the annotation's text on one line.
 */
export function failure({ exitCode, outputs, annotations, log }: Played, code: ErrorCode): string {
  expect(outputs['error-code'], log).toBe(code)
  expect(exitCode).toBe(1)
  const [error, ...others] = annotations.filter(({ level }) => level === 'error')
  expect(others).toEqual([])
  expect(error?.message).toMatch(new RegExp(`^\\[${code}\\] `))
  expect(outputs['access-token'], 'a failed step gives no token').toBe('')
  expect(error?.message.split('\n')).toHaveLength(2)
  return (error?.message ?? '').replace('\n', ' ')
}

export interface Stage {
  readonly sandbox: Sandbox
  readonly tenant: Tenant
  /** The repository that jobs run in. */
  readonly repository: Repository
  /** The application that jobs sign in as. */
  readonly application: Application
  /** The manager's application. */
  readonly manager: Application
  readonly play: (step?: Step) => Promise<Played>
  /** Stores a credential on the client, visible at once everywhere; by default the one that production needs. */
  readonly trust: (credential?: Partial<FederatedCredential>) => FederatedCredential
  /** What the client stores, as name, subject and audience. */
  readonly stored: () => readonly string[]
}

function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function applicationOf(tenant: Tenant, appId: string): Application {
  const found = tenant.applications.find((entry) => entry.appId === appId)
  if (found === undefined) throw new Error(`The world has no application ${appId}.`)
  return found
}

/** Runs one step as the runner does and keeps the requests that it made. */
export async function playStep(
  sandbox: Sandbox,
  { job = { environment: DEFAULT_IDS.environment }, inputs = {}, env = {}, ...options }: Step,
): Promise<Played> {
  const before = sandbox.requests().length
  const result = await runStep({
    actionDir,
    ...options,
    env: given({ ...(await sandbox.jobEnvironment(job)), ...env }),
    inputs: given({
      ...defaultInputs(sandbox),
      ...inputs,
    }),
  })
  return { ...result, requests: sandbox.requests().slice(before).map(toLine) }
}

async function openStage(options: SandboxOptions): Promise<Stage> {
  const sandbox = await startSandbox(options)
  const [tenant] = sandbox.world.tenants
  const [repository] = sandbox.world.github.repositories
  if (tenant === undefined || repository === undefined) throw new Error('The world has no tenant or no repository.')
  const application = applicationOf(tenant, DEFAULT_IDS.clientId)
  return {
    sandbox,
    tenant,
    repository,
    application,
    manager: applicationOf(tenant, DEFAULT_IDS.managerClientId),
    play: (step = {}) => playStep(sandbox, step),
    trust: (credential = {}) => {
      const loaded = loadFederatedCredential({
        name: 'stored-before',
        issuer: GITHUB_ISSUER,
        subject: PRODUCTION,
        audiences: [AUDIENCE],
        ...credential,
      })
      application.federatedIdentityCredentials = [...application.federatedIdentityCredentials, loaded]
      return loaded
    },
    stored: () =>
      application.federatedIdentityCredentials.map(
        ({ name, subject, claimsMatchingExpression, audiences }) =>
          `${name}: ${subject ?? claimsMatchingExpression?.value} for ${audiences.join()}`,
      ),
  }
}

/** A test with `open`, which starts a sandbox of its own and closes it when the test has ended. */
export const scenario = test.extend<{ open: (options?: SandboxOptions) => Promise<Stage> }>({
  open: async ({ task: _task }, use) => {
    const stages: Stage[] = []
    await use(async (options = {}) => {
      const stage = await openStage(options)
      stages.push(stage)
      return stage
    })
    await Promise.all(stages.map(({ sandbox }) => sandbox.close()))
  },
})
