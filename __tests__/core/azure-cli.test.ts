/** Tests what is known of the Azure CLI: its version, what that can do, and command lines without a token. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseCloudArguments,
  federatedLoginArguments,
  IDENTITY_LOGIN,
  parseAzureCliVersion,
  parseSubscriptionIds,
  usesIdentityEndpoint,
} from '../../src/core/azure-cli.ts'

describe('parseAzureCliVersion', () => {
  it('reads what `az version` prints', () => {
    const text = '{"azure-cli": "2.91.0", "azure-cli-core": "2.91.0", "azure-cli-telemetry": "1.1.0", "extensions": {}}'
    expect(parseAzureCliVersion(text)).toBe('2.91.0')
  })

  it.each(['', 'azure-cli 2.91.0', 'null', '"2.91.0"', '{}', '{"azure-cli": 2.9}', '{"azure-cli": "latest"}'])(
    'finds none in %j',
    (text) => {
      expect(parseAzureCliVersion(text)).toBeUndefined()
    },
  )
})

describe('usesIdentityEndpoint', () => {
  it.each([
    ['2.73.0', true],
    ['2.91.0', true],
    ['2.100.1', true],
    ['3.0.0', true],
    ['2.72.0', false],
    ['2.9.9', false],
    ['1.80.0', false],
    ['', false],
  ])('of %s is %s', (version, expected) => {
    expect(usesIdentityEndpoint(version)).toBe(expected)
  })

  it('never forgets what an older version could', () => {
    const part = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(part, part, part, (major, minor, patch) => {
        const next = usesIdentityEndpoint(`${major}.${minor + 1}.0`)
        if (usesIdentityEndpoint(`${major}.${minor}.${patch}`)) expect(next).toBe(true)
      }),
    )
  })
})

describe('command lines', () => {
  it.each([
    ['public', undefined],
    ['us-government', 'AzureUSGovernment'],
    ['us-government-dod', 'AzureUSGovernment'],
    ['china', 'AzureChinaCloud'],
  ] as const)('choose the cloud %s', (cloud, name) => {
    expect(chooseCloudArguments(cloud)?.at(-1)).toBe(name)
  })

  it('sign in without subscriptions too', () => {
    expect(IDENTITY_LOGIN).toContain('--allow-no-subscriptions')
    expect(federatedLoginArguments('client', 'tenant', 'file')).toContain('--allow-no-subscriptions')
  })

  it('name the file of the assertion, which the CLI reads itself', () => {
    expect(federatedLoginArguments('client', 'tenant', 'a.jwt').join(' ')).toContain('--federated-token @a.jwt')
  })
})

it.each([
  ['[]', []],
  ['[{"id":"AB","name":"n"},{"id":"c"}]', ['ab', 'c']],
  ['[{"id":1}]', undefined],
  ['[null]', undefined],
  ['["x"]', undefined],
  ['{}', undefined],
  ['ERROR', undefined],
])('subscriptions in %s', (text, ids) => {
  expect(parseSubscriptionIds(text)).toEqual(ids)
})
