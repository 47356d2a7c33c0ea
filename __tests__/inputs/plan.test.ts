/** Tests the inputs of plan and apply: which job is declared, at most one way, and every mistake reported together by its name. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { FederationError } from '../../src/core/error.ts'
import { type ApplyInputs, type PlanInputs, readApplyInputs, readPlanInputs } from '../../src/inputs/plan.ts'

const TENANT = '00000000-0000-0000-0000-00000000000a'
const CLIENT = '11111111-1111-1111-1111-11111111111b'
const IDENTITY =
  '/subscriptions/33333333-3333-3333-3333-333333333333/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'
const GITHUB = 'https://token.actions.githubusercontent.com'

type Given = Readonly<Record<string, string>>
const least: Given = { 'tenant-id': TENANT, 'client-id': CLIENT }
const manager: Given = { 'manager-access-token': 'bearer' }

function plan(more: Given, base: Given = least): PlanInputs {
  const given = { ...base, ...more }
  return readPlanInputs(
    (name) => given[name] ?? '',
    () => {},
    'octo-org/shop',
  )
}

function apply(more: Given, base: Given = { ...least, ...manager }): ApplyInputs {
  const given = { ...base, ...more }
  return readApplyInputs(
    (name) => given[name] ?? '',
    () => {},
    'octo-org/shop',
  )
}

/** The lines of what is wrong. */
function problems(read: () => unknown): readonly string[] {
  try {
    read()
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    expect(error.code).toBe('invalid-input')
    expect(error.hint).toContain('nothing was sent')
    return error.details.length === 0 ? [error.message] : error.details
  }
  return []
}

describe('a plan', () => {
  it('needs a tenant and a client; the rest has its defaults', () => {
    expect(plan({})).toMatchObject({
      tenantId: TENANT,
      clientId: CLIENT,
      target: { kind: 'application', clientId: CLIENT },
      trustRequest: { kind: 'own' },
      issuer: undefined,
      audience: 'api://AzureADTokenExchange',
      repository: 'octo-org/shop',
      claims: {},
      manager: undefined,
      githubToken: undefined,
      cloud: { name: 'public' },
      failOnDrift: false,
      workflow: undefined,
    })
  })

  it('takes a managed identity without a client ID', () => {
    const inputs = plan({ 'managed-identity-resource-id': IDENTITY }, { 'tenant-id': TENANT })
    expect(inputs).toMatchObject({ clientId: undefined, target: { kind: 'managed-identity', resourceId: IDENTITY } })
  })

  it('takes audience and endpoints of a cloud', () => {
    expect(plan({ cloud: 'china' })).toMatchObject({
      audience: 'api://AzureADTokenExchangeChina',
      cloud: { name: 'china' },
    })
    expect(plan({ cloud: 'china', audience: 'foo' }).audience).toBe('foo')
  })

  it('fails on drift only when told so', () => {
    expect(plan({ 'fail-on': 'drift' }).failOnDrift).toBe(true)
    expect(problems(() => plan({ 'fail-on': 'drift, weak' }))).toEqual([expect.stringContaining('"weak"')])
  })
})

