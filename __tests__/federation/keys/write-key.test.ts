/** Tests how one key is written into a collection that is replaced whole: shown twice, others as read, vanished ones named. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredKey } from '../../../src/core/certificate/stored-key.ts'
import { FederationError } from '../../../src/core/error.ts'
import { type KeyWrite, writeKey } from '../../../src/federation/keys/write-key.ts'
import { createVirtualClock } from '../clock.ts'
import { failureOf } from '../job.ts'
import { type FakeKeys, fakeKeys, idsIn, keyOf, newKeyOf, silentLog, storeOf } from './fake-keys.ts'

const add = (keyId: string): KeyWrite => ({ kind: 'add', key: newKeyOf(keyId) })
const remove = (keyId: string): KeyWrite => ({ kind: 'remove', key: keyOf(keyId) })

/** Writes with a virtual clock; `planned` is what stood there when the plan was made. */
function write(fake: FakeKeys, write: KeyWrite, planned: readonly StoredKey[] = fake.keys, timeoutMs = 300_000) {
  const clock = createVirtualClock()
  const done = writeKey(
    { write, planned, deadline: clock.now() + timeoutMs },
    { store: storeOf(fake), clock, log: silentLog },
  )
  return { done, clock }
}

describe('adding a key', () => {
  it('sends everything else as it was read, and ends when two readings show it', async () => {
    const fake = fakeKeys([keyOf('a'), keyOf('b')])
    const { done, clock } = write(fake, add('own'))
    expect(await done).toBe('written')
    expect(fake.sent).toEqual([['a', 'b', 'own']])
    expect(clock.sleeps.some((ms) => ms >= 5_000)).toBe(true)
  })

  it('that is there by now sends nothing', async () => {
    const fake = fakeKeys([keyOf('own')])
    expect(await write(fake, add('own'), []).done).toBe('kept')
    expect(fake.sent).toEqual([])
  })

  it('whose certificate is there by now, under another ID, sends nothing', async () => {
    const fake = fakeKeys([keyOf('other', { thumbprint: newKeyOf('own').thumbprint })])
    expect(await write(fake, add('own'), []).done).toBe('kept')
  })

  it('whose certificate is there for another purpose is sent', async () => {
    const fake = fakeKeys([keyOf('other', { thumbprint: newKeyOf('own').thumbprint, usage: 'Encrypt' })])
    expect(await write(fake, add('own')).done).toBe('written')
    expect(fake.sent).toEqual([['other', 'own']])
  })

  it('that another writer overwrites is sent again, with what that one added', async () => {
    const fake = fakeKeys([keyOf('a')])
    fake.onList = (count) => {
      if (count === 1) fake.keys = [keyOf('a'), keyOf('theirs')]
    }
    expect(await write(fake, add('own')).done).toBe('written')
    expect(fake.sent).toEqual([
      ['a', 'own'],
      ['a', 'theirs', 'own'],
    ])
    expect(idsIn(fake)).toEqual(['a', 'own', 'theirs'])
  })

  it('that is overwritten after its first showing is sent again, too', async () => {
    const fake = fakeKeys()
    fake.onList = (count) => {
      if (count === 2) fake.keys = [keyOf('theirs')]
    }
    expect(await write(fake, add('own')).done).toBe('written')
    expect(fake.sent.at(-1)).toEqual(['theirs', 'own'])
  })

  it('that old readings do not show yet is not sent again upon them', async () => {
    const fake = fakeKeys([keyOf('a')])
    fake.onList = (count) => {
      if (count === 1) fake.stale.push([keyOf('a')], [keyOf('a')], [keyOf('a')])
    }
    expect(await write(fake, add('own')).done).toBe('written')
    expect(fake.sent).toHaveLength(1)
  })

  it('that old readings do not show for longer than half a minute is sent again', async () => {
    const fake = fakeKeys()
    fake.onList = (count) => {
      if (count === 1) fake.stale.push(...Array.from({ length: 12 }, () => []))
    }
    expect(await write(fake, add('own')).done).toBe('written')
    expect(fake.sent.length).toBeGreaterThan(1)
  })
})

describe('the time between two readings', () => {
  it('grows with the slowest request: whoever is as slow may still be writing', async () => {
    const clock = createVirtualClock()
    const fake = fakeKeys()
    const readings: number[] = []
    fake.onList = () => readings.push(clock.now())
    // Quick until the write is shown; the reading after it takes four seconds to come.
    const quick = Array.from({ length: 6 }, () => 1)
    const next = [...quick, 4_000].values()
    const latency = { clock, ms: () => next.next().value ?? 1 }
    await writeKey(
      { write: add('own'), planned: [], deadline: clock.now() + 300_000 },
      { store: storeOf(fake, latency), clock, log: silentLog },
    )
    const [, shown = 0] = readings
    expect((readings.at(-1) ?? 0) - shown).toBeGreaterThanOrEqual(12_000)
  })
})

