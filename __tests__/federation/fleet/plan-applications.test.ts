/** Tests the planning of applications over files: judged by each file's policy, together where files agree, and what depends on them. */
import { describe, expect, it } from 'vitest'
import type {
  ApplicationManager,
  DeclaredApplication,
  DeletedApplication,
  StoredApplication,
} from '../../../src/core/application/application.ts'
import { FederationError } from '../../../src/core/error.ts'
import type { PolicyRules } from '../../../src/core/policy/entry.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import { applyFleet } from '../../../src/federation/fleet/apply-fleet.ts'
import type { FleetFile } from '../../../src/federation/fleet/fleet.ts'
import { createIdentityRecord } from '../../../src/federation/fleet/identities.ts'
import { createApplicationPlanner } from '../../../src/federation/fleet/plan-applications.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import { createApplicationReader } from '../../../src/federation/fleet/read-applications.ts'
import { createTargetReader } from '../../../src/federation/fleet/read-targets.ts'
import { createFakeEntra } from '../fake-entra.ts'
import { createFakeApplications } from '../fake-identities.ts'
import { account, fileOf, open } from './fleet-world.ts'

const ADDRESS: TargetAddress = { kind: 'application', uniqueName: 'shop' }
const STORED: StoredApplication = {
  clientId: 'c',
  objectId: 'o',
  uniqueName: 'shop',
  displayName: 'Shop',
  createdByAppId: 'm',
  multiTenant: false,
  serviceManagementReference: null,
  owners: ['a'],
  principalId: 'p',
}

/** A file that creates the application and trusts one service account. */
function creating(create: Partial<DeclaredApplication> = {}, more: Partial<FleetFile> = {}): FleetFile {
  const file = fileOf([[ADDRESS, [account(more.file ?? 'api')]]], { prune: false, ...more })
  const application = {
    uniqueName: 'shop',
    displayName: 'Shop',
    owners: ['a'],
    serviceManagementReference: undefined,
    adopt: false,
    source: `${file.file}:1:1`,
    ...create,
  }
  return { ...file, targets: file.targets.map((target) => ({ ...target, create: application })) }
}

interface World {
  readonly given?: readonly StoredApplication[]
  readonly rules?: (file: string) => PolicyRules
  readonly manager?: ApplicationManager
  readonly deleted?: () => Promise<readonly DeletedApplication[]>
  readonly managed?: boolean
  readonly failing?: FederationError
}

async function plan(files: readonly FleetFile[], world: World = {}) {
  const { given = [], rules, manager, deleted, managed = true, failing } = world
  const { ports, request } = open()
  const fake = createFakeApplications(given, {
    ...(manager !== undefined && { manager }),
    ...(deleted !== undefined && { deleted }),
  })
  const entra = createFakeEntra(ports.clock)
  const openStore = async () => ({
    ...entra.store,
    readTarget: async () => ({ clientId: 'c', id: 'o', uniqueName: 'shop', displayName: 'Shop' }),
  })
  const identities = createIdentityRecord()
  const find = () => Promise.reject(failing)
  const directory = failing === undefined ? fake.directory : { ...fake.directory, find }
  const { readTargets, readings } = createApplicationReader(new Set(['shop']), {
    readTargets: createTargetReader(openStore, ports.clock),
    open: openStore,
    directory,
    identities,
  })
  const writing = { directory, identities, clock: ports.clock, log: ports.log, readings }
  const all = {
    ...ports,
    readTargets: managed ? readTargets : undefined,
    planResources: [createApplicationPlanner({ manager: managed ? writing : undefined })],
  }
  const asked = request(files)
  const fleet = await planFleet({ ...asked, policy: { ...asked.policy, ...(rules !== undefined && { rules }) } }, all)
  const apply = () => {
    const limits = { planDigest: undefined, maxDeletions: { kind: 'count', count: 10 } as const }
    return applyFleet(fleet, { ...limits, timeoutMs: 300_000, facts: {} }, ports)
  }
  return { fleet, lines: fleet.plan.targets.flatMap(({ changes }) => changes), apply, identities, ...fake }
}

const actions = (lines: readonly { readonly action: string; readonly resource: string }[]) =>
  lines.map(({ action, resource }) => `${action} ${resource}`)