describe('the trust request', () => {
  it.each<[Given, unknown]>([
    [{ environment: 'Production' }, { kind: 'context', context: { kind: 'environment', environment: 'Production' } }],
    [{ branch: 'main' }, { kind: 'context', context: { kind: 'ref', ref: 'refs/heads/main' } }],
    [{ branch: 'refs/heads/main' }, { kind: 'context', context: { kind: 'ref', ref: 'refs/heads/main' } }],
    [{ tag: 'v1.0.0' }, { kind: 'context', context: { kind: 'ref', ref: 'refs/tags/v1.0.0' } }],
    [{ 'pull-request': 'true' }, { kind: 'context', context: { kind: 'pull_request' } }],
    [{ 'pull-request': 'False' }, { kind: 'own' }],
    [{ subject: 'repo:a/b:pull_request' }, { kind: 'subject', subject: 'repo:a/b:pull_request' }],
    [{ 'branch-pattern': 'release/*' }, { kind: 'flexible', intent: { kind: 'branch-pattern', pattern: 'release/*' } }],
    [{ 'tag-pattern': 'v*' }, { kind: 'flexible', intent: { kind: 'tag-pattern', pattern: 'v*' } }],
    [{ 'merge-queue': 'main' }, { kind: 'flexible', intent: { kind: 'merge-queue', branch: 'main' } }],
    [
      { 'claims-matching-expression': "claims['sub'] eq 'a'" },
      { kind: 'expression', expression: "claims['sub'] eq 'a'" },
    ],
  ])('%j', (given, trustRequest) => {
    expect(plan(given).trustRequest).toEqual(trustRequest)
    expect(apply(given).trustRequest).toEqual(trustRequest)
  })

  const ways: readonly Given[] = [
    { environment: 'e' },
    { branch: 'b' },
    { tag: 't' },
    { 'pull-request': 'true' },
    { subject: 's' },
    { 'branch-pattern': 'p' },
    { 'tag-pattern': 'p' },
    { 'merge-queue': 'q' },
    { 'claims-matching-expression': 'x' },
  ]
  const pairs = ways.flatMap((one, at) => ways.slice(at + 1).map((other) => ({ ...one, ...other })))
  it.each(pairs)('is given in one way only: %j', (given) => {
    const wrong = problems(() => plan(given)).join('\n')
    for (const name of Object.keys(given)) expect(wrong).toContain(`\`${name}\``)
    expect(wrong).toContain('Only one of')
  })

  it('for another issuer is a subject or an expression', () => {
    const issuer = 'https://gitlab.com'
    expect(plan({ issuer, subject: 's' })).toMatchObject({ issuer, trustRequest: { kind: 'subject' } })
    expect(plan({ issuer, 'claims-matching-expression': 'x' }).issuer).toBe(issuer)
    expect(problems(() => plan({ issuer, environment: 'e' }))).toEqual([
      expect.stringContaining('`claims-matching-expression` instead of `environment`'),
    ])
    expect(problems(() => plan({ issuer }))).toEqual([expect.stringContaining('`subject`')])
  })

  it.each([GITHUB, `${GITHUB}/octo`, 'https://ghes.example/_services/token', 'https://token.actions.octo.ghe.com'])(
    "for GitHub's issuer %s can be anything",
    (issuer) => {
      expect(plan({ issuer, environment: 'e' })).toMatchObject({ issuer, trustRequest: { kind: 'context' } })
    },
  )
})

describe('a service account of Kubernetes', () => {
  const issuer = 'https://westeurope.oic.prod-aks.azure.com/4444/aaaa/'
  const given = { issuer, namespace: 'payments', 'service-account': 'api' }

  it('is the subject that its tokens carry', () => {
    const trustRequest = {
      kind: 'subject',
      subject: 'system:serviceaccount:payments:api',
      builtFrom: ['namespace', 'service-account'],
    }
    expect(plan(given)).toMatchObject({ issuer, trustRequest })
    expect(apply(given)).toMatchObject({ issuer, trustRequest })
  })

  it.each<[Given, RegExp]>([
    [{ issuer: '' }, /need `issuer`: the OIDC issuer URL of the cluster/],
    [{ issuer: GITHUB }, /need `issuer`: the OIDC issuer URL of the cluster/],
    [{ namespace: '' }, /`service-account` needs `namespace`/],
    [{ 'service-account': '' }, /`namespace` needs `service-account`/],
    [{ namespace: 'Payments' }, /"Payments" cannot be a namespace/],
    [{ 'service-account': 'a_b' }, /"a_b" cannot be a service account/],
    [{ subject: 'x' }, /Only one of `subject`, `namespace`/],
  ])('is given whole: %j', (more, message) => {
    const wrong = problems(() => plan({ ...given, ...more }))
    expect(wrong).toHaveLength(1)
    expect(wrong[0]).toMatch(message)
  })
})

