/** Tests that a service which throttles is left alone by everybody, then asked one by one, then freely. */
import { describe, expect, it } from 'vitest'
import { createLimiter, type Leave } from '../../src/transport/limiter.ts'
import { createVirtualClock } from '../federation/clock.ts'
import { failureOf } from '../federation/job.ts'

const FOREVER = Number.POSITIVE_INFINITY

function setUp() {
  const clock = createVirtualClock(0)
  const limiter = createLimiter('Microsoft Graph', clock)
  const inside: Leave[] = []
  const times: number[] = []
  const ask = (deadline = FOREVER) =>
    limiter.enter(deadline).then((leave) => {
      inside.push(leave)
      times.push(clock.now())
    })
  /** Until everything that can go on without the clock has gone on. */
  const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  return { clock, limiter, inside, times, ask, settle }
}

describe('a limiter', () => {
  it('lets everybody in as long as the service serves them', async () => {
    const { inside, ask, clock } = setUp()
    await Promise.all(Array.from({ length: 200 }, () => ask()))
    expect(inside).toHaveLength(200)
    expect(clock.sleeps).toEqual([])
  })

  it('lets nobody in before the time that the service asked for', async () => {
    const { limiter, ask, times, clock } = setUp()
    limiter.slowDown(7000)
    await ask()
    expect(times).toEqual([7000])
    expect(clock.sleeps).toEqual([7000])
  })

  it('waits a minute at most, and for the longest of several', async () => {
    const { limiter, ask, times } = setUp()
    limiter.slowDown(3_600_000)
    limiter.slowDown(1000)
    await ask()
    expect(times).toEqual([60_000])
  })

  it('then lets in one, two, four at a time, and at last everybody', async () => {
    const { limiter, ask, inside, settle } = setUp()
    limiter.slowDown(10)
    for (let n = 0; n < 300; n++) void ask()
    const widths: number[] = []
    for (let round = 0; round < 8; round++) {
      await settle()
      await settle()
      const now = inside.splice(0)
      widths.push(now.length)
      now[0]?.(true)
      for (const leave of now.slice(1)) leave(false)
    }
    expect(widths.slice(0, 6)).toEqual([1, 2, 4, 8, 16, 32])
    expect(widths[6]).toBe(300 - 63)
  })

  it('moves those who wait when the service throttles again', async () => {
    const { limiter, ask, times, inside, settle } = setUp()
    limiter.slowDown(1000)
    const first = ask()
    const second = ask()
    await first
    limiter.slowDown(5000)
    inside[0]?.(false)
    await second
    await settle()
    expect(times).toEqual([1000, 6000])
  })

  it('moves them also while they sleep', async () => {
    const { limiter, ask, times } = setUp()
    limiter.slowDown(1000)
    const asked = ask()
    limiter.slowDown(3000)
    await asked
    expect(times).toEqual([3000])
  })

  it('turns away who cannot wait so long, and them alone', async () => {
    const { limiter, ask, times } = setUp()
    limiter.slowDown(10_000)
    const error = await failureOf(ask(9999))
    expect(error.code).toBe('throttled')
    expect(error.message).toContain('Microsoft Graph')
    await ask(10_000)
    expect(times).toEqual([10_000])
  })
})
