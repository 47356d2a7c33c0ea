/** Tests the planning of roles over files: whose principal, what it has, what is judged, pruned and left alone. */
import { describe, expect, it } from 'vitest'
import type { DeclaredApplication } from '../../../src/core/application/application.ts'
import { FederationError } from '../../../src/core/error.ts'
import type { PolicyRules } from '../../../src/core/policy/entry.ts'
import { assignmentName, type RoleAssignment } from '../../../src/core/role/assignment.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import { applyFleet } from '../../../src/federation/fleet/apply-fleet.ts'
import type { FleetFile } from '../../../src/federation/fleet/fleet.ts'
import { createIdentityRecord } from '../../../src/federation/fleet/identities.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import { createRolePlanner } from '../../../src/federation/fleet/plan-roles.ts'
import type { TargetFacts } from '../../../src/federation/ports.ts'
import type { ReadTargets } from '../../../src/federation/ports-fleet.ts'
import { createFakeEntra } from '../fake-entra.ts'
import { createFakeRoles, OWNER } from '../fake-identities.ts'
import { sha256Hex } from '../job.ts'
import { account, application, fileOf, open } from './fleet-world.ts'

const IDENTITY: TargetAddress = { kind: 'managed-identity', resourceId: '/subscriptions/mi/resourceGroups/g/identity' }
const SCOPE = '/subscriptions/s/resourceGroups/g'
const PRINCIPAL = 'principal-app'
const OWNER_NAME = 'octo-org/shop@2:f.yml'

/** The assignment that our file makes of Reader. */
const mine = (principalId = PRINCIPAL, scope = SCOPE, owner = OWNER_NAME): RoleAssignment => {
  const about = { scope, roleId: 'reader', principalId }
  return { ...about, name: assignmentName(about, { tenantId: 't', owner, sha256Hex }) }
}

/** A file with roles on one target. */
function assigning(
  roles: readonly string[],
  {
    address = application('app'),
    create,
    ...more
  }: Partial<FleetFile> & {
    address?: TargetAddress
    create?: DeclaredApplication
  } = {},
): FleetFile {
  const file = fileOf([[address, []]], { prune: false, ...more })
  const declared = roles.map((role, index) => {
    const [name = '', scope = SCOPE] = role.split(' at ')
    return { role: name, scope, source: `${file.file}:${index + 1}:1` }
  })
  const targets = file.targets.map((target) => ({
    ...target,
    roles: declared,
    ...(create !== undefined && { create }),
  }))
  return { ...file, targets }
}

interface World {
  readonly stored?: readonly RoleAssignment[]
  readonly failing?: Parameters<typeof createFakeRoles>[1]
  readonly rules?: PolicyRules
  readonly facts?: Partial<TargetFacts>
  readonly managed?: boolean
  readonly unreadable?: boolean
}

async function plan(files: readonly FleetFile[], world: World = {}) {
  const { stored = [], failing, rules, facts = {}, managed = true, unreadable = false } = world
  const { ports, request } = open()
  const roles = createFakeRoles(stored, failing)
  const identities = createIdentityRecord()
  const entra = createFakeEntra(ports.clock)
  const readTargets: ReadTargets = async (addresses) =>
    addresses.map((address) => {
      if (unreadable) return { ok: false, error: new FederationError('throttled', 'Later.') }
      const id = Object.values(address)[1] as string
      const named = { clientId: id, id: `object-${id}`, uniqueName: null, displayName: null }
      return { ok: true, facts: { ...named, ...facts }, stored: [], store: entra.store }
    })
  const principalOf = async (clientId: string) => (clientId === 'app' ? PRINCIPAL : undefined)
  const manager = { directory: roles.directory, principalOf, clock: ports.clock, log: ports.log }
  const asked = request(files)
  const fleet = await planFleet(
    { ...asked, policy: { ...asked.policy, rules: () => rules ?? 'no-policy-single-file' } },
    {
      ...ports,
      readTargets: managed ? readTargets : undefined,
      planResources: [createRolePlanner({ manager: managed ? manager : undefined, identities, sha256Hex })],
    },
  )
  const apply = () => {
    const limits = { planDigest: undefined, maxDeletions: { kind: 'count', count: 10 } as const }
    return applyFleet(fleet, { ...limits, timeoutMs: 60_000, facts: {} }, ports)
  }
  const lines = fleet.plan.targets.flatMap(({ changes }) => changes)
  return { fleet, lines, said: lines.map(({ action, name }) => `${action} ${name}`), apply, identities, ...roles }
}

