/** Reads role definitions and assignments at Azure Resource Manager, and writes assignments. */
import { FederationError } from '../core/error.ts'
import type { RoleDefinition } from '../core/policy/role.ts'
import type { RoleAssignment } from '../core/role/assignment.ts'
import { isGuid } from '../core/target.ts'
import type { RoleAnswer, RoleDirectory } from '../federation/ports-identities.ts'
import { type ArmEnvironment, type ArmRequest, createArmSender } from './arm.ts'
import { type ArmFailure, armAnswer, parseArmFailure } from './arm-answer.ts'
import { parsePage, readPages } from './pages.ts'
import { asObject, asText, type JsonObject, misshapen, parseObject } from './shape.ts'
import { statusError } from './status-error.ts'

const SERVICE = 'Azure Resource Manager'
/** https://learn.microsoft.com/rest/api/authorization/role-assignments/create */
const VERSION = 'api-version=2022-04-01'
const PROVIDER = 'providers/Microsoft.Authorization'
const WRITE = 'Microsoft.Authorization/roleAssignments/write'

/** Turns a failure that no repetition cures into an error. `action` is the RBAC action that was needed. */
export function roleError(failure: ArmFailure, doing: string, action: string): FederationError {
  const answer = armAnswer(failure)
  if (failure.code === 'RequestDisallowedByPolicy' || failure.code === 'ScopeLocked') {
    const hint = 'Ask who assigns policies and locks on the scope: one of them forbids role assignments there.'
    return new FederationError('policy-blocked', `A policy or a lock does not allow to ${doing}.`, { hint, answer })
  }
  if (failure.status === 404) {
    const hint = 'Check the scope in the file: subscription, resource group and resource must exist in this tenant.'
    return new FederationError('configuration-invalid', `There is nothing to ${doing}.`, { hint, answer })
  }
  const grant = action.endsWith('/read')
    ? `Assign it the role Reader at the scope (it needs ${action}).`
    : `Assign it the role "Role Based Access Control Administrator" at the scope (it needs ${action}); a condition on that role must admit this role and service principals.`
  return statusError({ name: SERVICE, target: 'scope', grant, locate: '' }, answer, doing)
}

const lastPart = (id: string) => id.slice(id.lastIndexOf('/') + 1)

function texts(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return []
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined
}

/**
 * Reads a role's definition, whose actions a policy judges.
 * @throws FederationError `service-unavailable` when a part that decisions hang on is missing or of another type
 */
export function parseDefinition(value: JsonObject): RoleDefinition {
  const properties = asObject(value.properties)
  const [resourceId, name] = [asText(value.id), asText(properties?.roleName)]
  const given = properties?.permissions
  const permissions = (Array.isArray(given) ? given : []).map((each) => {
    const { actions, notActions } = asObject(each) ?? {}
    return { actions: texts(actions), notActions: texts(notActions) }
  })
  const complete = permissions.flatMap(({ actions, notActions }) =>
    actions === undefined || notActions === undefined ? [] : [{ actions, notActions }],
  )
  if (resourceId === undefined || name === undefined || !Array.isArray(given) || complete.length < given.length)
    throw misshapen(SERVICE, 200, 'a role definition')
  return { id: lastPart(resourceId), name, permissions: complete }
}

/** @throws FederationError `service-unavailable` for what is no assignment */
export function parseAssignment({ name: given, properties: parts }: JsonObject): RoleAssignment {
  const { scope: at, principalId: whose, roleDefinitionId } = asObject(parts) ?? {}
  const [name, scope, principalId, role] = [asText(given), asText(at), asText(whose), asText(roleDefinitionId)]
  if (name === undefined || scope === undefined || principalId === undefined || role === undefined)
    throw misshapen(SERVICE, 200, 'a role assignment')
  return { name, scope, principalId, roleId: lastPart(role) }
}

/** The definition as an assignment at the scope names it. */
function definitionId(scope: string, roleId: string): string {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? ''
  return `${subscription}/${PROVIDER}/roleDefinitions/${roleId}`
}

/** Builds the body of an assignment; `principalType` keeps ARM from asking a directory that may not know the principal yet. */
export function assignmentBody({ scope, roleId, principalId }: RoleAssignment): JsonObject {
  const roleDefinitionId = definitionId(scope, roleId)
  return { properties: { roleDefinitionId, principalId, principalType: 'ServicePrincipal' } }
}

