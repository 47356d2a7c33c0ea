/** Proves templates/bootstrap.yml by walking it: what it writes, that it is enough to sign in, and that a second walk changes nothing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { runStep } from '../sandbox/runner.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { startSandbox } from '../sandbox/server.ts'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../sandbox/world/load.ts'
import { ROOT, read } from './documents.ts'
import { evaluate, substitute, type WalkedJob, type Workflow, walkWorkflow } from './workflow-walk.ts'

const workflow = parse(read('templates/bootstrap.yml')) as Workflow & {
  readonly on: { readonly workflow_dispatch: { readonly inputs: Readonly<Record<string, { default?: unknown }>> } }
}

const ENVIRONMENTS = ['production', 'staging', 'eu$(id)']
const identities = (environments: readonly string[], clientId: string = DEFAULT_IDS.clientId) =>
  JSON.stringify(environments.map((environment) => ({ environment, 'client-id': clientId })))
const subjectOf = (environment: string) => `repo:octo-org@123456/octo-repo@456789:environment:${environment}`
const SECRET = { MANAGER_CLIENT_SECRET: DEFAULT_IDS.managerSecret }

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

function applicationOf(appId: string) {
  const found = sandbox.world.tenants[0]?.applications.find((entry) => entry.appId === appId)
  if (found === undefined) throw new Error(`no application ${appId}`)
  return found
}

const stored = () => applicationOf(DEFAULT_IDS.clientId).federatedIdentityCredentials

/** Walks the template as a person starts it; inputs that are not given have the form's defaults. */
function walk(
  inputs: Readonly<Record<string, unknown>> = {},
  secrets: Readonly<Record<string, string>> = {},
): Promise<readonly WalkedJob[]> {
  const defaults = Object.entries(workflow.on.workflow_dispatch.inputs).map(([name, input]) => [name, input.default])
  const contexts = {
    inputs: { ...Object.fromEntries(defaults), identities: identities(ENVIRONMENTS), apply: true, ...inputs },
    vars: {
      AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
      MANAGER_CLIENT_ID: DEFAULT_IDS.managerClientId,
    },
    secrets,
  }
  return walkWorkflow(workflow, contexts, sandbox, { event_name: 'workflow_dispatch', ref: 'refs/heads/main' })
}

const succeeded = (jobs: readonly WalkedJob[]) =>
  jobs.flatMap(({ steps }) => steps.filter(({ exitCode }) => exitCode !== 0).map(({ log }) => log))

const outputsOf = (jobs: readonly WalkedJob[], step: string, output: string) =>
  jobs.flatMap(({ steps }) => steps.filter(({ name }) => name === step).map(({ outputs }) => outputs[output]))

function trustBootstrap(): void {
  const manager = applicationOf(DEFAULT_IDS.managerClientId)
  manager.federatedIdentityCredentials = [
    loadFederatedCredential({ name: 'bootstrap', issuer: GITHUB_ISSUER, subject: subjectOf('bootstrap') }),
  ]
}

describe.each([
  ['a one-time secret', SECRET, () => {}],
  ['a manager that trusts the job', {}, trustBootstrap],
])('with %s', (_, secrets, prepare) => {
  beforeEach(prepare)

  test('writes one credential for each environment, exactly as planned, and says what to do next', async () => {
    const jobs = await walk({}, secrets)
    expect(succeeded(jobs)).toEqual([])
    expect(jobs.map(({ job, matrix: { environment } }) => ({ job, environment }))).toEqual([
      ...ENVIRONMENTS.map((environment) => ({ job: 'trust', environment })),
      { job: 'next', environment: undefined },
    ])
    expect(stored().map(({ subject }) => subject)).toEqual(ENVIRONMENTS.map(subjectOf))
    expect(outputsOf(jobs, 'Plan', 'changes')).toEqual(['1', '1', '1'])
    expect(outputsOf(jobs, 'Apply', 'plan-digest')).toEqual(outputsOf(jobs, 'Plan', 'plan-digest'))
    expect(outputsOf(jobs, 'Apply', 'credential-name')).toEqual(stored().map(({ name }) => name))
    const said = jobs.map(({ steps }) => steps.at(-1)?.summary ?? '')
    expect(said[0]).toContain(
      `gh variable set AZURE_CLIENT_ID --repo octo-org/octo-repo --env production --body ${DEFAULT_IDS.clientId}\n`,
    )
    expect(said[2], 'a name cannot break out of the command').toContain('--env eu\\$\\(id\\) --body')
    expect(said[3]).toContain('gh secret delete MANAGER_CLIENT_SECRET --repo octo-org/octo-repo --env bootstrap')
    expect(said[3]).toContain(`az ad app credential delete --id ${DEFAULT_IDS.managerClientId} --key-id <keyId>`)
    expect(said.join('') + jobs.flatMap(({ steps }) => steps.map(({ log }) => log)).join('')).not.toContain(
      DEFAULT_IDS.managerSecret,
    )
  })

  test('is enough: a job of each environment then signs in, without any manager', async () => {
    await walk({}, secrets)
    for (const environment of ENVIRONMENTS) {
      const { exitCode, outputs, log } = await runStep({
        actionDir: ROOT,
        env: await sandbox.jobEnvironment({ environment }),
        inputs: {
          'tenant-id': DEFAULT_IDS.tenantId,
          'client-id': DEFAULT_IDS.clientId,
          'authority-host': sandbox.url,
        },
      })
      expect(exitCode, log).toBe(0)
      expect(outputs).toMatchObject({ subject: subjectOf(environment), 'credential-change': 'kept' })
    }
  })

  test('changes nothing when it is walked again', async () => {
    await walk({}, secrets)
    const before = structuredClone(stored())
    sandbox.clearRequests()
    const jobs = await walk({}, secrets)
    expect(succeeded(jobs)).toEqual([])
    expect(stored()).toEqual(before)
    expect(outputsOf(jobs, 'Apply', 'changes')).toEqual(['0', '0', '0'])
    const graph = sandbox.requests().filter(({ path }) => path.startsWith('/beta/') || path.startsWith('/v1.0/'))
    expect(new Set(graph.map(({ method }) => method))).toEqual(new Set(['GET']))
  })
})