describe('roles of an application', () => {
  it('are assigned to its service principal, each once, and then kept', async () => {
    const files = [assigning(['reader', 'Reader', 'Owner at /subscriptions/s/x'])]
    const policy = { entry: { applications: ['*'], roles: [{ role: 'Owner', scope: '/subscriptions/s/x' }] }, deny: [] }
    const { said } = await plan(files, { rules: policy })
    expect(said).toEqual([`refuse Reader at ${SCOPE}`, 'refuse Owner at /subscriptions/s/x'])
    const bare = await plan([assigning(['reader', 'Reader'])])
    expect(bare.said).toEqual([`create Reader at ${SCOPE}`])
    const [applied] = await bare.apply()
    expect(applied?.effects.map(({ outcome }) => outcome)).toEqual(['created'])
    expect(bare.assignments).toEqual([mine()])
    expect((await plan([assigning(['reader'])], { stored: bare.assignments })).said).toEqual([
      `keep Reader at ${SCOPE}`,
    ])
  })

  it('without a service principal are refused, with the command that makes one', async () => {
    const { lines } = await plan([assigning(['Reader'], { address: application('bare') })])
    expect(lines[0]).toMatchObject({ action: 'refuse', reason: 'application-not-found' })
    expect(lines[0]).toMatchObject({ why: expect.stringContaining('az ad sp create --id bare') })
  })

  it('that are not there are refused with near names', async () => {
    const { lines } = await plan([assigning(['Readerr'])])
    expect(lines[0]).toMatchObject({
      action: 'refuse',
      reason: 'configuration-invalid',
      why: expect.stringContaining(`There is no role "Readerr" at "${SCOPE}". Near it: "Reader".`),
    })
    const far = await plan([assigning(['Xyz'])])
    expect(far.lines[0]).toMatchObject({ why: expect.stringContaining(`There is no role "Xyz" at "${SCOPE}". Name`) })
  })

  it('that cannot be read are refused, and a defect ends the run', async () => {
    const forbidden = new FederationError('manager-forbidden', 'No.')
    const { lines } = await plan([assigning(['Reader'])], { failing: { definitions: forbidden } })
    expect(lines[0]).toMatchObject({ action: 'refuse', reason: 'manager-forbidden', why: 'No.' })
    const lists = await plan([assigning(['Reader'])], { failing: { lists: () => forbidden } })
    expect(lists.lines[0]).toMatchObject({ action: 'refuse', reason: 'manager-forbidden', why: 'No.' })
    const defect = new TypeError('a defect')
    await expect(plan([assigning(['Reader'])], { failing: { definitions: defect } })).rejects.toBe(defect)
    const broken = { lists: () => defect as unknown as FederationError }
    await expect(plan([assigning(['Reader'])], { failing: broken })).rejects.toBe(defect)
  })

  it('of a target that could not be read are no lines', async () => {
    expect((await plan([assigning(['Reader'])], { unreadable: true })).lines).toEqual([])
  })
})

describe('roles of an application that is created', () => {
  const create: DeclaredApplication = {
    uniqueName: 'shop',
    displayName: 'Shop',
    owners: [],
    serviceManagementReference: undefined,
    adopt: false,
    source: 'f.yml:1:1',
  }
  const address: TargetAddress = { kind: 'application', uniqueName: 'shop' }
  const facts = { clientId: '', id: '', uniqueName: 'shop', missing: true } as const

  it('are for a principal that is known later, and depend on the application', async () => {
    const { lines, apply, identities, assignments, lists } = await plan([assigning(['Reader'], { address, create })], {
      facts,
    })
    expect(lines[0]).toMatchObject({ action: 'create', written: { principalId: null, assignment: null } })
    expect(lines[0]?.dependsOn).toHaveLength(1)
    expect(lists).toEqual([])
    identities.add('shop', { clientId: 'c', objectId: 'o', principalId: 'made' })
    await apply()
    expect(assignments).toEqual([mine('made')])
  })

  it('fail where the principal was not made', async () => {
    const { apply } = await plan([assigning(['Reader'], { address, create })], { facts })
    const [applied] = await apply()
    expect(applied?.effects[0]).toMatchObject({ outcome: 'failed', error: { code: 'application-not-found' } })
  })

  it('are for the principal that it has, once it is known', async () => {
    const { lines } = await plan([assigning(['Reader'], { address, create })], {
      facts: { clientId: 'app', id: 'o', uniqueName: 'shop' },
    })
    expect(lines[0]).toMatchObject({ written: { principalId: PRINCIPAL } })
  })
})

