/** The way off a client secret, from start to end as docs/OFF_SECRETS.md has it: each step is a workflow that act runs. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { read, yamlBlocks } from '../documents.ts'
import { type ActRun, installTools, runAct } from './act.ts'

const KEY_ID = '66666666-6666-6666-6666-666666666666'
const VALUE = 'old8Q~the~only~secret~of~this~application'

let tools: string
beforeAll(() => {
  tools = installTools('act', 'az')
})

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ proxy: true })
  const [tenant] = sandbox.world.tenants
  tenant?.roleAssignments.push({
    principalId: DEFAULT_IDS.servicePrincipalId,
    scope: `/subscriptions/${DEFAULT_IDS.subscriptionId}`,
    role: 'Contributor',
  })
  application().passwordCredentials.push({
    keyId: KEY_ID,
    displayName: 'by hand',
    secretText: VALUE,
    hint: VALUE.slice(0, 3),
    startDateTime: '2026-01-01T00:00:00Z',
    endDateTime: '2036-01-01T00:00:00Z',
  })
})
afterEach(() => sandbox.close())

function application() {
  const found = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  if (found === undefined) throw new Error('no application')
  return found
}

/** The block of the page that holds a text. */
function blockWith(text: string): string {
  const block = yamlBlocks(read('docs/OFF_SECRETS.md')).find((each) => each.includes(text))
  if (block === undefined) throw new Error(`docs/OFF_SECRETS.md has no block with ${text}.`)
  return block
}

const vars = {
  AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
  AZURE_CLIENT_ID: DEFAULT_IDS.clientId,
  AZURE_SUBSCRIPTION_ID: DEFAULT_IDS.subscriptionId,
  MANAGER_CLIENT_ID: DEFAULT_IDS.managerClientId,
}

async function run(workflow: ActRun['workflow'], more: Partial<ActRun> = {}) {
  const job = { environment: 'production', event_name: 'workflow_dispatch' }
  const result = await runAct(sandbox, tools, { workflow, event: 'workflow_dispatch', job, vars, ...more })
  return result
}

const kinds = () => sandbox.world.tenants[0]?.signIns.map(({ clientCredentialType }) => clientCredentialType) ?? []

test('an application with only a client secret ends without one, and its jobs never fail', async () => {
  // 1. Today's workflow signs in with the secret.
  const before = await run(
    { text: blockWith('az login --service-principal') },
    { secrets: { AZURE_CLIENT_SECRET: VALUE } },
  )
  expect(before.exitCode, before.log).toBe(0)
  expect(kinds()).toContain('clientSecret')

  // 2. The trust is created; the secret stays.
  const trust = await run('templates/bootstrap.yml', {
    job: { environment: 'bootstrap', event_name: 'workflow_dispatch' },
    vars: { AZURE_TENANT_ID: DEFAULT_IDS.tenantId, MANAGER_CLIENT_ID: DEFAULT_IDS.managerClientId },
    secrets: { MANAGER_CLIENT_SECRET: DEFAULT_IDS.managerSecret },
    inputs: {
      identities: JSON.stringify([{ environment: 'production', 'client-id': DEFAULT_IDS.clientId }]),
      apply: 'true',
    },
  })
  expect(trust.exitCode, trust.log).toBe(0)
  expect(application().federatedIdentityCredentials).toHaveLength(1)

  // 3. The workflow is switched.
  const switched = await run('templates/deploy.yml')
  expect(switched.exitCode, switched.log).toBe(0)

  // 4. The secret is planned to go, and then goes.
  const files = {
    'off-secrets.yml': blockWith('retire:\n      client-secrets: [').replace(
      '11111111-1111-1111-1111-111111111111',
      DEFAULT_IDS.clientId,
    ),
  }
  const planned = await run('templates/off-secrets.yml', { files, inputs: { retire: 'false' } })
  expect(planned.exitCode, planned.log).toBe(0)
  expect(planned.log).toContain('It cannot be restored')
  expect(application().passwordCredentials).toHaveLength(1)
  const retired = await run('templates/off-secrets.yml', { files, inputs: { retire: 'true' } })
  expect(retired.exitCode, retired.log).toBe(0)
  expect(application().passwordCredentials).toEqual([])

  // 5. The next job works without any secret.
  const seen = kinds().length
  const after = await run('templates/deploy.yml')
  expect(after.exitCode, after.log).toBe(0)
  expect(new Set(kinds().slice(seen))).toEqual(new Set(['federatedIdentityCredential']))
})

test('where the application does not trust the job, nothing is retired', async () => {
  const files = { 'off-secrets.yml': blockWith('retire:\n      client-secrets: [') }
  const { exitCode, log } = await run('templates/off-secrets.yml', { files, inputs: { retire: 'true' } })
  expect(exitCode, log).toBe(1)
  expect(log).toContain('[trust-missing]')
  expect(application().passwordCredentials).toHaveLength(1)
})
