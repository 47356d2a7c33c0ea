/** Tests that a file finishes the trust in names: where IDs are presented, a run later, after its days, and never where names work. */
import { describe, expect, it } from 'vitest'
import { parseOwner } from '../../../src/core/credential/owner.ts'
import { sinceIn } from '../../../src/core/credential/since.ts'
import type { PolicyRules } from '../../../src/core/policy/entry.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import type { FleetFile, FleetTrust } from '../../../src/federation/fleet/fleet.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import type { GitHubReader } from '../../../src/federation/ports.ts'
import { account, application, environment, fileOf, open } from './fleet-world.ts'

const GITHUB = 'https://token.actions.githubusercontent.com'
const NAMES = 'repo:octo-org/shop:environment:production'
const IDS = 'repo:octo-org@1/shop@2:environment:production'
const DAY_MS = 86_400_000
const APP = 'a0000000-0000-4000-8000-000000000001'

const given = (subject: string, issuer = GITHUB): FleetTrust => ({ kind: 'subject', issuer, subject })
const finishing = (more: Partial<FleetFile> = {}, trusts = [environment('production')]): FleetFile =>
  fileOf([[application(APP), trusts]], { immutableSubjects: 'finish', prune: false, ...more })

/** A fleet whose repository opts in, and out, to subjects with IDs. */
function opening(target: TargetAddress = application(APP)) {
  let prefix = 'repo:octo-org/shop'
  const customization: GitHubReader['customization'] = async () => ({
    status: 200,
    body: { use_default: true, sub_claim_prefix: prefix },
  })
  const world = open({ github: { customization } })
  const key = target.kind === 'managed-identity' ? target.resourceId : APP
  const stored = () => world.directories.get(key)?.stored() ?? []
  return {
    world,
    stored,
    subjects: () => stored().map(({ subject }) => subject),
    presentIds: () => {
      prefix = 'repo:octo-org@1/shop@2'
    },
    presentNames: () => {
      prefix = 'repo:octo-org/shop'
    },
    pass: (days: number) => world.ports.clock.sleep(days * DAY_MS),
    /** Applies a file; gives what its lines did, but for what is kept. */
    run: async (file: FleetFile, most = 10) => {
      const { fleet, applied } = await world.apply([file], { kind: 'count', count: most })
      const effects = applied.flatMap((each) => each.effects.map(({ outcome }) => outcome))
      const reasons = fleet.plan.targets.flatMap(({ changes }) => changes.map(({ reason }) => reason))
      return { fleet, reasons, outcomes: effects.filter((outcome) => outcome !== 'kept') }
    },
  }
}

