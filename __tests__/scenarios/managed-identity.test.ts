/** A user-assigned managed identity as target: its credentials go through Azure Resource Manager. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { FEDERATED_MANAGER, failure, SECRET_MANAGER, scenario } from './harness.ts'
import {
  asIdentity,
  IDENTITY_NAME,
  OUR_CREDENTIAL,
  READ_IDENTITY,
  signIn,
  storedOn,
  TARGET,
  trustIdentity,
} from './managed-identity-target.ts'
import { arm, ID_TOKEN, PROTECTION } from './transcript.ts'

scenario.concurrent('the first run creates', async ({ open }) => {
  const stage = await open()
  const { exitCode, requests, outputs, log, summary } = await stage.play({
    inputs: { ...FEDERATED_MANAGER, ...TARGET },
  })
  expect(exitCode, log).toBe(0)
  expect(requests).toEqual([
    ID_TOKEN,
    asIdentity(70025),
    ...signIn,
    arm('GET', undefined),
    PROTECTION,
    arm('GET', IDENTITY_NAME, 404),
    arm('PUT', IDENTITY_NAME, 201),
    asIdentity(),
  ])
  expect(storedOn(stage)).toEqual(OUR_CREDENTIAL)
  expect(stage.stored()).toEqual([])
  expect(outputs).toMatchObject({
    'client-id': DEFAULT_IDS.managedIdentityClientId,
    'credential-name': IDENTITY_NAME,
    'credential-change': 'created',
  })
  expect(summary).toContain('was created.')
})

scenario.concurrent('the second run is a warm sign-in', async ({ open }) => {
  const stage = await open()
  trustIdentity(stage)
  const { exitCode, requests } = await stage.play({ inputs: { ...FEDERATED_MANAGER, ...TARGET } })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([ID_TOKEN, asIdentity()])
})

scenario.concurrent('a client ID that is not given is read', async ({ open }) => {
  const stage = await open()
  const inputs = { ...FEDERATED_MANAGER, ...TARGET, 'client-id': undefined }
  const { exitCode, requests, outputs, exportedEnv, log } = await stage.play({ inputs })
  expect(exitCode, log).toBe(0)
  expect(requests).toEqual([
    ID_TOKEN,
    ...signIn,
    READ_IDENTITY,
    asIdentity(70025),
    arm('GET', undefined),
    PROTECTION,
    arm('GET', IDENTITY_NAME, 404),
    arm('PUT', IDENTITY_NAME, 201),
    asIdentity(),
  ])
  expect(outputs['client-id']).toBe(DEFAULT_IDS.managedIdentityClientId)
  expect(exportedEnv.AZURE_CLIENT_ID).toBe(DEFAULT_IDS.managedIdentityClientId)
})

scenario.concurrent('without client ID and manager it is a wrong input', async ({ open }) => {
  const { play } = await open()
  const played = await play({ inputs: { ...TARGET, 'client-id': undefined } })
  expect(failure(played, 'invalid-input')).toContain('without a manager it cannot be read')
  expect(played.requests).toEqual([])
})

scenario.concurrent('another write under way: waits, and writes', async ({ open }) => {
  const stage = await open()
  const code = 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity'
  const effect = { status: 409, body: { error: { code, message: 'Too many Federated Identity Credentials' } } }
  stage.sandbox.fault({ match: { service: 'arm', method: 'PUT' }, effect })
  const { exitCode, requests } = await stage.play({ inputs: { ...SECRET_MANAGER, ...TARGET } })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([
    ID_TOKEN,
    asIdentity(70025),
    ...signIn,
    arm('GET', undefined),
    PROTECTION,
    arm('GET', IDENTITY_NAME, 404),
    arm('PUT', IDENTITY_NAME, 409),
    asIdentity(70025),
    arm('GET', undefined),
    arm('GET', IDENTITY_NAME, 404),
    arm('PUT', IDENTITY_NAME, 201),
    asIdentity(),
  ])
  expect(storedOn(stage)).toEqual(OUR_CREDENTIAL)
})

scenario.concurrent('a write whose answer is lost is read back', async ({ open }) => {
  const stage = await open()
  stage.sandbox.fault({ match: { service: 'arm', method: 'PUT' }, effect: { kind: 'drop' }, when: 'after' })
  const { exitCode, requests, outputs } = await stage.play({ inputs: { ...SECRET_MANAGER, ...TARGET } })
  expect(exitCode).toBe(0)
  expect(requests.filter((line) => line.includes('/identity/'))).toEqual([
    arm('GET', undefined),
    arm('GET', IDENTITY_NAME, 404),
    arm('PUT', IDENTITY_NAME, 0),
    arm('GET', undefined),
  ])
  expect(outputs['credential-change']).toBe('created')
  expect(storedOn(stage)).toEqual(OUR_CREDENTIAL)
})
