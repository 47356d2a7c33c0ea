/** Tests the explanation of a missing trust: what was presented, the likely cause, and the cures in their order. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../src/core/credential/credential.ts'
import { nameCredential } from '../../src/core/credential/name.ts'
import { desiredCredential } from '../../src/core/credential/trust.ts'
import type { Diagnosis } from '../../src/core/diagnosis/diagnosis.ts'
import { FederationError } from '../../src/core/error.ts'
import {
  diagnoseManagerTrust,
  diagnoseMissing,
  explainManager,
  type MissingTrust,
  missingTrustError,
  presentedBy,
  withDiagnosis,
} from '../../src/federation/diagnose.ts'
import type { ManagerPrincipal } from '../../src/federation/ports.ts'
import { explanationLines, instructionsOf } from '../../src/report/diagnosis.ts'
import { refusalOf } from './fake-entra.ts'
import { AUDIENCE, CLIENT_ID, claimsOf, GITHUB, SUBJECT, sha256Hex } from './job.ts'

const BRANCH = 'repo:octo-org/shop:ref:refs/heads/main'
const claims = claimsOf()
const desired = desiredCredential(claims, 'application', sha256Hex)
const missing = (more: Partial<MissingTrust> = {}): MissingTrust => ({
  presented: presentedBy(claims),
  desired,
  stored: undefined,
  refusal: refusalOf([700213]),
  target: { kind: 'application', clientId: CLIENT_ID },
  endpoints: { graph: 'https://graph.microsoft.com', resourceManager: 'https://management.azure.com' },
  ...more,
})
const linesOf = (diagnosis: Diagnosis) => explanationLines(new FederationError('trust-missing', 'm', { diagnosis }))
const text = (more: Partial<MissingTrust> = {}) => linesOf(diagnoseMissing(missing(more))).join('\n')
const kinds = ({ diagnosis }: FederationError) => diagnosis?.cures.map(({ kind }) => kind)

describe('diagnoseMissing', () => {
  it('shows what was presented and every value to paste', () => {
    for (const value of [GITHUB, SUBJECT, AUDIENCE, desired.name]) expect(text()).toContain(value)
    expect(text()).toContain('az ad app federated-credential create')
    expect(text()).toContain(CLIENT_ID)
    expect(text()).not.toContain('configuration file')
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
    expect(text({ refusal: undefined })).toMatch(/^What is stored could not be read, so that the nearest one/m)
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
      { owner: 'octo-org/shop', kind: 'application', sha256Hex },
    ),
  }
  const lines = linesOf(diagnoseMissing(missing({ presented: undefined, desired: flexible, stored: [desired] })))

  it('is compared with nothing', () => {
    expect(lines.join('\n')).not.toMatch(/presented|Likely cause/)
  })

  it('is warned about before the cure, which writes the expression', () => {
    expect(lines[0]).toMatch(/^Before you trust it: .*pull request/)
    expect(lines.join('\n')).toContain('az rest')
    expect(lines.join('\n')).toContain(flexible.name)
  })
})

/** The cures, in order, of a job that presents one subject while another is stored. */
function curesFor(presenting: string, stored: Partial<FederatedIdentityCredential> | undefined) {
  const presented = claimsOf({ sub: presenting })
  return missingTrustError(
    'trust-missing',
    'm',
    'h',
    missing({
      presented: presentedBy(presented),
      desired: desiredCredential(presented, 'application', sha256Hex),
      stored: stored && [{ ...desired, name: 'stored', ...stored } as FederatedIdentityCredential],
      refusal: undefined,
    }),
  )
}