describe('a file that finishes', () => {
  it('keeps both forms and says that it waits while names are presented', async () => {
    const { run, subjects } = opening()
    const { fleet, outcomes } = await run(finishing())
    expect(outcomes).toEqual(['created', 'created'])
    expect(subjects()).toEqual([NAMES, IDS])
    expect(fleet.warnings).toContain(
      'f.yml: `finish` waits for one repository that presents names still, and trusts both forms until it is switched: octo-org/shop.',
    )
    expect((await run(finishing({ prune: true }))).outcomes).toEqual([])
  })

  it('removes the names once IDs are presented, whatever `prune` and `max-deletions` say', async () => {
    const { run, subjects, presentIds } = opening()
    const trusts = [environment('production'), account('api')]
    await run(finishing({ immutableSubjects: 'add' }, trusts))
    presentIds()
    expect((await run(finishing({}, trusts), 0)).outcomes).toEqual(['deleted'])
    expect(subjects()).toEqual([IDS, 'system:serviceaccount:payments:api'])
    expect((await run(finishing())).outcomes).toEqual([])
  })

  it('creates the form with IDs in one run, and removes the names in the next', async () => {
    const { run, subjects, presentIds } = opening()
    await run(finishing({ immutableSubjects: 'keep' }))
    presentIds()
    const first = await run(finishing({ prune: true }))
    expect(first.outcomes).toEqual(['created'])
    expect(first.reasons).toContain('It goes with the next run: the one with IDs was not stored before this run began.')
    expect((await run(finishing())).outcomes).toEqual(['deleted'])
    expect(subjects()).toEqual([IDS])
  })

  it.each(['add', 'finish'] as const)('replaces no names by IDs under a name that the file gives: %s', async (word) => {
    const { run, stored, presentIds } = opening()
    const named = (immutableSubjects: 'keep' | 'add' | 'finish') => {
      const file = finishing({ immutableSubjects })
      const targets = file.targets.map((target) => ({
        ...target,
        credentials: target.credentials.map((each) => ({ ...each, name: 'mine' })),
      }))
      return { ...file, targets }
    }
    await run(named('keep'))
    presentIds()
    expect((await run(named(word))).outcomes).toEqual(['created'])
    const [first, second] = stored()
    expect(first?.name).toBe('mine')
    expect(first?.subject).toBe(NAMES)
    expect(second?.name).toMatch(/^gh-octo-org-shop-environment-production-/)
    expect(second?.subject).toBe(IDS)
    expect((await run(named('finish'))).outcomes).toEqual(['deleted'])
    expect((await run(named(word))).outcomes).toEqual([])
  })

  it('finishes patterns too', async () => {
    const { run, stored, presentIds } = opening()
    const pattern = environment('', { context: { kind: 'branch-pattern', pattern: 'release/*' } })
    await run(finishing({ immutableSubjects: 'add' }, [pattern]))
    presentIds()
    expect((await run(finishing({}, [pattern]))).outcomes).toEqual(['deleted'])
    expect(stored().map(({ claimsMatchingExpression }) => claimsMatchingExpression?.value.includes('@2'))).toEqual([
      true,
    ])
  })

  it('never brings names back where IDs are presented, when the file says `add` or `keep` again', async () => {
    const { run, subjects, presentIds } = opening()
    await run(finishing())
    presentIds()
    await run(finishing())
    expect((await run(finishing({ immutableSubjects: 'add' }))).outcomes).toEqual([])
    expect((await run(finishing({ immutableSubjects: 'keep' }))).outcomes).toEqual([])
    expect(subjects()).toEqual([IDS])
  })

  it('trusts names anew where the repository presents them again', async () => {
    const { run, subjects, presentIds, presentNames } = opening()
    await run(finishing())
    presentIds()
    await run(finishing())
    presentNames()
    await run(finishing())
    expect(subjects().toSorted()).toEqual([NAMES, IDS].toSorted())
  })

  it('works on a managed identity, where names tell the owner', async () => {
    const address = { kind: 'managed-identity', resourceId: '/subscriptions/s/shop' } as const
    const { run, subjects, presentIds } = opening(address)
    const file = fileOf([[address, [environment('production')]]], { immutableSubjects: 'finish' })
    await run(file)
    presentIds()
    expect((await run(file)).outcomes).toEqual(['deleted'])
    expect(subjects()).toEqual([IDS])
  })

  it('names ten of the repositories that it waits for', async () => {
    const { world } = opening()
    const trusts = Array.from({ length: 6 }, (_, index) => given(`repo:octo-org/r${index}:environment:production`))
    const more = Array.from({ length: 6 }, (_, index) => given(`repo:octo-org/s${index}:environment:production`))
    const repository: GitHubReader['repository'] = async (fullName) => ({
      fullName,
      id: '2',
      ownerId: '1',
      createdAt: '2026-08-01T09:00:00Z',
      defaultBranch: 'main',
    })
    const customization: GitHubReader['customization'] = async (name) => ({
      status: 200,
      body: { use_default: true, sub_claim_prefix: `repo:${name}` },
    })
    const github = { ...world.ports.github, repository, customization } as GitHubReader
    const files = [
      finishing({}, trusts),
      fileOf([[application('b'), more]], { file: 'f.yml', immutableSubjects: 'finish' }),
      fileOf([[application('c'), []]], { file: 'g.yml' }),
    ]
    const { warnings } = await planFleet(world.request(files), { ...world.ports, github })
    expect(warnings.filter((line) => line.includes('waits for'))).toEqual([
      'f.yml: `finish` waits for 12 repositories that present names still, and trusts both forms until it is switched: octo-org/r0, octo-org/r1, octo-org/r2, octo-org/r3, octo-org/r4, octo-org/r5, octo-org/s0, octo-org/s1, octo-org/s2, octo-org/s3, and 2 more.',
    ])
  })
})

