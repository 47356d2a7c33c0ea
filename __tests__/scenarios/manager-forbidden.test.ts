/** A manager without the rights: what is missing, what would match, and how to grant it. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { FEDERATED_MANAGER, failure, PRODUCTION, type Stage, scenario } from './harness.ts'
import { create, exchange, ID_TOKEN, list, managerSignIn, PROTECTION, repeated } from './transcript.ts'

function grant({ tenant }: Stage, roles: string[]): void {
  for (const principal of tenant.servicePrincipals) {
    if (principal.appId === DEFAULT_IDS.managerClientId) principal.roles = roles
  }
}

const CURE = /Application\.ReadWrite\.OwnedBy \(with admin consent\) and make its service principal an owner/

scenario.concurrent('no permission at all: the credentials cannot be read', async ({ open }) => {
  const stage = await open()
  grant(stage, [])
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(failure(played, 'manager-forbidden')).toMatch(CURE)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), list(403), ...repeated(70025)])
  expect(played.log).toContain("The manager's token holds no roles.")
  expect(played.log).toMatch(
    /Microsoft Graph said: HTTP 403, Authorization_RequestDenied, Insufficient privileges.*correlation ID/,
  )
  expect(played.log).toContain(`  Subject identifier             ${PRODUCTION}`)
  expect(played.log).toContain(`az ad app federated-credential create --id ${DEFAULT_IDS.clientId}`)
  expect(stage.stored()).toEqual([])
})

scenario.concurrent('a manager that may only read shows the nearest credential', async ({ open }) => {
  const stage = await open()
  grant(stage, ['Application.Read.All'])
  stage.trust({ name: 'far', issuer: 'https://gitlab.com', subject: 'project_path:octo/shop:ref_type:branch:ref:main' })
  stage.trust({ name: 'near', subject: PRODUCTION.replace('production', 'staging') })
  const before = stage.stored()
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(failure(played, 'manager-forbidden')).toMatch(CURE)
  expect(played.requests).toEqual([ID_TOKEN, exchange(700213), ...managerSignIn(), list(), PROTECTION, create(403)])
  expect(played.log).toContain("The manager's token holds: Application.Read.All.")
  expect(played.log).toContain('nearest stored credential: "near"')
  expect(played.log).toMatch(/subject {2}presented: repo:octo-org@123456\/octo-repo@456789:environment:»production«/)
  expect(played.log).toMatch(/subject {2}stored: {4}repo:octo-org@123456\/octo-repo@456789:environment:»staging«/)
  expect(stage.stored()).toEqual(before)
})

scenario.concurrent('a manager that does not own the application', async ({ open }) => {
  const stage = await open()
  stage.application.owners = []
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(failure(played, 'manager-forbidden')).toMatch(
    /Make the manager's service principal an owner of the application.* the token holds Application\.ReadWrite\.OwnedBy/,
  )
  const principal = stage.tenant.servicePrincipals.find(({ appId }) => appId === DEFAULT_IDS.managerClientId)
  expect(played.log).toContain(`az ad app owner add --id ${DEFAULT_IDS.clientId} --owner-object-id ${principal?.id}`)
  expect(played.log).not.toContain('with admin consent')
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), list(), PROTECTION, create(403)])
  expect(played.log).toContain("The manager's token holds: Application.ReadWrite.OwnedBy.")
  expect(stage.stored()).toEqual([])
})

scenario.concurrent("a person without the permission is shown the token's scopes", async ({ open }) => {
  const stage = await open()
  const [user] = stage.tenant.users
  if (user !== undefined) user.scopes = ['User.Read', 'Application.Read.All']
  const token = await stage.sandbox.mintAccessToken({ user: DEFAULT_IDS.userPrincipalName })
  const played = await stage.play({ inputs: { 'manager-access-token': token } })
  failure(played, 'manager-forbidden')
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), list(), PROTECTION, create(403)])
  expect(played.log).toContain("The manager's token holds: User.Read, Application.Read.All.")
})
