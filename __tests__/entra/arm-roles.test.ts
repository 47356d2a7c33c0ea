/** Tests the requests about Azure roles, the strict reading of definitions and assignments, and what each refusal means. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../src/core/error.ts'
import { createArmPace } from '../../src/entra/arm-pace.ts'
import { createRoleDirectory, parseAssignment, parseDefinition } from '../../src/entra/arm-roles.ts'
import type { Transport, TransportRequest } from '../../src/transport/transport.ts'
import { createVirtualClock } from '../federation/clock.ts'
import { failureOf } from '../federation/job.ts'

const GROUP = '/subscriptions/s/resourceGroups/g'
const PROVIDER = 'providers/Microsoft.Authorization'
const GUID = 'b24988ac-6180-42a0-ab88-20f7382dd24c'
const ASSIGNMENT = { name: GUID, scope: GROUP, roleId: GUID, principalId: 'p' }

type Said = readonly [status: number, body: unknown] | Error

function setUp(...answers: readonly Said[]) {
  const clock = createVirtualClock()
  const sent: TransportRequest[] = []
  const transport: Transport = {
    send: async (request) => {
      sent.push(request)
      const answer = answers[sent.length - 1]
      if (answer === undefined) throw new Error('an unexpected request')
      if (answer instanceof Error) throw answer
      const [status, body] = answer
      return {
        status,
        text: JSON.stringify(body),
        url: request.url,
        header: (name) => (name === 'x-ms-correlation-request-id' ? 'c-1' : undefined),
      }
    },
    httpClient: { sendRequest: () => Promise.reject(new Error('not used')) },
    slowDown: () => undefined,
  }
  const directory = createRoleDirectory({
    endpoint: 'https://management.azure.com',
    takesExpressions: true,
    transport,
    clock,
    token: async () => 'manager-token',
    pace: createArmPace(clock),
  })
  const lines = () =>
    sent.map(({ method, url }) => `${method} ${decodeURIComponent(url.replace('https://management.azure.com', ''))}`)
  return { directory, sent, lines }
}

const refusal = (status: number, code: string): Said => [status, { error: { code, message: 'm' } }]
const definition = (roleName: string, permissions: unknown = [{ actions: ['*'], notActions: ['x'] }]) => ({
  id: `/subscriptions/s/${PROVIDER}/roleDefinitions/${GUID}`,
  name: GUID,
  properties: { roleName, permissions },
})
const stored = {
  id: `${GROUP}/${PROVIDER}/roleAssignments/n`,
  name: 'n',
  properties: { scope: GROUP, principalId: 'p', roleDefinitionId: `/subscriptions/s/${PROVIDER}/roleDefinitions/r` },
}

describe('a definition', () => {
  it('is found by its name, quoted, whatever its case', async () => {
    const { directory, lines } = setUp([200, { value: [definition('Other'), definition("Shop's Reader")] }])
    expect(await directory.definition("shop's reader", GROUP)).toEqual({
      id: GUID,
      name: "Shop's Reader",
      permissions: [{ actions: ['*'], notActions: ['x'] }],
    })
    expect(lines()).toEqual([
      `GET ${GROUP}/${PROVIDER}/roleDefinitions?$filter=roleName eq 'shop''s reader'&api-version=2022-04-01`,
    ])
  })

  it('is found by its GUID', async () => {
    const { directory, lines } = setUp([200, definition('Contributor')], refusal(404, 'RoleDefinitionDoesNotExist'))
    expect((await directory.definition(GUID, `${GROUP}/`))?.name).toBe('Contributor')
    expect(lines()).toEqual([`GET ${GROUP}/${PROVIDER}/roleDefinitions/${GUID}?api-version=2022-04-01`])
    expect(await directory.definition(GUID, GROUP)).toBeUndefined()
  })

  it('is unknown where no name is the same', async () => {
    expect(await setUp([200, { value: [] }]).directory.definition('Reader', GROUP)).toBeUndefined()
  })

  it('lists the names of all', async () => {
    const { directory } = setUp([200, { value: [definition('Reader'), definition('Owner')] }])
    expect(await directory.roleNames(GROUP)).toEqual(['Reader', 'Owner'])
  })

  it('may leave out what it does not exclude', () => {
    const { permissions } = parseDefinition(definition('Reader', [{ actions: ['a'] }, { notActions: null }]))
    expect(permissions).toEqual([
      { actions: ['a'], notActions: [] },
      { actions: [], notActions: [] },
    ])
  })

  it.each([
    ['no name', { ...definition('Reader'), properties: { permissions: [] } }],
    ['no ID', { ...definition('Reader'), id: undefined }],
    ['no properties', { id: 'i' }],
    ['no permissions', definition('Reader', null)],
    ['actions of another type', definition('Reader', [{ actions: 'a' }])],
    ['actions that are no texts', definition('Reader', [{ actions: [7] }])],
  ])('with %s is an error, never a role that may do nothing', (_title, value) => {
    expect(() => parseDefinition(value)).toThrow('not with a role definition')
  })

  it('that may not be read names the action that is missing', async () => {
    const byName = await failureOf(setUp(refusal(403, 'AuthorizationFailed')).directory.definition('Reader', GROUP))
    expect(byName.code).toBe('manager-forbidden')
    expect(byName.hint).toContain('Microsoft.Authorization/roleDefinitions/read')
    const byId = await failureOf(setUp(refusal(403, 'AuthorizationFailed')).directory.definition(GUID, GROUP))
    expect(byId.code).toBe('manager-forbidden')
  })

  it('at a scope that is not there is a mistake of the file', async () => {
    const error = await failureOf(setUp(refusal(404, 'ResourceGroupNotFound')).directory.roleNames(GROUP))
    expect(error.code).toBe('configuration-invalid')
    expect(error.message).toBe(`There is nothing to read the roles at "${GROUP}".`)
  })
})

describe('assignments', () => {
  it('of a principal are listed to their end', async () => {
    const next = `https://management.azure.com${GROUP}/${PROVIDER}/roleAssignments?$skiptoken=x`
    const { directory, lines } = setUp([200, { value: [stored], nextLink: next }], [200, { value: [stored] }])
    const found = await directory.assignments(GROUP, 'p')
    expect(found).toEqual([1, 2].map(() => ({ name: 'n', scope: GROUP, principalId: 'p', roleId: 'r' })))
    expect(lines()[0]).toBe(
      `GET ${GROUP}/${PROVIDER}/roleAssignments?$filter=principalId eq 'p'&api-version=2022-04-01`,
    )
  })

  it.each(['name', 'scope', 'principalId', 'roleDefinitionId'])('without %s are an error', (missing) => {
    const properties = { ...stored.properties, [missing]: undefined }
    const value = { name: missing === 'name' ? undefined : 'n', properties }
    expect(() => parseAssignment(value)).toThrow('not with a role assignment')
    expect(() => parseAssignment({ name: 'n' })).toThrow('not with a role assignment')
  })
})

describe('a role is assigned', () => {
  it('to a service principal, by the definition as its subscription names it', async () => {
    const { directory, sent, lines } = setUp([201, stored], [200, stored])
    expect(await directory.assign(ASSIGNMENT)).toEqual({ kind: 'created' })
    expect(lines()).toEqual([`PUT ${GROUP}/${PROVIDER}/roleAssignments/${GUID}?api-version=2022-04-01`])
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      properties: {
        roleDefinitionId: `/subscriptions/s/${PROVIDER}/roleDefinitions/${GUID}`,
        principalId: 'p',
        principalType: 'ServicePrincipal',
      },
    })
    expect(await directory.assign(ASSIGNMENT)).toEqual({ kind: 'kept' })
  })

  it('above subscriptions by the bare definition', async () => {
    const { directory, sent } = setUp([201, stored])
    await directory.assign({ ...ASSIGNMENT, scope: '/providers/Microsoft.Management/managementGroups/m' })
    expect(sent[0]?.body).toContain(`"roleDefinitionId":"/${PROVIDER}/roleDefinitions/${GUID}"`)
  })

  it.each<[Said, string]>([
    [refusal(409, 'RoleAssignmentExists'), 'exists'],
    [refusal(400, 'PrincipalNotFound'), 'principal-missing'],
    [refusal(409, 'Conflict'), 'uncertain'],
    [refusal(408, 'Timeout'), 'uncertain'],
    [refusal(503, 'ServiceUnavailable'), 'uncertain'],
    [new FederationError('service-unavailable', 'No answer.'), 'uncertain'],
  ])('or %j ends as %s', async (answer, kind) => {
    expect(await setUp(answer).directory.assign(ASSIGNMENT)).toEqual({ kind })
  })

  it('or the manager may not, which names the action, the role and its condition', async () => {
    const error = await failureOf(setUp(refusal(403, 'AuthorizationFailed')).directory.assign(ASSIGNMENT))
    expect(error.code).toBe('manager-forbidden')
    expect(error.hint).toContain('Microsoft.Authorization/roleAssignments/write')
    expect(error.hint).toContain('"Role Based Access Control Administrator"')
    expect(error.hint).toContain('a condition on that role must admit')
    expect(error.answer?.correlationId).toBe('c-1')
  })

  it.each(['RequestDisallowedByPolicy', 'ScopeLocked'])('or %s forbids it', async (code) => {
    const status = code === 'ScopeLocked' ? 409 : 403
    expect((await failureOf(setUp(refusal(status, code)).directory.assign(ASSIGNMENT))).code).toBe('policy-blocked')
  })

  it('or something else failed, which is not hidden', async () => {
    const throttled = new FederationError('throttled', 'Later.')
    await expect(setUp(throttled).directory.assign(ASSIGNMENT)).rejects.toBe(throttled)
    expect((await failureOf(setUp([400, {}]).directory.assign(ASSIGNMENT))).code).toBe('credential-invalid')
  })
})

describe('an assignment is removed', () => {
  it('by its name, and may be gone already', async () => {
    const { directory, lines } = setUp([200, stored], [204, ''])
    expect(await directory.remove(ASSIGNMENT)).toEqual({ kind: 'deleted' })
    expect(await directory.remove(ASSIGNMENT)).toEqual({ kind: 'deleted' })
    expect(lines()[0]).toBe(`DELETE ${GROUP}/${PROVIDER}/roleAssignments/${GUID}?api-version=2022-04-01`)
  })

  it('unless the manager may not', async () => {
    const error = await failureOf(setUp(refusal(403, 'AuthorizationFailed')).directory.remove(ASSIGNMENT))
    expect(error.hint).toContain('Microsoft.Authorization/roleAssignments/delete')
  })
})
