import { describe, expect, it } from 'vitest'
import { kubernetesIdentity, managedIdentity } from '../../../src/core/credential/provider.ts'
import { FederationError } from '../../../src/core/error.ts'
import { isGuid } from '../../../src/core/target.ts'

const tenantId = '13051989-33BA-4ced-b4a4-b56aac699948'
const principalId = '65EE6D6C-a3d7-44b6-ae45-1b40a97e2331'

describe('kubernetesIdentity', () => {
  it('keeps the issuer to the letter', () => {
    const issuer = 'https://westeurope.oic.prod-aks.azure.com/a/b/'
    expect(kubernetesIdentity({ issuer, namespace: 'payments', serviceAccount: 'api.v1' })).toEqual({
      issuer,
      subject: 'system:serviceaccount:payments:api.v1',
    })
  })

  it.each([
    ['Payments', 'api'],
    ['', 'api'],
    ['a:b', 'api'],
    ['a'.repeat(64), 'api'],
    ['payments', '*'],
    ['payments', 'api:x'],
    ['payments', 'a..b'],
    ['payments', 'a.'.repeat(130)],
  ])('refuses %s/%s', (namespace, serviceAccount) => {
    expect(() => kubernetesIdentity({ issuer: 'https://a.example', namespace, serviceAccount })).toThrow(
      FederationError,
    )
  })
})

describe('managedIdentity', () => {
  it.each(['https://login.microsoftonline.com', 'https://login.microsoftonline.us/'])(
    'is of the cloud of %s',
    (authority) => {
      expect(managedIdentity({ tenantId, principalId, authority })).toEqual({
        issuer: `${authority.replace(/\/$/, '')}/13051989-33ba-4ced-b4a4-b56aac699948/v2.0`,
        subject: '65ee6d6c-a3d7-44b6-ae45-1b40a97e2331',
      })
    },
  )

  it('names the ID that is no GUID', () => {
    const authority = 'https://login.microsoftonline.com'
    expect(() => managedIdentity({ tenantId: 'contoso.com', principalId, authority })).toThrow(
      /tenant ID "contoso.com"/,
    )
    expect(() => managedIdentity({ tenantId, principalId: 'shop', authority })).toThrow(/principal ID "shop"/)
  })
})

it('knows a GUID', () => {
  expect(isGuid(tenantId)).toBe(true)
  expect(isGuid(`{${tenantId}}`)).toBe(false)
  expect(isGuid(tenantId.replaceAll('-', ''))).toBe(false)
})