test('as it is started by default it only plans', async () => {
  const { apply } = workflow.on.workflow_dispatch.inputs
  const jobs = await walk({ apply: apply?.default }, SECRET)
  expect(succeeded(jobs)).toEqual([])
  expect(jobs.map(({ job, steps }) => [job, steps.map(({ name }) => name)])).toEqual(
    ENVIRONMENTS.map(() => ['trust', ['Plan']]),
  )
  expect(outputsOf(jobs, 'Plan', 'changes')).toEqual(['1', '1', '1'])
  expect(stored()).toEqual([])
})

test('each environment has an identity of its own', async () => {
  const [production] = JSON.parse(identities(['production'])) as unknown[]
  const [staging] = JSON.parse(identities(['staging'], DEFAULT_IDS.managerClientId)) as unknown[]
  const jobs = await walk({ identities: JSON.stringify([production, staging]), apply: false }, SECRET)
  expect(jobs[0]?.steps[0]?.log).toContain(DEFAULT_IDS.clientId)
  expect(jobs[0]?.steps[0]?.log).not.toContain(DEFAULT_IDS.managerClientId)
  expect(jobs[1]?.steps[0]?.log).toContain(DEFAULT_IDS.managerClientId)
})

test('an identity that was left empty is named', async () => {
  const jobs = await walk({ identities: workflow.on.workflow_dispatch.inputs.identities?.default }, SECRET)
  expect(outputsOf(jobs, 'Plan', 'error-code')).toEqual(['invalid-input'])
  expect(jobs[0]?.steps[0]?.log).toContain('`client-id` is empty')
})

test('a manager that does not trust the job yet: the run stops, and prints the subject that it must trust', async () => {
  const jobs = await walk({ identities: identities(['production']) })
  expect(jobs.map(({ job }) => job)).toEqual(['trust'])
  expect(jobs[0]?.steps).toHaveLength(1)
  expect(outputsOf(jobs, 'Plan', 'error-code')).toEqual(['manager-credential-invalid'])
  expect(jobs[0]?.steps[0]?.log).toContain(subjectOf('bootstrap'))
  expect(stored()).toEqual([])
})

test('the walk evaluates what the templates use, and nothing else', () => {
  const contexts = { vars: { A: 'a', B: '' }, inputs: { on: true, list: '["x","y"]' } }
  expect(evaluate("vars.B || vars.A || 'z'", contexts)).toBe('a')
  expect(evaluate('vars.B || vars.C', contexts)).toBe('')
  expect(evaluate("inputs.on && vars.A != 'a'", contexts)).toBe(false)
  expect(substitute('$' + '{{ fromJSON(inputs.list) }}', contexts)).toEqual(['x', 'y'])
  expect(substitute('<$' + '{{ vars.A }}|$' + '{{ vars.A }}>', contexts)).toBe('<a|a>')
  expect(() => evaluate('env.A', contexts)).toThrow('No such expression')
  expect(() => evaluate("hashFiles('x')", contexts)).toThrow('No such expression')
})
