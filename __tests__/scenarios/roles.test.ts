/** Story: roles of identities are resolved before they are judged, assigned once under a name of ours, and pruned by nobody else. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { CREATING, createdIn, GROUP, letAssign, ROLELESS, rolesIn } from './create-harness.ts'
import { playFleet, workspaceOf } from './fleet-harness.ts'
import { type Stage, scenario } from './harness.ts'
import { failed, succeeded, writesIn } from './plan-harness.ts'

const IDENTITY = DEFAULT_IDS.managedIdentityResourceId
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'

/** A file with roles on the managed identity. */
const onIdentity = (roles: readonly string[], head = '') => `${head}managed-identities:
  - resource-id: ${IDENTITY}
    roles:
${roles.map((role) => `      - { role: ${role}, scope: ${GROUP} }\n`).join('')}`

const POLICY = (roles: string) => `files:
  federation.yml:
    applications: [ 'shop-*' ]
    managed-identities: [ '${GROUP}/*' ]
    repositories: [ octo-org/octo-repo ]
    issuers: [ github ]
    create: { owners: [ ${DEFAULT_IDS.userId} ] }
    roles: [ ${roles} ]
`

/** Roles of the managed identity, as name and scope. */
function identityRoles({ tenant }: Stage): readonly string[] {
  return tenant.roleAssignments
    .filter(({ principalId }) => principalId === DEFAULT_IDS.managedIdentityPrincipalId)
    .map(({ role, scope }) => `${role} at ${scope}`)
}

scenario.concurrent('a role that is not there is told with near names, and the rest goes on', async ({ open }) => {
  const stage = await open()
  letAssign(stage)
  const file = CREATING.replace('role: Contributor', 'role: Contributer')
  const planned = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': file }))
  succeeded(planned)
  expect(planned.log).toContain(`There is no role "Contributer" at "${GROUP}". Near it: "Contributor", `)
  const applied = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file }))
  expect(failed(applied, 'partial-failure')).toContain('[configuration-invalid] There is no role "Contributer"')
  expect(createdIn(stage)).toBeDefined()
})

scenario.concurrent('a role that gives roles to others needs a policy that names it', async ({ open }) => {
  const stage = await open()
  letAssign(stage)
  const file = CREATING.replace('role: Contributor', 'role: Owner')
  const bare = workspaceOf({ 'federation.yml': file })
  const refused = await playFleet(stage, 'apply', bare)
  expect(failed(refused, 'partial-failure')).toContain('The role "Owner" can give roles to others')
  expect(writesIn(refused)).toEqual([])
  const inputs = { 'policy-file': 'policy.yml' }
  const starred = workspaceOf({ 'federation.yml': file, 'policy.yml': POLICY(`{ role: '*', scope: '${GROUP}' }`) })
  const pattern = await playFleet(stage, 'apply', starred, { inputs })
  expect(failed(pattern, 'partial-failure')).toContain('The policy does not allow the role "Owner"')
  const literal = workspaceOf({ 'federation.yml': file, 'policy.yml': POLICY(`{ role: Owner, scope: '${GROUP}' }`) })
  succeeded(await playFleet(stage, 'apply', literal, { inputs }))
  expect(rolesIn(stage)).toEqual([`Owner at ${GROUP} for ServicePrincipal`])
})

scenario.concurrent('a policy says who may be created, and who becomes an owner', async ({ open }) => {
  const stage = await open()
  const inputs = { 'policy-file': 'policy.yml' }
  const policy = POLICY('').replace(/ {4}create.*\n/, '')
  const none = workspaceOf({ 'federation.yml': ROLELESS, 'policy.yml': policy })
  const refused = await playFleet(stage, 'plan', none, { inputs })
  expect(refused.log).toContain('The policy does not let this file create applications.')
  const others = POLICY('').replace(DEFAULT_IDS.userId, DEFAULT_IDS.clientId)
  const owner = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': ROLELESS, 'policy.yml': others }), {
    inputs,
  })
  expect(owner.log).toContain(`The policy does not let ${DEFAULT_IDS.userId} become an owner of what is created.`)
  const name = POLICY('').replace('shop-*', 'cart-*')
  const foreign = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': ROLELESS, 'policy.yml': name }), {
    inputs,
  })
  expect(foreign.log).toContain('The policy does not let this file change the application "shop-staging".')
  const allowed = workspaceOf({ 'federation.yml': ROLELESS, 'policy.yml': POLICY('') })
  succeeded(await playFleet(stage, 'apply', allowed, { inputs }))
  expect(createdIn(stage)).toBeDefined()
})

