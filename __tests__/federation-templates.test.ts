/** Proves templates/federation-*.yml by walking them: each job in its own environment, with its own permissions and identity. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { startSandbox } from '../sandbox/server.ts'
import { DEFAULT_IDS, defaultState, GITHUB_ISSUER } from '../sandbox/world/default-state.ts'
import type { StateDocument } from '../sandbox/world/document.ts'
import { read } from './documents.ts'
import { workspaceOf } from './scenarios/fleet-harness.ts'
import { type Run, type WalkedJob, type Workflow, walkWorkflow } from './workflow-walk.ts'

const READER = { appId: 'f1000000-0000-4000-8000-000000000001', principal: 'f1000000-0000-4000-8000-000000000002' }
const subjectOf = (environment: string) => `repo:octo-org@123456/octo-repo@456789:environment:${environment}`
const trust = (environment: string) => ({ name: environment, issuer: GITHUB_ISSUER, subject: subjectOf(environment) })

const FEDERATION = `applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials:
      - github: { environment: production }
`
const POLICY = `files:
  federation.yml:
    applications: [${DEFAULT_IDS.clientId}]
    repositories: [octo-org/octo-repo]
    issuers: [github]
`

/** A reader that trusts the environment `federation-plan`, and a manager that trusts `federation` and nothing else. */
function state(): StateDocument {
  const document = defaultState()
  const reader = {
    appId: READER.appId,
    displayName: 'reader',
    federatedIdentityCredentials: [trust('federation-plan')],
  }
  const principal = { id: READER.principal, appId: READER.appId, roles: ['Application.Read.All'] }
  const tenants = (document.tenants ?? []).map(({ applications = [], servicePrincipals = [], ...tenant }) => ({
    ...tenant,
    applications: [
      ...applications.map((each) =>
        each.appId === DEFAULT_IDS.managerClientId
          ? { ...each, federatedIdentityCredentials: [trust('federation')] }
          : each,
      ),
      reader,
    ],
    servicePrincipals: [...servicePrincipals, principal],
  }))
  return { ...document, tenants }
}

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ state: state() })
})
afterEach(() => sandbox.close())

function stored() {
  const found = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  return found?.federatedIdentityCredentials ?? []
}

function walk(name: 'plan' | 'apply' | 'drift', run: Run = {}, files: Readonly<Record<string, string>> = {}) {
  const workspace = workspaceOf({ 'federation.yml': FEDERATION, 'policy.yml': POLICY, ...files })
  const vars = {
    AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
    READER_CLIENT_ID: READER.appId,
    MANAGER_CLIENT_ID: DEFAULT_IDS.managerClientId,
  }
  const workflow = parse(read(`templates/federation-${name}.yml`)) as Workflow
  return walkWorkflow(workflow, { vars }, sandbox, { ref: 'refs/heads/main', ...run, workspace })
}

const said = (jobs: readonly WalkedJob[]) => jobs.map(({ steps }) => steps.map(({ log }) => log).join('')).join('')
const ended = (jobs: readonly WalkedJob[]) =>
  jobs.map(({ job, steps }) => ({ job, exitCodes: steps.map(({ exitCode }) => exitCode) }))
const code = (jobs: readonly WalkedJob[]) => jobs.at(-1)?.steps.at(-1)?.outputs['error-code']

test.each([
  ['of the repository', {}],
  ['from a fork', { fork: true }],
])('a pull request %s sees subjects without a digest, and asks nothing of Entra', async (_, more) => {
  const jobs = await walk('plan', { event_name: 'pull_request', ref: 'refs/pull/7/merge', ...more })
  expect(ended(jobs), said(jobs)).toEqual([{ job: 'plan', exitCodes: [0] }])
  expect(said(jobs)).toContain(subjectOf('production'))
  expect(jobs[0]?.steps[0]?.outputs['plan-digest']).toBe('not-compared')
  expect(sandbox.requests().filter(({ path }) => path.includes('/oauth2/'))).toEqual([])
})

test('a pull request that declares what the policy does not allow shows it', async () => {
  const files = { 'policy.yml': POLICY.replace('octo-org/octo-repo', 'octo-org/other') }
  const jobs = await walk('plan', { event_name: 'pull_request', ref: 'refs/pull/7/merge' }, files)
  expect(said(jobs)).toContain('not-permitted')
})

test('the default branch plans as reader, writes as manager, and asks nobody when everything is there', async () => {
  const jobs = await walk('apply', { event_name: 'push' })
  expect(ended(jobs), said(jobs)).toEqual([
    { job: 'plan', exitCodes: [0] },
    { job: 'apply', exitCodes: [0] },
  ])
  expect(stored().map(({ subject }) => subject)).toEqual([subjectOf('production')])
  const again = await walk('apply', { event_name: 'push' })
  expect(ended(again), said(again)).toEqual([{ job: 'plan', exitCodes: [0] }])
})

test('another branch writes nothing, even where the environment has no branch rule', async () => {
  const jobs = await walk('apply', { event_name: 'workflow_dispatch', ref: 'refs/heads/feature/login' })
  expect(code(jobs), said(jobs)).toBe('context-not-declared')
  expect(stored()).toEqual([])
})

test('the schedule is content after an apply, and fails once somebody deleted by hand', async () => {
  await walk('apply', { event_name: 'push' })
  const before = await walk('drift', { event_name: 'schedule' })
  expect(ended(before), said(before)).toEqual([{ job: 'drift', exitCodes: [0] }])
  const application = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  if (application !== undefined) application.federatedIdentityCredentials = []
  const after = await walk('drift', { event_name: 'schedule' })
  expect(code(after), said(after)).toBe('drift-found')
})
