/** Patterns of a policy file, and what attackers would have them match. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsArmId, fitsIssuer, fitsName, fitsPath, fitsRepository } from '../../../src/core/policy/pattern.ts'

const AKS = 'https://*.oic.prod-aks.azure.com/4444/*'

describe('issuers', () => {
  it.each([
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444/aaaa/', true],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444/aaaa', true],
    [AKS, 'https://WestEurope.oic.prod-aks.azure.com/4444/aaaa/', true],
    ['https://gitlab.com', 'https://gitlab.com', true],
    ['https://gitlab.com', 'https://gitlab.com/', false],
    ['https://gitlab.com', 'https://gitlab.org', false],
    ['https://gitlab.com', 'https://evil.com', false],
    // Another tenant, another path, fewer segments.
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/5555/aaaa/', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/44444/aaaa/', false],
    // The host stands elsewhere.
    [AKS, 'https://evil.example/x.oic.prod-aks.azure.com/4444/', false],
    [AKS, 'https://evil.example?x.oic.prod-aks.azure.com/4444/a', false],
    [AKS, 'https://evil.example#.oic.prod-aks.azure.com/4444/a', false],
    [AKS, 'https://a.b.oic.prod-aks.azure.com/4444/a', false],
    [AKS, 'https://.oic.prod-aks.azure.com.evil.example/4444/a', false],
    [AKS, 'https://.oic.prod-aks.azure.com/4444/a', false],
    [AKS, 'https://a.oic.prod-aks.azure.com./4444/a', false],
    [AKS, 'https://a.oic.prod-a\u212as.azure.com/4444/a', false],
    [AKS, 'https://user@westeurope.oic.prod-aks.azure.com/4444/a', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com:8443/4444/a', false],
    [AKS, 'http://westeurope.oic.prod-aks.azure.com/4444/a', false],
    [AKS, 'HTTPS://westeurope.oic.prod-aks.azure.com/4444/a', false],
    // The path is read in two ways.
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444/../5555/a', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444/%2e%2e/a', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444%2Fx/a', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444/%252e%252e/a', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444/a?b', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444//a', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com\\@evil.example/4444/a', false],
    [AKS, 'https://westeurope.oic.prod-aks.azure.com/4444/a\u200b', false],
  ])('%s and %s: %s', (pattern, issuer, fits) => {
    expect(fitsIssuer(pattern, issuer)).toBe(fits)
  })
})

describe('ARM IDs', () => {
  const PATTERN = '/subscriptions/2222/resourceGroups/payments-*/*'
  it.each([
    ['/subscriptions/2222/resourceGroups/payments-prod/providers/x/y', true],
    ['/SUBSCRIPTIONS/2222/resourcegroups/Payments-Prod/providers/x/y', true],
    ['/subscriptions/2222/resourceGroups/payments-prod', false],
    ['/subscriptions/2222/resourceGroups/other/providers/payments-x/y', false],
    ['/subscriptions/3333/resourceGroups/payments-prod/providers/x/y', false],
    ['/subscriptions/2222/resourceGroups/payments-a/../other/providers/x', false],
    ['/subscriptions/2222/resourceGroups/payments-a%2f..%2fother/x', false],
    ['/subscriptions/2222/resourceGroups/payments-a%252f..%252fother/x', false],
    ['subscriptions/2222/resourceGroups/payments-prod/providers/x/y', false],
    ['//subscriptions/2222/resourceGroups/payments-prod/x', false],
  ])('%s: %s', (id, fits) => {
    expect(fitsArmId(PATTERN, id)).toBe(fits)
  })
})

it('letters that only become ASCII ones name another resource group', () => {
  expect(fitsArmId('/resourceGroups/bank/*', '/resourceGroups/ban\u212a/x')).toBe(false)
  expect(fitsArmId('/resourceGroups/bank/*', '/RESOURCEGROUPS/BANK/x')).toBe(true)
})

describe('paths, names and repositories', () => {
  it.each([
    ['teams/payments/*.yml', 'teams/payments/a.yml', true],
    ['teams/payments/*.yml', 'teams/payments/b/a.yml', false],
    ['teams/payments/*.yml', 'Teams/payments/a.yml', false],
    ['teams/*', 'teams/payments/b/a.yml', true],
    ['teams/*', 'teams/../other.yml', false],
    ['*', 'a.yml', true],
    ['*', 'a/b.yml', false],
  ])('the path %s and %s: %s', (pattern, path, fits) => {
    expect(fitsPath(pattern, path)).toBe(fits)
  })

  it.each([
    ['octo-org/payments-*', 'Octo-Org/Payments-API', true],
    ['octo-org/payments-*', 'octo-org/other', false],
    ['octo-org/*', 'octo-org/anything', true],
    ['octo-org/*', 'octo-org/a/b', false],
    ['*/payments', 'evil/payments', true],
  ])('the repository %s and %s: %s', (pattern, name, fits) => {
    expect(fitsRepository(pattern, name)).toBe(fits)
  })

  it.each([
    ['payments-*', 'payments-prod', true],
    ['payments-*', 'payments-', true],
    ['payments-*', 'Payments-prod', false],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxbyy', false],
    ['aba*aba', 'aba', false],
    ['a*b*b', 'ab', false],
    ['*', '', false],
  ])('the name %s and %j: %s', (pattern, name, fits) => {
    expect(fitsName(pattern, name)).toBe(fits)
  })

  it('a star is any run of characters: the same answer as a regular expression', () => {
    const unit = fc.constantFrom('a', 'b', '-')
    const text = fc.string({ unit, minLength: 1, maxLength: 8 })
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '-', '*'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(fitsName(p, t)).toBe(new RegExp(`^${p.replaceAll('*', '.*')}$`).test(t))
      }),
    )
  })
})