/** How a refused assignment ended; undefined when the failure is final. */
export function roleAnswer({ status, code }: ArmFailure): RoleAnswer | undefined {
  if (code === 'RoleAssignmentExists') return { kind: 'exists' }
  if (code === 'PrincipalNotFound') return { kind: 'principal-missing' }
  return status >= 500 || status === 408 || (status === 409 && code !== 'ScopeLocked')
    ? { kind: 'uncertain' }
    : undefined
}

/** Builds the directory of roles. */
export function createRoleDirectory(environment: ArmEnvironment): RoleDirectory {
  const { endpoint } = environment
  const { send } = createArmSender(environment)
  const base = (scope: string) => `${endpoint}${scope.replace(/\/+$/, '')}/${PROVIDER}`
  const paged = { name: SERVICE, endpoint, input: 'resource-manager-endpoint' }

  function readList(url: string, doing: string, action: string): Promise<readonly JsonObject[]> {
    const readPage = async (page: string) => {
      const response = await send({ method: 'GET', url: page, repeat: 'safe' })
      if (response.status !== 200) throw roleError(parseArmFailure(response), doing, action)
      return parsePage(parseObject(response.text), 'nextLink', SERVICE)
    }
    return readPages(url, readPage, paged)
  }

  const definitions = (scope: string, filter: string) =>
    readList(
      `${base(scope)}/roleDefinitions?${filter}${VERSION}`,
      `read the roles at "${scope}"`,
      'Microsoft.Authorization/roleDefinitions/read',
    )

  async function definitionById(role: string, scope: string): Promise<RoleDefinition | undefined> {
    const url = `${base(scope)}/roleDefinitions/${role}?${VERSION}`
    const response = await send({ method: 'GET', url, repeat: 'safe' })
    if (response.status === 404) return undefined
    if (response.status !== 200)
      throw roleError(
        parseArmFailure(response),
        `read the roles at "${scope}"`,
        'Microsoft.Authorization/roleDefinitions/read',
      )
    return parseDefinition(parseObject(response.text) ?? {})
  }

  async function put(request: ArmRequest, done: RoleAnswer, doing: string): Promise<RoleAnswer> {
    try {
      const response = await send(request)
      if (response.status === 201) return { kind: 'created' }
      if (response.status >= 200 && response.status < 300) return done
      const answer = roleAnswer(parseArmFailure(response))
      if (answer !== undefined) return answer
      throw roleError(
        parseArmFailure(response),
        doing,
        request.method === 'PUT' ? WRITE : WRITE.replace('write', 'delete'),
      )
    } catch (error) {
      if (error instanceof FederationError && error.code === 'service-unavailable') return { kind: 'uncertain' }
      throw error
    }
  }

  const urlOf = ({ scope, name }: RoleAssignment) => `${base(scope)}/roleAssignments/${name}?${VERSION}`

  return {
    async definition(role, scope) {
      if (isGuid(role)) return definitionById(role, scope)
      const filter = `$filter=${encodeURIComponent(`roleName eq '${role.replaceAll("'", "''")}'`)}&`
      const found = (await definitions(scope, filter)).map(parseDefinition)
      return found.find(({ name }) => name.toLowerCase() === role.toLowerCase())
    },
    roleNames: async (scope) => (await definitions(scope, '')).map(parseDefinition).map(({ name }) => name),
    async assignments(scope, principalId) {
      const filter = principalId && `$filter=${encodeURIComponent(`principalId eq '${principalId}'`)}&`
      const url = `${base(scope)}/roleAssignments?${filter ?? ''}${VERSION}`
      const action = 'Microsoft.Authorization/roleAssignments/read'
      return (await readList(url, `read the role assignments at "${scope}"`, action)).map(parseAssignment)
    },
    assign: (assignment) =>
      put(
        {
          method: 'PUT',
          url: urlOf(assignment),
          // The same name and content again change nothing.
          repeat: 'safe',
          body: JSON.stringify(assignmentBody(assignment)),
        },
        { kind: 'kept' },
        `assign the role at "${assignment.scope}"`,
      ),
    remove: (assignment) =>
      put(
        { method: 'DELETE', url: urlOf(assignment), repeat: 'safe' },
        { kind: 'deleted' },
        `remove the role assignment at "${assignment.scope}"`,
      ),
  }
}
