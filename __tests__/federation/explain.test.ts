/** Tests the explanation of a missing trust: what was presented, the likely cause, and the cure in three forms. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../src/core/error.ts'
import { desiredCredential } from '../../src/core/trust.ts'
import {
  explainMissingTrust,
  type MissingTrust,
  missingTrustError,
  presentedBy,
  withExplanation,
} from '../../src/federation/explain.ts'
import { refusalOf } from './fake-entra.ts'
import { AUDIENCE, CLIENT_ID, claimsOf, GITHUB, SUBJECT, sha256Hex } from './job.ts'

const claims = claimsOf()
const desired = desiredCredential(claims, sha256Hex)
const missing = (more: Partial<MissingTrust> = {}): MissingTrust => ({
  presented: presentedBy(claims),
  desired,
  stored: undefined,
  refusal: refusalOf([700213]),
  target: { kind: 'application', clientId: CLIENT_ID },
  endpoints: { graph: 'https://graph.microsoft.com', resourceManager: 'https://management.azure.com' },
  ...more,
})
const text = (more: Partial<MissingTrust> = {}) => explainMissingTrust(missing(more)).join('\n')

describe('explainMissingTrust', () => {
  it('shows what was presented and every value to paste', () => {
    for (const value of [GITHUB, SUBJECT, AUDIENCE, desired.name]) expect(text()).toContain(value)
    expect(text()).toContain('az ad app federated-credential create')
    expect(text()).toContain(CLIENT_ID)
    expect(text()).toContain('configuration file')
  })

  it('shows the command of the target', () => {
    const resourceId =
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'
    expect(text({ target: { kind: 'managed-identity', resourceId } })).toContain(
      'az identity federated-credential create',
    )
  })

  it('shows the nearest stored credential with the differing segment marked', () => {
    const stored = [{ ...desired, name: 'branch-main', subject: 'repo:octo-org/shop:ref:refs/heads/main' }]
    expect(text({ stored })).toContain('branch-main')
    expect(text({ stored })).toMatch(/»[^«]+«/)
    expect(text({ stored })).toMatch(/Likely cause: .*environment/i)
  })

  it.each([
    [70025, /no federated credential at all/],
    [700211, /this issuer.*trailing slash/],
    [700212, /another audience/],
    [7002121, /another audience/],
    [700213, /none has this subject/],
    [7002131, /flexible expression/],
    [7002138, /upper and lower case/],
    [70021, /nearest one/],
  ])('goes by AADSTS%i where nothing can be read', (code, cause) => {
    expect(text({ refusal: refusalOf([code]) })).toMatch(cause)
  })

  it('goes by the first known number, or by none', () => {
    expect(text({ refusal: refusalOf([1, 700211]) })).toMatch(/this issuer/)
    expect(text({ refusal: undefined })).toMatch(/nearest one/)
  })

  it('does not go by the number where the credentials can be read', () => {
    expect(text({ stored: [], refusal: refusalOf([700212]) })).not.toMatch(/another audience/)
  })
})

describe('missingTrustError', () => {
  it('carries the last answer of Entra unless another service said something', () => {
    expect(missingTrustError('trust-missing', 'm', 'h', missing())).toMatchObject({
      code: 'trust-missing',
      message: 'm',
      hint: 'h',
      answer: { code: 'AADSTS700213', correlationId: 'correlation-700213' },
    })
    expect(missingTrustError('trust-missing', 'm', 'h', missing(), { service: 'Microsoft Graph' }).answer).toEqual({
      service: 'Microsoft Graph',
    })
    expect(missingTrustError('trust-missing', 'm', 'h', missing({ refusal: undefined })).answer).toBeUndefined()
  })
})

describe('withExplanation', () => {
  it('keeps all that the error says and adds the explanation', () => {
    const cause = new Error('below')
    const error = withExplanation(
      new FederationError('manager-forbidden', 'm', {
        hint: 'h',
        details: ['d'],
        answer: { service: 'Microsoft Graph' },
        cause,
      }),
      missing(),
      ['more'],
    )
    expect(error).toMatchObject({
      code: 'manager-forbidden',
      message: 'm',
      hint: 'h',
      answer: { service: 'Microsoft Graph' },
      cause,
    })
    expect(error.details.slice(0, 2)).toEqual(['d', 'more'])
    expect(error.details.join('\n')).toContain('az ad app')
  })

  it('keeps a bare error as the cause', () => {
    const bare = new FederationError('name-conflict', 'm')
    const error = withExplanation(bare, missing())
    expect([error.cause, error.hint, error.answer]).toEqual([bare, undefined, undefined])
  })
})
