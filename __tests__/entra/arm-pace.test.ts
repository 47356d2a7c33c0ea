/** Tests the pace of requests to Azure Resource Manager with a clock of its own: never more than the service lets through. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createArmPace, type PacedOperation } from '../../src/entra/arm-pace.ts'
import { createVirtualClock } from '../federation/clock.ts'

const idOf = (subscription: string, name: string) => `/subscriptions/${subscription}/resourceGroups/rg/${name}`

/** Sends all at once; gives when each was answered by the service, which takes some time on the way there and back. */
async function play(
  operation: PacedOperation,
  ids: readonly string[],
  [there, back]: readonly [number, number] = [0, 0],
) {
  const clock = createVirtualClock(0)
  const pace = createArmPace(clock)
  const arrived: { readonly id: string; readonly at: number }[] = []
  await Promise.all(
    ids.map((id) =>
      pace(operation, id, async () => {
        await clock.sleep(there)
        arrived.push({ id, at: clock.now() })
        await clock.sleep(back)
      }),
    ),
  )
  return arrived
}

/** The most arrivals in any window of so many milliseconds. */
function mostIn(times: readonly number[], windowMs: number): number {
  return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + windowMs).length))
}

const identities = (count: number, subscription = 's') =>
  Array.from({ length: count }, (_, index) => idOf(subscription, `i${index}`))

describe('lists', () => {
  it('are five per second and subscription, the first at once', async () => {
    const times = (await play('list', identities(12))).map(({ at }) => at)
    expect(times).toEqual([...Array(5).fill(0), ...Array(5).fill(1000), ...Array(2).fill(2000)])
  })

  it('are fifteen per second and tenant', async () => {
    const ids = ['a', 'b', 'c', 'd'].flatMap((subscription) => identities(5, subscription))
    expect(
      mostIn(
        (await play('list', ids)).map(({ at }) => at),
        1000,
      ),
    ).toBe(15)
  })

  it('are one per four seconds and identity, however it is spelled, and hold nobody else back', async () => {
    const arrived = await play('list', [idOf('s', 'one'), idOf('S', 'ONE'), idOf('s', 'two')])
    expect(arrived.map(({ at }) => at)).toEqual([0, 0, 4000])
    expect(arrived[1]?.id).toBe(idOf('s', 'two'))
  })
})

describe('writes', () => {
  it('are two per second and subscription', async () => {
    expect((await play('write', identities(5))).map(({ at }) => at)).toEqual([0, 0, 1000, 1000, 2000])
  })

  it('are ten per second and tenant', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => identities(2, `s${index}`)).flat()
    expect(
      mostIn(
        (await play('write', ids)).map(({ at }) => at),
        1000,
      ),
    ).toBe(10)
  })

  it('are one per four seconds and identity', async () => {
    expect((await play('write', Array(3).fill(idOf('s', 'one')))).map(({ at }) => at)).toEqual([0, 4000, 8000])
  })

  it('do not wait for lists, nor lists for them', async () => {
    const clock = createVirtualClock(0)
    const pace = createArmPace(clock)
    const one = idOf('s', 'one')
    await Promise.all([
      pace('list', one, async () => undefined),
      pace('write', one, async () => undefined),
      pace('get', one, async () => undefined),
    ])
    expect(clock.now()).toBe(0)
  })
})

it('a request that failed counts like any other, and its failure is passed on', async () => {
  const clock = createVirtualClock(0)
  const pace = createArmPace(clock)
  const failure = new Error('refused')
  await expect(pace('get', idOf('s', 'one'), () => Promise.reject(failure))).rejects.toBe(failure)
  await pace('get', idOf('s', 'one'), async () => undefined)
  expect(clock.now()).toBe(2000)
})

it('the service never sees more in a second than it lets through, however long requests are on their way', async () => {
  const LIMITS = { list: [15, 5, 4000], get: [30, 10, 2000], write: [10, 2, 4000] } as const
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<PacedOperation>('list', 'get', 'write'),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 6 })), { maxLength: 40 }),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 0, max: 900 }),
      async (operation, picks, there, back) => {
        const arrived = await play(
          operation,
          picks.map(([s, i]) => idOf(`s${s}`, `i${i}`)),
          [there, back],
        )
        const [tenant, subscription, identityMs] = LIMITS[operation]
        const timesOf = (part: (id: string) => string) =>
          [...new Set(arrived.map(({ id }) => part(id)))].map((key) =>
            arrived.filter(({ id }) => part(id) === key).map(({ at }) => at),
          )
        expect(arrived).toHaveLength(picks.length)
        expect(
          mostIn(
            arrived.map(({ at }) => at),
            1000,
          ),
        ).toBeLessThanOrEqual(tenant)
        for (const times of timesOf((id) => String(id.split('/')[2])))
          expect(mostIn(times, 1000)).toBeLessThanOrEqual(subscription)
        for (const times of timesOf((id) => id)) expect(mostIn(times, identityMs)).toBeLessThanOrEqual(1)
      },
    ),
  )
})
