/** Tests how a declaration becomes a credential: predicted, compiled or given, guarded, and checked for traps before anything is sent. */
import { describe, expect, it, vi } from 'vitest'
import { CLOUDS } from '../../../src/core/cloud.ts'
import type { FlexibleIntent } from '../../../src/core/expression/flexible.ts'
import type { SubjectContext } from '../../../src/core/subject/subject.ts'
import { type DeclarePorts, declareCredential } from '../../../src/federation/plan/declare.ts'
import type { DeclareRequest, TrustRequest } from '../../../src/federation/plan/declared-match.ts'
import type { GitHubReader } from '../../../src/federation/ports.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { AUDIENCE, CLIENT_ID, claimsOf, failureOf, GITHUB, sha256Hex } from '../job.ts'

const IDS = "claims['repository_id'] eq '2' and claims['repository_owner_id'] eq '1'"
const own = claimsOf({ sub: 'repo:octo-org@1/shop@2:environment:production' })
const environment = (name: string): TrustRequest => ({
  kind: 'context',
  context: { kind: 'environment', environment: name },
})
const on = (context: SubjectContext): TrustRequest => ({ kind: 'context', context })
const given = (subject: string): TrustRequest => ({ kind: 'subject', subject })
const flexible = (intent: FlexibleIntent): TrustRequest => ({ kind: 'flexible', intent })
const expression = (value: string): TrustRequest => ({ kind: 'expression', expression: value })

const request = (more: Partial<DeclareRequest> = {}): DeclareRequest => ({
  trustRequest: { kind: 'own' },
  target: { kind: 'application', clientId: CLIENT_ID },
  repository: 'octo-org/shop',
  issuer: undefined,
  audience: AUDIENCE,
  claims: {},
  owner: 'octo-org/shop',
  serverUrl: 'https://github.com',
  eventName: 'push',
  authority: 'https://login.microsoftonline.com',
  own,
  ...more,
})
const ports = (more: Partial<DeclarePorts> = {}): DeclarePorts => ({
  github: undefined,
  defaultBranch: 'main',
  sha256Hex,
  ...more,
})
const declare = (more: Partial<DeclareRequest>, github: Partial<GitHubReader> = {}) =>
  declareCredential(request(more), ports({ github: createFakeGitHub(github) }))
const codes = async (declared: ReturnType<typeof declare>) => (await declared).lints.map(({ code }) => code)

describe('the subject', () => {
  /** How often a subject is parsed: that is where it is split at its colons. */
  async function countParses(subject: string, more: Partial<DeclareRequest>): Promise<number> {
    const split = vi.spyOn(String.prototype, 'split')
    try {
      await declare(more)
      const splits = split.mock.calls.map(([separator], index) => [String(split.mock.contexts[index]), separator])
      return splits.filter(([text, separator]) => text === subject && String(separator) === ':').length
    } finally {
      split.mockRestore()
    }
  }

  it.each<[string, string, Partial<DeclareRequest>]>([
    [
      'given',
      'repo:octo-org/shop:environment:staging',
      { trustRequest: given('repo:octo-org/shop:environment:staging') },
    ],
    ['given without a token', own.sub, { trustRequest: given(own.sub), own: undefined }],
    ['given as the own one', own.sub, { trustRequest: given(own.sub) }],
    ['predicted', 'repo:octo-org@1/shop@2:environment:staging', { trustRequest: environment('staging') }],
    ['predicted as the own one', own.sub, { trustRequest: environment('production') }],
    ['of this job', own.sub, {}],
    ['of the token that tells the rule', own.sub, { trustRequest: environment('staging') }],
  ])('is parsed once: %s', async (_case, subject, more) => {
    expect(await countParses(subject, more)).toBe(1)
  })
})

