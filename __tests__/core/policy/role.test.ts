/** Roles under a policy: what can give rights to others must stand to the letter. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/core/policy/judge.ts'
import { isPowerful, type RoleDefinition } from '../../../src/core/policy/role.ts'
import { CLAIMS, ENTRY, policy, TARGET } from './judged.ts'
import '../../property-runs.ts'

const role = (name: string, actions: readonly string[], notActions: readonly string[] = []): RoleDefinition => ({
  id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  name,
  permissions: [{ actions, notActions }],
})
const NO_AUTHORIZATION = [
  'Microsoft.Authorization/*/Delete',
  'Microsoft.Authorization/*/Write',
  'Microsoft.Authorization/elevateAccess/Action',
]
const READER = role('Reader', ['*/read'])
const OWNER = role('Owner', ['*'])
const CONTRIBUTOR = role('Contributor', ['*'], NO_AUTHORIZATION)

describe('a role', () => {
  it.each([
    [OWNER, true],
    // It may still write trust into managed identities.
    [CONTRIBUTOR, true],
    [role('a', ['*'], [...NO_AUTHORIZATION, '*/federatedIdentityCredentials/*']), false],
    [role('a', ['*'], [...NO_AUTHORIZATION, 'Microsoft.ManagedIdentity/*']), false],
    [role('a', ['*'], [...NO_AUTHORIZATION, 'Microsoft.ManagedIdentity/*/read']), true],
    [role('a', ['*'], ['Microsoft.Authorization/*', '*/federatedIdentityCredentials/write']), false],
    [role('a', ['*'], ['Microsoft.Authorization/roleAssignments/*', '*/federatedIdentityCredentials/write']), true],
    [role('a', ['*/write'], ['*/write']), false],
    [role('a', ['*'], ['?']), true],
    [READER, false],
    [role('a', []), false],
    [role('a', ['Microsoft.Authorization/*/read']), false],
    [role('a', ['microsoft.authorization/roleAssignments/write']), true],
    [
      role('a', ['Microsoft.Authorization/roleAssignments/write'], ['Microsoft.Authorization/roleAssignments/*']),
      false,
    ],
    [role('a', ['Microsoft.Auth*']), true],
    [role('a', ['Microsoft.Authorization/elevateAccess/action']), true],
    [role('a', ['Microsoft.ManagedIdentity/userAssignedIdentities/*']), true],
    [role('a', ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write']), true],
    [role('a', ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action']), false],
    [role('a', ['Microsoft.Compute/*']), false],
  ])('%j can give rights to others: %s', (definition, powerful) => {
    expect(isPowerful(definition)).toBe(powerful)
  })

  it('excludes nothing in another permission than its own', () => {
    const definition = { ...OWNER, permissions: [{ actions: [], notActions: ['*'] }, ...OWNER.permissions] }
    expect(isPowerful(definition)).toBe(true)
  })

  it('is powerful whenever it admits role assignments, however its actions are spelled', () => {
    const action = 'Microsoft.Authorization/roleAssignments/write'
    const pattern = fc.tuple(fc.nat(action.length), fc.nat(action.length), fc.boolean()).map(([a, b, upper]) => {
      const text = `${action.slice(0, Math.min(a, b))}*${action.slice(Math.max(a, b))}`
      return upper ? text.toUpperCase() : text
    })
    fc.assert(
      fc.property(pattern, (each) => {
        expect(isPowerful(role('a', [each], ['Microsoft.Authorization/*/delete', '*/read']))).toBe(true)
      }),
    )
  })
})

const GROUP = '/subscriptions/2222/resourceGroups/payments-a'
const reasons = (
  definition: RoleDefinition | undefined,
  scope: string,
  leave: { role: string; scope: string } | undefined,
) =>
  judge(policy({ ...ENTRY, ...(leave && { roles: [leave] }) }), {
    ...CLAIMS,
    resource: 'role',
    action: 'create',
    target: TARGET,
    role: definition,
    scope,
  })

describe('an assignment', () => {
  it.each<[RoleDefinition, string, string, string, boolean]>([
    [READER, GROUP, 'Reader', '/subscriptions/2222/resourceGroups/payments-*', true],
    [READER, `${GROUP}/`, 'reader', '/subscriptions/2222/resourceGroups/payments-*', true],
    [READER, `${GROUP}/providers/x/y/z`, 'Reader', '/subscriptions/2222/resourceGroups/payments-*/*', true],
    [READER, GROUP, '*', GROUP, true],
    [READER, GROUP, 'Read*', GROUP, true],
    [READER, GROUP, 'Contributor', GROUP, false],
    [READER, GROUP, READER.id.toUpperCase(), GROUP, true],
    [CONTRIBUTOR, GROUP, 'Contributor', '/subscriptions/2222/resourceGroups/payments-*', true],
    [CONTRIBUTOR, GROUP, '*', GROUP, false],
    [CONTRIBUTOR, GROUP, 'Contrib*', GROUP, false],
    [OWNER, GROUP, OWNER.id, GROUP, true],
    [role('*', ['*']), GROUP, '*', GROUP, false],
    [READER, '/subscriptions/2222', 'Reader', '/subscriptions/2222', true],
    [READER, '/subscriptions/2222/', 'Reader', '/SUBSCRIPTIONS/2222', true],
    [READER, '/subscriptions/2222', 'Reader', '/subscriptions/*', false],
    [READER, '/subscriptions/*', 'Reader', '/subscriptions/*', false],
    [READER, '/subscriptions/2222//', 'Reader', '/subscriptions/2222/*', false],
    [READER, '/', 'Reader', '/', true],
    [READER, '/', 'Reader', '/*', false],
    [READER, '/providers/Microsoft.Management/managementGroups/m', 'Reader', '/providers/*', false],
    [
      READER,
      '/providers/Microsoft.Management/managementGroups/m',
      'Reader',
      '/providers/Microsoft.Management/managementGroups/m',
      true,
    ],
    [
      READER,
      '/subscriptions/2222/resourceGroups/payments-a/../other',
      'Reader',
      '/subscriptions/2222/resourceGroups/payments-*/*',
      false,
    ],
    [
      READER,
      '/subscriptions/2222/resourceGroups/payments-a%2F..',
      'Reader',
      '/subscriptions/2222/resourceGroups/payments-*',
      false,
    ],
    [READER, '/subscriptions/5555/resourceGroups/payments-a', 'Reader', '/subscriptions/2222/*', false],
  ])('%j at %s by %s at %s: %s', (definition, scope, wanted, at, allowed) => {
    const refused = [`The policy does not allow the role "${definition.name}" at "${scope}".`]
    expect(reasons(definition, scope, { role: wanted, scope: at })).toEqual(allowed ? [] : refused)
  })

  it('of a role that could not be read is refused', () => {
    expect(reasons(undefined, GROUP, { role: '*', scope: GROUP })).toEqual([
      'The definition of the role could not be read, so nobody can tell what it allows.',
    ])
  })

  it('is refused without roles', () => {
    expect(reasons(READER, GROUP, undefined)).toHaveLength(1)
  })
})