describe('a subject that a file writes out', () => {
  it('proves nothing about what the repository presents: the names stay', async () => {
    const { run, subjects } = opening()
    await run(finishing({ immutableSubjects: 'add' }, [given(NAMES)]))
    const { fleet, outcomes } = await run(finishing({}, [given(IDS)]))
    expect(outcomes).toEqual([])
    expect(subjects()).toEqual([NAMES, IDS])
    expect(fleet.warnings.some((line) => line.includes('waits for one repository'))).toBe(true)
  })

  it.each([[NAMES], [IDS]])('has its form by names finished where the repository presents IDs: %s', async (subject) => {
    const { run, subjects, presentIds } = opening()
    await run(finishing({ immutableSubjects: 'add' }, [given(NAMES)]))
    presentIds()
    expect((await run(finishing({}, [given(subject)]))).outcomes).toEqual(['deleted'])
    expect(subjects()).toEqual([IDS])
    const again = await run(finishing({}, [given(subject)]))
    expect(again.outcomes).toEqual([])
    expect(again.fleet.warnings.some((line) => line.includes('This subject is trusted no more'))).toBe(
      subject === NAMES,
    )
  })

  it('is finished once where the file writes it out beside the entry that finishes it', async () => {
    const { run, presentIds } = opening()
    await run(finishing({ immutableSubjects: 'add' }))
    presentIds()
    const both = [environment('production'), given(NAMES)]
    expect((await run(finishing({}, both))).outcomes).toEqual(['deleted'])
    expect((await run(finishing({}, both.toReversed()))).outcomes).toEqual([])
  })

  it('is left alone without a repository, at issuers that know no IDs, and as an expression, said as with `add`', async () => {
    const { run, presentIds } = opening()
    presentIds()
    const expression = "claims['sub'] matches 'repo:octo-org/shop:environment:*' and claims['repository_id'] eq '2'"
    const { fleet, outcomes } = await run(
      finishing({}, [
        given('repository_id:2:environment:production'),
        given(NAMES, 'https://token.actions.octo.ghe.com'),
        { kind: 'expression', issuer: GITHUB, expression },
        { kind: 'kubernetes', issuer: 'https://cluster.example/', namespace: 'n', serviceAccount: 's' },
      ]),
    )
    expect(outcomes).toHaveLength(4)
    expect(fleet.warnings.filter((line) => line.includes('No immutable twin'))).toHaveLength(2)
  })

  it('plans no target whose repository cannot be read, or tells no IDs', async () => {
    const failing = open({ github: { customization: async () => ({ status: 403, body: {} }) } })
    const unread = await planFleet(failing.request([finishing()]), failing.ports)
    expect(unread.plan.targets[0]?.error).toMatch(/^\[subject-unknown\]/)
    const { world } = opening()
    const github = { ...world.ports.github, repository: async () => undefined } as unknown as GitHubReader
    const untold = await planFleet(world.request([finishing()]), { ...world.ports, github })
    expect(untold.plan.targets[0]?.error).toBe('[subject-unknown] The IDs of octo-org/shop are not known.')
  })
})