describe('the credential', () => {
  it("of this job's own subject", async () => {
    const { desired, source: told, warnings, lints } = await declareCredential(request(), ports())
    expect(desired).toEqual({
      source: 'inputs',
      repositoryId: '2',
      credential: {
        name: expect.stringMatching(/^gh-octo-org-shop-environment-production-[0-9a-f]{8}$/),
        issuer: GITHUB,
        subject: own.sub,
        audiences: [AUDIENCE],
        description:
          'Managed by entra-workload-identity-federation; owner=octo-org/shop; octo-org/shop environment production',
      },
    })
    expect(told).toBe("This job's own ID token.")
    expect(warnings).toEqual([])
    expect(lints).toEqual([])
  })

  it.each<[string, Partial<DeclareRequest>, string, string]>([
    [
      'a branch',
      { trustRequest: on({ kind: 'ref', ref: 'refs/heads/main' }) },
      GITHUB,
      'repo:octo-org@1/shop@2:ref:refs/heads/main',
    ],
    [
      'a tag',
      { trustRequest: on({ kind: 'ref', ref: 'refs/tags/v1' }) },
      GITHUB,
      'repo:octo-org@1/shop@2:ref:refs/tags/v1',
    ],
    ['pull requests', { trustRequest: on({ kind: 'pull_request' }) }, GITHUB, 'repo:octo-org@1/shop@2:pull_request'],
    [
      'a subject, with the issuer of this job',
      { trustRequest: given('repo:a/b:environment:c') },
      GITHUB,
      'repo:a/b:environment:c',
    ],
    [
      'a subject, with the issuer of the server',
      { trustRequest: given('repo:a/b:environment:c'), own: undefined, serverUrl: 'https://octo.ghe.com' },
      'https://token.actions.octo.ghe.com',
      'repo:a/b:environment:c',
    ],
    [
      'a subject of another provider',
      { trustRequest: given('system:serviceaccount:a:b'), issuer: 'https://oidc.example/cluster/' },
      'https://oidc.example/cluster/',
      'system:serviceaccount:a:b',
    ],
    [
      'an environment, with a given issuer',
      { trustRequest: environment('production'), issuer: `${GITHUB}/octo-enterprise` },
      `${GITHUB}/octo-enterprise`,
      'repo:octo-org@1/shop@2:environment:production',
    ],
  ])('of %s', async (_title, more, issuer, subject) => {
    const { desired } = await declare(more)
    expect(desired.credential.issuer).toEqual(issuer)
    expect(desired.credential.subject).toEqual(subject)
    expect(desired.blockedBy).toBeUndefined()
  })

  it.each<[string, Partial<DeclareRequest>, string, string]>([
    [
      'a branch pattern',
      { trustRequest: flexible({ kind: 'branch-pattern', pattern: 'release/*' }) },
      `claims['sub'] matches 'repo:octo-org@1/shop@2:ref:refs/heads/release/*' and ${IDS}`,
      'branch-pattern-release',
    ],
    [
      'a tag pattern',
      { trustRequest: flexible({ kind: 'tag-pattern', pattern: 'v?.*' }), own: undefined },
      `claims['sub'] matches 'repo:octo-org@1/shop@2:ref:refs/tags/v?.*' and ${IDS}`,
      'tag-pattern-v',
    ],
    [
      'a merge queue',
      { trustRequest: flexible({ kind: 'merge-queue', branch: 'main' }) },
      `claims['sub'] matches 'repo:octo-org@1/shop@2:ref:refs/heads/gh-readonly-queue/main/pr-*' and ${IDS}`,
      'merge-queue-main',
    ],
    [
      'a branch pattern of one reusable workflow',
      {
        trustRequest: flexible({ kind: 'branch-pattern', pattern: '*' }),
        claims: { job_workflow_ref: 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main' },
      },
      `claims['sub'] matches 'repo:octo-org@1/shop@2:ref:refs/heads/*' and ${IDS} and claims['job_workflow_ref'] eq 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'`,
      'branch-pattern',
    ],
    [
      'an expression',
      { trustRequest: expression(`claims['sub'] matches 'repo:octo-org@1/shop@2:environment:*' and ${IDS}`) },
      `claims['sub'] matches 'repo:octo-org@1/shop@2:environment:*' and ${IDS}`,
      'expression',
    ],
  ])('of %s', async (_title, more, value, slug) => {
    const { desired } = await declare(more)
    expect(desired.credential).toMatchObject({ claimsMatchingExpression: { value, languageVersion: 1 } })
    expect(desired.credential.subject).toBeUndefined()
    expect(desired.credential.name).toMatch(new RegExp(`^gh-octo-org-shop-${slug}-[0-9a-f]{8}$`))
    expect(desired.blockedBy).toBeUndefined()
  })

  it.each<[string, Partial<DeclareRequest>, RegExp]>([
    ['a GitHub Enterprise Server', { serverUrl: 'https://ghes.example', own: undefined }, /GitHub Enterprise Server/],
    ["an enterprise's slug", { own: { ...own, iss: `${GITHUB}/octo-enterprise` } }, /slug of an enterprise/],
    ['GHE.com', { serverUrl: 'https://octo.ghe.com', own: undefined }, /GHE\.com/],
  ])('of a pattern is refused for %s', async (_title, more, reason) => {
    const trustRequest = flexible({ kind: 'branch-pattern', pattern: 'release/*' })
    const error = await failureOf(declare({ trustRequest, ...more }))
    expect(error.code).toBe('credential-invalid')
    expect(error.message).toMatch(reason)
    expect(error.hint).toContain('environment')
  })

  it.each(["it's", 'refs/heads/*', ':x', '!main'])('of the pattern %s is refused', async (pattern) => {
    const error = await failureOf(declare({ trustRequest: flexible({ kind: 'branch-pattern', pattern }) }))
    expect(error.code).toBe('credential-invalid')
  })

  it('of a pattern is refused for a managed identity of the China cloud', async () => {
    const trustRequest = flexible({ kind: 'branch-pattern', pattern: 'release/*' })
    const china = { trustRequest, authority: 'https://login.partner.microsoftonline.cn' }
    const error = await failureOf(declare({ ...china, target: { kind: 'managed-identity', resourceId: '/x' } }))
    expect(error.code).toBe('credential-invalid')
    expect(error.message).toContain('China')
    expect((await declare(china)).desired.blockedBy).toBeUndefined()
  })

  it('of a pattern has the IDs of a template that knows nothing else', async () => {
    const claims = claimsOf({ sub: 'repository_owner_id:1:repository_id:2:environment:production' })
    const trustRequest = flexible({ kind: 'branch-pattern', pattern: 'release/*' })
    const { desired } = await declareCredential(request({ trustRequest, own: claims }), ports())
    expect(desired.credential.claimsMatchingExpression?.value).toBe(
      `claims['sub'] matches 'repository_owner_id:1:repository_id:2:ref:refs/heads/release/*' and ${IDS}`,
    )
  })

  it("of a subject is GitHub's where the server tells no other issuer", async () => {
    const more = { trustRequest: given('repo:a/b:environment:c'), own: undefined, serverUrl: '' }
    expect((await declare(more)).desired.credential.issuer).toBe(GITHUB)
  })

  it('of a pattern needs the IDs', async () => {
    const claims = claimsOf({ repository_id: undefined, repository_owner_id: undefined })
    const trustRequest = flexible({ kind: 'tag-pattern', pattern: 'v*' })
    const error = await failureOf(declareCredential(request({ trustRequest, own: claims }), ports()))
    expect(error.code).toBe('credential-invalid')
    expect(error.hint).toContain('`github-token`')
  })
})

describe('guards', () => {
  const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-0123456789012345678901234567890123456789'
  const at = (ref: string, more: Readonly<Record<string, unknown>> = {}) =>
    claimsOf({ sub: `repo:octo-org@1/shop@2:ref:${ref}`, ref, environment: undefined, ...more })

  it.each<[string, Partial<DeclareRequest>, string | undefined]>([
    ["this job's environment", {}, undefined],
    ["this job's default branch", { own: at('refs/heads/main') }, undefined],
    ["this job's protected branch", { own: at('refs/heads/release', { ref_protected: 'true' }) }, undefined],
    ["this job's undeclared branch", { own: at('refs/heads/feature') }, 'context-not-declared'],
    ["this job's undeclared tag", { own: at('refs/tags/v1') }, 'context-not-declared'],
    [
      "this job's branch, declared",
      { own: at('refs/heads/feature'), trustRequest: on({ kind: 'ref', ref: 'refs/heads/feature' }) },
      undefined,
    ],
    [
      "this job's pull request",
      {
        own: claimsOf({
          sub: 'repo:octo-org@1/shop@2:pull_request',
          environment: undefined,
          event_name: 'pull_request',
        }),
        eventName: 'pull_request',
      },
      'pull-request-refused',
    ],
    ["this job's merge queue entry", { own: at(QUEUE) }, 'merge-queue-refused'],
    [
      "this job's subject for everything",
      { own: claimsOf({ sub: 'repo:octo-org@1/shop@2', environment: undefined }) },
      'subject-too-broad',
    ],
    ['declared pull requests', { trustRequest: on({ kind: 'pull_request' }) }, undefined],
    ['a given subject for pull requests', { trustRequest: given('repo:a/b:pull_request') }, 'pull-request-refused'],
    [
      'a given subject with pull requests and an environment',
      { trustRequest: given('repo:a/b:environment:c:event_name:pull_request') },
      'pull-request-refused',
    ],
    ['a given merge queue entry', { trustRequest: given(`repo:a/b:ref:${QUEUE}`) }, 'merge-queue-refused'],
    ['a declared merge queue entry', { trustRequest: on({ kind: 'ref', ref: QUEUE }) }, 'merge-queue-refused'],
    ['a given subject without context', { trustRequest: given('repo:a/b') }, 'subject-too-broad'],
    [
      'a given subject of anybody',
      { trustRequest: given('job_workflow_ref:a/b/.github/workflows/c.yml@refs/heads/main') },
      'subject-too-broad',
    ],
    [
      'a given subject of IDs',
      { trustRequest: given('repository_owner_id:1:repository_id:2:ref:refs/heads/main') },
      undefined,
    ],
    [
      'another provider, whatever it says',
      { trustRequest: given('x:pull_request'), issuer: 'https://oidc.example' },
      undefined,
    ],
    ['an environment in a pull_request_target run', { eventName: 'pull_request_target' }, 'pull-request-refused'],
    [
      'another provider in a pull_request_target run',
      { eventName: 'pull_request_target', trustRequest: given('x'), issuer: 'https://oidc.example' },
      'pull-request-refused',
    ],
    [
      'a pattern in a pull_request_target run',
      { eventName: 'pull_request_target', trustRequest: flexible({ kind: 'tag-pattern', pattern: 'v*' }) },
      'pull-request-refused',
    ],
  ])('%s', async (_title, more, refusedBy) => {
    expect((await declare(more)).desired.blockedBy).toBe(refusedBy)
  })

  it('ask GitHub for the default branch where the event does not tell it', async () => {
    const github = createFakeGitHub()
    const job = request({ own: at('refs/heads/main') })
    const declared = await declareCredential(job, ports({ github, defaultBranch: undefined }))
    expect(declared.desired.blockedBy).toBeUndefined()
    expect(github.asked).toContain('repository octo-org/shop')
  })

  it('refuse where nobody knows the default branch', async () => {
    const job = request({ own: at('refs/heads/main') })
    const down = createFakeGitHub({ repository: () => Promise.reject(new Error('down')) })
    for (const github of [undefined, down]) {
      const { desired } = await declareCredential(job, ports({ github, defaultBranch: undefined }))
      expect(desired.blockedBy).toBe('context-not-declared')
    }
  })
})

it('tells the credential as soon as it is known, also when it is refused then', async () => {
  const known: string[] = []
  const onDeclared = ({ subject = '' }: { readonly subject?: string | undefined }) => void known.push(subject)
  const wrong = request({ trustRequest: given('repo:octo-org/shop:environment:*') })
  const error = await declareCredential(wrong, { ...ports(), onDeclared }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'credential-invalid' })
  expect(known).toEqual(['repo:octo-org/shop:environment:*'])
})

