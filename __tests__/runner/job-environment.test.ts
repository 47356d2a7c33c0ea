/** Tests which variables of the job reach the libraries: none of Azure's, Terraform's or MSAL's, except where the Azure CLI keeps its sign-in. */
import { beforeAll, expect, it } from 'vitest'

const GONE = [
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_AUTHORITY_HOST',
  'AZURE_LOG_LEVEL',
  'AZURE_CONFIG_DIRECTORY',
  'azure_tenant_id',
  'ARM_CLIENT_ID',
  'ARM_OIDC_TOKEN',
  'MSAL_FORCE_REGION',
  'TYPESPEC_RUNTIME_LOG_LEVEL',
  'DEBUG',
]
const LEFT = ['AZURE_CONFIG_DIR', 'AZURE_EXTENSION_DIR', 'AZURELIKE', 'CHARM_X', 'DEBUGGER', 'IDENTITY_ENDPOINT']

let jobEnvironment: Readonly<Record<string, string | undefined>>
beforeAll(async () => {
  for (const name of [...GONE, ...LEFT]) process.env[name] = `value of ${name}`
  const isolation = await import('../../src/runner/job-environment.ts')
  jobEnvironment = isolation.jobEnvironment
})

it.each(GONE)('%s is taken away', (name) => {
  expect(process.env[name]).toBeUndefined()
})

it.each(LEFT)('%s stays', (name) => {
  expect(process.env[name]).toBe(`value of ${name}`)
})

it('what the job had is kept for the warning about overwritten values', () => {
  for (const name of [...GONE, ...LEFT]) expect(jobEnvironment[name]).toBe(`value of ${name}`)
})
