/** Story: the example sets up a new repository from nothing, with identities that exist, are created and are managed, whenever it is killed. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { SandboxOptions } from '../../sandbox/server.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { loadRepository } from '../../sandbox/world/load-github.ts'
import type { Repository } from '../../sandbox/world/state.ts'
import { letAssign } from './create-harness.ts'
import { namesOf, playFleet, workspaceOf } from './fleet-harness.ts'
import { type Stage, scenario } from './harness.ts'
import { identityOf, succeeded, writesIn } from './plan-harness.ts'

const EXAMPLE = readFileSync(new URL('../../examples/bootstrap.yml', import.meta.url), 'utf8')
const INPUTS = { 'github-token': DEFAULT_IDS.bootstrapToken }

interface Bootstrap {
  readonly stage: Stage
  readonly repository: Repository
  readonly workspace: string
}

async function begin(
  open: (options?: SandboxOptions) => Promise<Stage>,
  options: SandboxOptions = {},
): Promise<Bootstrap> {
  const stage = await open(options)
  letAssign(stage)
  const repository = loadRepository({
    full_name: 'octo-org/new-service',
    owner: { id: DEFAULT_IDS.ownerId },
    private: true,
    immutable: true,
    teams: { [DEFAULT_IDS.reviewerTeam]: 'write' },
  })
  stage.sandbox.world.github.repositories.push(repository)
  return { stage, repository, workspace: workspaceOf({ 'federation.yml': EXAMPLE }) }
}

/** Everything that the example sets up, as one text per thing. */
function everything({ stage, repository }: Bootstrap): readonly string[] {
  const created = stage.tenant.applications.filter(({ uniqueName }) => uniqueName === 'new-service-staging')
  const principal = stage.tenant.servicePrincipals.find(({ appId }) => appId === created[0]?.appId)
  const roles = stage.tenant.roleAssignments.filter(({ principalId }) => principalId === principal?.id)
  const ids = new Map([[created[0]?.appId, 'the new client ID']])
  return [
    ...repository.environments
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap(({ name, protection_rules, branch_policies, variables }) => [
        `${name}: ${protection_rules.map(({ type }) => type).join(', ')}`,
        `${name}: ${branch_policies
          .map((each) => each.name)
          .toSorted()
          .join(', ')}`,
        ...variables.map((each) => `${name}: ${each.name}=${ids.get(each.value) ?? each.value}`).toSorted(),
      ]),
    `${created.length} application, ${roles.length} role`,
    ...[stage.application, identityOf(stage), ...created].map(
      ({ federatedIdentityCredentials }) => `${federatedIdentityCredentials.length} credential`,
    ),
  ]
}

const COMPLETE = [
  'production: wait_timer, required_reviewers, branch_policy',
  'production: main, release/*',
  `production: AZURE_CLIENT_ID=${DEFAULT_IDS.clientId}`,
  'production: AZURE_REGION=westeurope',
  `production: AZURE_TENANT_ID=${DEFAULT_IDS.tenantId}`,
  'sandbox: branch_policy',
  'sandbox: ',
  `sandbox: AZURE_CLIENT_ID=${DEFAULT_IDS.managedIdentityClientId}`,
  'sandbox: AZURE_REGION=westeurope',
  `sandbox: AZURE_SUBSCRIPTION_ID=${DEFAULT_IDS.subscriptionId}`,
  `sandbox: AZURE_TENANT_ID=${DEFAULT_IDS.tenantId}`,
  'staging: required_reviewers, branch_policy',
  'staging: main',
  'staging: AZURE_CLIENT_ID=the new client ID',
  'staging: AZURE_REGION=westeurope',
  `staging: AZURE_SUBSCRIPTION_ID=${DEFAULT_IDS.subscriptionId}`,
  `staging: AZURE_TENANT_ID=${DEFAULT_IDS.tenantId}`,
  '1 application, 1 role',
  '1 credential',
  '1 credential',
  '1 credential',
]

scenario('the example is planned, approved and applied, and then holds', async ({ open }) => {
  const begun = await begin(open)
  const { stage, workspace } = begun
  const planned = await playFleet(stage, 'plan', workspace, { inputs: INPUTS })
  succeeded(planned)
  expect(writesIn(planned)).toEqual([])
  expect(planned.log).toContain('value-of: new-service-staging')
  const inputs = { ...INPUTS, 'plan-digest': planned.outputs['plan-digest'] ?? '' }
  const applied = await playFleet(stage, 'apply', workspace, { inputs })
  succeeded(applied)
  expect(everything(begun)).toEqual(COMPLETE)
  expect(applied.log).toContain('Writing the environment "production" of octo-org/new-service')
  expect(applied.log).toContain('Writing the variable "staging/AZURE_CLIENT_ID" of octo-org/new-service')
  const held = await playFleet(stage, 'apply', workspace, { inputs: INPUTS })
  succeeded(held)
  expect(writesIn(held)).toEqual([])
  expect(held.outputs.drift).toBe('false')
  expect(namesOf(stage.application)).toHaveLength(1)
})

scenario.for([1, 3, 5, 8, 12, 16, 20])('killed at write %i and run again, it is complete', async (at, { open }) => {
  const killer = new AbortController()
  let writes = 0
  const begun = await begin(open, {
    onRequest: ({ method, service }) => {
      if (method === 'GET' || !['graph', 'arm', 'github'].includes(service)) return
      writes += 1
      if (writes === at) killer.abort()
    },
  })
  const { stage, workspace } = begun
  for (const method of ['PATCH', 'POST', 'PUT', 'DELETE'])
    stage.sandbox.fault({
      match: { service: 'github', method },
      times: 40,
      effect: { kind: 'delay', ms: 50 },
      when: 'after',
    })
  const killed = await playFleet(stage, 'apply', workspace, { inputs: INPUTS, kill: killer.signal })
  expect(killed.signal).toBe('SIGKILL')
  stage.sandbox.clearFaults()
  succeeded(await playFleet(stage, 'apply', workspace, { inputs: INPUTS }))
  expect(everything(begun)).toEqual(COMPLETE)
})

scenario('answers of GitHub that are lost are read before anything is repeated', async ({ open }) => {
  const begun = await begin(open)
  const { stage, workspace } = begun
  for (const method of ['PUT', 'POST', 'DELETE', 'PATCH'])
    stage.sandbox.fault({ match: { service: 'github', method }, effect: { kind: 'drop' }, when: 'after' })
  stage.sandbox.fault({ match: { service: 'github', method: 'POST' }, skip: 3, effect: { status: 502 } })
  stage.sandbox.settings.github.secondaryLimit = { requests: 2, retryAfterSeconds: 0, status: 403 }
  succeeded(await playFleet(stage, 'apply', workspace, { inputs: INPUTS }))
  expect(everything(begun)).toEqual(COMPLETE)
})
