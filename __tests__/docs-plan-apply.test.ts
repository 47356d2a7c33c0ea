/** Proves the README's workflow of plan and apply by walking it: the plan on the pull request, the approved digest after the merge. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { startSandbox } from '../sandbox/server.ts'
import { DEFAULT_IDS, defaultState, GITHUB_ISSUER } from '../sandbox/world/default-state.ts'
import type { StateDocument } from '../sandbox/world/document.ts'
import { loadFederatedCredential } from '../sandbox/world/load.ts'
import { read, yamlBlocks } from './documents.ts'
import { type WalkedJob, type Workflow, walkWorkflow } from './workflow-walk.ts'

const text = yamlBlocks(read('README.md')).find(
  (block) => block.includes('OWNER/REPO/apply@v1') && /^jobs:/m.test(block),
)
const workflow = parse(text ?? '') as Workflow

const READER = {
  appId: '7f3b9f0e-61a1-4f0a-9d0e-0b6c3a5f7a01',
  servicePrincipalId: '7f3b9f0e-61a1-4f0a-9d0e-0b6c3a5f7a02',
}
const PREFIX = `repo:octo-org@${DEFAULT_IDS.ownerId}/octo-repo@${DEFAULT_IDS.repositoryId}`
const STAGING = `${PREFIX}:environment:staging`

/** The default world with a reader for `main`, and a manager for environment `federation`. */
function state(): StateDocument {
  const document = defaultState()
  const trust = (name: string, context: string) => ({ name, issuer: GITHUB_ISSUER, subject: `${PREFIX}:${context}` })
  const reader = {
    appId: READER.appId,
    displayName: 'federation-reader',
    federatedIdentityCredentials: [trust('main', 'ref:refs/heads/main')],
  }
  const tenants = document.tenants?.map((tenant) => ({
    ...tenant,
    applications: [
      ...(tenant.applications ?? []).map((application) =>
        application.appId === DEFAULT_IDS.managerClientId
          ? { ...application, federatedIdentityCredentials: [trust('federation', 'environment:federation')] }
          : application,
      ),
      reader,
    ],
    servicePrincipals: [
      ...(tenant.servicePrincipals ?? []),
      { id: READER.servicePrincipalId, appId: READER.appId, roles: ['Application.Read.All'] },
    ],
  }))
  return { ...document, tenants: tenants ?? [] }
}

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ state: state() })
})
afterEach(() => sandbox.close())

function target() {
  const found = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  if (found === undefined) throw new Error('no application')
  return found
}

const subjects = () => target().federatedIdentityCredentials.map(({ subject }) => subject)

function walk(event: 'pull_request' | 'push', changed: Workflow = workflow): Promise<readonly WalkedJob[]> {
  const vars = {
    AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
    AZURE_CLIENT_ID: DEFAULT_IDS.clientId,
    AZURE_READER_CLIENT_ID: READER.appId,
    AZURE_MANAGER_CLIENT_ID: DEFAULT_IDS.managerClientId,
  }
  return walkWorkflow(changed, { vars }, sandbox, {
    event_name: event,
    ref: event === 'push' ? 'refs/heads/main' : 'refs/pull/7/merge',
  })
}

const ends = (jobs: readonly WalkedJob[]) =>
  jobs.flatMap(({ job, steps }) => steps.map(({ outputs }) => `${job}: ${outputs.changes} ${outputs['error-code']}`))

test('the pull request predicts without a manager and writes nothing; the push applies what was planned; the next one has nothing to do', async () => {
  const planned = await walk('pull_request')
  expect(ends(planned)).toEqual(['plan:  '])
  expect(subjects()).toEqual([])
  expect(planned[0]?.steps[0]?.summary).toContain(STAGING)

  const applied = await walk('push')
  expect(ends(applied)).toEqual(['plan: 1 ', 'apply: 1 '])
  expect(subjects()).toEqual([STAGING])
  // Equal plans have equal digests in every job.
  expect(applied[1]?.steps[0]?.outputs['plan-digest']).toBe(applied[0]?.outputs.digest)

  expect(ends(await walk('push'))).toEqual(['plan: 0 '])
})

test('somebody else was faster: apply refuses what nobody has approved', async () => {
  const planOnly = await walk('push', { jobs: { plan: workflow.jobs.plan ?? { steps: [] } } })
  const digest = planOnly[0]?.outputs.digest ?? ''
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  target().federatedIdentityCredentials = [
    loadFederatedCredential({ name: 'faster', issuer: GITHUB_ISSUER, subject: STAGING }),
  ]
  // The apply job alone, with the digest that the plan job handed over.
  const { needs: _needs, if: _if, ...apply } = workflow.jobs.apply ?? { steps: [] }
  const steps = apply.steps.map((step) => ({ ...step, with: { ...step.with, 'plan-digest': digest } }))
  expect(ends(await walk('push', { jobs: { apply: { ...apply, steps } } }))).toEqual(['apply: 0 plan-stale'])
  expect(target().federatedIdentityCredentials.map(({ name }) => name)).toEqual(['faster'])
})
