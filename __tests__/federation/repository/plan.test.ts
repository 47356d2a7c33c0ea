/** Plans of repositories: environments before the credentials that trust them, variables after, refusals beside what goes on. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import type { ResourceChange } from '../../../src/core/plan/resource-change.ts'
import type { PolicyRules } from '../../../src/core/policy/entry.ts'
import { applyFleet } from '../../../src/federation/fleet/apply-fleet.ts'
import { type FleetEnvironment, withDeclaredEnvironments } from '../../../src/federation/fleet/environments.ts'
import type { FleetFile } from '../../../src/federation/fleet/fleet.ts'
import { createIdentityRecord } from '../../../src/federation/fleet/identities.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import type { GitHubReader } from '../../../src/federation/ports.ts'
import { createRepositoryPlanner } from '../../../src/federation/repository/plan-repositories.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { application, environment, fileOf, open, type Targets } from '../fleet/fleet-world.ts'
import { createFakeRepositories, environmentWith, OCTOCAT } from './fake-repositories.ts'

const MAIN = { kind: 'listed', rules: [{ kind: 'branch', name: 'main' }] } as const
const declared = (more: Partial<FleetEnvironment> = {}): FleetEnvironment => ({
  repository: undefined,
  environment: 'prod',
  rules: { branches: MAIN },
  identity: application('a'),
  scopes: [],
  variables: {},
  adopt: false,
  source: 'f.yml:2:1',
  ...more,
})
const PROD: Targets = [[application('a'), [environment('prod')]]]

interface Setting {
  readonly environments?: readonly FleetEnvironment[]
  readonly targets?: Targets
  readonly github?: Partial<GitHubReader>
  readonly world?: Parameters<typeof open>[0]
  readonly fake?: ReturnType<typeof createFakeRepositories>
  readonly rules?: PolicyRules
  readonly rights?: boolean
  readonly applies?: boolean
  readonly manager?: boolean
  /** The run knows the application "shop" already. */
  readonly known?: boolean
  readonly file?: Partial<FleetFile>
}

async function plan({ fake = createFakeRepositories(), world = {}, rights = true, ...setting }: Setting = {}) {
  const reader = createFakeGitHub(setting.github)
  const environments = setting.environments ?? [declared()]
  const github = withDeclaredEnvironments(reader, environments, 'octo-org/shop')
  const identities = createIdentityRecord()
  if (setting.known) identities.add('shop', { clientId: 'known', objectId: 'o', principalId: undefined })
  const fleetWorld = open(world)
  const { ports, request, log } = fleetWorld
  const planner = createRepositoryPlanner({
    rights: rights ? { github, store: fake.store } : undefined,
    identities,
    clock: ports.clock,
    log: ports.log,
    applies: setting.applies ?? false,
  })
  const file = { ...fileOf(setting.targets ?? PROD), environments, ...setting.file }
  const asked = {
    ...request([file, fileOf([], { file: 'g.yml', owner: 'g' })]),
    policy: { ...request([]).policy, rules: () => setting.rules ?? 'no-policy-single-file' },
  }
  const all = {
    ...ports,
    github,
    planResources: [planner],
    ...(setting.manager === false && { readTargets: undefined }),
  } as const
  const fleet = await planFleet(asked, all)
  const lines = fleet.plan.targets.flatMap(({ changes }) => changes)
  const shown = lines.map(
    ({ resource, name, action }) => `${action} ${resource === 'federated' ? 'credential' : `${resource} ${name}`}`,
  )
  const why = lines.flatMap((line) => ('why' in line ? [`${line.name}: ${line.reason}: ${line.why}`] : []))
  const apply = async () => {
    const settings = {
      planDigest: undefined,
      maxDeletions: { kind: 'count', count: 0 },
      timeoutMs: 60_000,
      facts: {},
    } as const
    const applied = await applyFleet(fleet, settings, ports)
    return applied.flatMap(({ effects }) =>
      effects.map(
        ({ outcome, change }) => `${change.resource === 'federated' ? 'credential' : change.name}: ${outcome}`,
      ),
    )
  }
  return { fleet, fake, identities, shown, why, apply, log, directories: fleetWorld.directories }
}

