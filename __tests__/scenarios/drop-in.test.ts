/** In place of azure/login: the same three inputs suffice, the same stored credential serves, and what the documents show runs. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { runStep, type StepResult } from '../../sandbox/runner.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { read, yamlBlocks } from '../documents.ts'
import { type Stage, scenario } from './harness.ts'
import { exchange, ID_TOKEN, toLine } from './transcript.ts'

const actionDir = fileURLToPath(new URL('../..', import.meta.url))

/** What azure/login gets, and nothing else: no endpoints, since the sandbox has the services' own names. */
const INPUTS = {
  'tenant-id': DEFAULT_IDS.tenantId,
  'client-id': DEFAULT_IDS.clientId,
  'subscription-id': DEFAULT_IDS.subscriptionId,
}

async function signIn({ sandbox }: Stage, more: Readonly<Record<string, string>> = {}) {
  const env = await sandbox.jobEnvironment({ environment: DEFAULT_IDS.environment })
  const result: StepResult = await runStep({ actionDir, env, inputs: { ...INPUTS, ...more } })
  return { result, env }
}

scenario.concurrent('tenant-id, client-id and subscription-id suffice', async ({ open }) => {
  const stage = await open({ proxy: true })
  stage.trust({ name: 'made-for-azure-login' })
  const { result } = await signIn(stage)
  expect(result.exitCode, result.log).toBe(0)
  expect(stage.sandbox.requests().map(toLine)).toEqual([ID_TOKEN, exchange()])
  expect(result.annotations).toEqual([])
  expect(result.exportedEnv).toEqual({
    AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
    AZURE_CLIENT_ID: DEFAULT_IDS.clientId,
    AZURE_SUBSCRIPTION_ID: DEFAULT_IDS.subscriptionId,
    ARM_TENANT_ID: DEFAULT_IDS.tenantId,
    ARM_CLIENT_ID: DEFAULT_IDS.clientId,
    ARM_SUBSCRIPTION_ID: DEFAULT_IDS.subscriptionId,
    ARM_USE_OIDC: 'true',
  })
})

scenario.concurrent(
  'in another cloud the providers of Terraform find the audience that they ask for',
  async ({ open }) => {
    const stage = await open({ proxy: true })
    stage.trust({ name: 'for-terraform' })
    const { result } = await signIn(stage, { cloud: 'us-government', audience: 'api://AzureADTokenExchange' })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.exportedEnv.ARM_ENVIRONMENT).toBe('usgovernment')
    expect(result.outputs.audience).toBe('api://AzureADTokenExchange')
  },
)

/** The step with `curl` of docs/TOOLS.md. */
function curlStep(): { readonly run: string; readonly env: Readonly<Record<string, string>> } {
  const block = yamlBlocks(read('docs/TOOLS.md')).find((text) => text.includes('curl '))
  const [step] = parse(block ?? '[]')
  return step
}

scenario.concurrent('the step with curl in docs/TOOLS.md reads Resource Manager', async ({ open }) => {
  const stage = await open({ proxy: true })
  stage.trust()
  const { result, env } = await signIn(stage)
  const { run, env: given } = curlStep()
  expect(given).toEqual({ ACCESS_TOKEN: `\${{ steps.entra.outputs.access-token }}` })
  const variables = { ...env, PATH: process.env.PATH ?? '', ACCESS_TOKEN: result.outputs['access-token'] ?? '' }
  const printed = await new Promise<string>((resolve, reject) => {
    execFile('bash', ['-e', '-o', 'pipefail', '-c', run], { env: variables }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(`${error.message}\n${stderr}`))
    })
  })
  expect(JSON.parse(printed)).toHaveProperty('value')
})
