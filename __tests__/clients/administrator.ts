/** A world with an administrator, and a shell in which the Azure CLI is signed in as that one. */
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { defaultState, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import type { StateDocument } from '../../sandbox/world/document.ts'
import { openShell, type Shell } from './shell.ts'

const ADMINISTRATOR = {
  appId: '55bc2cd6-a34f-4e70-8f9b-408ede910b52',
  principalId: '66cd3de7-b450-4f81-90ac-519fefa21c63',
  secret: 'sandbox~administrator~secret~not~a~real~one',
}

/** The default world with an administrator, or (`empty`) without any identity but that one. */
function stateWithAdministrator(empty: boolean): StateDocument {
  const { tenants = [], ...others } = defaultState()
  const [tenant, ...more] = tenants
  if (tenant === undefined) throw new Error('The default state has no tenant.')
  const { appId, principalId, secret } = ADMINISTRATOR
  const administrator = {
    applications: [{ appId, displayName: 'administrator', passwordCredentials: [{ secretText: secret }] }],
    servicePrincipals: [
      { id: principalId, appId, roles: ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'] },
    ],
    roleAssignments: [{ principalId, scope: `/subscriptions/${IDS.subscriptionId}`, role: 'Owner' }],
  }
  const { applications = [], servicePrincipals = [], roleAssignments = [], managedIdentities = [] } = tenant
  const joined = {
    ...tenant,
    // A resource group exists by what is in it.
    managedIdentities,
    applications: [...(empty ? [] : applications), ...administrator.applications],
    servicePrincipals: [...(empty ? [] : servicePrincipals), ...administrator.servicePrincipals],
    roleAssignments: [...(empty ? [] : roleAssignments), ...administrator.roleAssignments],
  }
  return { ...others, tenants: [joined, ...more] }
}

export interface AdministratorsShell {
  /** Folder of `az`. */
  readonly azureCli: string
  readonly sandbox: Sandbox
  readonly shell: Shell
  /** What GitHub's runner gives the steps of a job in the environment `production`. */
  readonly job: Readonly<Record<string, string>>
}

/** Starts a sandbox under the services' own names and signs the Azure CLI in. */
export async function openAdministratorsShell(azureCli: string, empty = false): Promise<AdministratorsShell> {
  const sandbox = await startSandbox({ proxy: true, state: stateWithAdministrator(empty) })
  const job = await sandbox.jobEnvironment({ environment: IDS.environment })
  const shell = openShell(azureCli, job)
  const { appId, secret } = ADMINISTRATOR
  const [login] = await shell.run([
    {
      title: 'sign-in',
      text: `az login --service-principal --username ${appId} --password '${secret}' --tenant ${IDS.tenantId} --output none`,
    },
  ])
  if (login?.problem !== undefined) throw new Error(login.problem)
  return { azureCli, sandbox, shell, job }
}
