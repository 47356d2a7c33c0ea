/** ARM's built-in roles: their ids, and which actions each allows. */
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import { armError } from './error.ts'
import type { ArmRequest } from './request.ts'

interface RoleDefinition {
  readonly roleName: string
  /** GUID, the same everywhere. */
  readonly name: string
  readonly actions: readonly string[]
  readonly notActions?: readonly string[]
  readonly dataActions?: readonly string[]
}

const AUTHORIZATION = 'Microsoft.Authorization'
const IDENTITIES = 'Microsoft.ManagedIdentity/userAssignedIdentities'
const COMMON = ['Microsoft.Resources/subscriptions/resourceGroups/read', `${AUTHORIZATION}/*/read`]
const ASSIGN = [`${AUTHORIZATION}/roleAssignments/write`, `${AUTHORIZATION}/roleAssignments/delete`]

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const ROLES: readonly RoleDefinition[] = [
  { roleName: 'Owner', name: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', actions: ['*'] },
  {
    roleName: 'Contributor',
    name: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    actions: ['*'],
    notActions: [`${AUTHORIZATION}/*/Delete`, `${AUTHORIZATION}/*/Write`, `${AUTHORIZATION}/elevateAccess/Action`],
  },
  { roleName: 'Reader', name: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', actions: ['*/read'] },
  {
    roleName: 'User Access Administrator',
    name: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    actions: ['*/read', `${AUTHORIZATION}/*`],
  },
  {
    roleName: 'Role Based Access Control Administrator',
    name: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    actions: ['*/read', ...ASSIGN],
  },
  {
    roleName: 'Managed Identity Contributor',
    name: 'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
    actions: [
      ...['read', 'write', 'delete', 'revokeTokens/action'].map((action) => `${IDENTITIES}/${action}`),
      ...['read', 'write', 'delete'].map((action) => `${IDENTITIES}/federatedIdentityCredentials/${action}`),
      ...COMMON,
    ],
  },
  {
    roleName: 'Managed Identity Operator',
    name: 'f1a07417-d97a-45cb-824c-7a7467783830',
    actions: [`${IDENTITIES}/*/read`, `${IDENTITIES}/read`, `${IDENTITIES}/*/assign/action`, ...COMMON],
  },
  {
    roleName: 'AcrPull',
    name: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
    actions: ['Microsoft.ContainerRegistry/registries/pull/read'],
  },
  {
    roleName: 'AcrPush',
    name: '8311e382-0749-4cb8-b61a-304f252e45ec',
    actions: ['pull/read', 'push/write'].map((action) => `Microsoft.ContainerRegistry/registries/${action}`),
  },
  {
    roleName: 'Key Vault Secrets User',
    name: '4633458b-17de-408a-b874-0445c86b69e6',
    actions: [],
    dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
  },
  {
    roleName: 'Storage Blob Data Contributor',
    name: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read'],
    dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*'],
  },
  {
    roleName: 'Website Contributor',
    name: 'de139f84-1756-47ae-9be6-808fbbe84772',
    actions: ['Microsoft.Web/sites/*', ...COMMON],
  },
]

/** The role of that GUID or display name, compared ignoring case. */
export function findRole(text: string): RoleDefinition | undefined {
  const wanted = text.toLowerCase()
  return ROLES.find((role) => role.name === wanted || role.roleName.toLowerCase() === wanted)
}

/** Whether a role (by display name) allows an action; what is no built-in role allows nothing. */
export function allows(roleName: string, action: string): boolean {
  const role = findRole(roleName)
  if (role === undefined) return false
  const any = (patterns: readonly string[]) => patterns.some((pattern) => covers(pattern, action))
  return any(role.actions) && !any(role.notActions ?? [])
}

/** `*` stands for any text. */
function covers(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action)
}

/** The id of a role definition; roles belong to no scope, subscriptions show them as theirs. */
export function roleDefinitionId(scope: string, name: string): string {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? ''
  return `${subscription}/providers/${AUTHORIZATION}/roleDefinitions/${name}`
}

function resource(scope: string, role: RoleDefinition): Record<string, unknown> {
  const { actions, notActions = [], dataActions = [] } = role
  return {
    id: roleDefinitionId(scope, role.name),
    name: role.name,
    type: `${AUTHORIZATION}/roleDefinitions`,
    properties: {
      roleName: role.roleName,
      type: 'BuiltInRole',
      description: '',
      assignableScopes: ['/'],
      permissions: [{ actions, notActions, dataActions, notDataActions: [] }],
      createdOn: '2015-02-02T21:55:09.8806423Z',
      updatedOn: '2021-11-11T20:13:07.4993029Z',
      createdBy: null,
      updatedBy: null,
    },
  }
}

/** `GET {scope}/providers/Microsoft.Authorization/roleDefinitions[/{id}]` with `$filter` by `roleName` and `type`. */
export function roleDefinitions(request: ArmRequest, scope: string, name: string | undefined): Answer {
  if (request.method !== 'GET') return notSimulated(`${request.method} of role definitions`)
  if (name !== undefined) {
    const role = findRole(name)
    if (role !== undefined) return answer(200, resource(scope, role))
    const message = `The specified role definition with ID '${name.replaceAll('-', '')}' does not exist.`
    return armError(404, 'RoleDefinitionDoesNotExist', message)
  }
  const filter = request.query.get('$filter')
  if (filter === null || filter === '') return answer(200, { value: ROLES.map((role) => resource(scope, role)) })
  let found = ROLES
  for (const clause of filter.split(/\s+and\s+/i)) {
    const [, property, text = ''] = /^\s*(roleName|type)\s+eq\s+'((?:[^']|'')*)'\s*$/i.exec(clause) ?? []
    if (property === undefined && !/^\s*atScope(AndBelow)?\(\)\s*$/i.test(clause)) {
      return notSimulated(`$filter=${filter} of role definitions`)
    }
    if (property?.toLowerCase() === 'rolename') {
      found = found.filter((role) => role.roleName.toLowerCase() === text.replaceAll("''", "'").toLowerCase())
    } else if (property !== undefined && text.toLowerCase() !== 'builtinrole') found = []
  }
  return answer(200, { value: found.map((role) => resource(scope, role)) })
}
