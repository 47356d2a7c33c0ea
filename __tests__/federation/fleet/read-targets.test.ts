/** Tests the reading of many targets: which failures stop one target, and what a manager need not be allowed to read. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import { createTargetReader } from '../../../src/federation/fleet/read-targets.ts'
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