describe('roles of a managed identity', () => {
  it('are for its principal', async () => {
    const { lines } = await plan([assigning(['Reader'], { address: IDENTITY })], { facts: { principalId: 'p' } })
    expect(lines[0]).toMatchObject({ action: 'create', written: { principalId: 'p' } })
  })

  it('are refused where the manager may not read it', async () => {
    const { lines } = await plan([assigning(['Reader'], { address: IDENTITY })])
    expect(lines[0]).toMatchObject({ action: 'refuse', reason: 'manager-forbidden' })
  })
})

describe('pruning', () => {
  const foreign = { ...mine(), name: 'by-hand', roleId: 'owner', scope: '/subscriptions/s/y' }
  const others = mine(PRINCIPAL, '/subscriptions/s/z', 'platform')
  const former = mine(PRINCIPAL, '/subscriptions/s/old')
  const file = assigning(['Reader'], { prune: true })

  it('removes what this owner assigned and no longer declares, and nothing else', async () => {
    const { said, apply, assignments, lists } = await plan([file], { stored: [mine(), foreign, others, former] })
    expect(said).toEqual([`keep Reader at ${SCOPE}`, 'delete Reader at /subscriptions/s/old'])
    expect(lists).toEqual(['/subscriptions/s everybody'])
    await apply()
    expect(assignments).toEqual([mine(), foreign, others])
  })

  it('removes what a previous owner assigned', async () => {
    const moved = { ...file, previousOwners: ['platform'] }
    const { said } = await plan([moved], { stored: [mine(), others] })
    expect(said).toEqual([`keep Reader at ${SCOPE}`, 'delete Reader at /subscriptions/s/z'])
  })

  it('leaves what another file declares, and is not done where a file does not ask for it', async () => {
    const elsewhere = assigning(['Reader at /subscriptions/s/old'], { file: 'g.yml', owner: 'g' })
    const { said } = await plan([file, elsewhere], { stored: [mine(), former] })
    expect(said).toEqual([`keep Reader at ${SCOPE}`, 'keep Reader at /subscriptions/s/old'])
    expect((await plan([assigning(['Reader'])], { stored: [mine(), former] })).said).toHaveLength(1)
  })

  it('looks in the subscription of a managed identity as well, and at every target of the file', async () => {
    const both = assigning(['Reader'], { prune: true, address: IDENTITY })
    const { lists } = await plan([both], { facts: { principalId: 'p' } })
    expect(lists).toEqual(['/subscriptions/s everybody', '/subscriptions/mi everybody'])
    const above = '/providers/Microsoft.Management/managementGroups/m'
    const scopeless = assigning([`Reader at ${above}`], { prune: true })
    expect((await plan([scopeless])).lists).toEqual([`${above} ${PRINCIPAL}`])
  })

  it('reads each subscription once, whatever the number of targets and files', async () => {
    const targets = [...file.targets, ...assigning(['Reader'], { address: application('bare') }).targets]
    const more = assigning(['Reader at /subscriptions/S/x'], { file: 'g.yml', owner: 'g', prune: true })
    const { lists } = await plan([{ ...file, targets }, more])
    expect(lists).toEqual(['/subscriptions/s everybody'])
  })

  it('says where it could not look', async () => {
    const failing = (hint?: string) => ({
      lists: (scope: string) =>
        scope === SCOPE
          ? undefined
          : new FederationError('manager-forbidden', 'No.', hint === undefined ? {} : { hint }),
    })
    const { said, fleet } = await plan([file], { stored: [former], failing: failing('Ask.') })
    expect(said).toEqual([`create Reader at ${SCOPE}`, 'delete Reader at /subscriptions/s/old'])
    expect(fleet.warnings).toContain('Roles that left f.yml may remain: No. Ask.')
    expect((await plan([file], { failing: failing() })).fleet.warnings).toContain(
      'Roles that left f.yml may remain: No.',
    )
    const defect = new TypeError('a defect') as unknown as FederationError
    await expect(plan([file], { failing: { lists: () => defect } })).rejects.toBe(defect)
  })

  it('tells what a file assigned to an identity that it names no more', async () => {
    const orphan = mine('gone')
    const { fleet, lines } = await plan([file], { stored: [mine(), orphan] })
    expect(lines).toHaveLength(1)
    expect(fleet.warnings).toEqual([
      `A role at "${SCOPE}" was assigned by a file that names its principal (gone) no more: az role assignment delete --ids '${SCOPE}/providers/Microsoft.Authorization/roleAssignments/${orphan.name}'`,
    ])
    const targets = [...file.targets, ...assigning(['Reader'], { address: application('bare') }).targets]
    const unsure = await plan([{ ...file, targets }], { stored: [mine(), orphan] })
    expect(unsure.fleet.warnings).toEqual([])
    expect((await plan([file], { stored: [orphan], unreadable: true })).fleet.warnings).toEqual([])
  })

  it('names a role by its GUID where its definition cannot be read', async () => {
    const gone = { ...former, roleId: 'gone' }
    const named = { ...gone, name: assignmentName(gone, { tenantId: 't', owner: OWNER_NAME, sha256Hex }) }
    const { said } = await plan([file], { stored: [mine(), named] })
    expect(said).toContain('delete gone at /subscriptions/s/old')
  })

  it('needs the leave of the policy like any write', async () => {
    const rules: PolicyRules = { entry: { applications: ['*'], roles: [] }, deny: [] }
    const { lines } = await plan([file], { stored: [mine(), former], rules })
    expect(lines[1]).toMatchObject({ action: 'refuse', reason: 'not-permitted' })
  })
})

