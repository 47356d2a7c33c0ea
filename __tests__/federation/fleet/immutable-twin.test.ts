/** Tests that a file can trust both forms of GitHub's subjects: what stands beside what, and what never does. */
import { describe, expect, it } from 'vitest'
import type { FleetFile, FleetTrust } from '../../../src/federation/fleet/fleet.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import { subjectUnknown } from '../../../src/federation/plan/subject-rule.ts'
import type { GitHubReader } from '../../../src/federation/ports.ts'
import { account, application, environment, fileOf, open } from './fleet-world.ts'

const GITHUB = 'https://token.actions.githubusercontent.com'
const answering = (prefix: string): Partial<GitHubReader> => ({
  customization: async () => ({ status: 200, body: { use_default: true, sub_claim_prefix: prefix } }),
})
const BY_NAMES = answering('repo:octo-org/shop')
const add = (trusts: readonly FleetTrust[], more: Partial<FleetFile> = {}): FleetFile =>
  fileOf([[application('a'), trusts]], { immutableSubjects: 'add', ...more })
const given = (subject: string): FleetTrust => ({ kind: 'subject', issuer: GITHUB, subject })

type World = ReturnType<typeof open>
const planned = ({ ports, request }: World, file: FleetFile) => planFleet(request([file]), ports)
const matchesOf = async (world: World, file: FleetFile) =>
  (await planned(world, file)).plan.targets[0]?.changes.map((change) =>
    change.resource === 'federated' ? [change.action, change.subject ?? change.claimsMatchingExpression] : [],
  )
const storedIn = ({ directories }: World) =>
  directories
    .get('a')
    ?.stored()
    .map(({ subject }) => subject)

describe('a file that adds immutable subjects', () => {
  it('trusts the form with IDs beside the one by names', async () => {
    expect(await matchesOf(open({ github: BY_NAMES }), add([environment('production')]))).toEqual([
      ['create', 'repo:octo-org/shop:environment:production'],
      ['create', 'repo:octo-org@1/shop@2:environment:production'],
    ])
  })

  it('trusts one form where it says `keep`', async () => {
    const file = add([environment('production')], { immutableSubjects: 'keep' })
    expect(await matchesOf(open({ github: BY_NAMES }), file)).toHaveLength(1)
  })

  it('trusts no names anew where the repository presents IDs', async () => {
    expect(await matchesOf(open(), add([environment('production')]))).toEqual([
      ['create', 'repo:octo-org@1/shop@2:environment:production'],
    ])
  })

  it('has both forms of a pattern, each an expression that no guard refuses', async () => {
    const pattern = environment('', { context: { kind: 'branch-pattern', pattern: 'release/*' } })
    const changes = await matchesOf(open({ github: BY_NAMES }), add([pattern]))
    expect(changes?.map(([action, text]) => [action, JSON.stringify(text).includes('octo-org@1/shop@2')])).toEqual([
      ['create', false],
      ['create', true],
    ])
  })

  it('has both forms of a subject that the file writes out', async () => {
    const file = add([given('repo:octo-org/shop:ref:refs/heads/main')])
    expect(await matchesOf(open({ github: BY_NAMES }), file)).toEqual([
      ['create', 'repo:octo-org/shop:ref:refs/heads/main'],
      ['create', 'repo:octo-org@1/shop@2:ref:refs/heads/main'],
    ])
  })

  it('has one form of a subject without a repository, and of a template without one', async () => {
    expect(await matchesOf(open(), add([given('repository_id:2:environment:production')]))).toHaveLength(1)
    const customization = async () => ({
      status: 200,
      body: { use_default: false, include_claim_keys: ['repository_id', 'context'] },
    })
    const github = { customization }
    expect(await matchesOf(open({ github }), add([environment('production')]))).toHaveLength(1)
  })

  it('leaves a twin out that it declares itself', async () => {
    const file = add([environment('production'), given('repo:octo-org@1/shop@2:environment:production')])
    expect(await matchesOf(open({ github: BY_NAMES }), file)).toHaveLength(2)
  })

  it('gives the twin a name of its own', async () => {
    const file = add([environment('production')])
    const [target] = file.targets
    const named = target?.credentials.map((each) => ({ ...each, name: 'mine' })) ?? []
    const fleet = await planned(open({ github: BY_NAMES }), {
      ...file,
      targets: [{ address: application('a'), source: 'f.yml:1:1', credentials: named }],
    })
    const names = fleet.plan.targets[0]?.changes.map(({ name }) => name)
    expect(names?.[0]).toBe('mine')
    expect(names?.[1]).toMatch(/^gh-octo-org-shop-environment-production-/)
  })

  it('leaves other issuers alone, and says where IDs are not known', async () => {
    const world = open()
    const ghe: FleetTrust = {
      kind: 'subject',
      issuer: 'https://token.actions.octo.ghe.com',
      subject: 'repo:octo-org/shop:environment:production',
    }
    const fleet = await planned(world, add([account('api'), ghe]))
    expect(fleet.plan.targets[0]?.changes).toHaveLength(2)
    expect(fleet.warnings.filter((line) => line.includes('No immutable twin'))).toEqual([
      'f.yml:3:1: No immutable twin is trusted: "https://token.actions.octo.ghe.com" is not known to sign subjects with IDs.',
    ])
  })

  it('says that an expression has no twin', async () => {
    const expression = "claims['sub'] matches 'repo:octo-org/shop:environment:*' and claims['repository_id'] eq '2'"
    const fleet = await planned(open(), add([{ kind: 'expression', issuer: GITHUB, expression }]))
    expect(fleet.warnings.some((line) => line.includes('No immutable twin is made of an expression'))).toBe(true)
  })

  it('has one rule for every repository of an owner, which matches both forms', async () => {
    const wide = environment('production', {
      owner: 'octo-org',
      reusableWorkflow: 'octo-org/shop/.github/workflows/deploy.yml@refs/heads/main',
    })
    const fleet = await planned(open(), add([wide]))
    expect(fleet.plan.targets[0]?.changes).toHaveLength(1)
    expect(fleet.warnings.some((line) => line.includes('No immutable twin'))).toBe(false)
  })

  it('plans no target whose repository tells no IDs, or cannot be read', async () => {
    const repository = async () => undefined
    const unread = await planned(open({ github: { ...BY_NAMES, repository } }), add([environment('production')]))
    expect(unread.plan.targets[0]?.error).toBe('[subject-unknown] The IDs of octo-org/shop are not known.')
    const customization = async () => Promise.reject(subjectUnknown('Not told.', 'Ask.'))
    const failing = await planned(open({ github: { customization } }), add([environment('production')]))
    expect(failing.plan.targets[0]?.error).toBe('[subject-unknown] Not told.')
  })

  it('shows which lines pass the limit of a target, before anything is written', async () => {
    const many = Array.from({ length: 11 }, (_, index) => environment(`stage-${index}`))
    const changes = (await planned(open({ github: BY_NAMES }), add(many))).plan.targets[0]?.changes ?? []
    expect(changes.filter(({ action }) => action === 'refuse').map(({ reason }) => reason)).toContain(
      'credential-limit',
    )
  })
})

