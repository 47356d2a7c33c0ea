/** The file that creates an application with a role and a trust, and what stands in the tenant once it is carried out. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import type { Application } from '../../sandbox/world/state.ts'
import { namesOf } from './fleet-harness.ts'
import { PRODUCTION_NAME, type Stage } from './harness.ts'

export const GROUP = `/subscriptions/${DEFAULT_IDS.subscriptionId}/resourceGroups/shop`

/** A file with one application. */
export const CREATING = `applications:
  - unique-name: shop-staging
    create: { display-name: shop staging, owners: [ ${DEFAULT_IDS.userId} ], service-management-reference: CMDB-4711 }
    roles: [ { role: Contributor, scope: ${GROUP} } ]
    credentials:
      - github: { environment: production }
`

/** The same without its role. */
export const ROLELESS = CREATING.replace(/ {4}roles.*\n/, '')

/** Lets the manager assign roles in the resource group. */
export function letAssign({ tenant }: Stage): void {
  tenant.roleAssignments.push({
    principalId: DEFAULT_IDS.managerServicePrincipalId,
    scope: GROUP,
    role: 'Role Based Access Control Administrator',
  })
}

/** The application of that unique name. */
export function createdIn({ tenant }: Stage): Application | undefined {
  return tenant.applications.find(({ uniqueName }) => uniqueName === 'shop-staging')
}

/** Roles of the service principal of that application, as name and scope. */
export function rolesIn(stage: Stage): readonly string[] {
  const application = createdIn(stage)
  const principal = stage.tenant.servicePrincipals.find(({ appId }) => appId === application?.appId)
  return stage.tenant.roleAssignments
    .filter(({ principalId }) => principalId === principal?.id)
    .map(({ role, scope, principalType }) => `${role} at ${scope} for ${principalType}`)
}

/** Asserts that everything of the file stands in the tenant, each once. */
export function expectComplete(stage: Stage): void {
  const application = createdIn(stage)
  expect(application?.displayName).toBe('shop staging')
  expect(application?.signInAudience).toBe('AzureADMyOrg')
  expect(application?.properties.serviceManagementReference).toBe('CMDB-4711')
  expect(application?.owners).toEqual([DEFAULT_IDS.managerServicePrincipalId, DEFAULT_IDS.userId])
  expect(application && namesOf(application)).toEqual([PRODUCTION_NAME])
  expect(stage.tenant.servicePrincipals.filter(({ appId }) => appId === application?.appId)).toHaveLength(1)
  expect(rolesIn(stage)).toEqual([`Contributor at ${GROUP} for ServicePrincipal`])
}