describe('the order of cures', () => {
  const TAG = 'repo:octo-org/shop:ref:refs/tags/v1'
  const PULL = 'repo:octo-org/shop:pull_request'

  it.each([
    ['a branch', BRANCH],
    ['a tag', TAG],
    ['a pull request', PULL],
  ])('for %s where an environment is stored corrects the job first', (_title, subject) => {
    const error = curesFor(subject, {})
    expect(kinds(error)).toEqual(['name-environment', 'create'])
    expect(instructionsOf(error)[0]).toBe(
      'Give the job back its `environment: production`: the credential "stored" trusts that environment, and the job names none.',
    )
    expect(explanationLines(error).join('\n')).toMatch(
      /^Only if .* itself shall be trusted, a weaker federated credential/m,
    )
  })

  it.each([
    ['a branch', BRANCH],
    ['a tag', TAG],
    ['a pull request', PULL],
    ['a merge queue entry', 'repo:octo-org/shop:ref:refs/heads/gh-readonly-queue/main/pr-1-abc'],
  ])('for %s where nothing can be read asks first for the environment', (_title, subject) => {
    const error = curesFor(subject, undefined)
    expect(kinds(error)).toEqual(['ask-environment', 'create'])
    expect(instructionsOf(error)[0]).toMatch(/^Did the job lose its `environment:`\?/)
    expect(instructionsOf(error)[1]).toBe('h')
  })

  it('asks nothing of a job with an environment, of another provider, or where the subject is known to be right', () => {
    expect(kinds(curesFor(SUBJECT, undefined))).toEqual(['create'])
    const gitlab = presentedBy(claimsOf({ iss: 'https://gitlab.com', sub: 'a:ref:refs/heads/main' }))
    expect(diagnoseMissing(missing({ presented: gitlab })).cures[0]?.kind).toBe('create')
    const presented = presentedBy(claimsOf({ sub: BRANCH }))
    for (const code of [700212, 7002121, 7002138])
      expect(diagnoseMissing(missing({ presented, refusal: refusalOf([code]) })).cures[0]?.kind).toBe('find-stored')
  })

  const resourceId =
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'

  it.each([
    [{}, /az rest --url ["']https:\/\/graph\.microsoft\.com\/beta\/applications\(appId=/],
    [
      { target: { kind: 'managed-identity', resourceId } as const },
      /az rest --url .*userAssignedIdentities\/shop\/fed/,
    ],
  ])(
    'sends to what is stored where only that differs, and creates no second one for another audience',
    (more, list) => {
      const other = missingTrustError('trust-missing', 'm', 'h', missing({ refusal: refusalOf([700212]), ...more }))
      expect(kinds(other)).toEqual(['find-stored'])
      expect(instructionsOf(other)[0]).toMatch(/^Set `audience` on this step to the one that is stored/)
      expect(explanationLines(other).join('\n')).toMatch(list)
      const twin = missingTrustError('trust-missing', 'm', 'h', missing({ refusal: refusalOf([7002138]), ...more }))
      expect(kinds(twin)).toEqual(['find-stored', 'create'])
      expect(instructionsOf(twin)[0]).toMatch(/^Spell environment, branch and repository as they are stored/)
    },
  )

  it('spells the environment as it is stored, in another case or by one letter', () => {
    const other = curesFor('repo:octo-org/shop:environment:Production', {})
    expect(kinds(other)).toEqual(['spell-environment', 'correct-stored', 'create'])
    expect(instructionsOf(other)[0]).toMatch(
      /^Write `environment: production` in the job: .*"Production"; Entra compares the case\.$/,
    )
    const typo = curesFor('repo:octo-org/shop:environment:prodution', {})
    expect(kinds(typo)).toEqual(['spell-environment', 'create'])
    expect(instructionsOf(typo)[0]).toMatch(/^Did you mean `environment: production`\? If so, correct the job/)
    expect(kinds(curesFor('repo:octo-org/shop:environment:staging', {}))).toEqual(['create'])
    expect(kinds(curesFor('repo:octo-org/cart:environment:prodution', {}))).toEqual(['create'])
  })

  it.each<[string, Partial<FederatedIdentityCredential>]>([
    ['case of the repository', { subject: 'repo:Octo-Org/shop:environment:production' }],
    ['blanks', { subject: `${SUBJECT} ` }],
    ['a slash', { issuer: `${GITHUB}/` }],
    ['an encoding', { subject: SUBJECT.replace('production', 'produc%74ion') }],
    ['case of the audience', { audiences: [AUDIENCE.toLowerCase()] }],
  ])('corrects the stored credential first that differs by %s', (_title, stored) => {
    const error = curesFor(SUBJECT, stored)
    expect(kinds(error)).toEqual(['correct-stored', 'create'])
    expect(instructionsOf(error)[0]).toMatch(/^Correct the stored credential "stored"/)
    const lines = explanationLines(error).join('\n')
    expect(lines).toContain(`az ad app federated-credential update --id ${CLIENT_ID} --federated-credential-id stored`)
    expect(lines).not.toContain('The federated credential that is needed')
    expect(lines).toContain(
      `Only if the stored credential must stay as it is, a second one beside it, for application ${CLIENT_ID};`,
    )
  })

  it('corrects the issuer of a flexible credential and keeps its expression', () => {
    const expression = {
      value: "claims['sub'] matches 'repo:octo-org/shop:environment:p*' and claims['repository_id'] eq '456789'",
      languageVersion: 1,
    }
    const { subject: _, ...unmatched } = desired
    const flexible = {
      ...unmatched,
      issuer: `${GITHUB}/`,
      claimsMatchingExpression: expression,
    } as FederatedIdentityCredential
    const { cures } = diagnoseMissing(missing({ stored: [flexible] }))
    expect(cures[0]).toMatchObject({
      kind: 'correct-stored',
      command: expect.stringContaining('az rest --method patch'),
    })
    expect(cures[0]).toMatchObject({ command: expect.stringContaining('environment:p*') })
  })

  it('gives a job back the environment that an expression asks for', () => {
    const { subject: _, ...unmatched } = desired
    const flexible = (value: string) =>
      [
        { ...unmatched, claimsMatchingExpression: { value, languageVersion: 1 } },
      ] as readonly FederatedIdentityCredential[]
    const presented = presentedBy(claimsOf({ sub: BRANCH }))
    const first = (value: string) => diagnoseMissing(missing({ presented, stored: flexible(value) })).cures[0]
    expect(first("claims['sub'] matches 'repo:octo-org/shop:environment:prod*'")).toMatchObject({
      kind: 'name-environment',
      environment: 'prod*',
      pattern: true,
    })
    expect(first("claims['sub'] matches 'repo:octo-org/shop:ref:refs/tags/*'")?.kind).toBe('create')
    expect(first("claims['actor'] eq 'mona'")?.kind).toBe('create')
    const lines = instructionsOf(
      new FederationError('trust-missing', 'm', {
        diagnosis: diagnoseMissing(
          missing({ presented, stored: flexible("claims['sub'] matches 'repo:octo-org/shop:environment:prod*'") }),
        ),
      }),
    )
    expect(lines[0]).toMatch(/^Give the job an `environment:` that matches "prod\*"/)
  })

  it('runs the job for the branch that is trusted instead of a pull request', () => {
    const error = curesFor(PULL, { subject: BRANCH })
    expect(kinds(error)).toEqual(['run-on', 'create'])
    expect(instructionsOf(error)[0]).toMatch(/^Run this job for the branch "main" only/)
    expect(kinds(curesFor(BRANCH, { subject: PULL }))).toEqual(['create'])
  })

  it('sets the audience that is stored', () => {
    const error = curesFor(SUBJECT, { audiences: ['api://AzureADTokenExchangeChina'] })
    expect(kinds(error)).toEqual(['set-audience', 'create'])
    expect(instructionsOf(error)[0]).toMatch(/^Set `audience: api:\/\/AzureADTokenExchangeChina`/)
    expect(kinds(curesFor(SUBJECT, { audiences: [] }))).toEqual(['create'])
  })

  it('gives the environment back and says that the repository differs as well, but follows no other repository', () => {
    const renewed = curesFor('repo:octo-org@1/shop@2:ref:refs/heads/main', {})
    expect(kinds(renewed)).toEqual(['name-environment', 'create'])
    expect(instructionsOf(renewed)[0]).toMatch(/Then run again: the subject differs in its repository as well\.$/)
    expect(kinds(curesFor('repo:octo-org/cart:ref:refs/heads/main', {}))).toEqual(['create'])
    expect(kinds(curesFor(PULL, { subject: 'repo:other/shop:ref:refs/heads/main' }))).toEqual(['create'])
  })

  it.each([
    ['an environment where a branch is stored', SUBJECT, { subject: BRANCH }],
    ['IDs where names are stored', 'repo:octo-org@1/shop@2:environment:production', {}],
    ['a subject that is stored already', SUBJECT, {}],
    ['another branch', 'repo:octo-org/shop:ref:refs/heads/dev', { subject: BRANCH }],
    ['a subject where the stored one holds a wildcard', SUBJECT, { subject: 'repo:octo-org/shop:environment:prod*' }],
    ['another issuer', SUBJECT, { issuer: 'https://gitlab.com' }],
  ])('for %s is the credential that is needed', (_title, presenting, stored) => {
    const error = curesFor(presenting, stored)
    expect(kinds(error)).toEqual(['create'])
    expect(instructionsOf(error)).toEqual(['h'])
    expect(explanationLines(error).join('\n')).toContain(
      `The federated credential that is needed, for application ${CLIENT_ID};`,
    )
  })

  it('offers to create nothing where the credential exists', () => {
    const error = missingTrustError('propagation-timeout', 'm', 'h', missing({ stored: [desired] }))
    expect(error.diagnosis?.cures).toEqual([])
    expect(error.diagnosis?.causes).toEqual([{ code: 'exact-match', name: desired.name }])
    expect(explanationLines(error).join('\n')).not.toContain('az ')
    const pattern = missingTrustError('propagation-timeout', 'm', 'h', missing({ presented: undefined }))
    expect(pattern.diagnosis).toEqual({ causes: [], cures: [] })
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

const OWNED_BY = 'Application.ReadWrite.OwnedBy'
const MANAGER = '33333333-3333-4333-8333-333333333333'
const OBJECT = '44444444-4444-4444-8444-444444444444'
const storeOf = (grants: readonly string[], principal?: ManagerPrincipal) => ({
  grants: async () => grants,
  principal: async () => principal,
})

describe('a manager that holds the permission', () => {
  const forbidden = new FederationError('manager-forbidden', 'm', { hint: 'Grant it.' })
  const explained = async (grants: readonly string[], principal?: ManagerPrincipal) =>
    (await explainManager(forbidden, missing({ stored: [] }), storeOf(grants, principal))) as FederationError

  it('is not told to get it: it lacks ownership', async () => {
    const error = await explained([OWNED_BY], { kind: 'application', objectId: OBJECT })
    expect(kinds(error)).toEqual(['add-owner', 'create'])
    expect(instructionsOf(error)).toEqual([expect.stringMatching(/^Make the manager's service principal an owner/)])
    expect(explanationLines(error)).toContain(`  az ad app owner add --id ${CLIENT_ID} --owner-object-id ${OBJECT}`)
  })

  it('is named by a placeholder where its token does not tell who it is', async () => {
    const lines = explanationLines(await explained([OWNED_BY])).join('\n')
    expect(lines).toContain("--owner-object-id '<object ID of the manager'\\''s service principal>'")
  })

  it('may be a person, whose Application.ReadWrite.All needs ownership as well', async () => {
    const all = 'Application.ReadWrite.All'
    const person = await explained([all], { kind: 'person', objectId: OBJECT })
    expect(instructionsOf(person)[0]).toMatch(/^Make the signed-in person an owner/)
    const application = await explained([all], { kind: 'application', objectId: OBJECT })
    expect(kinds(application)).toEqual(['create'])
    expect(instructionsOf(application)).toEqual(['Grant it.'])
  })

  it('is still told first how to correct a job that lost its environment', async () => {
    const presented = presentedBy(claimsOf({ sub: BRANCH }))
    const error = (await explainManager(
      forbidden,
      missing({ presented, stored: [desired] }),
      storeOf([OWNED_BY]),
    )) as FederationError
    expect(kinds(error)).toEqual(['name-environment', 'add-owner', 'create'])
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
    const error = (await explainManager(forbidden, missing(), storeOf(['A.Read', 'B.Write']))) as FederationError
    expect(error).toMatchObject({
      code: 'manager-forbidden',
      message: 'm',
      hint: 'h',
      answer: { service: 'Microsoft Graph' },
      cause: forbidden.cause,
    })
    expect(error.details).toEqual(['d', "The manager's token holds: A.Read, B.Write."])
    expect(explanationLines(error).join('\n')).toContain('az ad app federated-credential create')
  })

  it('says so where the token holds no role, or was never got', async () => {
    for (const store of [storeOf([]), undefined]) {
      const error = (await explainManager(forbidden, missing(), store)) as FederationError
      expect(error.details[1]).toBe("The manager's token holds no roles.")
    }
  })

  it('shows no roles for a managed identity, whose manager needs one of Azure that no token shows', async () => {
    const resourceId =
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'
    const target = { kind: 'managed-identity', resourceId } as const
    const error = (await explainManager(forbidden, missing({ target }), storeOf([OWNED_BY]))) as FederationError
    const lines = explanationLines(error).join('\n')
    expect(lines).not.toMatch(/token holds|OwnedBy|owner add/)
    expect(lines).toContain('az identity federated-credential create')
  })

  it('leaves every other failure as it is', async () => {
    const others = [new FederationError('throttled', 'm'), new Error('x'), 'text']
    for (const other of others) expect(await explainManager(other, missing(), storeOf(['A']))).toBe(other)
  })
})

describe('diagnoseManagerTrust', () => {
  const diagnosisFor = (sub: string) => diagnoseManagerTrust(MANAGER, claimsOf({ sub }), missing().endpoints, sha256Hex)

  it('tells which credential the manager itself lacks for this job', () => {
    const lines = linesOf(diagnosisFor(SUBJECT)).join('\n')
    expect(lines).toContain(`az ad app federated-credential create --id ${MANAGER}`)
    for (const value of [GITHUB, SUBJECT, AUDIENCE]) expect(lines).toContain(value)
  })

  it('asks first whether the job lost its environment', () => {
    const [first] = diagnosisFor(BRANCH).cures
    expect(first).toMatchObject({ kind: 'ask-environment' })
  })

  it('warns before a manager trusts every pull request', () => {
    const lines = linesOf(diagnosisFor('repo:octo-org/shop:pull_request'))
    expect(lines.join('\n')).toMatch(/Before you trust it: Every pull request/)
  })
})

describe('withDiagnosis', () => {
  const guard = new FederationError('context-not-declared', 'm', { hint: 'Declare it.' })

  it('shows what is presented, no cause of something else, and no way to trust what shall not be trusted', () => {
    const error = withDiagnosis(
      guard,
      missing({ stored: [{ ...desired, subject: 'repo:octo-org/shop:environment:x' }] }),
    )
    expect(error.cause).toBe(guard)
    expect(error.answer).toBeUndefined()
    expect(explanationLines(error).join('\n')).toContain(`presented: ${SUBJECT}`)
    expect(explanationLines(error).join('\n')).not.toMatch(/az ad app|Likely cause|nearest/)
    expect(instructionsOf(error)).toEqual(['Declare it.'])
  })

  it('says first how to correct the job where a stored environment is what was meant', () => {
    const presented = presentedBy(claimsOf({ sub: BRANCH }))
    const error = withDiagnosis(guard, missing({ presented, stored: [desired] }))
    expect(kinds(error)).toEqual(['name-environment'])
    expect(instructionsOf(error)[0]).toMatch(/^Give the job back its `environment: production`/)
    expect(instructionsOf(error)[1]).toBe('Declare it.')
    expect(error.diagnosis?.nearest?.credential.name).toBe(desired.name)
  })

  it('leaves a guard alone where no single token is in question, or nothing could be read', () => {
    expect(withDiagnosis(guard, missing({ presented: undefined }))).toBe(guard)
    expect(withDiagnosis(guard, missing()).diagnosis).toMatchObject({ causes: [], cures: [] })
  })
})

describe('cautions', () => {
  const about = (subject: string) => {
    const presenting = claimsOf({ sub: subject })
    return text({
      presented: presentedBy(presenting),
      desired: desiredCredential(presenting, 'application', sha256Hex),
    })
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
