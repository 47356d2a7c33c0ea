/** Tests which declaration a credential of a file becomes, and where the ID of an owner comes from. */
import { describe, expect, it } from 'vitest'
import type { FleetJob, FleetTrust } from '../../../src/federation/fleet/fleet.ts'
import { type FleetRun, toDeclaration } from '../../../src/federation/fleet/fleet-trust.ts'
import type { GitHubReader } from '../../../src/federation/ports.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { claimsOf, failureOf } from '../job.ts'

const TENANT = 'AAAAAAAA-0000-4000-8000-000000000001'
const PRINCIPAL = 'BBBBBBBB-0000-4000-8000-000000000002'
const WORKFLOW = 'octo-org/shop/.github/workflows/deploy.yml@refs/heads/main'
const RUN: FleetRun = { repository: 'octo-org/shop', own: undefined, authority: 'https://login.microsoftonline.com' }

const job = (more: Partial<FleetJob> = {}): FleetTrust => ({
  kind: 'github',
  repository: undefined,
  owner: undefined,
  context: { kind: 'environment', environment: 'production' },
  reusableWorkflow: undefined,
  claims: { actor: 'mona' },
  ...more,
})
const ofOwner = (more: Partial<FleetJob> = {}) => job({ owner: 'octo-org', reusableWorkflow: WORKFLOW, ...more })
const facts = { id: '2', ownerId: '1', createdAt: '2026-08-01T09:00:00Z', defaultBranch: 'main' }

describe('a job of one repository', () => {
  it('is declared by its context, of the repository that this runs in', async () => {
    expect(await toDeclaration(job(), RUN, undefined)).toEqual({
      trustRequest: { kind: 'context', context: { kind: 'environment', environment: 'production' } },
      repository: 'octo-org/shop',
      issuer: undefined,
      claims: { actor: 'mona' },
      warnings: [],
    })
  })

  it('is declared by its pattern, of the repository that it names, with the workflow as a claim', async () => {
    const intent = { kind: 'branch-pattern', pattern: 'release/*' } as const
    const trust = job({ context: intent, repository: 'octo-org/other', reusableWorkflow: WORKFLOW })
    expect(await toDeclaration(trust, RUN, undefined)).toEqual({
      trustRequest: { kind: 'flexible', intent },
      repository: 'octo-org/other',
      issuer: undefined,
      claims: { actor: 'mona', job_workflow_ref: WORKFLOW },
      warnings: [],
    })
  })
})

describe('a trust in another provider', () => {
  it.each<readonly [FleetTrust, string, object]>([
    [
      { kind: 'kubernetes', issuer: 'https://k8s.example/', namespace: 'n', serviceAccount: 's' },
      'https://k8s.example/',
      { kind: 'subject', subject: 'system:serviceaccount:n:s' },
    ],
    [
      { kind: 'managed-identity', tenantId: TENANT, principalId: PRINCIPAL },
      `https://login.microsoftonline.com/${TENANT.toLowerCase()}/v2.0`,
      { kind: 'subject', subject: PRINCIPAL.toLowerCase() },
    ],
    [
      { kind: 'subject', issuer: 'https://idp.example', subject: 'a:b' },
      'https://idp.example',
      { kind: 'subject', subject: 'a:b' },
    ],
    [
      { kind: 'expression', issuer: 'https://gitlab.com', expression: "claims['sub'] matches 'x*'" },
      'https://gitlab.com',
      { kind: 'expression', expression: "claims['sub'] matches 'x*'" },
    ],
  ])('%o is declared by its issuer and match', async (trust, issuer, trustRequest) => {
    expect(await toDeclaration(trust, RUN, undefined)).toEqual({
      issuer,
      trustRequest,
      repository: 'octo-org/shop',
      claims: {},
      warnings: [],
    })
  })
})

describe('the ID of an owner', () => {
  const ownerOf = async (trust: FleetTrust, run: FleetRun, github: GitHubReader | undefined) =>
    (await toDeclaration(trust, run, github)).owner

  it("comes from this job's own token, whatever case the owner is written in", async () => {
    const own = claimsOf({ repository_owner: 'Octo-Org', repository_owner_id: '77' })
    expect(await ownerOf(ofOwner(), { ...RUN, own }, undefined)).toEqual({ login: 'octo-org', id: '77' })
  })

  it.each([
    ['is about another owner', claimsOf({ repository_owner: 'other', repository_owner_id: '77' })],
    ['names no owner', claimsOf({ repository_owner: undefined, repository_owner_id: '77' })],
    ['tells no ID', claimsOf({ repository_owner: 'octo-org', repository_owner_id: undefined })],
  ])('comes from GitHub where the own token %s', async (_, own) => {
    expect(await ownerOf(ofOwner(), { ...RUN, own }, createFakeGitHub())).toEqual({ login: 'octo-org', id: '1' })
  })

  it("comes from the run's repository where the repository of the workflow is not seen", async () => {
    const trust = ofOwner({ reusableWorkflow: WORKFLOW.replace('shop', 'hidden') })
    expect(await ownerOf(trust, RUN, createFakeGitHub())).toEqual({ login: 'octo-org', id: '1' })
  })

  it('does not come from a repository that has moved to another owner', async () => {
    const github = createFakeGitHub({ repository: async () => ({ ...facts, fullName: 'new-owner/shop' }) })
    expect((await failureOf(toDeclaration(ofOwner(), RUN, github))).code).toBe('subject-unknown')
  })

  it('is asked for with a token that reads the repository of the workflow', async () => {
    const { hint } = await failureOf(toDeclaration(ofOwner(), RUN, undefined))
    expect(hint).toBe('Give a `github-token` that reads octo-org/shop.')
  })

  it('is asked for with a token that reads any repository where none of the owner is named', async () => {
    const { hint } = await failureOf(toDeclaration(ofOwner({ owner: 'other' }), RUN, createFakeGitHub()))
    expect(hint).toBe('Give a `github-token` that reads a repository of other.')
  })
})

describe('a rule for every repository of an owner', () => {
  const failure = (more: Partial<FleetJob>) => failureOf(toDeclaration(ofOwner(more), RUN, createFakeGitHub()))

  it.each<readonly [string, Partial<FleetJob>]>([
    ['without an environment', { context: { kind: 'ref', ref: 'refs/heads/main' } }],
    ['without a workflow', { reusableWorkflow: undefined }],
    ['with a wildcard in its environment', { context: { kind: 'environment', environment: 'prod*' } }],
  ])('cannot be declared %s', async (_, more) => {
    expect((await failure(more)).code).toBe('credential-invalid')
  })

  it('says which environment is missing', async () => {
    expect((await failure({ context: { kind: 'pull_request' } })).hint).toBe(
      'Name the environment that the reviewed workflow deploys to.',
    )
  })
})