const written = (fleet: Awaited<ReturnType<typeof plan>>['fleet'], name: string) =>
  fleet.plan.targets.flatMap(({ changes }) => changes).find((line): line is ResourceChange => line.name === name)
    ?.written

describe('one line of the short form', () => {
  it('plans environment, credential and variables, and writes them in this order', async () => {
    const { shown, apply, fake, fleet } = await plan()
    expect(shown).toEqual([
      'create environment prod',
      'create variable prod/AZURE_CLIENT_ID',
      'create variable prod/AZURE_TENANT_ID',
      'create credential',
    ])
    expect(fleet.plan.targets[0]).toMatchObject({ kind: 'repository', id: '2', displayName: 'octo-org/shop' })
    expect(await apply()).toEqual([
      'prod: created',
      'prod/AZURE_CLIENT_ID: created',
      'prod/AZURE_TENANT_ID: created',
      'credential: created',
    ])
    expect(Object.fromEntries(fake.environments.get('prod')?.variables ?? [])).toEqual({
      AZURE_CLIENT_ID: 'a',
      AZURE_TENANT_ID: 't',
    })
    const again = await plan({ fake })
    expect(again.shown.slice(0, 3)).toEqual([
      'keep environment prod',
      'keep variable prod/AZURE_CLIENT_ID',
      'keep variable prod/AZURE_TENANT_ID',
    ])
  })

  it('trusts nothing whose rules could not be set, and writes no variable there', async () => {
    const fake = createFakeRepositories(() => ({
      putEnvironment: async () => ({ kind: 'no-plan', said: 'plan' }),
    }))
    const { apply, directories } = await plan({ fake })
    expect(await apply()).toEqual([
      'prod: failed',
      'prod/AZURE_CLIENT_ID: failed',
      'prod/AZURE_TENANT_ID: failed',
      'credential: failed',
    ])
    expect(await directories.get('a')?.store.list()).toEqual([])
  })

  it('warns of an environment that anybody can use', async () => {
    const { fleet } = await plan({ environments: [declared({ rules: {} })] })
    expect(fleet.warnings.join()).toContain('f.yml:2:1: octo-org/shop: The environment "prod" has no rules')
  })

  it('says how many requests reading takes', async () => {
    const { log } = await plan()
    expect(log.lines.join('\n')).toContain('Reading one environment of one repository: about 3 requests, ten at once')
  })
})

it('says the same of several', async () => {
  const more = declared({ repository: 'octo-org/hidden', environment: 'a' })
  const { log } = await plan({ environments: [declared(), declared({ environment: 'qa' }), more] })
  expect(log.lines.join('\n')).toContain('Reading 3 environments of 2 repositories: about 9 requests, ten at once')
})

describe('reviewers', () => {
  it('that GitHub shows already are not asked for; the rest is found once', async () => {
    const asked: string[] = []
    const fake = createFakeRepositories(({ reviewer }) => ({
      reviewer: async (fullName, name) => {
        asked.push(name)
        return reviewer(fullName, name)
      },
    }))
    fake.environments.set('prod', environmentWith({ reviewers: [OCTOCAT] }))
    const rules = { reviewers: ['Octocat', 'octo-org/ops', 'octo-org/ops'] }
    const { shown } = await plan({ fake, environments: [declared({ rules })] })
    expect(asked).toEqual(['octo-org/ops'])
    expect(shown[0]).toBe('keep environment prod')
  })

  it('who are none are named in the line, which nothing writes', async () => {
    const { why, fleet } = await plan({ environments: [declared({ rules: { reviewers: ['x', 'y', 'octocat'] } })] })
    expect(why).toEqual(['prod: configuration-invalid: There is no person "x". There is no person "y".'])
    const [target] = fleet.targets
    const [line] = target?.plan.changes ?? []
    if (line === undefined || line.resource === 'federated') throw new Error('There is no line.')
    for (const each of [line, { ...line }])
      await expect(target?.session?.writeResource?.(each, 0)).rejects.toMatchObject({ code: 'internal' })
  })
})

