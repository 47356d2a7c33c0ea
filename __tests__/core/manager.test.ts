/** Tests that a manager is named for a person without anything secret. */
import { describe, expect, it } from 'vitest'
import { describeManager, type Manager } from '../../src/core/manager.ts'

const clientId = '11111111-1111-1111-1111-111111111111'

describe('describeManager', () => {
  it.each<[Manager, RegExp]>([
    [{ kind: 'federated', clientId }, /11111111.*federated/],
    [{ kind: 'client-secret', clientId, clientSecret: 'hunter2-secret' }, /11111111.*secret/],
    [{ kind: 'client-certificate', clientId, certificate: 'hunter2-secret' }, /11111111.*certificate/],
    [{ kind: 'access-token', accessToken: 'hunter2-secret' }, /access token/],
    [{ kind: 'azure-cli' }, /Azure CLI/],
    [{ kind: 'managed-identity' }, /managed identity/],
  ])('names %j', (manager, words) => {
    expect(describeManager(manager)).toMatch(words)
    expect(describeManager(manager)).not.toContain('hunter2')
  })
})
