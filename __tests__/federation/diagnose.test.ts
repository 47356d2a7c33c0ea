/** Tests the explanation of a missing trust: what was presented, the likely cause, and the cure in three forms. */
import { describe, expect, it } from 'vitest'
import { nameCredential } from '../../src/core/credential/name.ts'
import { desiredCredential } from '../../src/core/credential/trust.ts'
import { FederationError } from '../../src/core/error.ts'
import {
  explainManager,
  explainManagerTrust,
  explainMissingTrust,
  type MissingTrust,
  missingTrustError,
  presentedBy,
  withDiagnosis,
} from '../../src/federation/diagnose.ts'
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

describe('a pattern, which no single token stands for', () => {
  const flexible = {
    ...nameCredential(
      {
        issuer: GITHUB,
        audience: AUDIENCE,
        claimsMatchingExpression: {
          value: "claims['sub'] matches 'repo:octo-org@1/shop@2:*' and claims['repository_id'] eq '2'",
          languageVersion: 1,
        },
      },
      'octo-org/shop',
      sha256Hex,
    ),
  }
  const lines = explainMissingTrust(missing({ presented: undefined, desired: flexible, stored: [desired] }))

  it('is compared with nothing', () => {
    expect(lines.join('\n')).not.toMatch(/presented|Likely cause/)
  })

  it('is warned about before the cure, which writes the expression', () => {
    expect(lines[0]).toMatch(/^Before you trust it: .*pull request/)
    expect(lines.join('\n')).toContain('az rest')
    expect(lines.join('\n')).toContain(flexible.name)
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

describe('explainManager', () => {
  const forbidden = new FederationError('manager-forbidden', 'm', {
    hint: 'h',
    details: ['d'],
    answer: { service: 'Microsoft Graph' },
    cause: new Error('below'),
  })

  it('keeps all that the error says, and adds the grants and the explanation', async () => {
    const error = (await explainManager(forbidden, missing(), async () => ['A.Read', 'B.Write'])) as FederationError
    expect(error).toMatchObject({
      code: 'manager-forbidden',
      message: 'm',
      hint: 'h',
      answer: { service: 'Microsoft Graph' },
      cause: forbidden.cause,
    })
    expect(error.details.slice(0, 2)).toEqual(['d', "The manager's token holds: A.Read, B.Write."])
    expect(error.details.join('\n')).toContain('az ad app')
  })

  it('says so where the token holds no role, or was never got', async () => {
    for (const grants of [async () => [], undefined]) {
      const error = (await explainManager(forbidden, missing(), grants)) as FederationError
      expect(error.details[1]).toBe("The manager's token holds no roles.")
    }
  })

  it('shows no roles for a managed identity, whose manager needs one of Azure that no token shows', async () => {
    const resourceId =
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'
    const target = { kind: 'managed-identity', resourceId } as const
    const error = (await explainManager(forbidden, missing({ target }), async () => ['A.Read'])) as FederationError
    expect(error.details.join('\n')).not.toMatch(/token holds|A\.Read/)
    expect(error.details.join('\n')).toContain('az identity federated-credential create')
  })

  it('leaves every other failure as it is', async () => {
    const others = [new FederationError('throttled', 'm'), new Error('x'), 'text']
    for (const other of others) expect(await explainManager(other, missing(), async () => ['A'])).toBe(other)
  })
})

describe('explainManagerTrust', () => {
  it('tells which credential the manager itself lacks for this job', () => {
    const manager = '33333333-3333-4333-8333-333333333333'
    const lines = explainManagerTrust(manager, claims, missing().endpoints, sha256Hex).join('\n')
    expect(lines).toContain(`az ad app federated-credential create --id ${manager}`)
    for (const value of [GITHUB, SUBJECT, AUDIENCE]) expect(lines).toContain(value)
  })

  it('warns before a manager trusts every pull request', () => {
    const pull = claimsOf({ sub: 'repo:octo-org/shop:pull_request' })
    const [, caution] = explainManagerTrust(CLIENT_ID, pull, missing().endpoints, sha256Hex)
    expect(caution).toMatch(/^Before you trust it: Every pull request/)
  })
})

describe('withDiagnosis', () => {
  it('shows the nearest credential and offers no way to trust what shall not be trusted', () => {
    const guard = new FederationError('pull-request-refused', 'm')
    const error = withDiagnosis(guard, missing())
    expect([error.cause, error.hint, error.answer]).toEqual([guard, undefined, undefined])
    expect(error.details.join('\n')).toContain(`presented: ${SUBJECT}`)
    expect(error.details.join('\n')).not.toContain('az ad app')
  })
})

describe('cautions', () => {
  const about = (subject: string) => {
    const presenting = claimsOf({ sub: subject })
    return text({ presented: presentedBy(presenting), desired: desiredCredential(presenting, sha256Hex) })
  }

  it.each([
    ['repo:octo-org/shop:pull_request', 'Every pull request'],
    ['repo:octo-org/shop:ref:refs/heads/gh-readonly-queue/main/pr-1-abc', 'merge queue entry'],
    ['repo:octo-org/shop', 'One subject serves every branch'],
  ])('stand before the cure of %s', (subject, caution) => {
    const lines = about(subject)
    expect(lines).toContain('Before you trust it: ')
    expect(lines.indexOf(caution)).toBeGreaterThan(-1)
    expect(lines.indexOf(caution)).toBeLessThan(lines.indexOf('az ad app'))
  })

  it('are not printed for an environment', () => {
    expect(about('repo:octo-org/shop:environment:production')).not.toContain('Before you trust it')
  })
})
