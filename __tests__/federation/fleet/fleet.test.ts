/** Tests plan and apply of many targets with directories that have state: what fails alone, what is counted, what is refused. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import { applyFleet, failuresOf } from '../../../src/federation/fleet/apply-fleet.ts'
import { type FleetTrust, mapAtMost } from '../../../src/federation/fleet/fleet.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import type { Protection } from '../../../src/federation/ports.ts'
import type { SweepApplications } from '../../../src/federation/ports-fleet.ts'
import { createVirtualClock } from '../clock.ts'
import { claimsOf } from '../job.ts'
import { account, application, CLUSTER, environment, fileOf, open, type Targets } from './fleet-world.ts'

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof FederationError ? error.code : 'other'),
  )

describe('a plan over many targets', () => {
  it('is applied, kept, and pruned within its limit', async () => {
    const { apply, directories } = open()
    const both: Targets = [
      [application('a'), [account('x'), account('y')]],
      [
        application('b'),
        [environment('production'), { kind: 'subject', issuer: CLUSTER, subject: 'system:serviceaccount:n:s' }],
      ],
    ]
    await apply([fileOf(both)])
    expect(directories.get('a')?.stored()).toHaveLength(2)
    const again = await apply([fileOf(both)])
    expect(again.fleet.plan.targets.flatMap(({ changes }) => changes.map(({ action }) => action))).toEqual(
      Array(4).fill('keep'),
    )
    const fewer = [
      fileOf([
        [application('a'), [account('x')]],
        [application('b'), []],
      ]),
    ]
    expect(await codeOf(apply(fewer, { kind: 'count', count: 2 }))).toBe('deletion-limit')
    expect(await codeOf(apply(fewer, { kind: 'share', percent: 74 }))).toBe('deletion-limit')
    await apply(fewer, { kind: 'share', percent: 75 })
    expect(directories.get('a')?.stored()).toHaveLength(1)
    expect(directories.get('b')?.stored()).toHaveLength(0)
  })

  it('goes on when a target cannot be read, or a repository does not tell', async () => {
    const failing = { bad: new FederationError('manager-forbidden', 'No.') }
    const { apply, directories } = open({ failing, github: { customization: async () => ({ status: 404 }) } })
    const files = [
      fileOf([
        [application('bad'), [account('x')]],
        [application('unknown'), [environment('production', { repository: 'octo-org/hidden' })]],
        [application('good'), [account('x')]],
      ]),
    ]
    const { fleet, applied } = await apply(files)
    expect(fleet.plan.digest).toBe('not-compared')
    expect(failuresOf(applied, {}).map(({ error }) => error.code)).toHaveLength(2)
    expect(directories.get('good')?.stored()).toHaveLength(1)
  })

  it('says everything that can never work at once, before a target is read', async () => {
    const { apply, directories } = open()
    const bad = [fileOf([[application('a'), [account('UPPER'), account('also wrong')]]])]
    expect(await codeOf(apply(bad))).toBe('configuration-invalid')
    expect(directories.size).toBe(0)
  })

  it('stops before a write where the rate limit does not suffice', async () => {
    const { apply } = open({ github: { rateLimit: () => ({ remaining: 1, resetsAt: 0 }) } })
    expect(await codeOf(apply([fileOf([[application('a'), [environment('production')]]])]))).toBe('github-forbidden')
  })

  it('knows the ID of an owner, or says that it does not', async () => {
    const rule = environment('production', {
      owner: 'octo-org',
      reusableWorkflow: 'octo-org/shop/.github/workflows/deploy.yml@refs/heads/main',
    })
    const { apply, directories } = open()
    const { fleet } = await apply([fileOf([[application('a'), [rule]]])])
    expect(fleet.warnings.join()).toContain('This trusts every repository of the owner')
    expect(directories.get('a')?.stored()[0]?.claimsMatchingExpression?.value).toContain(
      "['repository_owner_id'] eq '1'",
    )
    const other = {
      ...rule,
      owner: 'other',
      reusableWorkflow: 'other/x/.github/workflows/d.yml@refs/heads/main',
    } as FleetTrust
    const failed = await apply([fileOf([[application('b'), [other]]])])
    expect(failed.fleet.plan.targets[0]?.error).toContain('subject-unknown')
  })

  it('predicts without a manager', async () => {
    const { ports, request } = open()
    const files = [
      fileOf([
        [{ kind: 'application', uniqueName: 'u' }, [account('x')]],
        [{ kind: 'application', objectId: 'o' }, []],
        [{ kind: 'managed-identity', resourceId: '/r' }, []],
      ]),
    ]
    const fleet = await planFleet(request(files), { ...ports, readTargets: undefined })
    expect(fleet.plan.targets.map(({ uniqueName, id }) => [uniqueName, id])).toEqual([
      ['u', ''],
      [null, 'o'],
      [null, '/r'],
    ])
  })

  it('predicts what the policy refuses, and why', async () => {
    const { ports, request } = open()
    const base = request([fileOf([[application('a'), [account('x'), environment('production')]]])])
    const policy = { ...base.policy, rules: () => ({ entry: { applications: ['*'], issuers: [CLUSTER] }, deny: [] }) }
    const { targets } = await planFleet({ ...base, policy }, { ...ports, readTargets: undefined })
    expect(targets[0]?.plan.changes.map(({ action, reason }) => [action, reason])).toEqual([
      ['create', 'No manager reads the target.'],
      ['refuse', 'not-permitted'],
    ])
    expect(targets[0]?.forbidden).toEqual([
      'f.yml:3:1: The policy does not allow the issuer "https://token.actions.githubusercontent.com".',
      'f.yml:3:1: The policy does not allow the repository "octo-org/shop".',
    ])
  })

  it('writes nothing to a target with a line that the policy refuses', async () => {
    const { ports, request } = open()
    const base = request([fileOf([[application('m'), [account('x')]]])])
    const policy = { ...base.policy, rules: () => 'no-policy-glob' as const }
    const fleet = await planFleet({ ...base, own: claimsOf(), policy }, ports)
    const settings = {
      planDigest: undefined,
      maxDeletions: { kind: 'count', count: 1 },
      timeoutMs: 1,
      facts: {},
    } as const
    const applied = await applyFleet(fleet, settings, ports)
    expect(failuresOf(applied, {}).map(({ error }) => error.code)).toEqual(['not-permitted'])
  })

  it('writes nothing either of what another file may write to such a target', async () => {
    const { ports, request, directories } = open()
    const base = request([
      fileOf([[application('m'), [account('allowed')]]]),
      fileOf([[application('m'), [account('refused')]]], { file: 'g.yml', owner: 'octo-org/shop@2:g.yml' }),
    ])
    const rules = (file: string) => (file === 'f.yml' ? 'no-policy-single-file' : 'no-policy-glob')
    const fleet = await planFleet({ ...base, own: claimsOf(), policy: { ...base.policy, rules } }, ports)
    const maxDeletions = { kind: 'count', count: 1 } as const
    const settings = { planDigest: undefined, maxDeletions, timeoutMs: 60_000, facts: {} }
    const failures = failuresOf(await applyFleet(fleet, settings, ports), {})
    expect(fleet.plan.targets[0]?.changes.map(({ action }) => action)).toEqual(['create', 'refuse'])
    expect(failures.map(({ error }) => error.code)).toEqual(['partial-failure', 'not-permitted'])
    expect(failures[0]?.error.message).toContain('was not tried: the policy refuses another line of this target.')
    expect(directories.get('m')?.stored()).toEqual([])
  })

  it('what such a target holds already is kept', async () => {
    const { ports, request, apply } = open()
    const allowed = fileOf([[application('m'), [account('allowed')]]])
    await apply([allowed])
    const refused = fileOf([[application('m'), [account('refused')]]], {
      file: 'g.yml',
      owner: 'octo-org/shop@2:g.yml',
    })
    const base = request([allowed, refused])
    const rules = (file: string) => (file === 'f.yml' ? 'no-policy-single-file' : 'no-policy-glob')
    const fleet = await planFleet({ ...base, own: claimsOf(), policy: { ...base.policy, rules } }, ports)
    const maxDeletions = { kind: 'count', count: 1 } as const
    const settings = { planDigest: undefined, maxDeletions, timeoutMs: 60_000, facts: {} }
    const [applied] = await applyFleet(fleet, settings, ports)
    expect(applied?.effects.map(({ outcome }) => outcome)).toEqual(['kept', 'refused'])
  })

  it('counts the deletions of each file by themselves, and names each file that deletes too many', async () => {
    const { apply, directories } = open()
    const files = (trusts: readonly FleetTrust[], others: readonly FleetTrust[]) => [
      fileOf([[application('a'), trusts]]),
      fileOf([[application('b'), others]], { file: 'g.yml', owner: 'octo-org/shop@2:g.yml' }),
    ]
    const one = [account('x')]
    await apply(files([...one, account('y')], [...one, account('y'), account('z')]))
    const failure = await apply(files(one, one), { kind: 'count', count: 0 }).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'deletion-limit',
      message: expect.stringContaining('f.yml: 1 of 2 credentials would be deleted; at most 0 may.'),
      details: ['g.yml: 2 of 3 credentials would be deleted; at most 0 may.'],
    })
    expect(await codeOf(apply(files(one, one), { kind: 'count', count: 1 }))).toBe('deletion-limit')
    expect(directories.get('b')?.stored()).toHaveLength(3)
    await apply(files(one, one), { kind: 'count', count: 2 })
    expect(directories.get('b')?.stored()).toHaveLength(1)
  })

  it('reports a line whose write fails under its name', async () => {
    const { ports, request } = open()
    const fleet = await planFleet(request([fileOf([[application('a'), [account('x')]]])]), ports)
    const refusal = new FederationError('manager-forbidden', 'No.')
    const create = async () => Promise.reject(refusal)
    const targets = fleet.targets.map((target) => ({
      ...target,
      session: target.session?.credentials && {
        credentials: { ...target.session.credentials, store: { ...target.session.credentials.store, create } },
      },
    }))
    const maxDeletions = { kind: 'count', count: 1 } as const
    const settings = { planDigest: undefined, maxDeletions, timeoutMs: 60_000, facts: {} }
    const failures = failuresOf(await applyFleet({ ...fleet, targets }, settings, ports), {})
    expect(failures.map(({ name, error }) => [name, error])).toEqual([
      [fleet.plan.targets[0]?.changes[0]?.name, refusal],
    ])
  })

  it('warns of a target that stands under two spellings, and plans it as one', async () => {
    const { apply, directories } = open()
    const twice = [
      fileOf([
        [application('a'), [account('x')]],
        [{ kind: 'application', objectId: 'a' }, [account('y')]],
      ]),
    ]
    const { fleet } = await apply(twice)
    expect(fleet.targets).toHaveLength(1)
    expect(fleet.warnings).toEqual([`These are one target: ${fleet.targets[0]?.head.spellings.join(', ')}.`])
    expect(directories.get('a')?.stored()).toHaveLength(2)
  })

  it('says about ten times how many targets were read, and at the end', async () => {
    const { apply, log } = open()
    const addresses = Array.from({ length: 25 }, (_, index) => application(`app-${index}`))
    await apply([fileOf(addresses.map((address) => [address, [account('x')]] as const))])
    const counts = log.lines
      .map((line) => /Read (\d+) of 25 targets/.exec(line)?.[1])
      .filter((read) => read !== undefined)
    expect(counts.map(Number)).toEqual([3, 6, 9, 12, 15, 18, 21, 24, 25])
  })

  it('is another plan once a protection of what it trusts was weakened', async () => {
    const guarded = (protection: Protection) => open({ github: { environment: async () => protection } })
    const plan = async ({ ports, request }: ReturnType<typeof open>) =>
      planFleet(request([fileOf([[application('a'), [environment('production')]]])]), ports)
    const [before, after] = [await plan(guarded('protected')), await plan(guarded('unprotected'))]
    expect(before.lints.map(({ code }) => code)).not.toContain('unprotected')
    expect(after.lints.map(({ code }) => code)).toContain('unprotected')
    expect(after.plan.targets).toEqual(before.plan.targets)
    expect(after.plan.digest).not.toBe(before.plan.digest)
  })
})

describe('work on many items', () => {
  it('runs so many at once, and keeps the order', async () => {
    const clock = createVirtualClock()
    let [running, most] = [0, 0]
    const results = await mapAtMost([3, 1, 2], 2, async (ms) => {
      running += 1
      most = Math.max(most, running)
      await clock.sleep(ms)
      running -= 1
      return ms
    })
    expect(results).toEqual([3, 1, 2])
    expect(most).toBe(2)
  })
})

describe('an application that left its file', () => {
  it('is planned with deletions alone, once the sweep finds it', async () => {
    const { ports, request, apply, directories } = open()
    await apply([
      fileOf([
        [application('stays'), [account('x')]],
        [application('left'), [account('y')]],
      ]),
    ])
    const facts = { clientId: 'left', id: 'object-left', uniqueName: null, displayName: 'left' }
    const stored = directories.get('left')?.stored() ?? []
    const reading = { ok: true, facts, stored } as const
    const sweepApplications: SweepApplications = async (wanted) =>
      [{ facts, descriptions: stored.map(({ description }) => description ?? ''), secretIds: [], reading }].filter(
        wanted,
      )
    const after = [fileOf([[application('stays'), [account('x')]]])]
    const { plan } = await planFleet(request(after), { ...ports, sweepApplications })
    expect(plan.targets.map(({ clientId, changes }) => [clientId, changes.map(({ action }) => action)])).toEqual([
      ['stays', ['keep']],
      ['left', ['delete']],
    ])
  })
})

describe('a target that is too small for its file', () => {
  it('fails each line without room alike, and writes the others', async () => {
    const { apply, directories } = open()
    const accounts = Array.from({ length: 22 }, (_, index) => account(`a${index}`))
    const { applied } = await apply([fileOf([[application('full'), accounts]])])
    expect(directories.get('full')?.stored()).toHaveLength(20)
    const failures = failuresOf(applied, {})
    expect(failures.map(({ error }) => error.code)).toEqual(['credential-limit', 'credential-limit'])
    expect(new Set(failures.map(({ error }) => error.message)).size).toBe(1)
  })
})
