/** Tests that what belongs to a cloud stays together, and that other tools' names are recognised. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CLOUD_NAMES,
  CLOUDS,
  EXCHANGE_AUDIENCES,
  graphScope,
  PUBLIC_CLOUD_AUDIENCE,
  recogniseCloud,
  resourceManagerScope,
} from '../../src/core/cloud.ts'

describe('CLOUDS', () => {
  // https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud, https://learn.microsoft.com/graph/deployments
  it.each([
    [
      'public',
      'https://login.microsoftonline.com',
      'https://graph.microsoft.com/.default',
      'https://management.azure.com/.default',
      'api://AzureADTokenExchange',
    ],
    [
      'us-government',
      'https://login.microsoftonline.us',
      'https://graph.microsoft.us/.default',
      'https://management.usgovcloudapi.net/.default',
      'api://AzureADTokenExchangeUSGov',
    ],
    [
      'us-government-dod',
      'https://login.microsoftonline.us',
      'https://dod-graph.microsoft.us/.default',
      'https://management.usgovcloudapi.net/.default',
      'api://AzureADTokenExchangeUSGov',
    ],
    [
      'china',
      'https://login.partner.microsoftonline.cn',
      'https://microsoftgraph.chinacloudapi.cn/.default',
      'https://management.chinacloudapi.cn/.default',
      'api://AzureADTokenExchangeChina',
    ],
  ] as const)(
    'keeps the hosts, scopes and audience of %s together',
    (name, authority, graph, resourceManager, audience) => {
      const cloud = CLOUDS[name]
      expect(cloud.name).toEqual(name)
      expect(cloud.authority).toEqual(authority)
      expect(graphScope(cloud)).toEqual(graph)
      expect(resourceManagerScope(cloud)).toEqual(resourceManager)
      expect(cloud.audience).toEqual(audience)
    },
  )

  it('lists each exchange audience once', () => {
    expect(EXCHANGE_AUDIENCES).toEqual([
      'api://AzureADTokenExchange',
      'api://AzureADTokenExchangeUSGov',
      'api://AzureADTokenExchangeChina',
    ])
    expect(PUBLIC_CLOUD_AUDIENCE).toBe(CLOUDS.public.audience)
  })
})

describe('recogniseCloud', () => {
  it.each([
    ['AzureCloud', 'public'],
    ['AzurePublicCloud', 'public'],
    ['AzureUSGovernment', 'us-government'],
    ['usgovernment', 'us-government'],
    ['AzureChinaCloud', 'china'],
    ['US_GOVERNMENT', 'us-government'],
    ['us government dod', 'us-government-dod'],
    ['usgovernmentl5', 'us-government-dod'],
    ['China', 'china'],
  ])('knows %s as %s', (word, cloud) => {
    expect(recogniseCloud(word)).toBe(cloud)
  })

  it('returns the name of a cloud or nothing, for any word', () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom('constructor', 'valueOf', '__proto__', 'toString', 'hasOwnProperty', 'mars'),
    )
    fc.assert(
      fc.property(words, (word) => {
        expect([undefined, ...CLOUD_NAMES]).toContain(recogniseCloud(word))
      }),
    )
  })
})