scenario.concurrent(
  'a manager that may not assign roles is told the action and the role that has it',
  async ({ open }) => {
    const stage = await open()
    stage.tenant.roleAssignments.push({
      principalId: DEFAULT_IDS.managerServicePrincipalId,
      scope: GROUP,
      role: 'Reader',
    })
    const played = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': onIdentity(['Reader']) }))
    const said = failed(played, 'manager-forbidden')
    expect(said).toContain('Microsoft.Authorization/roleAssignments/write')
    expect(said).toContain('Role Based Access Control Administrator')
    expect(identityRoles(stage)).toEqual([])
  },
)

scenario.concurrent(
  'roles of a managed identity: by name or GUID, assigned once, pruned when they leave',
  async ({ open }) => {
    const stage = await open()
    letAssign(stage)
    const { tenant } = stage
    tenant.roleAssignments.push(
      { principalId: DEFAULT_IDS.managedIdentityPrincipalId, scope: GROUP, role: 'AcrPull' },
      { principalId: DEFAULT_IDS.managedIdentityPrincipalId, scope: GROUP, role: 'AcrPush' },
      {
        principalId: DEFAULT_IDS.managerServicePrincipalId,
        scope: `/subscriptions/${DEFAULT_IDS.subscriptionId}`,
        role: 'Reader',
      },
    )
    const head = 'prune: true\n'
    const first = workspaceOf({
      'federation.yml': onIdentity(['AcrPull', READER, 'Reader', 'Website Contributor'], head),
    })
    const applied = await playFleet(stage, 'apply', first)
    succeeded(applied)
    expect(identityRoles(stage)).toEqual(
      ['AcrPull', 'AcrPush', 'Reader', 'Website Contributor'].map((role) => `${role} at ${GROUP}`),
    )
    const again = await playFleet(stage, 'apply', first)
    succeeded(again)
    expect(writesIn(again)).toEqual([])
    const second = workspaceOf({ 'federation.yml': onIdentity(['Website Contributor'], head) })
    const pruned = await playFleet(stage, 'apply', second)
    succeeded(pruned)
    expect(pruned.log).toContain(`- delete role "Reader at ${GROUP}"`)
    expect(identityRoles(stage)).toEqual(
      ['AcrPull', 'AcrPush', 'Website Contributor'].map((role) => `${role} at ${GROUP}`),
    )
  },
)

scenario.concurrent("a reader's plan and the manager's have one digest", async ({ open }) => {
  const stage = await open()
  letAssign(stage)
  const { application, manager, tenant } = stage
  application.passwordCredentials = structuredClone(manager.passwordCredentials)
  const reader = tenant.servicePrincipals.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  reader?.roles.push('Application.Read.All')
  tenant.roleAssignments.push({ principalId: DEFAULT_IDS.servicePrincipalId, scope: GROUP, role: 'Reader' })
  const asReader = { 'manager-client-id': DEFAULT_IDS.clientId }
  const workspace = workspaceOf({ 'federation.yml': CREATING })
  const planned = await playFleet(stage, 'plan', workspace, { inputs: asReader })
  succeeded(planned)
  const digest = planned.outputs['plan-digest'] ?? ''
  succeeded(await playFleet(stage, 'apply', workspace, { inputs: { 'plan-digest': digest } }))
  const held = await playFleet(stage, 'plan', workspace, { inputs: { ...asReader, 'fail-on': 'drift' } })
  succeeded(held)
})

scenario.concurrent(
  'a share of `max-deletions` counts the roles that a file assigned as what it owns',
  async ({ open }) => {
    const stage = await open()
    letAssign(stage)
    const file = (...roles: readonly string[]) => workspaceOf({ 'federation.yml': onIdentity(roles, 'prune: true\n') })
    succeeded(await playFleet(stage, 'apply', file('Reader', 'Contributor')))
    const inputs = (share: string) => ({ inputs: { 'max-deletions': share } })
    expect(failed(await playFleet(stage, 'apply', file('Reader'), inputs('49%')), 'deletion-limit')).toContain('1 of 2')
    succeeded(await playFleet(stage, 'apply', file('Reader'), inputs('50%')))
    expect(identityRoles(stage)).toEqual([`Reader at ${GROUP}`])
  },
)
