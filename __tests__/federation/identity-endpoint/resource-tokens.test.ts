/** Tests the tokens that are kept: one exchange per scope at a time, renewed in good time, a refusal not repeated at once. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createResourceTokens } from '../../../src/federation/identity-endpoint/resource-tokens.ts'
import type { AccessToken } from '../../../src/federation/ports.ts'
import { createVirtualClock } from '../clock.ts'

const HOUR_MS = 3_600_000

/** A service whose tokens live `lifeMs`; `asked` lists the scopes, and `refuse` makes the next ones fail. */
function createService(lifeMs = HOUR_MS) {
  const clock = createVirtualClock()
  const asked: string[] = []
  let refusing = false
  const token = createResourceTokens({
    now: clock.now,
    exchange: async (scope): Promise<AccessToken> => {
      asked.push(scope)
      if (refusing) throw new Error(`refused ${asked.length}`)
      return { token: `token-${asked.length}`, expiresOn: clock.now() + lifeMs }
    },
  })
  return {
    clock,
    asked,
    token,
    refuse: (value: boolean) => {
      refusing = value
    },
  }
}

describe('createResourceTokens', () => {
  it('exchanges once for two hundred who ask at once', async () => {
    const { token, asked } = createService()
    const tokens = await Promise.all(Array.from({ length: 200 }, () => token('a')))
    expect(new Set(tokens.map((each) => each.token)).size).toBe(1)
    expect(asked).toEqual(['a'])
  })

  it('keeps one token per scope until ten minutes are left', async () => {
    const { token, asked, clock } = createService()
    await token('a')
    await token('b')
    await clock.sleep(HOUR_MS - 600_001)
    await token('a')
    expect(asked).toEqual(['a', 'b'])
    await clock.sleep(1)
    await token('a')
    expect(asked).toEqual(['a', 'b', 'a'])
  })

  it('renews a short-lived token at half of its life', async () => {
    const { token, asked, clock } = createService(10_000)
    await token('a')
    await clock.sleep(4999)
    await token('a')
    expect(asked).toHaveLength(1)
    await clock.sleep(1)
    await token('a')
    expect(asked).toHaveLength(2)
  })

  it('keeps a refusal for five seconds', async () => {
    const { token, asked, clock, refuse } = createService()
    refuse(true)
    await expect(token('a')).rejects.toThrow('refused 1')
    await clock.sleep(4999)
    await expect(token('a')).rejects.toThrow('refused 1')
    refuse(false)
    await clock.sleep(1)
    await expect(token('a')).resolves.toMatchObject({ token: 'token-2' })
    expect(asked).toHaveLength(2)
  })

  it('gives the old token while it lives when a new one cannot be had, and asks again after five seconds', async () => {
    const { token, asked, clock, refuse } = createService()
    await token('a')
    refuse(true)
    await clock.sleep(HOUR_MS - 600_000)
    expect((await token('a')).token).toBe('token-1')
    await token('a')
    expect(asked).toHaveLength(2)
    await clock.sleep(5000)
    expect((await token('a')).token).toBe('token-1')
    expect(asked).toHaveLength(3)
    await clock.sleep(600_000 - 60_000)
    await expect(token('a')).rejects.toThrow('refused 4')
  })

  it('does not let one scope wait for another', async () => {
    const never = new Promise<AccessToken>(() => {})
    const token = createResourceTokens({
      now: () => 0,
      exchange: async (scope) => (scope === 'stalled' ? never : { token: scope, expiresOn: HOUR_MS }),
    })
    void token('stalled')
    expect((await token('quick')).token).toBe('quick')
  })

  it('forgets the oldest of very many', async () => {
    const { token, asked } = createService()
    for (let index = 0; index < 257; index++) await token(`scope-${index}`)
    await token('scope-256')
    expect(asked).toHaveLength(257)
    await token('scope-0')
    expect(asked).toHaveLength(258)
  })

  it('never gives a token that is over, whenever it is asked', async () => {
    const waits = fc.array(fc.integer({ min: 0, max: 2_000_000 }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(waits, fc.integer({ min: 1000, max: HOUR_MS }), async (sleeps, lifeMs) => {
        const { token, clock } = createService(lifeMs)
        for (const ms of sleeps) {
          await clock.sleep(ms)
          expect((await token('a')).expiresOn).toBeGreaterThan(clock.now())
        }
      }),
      { numRuns: 30 },
    )
  })
})