describe('a file that finishes after some days', () => {
  const waiting = (more: Partial<FleetFile> = {}) => finishing({ finishAfterDays: 30, ...more })

  async function marked() {
    const fleet = opening()
    await fleet.run(waiting({ immutableSubjects: 'add' }))
    fleet.presentIds()
    const { outcomes } = await fleet.run(waiting())
    return {
      ...fleet,
      outcomes,
      since: () => sinceIn(fleet.stored().find(({ subject }) => subject === NAMES)?.description),
    }
  }

  it('marks first, writes nothing in between, and removes on the day', async () => {
    const { run, pass, outcomes, since, stored, subjects } = await marked()
    expect(outcomes).toEqual(['updated'])
    expect(since()).toBe('2027-01-15')
    await pass(15)
    const between = await run(waiting())
    expect(between.outcomes).toEqual([])
    expect(between.reasons).toContain(
      'It goes on 2027-02-14: the repository presents subjects with IDs since 2027-01-15.',
    )
    expect(stored().map(({ description }) => parseOwner(description))).toEqual(Array(2).fill('octo-org/shop@2:f.yml'))
    await pass(14)
    expect((await run(waiting())).outcomes).toEqual([])
    await pass(1)
    expect((await run(waiting())).outcomes).toEqual(['deleted'])
    expect(subjects()).toEqual([IDS])
  })

  it('takes the mark away where names are presented again, and counts anew afterwards', async () => {
    const { run, pass, presentIds, presentNames, since, subjects } = await marked()
    await pass(29)
    presentNames()
    expect((await run(waiting())).outcomes).toEqual(['updated'])
    expect(since()).toBeUndefined()
    expect((await run(waiting())).outcomes).toEqual([])
    presentIds()
    await pass(5)
    expect((await run(waiting())).outcomes).toEqual(['updated'])
    await pass(29)
    expect((await run(waiting())).outcomes).toEqual([])
    expect(subjects()).toHaveLength(2)
  })

  it('takes the mark away where the file says `add` again', async () => {
    const { run, since } = await marked()
    expect((await run(waiting({ immutableSubjects: 'add' }))).outcomes).toEqual(['updated'])
    expect(since()).toBeUndefined()
  })

  it('prunes what it marked where that is no longer declared', async () => {
    const { run, subjects } = await marked()
    expect((await run(finishing({ prune: true }, []))).outcomes).toEqual(['deleted', 'deleted'])
    expect(subjects()).toEqual([])
  })

  it('is a mistake of the file where the day does not fit into the marker', async () => {
    const { world, presentIds } = opening()
    presentIds()
    const owner = `octo-org/shop@2:${'x'.repeat(480)}`
    const plan = (file: FleetFile) => planFleet(world.request([file]), world.ports)
    await expect(plan(waiting({ owner }))).rejects.toThrow('characters; 600 are allowed')
    expect((await plan(finishing({ owner }))).plan.targets[0]?.error).toBeNull()
  })

  it('marks where the policy denies names: a mark is the beginning of a deletion', async () => {
    const fleet = opening()
    await fleet.run(waiting({ immutableSubjects: 'add' }))
    fleet.presentIds()
    const entry = { applications: [APP], repositories: ['octo-org/shop'], issuers: ['github'] }
    const planned = async (rules: PolicyRules, file = waiting()) => {
      const request = fleet.world.request([file])
      const policy = { ...request.policy, rules: () => rules }
      const { plan } = await planFleet({ ...request, policy }, fleet.world.ports)
      return plan.targets[0]?.changes.map(({ action }) => action)
    }
    expect(await planned({ entry, deny: ['name-based'] })).toEqual(['keep', 'update'])
    expect(await planned({ entry, deny: ['name-based'] }, finishing())).toEqual(['keep', 'delete'])
    const elsewhere = { entry: { ...entry, applications: ['b'] }, deny: [] }
    expect(await planned(elsewhere)).toEqual(['keep', 'refuse'])
    expect(await planned(elsewhere, finishing())).toEqual(['keep', 'refuse'])
  })
})
