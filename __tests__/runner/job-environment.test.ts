/** Tests which variables of the job reach the libraries: none of Azure's, Terraform's or MSAL's, except where the Azure CLI keeps its sign-in. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

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
  'GITHUB_EVENT_PATH',
]
const LEFT = ['AZURE_CONFIG_DIR', 'AZURE_EXTENSION_DIR', 'AZURELIKE', 'CHARM_X', 'DEBUGGER', 'IDENTITY_ENDPOINT']
const MODULE = join(import.meta.dirname, '../../src/runner/job-environment.ts')

type Variables = Readonly<Record<string, string | undefined>>

// The module changes the environment of the process that loads it: it gets one of its own.
const { stdout } = spawnSync(
  process.execPath,
  [
    '--input-type=module',
    '--eval',
    `const { jobEnvironment } = await import(${JSON.stringify(MODULE)})
     console.log(JSON.stringify({ jobEnvironment, left: process.env }))`,
  ],
  {
    env: {
      PATH: process.env.PATH,
      ...Object.fromEntries([...GONE, ...LEFT].map((name) => [name, `value of ${name}`])),
    },
    encoding: 'utf8',
  },
)
const { jobEnvironment, left } = JSON.parse(stdout) as { readonly jobEnvironment: Variables; readonly left: Variables }

it.each(GONE)('%s is taken away', (name) => {
  expect(left[name]).toBeUndefined()
})

it.each(LEFT)('%s stays', (name) => {
  expect(left[name]).toBe(`value of ${name}`)
})

it('what the job had is kept for the warning about overwritten values', () => {
  for (const name of [...GONE, ...LEFT]) expect(jobEnvironment[name]).toBe(`value of ${name}`)
})
