/** Variables of the job that belong to other tools change nothing: not where requests go, nor as whom, nor what is logged. */
import { expect } from 'vitest'
import { FEDERATED_MANAGER, type Played, type Stage, scenario } from './harness.ts'
import { create, exchange, ID_TOKEN, list, managerSignIn, PROTECTION } from './transcript.ts'

const STRANGE = {
  AZURE_AUTHORITY_HOST: 'https://nowhere.invalid',
  AZURE_CLIENT_ID: '99999999-9999-4999-8999-999999999999',
  AZURE_TENANT_ID: '99999999-9999-4999-8999-999999999999',
  AZURE_CLIENT_SECRET: 'not~ours',
  AZURE_FEDERATED_TOKEN_FILE: '/nowhere/token',
  AZURE_REGIONAL_AUTHORITY_NAME: 'westeurope',
  AZURE_POD_IDENTITY_AUTHORITY_HOST: 'https://nowhere.invalid',
  AZURE_LOG_LEVEL: 'verbose',
  TYPESPEC_RUNTIME_LOG_LEVEL: 'verbose',
  ARM_CLIENT_ID: '99999999-9999-4999-8999-999999999999',
  ARM_TENANT_ID: '99999999-9999-4999-8999-999999999999',
  ARM_ENVIRONMENT: 'china',
  ARM_METADATA_HOSTNAME: 'nowhere.invalid',
  MSAL_FORCE_REGION: 'westeurope',
  DEBUG: '*',
} as const

/** What a step says, without the parts that differ from run to run. */
function said({ log, stderr }: Played): string {
  return `${log}\n${stderr}`.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, 'TIME')
}

const quiet = { 'export-environment-variables': 'false' }

async function playBoth(open: () => Promise<Stage>, warm: boolean): Promise<readonly [Played, Played]> {
  const [plain, strange] = await Promise.all([open(), open()])
  if (warm) for (const stage of [plain, strange]) stage.trust()
  const inputs = { ...FEDERATED_MANAGER, ...quiet }
  return Promise.all([plain.play({ inputs }), strange.play({ inputs, env: STRANGE })])
}

scenario.concurrent('a warm sign-in is the same', async ({ open }) => {
  const [plain, strange] = await playBoth(open, true)
  expect(strange.exitCode).toBe(0)
  expect(strange.requests).toEqual([ID_TOKEN, exchange()])
  expect(said(strange)).toBe(said(plain))
})

scenario.concurrent('a first run is the same, libraries of Azure included', async ({ open }) => {
  const [plain, strange] = await playBoth(open, false)
  expect(strange.exitCode).toBe(0)
  expect(strange.requests).toEqual([
    ID_TOKEN,
    exchange(70025),
    ...managerSignIn(),
    list(),
    PROTECTION,
    create(),
    exchange(),
  ])
  expect(said(strange)).toBe(said(plain))
})