describe('claims', () => {
  it('are lines of key=value', () => {
    const claims = '\n  job_workflow_ref=octo-org/ci/.github/workflows/d.yml@refs/heads/main  \r\nworkflow=a=b c\n'
    expect(plan({ claims }).claims).toEqual({
      job_workflow_ref: 'octo-org/ci/.github/workflows/d.yml@refs/heads/main',
      workflow: 'a=b c',
    })
  })

  it.each(['workflow', 'workflow:', '=x', 'workflow=', 'a b=c'])('are not "%s"', (claims) => {
    expect(problems(() => plan({ claims }))).toEqual([expect.stringContaining('`claims`')])
  })
})

describe('a repository', () => {
  it('is this one unless another is named', () => {
    expect(plan({ repository: 'octo-org/Other.Repo_1' }).repository).toBe('octo-org/Other.Repo_1')
  })

  it.each(['shop', 'a/b/c', 'https://github.com/a/b', 'a/b c'])('is not "%s"', (repository) => {
    expect(problems(() => plan({ repository }))).toEqual([expect.stringContaining('`repository`')])
  })
})

describe('an apply', () => {
  const digest = 'a1'.repeat(32)

  it('needs a manager, and waits five minutes at most unless told otherwise', () => {
    expect(apply({})).toMatchObject({
      manager: { kind: 'access-token' },
      planDigest: undefined,
      propagationTimeoutMs: 300_000,
    })
    expect(apply({ 'propagation-timeout': '10', 'plan-digest': digest })).toMatchObject({
      planDigest: digest,
      propagationTimeoutMs: 10_000,
    })
    expect(problems(() => apply({}, least))).toEqual([expect.stringContaining('No manager is given')])
  })

  it.each(['abc', digest.toUpperCase(), `${digest}0`])('does not take "%s" for a digest', (given) => {
    expect(problems(() => apply({ 'plan-digest': given }))).toEqual([expect.stringContaining('`plan-digest`')])
  })

  it('reports a missing manager with everything else', () => {
    const wrong = problems(() => apply({ 'tenant-id': 'x', environment: 'e', tag: 't' }, least))
    expect(wrong).toHaveLength(3)
    expect(wrong.join('\n')).toMatch(/`tenant-id`.*`environment`, `tag`.*No manager/s)
  })

  it('reports a manager of two kinds as that, not as missing', () => {
    const two = { 'manager-credential': 'azure-cli' }
    expect(problems(() => apply(two))).toEqual([expect.stringContaining('Two kinds of manager')])
  })
})

describe('every mistake', () => {
  it('is reported in one go', () => {
    const wrong = problems(() =>
      plan({
        'tenant-id': 'common',
        'client-id': 'x',
        repository: 'x',
        claims: 'x',
        'fail-on': 'x',
        cloud: 'AzureUSGovernment',
        'graph-endpoint': 'http://x',
        audience: 'a b',
        branch: 'release/*',
        'pull-request': 'yes',
        'manager-client-secret': 'x',
      }),
    )
    for (const name of [
      'tenant-id',
      'client-id',
      'repository',
      'claims',
      'fail-on',
      'cloud',
      'graph-endpoint',
      'audience',
      'branch',
      'pull-request',
      'manager-client-secret',
    ])
      expect(wrong.filter((line) => line.includes(`\`${name}\``)).length, name).toBeGreaterThan(0)
    expect(wrong.join('\n')).toContain('`branch-pattern`')
  })

  it('of an empty input names its likely cause', () => {
    expect(problems(() => plan({}, {}))).toEqual([
      expect.stringMatching(/`tenant-id` is empty: is the variable defined/),
      expect.stringMatching(/`client-id` is empty: is the variable defined/),
    ])
  })
})

describe('action.yml', () => {
  it.each([
    ['plan', readPlanInputs],
    ['apply', readApplyInputs],
  ] as const)('of %s declares exactly the inputs that are read', (name, read) => {
    const { inputs } = parse(readFileSync(new URL(`../../${name}/action.yml`, import.meta.url), 'utf8')) as {
      inputs: Record<string, unknown>
    }
    const given: Given = { ...least, ...manager }
    const asked = new Set<string>()
    const getInput = (input: string) => {
      asked.add(input)
      return given[input] ?? ''
    }
    read(getInput, () => {}, 'octo-org/shop')
    expect(Object.keys(inputs).toSorted()).toEqual([...asked].toSorted())
  })
})
