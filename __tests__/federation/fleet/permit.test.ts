/** Tests what a policy is asked about the writes of a file: target, trust, owner, findings, protection, adoption. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { buildDescription } from '../../../src/core/credential/owner.ts'
import { FederationError } from '../../../src/core/error.ts'
import { type FederatedChange, toChange } from '../../../src/core/plan/change.ts'
import type { Verdict } from '../../../src/core/plan/verdict.ts'
import type { PolicyEntry, PolicyRules } from '../../../src/core/policy/entry.ts'
import type { JudgedTarget } from '../../../src/core/policy/facts.ts'
import type { DeclaredFleetTarget } from '../../../src/federation/fleet/declare-fleet.ts'
import type { DeclaredInFleet } from '../../../src/federation/fleet/declared-in-fleet.ts'
import type { TrustDeclaration } from '../../../src/federation/fleet/fleet-trust.ts'
import { createPermit, judgedTarget, type PolicyFacts } from '../../../src/federation/fleet/permit.ts'
import type { Declared } from '../../../src/federation/plan/declare.ts'
import type { TargetFacts } from '../../../src/federation/ports.ts'
import { AUDIENCE, CLIENT_ID, GITHUB } from '../job.ts'

const SUBJECT = 'repo:octo-org@1/shop@2:environment:production'
const EXPRESSION =
  "claims['sub'] matches 'repo:octo-org*:environment:production' and claims['repository_owner_id'] eq '1' and claims['job_workflow_ref'] eq 'octo-org/shop/.github/workflows/d.yml@refs/heads/main'"
const exact: FederatedIdentityCredential = { name: 'c', issuer: GITHUB, subject: SUBJECT, audiences: [AUDIENCE] }
const flexible: FederatedIdentityCredential = {
  name: 'f',
  issuer: GITHUB,
  claimsMatchingExpression: { value: EXPRESSION, languageVersion: 1 },
  audiences: [AUDIENCE],
}
const TARGET: JudgedTarget = { kind: 'application', clientId: CLIENT_ID, uniqueName: undefined, isManager: false }
const ENTRY: PolicyEntry = { applications: [CLIENT_ID], repositories: ['octo-org/shop'], issuers: ['github'] }
const REPOSITORY = { owner: 'octo-org', name: 'shop', id: '2', ownerId: '1' }
const ADOPTED = buildDescription('octo-org/shop@2', 'octo-org/shop production', 'adopted')

const source = { trust: { kind: 'subject', issuer: GITHUB, subject: SUBJECT }, source: 'f.yml:2:1' } as const
const entry = { ...source, name: undefined, audience: undefined, adopt: false }

function declaredAs(
  credential: FederatedIdentityCredential,
  more: Partial<Declared> = {},
  owner?: TrustDeclaration['owner'],
  known: Pick<Declared, 'repository'> = { repository: REPOSITORY },
): DeclaredInFleet {
  const trust: TrustDeclaration = {
    trustRequest: { kind: 'subject', subject: SUBJECT },
    repository: 'octo-org/shop',
    issuer: GITHUB,
    claims: {},
    warnings: [],
    ...(owner !== undefined && { owner }),
  }
  const declared: Declared = {
    desired: { credential, source: 'f.yml:2:1' },
    source: 'file',
    lints: [],
    warnings: [],
    ...known,
    protection: 'protected',
    ...more,
  }
  return { ok: true, entry, trust, declared }
}

function fleetTarget(credentials: readonly DeclaredInFleet[]): DeclaredFleetTarget {
  const target = {
    address: { kind: 'application', clientId: CLIENT_ID },
    credentials: [],
    source: 'f.yml:1:1',
  } as const
  const owners = { owner: 'octo-org/shop@2:f.yml', claimedOwners: [], previousOwners: [] }
  return { file: { file: 'f.yml', ...owners, prune: true, targets: [target] }, target, credentials }
}

const policyOf = (rules: PolicyRules, more: Partial<PolicyFacts> = {}): PolicyFacts => ({
  rules: () => rules,
  managerClientId: undefined,
  serverUrl: 'https://github.com',
  ownIssuer: undefined,
  ...more,
})
const changeOf = (
  credential: FederatedIdentityCredential,
  action: Exclude<Verdict['action'], 'refuse'> = 'create',
  stored?: FederatedIdentityCredential,
): FederatedChange => toChange(credential, { source: 'f.yml:2:1' }, { action, reason: 'r' }, stored)

interface Asked {
  readonly declared?: readonly DeclaredInFleet[]
  readonly entry?: PolicyEntry
  readonly deny?: readonly 'unprotected'[]
  readonly more?: Partial<PolicyFacts>
}
const permit = (
  change: FederatedChange,
  { declared = [declaredAs(exact)], entry = ENTRY, deny = [], more }: Asked = {},
) => createPermit(fleetTarget(declared), TARGET, policyOf({ entry, deny }, more))(change)

describe('a write of a file', () => {
  it('is permitted where the policy allows what it trusts', () => {
    expect(permit(changeOf(exact))).toEqual([])
  })

  it('is refused where the policy does not allow its repository', () => {
    expect(permit(changeOf(exact), { entry: { ...ENTRY, repositories: [] } })).toEqual([
      'The policy does not allow the repository "octo-org/shop".',
    ])
  })

  it.each([
    ['nobody knows its repository', declaredAs(exact, {}, undefined, {})],
    ['it is not declared', { ok: false, entry, error: new FederationError('subject-unknown', 'Unknown.') } as const],
  ])('is refused where %s', (_, declared) => {
    expect(permit(changeOf(exact), { declared: [declared] })).toEqual([
      'Which repository this is about is not known: GitHub was not asked, or did not answer.',
    ])
  })

  it.each([
    ['keep' as const, changeOf(exact, 'keep', exact)],
    ['refuse' as const, toChange(exact, { source: 's' }, { action: 'refuse', reason: 'name-conflict' })],
  ])('is nothing to ask about where a line says %s', (_, change) => {
    expect(permit(change, { entry: {} })).toEqual([])
  })

  it('may replace what it may remove', () => {
    expect(permit(changeOf(exact, 'update', exact))).toEqual([])
  })

  it('may not replace a trust that it may not remove', () => {
    const stored = { ...exact, issuer: 'https://gitlab.com' }
    expect(permit(changeOf(exact, 'update', stored))).toEqual([
      'The policy does not allow the issuer "https://gitlab.com".',
    ])
  })

  it('is for every repository of the owner that its rule names', () => {
    const declared = [declaredAs(flexible, {}, { login: 'octo-org', id: '1' })]
    expect(permit(changeOf(flexible), { declared })).toEqual([
      'The policy does not allow a rule for every repository of "octo-org".',
    ])
  })
})

describe('an adoption', () => {
  const adopted = { ...exact, description: ADOPTED }
  const refusal = 'The policy does not let this file adopt what somebody else made.'

  it.each<readonly [string, FederatedChange, readonly string[]]>([
    ['is refused where somebody else made what is stored', changeOf(adopted, 'update', exact), [refusal]],
    ['is refused where nobody knows what is stored', changeOf(adopted, 'update'), [refusal]],
    ['is none where it was adopted before', changeOf(adopted, 'update', adopted), []],
    ['is none where the credential is created', changeOf(adopted), []],
    ['is none where the marker is our own', changeOf(exact, 'update', exact), []],
  ])('%s', (_, change, refusals) => {
    expect(permit(change)).toEqual(refusals)
  })
})

describe('what nobody may have', () => {
  const lint = { code: 'unprotected', severity: 'warning', message: 'm', safer: 's' } as const

  it.each<readonly [string, Partial<Declared>, number]>([
    ['protected', { protection: 'protected' }, 0],
    ['unprotected', { protection: 'unprotected', lints: [lint] }, 1],
    ['missing', { protection: 'missing' }, 1],
    ['unknown', { protection: 'unknown' }, 1],
  ])('is decided by how the context is guarded: %s', (_, more, refusals) => {
    expect(permit(changeOf(exact), { declared: [declaredAs(exact, more)], deny: ['unprotected'] })).toHaveLength(
      refusals,
    )
  })
})

describe("GitHub's issuer", () => {
  const ghes = 'https://ghes.example/_services/token'
  const onServer = { ...exact, issuer: ghes }
  const issuerRefusal = `The policy does not allow the issuer "${ghes}".`
  const refusals = (more: Partial<PolicyFacts>) =>
    permit(changeOf(onServer), { declared: [declaredAs(onServer)], more }).filter((each) => each === issuerRefusal)

  it.each<readonly [string, Partial<PolicyFacts>, readonly string[]]>([
    ['is that of the server', { serverUrl: 'https://ghes.example' }, []],
    ["is that of the job's own token", { ownIssuer: ghes }, []],
    ['is not that of another server', {}, [issuerRefusal]],
    ['is unknown where the address of the server is none', { serverUrl: 'no address' }, [issuerRefusal]],
  ])('%s', (_, more, expected) => {
    expect(refusals(more)).toEqual(expected)
  })

  it('is not what is no issuer of GitHub, although a token of the job carries it', () => {
    const foreign = { ...exact, issuer: 'https://idp.example' }
    const asked = { declared: [declaredAs(foreign)], more: { ownIssuer: 'https://idp.example' } }
    expect(permit(changeOf(foreign), asked)).toEqual(['The policy does not allow the issuer "https://idp.example".'])
  })
})

describe('the target', () => {
  const facts: TargetFacts = { clientId: 'AB', id: '/identity', uniqueName: 'shop', displayName: null }

  it.each<readonly [TargetFacts, JudgedTarget['kind'], string | undefined, JudgedTarget]>([
    [facts, 'application', 'ab', { kind: 'application', clientId: 'AB', uniqueName: 'shop', isManager: true }],
    [
      { ...facts, uniqueName: null },
      'application',
      'cd',
      { kind: 'application', clientId: 'AB', uniqueName: undefined, isManager: false },
    ],
    [
      facts,
      'managed-identity',
      undefined,
      { kind: 'managed-identity', clientId: 'AB', resourceId: '/identity', isManager: 'unknown' },
    ],
    [
      { ...facts, clientId: '' },
      'managed-identity',
      'ab',
      { kind: 'managed-identity', clientId: undefined, resourceId: '/identity', isManager: 'unknown' },
    ],
  ])('%o is judged as it was read: %s of the manager %s', (read, kind, manager, judged) => {
    expect(judgedTarget(read, kind, manager)).toEqual(judged)
  })
})
