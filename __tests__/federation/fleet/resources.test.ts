/** Tests how other kinds of things join a plan: beside the credentials of their targets, before what depends on them, each by its own writer. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import type { TargetPlan } from '../../../src/core/plan/plan.ts'
import { toPlanFile } from '../../../src/core/plan/plan-file.ts'
import type { ResourceChange } from '../../../src/core/plan/resource-change.ts'
import { refusedResource } from '../../../src/core/plan/resource-change.ts'
import { failuresOf } from '../../../src/federation/fleet/apply-fleet.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import type { PlannedTarget } from '../../../src/federation/fleet/planned-target.ts'
import {
  combineResources,
  joinRepositories,
  type PlanResources,
  type ResourcePlan,
} from '../../../src/federation/fleet/resources.ts'
import { keyIn } from '../../../src/federation/plan/execute.ts'
import type { WriteResource } from '../../../src/federation/plan/session.ts'
import { buildFleetSummary, fleetLines, targetName } from '../../../src/report/fleet.ts'
import { account, application, fileOf, open } from './fleet-world.ts'

const BASE = { source: 'f.yml:1:1', differences: [] } as const
const contributor = {
  role: 'Contributor',
  roleId: null,
  scope: '/subscriptions/s',
  principalId: null,
  principalType: 'ServicePrincipal',
  assignment: null,
} as const
const role = {
  ...BASE,
  resource: 'role',
  action: 'create',
  reason: 'It is not assigned.',
  name: 'r1',
  written: contributor,
} as const satisfies ResourceChange
const secret: ResourceChange = {
  ...BASE,
  resource: 'client-secret',
  action: 'delete',
  reason: 'The file retires it.',
  name: 'key-1',
  written: { holder: 'application', displayName: null, ends: '2027-01-01' },
  asked: true,
}
const environmentLine: ResourceChange = {
  ...BASE,
  resource: 'environment',
  action: 'create',
  reason: 'It does not exist.',
  name: 'production',
  written: { reviewers: ['octocat'], 'wait-minutes': 5 },
}
const keptVariable: ResourceChange = {
  ...BASE,
  resource: 'variable',
  action: 'keep',
  reason: 'It has this value.',
  name: 'production/AZURE_CLIENT_ID',
  written: { value: 'a' },
}
const REPOSITORY: TargetPlan = {
  kind: 'repository',
  clientId: '',
  id: '42',
  uniqueName: null,
  displayName: 'octo-org/shop',
  error: null,
  changes: [environmentLine, keptVariable],
}
const HEAD = { multiTenant: undefined, owners: undefined, foreign: 0, spellings: [] }

function noting(fails: readonly string[] = []) {
  const written: string[] = []
  const write: WriteResource = async (change) => {
    if (fails.includes(change.name)) throw new FederationError('github-forbidden', 'No.')
    written.push(`${change.resource} ${change.name}`)
    return { outcome: change.action === 'delete' ? 'deleted' : 'created', change }
  }
  return { written, write }
}

function repositoryOf(write: WriteResource | undefined): PlannedTarget {
  const session = write === undefined ? {} : { writeResource: write }
  return { plan: REPOSITORY, head: HEAD, session, error: undefined, owned: new Map(), forbidden: [] }
}

const plan = (changes: readonly ResourceChange[], write: WriteResource, more: Partial<ResourcePlan> = {}) =>
  ({
    changes,
    writeResource: write,
    adjust: more.adjust ?? ((change) => change),
    forbidden: more.forbidden ?? [],
  }) satisfies ResourcePlan

const roles =
  (
    write: WriteResource,
    changes: readonly ResourceChange[] = [role],
    more: Partial<ResourcePlan> = {},
  ): PlanResources =>
  async (targets) => ({
    targets: new Map(targets.map((target) => [target, plan(changes, write, more)])),
    repositories: [],
    warnings: ['A role may take minutes to count.'],
  })
const repositories =
  (write: WriteResource | undefined): PlanResources =>
  async () => ({ targets: new Map(), repositories: [repositoryOf(write)], warnings: [] })

const files = [fileOf([[application('a'), [account('x')]]])]

describe('other kinds of things', () => {
  it('are written in their phases by their own writers', async () => {
    const { written, write } = noting()
    const { apply } = open({ planResources: [roles(write, [role, secret]), repositories(write)] })
    const { fleet, applied } = await apply(files, { kind: 'count', count: 0 })
    expect(written).toEqual(['environment production', 'role r1', 'client-secret key-1'])
    expect(applied.flatMap(({ effects }) => effects.map(({ outcome }) => outcome))).toEqual([
      'created',
      'kept',
      'created',
      'deleted',
      'created',
    ])
    expect(fleet.warnings).toContain('A role may take minutes to count.')
  })

  it('keep what depends on them from being written when they fail', async () => {
    const { write } = noting(['production'])
    const dependsOn = [keyIn(REPOSITORY, environmentLine)]
    const { apply, directories } = open({
      planResources: [repositories(write), roles(write, [], { adjust: (change) => ({ ...change, dependsOn }) })],
    })
    const { applied } = await apply(files)
    expect(failuresOf(applied, {}).map(({ error }) => error.code)).toEqual(['github-forbidden', 'partial-failure'])
    expect(directories.get('a')?.stored()).toEqual([])
  })

  it('are refused with their own sentence', async () => {
    const { write, written } = noting()
    const { apply } = open({
      planResources: [
        roles(write, [refusedResource(role, 'not-permitted', 'No entry allows it.')], {
          forbidden: ['f.yml:1:1: No.'],
        }),
      ],
    })
    const { fleet, applied } = await apply(files)
    expect(failuresOf(applied, {}).map(({ error }) => error.message)).toContain('No entry allows it.')
    expect(written).toEqual([])
    expect(
      fleetLines(fleet)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('because    not-permitted: No entry allows it.')
    expect(fleet.targets[0]?.forbidden).toEqual(['f.yml:1:1: No.'])
  })

  it('that nothing writes are an error of the program, told on their line', async () => {
    const { apply } = open({ planResources: [repositories(undefined)] })
    const { applied } = await apply(files)
    expect(failuresOf(applied, {}).map(({ error }) => error.code)).toEqual(['internal'])
    await expect(combineResources([]).writeResource(role, 0)).rejects.toThrow('Nothing writes the role "r1"')
  })

  it('stand in the plan, its file and its summary, and are digested by what they write', async () => {
    const { write } = noting()
    const { ports, request } = open({ planResources: [roles(write), repositories(write)] })
    const fleet = await planFleet(request(files), ports)
    const lines = fleetLines(fleet).map(({ text }) => text)
    expect(lines).toContain('  + create role "r1" (f.yml:1:1)')
    expect(lines).toContain('      wait-minutes: 5')
    expect(lines).toContain('      reviewers: ["octocat"]')
    expect(targetName(REPOSITORY)).toBe('repository octo-org/shop')
    expect(targetName({ ...REPOSITORY, displayName: null })).toBe('repository 42')
    expect(buildFleetSummary(fleet)).toContain('environment production')
    expect(JSON.stringify(toPlanFile(fleet.plan))).toContain(
      '"written":{"role":"Contributor","roleId":null,"scope":"/subscriptions/s",',
    )
    const other = { ...role, written: { ...contributor, role: 'Owner' } } as const
    const changed = open({ planResources: [roles(write, [other]), repositories(write)] })
    const again = await planFleet(changed.request(files), changed.ports)
    expect(again.plan.digest).not.toBe(fleet.plan.digest)
  })

  it('are predicted without a manager', async () => {
    const { write } = noting()
    const { ports, request } = open({ planResources: [roles(write)] })
    const fleet = await planFleet(request(files), { ...ports, readTargets: undefined })
    expect(fleet.plan.targets[0]?.changes.map(({ resource }) => resource)).toEqual(['role', 'federated'])
  })
})

describe('one repository of several kinds', () => {
  const targetOf = (id: string, change: ResourceChange, forbidden: readonly string[] = []): PlannedTarget => ({
    plan: {
      kind: 'repository',
      clientId: '',
      id,
      uniqueName: id === '' ? 'octo-org/gone' : null,
      displayName: 'r',
      error: null,
      changes: [change],
    },
    head: { multiTenant: undefined, owners: undefined, foreign: 0, spellings: [] },
    session: { writeResource: async (line) => ({ outcome: 'updated', change: line }) },
    error: undefined,
    owned: new Map(),
    forbidden,
  })

  it('is one target, with the writers of each and what none of them may', async () => {
    const lines = [environmentLine, { ...environmentLine, name: 'staging' }]
    const [one, other] = lines.map((line) => targetOf('7', line, [line.name]))
    if (one === undefined || other === undefined) throw new Error('no targets')
    const [joined, ...rest] = joinRepositories([
      one,
      other,
      targetOf('8', environmentLine),
      targetOf('', environmentLine),
    ])
    expect(rest).toHaveLength(2)
    expect(joined?.plan.changes).toEqual(lines)
    expect(joined?.forbidden).toEqual(['production', 'staging'])
    for (const line of lines) expect((await joined?.session?.writeResource?.(line, 0))?.change).toBe(line)
    await expect(joined?.session?.writeResource?.(role, 0)).rejects.toMatchObject({ code: 'internal' })
  })

  it('without a session has no writer', async () => {
    const [joined] = joinRepositories([{ ...targetOf('7', environmentLine), session: undefined }, targetOf('7', role)])
    await expect(joined?.session?.writeResource?.(environmentLine, 0)).rejects.toMatchObject({ code: 'internal' })
  })
})