describe('what GitHub does not tell', () => {
  const forbidden = async () => {
    throw new FederationError('github-forbidden', 'No.', { hint: 'Ask.' })
  }

  it('is a refusal of the environment, and of what depends on it', async () => {
    const { why, apply } = await plan({ fake: createFakeRepositories(() => ({ environment: forbidden })) })
    expect(why).toEqual(['prod: github-forbidden: No. Ask.'])
    expect(await apply()).toContain('credential: failed')
  })

  it('is a refusal of the variables alone', async () => {
    const fake = createFakeRepositories(() => ({ variables: forbidden }))
    fake.environments.set('prod', environmentWith({ branches: MAIN }))
    const { why, apply } = await plan({ fake })
    expect(why).toEqual([
      'prod/AZURE_CLIENT_ID: github-forbidden: No. Ask.',
      'prod/AZURE_TENANT_ID: github-forbidden: No. Ask.',
    ])
    expect(await apply()).toContain('credential: created')
  })

  it('is no reason to hide a bug', async () => {
    const broken = async () => {
      throw new TypeError('broken')
    }
    await expect(plan({ fake: createFakeRepositories(() => ({ environment: broken })) })).rejects.toThrow('broken')
    await expect(plan({ github: { repository: broken }, targets: [] })).rejects.toThrow('broken')
  })

  it('is a refusal of everything in a repository that nobody may see', async () => {
    const other = [declared({ repository: 'octo-org/hidden' })]
    for (const setting of [{ environments: other }, { rights: false }]) {
      const { shown, why, fleet } = await plan({ ...setting, targets: [] })
      expect(shown).toEqual(['refuse environment prod'])
      expect(why[0]).toContain('does not see the repository octo-org/')
      expect(fleet.plan.targets[0]).toMatchObject({ kind: 'repository', id: '' })
    }
  })

  it('keeps a repository of another owner alone', async () => {
    const moved = { fullName: 'evil/shop', id: '9', ownerId: '8', createdAt: '', defaultBranch: 'main' }
    const { why } = await plan({ github: { repository: async () => moved }, targets: [] })
    expect(why[0]).toContain('prod: repository-moved')
  })
})

