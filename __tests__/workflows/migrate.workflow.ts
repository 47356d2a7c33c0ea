/** The steps that docs/MIGRATE.md shows in place of azure/login, run by act as they stand there. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import { read, yamlBlocks } from '../documents.ts'
import { installTools, runAct } from './act.ts'

let tools: string
beforeAll(() => {
  tools = installTools('act', 'az')
})

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ proxy: true })
  const [tenant] = sandbox.world.tenants
  const application = tenant?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  // The credential that azure/login used so far.
  const subject = 'repo:octo-org@123456/octo-repo@456789:environment:production'
  application?.federatedIdentityCredentials.push(
    loadFederatedCredential({ name: 'for-azure-login', issuer: GITHUB_ISSUER, subject }),
  )
  tenant?.roleAssignments.push({
    principalId: DEFAULT_IDS.servicePrincipalId,
    scope: `/subscriptions/${DEFAULT_IDS.subscriptionId}`,
    role: 'Reader',
  })
})
afterEach(() => sandbox.close())

/** The block of steps that holds a text, as a workflow. */
function workflowWith(text: string): string {
  const block = yamlBlocks(read('docs/MIGRATE.md')).find((each) => each.includes(text) && !each.includes('azure/login'))
  if (block === undefined) throw new Error(`docs/MIGRATE.md has no step with ${text}.`)
  const steps = [{ uses: 'actions/checkout@v4' }, ...parse(block)]
  const job = { 'runs-on': 'ubuntu-latest', environment: 'production', steps }
  return stringify({ on: 'push', permissions: { 'id-token': 'write', contents: 'read' }, jobs: { deploy: job } })
}

function run(text: string, files: Readonly<Record<string, string>> = {}) {
  return runAct(sandbox, tools, {
    workflow: { text: workflowWith(text) },
    files,
    event: 'push',
    job: { environment: 'production' },
    vars: {
      AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
      AZURE_CLIENT_ID: DEFAULT_IDS.clientId,
      AZURE_SUBSCRIPTION_ID: DEFAULT_IDS.subscriptionId,
    },
  })
}

test('the same three inputs sign the Azure CLI in', async () => {
  const { exitCode, log } = await run('az group list')
  expect(exitCode, log).toBe(0)
  expect(log).toContain('Signed the Azure CLI')
  expect(log, 'the list of resource groups').toMatch(/shop +westeurope/)
})

// Says for whom the token is; its value would be masked.
const REPORT = `#!/usr/bin/env node
const { aud, appid } = JSON.parse(Buffer.from(process.env.GRAPH_TOKEN.split('.')[1], 'base64url'))
console.log('audience', aud, 'client', appid)
`

test('a token for another service is an output of the step', async () => {
  const { exitCode, log } = await run('GRAPH_TOKEN', { 'report.sh': REPORT })
  expect(exitCode, log).toBe(0)
  expect(log).toContain(`audience https://graph.microsoft.com client ${DEFAULT_IDS.clientId}`)
  expect(log).not.toMatch(/eyJ[\w-]+\.[\w-]+\./)
})
