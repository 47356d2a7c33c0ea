/** What Azure CLI 2.91.0 sent for the commands in front of each row, recorded behind the sandbox's proxy. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import { type ProxySend, proxyClient } from './proxy-client.ts'

let sandbox: Sandbox
let send: ProxySend
const tokens: Record<string, string> = {}
beforeAll(async () => {
  sandbox = await startSandbox({ proxy: true })
  send = proxyClient(sandbox)
  const [tenant] = sandbox.world.tenants
  const manager = tenant?.servicePrincipals.find(({ id }) => id === IDS.managerServicePrincipalId)
  manager?.roles.push('Application.ReadWrite.All')
  tenant?.roleAssignments.push({
    principalId: IDS.managerServicePrincipalId,
    scope: `/subscriptions/${IDS.subscriptionId}`,
    role: 'Owner',
  })
  const [application] = tenant?.applications ?? []
  application?.federatedIdentityCredentials.push(
    loadFederatedCredential({ name: 'old', issuer: 'https://accounts.google.com', subject: '1' }),
  )
  for (const resource of ['graph', 'arm']) {
    tokens[resource] = await sandbox.mintAccessToken({ clientId: IDS.managerClientId, resource })
  }
})
afterAll(() => sandbox.close())

const APP = `v1.0/applications/${IDS.objectId}`
const SUBSCRIPTION = `subscriptions/${IDS.subscriptionId}`
const GROUP = `${SUBSCRIPTION}/resourceGroups/shop`
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`
const FIRST = `${IDENTITY}/fresh/federatedIdentityCredentials/fc1?api-version=2025-01-31-preview`
const AUTHORIZATION = 'providers/Microsoft.Authorization'
const ASSIGNMENT = '29f964bb-22bb-48ba-accd-5b822d6d3aef'
const credential = {
  name: 'main',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  description: 'd',
  audiences: ['api://AzureADTokenExchange'],
}
const properties = { issuer: credential.issuer, subject: credential.subject, audiences: credential.audiences }
const assignment = {
  properties: {
    roleDefinitionId: `/${SUBSCRIPTION}/${AUTHORIZATION}/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c`,
    principalId: IDS.managedIdentityPrincipalId,
    principalType: 'ServicePrincipal',
  },
}

type Row = readonly [command: string, method: string, path: string, status: number, body?: unknown]
const GRAPH_ROWS: readonly Row[] = [
  ['ad app list --display-name', 'GET', "v1.0/applications?$filter=startswith(displayName,'sho')", 200],
  ['ad app show', 'GET', `v1.0/applications?$filter=appId eq '${IDS.clientId}'`, 200],
  ['ad app show', 'GET', APP, 200],
  ['ad app federated-credential list', 'GET', `${APP}/federatedIdentityCredentials`, 200],
  ['ad app federated-credential create', 'POST', `${APP}/federatedIdentityCredentials`, 201, credential],
  ['ad app federated-credential show', 'GET', `${APP}/federatedIdentityCredentials/main`, 200],
  ['ad app federated-credential update', 'PATCH', `${APP}/federatedIdentityCredentials/main`, 204, credential],
  ['ad app federated-credential delete', 'DELETE', `${APP}/federatedIdentityCredentials/main`, 204],
  ['ad sp show', 'GET', `v1.0/servicePrincipals?$filter=servicePrincipalNames/any(c:c eq '${IDS.clientId}')`, 200],
  ['ad sp show', 'GET', `v1.0/servicePrincipals/${IDS.servicePrincipalId}`, 200],
  ['ad sp list --display-name', 'GET', "v1.0/servicePrincipals?$filter=startswith(displayName,'shop')", 200],
  ['ad app create', 'POST', 'v1.0/applications', 201, { displayName: 'new-app', keyCredentials: [] }],
  ['ad app update', 'PATCH', APP, 204, { notes: 'hello' }],
  [
    'ad app credential reset --append',
    'POST',
    `${APP}/addPassword`,
    200,
    { passwordCredential: { endDateTime: '2027-11-25T17:55:52Z' } },
  ],
  ['ad app owner list', 'GET', `${APP}/owners`, 200],
  [
    'ad app owner add',
    'POST',
    `${APP}/owners/$ref`,
    204,
    { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${IDS.servicePrincipalId}` },
  ],
  [
    'ad app permission add',
    'PATCH',
    APP,
    204,
    {
      requiredResourceAccess: [
        {
          resourceAppId: '00000003-0000-0000-c000-000000000000',
          resourceAccess: [{ id: '18a4783c-866b-4cc7-a460-3d5e5662c884', type: 'Role' }],
        },
      ],
    },
  ],
  [
    'role assignment list',
    'POST',
    'v1.0/directoryObjects/getByIds',
    200,
    { ids: [IDS.servicePrincipalId], types: ['user', 'group', 'servicePrincipal', 'directoryObjectPartnerReference'] },
  ],
  ['ad app delete', 'DELETE', APP, 204],
]
const ARM_ROWS: readonly Row[] = [
  ['login', 'GET', 'subscriptions?api-version=2022-12-01', 200],
  ['identity list', 'GET', `${IDENTITY}?api-version=2025-05-31-preview`, 200],
  [
    'identity create',
    'PUT',
    `${IDENTITY}/fresh?api-version=2025-05-31-preview`,
    201,
    { location: 'westeurope', tags: {} },
  ],
  ['identity show', 'GET', `${IDENTITY}/fresh?api-version=2025-05-31-preview`, 200],
  ['identity federated-credential create', 'PUT', FIRST, 201, { properties }],
  ['identity federated-credential show', 'GET', FIRST, 200],
  ['identity federated-credential delete', 'DELETE', FIRST, 200],
  [
    'identity federated-credential list',
    'GET',
    `${IDENTITY}/fresh/federatedIdentityCredentials?api-version=2025-01-31-preview`,
    200,
  ],
  ['identity delete', 'DELETE', `${IDENTITY}/fresh?api-version=2025-05-31-preview`, 200],
  [
    'role assignment create',
    'GET',
    `${GROUP}/${AUTHORIZATION}/roleDefinitions?$filter=roleName eq 'Contributor'&api-version=2022-05-01-preview`,
    200,
  ],
  [
    'role assignment create',
    'PUT',
    `${GROUP}/${AUTHORIZATION}/roleAssignments/${ASSIGNMENT}?api-version=2022-04-01`,
    201,
    assignment,
  ],
  [
    'role assignment list --scope',
    'GET',
    `${SUBSCRIPTION}/${AUTHORIZATION}/roleAssignments?$filter=atScope()&api-version=2022-04-01`,
    200,
  ],
  [
    'role assignment list --all',
    'GET',
    `${SUBSCRIPTION}/${AUTHORIZATION}/roleAssignments?$filter=principalId eq '${IDS.servicePrincipalId}'&api-version=2022-04-01`,
    200,
  ],
  [
    'role definition list',
    'GET',
    `${SUBSCRIPTION}/${AUTHORIZATION}/roleDefinitions?api-version=2022-05-01-preview`,
    200,
  ],
  [
    'role assignment delete',
    'DELETE',
    `${GROUP}/${AUTHORIZATION}/roleAssignments/${ASSIGNMENT}?api-version=2022-04-01`,
    200,
  ],
  ['group exists', 'HEAD', `${SUBSCRIPTION}/resourcegroups/shop?api-version=2024-11-01`, 204],
  [
    'group create',
    'PUT',
    `${SUBSCRIPTION}/resourcegroups/more?api-version=2024-11-01`,
    201,
    { location: 'westeurope' },
  ],
  ['group list', 'GET', `${SUBSCRIPTION}/resourcegroups?api-version=2024-11-01`, 200],
]

const replay = async (host: string, token: string, [, method, path, status, body]: Row) => {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const reply = await send(method, `https://${host}/${path}`, headers, text)
  expect(reply.status, reply.text).toBe(status)
}

const rows = (all: readonly Row[]) => all.map((row) => ({ title: `az ${row[0]}: ${row[1]}`, row }))
test.each(rows(GRAPH_ROWS))('$title', ({ row }) => replay('graph.microsoft.com', tokens.graph ?? '', row))
test.each(rows(ARM_ROWS))('$title', ({ row }) => replay('management.azure.com', tokens.arm ?? '', row))