describe('protection', () => {
  it.each<[string, TrustRequest, string]>([
    ['a declared environment', environment('staging'), 'environment octo-org/shop staging'],
    ['a declared branch', on({ kind: 'ref', ref: 'refs/heads/feature/x' }), 'branch octo-org/shop feature/x'],
    ["this job's own environment", { kind: 'own' }, 'environment octo-org/shop production'],
    ['a given subject', given('repo:other@5/repo@6:environment:x'), 'environment other/repo x'],
  ])('is asked of %s, and its lack is a warning', async (_title, trustRequest, asked) => {
    const github = createFakeGitHub({ branch: async () => 'unprotected', environment: async () => 'unprotected' })
    const declared = await declareCredential(request({ trustRequest }), ports({ github }))
    expect(github.asked).toContain(asked)
    expect(declared.lints).toMatchObject([{ code: 'unprotected', severity: 'warning', safer: expect.any(String) }])
    expect(await codes(declare({ trustRequest }))).toEqual([])
  })

  it.each<[string, Partial<DeclareRequest>]>([
    ['a tag', { trustRequest: on({ kind: 'ref', ref: 'refs/tags/v1' }) }],
    ['a pattern', { trustRequest: flexible({ kind: 'branch-pattern', pattern: '*' }) }],
    ['another provider', { trustRequest: given('a:environment:b'), issuer: 'https://oidc.example' }],
  ])('is not asked of %s', async (_title, more) => {
    const github = createFakeGitHub()
    await declareCredential(request(more), ports({ github }))
    expect(github.asked.filter((line) => /^(branch|environment) /.test(line))).toEqual([])
  })

  it('of what does not exist is a warning that says what that means', async () => {
    const missing = { branch: async () => 'missing' as const, environment: async () => 'missing' as const }
    expect((await declare({ trustRequest: environment('nwe') }, missing)).warnings).toEqual([
      'The environment "nwe" does not exist in octo-org/shop. A job that names it creates it without any protection.',
    ])
    expect((await declare({ trustRequest: on({ kind: 'ref', ref: 'refs/heads/nwe' }) }, missing)).warnings).toEqual([
      'The branch "nwe" does not exist in octo-org/shop.',
    ])
  })

  it('of a slip of an existing environment asks for that one', async () => {
    const { warnings } = await declare(
      { trustRequest: environment('prodution') },
      { environment: async () => 'missing' },
    )
    expect(warnings).toEqual([expect.stringContaining('does not exist in octo-org/shop: did you mean "production"?')])
  })

  it('that cannot be read keeps nobody from a plan', async () => {
    const down = () => Promise.reject(new Error('down'))
    const declared = await declare({ trustRequest: environment('production') }, { environment: down, branch: down })
    expect(declared.lints).toEqual([])
    expect(declared.warnings).toEqual([])
  })
})

