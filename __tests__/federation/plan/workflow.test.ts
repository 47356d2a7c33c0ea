/** Tests which subject each job of a workflow file is said to present for each event, and which of them a target trusts. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { explainTriggers, type WorkflowRequest } from '../../../src/federation/plan/workflow.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { AUDIENCE, claimsOf, failureOf, GITHUB } from '../job.ts'

const own = claimsOf({ sub: 'repo:octo-org@1/shop@2:environment:production' })
const SHOP = 'repo:octo-org@1/shop@2'
const WORKFLOW = `
on:
  push:
    branches: [main, 'release/**', '!release/old']
    tags: ['v*']
  pull_request:
  workflow_dispatch:
permissions:
  id-token: write
jobs:
  build:
    runs-on: ubuntu-latest
    permissions: { contents: read }
  test:
    runs-on: ubuntu-latest
  deploy:
    if: github.ref == 'refs/heads/main'
    environment: { name: production, url: https://shop.example }
  regions:
    environment: prod-\${{ matrix.region }}
    strategy: { matrix: { region: [eu, us] } }
  chosen:
    environment: \${{ inputs.environment }}
  shared:
    uses: octo-org/ci/.github/workflows/deploy.yml@main
`

const request = (more: Partial<WorkflowRequest> = {}): WorkflowRequest => ({
  repository: 'octo-org/shop',
  claims: {},
  own,
  serverUrl: 'https://github.com',
  workflow: parse(WORKFLOW),
  audience: AUDIENCE,
  defaultBranch: 'main',
  ...more,
})

function stored(name: string, match: Partial<FederatedIdentityCredential>): FederatedIdentityCredential {
  return { name, issuer: GITHUB, audiences: [AUDIENCE], ...match } as FederatedIdentityCredential
}

async function lines(
  more: Partial<WorkflowRequest> = {},
  trusted?: readonly FederatedIdentityCredential[],
): Promise<readonly string[]> {
  const all = await explainTriggers(request(more), undefined, trusted)
  return all.map(({ job, event, presents, trusted: by }) => [job, event, presents, by].join(' | '))
}

const of = (all: readonly string[], job: string) => all.filter((line) => line.startsWith(`${job} |`))

describe('a workflow', () => {
  it('lists job and event with what is presented', async () => {
    const all = await lines()
    expect(of(all, 'test')).toEqual([
      `test | push | ${SHOP}:ref:refs/heads/main | `,
      `test | push | ${SHOP}:ref:refs/heads/release/** (any ref that fits except refs/heads/release/old) | `,
      `test | push | ${SHOP}:ref:refs/tags/v* (any ref that fits) | `,
      `test | pull_request | ${SHOP}:pull_request | `,
      `test | workflow_dispatch | ${SHOP}:ref:refs/heads/** (any ref that fits) | `,
      `test | workflow_dispatch | ${SHOP}:ref:refs/tags/** (any ref that fits) | `,
    ])
    expect(of(all, 'deploy')).toContain(
      `deploy | push (only if github.ref == 'refs/heads/main') | ${SHOP}:environment:production | `,
    )
    expect(of(all, 'regions').slice(0, 2)).toEqual([
      `regions | push | ${SHOP}:environment:prod-eu | `,
      `regions | push | ${SHOP}:environment:prod-us | `,
    ])
  })

  it('shows what cannot be evaluated as it stands, and where to look for called workflows', async () => {
    const all = await lines()
    expect(of(all, 'chosen')[0]).toMatch(/^chosen \| push \| not evaluated: \$\{\{ inputs\.environment \}\} \| $/)
    expect(of(all, 'shared')[0]).toBe(
      'shared | push | see the jobs of octo-org/ci/.github/workflows/deploy.yml@main | ',
    )
  })

  it('says which jobs have no ID token', async () => {
    expect(of(await lines(), 'build')[0]).toBe('build | push | no ID token: the job lacks `id-token: write` | ')
  })

  it('tells who trusts what today', async () => {
    const trusted = [
      stored('other-audience', { subject: `${SHOP}:pull_request`, audiences: ['api://other'] }),
      stored('other-issuer', { subject: `${SHOP}:pull_request`, issuer: 'https://oidc.example' }),
      stored('production', { subject: `${SHOP}:environment:production` }),
      stored('prods', {
        claimsMatchingExpression: {
          value: `claims['sub'] matches '${SHOP}:environment:prod-e*' and claims['repository_id'] eq '2'`,
          languageVersion: 1,
        },
      }),
      stored('foreign', {
        claimsMatchingExpression: {
          value: `claims['sub'] matches '${SHOP}:*' and claims['repository_id'] eq '3'`,
          languageVersion: 1,
        },
      }),
    ]
    const all = await lines({}, trusted)
    const ends = (job: string) => of(all, job).map((line) => line.split(' | ').at(-1))
    expect(new Set(ends('deploy'))).toEqual(new Set(['production']))
    expect(ends('regions').slice(0, 2)).toEqual(['prods', 'no'])
    expect(of(all, 'test').find((line) => line.includes('pull_request'))).toMatch(/\| no$/)
    // Nobody can tell where the subject is not one.
    expect(ends('chosen')[0]).toBe('')
    expect(ends('build')[0]).toBe('')
  })

  it('of events on the default branch needs to know it', async () => {
    const workflow = parse(
      'on: { schedule: [{ cron: "0 4 * * *" }] }\npermissions: write-all\njobs: { a: { runs-on: x } }',
    )
    expect(await lines({ workflow })).toEqual([`a | schedule | ${SHOP}:ref:refs/heads/main | `])
    expect(await lines({ workflow, defaultBranch: undefined })).toEqual([
      expect.stringMatching(/^a \| schedule \| not known: /),
    ])
  })

  it('of a called workflow presents what its caller does', async () => {
    const workflow = parse(
      'on: workflow_call\npermissions: write-all\njobs: { a: { runs-on: x }, b: { environment: prod } }',
    )
    expect(await lines({ workflow })).toEqual([
      'a | workflow_call | whatever its caller presents | ',
      `b | workflow_call | ${SHOP}:environment:prod | `,
    ])
  })

  it('with a template that needs more than anybody knows says so in each line', async () => {
    const body = {
      use_default: false,
      include_claim_keys: ['repo', 'context', 'workflow'],
      sub_claim_prefix: 'repo:octo-org@1/shop@2',
    }
    const github = createFakeGitHub({ customization: async () => ({ status: 200, body }) })
    const workflow = parse('on: pull_request\npermissions: write-all\njobs: { a: { runs-on: x } }')
    const [line] = await explainTriggers(request({ own: undefined, workflow }), github, [])
    expect(line?.presents).toMatch(/^not predictable: .*`workflow`/)
    const [known] = await explainTriggers(request({ own: undefined, workflow, claims: { workflow: 'CI' } }), github, [
      stored('ci', { subject: `${SHOP}:pull_request:workflow:CI` }),
    ])
    expect(known).toMatchObject({ presents: `${SHOP}:pull_request:workflow:CI`, trusted: 'ci' })
  })

  it('shows the pattern alone where even that is not predictable', async () => {
    const claims = claimsOf({ sub: 'repo:octo-org@1/shop@2:environment:production:workflow:CI', workflow: 'CI' })
    const workflow = parse(
      "on: { push: { branches: ['release/*'] } }\npermissions: write-all\njobs: { a: { runs-on: x } }",
    )
    expect(await lines({ own: claims, workflow })).toEqual(['a | push | refs/heads/release/* (any ref that fits) | '])
  })

  it('fails as GitHub does, which is no answer', async () => {
    const issuer = 'https://ghes.example/_services/token'
    const github = createFakeGitHub({ serverVersion: () => Promise.reject(new Error('down')) })
    const workflow = parse('on: push\npermissions: write-all\njobs: { a: { environment: "x:y" } }')
    await expect(explainTriggers(request({ own: { ...own, iss: issuer }, workflow }), github, [])).rejects.toThrow(
      'down',
    )
  })

  it('is not guessed where no source tells', async () => {
    expect((await failureOf(explainTriggers(request({ own: undefined }), undefined, []))).code).toBe('subject-unknown')
  })

  it.each([undefined, null, [], 'text', { jobs: [] }])('that is none (%j) has no lines', async (workflow) => {
    expect(await lines({ workflow })).toEqual([])
  })
})

it('leaves open what an expression makes depend on a claim that only a run carries', async () => {
  const value = `claims['sub'] eq '${SHOP}:environment:production' and claims['repository_id'] eq '2' and claims['job_workflow_ref'] matches 'octo-org/ci/*'`
  const pinned = stored('pinned', { claimsMatchingExpression: { value, languageVersion: 1 } })
  const broken = stored('broken', { claimsMatchingExpression: { value: 'sub eq x', languageVersion: 1 } })
  const lines = await explainTriggers(request(), undefined, [broken, pinned])
  const trusted = (job: string) => lines.find((line) => line.job === job)?.trusted
  expect([trusted('deploy'), trusted('test')]).toEqual(['', 'no'])
})

it('leaves open what hangs on the ID of a repository that cannot be seen', async () => {
  const github = createFakeGitHub({
    repository: async () => undefined,
    customization: async () => ({
      status: 200,
      body: { use_default: true, sub_claim_prefix: 'repo:octo-org/shop' },
    }),
  })
  const value = "claims['sub'] eq 'repo:octo-org/shop:environment:production' and claims['repository_id'] eq '2'"
  const byId = stored('by-id', { claimsMatchingExpression: { value, languageVersion: 1 } })
  const lines = await explainTriggers(request({ own: undefined }), github, [byId])
  expect(lines.find(({ job }) => job === 'deploy')?.trusted).toBe('')
})

describe('a stored expression that cannot be read', () => {
  it('trusts nothing', async () => {
    const broken = stored('broken', { claimsMatchingExpression: { value: 'sub eq x', languageVersion: 1 } })
    expect(of(await lines({}, [broken]), 'deploy')).toEqual([
      expect.stringMatching(/ \| no$/),
      expect.stringMatching(/ \| no$/),
      expect.stringMatching(/ \| no$/),
    ])
  })
})
