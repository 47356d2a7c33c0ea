/** Tests whose application it is, and what becomes of a declared one: created, completed, kept, refused. */
import { describe, expect, it } from 'vitest'
import {
  type ApplicationManager,
  type DeclaredApplication,
  foreignSentence,
  makerOf,
  type StoredApplication,
} from '../../../src/core/application/application.ts'
import { diffApplication, nextStep, uncomparedApplication } from '../../../src/core/application/diff.ts'

const MANAGER: ApplicationManager = { kind: 'application', clientId: 'M', objectId: 'manager', mayWrite: true }
const READER: ApplicationManager = { ...MANAGER, clientId: 'r', mayWrite: false }
const PERSON: ApplicationManager = { ...MANAGER, kind: 'person' }

const DECLARED: DeclaredApplication = {
  uniqueName: 'shop',
  displayName: 'Shop',
  owners: ['B', 'a', 'b'],
  serviceManagementReference: 'CMDB-1',
  adopt: false,
  source: 'f.yml:1:1',
}

const STORED: StoredApplication = {
  clientId: 'c',
  objectId: 'o',
  uniqueName: 'shop',
  displayName: 'Shop',
  createdByAppId: 'm',
  multiTenant: false,
  serviceManagementReference: 'CMDB-1',
  owners: ['manager', 'A', 'B'],
  principalId: 'p',
}

describe('who made an application', () => {
  it.each<[string, string | null, ApplicationManager, ReturnType<typeof makerOf>]>([
    ['the manager, whatever the case of its ID', 'm', MANAGER, 'manager'],
    ['another application', 'x', MANAGER, 'somebody-else'],
    ['nobody that the directory tells', null, MANAGER, 'somebody-else'],
    ['a person is never told apart', 'm', PERSON, 'somebody-else'],
    ['a manager without an ID of its own', 'm', { ...MANAGER, clientId: undefined }, 'somebody-else'],
    ['a reader cannot tell', 'x', READER, 'unknown'],
  ])('%s', (_title, createdByAppId, manager, maker) => {
    expect(makerOf({ ...STORED, createdByAppId }, manager)).toBe(maker)
  })

  it('is said, with what lets it be used', () => {
    expect(foreignSentence({ ...STORED, createdByAppId: 'x' }, MANAGER)).toBe(
      'An application with the unique name "shop" exists (c), and application x made it, not this manager: it is used only where the entry says `adopt: true`.',
    )
    expect(foreignSentence({ ...STORED, createdByAppId: null }, PERSON)).toContain(
      'and nobody can tell who made it, not this manager (a manager that is a person is never told apart from others)',
    )
  })
})

const CREATION = {
  uniqueName: 'shop',
  displayName: 'Shop',
  signInAudience: 'AzureADMyOrg',
  serviceManagementReference: 'CMDB-1',
  owners: ['a', 'b'],
  ownedByManager: true,
  servicePrincipal: true,
}

describe('a declared application', () => {
  it('is created with everything that it will be', () => {
    const line = diffApplication(DECLARED, undefined, MANAGER)
    expect(line.action).toBe('create')
    expect(line.written).toEqual(CREATION)
    expect(uncomparedApplication(DECLARED).written).toEqual(CREATION)
    const bare = diffApplication({ ...DECLARED, serviceManagementReference: undefined }, undefined, MANAGER)
    expect('serviceManagementReference' in bare.written).toBe(false)
  })

  it('is kept where it is complete, for a reader as well', () => {
    for (const manager of [MANAGER, READER]) {
      const line = diffApplication(DECLARED, STORED, manager)
      expect(line.action).toBe('keep')
      expect(line.reason).toBe('It is there, and complete.')
      expect(line.differences).toEqual([])
    }
  })

  it('is completed: fields, owners, service principal', () => {
    const stored = {
      ...STORED,
      displayName: null,
      serviceManagementReference: null,
      owners: [],
      principalId: undefined,
    }
    const line = diffApplication(DECLARED, stored, MANAGER)
    expect(line.action).toBe('update')
    expect(line.written).toEqual({
      uniqueName: 'shop',
      displayName: 'Shop',
      serviceManagementReference: 'CMDB-1',
      owners: ['a', 'b'],
      servicePrincipal: true,
    })
    expect(line.differences).toEqual([
      { field: 'displayName', from: '', to: 'Shop' },
      { field: 'serviceManagementReference', from: '', to: 'CMDB-1' },
      { field: 'owner', from: '', to: 'a' },
      { field: 'owner', from: '', to: 'b' },
      { field: 'servicePrincipal', from: 'missing', to: 'created' },
    ])
    const renamed = diffApplication(
      DECLARED,
      { ...STORED, displayName: 'Old', serviceManagementReference: 'X' },
      MANAGER,
    )
    expect(renamed.differences.map(({ from }) => from)).toEqual(['Old', 'X'])
  })

  it('keeps a reference that the file does not declare', () => {
    const declared = { ...DECLARED, serviceManagementReference: undefined }
    expect(diffApplication(declared, STORED, MANAGER).action).toBe('keep')
  })

  it('of somebody else is refused, or adopted without its fields', () => {
    const foreign = { ...STORED, createdByAppId: 'x', displayName: 'Theirs', owners: ['manager', 'b'] }
    const refused = diffApplication(DECLARED, foreign, MANAGER)
    expect(refused).toMatchObject({ action: 'refuse', reason: 'name-conflict', differences: [] })
    const adopted = diffApplication({ ...DECLARED, adopt: true }, foreign, MANAGER)
    expect(adopted.written).toEqual({ uniqueName: 'shop', owners: ['a'] })
    const complete = diffApplication({ ...DECLARED, adopt: true }, { ...foreign, owners: ['a', 'b'] }, MANAGER)
    expect(complete.action).toBe('keep')
    expect(complete.reason).toBe('It is adopted, and complete.')
  })
})

describe('the next step', () => {
  const creation = diffApplication(DECLARED, undefined, MANAGER)

  it('is everything, then the fields, each owner with the manager among them, the service principal, and nothing', () => {
    expect(nextStep(creation, undefined, 'manager')).toEqual({ kind: 'create' })
    expect(nextStep(creation, { ...STORED, displayName: 'Other' }, 'manager')).toEqual({ kind: 'update' })
    expect(nextStep(creation, { ...STORED, owners: ['A', 'b'] }, 'Manager')).toEqual({
      kind: 'owner',
      objectId: 'o',
      owner: 'manager',
    })
    expect(nextStep(creation, { ...STORED, owners: ['a'] }, undefined)).toEqual({
      kind: 'owner',
      objectId: 'o',
      owner: 'b',
    })
    expect(nextStep(creation, { ...STORED, principalId: undefined }, 'manager')).toEqual({
      kind: 'service-principal',
      clientId: 'c',
    })
    expect(nextStep(creation, STORED, 'manager')).toEqual({ kind: 'done', application: STORED })
  })

  it('writes no more than the line holds', () => {
    const kept = { written: { uniqueName: 'shop' } }
    const bare = { ...STORED, displayName: 'Other', owners: [], principalId: undefined }
    expect(nextStep(kept, bare, 'manager')).toEqual({ kind: 'done', application: bare })
    expect(nextStep({ written: { uniqueName: 'shop', serviceManagementReference: 'X' } }, STORED, 'm')).toEqual({
      kind: 'update',
    })
  })
})
