/** Tests what becomes of declared roles, whose an assignment is by its name, and which names are near to a wrong one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOf } from '../../../src/core/plan/change.ts'
import {
  assignmentName,
  isOwnAssignment,
  type RoleAssignment,
  type RoleOwnership,
  scopeKey,
} from '../../../src/core/role/assignment.ts'
import { diffRole, onceEach, roleDeletion, uncomparedRole, undeclaredRoles } from '../../../src/core/role/diff.ts'
import { nearRoles } from '../../../src/core/role/near.ts'
import { GUID } from '../../../src/core/target.ts'
import { sha256Hex } from '../../federation/job.ts'

const OURS: RoleOwnership = { tenantId: 'T', owner: 'octo-org/shop@1:f.yml', sha256Hex }
const GROUP = '/subscriptions/s/resourceGroups/Shop'
const ABOUT = { scope: GROUP, principalId: 'P', roleId: 'R' }
const stored: RoleAssignment = { ...ABOUT, name: 'by-hand' }
const definition = { id: 'r', name: 'Reader', permissions: [] }
const declared = { role: 'reader', scope: GROUP, source: 'f.yml:2:3' }

describe('the name of an assignment', () => {
  it('is a GUID of version 8, whatever it is about', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (scope, principalId, roleId, tenantId) => {
        const name = assignmentName({ scope, principalId, roleId }, { ...OURS, tenantId })
        expect(name).toMatch(GUID)
        expect(name).toMatch(/^.{14}8.{4}[89ab]/)
      }),
    )
  })

  it('is one for every spelling of the same, also after the repository was renamed', () => {
    const name = assignmentName(ABOUT, OURS)
    const spelled = { scope: `${GROUP.toLowerCase()}/`, principalId: 'p', roleId: 'r' }
    expect(assignmentName(spelled, { ...OURS, tenantId: 't', owner: 'octo/store@1:f.yml' })).toBe(name)
    expect(isOwnAssignment({ ...ABOUT, name: name.toUpperCase() }, OURS)).toBe(true)
  })

  it.each([
    [{ ...ABOUT, scope: '/subscriptions/s' }, OURS],
    [{ ...ABOUT, principalId: 'q' }, OURS],
    [{ ...ABOUT, roleId: 'q' }, OURS],
    [ABOUT, { ...OURS, tenantId: 'u' }],
    [ABOUT, { ...OURS, owner: 'octo-org/shop@1:other.yml' }],
  ])('is another one for anything else', (about, ownership) => {
    expect(assignmentName(about, ownership)).not.toBe(assignmentName(ABOUT, OURS))
  })
})

describe('a declared role', () => {
  it('is kept under whatever name it is assigned', () => {
    const line = diffRole({ declared, definition }, { principalId: 'P', stored: [stored] }, OURS)
    expect(line.action).toBe('keep')
    expect(line.written.assignment).toBe('by-hand')
  })

  it('is assigned where the identity has another role, or this one elsewhere', () => {
    const others = [
      { ...stored, roleId: 'x' },
      { ...stored, scope: `${GROUP}/more` },
    ]
    const line = diffRole({ declared, definition }, { principalId: 'P', stored: others }, OURS)
    expect(line.action).toBe('create')
    expect(line.name).toBe(`Reader at ${GROUP}`)
    expect(line.written).toEqual({
      role: 'Reader',
      roleId: 'r',
      scope: GROUP,
      principalId: 'P',
      principalType: 'ServicePrincipal',
      assignment: assignmentName(ABOUT, OURS),
    })
  })

  it('is for a principal that is known later', () => {
    const { written } = diffRole({ declared, definition }, { principalId: undefined, stored: [] }, OURS)
    expect(written.principalId).toBeNull()
    expect(written.assignment).toBeNull()
  })

  it('counts once under name and GUID, and once for each place', () => {
    const facts = { principalId: 'P', stored: [] }
    const line = diffRole({ declared, definition }, facts, OURS)
    const again = diffRole({ declared: { ...declared, scope: `${GROUP}/` }, definition }, facts, OURS)
    const elsewhere = diffRole({ declared: { ...declared, scope: '/subscriptions/s' }, definition }, facts, OURS)
    expect(onceEach([line, again, elsewhere])).toEqual([line, elsewhere])
    const unread = uncomparedRole(declared, 'Nobody reads.')
    expect(onceEach([unread, unread])).toHaveLength(1)
    expect(unread.name).toBe(`reader at ${GROUP}`)
  })

  it('makes another digest at another scope', () => {
    const facts = { principalId: undefined, stored: [] }
    const [here, there] = [GROUP, '/subscriptions/s'].map((scope) =>
      lineOf(diffRole({ declared: { ...declared, scope }, definition }, facts, OURS)),
    )
    expect(here).not.toBe(there)
  })
})

describe('what is no longer declared', () => {
  const mine = { ...ABOUT, name: assignmentName(ABOUT, OURS) }

  it('is ours by its name alone', () => {
    expect(undeclaredRoles([], [mine, stored], [OURS])).toEqual([mine])
    expect(undeclaredRoles([], [mine], [{ ...OURS, owner: 'platform' }])).toEqual([])
    const line = diffRole({ declared, definition }, { principalId: 'P', stored: [mine] }, OURS)
    expect(undeclaredRoles([line], [mine], [OURS])).toEqual([])
  })

  it('is deleted by a line that says which', () => {
    const line = roleDeletion(mine, definition, 'f.yml')
    expect(line.action).toBe('delete')
    expect(line.name).toBe(`Reader at ${GROUP}`)
    expect(line.written.assignment).toBe(mine.name)
    expect(roleDeletion(mine, undefined, 'f.yml').name).toBe(`R at ${GROUP}`)
  })
})

it('scopes compare without case and trailing slash', () => {
  expect(scopeKey(`${GROUP}/`)).toBe(GROUP.toLowerCase())
})

describe('near names', () => {
  const names = ['Contributor', 'Storage Blob Data Contributor', 'Reader', 'Storage Blob Data Reader', 'Owner']

  it.each([
    ['Contributer', ['Contributor', 'Storage Blob Data Contributor']],
    ['Storage Reader', ['Storage Blob Data Reader', 'Reader', 'Storage Blob Data Contributor']],
    ['Nothing', []],
    ['of a', []],
  ])('to "%s" are %j', (wanted, near) => {
    expect(nearRoles(wanted, names)).toEqual(near)
  })

  it('are at most five, the shorter before the longer, then by the alphabet', () => {
    const many = ['Data Z', 'Data A', 'Data Bigger', 'Data B', 'Data C', 'Data D', 'Data E']
    expect(nearRoles('Data', many)).toEqual(['Data A', 'Data B', 'Data C', 'Data D', 'Data E'])
  })
})
