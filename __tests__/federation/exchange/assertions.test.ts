/** Tests that every exchange presents an ID token with at least a minute to live, and no more are asked for than that needs. */
import { describe, expect, it } from 'vitest'
import { createAssertions } from '../../../src/federation/exchange/assertions.ts'
import { createVirtualClock } from '../clock.ts'
import { claimsOf, createIssuer } from '../job.ts'

describe('createAssertions', () => {
  it('keeps a token until it has a minute left', async () => {
    const clock = createVirtualClock()
    const issuer = createIssuer(clock)
    const { current } = createAssertions(issuer.request, clock)
    const first = await current('a')
    await clock.sleep(239_000)
    expect(await current('a')).toBe(first)
    await clock.sleep(1000)
    expect((await current('a')).jwt).toBe('jwt-2')
    expect(issuer.asked).toEqual(['a', 'a'])
  })

  it('keeps one per audience', async () => {
    const clock = createVirtualClock()
    const issuer = createIssuer(clock)
    const { current } = createAssertions(issuer.request, clock)
    await current('a')
    await current('b')
    expect((await current('a')).claims.aud).toBe('a')
    expect(issuer.asked).toEqual(['a', 'b'])
  })

  it('asks once for exchanges side by side, and again after a failure', async () => {
    const clock = createVirtualClock()
    const issuer = createIssuer(clock)
    let failures = 1
    const { current } = createAssertions(async (audience) => {
      failures -= 1
      if (failures === 0) throw new Error('not now')
      return issuer.request(audience)
    }, clock)
    const refused = await Promise.allSettled([current('a'), current('a')])
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const tokens = await Promise.all([current('a'), current('b'), current('a')])
    expect(tokens.map(({ jwt }) => jwt)).toEqual(['jwt-1', 'jwt-2', 'jwt-1'])
    expect(issuer.asked).toEqual(['a', 'b'])
  })

  it('renews in any case when asked to', async () => {
    const clock = createVirtualClock()
    const issuer = createIssuer(clock)
    const { current, renew } = createAssertions(issuer.request, clock)
    await current('a')
    const renewed = await renew('a')
    expect(renewed.jwt).toBe('jwt-2')
    expect(await current('a')).toBe(renewed)
  })

  it('counts the age by its own clock, however wrong that is', async () => {
    for (const wrong of [-86_400_000, 86_400_000]) {
      const clock = createVirtualClock(1_800_000_000_000 + wrong)
      const asked: string[] = []
      const { current } = createAssertions(async (audience) => {
        asked.push(audience)
        return { jwt: 'jwt', claims: claimsOf({ aud: audience }) }
      }, clock)
      await current('a')
      await clock.sleep(200_000)
      await current('a')
      expect(asked).toHaveLength(1)
      await clock.sleep(60_000)
      await current('a')
      expect(asked).toHaveLength(2)
    }
  })

  it('goes by the clock alone where the token does not say when it was issued', async () => {
    const clock = createVirtualClock()
    const { current } = createAssertions(
      async () => ({ jwt: `at ${clock.now()}`, claims: claimsOf({ iat: undefined, exp: 1_800_000_300 }) }),
      clock,
    )
    const first = await current('a')
    await clock.sleep(230_000)
    expect(await current('a')).toBe(first)
    await clock.sleep(20_000)
    expect(await current('a')).not.toBe(first)
  })

  it('never hands out a failure twice', async () => {
    const clock = createVirtualClock()
    let fail = true
    const { current } = createAssertions(async () => {
      if (fail) throw new Error('no token')
      return { jwt: 'jwt', claims: claimsOf() }
    }, clock)
    await expect(current('a')).rejects.toThrow('no token')
    fail = false
    expect((await current('a')).jwt).toBe('jwt')
  })
})