describe('the identity', () => {
  const clientId = (fleet: Awaited<ReturnType<typeof plan>>['fleet']) => written(fleet, 'prod/AZURE_CLIENT_ID')

  it('is known from the file where nobody reads targets', async () => {
    expect(clientId((await plan({ manager: false })).fleet)).toEqual({ value: 'a' })
  })

  it('is known later for an application without a client ID yet', async () => {
    const identity = { kind: 'application', uniqueName: 'shop' } as const
    const environments = [declared({ identity })]
    const unread = await plan({ environments, targets: [[identity, [environment('prod')]]], manager: false })
    expect(clientId(unread.fleet)).toEqual({ value: null, 'value-of': 'shop' })
    const read = await plan({
      environments,
      targets: [[identity, [environment('prod')]]],
      world: { facts: { clientId: '', uniqueName: 'shop' } },
    })
    expect(clientId(read.fleet)).toEqual({ value: null, 'value-of': 'shop' })
  })

  it('is the one that the run knows already, or named as the file does', async () => {
    const shop = { kind: 'application', uniqueName: 'shop' } as const
    const known = await plan({ known: true, environments: [declared({ identity: shop })], targets: [] })
    expect(clientId(known.fleet)).toEqual({ value: 'known' })
    const object = { kind: 'application', objectId: 'o' } as const
    const unread = await plan({ environments: [declared({ identity: object })], targets: [] })
    expect(clientId(unread.fleet)).toEqual({ value: null, 'value-of': 'application with object ID o' })
  })

  it('is that of the run where it was created by it', async () => {
    const identity = { kind: 'application', uniqueName: 'shop' } as const
    const fake = createFakeRepositories()
    const { apply, identities } = await plan({
      fake,
      environments: [declared({ identity })],
      targets: [[identity, [environment('prod')]]],
      world: { facts: { clientId: '', id: '', uniqueName: 'shop' } },
    })
    identities.add('shop', { clientId: 'made', objectId: 'o', principalId: undefined })
    expect(await apply()).toContain('prod/AZURE_CLIENT_ID: created')
    expect(fake.environments.get('prod')?.variables.get('AZURE_CLIENT_ID')).toBe('made')
  })

  it('of a managed identity comes from ARM, or is a refusal where that may not be read', async () => {
    const identity = { kind: 'managed-identity', resourceId: '/subscriptions/s/i' } as const
    const setting = { environments: [declared({ identity })], targets: [[identity, [environment('prod')]]] } as const
    expect(clientId((await plan({ ...setting, world: { facts: { clientId: 'm' } } })).fleet)).toEqual({ value: 'm' })
    const { why } = await plan({ ...setting, world: { facts: { clientId: '' } } })
    expect(why[0]).toContain('prod/AZURE_CLIENT_ID: manager-forbidden: Its identity is not known')
    const unread = await plan({ ...setting, manager: false })
    expect(clientId(unread.fleet)).toEqual({ value: null, 'value-of': '/subscriptions/s/i' })
    expect(
      (
        await plan({
          ...setting,
          world: { failing: { '/subscriptions/s/i': new FederationError('application-not-found', 'x') } },
        })
      ).why[0],
    ).toContain('application-not-found')
  })

  it('that cannot be declared or read refuses its variables, with its own code', async () => {
    const failing = { a: new FederationError('application-not-found', 'It is not there.') }
    const { why } = await plan({ world: { failing } })
    expect(why[0]).toBe('prod/AZURE_CLIENT_ID: application-not-found: Its identity is not known: It is not there.')
    const unknown = { customization: async () => ({ status: 403 }) }
    expect((await plan({ github: unknown })).why[0]).toContain('prod/AZURE_CLIENT_ID: subject-unknown')
  })

  it('gives the subscription of its roles', async () => {
    const scopes = ['/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/g']
    const { fleet } = await plan({ environments: [declared({ scopes })] })
    expect(written(fleet, 'prod/AZURE_SUBSCRIPTION_ID')).toEqual({ value: '22222222-2222-2222-2222-222222222222' })
  })
})

describe('credentials', () => {
  const dependencies = ({ fleet }: Awaited<ReturnType<typeof plan>>) =>
    fleet.plan.targets.flatMap(({ changes }) =>
      changes.flatMap((line) => (line.resource === 'federated' ? [line.dependsOn?.length ?? 0] : [])),
    )

  it('of the long form wait for the environment as well, whatever they call the repository', async () => {
    const long: Targets = [
      [application('a'), [environment('PROD', { repository: 'Octo-Org/Shop' }), environment('other')]],
      [
        application('b'),
        [environment('prod'), { ...environment('prod'), context: { kind: 'ref', ref: 'refs/heads/main' } } as never],
      ],
    ]
    expect(dependencies(await plan({ targets: long }))).toEqual([1, 0, 1, 0])
  })

  it('are found by name where nobody knows the repository', async () => {
    const { fleet } = await plan({
      environments: [declared({ repository: 'octo-org/hidden' })],
      targets: [[application('a'), [{ kind: 'subject', issuer: 'https://gitlab.com', subject: 'x' }]]],
    })
    expect(fleet.plan.targets).toHaveLength(2)
  })

  it('that a repository of the policy is refused for are not written', async () => {
    const rules = { entry: { applications: [], issuers: ['github'] }, deny: [] }
    const { fleet, apply, fake } = await plan({ rules })
    expect(fleet.targets[0]?.forbidden[0]).toBe('f.yml:2:1: The policy does not let this file manage environments.')
    expect((await apply()).every((each) => /failed|refused/.test(each))).toBe(true)
    expect(fake.writes).toEqual([])
  })
})

