/** Story: a new repository gets environment, application, service principal, role, trust and variables in one merge, with no human at Azure. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { loadRepository } from '../../sandbox/world/load-github.ts'
import { createdIn, GROUP, letAssign, rolesIn } from './create-harness.ts'
import { namesOf, playFleet, workspaceOf } from './fleet-harness.ts'
import { scenario } from './harness.ts'
import { readPlan, succeeded, writesIn } from './plan-harness.ts'

const FILE = `tenant-id: ${DEFAULT_IDS.tenantId}
defaults: { branches: [main] }
repositories:
  - repository: octo-org/new
    environments:
      staging:
        unique-name: shop-staging
        create: { display-name: shop staging }
        roles: [ { role: Contributor, scope: ${GROUP} } ]
    variables: { AZURE_SUBSCRIPTION_ID: ${DEFAULT_IDS.subscriptionId} }
`

scenario('everything that one environment needs comes from one entry, in one run', async ({ open }) => {
  const stage = await open()
  letAssign(stage)
  const repository = loadRepository({
    full_name: 'octo-org/new',
    owner: { id: DEFAULT_IDS.ownerId },
    private: true,
    immutable: true,
  })
  stage.sandbox.world.github.repositories.push(repository)
  const inputs = { 'github-token': DEFAULT_IDS.bootstrapToken }
  const workspace = workspaceOf({ 'federation.yml': FILE })
  const planned = await playFleet(stage, 'plan', workspace, { inputs })
  succeeded(planned)
  expect(writesIn(planned)).toEqual([])
  const digest = planned.outputs['plan-digest'] ?? ''
  const applied = await playFleet(stage, 'apply', workspace, { inputs: { ...inputs, 'plan-digest': digest } })
  succeeded(applied)
  const application = createdIn(stage)
  if (application === undefined) throw new Error('Nothing was created.')
  expect(namesOf(application)).toHaveLength(1)
  expect(application.owners).toEqual([DEFAULT_IDS.managerServicePrincipalId])
  expect(rolesIn(stage)).toEqual([`Contributor at ${GROUP} for ServicePrincipal`])
  const environment = repository.environments.find(({ name }) => name === 'staging')
  const variables = environment?.variables.map(({ name, value }) => `${name}=${value}`)
  expect(variables?.toSorted()).toEqual([
    `AZURE_CLIENT_ID=${application.appId}`,
    `AZURE_SUBSCRIPTION_ID=${DEFAULT_IDS.subscriptionId}`,
    `AZURE_TENANT_ID=${DEFAULT_IDS.tenantId}`,
  ])
  const outcomes = readPlan(applied, 'results-file').targets.flatMap(({ changes }) =>
    changes.map(({ resource, outcome }) => `${resource} ${outcome}`),
  )
  expect(new Set(outcomes)).toEqual(
    new Set(['environment created', 'variable created', 'application created', 'role created', 'federated created']),
  )
  const again = await playFleet(stage, 'apply', workspace, { inputs })
  succeeded(again)
  expect(writesIn(again)).toEqual([])
  expect(again.outputs.drift).toBe('false')
})
