/** Tests the record of what a run knows of applications by their unique name. */
import { expect, it } from 'vitest'
import { createIdentityRecord } from '../../../src/federation/fleet/identities.ts'

const identity = { clientId: 'c', objectId: 'o', principalId: 'p' }

it('knows what was added, to the letter', () => {
  const record = createIdentityRecord()
  record.add('shop', identity)
  expect(record.find('shop')).toBe(identity)
  expect(record.find('Shop')).toBeUndefined()
})
