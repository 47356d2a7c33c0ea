/** Variables of environments: what follows from an identity, and when another value may be overwritten. */
import { describe, expect, it } from 'vitest'
import { diffVariable, subscriptionOf, wantedVariables } from '../../../src/core/variable/variable.ts'

const SUBSCRIPTION = '22222222-2222-2222-2222-222222222222'
const OTHER = '33333333-3333-3333-3333-333333333333'
const IDENTITY = {
  kind: 'managed-identity',
  resourceId: `/Subscriptions/${SUBSCRIPTION}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i`,
} as const
const APPLICATION = { kind: 'application', clientId: 'c' } as const

describe('the subscription', () => {
  it('is that of a managed identity', () => {
    expect(subscriptionOf(IDENTITY, [`/subscriptions/${OTHER}`])).toBe(SUBSCRIPTION)
  })
  it('is the one that all roles are in', () => {
    const scopes = [`/subscriptions/${OTHER}`, `/subscriptions/${OTHER}/resourceGroups/g`]
    expect(subscriptionOf(APPLICATION, scopes)).toBe(OTHER)
  })
  it('is unknown where roles are in several, above one, or there are none', () => {
    expect(subscriptionOf(APPLICATION, [`/subscriptions/${OTHER}`, `/subscriptions/${SUBSCRIPTION}`])).toBeUndefined()
    expect(subscriptionOf(APPLICATION, ['/providers/Microsoft.Management/managementGroups/m'])).toBeUndefined()
    expect(subscriptionOf(APPLICATION, [])).toBeUndefined()
  })
})

describe('wanted variables', () => {
  const of = (more: Partial<Parameters<typeof wantedVariables>[0]>) =>
    wantedVariables({
      client: { kind: 'known', clientId: 'c' },
      tenantId: 't',
      subscriptionId: undefined,
      declared: {},
      ...more,
    })
  const text = (value: string) => ({ kind: 'text', text: value })

  it('are client and tenant, and the subscription where there is one', () => {
    expect(of({})).toEqual([
      { name: 'AZURE_CLIENT_ID', value: text('c') },
      { name: 'AZURE_TENANT_ID', value: text('t') },
    ])
    expect(of({ subscriptionId: SUBSCRIPTION })).toContainEqual({
      name: 'AZURE_SUBSCRIPTION_ID',
      value: text(SUBSCRIPTION),
    })
  })
  it('take what the file declares, in capitals', () => {
    const wanted = of({ subscriptionId: SUBSCRIPTION, declared: { azure_subscription_id: OTHER, Region: 'west' } })
    expect(wanted.slice(2)).toEqual([
      { name: 'AZURE_SUBSCRIPTION_ID', value: text(OTHER) },
      { name: 'REGION', value: text('west') },
    ])
  })
  it('wait for an identity that is still to be created', () => {
    expect(of({ client: { kind: 'later', valueOf: 'shop' } })[0]?.value).toEqual({ kind: 'later', valueOf: 'shop' })
  })
})

describe('a line', () => {
  const place = { environment: 'prod', adopt: false, source: 'f.yml:1:1' }
  const wanted = { name: 'A', value: { kind: 'text', text: 'new' } } as const

  it('creates, and keeps', () => {
    expect(diffVariable(wanted, undefined, place)).toEqual({
      resource: 'variable',
      action: 'create',
      name: 'prod/A',
      source: 'f.yml:1:1',
      reason: 'There is no such variable.',
      differences: [],
      written: { value: 'new' },
    })
    expect(diffVariable(wanted, 'new', place).action).toBe('keep')
  })
  it('refuses to overwrite another value, and shows it', () => {
    const change = diffVariable(wanted, 'old', place)
    expect(change).toMatchObject({ action: 'refuse', reason: 'name-conflict' })
    expect('why' in change && change.why).toContain('"old"')
    expect(change.differences).toEqual([{ field: 'value', from: 'old', to: 'new' }])
  })
  it('overwrites it under adopt', () => {
    expect(diffVariable(wanted, 'old', { ...place, adopt: true }).action).toBe('update')
  })
  it('says what its value will be', () => {
    const later = { name: 'A', value: { kind: 'later', valueOf: 'shop' } } as const
    expect(diffVariable(later, undefined, place).written).toEqual({ value: null, 'value-of': 'shop' })
    expect(diffVariable(later, 'old', place).differences[0]?.to).toBe('the client ID of "shop"')
  })
})