describe('removing a key', () => {
  it('sends everything else as it was read, and ends when two readings do not show it', async () => {
    const fake = fakeKeys([keyOf('a'), keyOf('own'), keyOf('b')])
    expect(await write(fake, remove('own')).done).toBe('written')
    expect(fake.sent).toEqual([['a', 'b']])
  })

  it('that is gone by now sends nothing', async () => {
    const fake = fakeKeys([keyOf('a')])
    expect(await write(fake, remove('own')).done).toBe('kept')
    expect(fake.sent).toEqual([])
  })

  it('that another writer brings back is removed again', async () => {
    const fake = fakeKeys([keyOf('own')])
    fake.onList = (count) => {
      if (count === 1) fake.keys = [keyOf('own'), keyOf('theirs')]
    }
    expect(await write(fake, remove('own')).done).toBe('written')
    expect(idsIn(fake)).toEqual(['theirs'])
  })

  it('leaves the same certificate under another ID alone', async () => {
    const fake = fakeKeys([keyOf('own'), keyOf('twin', { thumbprint: keyOf('own').thumbprint })])
    expect(await write(fake, remove('own')).done).toBe('written')
    expect(idsIn(fake)).toEqual(['twin'])
  })
})

describe('somebody else’s key that vanishes', () => {
  it('while ours is written is named with its thumbprint, and never sent again', async () => {
    const fake = fakeKeys([keyOf('theirs'), keyOf('a')])
    fake.onList = (count) => {
      if (count === 1) fake.keys = [keyOf('a'), keyOf('own')]
    }
    const error = await failureOf(write(fake, add('own')).done)
    expect(error.code).toBe('plan-stale')
    expect(error.message).toContain(
      `vanished while "${newKeyOf('own').thumbprint}" was written: ${keyOf('theirs').thumbprint}.`,
    )
    expect(error.hint).toContain('not restored')
    expect(fake.sent).toHaveLength(1)
    expect(idsIn(fake)).toEqual(['a', 'own'])
  })

  it('since the plan was made is named, and nothing is written', async () => {
    const fake = fakeKeys([keyOf('a')])
    const error = await failureOf(write(fake, add('own'), [keyOf('a'), keyOf('theirs')]).done)
    expect(error.message).toContain('since the plan was made, and nothing was written')
    expect(fake.sent).toEqual([])
  })

  it('that is no certificate is named by its ID', async () => {
    const fake = fakeKeys()
    const error = await failureOf(write(fake, add('own'), [keyOf('theirs', { thumbprint: undefined })]).done)
    expect(error.message).toContain('key ID theirs')
  })

  it('in old readings only has not vanished, and nothing is written upon those', async () => {
    const fake = fakeKeys([keyOf('theirs')])
    fake.stale.push([], [], [])
    expect(await write(fake, add('own'), [keyOf('theirs')]).done).toBe('written')
    expect(fake.sent).toEqual([['theirs', 'own']])
  })

  it('is named also where the time is over before that is certain', async () => {
    const fake = fakeKeys()
    const error = await failureOf(write(fake, add('own'), [keyOf('theirs')], 2_000).done)
    expect(error.code).toBe('plan-stale')
    expect(error.message).toContain(keyOf('theirs').thumbprint)
  })

  it('beside a removal is named as well', async () => {
    const fake = fakeKeys([keyOf('own'), keyOf('theirs')])
    fake.onList = (count) => {
      if (count === 1) fake.keys = []
    }
    expect((await failureOf(write(fake, remove('own')).done)).message).toContain(keyOf('theirs').thumbprint)
  })
})

