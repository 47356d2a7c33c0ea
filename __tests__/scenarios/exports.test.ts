/** What later steps get: identifiers for Azure SDKs and Terraform, never a token, and never silently over another value. */
import { expect } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { failure, PRODUCTION, scenario } from './harness.ts'
import { AUDIENCE } from './transcript.ts'

scenario.concurrent('overwriting another value warns, by name', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { exitCode, annotations, exportedEnv } = await play({
    env: { AZURE_CLIENT_ID: 'somebody-else', ARM_TENANT_ID: DEFAULT_IDS.tenantId.toUpperCase(), ARM_USE_OIDC: '' },
  })
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([
    {
      level: 'warning',
      title: '',
      message: expect.stringContaining(`AZURE_CLIENT_ID was "somebody-else" and is now "${DEFAULT_IDS.clientId}"`),
    },
  ])
  expect(exportedEnv.AZURE_CLIENT_ID).toBe(DEFAULT_IDS.clientId)
})

scenario.concurrent('export-environment-variables: false exports nothing and warns of nothing', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { exitCode, annotations, exportedEnv, outputs } = await play({
    env: { AZURE_CLIENT_ID: 'somebody-else' },
    inputs: { 'export-environment-variables': 'false', 'subscription-id': DEFAULT_IDS.subscriptionId },
  })
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([])
  expect(exportedEnv).toEqual({})
  expect(outputs['client-id']).toBe(DEFAULT_IDS.clientId)
})

scenario.concurrent('without a subscription none is exported', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { exportedEnv } = await play()
  expect(Object.keys(exportedEnv).toSorted()).toEqual([
    'ARM_CLIENT_ID',
    'ARM_TENANT_ID',
    'ARM_USE_OIDC',
    'AZURE_AUTHORITY_HOST',
    'AZURE_CLIENT_ID',
    'AZURE_TENANT_ID',
  ])
})

scenario.concurrent('a failed step exports nothing', async ({ open }) => {
  const { play } = await open()
  const played = await play({ inputs: { environment: 'staging' } })
  failure(played, 'context-mismatch')
  expect(played.exportedEnv).toEqual({})
  // What the job presented is known by then.
  const outputs = Object.entries(played.outputs).filter(([, value]) => value !== '')
  expect(Object.fromEntries(outputs)).toEqual({
    'error-code': 'context-mismatch',
    issuer: GITHUB_ISSUER,
    subject: PRODUCTION,
    audience: AUDIENCE,
  })
})