describe('an application of a file', () => {
  it('is created before its credential, which depends on it, and is known by its IDs then', async () => {
    const { fleet, lines, apply, identities } = await plan([creating()])
    expect(actions(lines)).toEqual(['create application', 'create federated'])
    expect(fleet.plan.targets[0]).toMatchObject({ clientId: '', id: '', uniqueName: 'shop' })
    const [applied] = await apply()
    expect(applied?.effects.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
    expect(identities.find('shop')?.clientId).toBe('client-shop')
  })

  it('fails, and then its credential is not tried', async () => {
    const { apply, answers } = await plan([creating()])
    answers.push({ answer: new FederationError('quota-exceeded', 'Full.') })
    const [applied] = await apply()
    const codes = applied?.effects.map((each) => (each.outcome === 'failed' ? each.error.code : each.outcome))
    expect(codes).toEqual(['quota-exceeded', 'partial-failure'])
  })

  it('is kept where it is there', async () => {
    const { lines, fleet } = await plan([creating()], { given: [STORED] })
    expect(actions(lines)).toEqual(['keep application', 'create federated'])
    expect(fleet.warnings).toEqual([])
  })

  it('is predicted without a manager, and judged all the same', async () => {
    expect(actions((await plan([creating()], { managed: false })).lines)).toEqual([
      'create application',
      'create federated',
    ])
    const refused = await plan([creating()], { managed: false, rules: () => 'no-policy-glob' })
    expect(refused.lines[0]).toMatchObject({ action: 'refuse', reason: 'not-permitted' })
  })

  it('that cannot be looked up stops its target', async () => {
    const { fleet, lines } = await plan([creating()], { failing: new FederationError('throttled', 'Later.') })
    expect(lines).toEqual([])
    expect(fleet.targets[0]?.error?.code).toBe('throttled')
  })
})

describe('several files', () => {
  it('that agree create one application with all their owners', async () => {
    const files = [creating(), creating({ owners: ['b'], adopt: true }, { file: 'g.yml', owner: 'g' })]
    const { lines } = await plan(files)
    expect(actions(lines)).toEqual(['create application', 'create federated', 'create federated'])
    expect(lines[0]).toMatchObject({ written: { owners: ['a', 'b'] } })
  })

  it.each([{ displayName: 'Other' }, { serviceManagementReference: 'CMDB-1' }])(
    'that disagree on %j are refused',
    async (more) => {
      const { lines } = await plan([creating(), creating(more, { file: 'g.yml', owner: 'g' })])
      expect(lines[0]).toMatchObject({
        action: 'refuse',
        reason: 'configuration-invalid',
        why: 'This application is created in another way at g.yml:1:1.',
      })
    },
  )
})

describe('a policy', () => {
  const rules = (create: { readonly owners: readonly string[] } | undefined): PolicyRules => ({
    entry: { applications: ['shop'], issuers: ['https://*.oic.prod-aks.azure.com/*'], create },
    deny: [],
  })

  it('permits what it names, of an application that cannot be the manager since it is not there', async () => {
    const { lines, fleet } = await plan([creating()], { rules: () => rules({ owners: ['A'] }) })
    expect(actions(lines)).toEqual(['create application', 'create federated'])
    expect(fleet.targets[0]?.forbidden).toEqual([])
  })

  it('refuses owners, and the whole target with them', async () => {
    const { lines, fleet, apply, writes } = await plan([creating()], { rules: () => rules({ owners: [] }) })
    expect(lines[0]).toMatchObject({ action: 'refuse', reason: 'not-permitted' })
    expect(fleet.targets[0]?.forbidden).toEqual([
      'f.yml:1:1: The policy does not let a become an owner of what is created.',
    ])
    await apply()
    expect(writes).toEqual([])
  })

  it('is asked about what somebody else made, even where nothing is missing', async () => {
    const given = [{ ...STORED, createdByAppId: 'x' }]
    const { lines, fleet } = await plan([creating({ adopt: true })], { given, rules: () => rules({ owners: ['a'] }) })
    expect(lines[0]).toMatchObject({ action: 'refuse', reason: 'not-permitted' })
    expect(fleet.targets[0]?.forbidden).toContain(
      'f.yml:1:1: The policy does not let this file adopt what somebody else made.',
    )
  })

  it('is not asked where the line is refused already', async () => {
    const given = [{ ...STORED, createdByAppId: 'x' }]
    const { lines, fleet } = await plan([creating()], { given, rules: () => rules(undefined) })
    expect(lines[0]).toMatchObject({ action: 'refuse', reason: 'name-conflict' })
    expect(fleet.targets[0]?.forbidden.filter((each) => each.startsWith('f.yml:1:1'))).toEqual([])
  })

  it('judges an update by the owners that are new', async () => {
    const given = [{ ...STORED, owners: ['b'] }]
    const file = creating({ owners: ['a', 'b'] })
    const { lines } = await plan([file], { given, rules: () => rules({ owners: ['a'] }) })
    expect(lines[0]).toMatchObject({ action: 'update', written: { owners: ['a'] } })
  })
})

describe('a plan warns', () => {
  it('of an application that other tenants may use', async () => {
    const { fleet } = await plan([creating()], { given: [{ ...STORED, multiTenant: true }] })
    expect(fleet.warnings.join()).toContain('The application "shop" is open to other tenants')
  })

  it('of a deleted one with the same unique name', async () => {
    const former = { clientId: 'old', uniqueName: 'shop', deletedDateTime: '2026-11-01T00:00:00Z' }
    const deleted = async () => [former, { ...former, deletedDateTime: '' }, { ...former, uniqueName: 'other' }]
    const { fleet } = await plan([creating()], { deleted })
    expect(fleet.warnings.filter((each) => each.includes('was deleted'))).toEqual([
      'An application with the unique name "shop" (old) was deleted at 2026-11-01T00:00:00Z and can still be restored: creating makes another one, with another client ID.',
      'An application with the unique name "shop" (old) was deleted and can still be restored: creating makes another one, with another client ID.',
    ])
  })

  it('of nothing where what was deleted may not be read', async () => {
    const forbidden = () => Promise.reject(new FederationError('manager-forbidden', 'No.'))
    expect((await plan([creating()], { deleted: forbidden })).fleet.warnings).toEqual([])
    const defect = () => Promise.reject(new TypeError('a defect'))
    await expect(plan([creating()], { deleted: defect })).rejects.toThrow('a defect')
  })
})

describe('the writer of applications', () => {
  it('writes nothing else', async () => {
    const { fleet } = await plan([creating()])
    const write = fleet.targets[0]?.session?.writeResource
    const line = Object.assign(fleet.plan.targets[0]?.changes[0] ?? {}, { resource: 'variable' })
    await expect(write?.(line as never, 0)).rejects.toThrow('Nothing writes the variable "shop".')
  })
})
