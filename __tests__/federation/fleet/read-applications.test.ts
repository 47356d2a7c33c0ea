/** Tests that applications which files create are looked up first, and those that are missing are no failure. */
import { describe, expect, it } from 'vitest'
import type { StoredApplication } from '../../../src/core/application/application.ts'
import { FederationError } from '../../../src/core/error.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import { createIdentityRecord } from '../../../src/federation/fleet/identities.ts'
import { createApplicationReader } from '../../../src/federation/fleet/read-applications.ts'
import type { TargetReading } from '../../../src/federation/ports-fleet.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra } from '../fake-entra.ts'
import { createFakeApplications } from '../fake-identities.ts'

const named = (uniqueName: string): TargetAddress => ({ kind: 'application', uniqueName })
const STORED: StoredApplication = {
  clientId: 'c',
  objectId: 'o',
  uniqueName: 'there',
  displayName: 'There',
  createdByAppId: 'm',
  multiTenant: false,
  serviceManagementReference: null,
  owners: [],
  principalId: 'p',
}
const { store } = createFakeEntra(createVirtualClock())

/** Reads addresses of which `missing`, `there` and `broken` are declared; others are read as they are. */
async function read(addresses: readonly TargetAddress[], broken: Error = new FederationError('throttled', 'Later.')) {
  const asked: TargetAddress[] = []
  const { directory } = createFakeApplications([STORED])
  const identities = createIdentityRecord()
  let reads = 0
  const { readTargets, readings } = createApplicationReader(new Set(['missing', 'there', 'broken']), {
    directory: {
      ...directory,
      find: async (name) => {
        if (name === 'broken') throw broken
        return directory.find(name)
      },
    },
    identities,
    open: async () => store,
    readTargets: async (rest, onRead) => {
      asked.push(...rest)
      for (const _ of rest) onRead()
      return rest.map((address): TargetReading => {
        const id = Object.values(address).join(' ')
        return { ok: true, facts: { clientId: id, id, uniqueName: null, displayName: null }, stored: [], store }
      })
    },
  })
  const found = await readTargets(addresses, () => {
    reads += 1
  })
  return { found, asked, reads, identities, readings }
}

describe('applications that files create', () => {
  const CLIENT: TargetAddress = { kind: 'application', clientId: 'x' }

  it('are read where they are there, and known as missing where they are not, in the order of the addresses', async () => {
    const { found, asked, reads, identities, readings } = await read([
      named('missing'),
      CLIENT,
      named('there'),
      named('other'),
    ])
    expect(found.map((each) => (each.ok ? each.facts.id : each.error.code))).toEqual([
      '',
      'application x',
      'application there',
      'application other',
    ])
    expect(found[0]).toMatchObject({ facts: { clientId: '', uniqueName: 'missing', missing: true }, stored: [] })
    expect(asked).toHaveLength(3)
    expect(reads).toBe(4)
    expect(identities.find('there')?.principalId).toBe('p')
    expect(identities.find('missing')).toBeUndefined()
    expect(readings.get('missing')).toEqual({ stored: undefined })
    expect(readings.get('there')).toEqual({ stored: STORED })
  })

  it('stop their own target where they cannot be looked up', async () => {
    const { found } = await read([named('broken'), named('there')])
    expect(found[0]).toMatchObject({ ok: false, error: { code: 'throttled' } })
    expect(found[1]?.ok).toBe(true)
  })

  it('let a defect of ours end the run', async () => {
    await expect(read([named('broken')], new TypeError('a defect'))).rejects.toThrow('a defect')
  })
})