describe('a write', () => {
  it('that was turned away is sent again upon another reading', async () => {
    const fake = fakeKeys()
    fake.answers.push('busy', 'busy')
    expect(await write(fake, add('own')).done).toBe('written')
    expect(fake.sent).toHaveLength(3)
  })

  it('whose answer was lost is looked for before it is sent again', async () => {
    const carried = fakeKeys()
    carried.answers.push('uncertain')
    expect(await write(carried, add('own')).done).toBe('written')
    expect(carried.sent).toHaveLength(1)
    const lost = fakeKeys()
    lost.answers.push('lost')
    expect(await write(lost, add('own')).done).toBe('written')
    expect(lost.sent).toHaveLength(2)
  })

  it('to an application that is not found is given half a minute', async () => {
    const fake = fakeKeys()
    fake.answers.push('target-missing')
    expect(await write(fake, add('own')).done).toBe('written')
    const never = fakeKeys()
    never.answers.push(...Array.from({ length: 99 }, () => 'target-missing' as const))
    const { done, clock } = write(never, add('own'))
    const started = clock.now()
    const error = await failureOf(done)
    expect(error.code).toBe('application-not-found')
    expect(clock.now() - started).toBeLessThan(60_000)
  })

  it('to an application that was created a moment ago waits until it is read', async () => {
    const clock = createVirtualClock()
    const fake = fakeKeys()
    const shown = storeOf(fake)
    let missing = 3
    const list = async () => {
      if (missing-- > 0) throw new FederationError('application-not-found', 'not yet')
      return shown.list()
    }
    const started = clock.now()
    const request = { write: add('own'), planned: [], deadline: started + 300_000 }
    expect(await writeKey(request, { store: { ...shown, list }, clock, log: silentLog })).toBe('written')
    // That wait is none of a request's: the second reading does not wait three times as long.
    expect(clock.now() - started).toBeLessThan(15_000)
  })

  it.each([
    ['is not shown', add('own'), [], []],
    ['is still shown', remove('own'), [keyOf('own')], [keyOf('own')]],
  ] as const)('that %s in time ends as unavailable', async (sentence, each, keys, shown) => {
    const fake = fakeKeys(keys)
    fake.stale.push(...Array.from({ length: 999 }, () => shown))
    const error = await failureOf(write(fake, each, keys, 60_000).done)
    expect(error.code).toBe('service-unavailable')
    expect(error.message).toContain(sentence)
  })

  it('without any time is made once, and believed when it is shown', async () => {
    const fake = fakeKeys()
    expect(await write(fake, add('own'), [], 0).done).toBe('written')
    expect(fake.sent).toHaveLength(1)
  })

  it('that is refused ends with the refusal', async () => {
    const fake = fakeKeys()
    fake.answers.push(new FederationError('manager-forbidden', 'no'))
    expect((await failureOf(write(fake, add('own')).done)).code).toBe('manager-forbidden')
  })
})

describe('two writers at once', () => {
  /** How long the parts of each writer's requests take, one after the other, in milliseconds; then `rest`. */
  interface Pace {
    readonly first: readonly number[]
    readonly rest: number
  }

  /** Two writers that each add their own key; the second begins later. */
  async function race(paces: readonly [Pace, Pace], offset: number) {
    const clock = createVirtualClock()
    const fake = fakeKeys([keyOf('before')])
    const writer = async (keyId: string, { first, rest }: Pace, delay: number) => {
      const next = first.values()
      const ms = () => next.next().value ?? rest
      await clock.sleep(delay)
      const request = { write: add(keyId), planned: [keyOf('before')], deadline: clock.now() + 300_000 }
      await writeKey(request, { store: storeOf(fake, { clock, ms }), clock, log: silentLog })
    }
    const ended = await Promise.allSettled([writer('one', paces[0], 0), writer('two', paces[1], offset)])
    return { ended, stored: idsIn(fake) }
  }

  it('end with both keys stored, or with a failure that names which, 100 runs', async () => {
    const pace = fc.record({
      first: fc.array(fc.integer({ min: 1, max: 1_200 }), { maxLength: 6 }),
      rest: fc.integer({ min: 1, max: 1_200 }),
    })
    const offset = fc.integer({ min: 0, max: 4_000 })
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.tuple(pace, pace), offset, async (paces, later) => {
        runs += 1
        const { ended, stored } = await race(paces, later)
        const failed = ended.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
        const missing = ['before', 'one', 'two'].filter((id) => !stored.includes(id))
        expect(missing.filter((id) => !failed.some((text) => text.includes(id.toUpperCase())))).toEqual([])
      }),
      { numRuns: 100 },
    )
    expect(runs).toBeGreaterThanOrEqual(100)
  })

  it('of which one is slow do not lose what the other one finished meanwhile', async () => {
    // The first reads, and its write arrives after the other one has written and read for the first time.
    const { ended, stored } = await race(
      [
        { first: [1, 1, 1_200], rest: 50 },
        { first: [], rest: 100 },
      ],
      10,
    )
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect(stored).toEqual(['before', 'one', 'two'])
  })
})