describe('a policy', () => {
  it('judges the definition: what gives roles to others is named literally', async () => {
    const without = await plan([assigning(['Owner'])])
    expect(without.lines[0]).toMatchObject({
      action: 'refuse',
      reason: 'not-permitted',
      why: `f.yml:1:1: The role "${OWNER.name}" can give roles to others: it is assigned only where a policy file names it literally.`,
    })
    expect(without.fleet.targets[0]?.forbidden).toHaveLength(1)
  })

  it('predicts without a manager what no reading could permit', async () => {
    const predicted = await plan([assigning(['Reader', 'reader'])], { managed: false })
    expect(predicted.said).toEqual([`create Reader at ${SCOPE}`])
    const open: PolicyRules = { entry: { applications: ['app'], roles: [{ role: 'Reader', scope: SCOPE }] }, deny: [] }
    expect((await plan([assigning(['Reader'])], { managed: false, rules: open })).said).toEqual([
      `create Reader at ${SCOPE}`,
    ])
    for (const rules of ['no-policy-glob', { entry: undefined, deny: [] }, { entry: {}, deny: [] }] as const) {
      const { lines } = await plan([assigning(['Reader'])], { managed: false, rules })
      expect(lines[0]).toMatchObject({ action: 'refuse', reason: 'not-permitted' })
    }
  })
})

describe('the writer of roles', () => {
  it('writes nothing else', async () => {
    const { fleet } = await plan([assigning(['Reader'])])
    const write = fleet.targets[0]?.session?.writeResource
    const line = Object.assign(fleet.plan.targets[0]?.changes[0] ?? {}, { resource: 'variable' })
    await expect(write?.(line as never, 0)).rejects.toThrow('Nothing writes the variable')
  })
})

describe('a target beside its roles', () => {
  it('keeps its credentials as they are, and what another file declares for it', async () => {
    const trusting = fileOf([[application('app'), [account('api')]]], { file: 'g.yml', owner: 'g', prune: false })
    const managed = await plan([assigning(['Reader']), trusting])
    expect(managed.lines.map(({ resource }) => resource)).toEqual(['role', 'federated'])
    const predicted = await plan([assigning(['Reader']), trusting], { managed: false })
    expect(predicted.lines.map(({ resource }) => resource)).toEqual(['role', 'federated'])
  })

  it('has roles to prune although its own entry declares none; a defect ends the run', async () => {
    const bare = fileOf([[application('app'), []]])
    const named = assigning(['Reader'], { address: application('bare'), prune: true })
    const file = { ...bare, targets: [...bare.targets, ...named.targets] }
    const { said } = await plan([file], { stored: [mine()] })
    expect(said).toEqual([`delete Reader at ${SCOPE}`, `refuse Reader at ${SCOPE}`])
    const defect = new TypeError('a defect')
    await expect(plan([file], { stored: [mine()], failing: { definitions: defect } })).rejects.toBe(defect)
  })
})
