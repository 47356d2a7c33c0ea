/** Tests how declared secrets are planned, made and refused. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import { daysFromNow, declaredSecret, NOW, secret } from '../../core/secret/secrets.ts'
import { failureOf } from '../job.ts'
import { applyWith, MISSING_FACTS, openWorld, ownKeyId, planWith, targetOf } from './secret-world.ts'

const TARGET = targetOf([{ secrets: [declaredSecret()] }])
const ours = (digit: string, more = {}) => secret({ keyId: ownKeyId(digit), ...more })

describe('making one', () => {
  it('adds, stores, proves; another run keeps it', async () => {
    const opened = openWorld()
    expect(await applyWith(opened, TARGET)).toEqual(['created batch'])
    expect(opened.world.events).toEqual(['add added', 'store', 'prove yes'])
    const [made] = opened.world.secrets
    expect(made).toMatchObject({ start: NOW, end: daysFromNow(90), displayName: 'batch' })
    expect(opened.world.github?.value).toBe(`value of ${made?.keyId}`)
    expect((await planWith(opened, TARGET)).lines).toMatchObject([{ action: 'keep', name: 'batch' }])
  })

  it('begins after GitHub’s secret was written last, whatever the clocks say', async () => {
    const later = NOW + 5000
    const opened = openWorld({
      github: { updatedAt: later, value: 'old' },
      secrets: [ours('a', { end: daysFromNow(1) })],
    })
    await applyWith(opened, TARGET)
    expect(opened.world.secrets.at(-1)?.start).toBe(later + 1000)
    expect(opened.world.github?.updatedAt).toBeGreaterThanOrEqual(later + 1000)
  })

  it('stores again while GitHub’s clock is behind, and gives up at the deadline without taking it away', async () => {
    const behind = openWorld({ skew: 3000 })
    expect(await applyWith(behind, TARGET)).toEqual(['created batch'])
    expect(behind.world.events.filter((event) => event === 'store').length).toBeGreaterThan(1)
    const minutes = openWorld({ skew: 200_000 })
    expect(await applyWith(minutes, TARGET, 300_000)).toEqual(['created batch'])
    expect(minutes.world.events.filter((event) => event === 'store')).toHaveLength(2)
    const never = openWorld({ skew: 1e9 })
    const error = await failureOf(applyWith(never, TARGET, 5000))
    expect(error.code).toBe('clock-skew')
    // GitHub has the value: jobs may use it.
    expect(never.world.secrets).toHaveLength(1)
  })

  it('stores again where GitHub does not show yet that it has the value', async () => {
    const opened = openWorld()
    const { updatedAt } = opened.github
    Object.assign(opened.github, {
      updatedAt: async () =>
        opened.world.events.filter((event) => event === 'store').length < 2 ? undefined : updatedAt(),
    })
    expect(await applyWith(opened, TARGET)).toEqual(['created batch'])
    expect(opened.world.events.filter((event) => event === 'store')).toHaveLength(2)
  })

  it('begins by GitHub’s clock where the runner’s is ahead of it, and is kept by a run whose clock is right', async () => {
    const opened = openWorld({ skew: 1e9, showsClock: true })
    expect(await applyWith(opened, TARGET)).toEqual(['created batch'])
    expect(opened.world.events.filter((event) => event === 'store')).toHaveLength(1)
    expect(opened.world.secrets[0]?.start).toBe(NOW - 1e9)
    expect((await planWith(opened, TARGET)).lines).toMatchObject([{ action: 'keep', name: 'batch' }])
  })

  it('waits for a busy application, and adds another one where an answer was lost', async () => {
    const opened = openWorld({ additions: ['busy', 'uncertain', 'target-missing'] })
    expect(await applyWith(opened, TARGET)).toEqual(['created batch'])
    expect(opened.world.secrets).toHaveLength(1)
    expect(opened.world.events.filter((event) => event.startsWith('remove'))).toHaveLength(1)
  })

  it('gives up when answers keep getting lost, or the time is over', async () => {
    const lost = openWorld({ additions: Array.from({ length: 9 }, () => 'uncertain' as const) })
    expect((await failureOf(applyWith(lost, TARGET))).code).toBe('throttled')
    expect(lost.world.secrets).toEqual([])
    const busy = openWorld({ additions: Array.from({ length: 99 }, () => 'busy' as const) })
    expect((await failureOf(applyWith(busy, TARGET, 3000))).code).toBe('throttled')
  })

  it('takes away what could not be stored, and stays silent about a failing removal', async () => {
    const refused = new FederationError('github-forbidden', 'no')
    const opened = openWorld()
    const store = async () => {
      throw refused
    }
    Object.assign(opened.github, { store })
    expect(await failureOf(applyWith(opened, TARGET))).toBe(refused)
    expect(opened.world.secrets).toEqual([])
    const stuck = openWorld({ removals: Array.from({ length: 99 }, () => 'busy' as const) })
    Object.assign(stuck.github, { store })
    expect(await failureOf(applyWith(stuck, TARGET, 3000))).toBe(refused)
    const blind = openWorld()
    let asked = 0
    Object.assign(blind.github, {
      store,
      updatedAt: async () => {
        asked += 1
        if (asked > 2) throw refused
        return undefined
      },
    })
    expect(await failureOf(applyWith(blind, TARGET))).toBe(refused)
    // Nobody can tell whether GitHub has it, so that it stays.
    expect(blind.world.secrets).toHaveLength(1)
  })

  it('stores again where GitHub failed for a moment, not for ever, and not past the deadline', async () => {
    const failing = (times: number) => {
      const opened = openWorld()
      const { store } = opened.github
      let left = times
      Object.assign(opened.github, {
        store: async (value: string) => {
          left -= 1
          if (left >= 0) throw new FederationError('service-unavailable', 'down')
          return store(value)
        },
      })
      return opened
    }
    expect(await applyWith(failing(3), TARGET)).toEqual(['created batch'])
    const down = failing(99)
    expect((await failureOf(applyWith(down, TARGET))).code).toBe('service-unavailable')
    expect(down.world.secrets).toEqual([])
    expect((await failureOf(applyWith(failing(99), TARGET, 0))).code).toBe('service-unavailable')
  })

  it('waits until Entra knows it, and leaves it stored when that takes too long', async () => {
    const late = openWorld({ refusals: [7000215, 700213] })
    expect(await applyWith(late, TARGET)).toEqual(['created batch'])
    const never = openWorld({ refusals: Array.from({ length: 99 }, () => 7000215) })
    const error = await failureOf(applyWith(never, TARGET, 5000))
    expect(error.code).toBe('propagation-timeout')
    expect(error.answer?.code).toBe('AADSTS7000215')
    expect(never.world.secrets).toHaveLength(1)
    const other = await failureOf(applyWith(openWorld({ refusals: [53003] }), TARGET))
    expect(other.code).toBe('propagation-timeout')
  })
})

describe('replacing one', () => {
  it('removes what nobody has after the new one is proved', async () => {
    const opened = openWorld({ secrets: [ours('a')] })
    expect(await applyWith(opened, TARGET)).toEqual(['created batch'])
    expect(opened.world.events.at(-1)).toContain(`remove removed application ${ownKeyId('a')}`)
    expect(opened.world.secrets).toHaveLength(1)
  })

  it('removes it first where there is no room', async () => {
    const opened = openWorld({ personal: true, secrets: [ours('a'), secret({ keyId: 'f', displayName: null })] })
    await applyWith(opened, TARGET)
    expect(opened.world.events[0]).toContain('remove removed')
  })

  it('deletes the older one after the overlap, unless the manager may be using it', async () => {
    const secrets = [ours('a', { start: daysFromNow(-80) }), ours('b', { start: daysFromNow(-2) })]
    const github = { updatedAt: daysFromNow(-2), value: 'v' }
    const opened = openWorld({ secrets, github, removals: ['busy', 'uncertain'] })
    expect(await applyWith(opened, TARGET)).toEqual([`deleted ${ownKeyId('a')}`])
    expect(opened.world.secrets).toEqual([secrets[1]])
    const own = openWorld(
      { secrets, github },
      { managerToken: async () => ({ objectId: 'principal', bySecret: true }) },
    )
    expect((await planWith(own, TARGET)).lines).toMatchObject([{ action: 'keep' }])
  })

  it('gives up a removal at the deadline', async () => {
    const secrets = [ours('a', { start: daysFromNow(-80) }), ours('b', { start: daysFromNow(-2) })]
    const github = { updatedAt: daysFromNow(-2), value: 'v' }
    const opened = openWorld({ secrets, github, removals: Array.from({ length: 99 }, () => 'busy' as const) })
    expect((await failureOf(applyWith(opened, TARGET, 3000))).code).toBe('throttled')
  })
})

describe('two runs at once', () => {
  // Read for the plan, before the write, after the addition, after the value is stored, and then until rivals are gone.
  const AFTER_ADDING = 3
  const AFTER_STORING = 4
  const rival = (start: number, digit = 'f') => ours(digit, { start, end: daysFromNow(90) })
  function meeting(at: number, other: ReturnType<typeof secret>, gone = Number.POSITIVE_INFINITY) {
    const opened = openWorld()
    const { world } = opened
    world.onRead = (count) => {
      if (count === at) world.secrets = [...world.secrets, other]
      if (count === gone) world.secrets = world.secrets.filter((each) => each !== other)
    }
    return opened
  }

  it.each([AFTER_ADDING, AFTER_STORING])('the older gives way to the newer, seen at reading %s', async (at) => {
    const opened = meeting(at, rival(NOW + 1000))
    expect((await failureOf(applyWith(opened, TARGET))).code).toBe('plan-stale')
    expect(opened.world.secrets).toEqual([rival(NOW + 1000)])
    expect(opened.world.events.includes('store')).toBe(at === AFTER_STORING)
  })

  it('of two in one second the greater key ID stays', async () => {
    expect((await failureOf(applyWith(meeting(AFTER_ADDING, rival(NOW)), TARGET))).code).toBe('plan-stale')
  })

  it('the newer stores its value again once the older is gone, and in the end in any case', async () => {
    const opened = meeting(AFTER_STORING, rival(NOW - 1000), AFTER_STORING + 2)
    expect(await applyWith(opened, TARGET)).toEqual(['created batch'])
    expect(opened.world.events.filter((event) => event === 'store')).toHaveLength(2)
    const stuck = meeting(AFTER_STORING, rival(NOW - 1000))
    expect(await applyWith(stuck, TARGET, 5000)).toEqual(['created batch'])
    expect(stuck.world.events.filter((event) => event === 'store')).toHaveLength(2)
  })
})

describe('between plan and write', () => {
  async function planThen(change: (opened: ReturnType<typeof openWorld>) => void) {
    const opened = openWorld()
    const { plan, lines } = await planWith(opened, TARGET)
    change(opened)
    const [line] = lines
    if (line === undefined) throw new Error('no line')
    return plan?.writeResource(line, opened.clock.now() + 60_000)
  }

  it('somebody else’s run may have made it', async () => {
    const effect = await planThen(({ world }) => {
      world.secrets = [ours('a')]
      world.github = { updatedAt: NOW, value: 'v' }
    })
    expect(effect?.outcome).toBe('kept')
  })

  it('what would be removed was not printed: stale', async () => {
    const stale = planThen(({ world }) => {
      world.secrets = [ours('a')]
    })
    expect((await failureOf(stale)).code).toBe('plan-stale')
  })

  it('somebody stored another value: refused', async () => {
    const refused = planThen(({ world }) => {
      world.github = { updatedAt: NOW, value: 'theirs' }
    })
    expect((await failureOf(refused)).code).toBe('name-conflict')
  })
})

describe('refused lines', () => {
  const refusal = async (opened: ReturnType<typeof openWorld>, target = TARGET) => {
    const { lines, plan } = await planWith(opened, target)
    const [line] = lines
    return { line, forbidden: plan?.forbidden }
  }

  it.each([
    ['missing', 'context-not-declared', 'does not exist'],
    ['unguarded', 'context-not-declared', 'neither reviewers'],
    ['unknown', 'github-forbidden', 'Nobody can tell'],
  ] as const)('an environment that is %s', async (state, reason, why) => {
    const opened = openWorld()
    Object.assign(opened.github, { guard: async () => state })
    const { line } = await refusal(opened)
    expect(line).toMatchObject({ action: 'refuse', reason, why: expect.stringContaining(why) })
  })

  it.each([
    ['without a token', { github: undefined }],
    ['without a token for secrets', { openGitHub: undefined }],
  ])('%s', async (_, ports) => {
    const { line } = await refusal(openWorld({}, ports))
    expect(line).toMatchObject({ action: 'refuse', reason: 'github-forbidden' })
  })

  it('for a repository that nobody sees', async () => {
    const destination = { repository: 'octo-org/hidden', environment: undefined, name: 'S' }
    const { line } = await refusal(openWorld(), targetOf([{ secrets: [declaredSecret({ destination })] }]))
    expect(line).toMatchObject({ reason: 'github-forbidden', written: { repository: 'octo-org/hidden' } })
  })

  it('of an environment in the repository that this runs in', async () => {
    const opened = openWorld()
    Object.assign(opened.github, { guard: async () => 'unguarded' })
    const destination = { ...declaredSecret().destination, repository: undefined }
    const { line } = await refusal(opened, targetOf([{ secrets: [declaredSecret({ destination })] }]))
    expect(line).toMatchObject({ action: 'refuse', written: { repository: 'octo-org/shop' } })
  })

  it('what the policy does not permit', async () => {
    const { line, forbidden } = await refusal(openWorld({ rules: { entry: undefined, deny: [] } }))
    expect(line).toMatchObject({ action: 'refuse', reason: 'not-permitted' })
    expect(forbidden?.[0]).toContain('f.yml:1:1: ')
  })

  it('what a policy of the tenant forbids', async () => {
    const restrictions = [{ kind: 'lifetime', policy: 'short', since: undefined, days: 30 }] as const
    const { line, forbidden } = await refusal(openWorld({ restrictions }))
    expect(line).toMatchObject({ action: 'refuse', reason: 'policy-blocked' })
    expect(forbidden).toEqual([])
  })

  it('somebody else’s value', async () => {
    const { line } = await refusal(openWorld({ github: { updatedAt: NOW, value: 'v' } }))
    expect(line).toMatchObject({ action: 'refuse', reason: 'name-conflict' })
  })

  it('an application that this run creates, and one that cannot be read', async () => {
    const reading = { ok: true, facts: MISSING_FACTS, stored: [], store: {} as never } as const
    const missing = targetOf(
      [{ secrets: [declaredSecret({ destination: { ...declaredSecret().destination, repository: undefined } })] }],
      { reading },
    )
    const { line } = await refusal(openWorld(), missing)
    expect(line).toMatchObject({
      reason: 'application-not-found',
      why: expect.stringContaining('next run'),
      written: { repository: 'octo-org/shop' },
    })
    const failing = openWorld(
      {},
      { openStore: () => ({ read: async () => Promise.reject(new FederationError('throttled', 'busy')) }) as never },
    )
    expect((await refusal(failing)).line).toMatchObject({ reason: 'throttled', why: 'busy' })
  })

  it('what nobody foresaw is no refusal', async () => {
    const broken = openWorld(
      {},
      { openStore: () => ({ read: async () => Promise.reject(new TypeError('bug')) }) as never },
    )
    await expect(planWith(broken, TARGET)).rejects.toThrow(TypeError)
  })
})

describe('what is said aloud', () => {
  it('a long life, and a whole repository as destination', async () => {
    const destination = { repository: undefined, environment: undefined, name: 'S' }
    const target = targetOf([{ secrets: [declaredSecret({ lifetimeDays: 400, destination })] }])
    const { warnings, lines } = await planWith(openWorld(), target)
    expect(warnings).toEqual([expect.stringContaining('400 days'), expect.stringContaining('Every job')])
    expect(lines).toMatchObject([{ action: 'create', written: { environment: null, repositoryId: '2' } }])
  })
})

it('targets that declare nothing of secrets, were not read, or are no applications are left alone', async () => {
  const failed = { ok: false, error: new FederationError('throttled', 'x') } as const
  const identity = { kind: 'managed-identity', resourceId: '/x' } as const
  for (const target of [
    targetOf([{}]),
    targetOf([{ secrets: [declaredSecret()] }], { reading: undefined }),
    targetOf([{ secrets: [declaredSecret()] }], { reading: failed }),
    targetOf([{ secrets: [declaredSecret()] }], { address: identity }),
  ])
    expect((await planWith(openWorld(), target)).plan).toBeUndefined()
})

it('a line without a writer is kept, and lines about credentials are not altered', async () => {
  const { plan, repositories } = await planWith(openWorld({ github: { updatedAt: NOW, value: 'v' } }), TARGET)
  const [line] = plan?.changes ?? []
  if (line === undefined) throw new Error('no line')
  expect((await plan?.writeResource(line, 0))?.outcome).toBe('kept')
  expect(plan?.adjust('a line' as never)).toBe('a line')
  expect(repositories).toEqual([])
})

it('an application without a service principal gets no secret: nobody could sign in with it', async () => {
  const opened = openWorld({ principalId: undefined })
  const { lines } = await planWith(opened, TARGET)
  expect(lines[0]).toMatchObject({ action: 'refuse', reason: 'application-not-found' })
  expect((lines[0] as { readonly why: string }).why).toContain('az ad sp create --id')
  expect(opened.world.events).toEqual([])
})

it('an environment that lost its rules since the plan gets no secret, and none is made', async () => {
  const opened = openWorld()
  let asked = 0
  Object.assign(opened.github, {
    guard: async () => {
      asked += 1
      return asked === 1 ? 'guarded' : 'unguarded'
    },
  })
  expect((await failureOf(applyWith(opened, TARGET))).code).toBe('context-not-declared')
  expect(opened.world.events).toEqual([])
})
