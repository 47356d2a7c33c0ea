/** Tests that requests to Microsoft Graph at the same time share nothing: each ends with its own failure. */
import { expect, it } from 'vitest'
import { FederationError } from '../../src/core/error.ts'
import { createGraphStore } from '../../src/entra/graph.ts'
import { createVirtualClock } from '../federation/clock.ts'
import { CLIENT_ID, failureOf } from '../federation/job.ts'

it('ends two requests at once each with its own failure', async () => {
  const throttled = new FederationError('throttled', 'Microsoft Graph throttles.')
  const unreachable = new FederationError('manager-forbidden', 'no')
  const failures = [throttled, unreachable]
  const reached: (() => void)[] = []
  const fetch = () =>
    new Promise<Response>((_, reject) => {
      const failure = failures[reached.length]
      reached.push(() => reject(failure))
      // Both are under way before either fails.
      if (reached.length === failures.length) for (const fail of reached) fail()
    })
  const environment = {
    endpoint: 'https://graph.microsoft.com',
    fetch,
    token: async () => 't',
    clock: createVirtualClock(),
  }
  const store = createGraphStore(environment, { kind: 'application', clientId: CLIENT_ID })
  const ended = await Promise.all([failureOf(store.list()), failureOf(store.list())])
  expect(ended[0]).toBe(throttled)
  expect(ended[1]).toBe(unreachable)
})