describe('limits', () => {
  const limit = (remaining: number) => () => ({ remaining, resetsAt: 1_800_000_000_000 })

  it('stop before anything is read', async () => {
    await expect(plan({ github: { rateLimit: limit(2) }, targets: [] })).rejects.toThrow(
      'reading the environments takes about 3',
    )
    await plan({ github: { rateLimit: limit(3) }, targets: [] })
  })

  it('stop before anything is written, where something would be', async () => {
    const fake = createFakeRepositories(() => ({ rateLimit: limit(11) }))
    await expect(plan({ fake, applies: true })).rejects.toThrow('writing what is declared takes about 12')
    await plan({ fake })
    const few = createFakeRepositories(() => ({ rateLimit: limit(0) }))
    few.environments.set('prod', environmentWith({ branches: MAIN }, { AZURE_CLIENT_ID: 'a', AZURE_TENANT_ID: 't' }))
    await plan({ fake: few, applies: true })
    const bare = createFakeRepositories(() => ({ rateLimit: limit(10) }))
    await expect(plan({ fake: bare, applies: true, environments: [declared({ rules: {} })] })).rejects.toThrow(
      'about 11',
    )
  })

  it('an environment has one entry, whatever its repository is called', async () => {
    const facts = { fullName: 'octo-org/shop', id: '2', ownerId: '1', createdAt: '', defaultBranch: 'main' }
    const twice = [declared(), declared({ repository: 'octo-org/old-name', environment: 'Prod', source: 'f.yml:9:1' })]
    const planned = plan({ environments: twice, github: { repository: async () => facts }, targets: [] })
    await expect(planned).rejects.toMatchObject({
      code: 'configuration-invalid',
      details: ['f.yml:9:1: The environment "Prod" is declared at f.yml:2:1 already.'],
    })
  })
})

describe('a policy', () => {
  it('judges variables by name, and overwriting by its leave to adopt', async () => {
    const fake = createFakeRepositories()
    fake.environments.set('prod', environmentWith({ branches: MAIN }, { AZURE_CLIENT_ID: 'old' }))
    const rules = { entry: { applications: [], repositories: ['octo-org/shop'] }, deny: [] }
    const { why } = await plan({
      fake,
      rules,
      environments: [declared({ adopt: true, variables: { REGION: 'west' } })],
    })
    expect(why).toEqual([
      'prod/AZURE_CLIENT_ID: not-permitted: The policy does not let this file adopt what somebody else made.',
      'prod/REGION: not-permitted: The policy does not let this file write the variable "REGION".',
    ])
  })
})

describe('declared environments', () => {
  const look = (rules: FleetEnvironment['rules'], stored: 'missing' | 'protected' | 'unprotected') =>
    withDeclaredEnvironments(
      createFakeGitHub({ environment: async () => stored }),
      [declared({ rules })],
      'octo-org/shop',
    ).environment('Octo-Org/Shop', 'Prod')

  it('look as they will be', async () => {
    expect(await look({ branches: MAIN }, 'missing')).toBe('protected')
    expect(await look({ reviewers: ['octocat'] }, 'unprotected')).toBe('protected')
    expect(await look({}, 'missing')).toBe('unprotected')
    expect(await look({}, 'protected')).toBe('protected')
  })

  it('are no others', async () => {
    const github = withDeclaredEnvironments(createFakeGitHub(), [declared({ rules: {} })], 'octo-org/shop')
    expect(await github.environment('octo-org/shop', 'other')).toBe('protected')
  })
})