describe('lint', () => {
  it.each<[string, Partial<DeclareRequest>, string]>([
    ['pull requests', { trustRequest: on({ kind: 'pull_request' }) }, 'pull-request'],
    ['names without IDs', { own: claimsOf() }, 'name-based'],
    [
      'one subject for everything',
      { own: claimsOf({ sub: 'repo:octo-org@1/shop@2', environment: undefined }) },
      'every-event',
    ],
    [
      'an expression over several repositories',
      {
        trustRequest: expression(
          "claims['sub'] matches 'repo:octo-org@1/*:environment:x' and claims['repository_owner_id'] eq '1'",
        ),
      },
      'wildcard-reach',
    ],
    [
      'an expression that admits pull requests',
      { trustRequest: expression(`claims['sub'] matches 'repo:octo-org@1/shop@2:*' and ${IDS}`) },
      'expression-pull-request',
    ],
  ])('warns about %s', async (_title, more, code) => {
    const { lints } = await declare(more)
    expect(lints.map((lint) => lint.code)).toContain(code)
    for (const { severity, safer } of lints) {
      expect(severity).toBe('warning')
      expect(safer).not.toBe('')
    }
  })

  it('names a managed identity where it is one', async () => {
    const target = { kind: 'managed-identity', resourceId: '/subscriptions/x' } as const
    const { lints } = await declare({ trustRequest: on({ kind: 'pull_request' }), target })
    expect(lints[0]?.message).toContain('managed identity')
  })

  it('warns about a managed identity of another tenant than the target', async () => {
    const tenant = '13051989-33ba-4ced-b4a4-b56aac699948'
    const trustRequest = given('65ee6d6c-a3d7-44b6-ae45-1b40a97e2331')
    const issuer = `https://login.microsoftonline.com/${tenant}/v2.0`
    expect(await codes(declare({ trustRequest, issuer, tenantId: tenant }))).toEqual([])
    expect(await codes(declare({ trustRequest, issuer, tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47' }))).toEqual([
      'entra-other-tenant',
    ])
  })

  it("takes this job's own subject for right, however odd it looks", async () => {
    const odd = claimsOf({ sub: 'repo:octo-org@1/shop@2:environment:*' })
    expect((await declare({ own: odd })).desired.credential.subject).toBe(odd.sub)
    expect((await failureOf(declare({ trustRequest: given(odd.sub) }))).code).toBe('credential-invalid')
  })

  it.each<[string, Partial<DeclareRequest>]>([
    ['a slash after the issuer', { issuer: `${GITHUB}/`, trustRequest: given('repo:a/b:environment:c') }],
    ['a hyphen in pull_request', { trustRequest: given('repo:a/b:pull-request') }],
    ['a wildcard in a subject', { trustRequest: given('repo:a/b:ref:refs/heads/*') }],
    ['a slash before refs', { trustRequest: given('repo:a/b:ref:/refs/heads/main') }],
    ['a branch without refs/heads', { trustRequest: given('repo:a/b:ref:main') }],
    ['more than 600 characters', { trustRequest: given(`repo:a/b:environment:${'x'.repeat(600)}`) }],
    ['an expression without an ID', { trustRequest: expression("claims['sub'] matches 'repo:a/b:*'") }],
    [
      'an expression of another issuer',
      { trustRequest: expression("claims['sub'] eq 'a'"), issuer: 'https://oidc.example' },
    ],
    ['an expression that is none', { trustRequest: expression("claims['sub'] like 'a'") }],
    ['an issuer that is not https', { trustRequest: given('a'), issuer: 'http://oidc.example' }],
    ['an issuer in a private network', { trustRequest: given('a'), issuer: 'https://10.0.0.7/' }],
    ['an issuer in a cluster', { trustRequest: given('a'), issuer: 'https://kubernetes.default.svc' }],
    [
      "a token of Entra's that Entra refuses",
      {
        trustRequest: given('not-a-guid'),
        issuer: 'https://login.microsoftonline.com/13051989-33ba-4ced-b4a4-b56aac699948/v2.0',
      },
    ],
  ])('stops at %s', async (_title, more) => {
    const error = await failureOf(declare(more))
    expect(error.code).toBe('credential-invalid')
    expect(error.hint).not.toBe('')
  })

  it('lists every mistake at once', async () => {
    const error = await failureOf(declare({ issuer: `${GITHUB}/`, trustRequest: given('repo:a/b:pull-request') }))
    expect(error.message).toContain('2 mistakes')
    expect(error.details).toEqual([expect.stringContaining('slash'), expect.stringContaining('underscore')])
  })
})

describe('a managed identity in the China cloud', () => {
  const china = {
    target: {
      kind: 'managed-identity',
      resourceId: '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i',
    },
    authority: CLOUDS.china.authority,
    trustRequest: { kind: 'flexible', intent: { kind: 'branch-pattern', pattern: 'release/*' } },
  } as const

  it('takes no flexible credential', async () => {
    const error = await failureOf(declare(china))
    expect(error.code).toBe('credential-invalid')
    expect(error.message).toContain('China')
  })

  it('takes an exact one, and an application there takes both', async () => {
    const exact = await declare({ ...china, trustRequest: { kind: 'own' } })
    expect(exact.desired.credential.subject).toBe(own.sub)
    const application = await declare({ ...china, target: { kind: 'application', clientId: CLIENT_ID } })
    expect(application.desired.credential.subject).toBeUndefined()
  })
})

describe('an expression', () => {
  it.each([
    [`claims['sub'] matches 'repo:octo-org@1/shop@2:*' and ${IDS}`, 'subject-too-broad'],
    [`claims['sub'] matches '*' and ${IDS}`, 'subject-too-broad'],
    [`claims['sub'] eq 'repo:octo-org@1/shop@2:pull_request' and ${IDS}`, 'pull-request-refused'],
    [`claims['sub'] matches 'repo:octo-org@1/shop@2:pull_*' and ${IDS}`, 'pull-request-refused'],
    [`claims['sub'] matches 'repo:octo-org@1/shop@2:ref:refs/heads/*' and ${IDS}`, undefined],
  ])('is held to what a subject is: %s', async (value, code) => {
    expect((await declare({ trustRequest: expression(value) })).desired.blockedBy).toBe(code)
  })

  it('is refused with a subject that it would let in', async () => {
    const declared = await declare({
      trustRequest: expression(`claims['sub'] matches 'repo:octo-org@1/shop@2?pull_*' and ${IDS}`),
    })
    expect(declared.desired.blockedBy).toBe('pull-request-refused')
    expect(declared.warnings).toEqual([expect.stringMatching(/^The expression would let in "repo:.*:pull_request"\.$/)])
  })

  it("is judged by GitHub's answer about the template where the own token does not tell", async () => {
    const value = `claims['sub'] matches 'repo:octo-org@1/shop@2:*:environment:*' and ${IDS}`
    const keys = ['repo', 'workflow', 'context']
    const customised = {
      customization: async () => ({ status: 200, body: { use_default: false, include_claim_keys: keys } }),
    }
    const trustRequest = expression(value)
    expect((await declare({ trustRequest, own: undefined }, customised)).desired.blockedBy).toBe('subject-too-broad')
    expect((await declare({ trustRequest, own: undefined })).desired.blockedBy).toBeUndefined()
    const unknown = await declareCredential(request({ trustRequest, own: undefined }), ports())
    expect(unknown.desired.blockedBy).toBeUndefined()
  })

  it('of a pattern that a template makes wider than it looks is refused as well', async () => {
    const sub = 'repo:octo-org@1/shop@2:environment:production:event_name:push'
    const declared = await declare({
      own: claimsOf({ sub, event_name: 'push' }),
      claims: { event_name: 'push' },
      trustRequest: flexible({ kind: 'branch-pattern', pattern: 'release/*' }),
    })
    expect(declared.desired.blockedBy).toBeUndefined()
  })

  it('of a template without labels for every job carries what is the same for the repository', async () => {
    const sub = 'repo:octo-org@1/shop@2:ref:refs/heads/main:repository_visibility:private'
    const claims = claimsOf({ sub, environment: undefined, repository_visibility: 'private' })
    const trustRequest = flexible({ kind: 'branch-pattern', pattern: 'release/*' })
    const { desired } = await declare({ own: claims, trustRequest })
    expect(desired.credential.claimsMatchingExpression?.value).toContain(
      'refs/heads/release/*:repository_visibility:private',
    )
  })
})

it('is refused in a pull_request_target run also where only the token says so', async () => {
  const claims = claimsOf({ event_name: 'pull_request_target' })
  expect((await declare({ own: claims, trustRequest: environment('staging') })).desired.blockedBy).toBe(
    'pull-request-refused',
  )
})
