/** Story: many managed identities are read and written at the pace of Azure Resource Manager, which turns nobody away. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { playFleet, workspaceOf } from './fleet-harness.ts'
import { type Stage, scenario } from './harness.ts'
import { identityOf, succeeded } from './plan-harness.ts'

/** Declares more identities beside the default one, in its group; gives the ARM IDs of all. */
function identities(stage: Stage, count: number): readonly string[] {
  const known = identityOf(stage)
  const more = Array.from({ length: count }, (_, index) => ({
    ...structuredClone(known),
    resourceId: known.resourceId.replace(/[^/]+$/, `more-${index}`),
    clientId: `a0000000-0000-4000-8000-00000000000${index}`,
    principalId: `b0000000-0000-4000-8000-00000000000${index}`,
  }))
  stage.tenant.managedIdentities.push(...more)
  const [assignment] = stage.tenant.roleAssignments
  if (assignment === undefined) throw new Error('The manager has a role.')
  stage.tenant.roleAssignments.push({
    ...assignment,
    scope: known.resourceId.replace(/\/providers\/.*$/, ''),
  })
  return [DEFAULT_IDS.managedIdentityResourceId, ...more.map(({ resourceId }) => resourceId)]
}

const fileOf = (ids: readonly string[]): string =>
  `managed-identities:\n${ids
    .map((id, index) => {
      const environments = index === 0 ? ['production', 'staging'] : ['production']
      return `  - resource-id: ${id}\n    credentials:\n${environments.map((name) => `      - github: { environment: ${name} }\n`).join('')}`
    })
    .join('')}`

scenario('nothing is throttled while identities are read, written and read again', async ({ open }) => {
  const stage = await open()
  stage.sandbox.settings.arm.rates = true
  const ids = identities(stage, 6)
  const workspace = workspaceOf({ 'federation.yml': fileOf(ids) })
  const applied = await playFleet(stage, 'apply', workspace)
  succeeded(applied)
  expect(stage.tenant.managedIdentities.flatMap((each) => each.federatedIdentityCredentials)).toHaveLength(8)
  const arm = stage.sandbox.requests().filter(({ service }) => service === 'arm')
  expect(arm.filter(({ method }) => method === 'PUT')).toHaveLength(8)
  expect(arm.filter(({ status }) => status === 429)).toEqual([])
})
