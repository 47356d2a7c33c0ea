/** The rates of Graph and Resource Manager, with a clock of the tests': who comes too soon is told how long to wait. */
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { resourceUnits } from '../../sandbox/graph/resource-units.ts'
import { createRates } from '../../sandbox/http/rates.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { at, type Client, call, json, startClient } from './client.ts'

let client: Client
let time: number
beforeEach(async () => {
  time = Date.now()
  client = await startClient({ now: () => time })
})
afterEach(() => client.close())

describe('a sliding window', () => {
  const claim = (cost: number) => ({ key: 'k', cost, limit: 10, perMs: 1000 })

  it('takes what fits, and says when the rest will', () => {
    let now = 0
    const rates = createRates(() => now)
    expect([6, 4, 1].map((cost) => rates.take([claim(cost)]))).toEqual([0, 0, 1000])
    now = 400
    expect(rates.take([claim(1)])).toBe(600)
    now = 1000
    expect(rates.take([claim(10)])).toBe(0)
  })

  it('takes all claims or none', () => {
    const rates = createRates(() => 0)
    const other = { key: 'other', cost: 1, limit: 1, perMs: 1000 }
    expect(rates.take([other])).toBe(0)
    expect(rates.take([claim(10), other])).toBe(1000)
    expect(rates.take([claim(10)])).toBe(0)
  })
})

test('Resource Manager lists an identity once in four seconds, and reads it once in two', async () => {
  client.sandbox.settings.arm.rates = true
  const token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId, resource: 'arm' })
  const get = (tail: string) =>
    call(
      client,
      token,
      'GET',
      `${IDS.managedIdentityResourceId}/federatedIdentityCredentials${tail}?api-version=2024-11-30`,
    )
  expect((await get('')).status).toBe(200)
  const soon = await get('')
  expect(soon.status).toBe(429)
  expect(soon.headers['retry-after']).toBe('4')
  expect((await get('/name')).status).toBe(404)
  expect((await get('/name')).headers['retry-after']).toBe('2')
  time += 4000
  expect((await get('')).status).toBe(200)
})

test('Graph counts resource units, those of a batch one by one', async () => {
  client.sandbox.settings.graph.resourceUnitsPer10Seconds = 4
  const token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId, resource: 'graph' })
  const url = `/applications(appId='${IDS.clientId}')`
  const requests = ['1', '2', '3', '4', '5'].map((id) => ({ id, method: 'GET', url }))
  const batch = () => call(client, token, 'POST', '/beta/$batch', { requests })
  const statuses = async () =>
    (at(json(await batch()), 'responses') as { status: number }[]).map(({ status }) => status)
  expect((await statuses()).toSorted()).toEqual([200, 200, 200, 200, 429])
  const alone = await call(client, token, 'GET', `/beta${url}`)
  expect(alone.headers['retry-after']).toBe('10')
  expect(alone.headers['x-ms-throttle-information']).toBe('ResourceUnitLimitExceeded')
  time += 10_000
  expect((await call(client, token, 'GET', `/beta${url}`)).status).toBe(200)
})

test.each([
  ['GET', '/beta/applications', '', 2],
  ['GET', '/beta/applications', '$select=id', 1],
  ['GET', '/v1.0/applications', '$expand=owners', 3],
  ['GET', '/beta/applications', '$select=id&$expand=owners', 2],
  ['GET', '/beta/applications', '$select=id&$top=5', 1],
  ['GET', '/beta/applications/1', '', 1],
  ['PATCH', '/beta/applications/1', '', 1],
])('%s %s?%s costs %i', (method, path, query, units) => {
  expect(resourceUnits({ method, path, query: new URLSearchParams(query) })).toBe(units)
})
