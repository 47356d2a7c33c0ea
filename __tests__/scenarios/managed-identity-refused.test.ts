/** A managed identity as target, and what keeps its credentials from being written: roles, policies, locks, other people's credentials. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { FEDERATED_MANAGER, failure, PRODUCTION, SECRET_MANAGER, scenario } from './harness.ts'
import {
  asIdentity,
  IDENTITY_NAME,
  identityOf,
  signIn,
  storedOn,
  TARGET,
  trustIdentity,
} from './managed-identity-target.ts'
import { AUDIENCE, arm, ID_TOKEN } from './transcript.ts'

scenario.concurrent('a manager without the role', async ({ open }) => {
  const stage = await open()
  stage.tenant.roleAssignments = []
  const played = await stage.play({ inputs: { ...FEDERATED_MANAGER, ...TARGET } })
  expect(failure(played, 'manager-forbidden')).toMatch(
    /"Managed Identity Contributor".*federatedIdentityCredentials\/read/,
  )
  expect(played.requests).toEqual([
    ID_TOKEN,
    asIdentity(70025),
    ...signIn,
    arm('GET', undefined, 403),
    asIdentity(70025),
    asIdentity(70025),
  ])
  expect(played.log).toContain('AuthorizationFailed')
  expect(played.log).toContain('az identity federated-credential create')
})

scenario.concurrent('a manager that may only read shows the nearest credential', async ({ open }) => {
  const stage = await open()
  for (const assignment of stage.tenant.roleAssignments) assignment.role = 'Reader'
  trustIdentity(stage, { name: 'near', subject: PRODUCTION.replace('production', 'staging') })
  const before = storedOn(stage)
  const played = await stage.play({ inputs: { ...SECRET_MANAGER, ...TARGET } })
  expect(failure(played, 'manager-forbidden')).toMatch(
    /"Managed Identity Contributor".*federatedIdentityCredentials\/write/,
  )
  expect(played.requests.at(-1)).toBe(arm('PUT', IDENTITY_NAME, 403))
  expect(played.log).toContain(':»staging«')
  expect(storedOn(stage)).toEqual(before)
})

scenario.concurrent('a manager that may not read the identity', async ({ open }) => {
  const stage = await open()
  stage.tenant.roleAssignments = []
  const played = await stage.play({ inputs: { ...FEDERATED_MANAGER, ...TARGET, 'client-id': undefined } })
  expect(failure(played, 'manager-forbidden')).toMatch(/userAssignedIdentities\/read/)
  expect(played.requests).toEqual([ID_TOKEN, ...signIn, 'GET /identity 403'])
})

scenario.concurrent('an identity that is not there', async ({ open }) => {
  const stage = await open()
  const inputs = { ...TARGET, 'managed-identity-resource-id': `${DEFAULT_IDS.managedIdentityResourceId}-2` }
  for (const assignment of stage.tenant.roleAssignments)
    assignment.scope = `/subscriptions/${DEFAULT_IDS.subscriptionId}`
  const played = await stage.play({ inputs: { ...FEDERATED_MANAGER, ...inputs, 'client-id': undefined } })
  expect(failure(played, 'application-not-found')).toContain('Check `managed-identity-resource-id`')
})

scenario.concurrent('Azure Policy on issuers', async ({ open }) => {
  const stage = await open()
  stage.tenant.azurePolicies = [
    { name: 'issuers', scope: `/subscriptions/${DEFAULT_IDS.subscriptionId}`, allowedIssuers: ['https://gitlab.com'] },
  ]
  const played = await stage.play({ inputs: { ...SECRET_MANAGER, ...TARGET } })
  expect(failure(played, 'policy-blocked')).toMatch(/Azure Policy does not allow.*by issuer/)
  expect(storedOn(stage)).toEqual([])
})

scenario.concurrent('a read-only lock', async ({ open }) => {
  const stage = await open()
  stage.tenant.locks = [{ scope: DEFAULT_IDS.managedIdentityResourceId, level: 'ReadOnly' }]
  const played = await stage.play({ inputs: { ...SECRET_MANAGER, ...TARGET } })
  expect(failure(played, 'policy-blocked')).toMatch(/Remove the read-only lock/)
  expect(storedOn(stage)).toEqual([])
})

scenario.concurrent('another audience is corrected where the name says that it is ours', async ({ open }) => {
  const stage = await open()
  await stage.play({ inputs: { ...FEDERATED_MANAGER, ...TARGET, audience: 'api://octo' } })
  const [before] = identityOf(stage).federatedIdentityCredentials
  const { exitCode, outputs } = await stage.play({ inputs: { ...FEDERATED_MANAGER, ...TARGET } })
  expect(exitCode).toBe(0)
  expect(outputs['credential-change']).toBe('updated')
  expect(storedOn(stage)).toEqual([`${before?.name}: ${PRODUCTION} for ${AUDIENCE}`])
})

scenario.concurrent('another audience of a foreign credential is a conflict', async ({ open }) => {
  const stage = await open()
  trustIdentity(stage, { name: 'theirs', audiences: ['api://octo'] })
  const before = storedOn(stage)
  const played = await stage.play({ inputs: { ...SECRET_MANAGER, ...TARGET } })
  failure(played, 'audience-conflict')
  expect(storedOn(stage)).toEqual(before)
})

scenario.concurrent('a full identity is explained and not written to', async ({ open }) => {
  const stage = await open()
  for (let n = 1; n <= 20; n++) trustIdentity(stage, { name: `b${n}`, subject: `repo:octo-org/x:ref:refs/heads/b${n}` })
  const before = storedOn(stage)
  const played = await stage.play({ inputs: { ...SECRET_MANAGER, ...TARGET } })
  failure(played, 'credential-limit')
  expect(storedOn(stage)).toEqual(before)
})
