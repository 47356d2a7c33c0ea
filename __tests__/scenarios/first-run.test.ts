/** The first run: Entra does not trust the job yet, and a manager of any kind writes the credential. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import {
  FEDERATED_MANAGER,
  OURS,
  type Played,
  PRODUCTION,
  PRODUCTION_NAME,
  SECRET_MANAGER,
  type Stage,
  scenario,
} from './harness.ts'
import { AUDIENCE, create, exchange, ID_TOKEN, list, managerSignIn, PROTECTION } from './transcript.ts'

function expectCreated({ application }: Stage, { exitCode, outputs, log }: Played): void {
  expect(exitCode, log).toBe(0)
  const [credential, ...others] = application.federatedIdentityCredentials
  expect(others).toEqual([])
  expect(credential).toEqual({
    id: credential?.id,
    name: PRODUCTION_NAME,
    issuer: GITHUB_ISSUER,
    subject: PRODUCTION,
    audiences: [AUDIENCE],
    description: `${OURS} environment production`,
    claimsMatchingExpression: null,
  })
  expect(outputs).toMatchObject({
    'credential-name': PRODUCTION_NAME,
    'credential-id': credential?.id,
    'credential-change': 'created',
    'error-code': '',
  })
}

const written = [list(), PROTECTION, create(), exchange()]

scenario.concurrent('a federated manager signs in with the same ID token', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expectCreated(stage, played)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), ...written])
  expect(played.annotations).toEqual([])
  expect(played.log.split('\n')).toEqual([
    `▸ Entra does not trust "${PRODUCTION}" yet (AADSTS70025): setting up the trust`,
    `Writing the federated credential "${PRODUCTION_NAME}" for "${PRODUCTION}"`,
    `Created the federated credential "${PRODUCTION_NAME}"; waiting for Entra to accept it`,
    expect.stringContaining('Signed in to Entra as'),
  ])
})

scenario.concurrent('a client secret works, and warns', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ inputs: SECRET_MANAGER })
  expectCreated(stage, played)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), ...written])
  expect(played.annotations).toEqual([
    { level: 'warning', title: '', message: expect.stringContaining('`manager-client-secret` works') },
  ])
})

scenario.concurrent('a client certificate as PEM', async ({ open }) => {
  const stage = await open()
  const pem = stage.manager.keyCredentials[0]?.pem ?? ''
  const played = await stage.play({ inputs: { ...FEDERATED_MANAGER, 'manager-client-certificate': pem } })
  expectCreated(stage, played)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), ...written])
  expect(played.annotations).toEqual([])
})

scenario.concurrent('a client certificate as a path', async ({ open }) => {
  const stage = await open()
  const { GITHUB_WORKSPACE: folder = '' } = await stage.sandbox.jobEnvironment()
  const path = join(folder, 'manager.pem')
  await writeFile(path, stage.manager.keyCredentials[0]?.pem ?? '')
  const played = await stage.play({ inputs: { ...FEDERATED_MANAGER, 'manager-client-certificate': path } })
  expectCreated(stage, played)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), ...written])
})

scenario.concurrent('a ready access token needs no sign-in of the manager', async ({ open }) => {
  const stage = await open()
  const token = await stage.sandbox.mintAccessToken({ clientId: DEFAULT_IDS.managerClientId })
  const played = await stage.play({ inputs: { 'manager-access-token': token } })
  expectCreated(stage, played)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...written])
  expect(played.masks).toContain(token)
})

scenario.concurrent("a person's access token works as well", async ({ open }) => {
  const stage = await open()
  const token = await stage.sandbox.mintAccessToken({ user: DEFAULT_IDS.userPrincipalName })
  const played = await stage.play({ inputs: { 'manager-access-token': token } })
  expectCreated(stage, played)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...written])
})

scenario.concurrent('the tenant may be given by its domain', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ inputs: { ...FEDERATED_MANAGER, 'tenant-id': DEFAULT_IDS.tenantDomain } })
  expectCreated(stage, played)
})

scenario.concurrent('the second run changes nothing', async ({ open }) => {
  const stage = await open()
  await stage.play({ inputs: FEDERATED_MANAGER })
  const [before] = stage.application.federatedIdentityCredentials
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(played.requests).toEqual([ID_TOKEN, exchange()])
  expect(played.outputs['credential-change']).toBe('kept')
  expect(stage.application.federatedIdentityCredentials).toEqual([before])
})

scenario.concurrent('what other tenants of the application stored stays', async ({ open }) => {
  const stage = await open()
  const foreign = stage.trust({ name: 'gitlab', issuer: 'https://gitlab.com', subject: 'project_path:octo/shop' })
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(played.exitCode).toBe(0)
  expect(played.requests).toEqual([ID_TOKEN, exchange(700211), ...managerSignIn(), ...written])
  expect(stage.application.federatedIdentityCredentials[0]).toEqual(foreign)
  expect(stage.application.federatedIdentityCredentials).toHaveLength(2)
})

scenario.concurrent('the refusal of the older token service (70021) is understood', async ({ open }) => {
  const stage = await open({ settings: { entra: { legacyCodes: true, separator: '\r\n' } } })
  const played = await stage.play({ inputs: SECRET_MANAGER })
  expectCreated(stage, played)
  expect(played.requests[1]).toBe(exchange(70021, undefined, 400))
})
