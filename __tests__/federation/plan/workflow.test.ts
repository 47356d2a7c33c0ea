/** Tests which subject each job of a workflow file is said to present for each event, and which of them a target trusts. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { type ExplainedJob, explainJobs, type WorkflowRequest } from '../../../src/federation/plan/workflow.ts'
import { createExpressions } from '../../../src/inputs/expressions.ts'
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
    inputs: { environment: { type: environment } }
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
  expressions: createExpressions(),
  readCalled: async () => ({ kind: 'unreadable', reason: 'which is not there' }),
  ...more,
})

function stored(name: string, match: Partial<FederatedIdentityCredential>): FederatedIdentityCredential {
  return { name, issuer: GITHUB, audiences: [AUDIENCE], ...match } as FederatedIdentityCredential
}

async function lines(
  more: Partial<WorkflowRequest> = {},
  trusted?: readonly FederatedIdentityCredential[],
): Promise<readonly string[]> {
  const all = await explainJobs(request(more), undefined, trusted)
  return all.map(toLine)
}

function toLine({ record, trust, condition }: ExplainedJob): string {
  const { job, event, subject, depends, noToken } = record
  const when = condition === undefined ? '' : ` (if ${condition})`
  return [job, event + when, subject ?? (depends === null ? `none: ${noToken}` : `? ${depends}`), trust ?? ''].join(
    ' | ',
  )
}

const of = (all: readonly string[], job: string) => all.filter((line) => line.startsWith(`${job} |`))

describe('a workflow', () => {
  it('lists job and event with what is presented', async () => {
    const all = await lines()
    expect(of(all, 'test')).toEqual([
      `test | push | ${SHOP}:ref:refs/heads/main | `,
      `test | push | ? the ref: ${SHOP}:ref:refs/heads/release/** (any that fits except refs/heads/release/old) | `,
      `test | push | ? the ref: ${SHOP}:ref:refs/tags/v* (any that fits) | `,
      `test | pull_request | ${SHOP}:pull_request | `,
      `test | workflow_dispatch | ? the ref: ${SHOP}:ref:refs/heads/** (any that fits) | `,
      `test | workflow_dispatch | ? the ref: ${SHOP}:ref:refs/tags/** (any that fits) | `,
    ])
    expect(of(all, 'deploy')).toEqual([
      `deploy | push | ${SHOP}:environment:production | `,
      "deploy | pull_request | none: the job does not run: its condition excludes it: github.ref == 'refs/heads/main' | ",
      `deploy | workflow_dispatch | ${SHOP}:environment:production | `,
    ])
    expect(of(all, 'regions').slice(0, 2)).toEqual([
      `regions | push | ${SHOP}:environment:prod-eu | `,
      `regions | push | ${SHOP}:environment:prod-us | `,
    ])
  })

  it('says on what hangs what cannot be evaluated, and where to look for called workflows', async () => {
    const all = await lines()
    expect(of(all, 'chosen')).toContain('chosen | workflow_dispatch | ? inputs.environment | ')
    expect(of(all, 'shared')[0]).toBe(
      'shared | push | ? the jobs of octo-org/ci/.github/workflows/deploy.yml@main, which is not read here | ',
    )
  })

  it('says which jobs have no ID token', async () => {
    expect(of(await lines(), 'build')[0]).toBe('build | push | none: the job lacks `id-token: write` | ')
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
    expect(ends('deploy')).toEqual(['yes', '', 'yes'])
    expect(ends('regions').slice(0, 2)).toEqual(['yes', 'no'])
    const [first] = await explainJobs(
      request({ workflow: parse('on: push\npermissions: write-all\njobs: { a: { environment: prod-eu } }') }),
      undefined,
      trusted,
    )
    expect(first?.record.trustedBy).toEqual(['prods'])
    expect(of(all, 'test').find((line) => line.includes('pull_request'))).toMatch(/\| no$/)
    // Nobody can tell where the subject is not one.
    expect(ends('chosen').at(-1)).toBe('')
    expect(ends('build')[0]).toBe('')
  })

  it('of events on the default branch needs to know it', async () => {
    const workflow = parse(
      'on: { schedule: [{ cron: "0 4 * * *" }] }\npermissions: write-all\njobs: { a: { runs-on: x } }',
    )
    expect(await lines({ workflow })).toEqual([`a | schedule | ${SHOP}:ref:refs/heads/main | `])
    expect(await lines({ workflow, defaultBranch: undefined })).toEqual([
      'a | schedule | ? the name of the default branch, on which "schedule" runs | ',
    ])
  })

  it('of a called workflow presents what its caller does', async () => {
    const workflow = parse(
      'on: workflow_call\npermissions: write-all\njobs: { a: { runs-on: x }, b: { environment: prod } }',
    )
    expect(await lines({ workflow })).toEqual([
      'a | workflow_call | ? the workflow that calls this one | ',
      'b | workflow_call | ? the repository of the caller, for its environment "prod" | ',
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
    const [line] = await explainJobs(request({ own: undefined, workflow }), github, [])
    expect(line?.record.depends).toMatch(/^what is not known: .*`workflow`/)
    const [known] = await explainJobs(request({ own: undefined, workflow, claims: { workflow: 'CI' } }), github, [
      stored('ci', { subject: `${SHOP}:pull_request:workflow:CI` }),
    ])
    expect(known?.record).toMatchObject({ subject: `${SHOP}:pull_request:workflow:CI`, trustedBy: ['ci'] })
  })

  it('shows the pattern alone where even that is not predictable', async () => {
    const claims = claimsOf({ sub: 'repo:octo-org@1/shop@2:environment:production:workflow:CI', workflow: 'CI' })
    const workflow = parse(
      "on: { push: { branches: ['release/*'] } }\npermissions: write-all\njobs: { a: { runs-on: x } }",
    )
    expect(await lines({ own: claims, workflow })).toEqual([
      'a | push | ? the ref: refs/heads/release/* (any that fits) | ',
    ])
  })

  it('fails as GitHub does, which is no answer', async () => {
    const issuer = 'https://ghes.example/_services/token'
    const github = createFakeGitHub({ serverVersion: () => Promise.reject(new Error('down')) })
    const workflow = parse('on: push\npermissions: write-all\njobs: { a: { environment: "x:y" } }')
    await expect(explainJobs(request({ own: { ...own, iss: issuer }, workflow }), github, [])).rejects.toThrow('down')
  })

  it('shows a condition that only a run can tell', async () => {
    const workflow = parse("on: pull_request\npermissions: write-all\njobs: { a: { if: vars.X == 'y' } }")
    expect(await lines({ workflow })).toEqual([`a | pull_request (if vars.X == 'y') | ${SHOP}:pull_request | `])
  })

  it('reads each called file once, fifty at most', async () => {
    const read: string[] = []
    const jobs = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`j${index}`, { uses: `./${index}.yml` }]))
    const readCalled = async (uses: string) => {
      read.push(uses)
      return { kind: 'workflow', workflow: { on: 'workflow_call', jobs } } as const
    }
    const workflow = { on: 'push', permissions: 'write-all', jobs: { a: { uses: './0.yml' } } }
    // Each of them calls all of them: more than anybody can list, said in good time.
    const failure = await failureOf(explainJobs(request({ workflow, readCalled }), undefined, undefined))
    expect(failure.code).toBe('configuration-invalid')
    expect(read).toHaveLength(50)
    expect(new Set(read).size).toBe(50)
  })

  it('is not guessed where no source tells', async () => {
    expect((await failureOf(explainJobs(request({ own: undefined }), undefined, []))).code).toBe('subject-unknown')
  })

  it.each([undefined, null, [], 'text', { jobs: [] }])('that is none (%j) has no lines', async (workflow) => {
    expect(await lines({ workflow })).toEqual([])
  })
})

it('leaves open what an expression makes depend on a claim that only a run carries', async () => {
  const value = `claims['sub'] eq '${SHOP}:environment:production' and claims['repository_id'] eq '2' and claims['job_workflow_ref'] matches 'octo-org/ci/*'`
  const pinned = stored('pinned', { claimsMatchingExpression: { value, languageVersion: 1 } })
  const broken = stored('broken', { claimsMatchingExpression: { value: 'sub eq x', languageVersion: 1 } })
  const lines = await explainJobs(request(), undefined, [broken, pinned])
  const trust = (job: string) => lines.find(({ record }) => record.job === job)?.trust
  expect(trust('deploy')).toBe('may')
  expect(trust('test')).toBe('no')
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
  const lines = await explainJobs(request({ own: undefined }), github, [byId])
  expect(lines.find(({ record }) => record.job === 'deploy')?.trust).toBe('may')
})

describe('a stored expression that cannot be read', () => {
  it('trusts nothing', async () => {
    const broken = stored('broken', { claimsMatchingExpression: { value: 'sub eq x', languageVersion: 1 } })
    expect(of(await lines({}, [broken]), 'deploy')).toEqual([
      expect.stringMatching(/ \| no$/),
      expect.stringMatching(/does not run.* \| $/),
      expect.stringMatching(/ \| no$/),
    ])
  })
})