describe('a repository that opts in', () => {
  const both = ['repo:octo-org/shop:environment:production', 'repo:octo-org@1/shop@2:environment:production']

  async function optedIn(immutableSubjects: 'keep' | 'add') {
    let prefix = 'repo:octo-org/shop'
    const customization: GitHubReader['customization'] = async () => ({
      status: 200,
      body: { use_default: true, sub_claim_prefix: prefix },
    })
    const world = open({ github: { customization } })
    await world.apply([add([environment('production')])])
    prefix = 'repo:octo-org@1/shop@2'
    const file = add([environment('production')], { immutableSubjects })
    const { fleet } = await world.apply([file])
    return { world, actions: fleet.plan.targets[0]?.changes.map(({ action }) => action) }
  }

  it('keeps both forms while the file adds, though it prunes', async () => {
    const { world, actions } = await optedIn('add')
    expect(actions).toEqual(['keep', 'keep'])
    expect(storedIn(world)).toEqual(both)
  })

  it('loses the names with `keep` and `prune`', async () => {
    const { world, actions } = await optedIn('keep')
    expect(actions).toEqual(['keep', 'delete'])
    expect(storedIn(world)).toEqual(both.slice(1))
  })
})

describe('a repository that is renamed under its owner', () => {
  const renamedTo = (fullName: string): GitHubReader['repository'] => {
    const facts = { id: '2', ownerId: '1', createdAt: '2026-08-01T09:00:00Z', defaultBranch: 'main' }
    return async () => ({ ...facts, fullName })
  }

  async function renamed(more: Partial<FleetFile>) {
    let name = 'shop'
    const repository: GitHubReader['repository'] = async (asked) => renamedTo(`octo-org/${name}`)(asked)
    const customization: GitHubReader['customization'] = async () => ({
      status: 200,
      body: { use_default: true, sub_claim_prefix: `repo:octo-org@1/${name}@2` },
    })
    const world = open({ github: { repository, customization } })
    const file = add([environment('production')], { prune: false, immutableSubjects: 'keep', ...more })
    await world.apply([file])
    name = 'store'
    const other = more.owner === undefined ? file : { ...file, owner: 'octo-org/other@9:f.yml' }
    return { world, ...(await world.apply([other])) }
  }

  it('gets the credential of its new name, and the stale one goes without `prune`, said so', async () => {
    const { world, fleet } = await renamed({})
    expect(fleet.plan.targets[0]?.changes.map(({ action, reason }) => `${action}: ${reason}`)).toEqual([
      'create: No stored credential matches.',
      'delete: It is ours, and "octo-org/shop" is "octo-org/store" now: the IDs are the same, the names are stale.',
    ])
    expect(storedIn(world)).toEqual(['repo:octo-org@1/store@2:environment:production'])
  })

  it('leaves the stale one of somebody else', async () => {
    const { world } = await renamed({ owner: 'octo-org/shop@2:f.yml' })
    expect(storedIn(world)).toHaveLength(2)
  })
})
