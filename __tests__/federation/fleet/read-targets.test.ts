/** Tests the reading of many targets: which failures stop one target, and what a manager need not be allowed to read. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import { createTargetReader } from '../../../src/federation/fleet/read-targets.ts'
import type { ApplicationReading, ReadApplications } from '../../../src/federation/ports-fleet.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra } from '../fake-entra.ts'

const IDENTITY: TargetAddress = { kind: 'managed-identity', resourceId: '/subscriptions/s/identity' }
const APPLICATION: TargetAddress = { kind: 'application', clientId: 'a' }
const forbidden = new FederationError('manager-forbidden', 'No.')
const unavailable = new FederationError('service-unavailable', 'Later.')

/** Reads one target whose facts cannot be read for this reason. */
async function readWith(address: TargetAddress, reason: Error) {
  const clock = createVirtualClock()
  const { store } = createFakeEntra(clock)
  const readTarget = () => Promise.reject(reason)
  const [reading] = await createTargetReader(async () => ({ ...store, readTarget }), clock)([address], () => undefined)
  return reading
}

describe('a target whose facts the manager may not read', () => {
  it('is known by its address where it is a managed identity', async () => {
    expect(await readWith(IDENTITY, forbidden)).toMatchObject({
      ok: true,
      facts: { clientId: '', id: '/subscriptions/s/identity', uniqueName: null, displayName: null },
    })
  })

  it('is not read where it is an application', async () => {
    expect(await readWith(APPLICATION, forbidden)).toEqual({ ok: false, error: forbidden })
  })

  it('is not read where something else failed', async () => {
    expect(await readWith(IDENTITY, unavailable)).toEqual({ ok: false, error: unavailable })
  })
})

describe('an error of ours', () => {
  const defect = new TypeError('a defect')

  it('stops everything when it occurs while facts are read', async () => {
    await expect(readWith(IDENTITY, defect)).rejects.toBe(defect)
  })

  it('counts its target as read all the same', async () => {
    let read = 0
    const open = () => Promise.reject(defect)
    const reading = createTargetReader(open, createVirtualClock())([APPLICATION], () => {
      read += 1
    })
    await reading.catch(() => undefined)
    expect(read).toBe(1)
  })
})

describe('applications that are read together', () => {
  const missing = new FederationError('application-not-found', 'None.')
  const facts = (name: string) => ({
    clientId: name,
    id: `object-${name}`,
    uniqueName: `name-${name}`,
    displayName: null,
  })
  const readable = (name: string): ApplicationReading => ({ ok: true, facts: facts(name), stored: [] })
  const addressOf = (clientId: string): TargetAddress => ({ kind: 'application', clientId })

  function setUp(answer: (clientId: string, round: number) => ApplicationReading) {
    const clock = createVirtualClock()
    const asked: string[][] = []
    const readApplications: ReadApplications = async (addresses) => {
      const names = addresses.map((each) => ('clientId' in each ? each.clientId : ''))
      asked.push(names)
      return names.map((name) => answer(name, asked.length))
    }
    const { store } = createFakeEntra(clock)
    const read = createTargetReader(async () => store, clock, readApplications)
    return { read, asked, clock }
  }

  it('come in the order of the addresses, beside managed identities, each counted once', async () => {
    const { read, asked } = setUp(readable)
    let count = 0
    const readings = await read([addressOf('a'), IDENTITY, addressOf('b')], () => {
      count += 1
    })
    expect(readings.map((each) => each.ok && each.facts.clientId)).toEqual(['a', expect.any(String), 'b'])
    expect(asked).toEqual([['a', 'b']])
    expect(count).toBe(3)
  })

  it('are asked for again for half a minute where they are not found, those alone', async () => {
    const { read, asked } = setUp((name, round) =>
      name === 'b' && round < 3 ? { ok: false, error: missing } : readable(name),
    )
    const readings = await read([addressOf('a'), addressOf('b')], () => undefined)
    expect(readings.map(({ ok }) => ok)).toEqual([true, true])
    expect(asked).toEqual([['a', 'b'], ['b'], ['b']])
  })

  it('stay missing after that, and stop nobody else', async () => {
    const { read, clock } = setUp((name) => (name === 'b' ? { ok: false, error: missing } : readable(name)))
    const started = clock.now()
    const readings = await read([addressOf('a'), addressOf('b')], () => undefined)
    expect(readings.map(({ ok }) => ok)).toEqual([true, false])
    expect(clock.now() - started).toBe(30_000)
  })

  it('all fail with what the whole reading failed with, unless it is a defect', async () => {
    const clock = createVirtualClock()
    const { store } = createFakeEntra(clock)
    const failing = (error: Error) =>
      createTargetReader(
        async () => store,
        clock,
        () => Promise.reject(error),
      )([APPLICATION], () => undefined)
    expect(await failing(unavailable)).toEqual([{ ok: false, error: unavailable }])
    await expect(failing(new TypeError('a defect'))).rejects.toThrow('a defect')
  })

  it('are asked for three hundred at a time, each part counted as it is there', async () => {
    const { read, asked } = setUp(readable)
    let count = 0
    const addresses = Array.from({ length: 601 }, (_, index) => addressOf(`a${index}`))
    const readings = await read(addresses, () => {
      count += 1
    })
    expect(asked.map(({ length }) => length)).toEqual([300, 300, 1])
    expect(count).toBe(601)
    expect(readings.map((each) => each.ok && each.facts.clientId)).toEqual(addresses.map((_, index) => `a${index}`))
  })

  it('are not asked for where a sweep has read them, under any key', async () => {
    const { read, asked } = setUp(readable)
    const swept = ['a', 'b', 'c'].map((name) => ({
      facts: facts(name),
      descriptions: [],
      secretIds: [],
      reading: readable(name),
    }))
    const addresses: readonly TargetAddress[] = [
      addressOf('A'),
      { kind: 'application', objectId: 'OBJECT-B' },
      { kind: 'application', uniqueName: 'name-c' },
      addressOf('d'),
    ]
    const readings = await read(addresses, () => undefined, swept)
    expect(readings.map((each) => each.ok && each.facts.clientId)).toEqual(['a', 'b', 'c', 'd'])
    expect(asked).toEqual([['d']])
  })
})
