/** Tests predictions in their order of truth, against a GitHub that signs by itself: what is predicted is what the job then presents. */
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { JobContext } from '../../../sandbox/github/job.ts'
import type { RepositoryDocument } from '../../../sandbox/world/document.ts'
import type { SubjectContext } from '../../../src/core/subject/subject.ts'
import { type PredictRequest, predictSubject } from '../../../src/federation/plan/predict.ts'
import { type GitHubStage, repositories, startGitHub } from '../../github/sandbox-reader.ts'
import { claimsOf, failureOf } from '../job.ts'

const GITHUB = 'https://token.actions.githubusercontent.com'
const CUSTOMIZATION = '/repos/octo-org/shop/actions/oidc/customization/sub'
const HOME: RepositoryDocument = { full_name: 'octo-org/home', id: 9, owner: { id: 1 } }
const shop = (more: Partial<RepositoryDocument> = {}): RepositoryDocument => ({
  full_name: 'octo-org/shop',
  id: 2,
  owner: { id: 1 },
  created_at: '2026-08-01T09:00:00Z',
  ...more,
})

let stage: GitHubStage
const start = async (options: Parameters<typeof startGitHub>[0]) => {
  stage = await startGitHub(options)
}
afterEach(() => stage?.close())

const PRODUCTION: SubjectContext = { kind: 'environment', environment: 'production' }
const request = (more: Partial<PredictRequest> = {}): PredictRequest => ({
  repository: 'octo-org/shop',
  claims: {},
  own: undefined,
  serverUrl: 'https://github.com',
  context: PRODUCTION,
  ...more,
})

/** Every kind of context, as it is declared and as a job has it. */
const CONTEXTS: readonly (readonly [SubjectContext, JobContext])[] = [
  [PRODUCTION, { environment: 'production' }],
  [{ kind: 'environment', environment: 'Prod: v1/eu' }, { environment: 'Prod: v1/eu' }],
  [{ kind: 'ref', ref: 'refs/heads/main' }, {}],
  [{ kind: 'ref', ref: 'refs/heads/main' }, { event_name: 'pull_request_target' }],
  [
    { kind: 'ref', ref: 'refs/heads/release/1.x' },
    { ref: 'refs/heads/release/1.x', event_name: 'workflow_dispatch' },
  ],
  [
    { kind: 'ref', ref: 'refs/tags/v1.0.0' },
    { ref: 'refs/tags/v1.0.0', event_name: 'release' },
  ],
  [{ kind: 'pull_request' }, { event_name: 'pull_request' }],
]
const WORKFLOW = 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'

/** How repositories present themselves, with what a declaration must then give. */
const REPOSITORIES: readonly {
  readonly title: string
  readonly document: Partial<RepositoryDocument>
  readonly claims?: Readonly<Record<string, string>>
}[] = [
  { title: 'immutable', document: { immutable: true } },
  { title: 'name-based', document: { immutable: false } },
  {
    title: 'customised, immutable',
    document: {
      immutable: true,
      oidc: {
        use_default: false,
        use_immutable_subject: true,
        include_claim_keys: ['repo', 'context', 'job_workflow_ref'],
      },
    },
    claims: { job_workflow_ref: WORKFLOW },
  },
  {
    title: 'known by IDs only',
    document: {
      oidc: { use_default: false, include_claim_keys: ['repository_owner_id', 'repository_id', 'context'] },
    },
  },
  {
    title: 'presented context first, with its visibility',
    document: { oidc: { use_default: false, include_claim_keys: ['context', 'repo', 'repository_visibility'] } },
  },
  { title: 'without context', document: { oidc: { use_default: false, include_claim_keys: ['repo'] } } },
]

describe.each(REPOSITORIES)('a repository that is $title', ({ document, claims = {} }) => {
  it("tells of all its jobs by one job's own token", async () => {
    await start(repositories([shop(document)]))
    for (const [, own] of CONTEXTS) {
      const { claims: ownClaims } = await stage.job({ ...own, job_workflow_ref: WORKFLOW })
      for (const [context, job] of CONTEXTS) {
        const actual = await stage.job({ ...job, job_workflow_ref: WORKFLOW })
        const predicted = await predictSubject(request({ own: ownClaims, context, claims }), undefined)
        expect(predicted.issuer).toEqual(GITHUB)
        expect(predicted.subject).toEqual(actual.claims.sub)
      }
    }
    expect(stage.asked()).toEqual([])
  })

  it("tells of all its jobs by GitHub's answer, to a job of another repository", async () => {
    await start(repositories([HOME, shop(document)]))
    const { reader, claims: own } = await stage.job({ repository: 'octo-org/home' })
    for (const [context, job] of CONTEXTS) {
      const actual = await stage.job({ ...job, repository: 'octo-org/shop', job_workflow_ref: WORKFLOW })
      const predicted = await predictSubject(request({ own, context, claims }), reader)
      expect(predicted.issuer).toEqual(GITHUB)
      expect(predicted.subject).toEqual(actual.claims.sub)
      expect(predicted.source).toMatch(/^GitHub's answer/)
      expect(predicted.warnings).toEqual([])
    }
    expect(stage.asked().toSorted()).toEqual([`/repos/octo-org/shop 200`, `${CUSTOMIZATION} 200`])
  })
})

describe('the own token', () => {
  it('wins for its own context, declared or not', async () => {
    await start(repositories([shop()]))
    const { reader, claims: own } = await stage.job({ environment: 'production' })
    for (const context of [undefined, PRODUCTION]) {
      expect(await predictSubject(request({ own, context }), reader)).toMatchObject({
        issuer: GITHUB,
        subject: own.sub,
        source: "This job's own ID token.",
        warnings: [],
      })
    }
  })

  it("is a bug report where GitHub's answer contradicts it, and wins", async () => {
    await start(repositories([shop({ immutable: true })]))
    const sub = 'repo:octo-org/shop:environment:production'
    const { reader, claims: own } = await stage.job({ environment: 'production', claims: { sub } })
    const predicted = await predictSubject(request({ own }), reader)
    expect(predicted.subject).toBe(sub)
    expect(predicted.warnings).toEqual([
      expect.stringMatching(
        /^BUG, please report it: predicted "repo:octo-org@1\/shop@2:environment:production" .* own token says "repo:octo-org\/shop:environment:production"; the token wins\./,
      ),
    ])
  })

  it('is a bug report even where the token does not name its event', async () => {
    await start(repositories([shop({ immutable: true })]))
    const { reader } = await stage.job()
    const { warnings } = await predictSubject(request({ own: claimsOf({ event_name: undefined }) }), reader)
    expect(warnings).toEqual([expect.stringContaining('event ?; repository octo-org/shop')])
  })

  it('is not doubted where GitHub does not tell, or nobody may ask', async () => {
    await start(repositories([shop()]))
    const job = { environment: 'production', permissions: { 'id-token': 'write' as const } }
    const { reader, claims: own } = await stage.job(job)
    expect((await predictSubject(request({ own }), reader)).warnings).toEqual([])
    expect((await predictSubject(request({ own }), undefined)).warnings).toEqual([])
  })

  it('is spelled as it is, however the repository is asked for', async () => {
    await start(repositories([shop()]))
    const { claims: own } = await stage.job({ environment: 'production' })
    const predicted = await predictSubject(request({ own, repository: 'OCTO-ORG/Shop' }), undefined)
    expect(predicted.subject).toBe('repo:octo-org/shop:environment:production')
  })

  it("gives its issuer, an enterprise's slug included, to every other context", async () => {
    await start(repositories([shop()]))
    const issuer = `${GITHUB}/octo-enterprise`
    const { claims: own } = await stage.job({ issuer })
    expect(await predictSubject(request({ own }), undefined)).toMatchObject({
      issuer,
      subject: 'repo:octo-org/shop:environment:production',
    })
  })

  it('missing, nothing tells of this very job', async () => {
    await start(repositories([shop()]))
    const { reader } = await stage.job()
    const error = await failureOf(predictSubject(request({ context: undefined }), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.hint).toContain('`permissions: id-token: write`')
  })

  it("of another repository does not say which of that repository's jobs is meant", async () => {
    await start(repositories([HOME, shop()]))
    const { reader, claims: own } = await stage.job({ repository: 'octo-org/home' })
    const error = await failureOf(predictSubject(request({ own, context: undefined }), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.message).toContain('octo-org/shop')
    expect(error.message).not.toContain('no ID token')
  })

  it('that nobody can explain is no rule: then GitHub is asked', async () => {
    await start(repositories([shop()]))
    const { reader } = await stage.job()
    const own = claimsOf({ sub: 'something:else', environment: undefined })
    const predicted = await predictSubject(request({ own }), reader)
    expect(predicted.source).toMatch(/^GitHub's answer/)
    const error = await failureOf(predictSubject(request({ own }), undefined))
    expect(error.code).toBe('subject-unknown')
  })
})

interface Answer {
  readonly repo: string
  readonly body?: Readonly<Record<string, unknown>>
  readonly body_before?: Readonly<Record<string, unknown>>
  readonly body_after?: Readonly<Record<string, unknown>>
}
const { answers } = JSON.parse(
  readFileSync(new URL('../../vectors/github-oidc-answers.json', import.meta.url), 'utf8'),
) as { answers: readonly Answer[] }
const bodies = answers
  .flatMap(({ body, body_before, body_after }) => [body, body_before, body_after])
  .filter((body) => body !== undefined)

/** The repository that a real answer is about. */
function repositoryOf(prefix: string): RepositoryDocument {
  const [, owner, ownerId, name, id] = /^repo:([^@/]+)(?:@(\d+))?\/([^@]+)(?:@(\d+))?$/.exec(prefix) ?? []
  return {
    full_name: `${owner}/${name}`,
    immutable: id !== undefined,
    ...(id !== undefined && { id: Number(id), owner: { id: Number(ownerId) } }),
  }
}

/** Serves one answer about the template instead of the sandbox's own. */
function serve(body: unknown, status = 200, times = 99): void {
  stage.sandbox.fault({
    match: { service: 'github', path: '/repos/.*/customization/sub' },
    times,
    effect: { status, body },
  })
}

describe('an answer of GitHub', () => {
  it.each(bodies.map((body) => [String(body.sub_claim_prefix), body] as const))(
    '%s is what jobs present',
    async (prefix, body) => {
      const document = repositoryOf(prefix)
      await start(repositories([HOME, document]))
      const repository = document.full_name
      const { reader, claims: own } = await stage.job({ repository: 'octo-org/home' })
      serve(body)
      for (const [context, job] of CONTEXTS) {
        const actual = await stage.job({ ...job, repository })
        expect((await predictSubject(request({ own, context, repository }), reader)).subject).toBe(actual.claims.sub)
      }
    },
  )

  const NAMES = 'repo:octo-org/shop:environment:production'
  const IDS = 'repo:octo-org@1/shop@2:environment:production'
  it.each<[string, unknown, string, string]>([
    [
      'whose prefix contradicts the flag',
      { use_immutable_subject: true, sub_claim_prefix: 'repo:octo-org/shop' },
      '2026-08-01',
      NAMES,
    ],
    ['with the flag alone', { use_default: true, use_immutable_subject: true }, '2026-08-01', IDS],
    ['without flag and prefix', { use_default: true }, '2026-08-01', NAMES],
    [
      'with the flag off, about an old repository',
      { use_default: true, use_immutable_subject: false },
      '2026-07-14',
      NAMES,
    ],
    [
      'with a template in an order of its own',
      { use_default: false, include_claim_keys: ['context', 'repository_id', 'repo'], use_immutable_subject: true },
      '2026-08-01',
      'environment:production:repository_id:2:repo:octo-org@1/shop@2',
    ],
    [
      'with keys that are not in force',
      { use_default: true, include_claim_keys: ['repository_id'], sub_claim_prefix: 'repo:octo-org@1/shop@2' },
      '2026-08-01',
      IDS,
    ],
  ])('%s', async (_title, body, created, subject) => {
    await start(repositories([HOME, shop({ created_at: `${created}T23:59:59Z` })]))
    const { reader } = await stage.job()
    serve(body)
    expect((await predictSubject(request(), reader)).subject).toBe(subject)
  })

  it.each<[string, number, unknown, RegExp]>([
    ['403', 403, { message: 'Resource not accessible by integration' }, /`permissions: actions: read`/],
    [
      'with the flag off, about a new repository',
      200,
      { use_default: true, use_immutable_subject: false },
      /own ID token tells/,
    ],
    [
      'with a prefix of no known form',
      200,
      { use_default: true, sub_claim_prefix: 'repository:2' },
      /own ID token tells/,
    ],
    ['that is none', 200, [], /own ID token tells/],
    [
      'immutable, with a template without `repo`',
      200,
      { use_default: false, include_claim_keys: ['repository_id', 'context'], use_immutable_subject: true },
      /own ID token tells/,
    ],
  ])('%s leaves it open', async (_title, status, body, settles) => {
    await start(repositories([HOME, shop({ immutable: true })]))
    const { reader, claims: own } = await stage.job({ repository: 'octo-org/home' })
    serve(body, status)
    const error = await failureOf(predictSubject(request({ own }), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.hint).toMatch(settles)
  })

  it('401 is a token that is none, which no permission of it would cure', async () => {
    await start(repositories([HOME, shop({ immutable: true })]))
    const { reader, claims: own } = await stage.job({ repository: 'octo-org/home' })
    stage.sandbox.fault({
      match: { service: 'github' },
      times: 9,
      effect: { status: 401, body: { message: 'Bad credentials' } },
    })
    expect(await failureOf(predictSubject(request({ own }), reader))).toMatchObject({
      code: 'github-forbidden',
      hint: expect.stringContaining('renew the token'),
    })
  })

  it('404 is the default template for a repository that can be seen', async () => {
    await start({ ...repositories([HOME, shop()]), settings: { github: { customizationNotFound: true } } })
    const { reader } = await stage.job()
    expect((await predictSubject(request(), reader)).subject).toBe(NAMES)
    expect(stage.asked()).toContain(`${CUSTOMIZATION} 404`)
  })

  it('404 says nothing about one that cannot be seen', async () => {
    await start(repositories([HOME, shop({ visibility: 'private' })]))
    const { reader } = await stage.job()
    const error = await failureOf(predictSubject(request(), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.hint).toContain('`github-token`')
  })

  it("without a permission of the job's own is a 403, too", async () => {
    await start(repositories([HOME, shop()]))
    const { reader } = await stage.job({ permissions: { contents: 'read' } })
    const error = await failureOf(predictSubject(request(), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.hint).toContain('actions: read')
  })

  it('that fails is not "unknown" but an outage', async () => {
    await start(repositories([HOME, shop()]))
    const { reader } = await stage.job()
    serve(undefined, 502)
    expect((await failureOf(predictSubject(request(), reader))).code).toBe('service-unavailable')
  })
})

describe("an organisation's template", () => {
  const organizations = [
    { login: 'octo-org', oidc: { include_claim_keys: ['repo', 'context', 'repository_visibility'] } },
  ]
  const optedIn = shop({ oidc: { use_default: false } })

  it('does not concern a repository that did not opt in', async () => {
    await start(repositories([HOME, shop()], { organizations }))
    const { reader } = await stage.job()
    expect((await predictSubject(request(), reader)).subject).toBe('repo:octo-org/shop:environment:production')
    expect(stage.asked().filter((line) => line.startsWith('/orgs'))).toEqual([])
  })

  it("is shown by the repository's own answer once it opted in", async () => {
    await start(repositories([HOME, optedIn], { organizations }))
    const { reader } = await stage.job()
    const actual = await stage.job({ repository: 'octo-org/shop', environment: 'production' })
    const predicted = await predictSubject(request({ claims: { repository_visibility: 'public' } }), reader)
    expect(predicted.subject).toBe(actual.claims.sub)
    expect(actual.claims.sub).toBe('repo:octo-org/shop:environment:production:repository_visibility:public')
  })

  it('is asked for where the answer shows no keys, and nobody may tell', async () => {
    await start(repositories([HOME, optedIn], { organizations }))
    const { reader } = await stage.job()
    serve({ use_default: false, use_immutable_subject: false, sub_claim_prefix: 'repo:octo-org/shop' })
    const error = await failureOf(predictSubject(request(), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.message).toContain("organisation's template")
    expect(stage.asked()).toContain('/orgs/octo-org/actions/oidc/customization/sub 403')
  })

  it('is asked for where the answer shows no keys, and an administrator may tell', async () => {
    await start(repositories([HOME, optedIn], { organizations }))
    const permissions = { actions: 'read', organization_administration: 'read' } as const
    const { reader } = await stage.job({ permissions })
    serve({ use_default: false, sub_claim_prefix: 'repo:octo-org/shop' })
    const predicted = await predictSubject(request({ claims: { repository_visibility: 'public' } }), reader)
    expect(predicted.subject).toBe('repo:octo-org/shop:environment:production:repository_visibility:public')
  })
})

describe('names', () => {
  it('of a renamed repository are the new ones, which is reported', async () => {
    await start(repositories([HOME, shop({ renamed_from: ['octo-org/old'], immutable: true })]))
    const { reader } = await stage.job()
    const predicted = await predictSubject(request({ repository: 'octo-org/old' }), reader)
    expect(predicted.subject).toBe('repo:octo-org@1/shop@2:environment:production')
    expect(predicted.warnings).toEqual([expect.stringMatching(/"octo-org\/old" is "octo-org\/shop" for GitHub/)])
  })

  it('of a repository that went to another owner are not followed', async () => {
    await start(repositories([HOME, shop({ renamed_from: ['old-org/old'], immutable: true })]))
    const { reader } = await stage.job()
    const failure = await failureOf(predictSubject(request({ repository: 'old-org/old' }), reader))
    expect(failure.code).toBe('repository-moved')
    expect(failure.message).toMatch(/"old-org\/old" belongs to another owner now: .*"octo-org\/shop"/)
  })

  it.each([
    [{ repository_id: '7' }, /name "octo-org\/shop" belongs to another repository now: its ID is 2, and 7 was meant/],
    [{ repository_owner_id: '7' }, /owner of "octo-org\/shop" is another one now: its ID is 1, and 7 was meant/],
  ])('of a name that belongs to somebody else by now are not told: %j', async (claims, message) => {
    await start(repositories([shop()]))
    const { reader, claims: own } = await stage.job()
    const failure = await failureOf(predictSubject(request({ own: { ...own, ...claims }, context: undefined }), reader))
    expect(failure.code).toBe('repository-moved')
    expect(failure.message).toMatch(message)
  })

  it('are spelled as GitHub spells them, environments as they are declared', async () => {
    await start(repositories([HOME, shop()]))
    const { reader } = await stage.job()
    const context = { kind: 'environment', environment: 'PRODuction' } as const
    const predicted = await predictSubject(request({ repository: 'Octo-Org/SHOP', context }), reader)
    expect(predicted.subject).toBe('repo:octo-org/shop:environment:PRODuction')
  })
})

describe('claims', () => {
  it('that the template does not hold are an error, whichever source tells of it', async () => {
    await start(repositories([HOME, shop()]))
    const { reader } = await stage.job()
    const { claims: own } = await stage.job({ repository: 'octo-org/shop' })
    const claims = { workflow: String(own.workflow ?? 'CI') }
    for (const more of [{ own: undefined }, { own }, { own, context: undefined }]) {
      const failure = await failureOf(predictSubject(request({ ...more, claims }), reader))
      expect(failure.code).toBe('invalid-input')
      expect(failure.message).toBe('`claims` holds `workflow`, which the subject template of octo-org/shop does not.')
      expect(failure.hint).toContain('`repo`, `context`')
    }
  })
})

describe('a customised template', () => {
  const oidc = { use_default: false, include_claim_keys: ['repo', 'context', 'job_workflow_ref', 'workflow'] }

  it('needs what nobody can know, and says how to give it', async () => {
    await start(repositories([HOME, shop({ oidc })]))
    const { reader } = await stage.job()
    const error = await failureOf(predictSubject(request(), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.hint).toBe('Give what that job will carry: `claims: job_workflow_ref=…, workflow=…`.')
  })

  it("does not take this job's workflow for that of another", async () => {
    await start(repositories([shop({ oidc })]))
    const { claims: own } = await stage.job({})
    const error = await failureOf(predictSubject(request({ own }), undefined))
    expect(error.hint).toContain('job_workflow_ref=…')
    const given = { job_workflow_ref: 'a/b/.github/workflows/c.yml@refs/heads/main', workflow: 'c' }
    const predicted = await predictSubject(request({ own, claims: given }), undefined)
    expect(predicted.subject).toBe(
      `repo:octo-org/shop:environment:production:job_workflow_ref:${given.job_workflow_ref}:workflow:c`,
    )
  })
})

describe('a GitHub Enterprise Server', () => {
  const serverUrl = 'https://ghes.octo.example'
  const issuer = `${serverUrl}/_services/token`
  const colon = { kind: 'environment', environment: 'Prod: v1' } as const
  const job = { repository: 'octo-org/shop', issuer, server_url: serverUrl }

  it.each(['3.9.0', '3.17.4', '3.18.2', '3.19.0', '4.0.1'])(
    '%s signs colons as predicted',
    async (installed_version) => {
      await start(repositories([HOME, shop({ oidc: { sub_claim_prefix: 'omitted' } })], { installed_version }))
      const { reader } = await stage.job({ repository: 'octo-org/home' })
      const actual = await stage.job({ ...job, environment: colon.environment })
      const predicted = await predictSubject(request({ serverUrl, context: colon }), reader)
      expect(predicted.issuer).toEqual(issuer)
      expect(predicted.subject).toEqual(actual.claims.sub)
      const own = (await stage.job({ ...job })).claims
      expect((await predictSubject(request({ serverUrl, own, context: colon }), reader)).subject).toBe(
        actual.claims.sub,
      )
    },
  )

  it('leaves colons in other claims of the template as well', async () => {
    const oidc = {
      use_default: false,
      include_claim_keys: ['repo', 'context', 'workflow'],
      sub_claim_prefix: 'omitted',
    }
    await start(repositories([HOME, shop({ oidc })], { installed_version: '3.18.0' }))
    const { reader } = await stage.job({ repository: 'octo-org/home' })
    const actual = await stage.job({ ...job, environment: 'production', workflow: 'Deploy: all' })
    const predicted = await predictSubject(request({ serverUrl, claims: { workflow: 'Deploy: all' } }), reader)
    expect(predicted.subject).toBe(actual.claims.sub)
  })

  it('is taken at its own word, where the own token shows a colon as it is', async () => {
    await start(repositories([shop()], { installed_version: '3.18.2' }))
    const { claims: own } = await stage.job({ ...job, environment: colon.environment })
    const context = { kind: 'environment', environment: 'a:b' } as const
    const { subject } = await predictSubject(request({ serverUrl, own, context }), undefined)
    expect(subject).toBe('repo:octo-org/shop:environment:a:b')
  })

  it('is not asked for its version where no colon is in question', async () => {
    await start(repositories([HOME, shop({ oidc: { sub_claim_prefix: 'omitted' } })], { installed_version: '3.18.0' }))
    const { reader } = await stage.job()
    await predictSubject(request({ serverUrl }), reader)
    expect(stage.asked().filter((line) => line.startsWith('/meta'))).toEqual([])
  })

  it('that does not tell its version leaves a colon open', async () => {
    await start(repositories([HOME, shop()]))
    const { reader } = await stage.job()
    const error = await failureOf(predictSubject(request({ serverUrl, context: colon }), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.message).toContain('%3A')
  })

  it('has no immutable subjects, whenever the repository was created and whatever the flag', async () => {
    await start(repositories([HOME, shop()], { installed_version: '3.19.0' }))
    const { reader } = await stage.job()
    for (const flag of [true, false, undefined]) {
      serve({ use_default: true, ...(flag !== undefined && { use_immutable_subject: flag }) }, 200, 1)
      const { subject } = await predictSubject(request({ serverUrl }), reader)
      expect(subject).toBe('repo:octo-org/shop:environment:production')
    }
  })
})

describe('the issuer', () => {
  it('of GHE.com follows from the server', async () => {
    await start(repositories([HOME, shop()]))
    const { reader } = await stage.job()
    const { issuer } = await predictSubject(request({ serverUrl: 'https://octo.ghe.com' }), reader)
    expect(issuer).toBe('https://token.actions.octo.ghe.com')
  })

  it('of a server that is none is not known', async () => {
    await start(repositories([HOME, shop()]))
    const { reader } = await stage.job()
    const error = await failureOf(predictSubject(request({ serverUrl: 'ssh://git' }), reader))
    expect(error.code).toBe('subject-unknown')
    expect(error.hint).toContain('`issuer`')
  })
})

describe('the own token', () => {
  const WORKFLOWS = 'octo-org/shop/.github/workflows'
  const sub = `repo:octo-org/shop:environment:production:job_workflow_ref:${WORKFLOWS}/plan.yml@refs/heads/main`
  const own = claimsOf({ sub, job_workflow_ref: `${WORKFLOWS}/plan.yml@refs/heads/main` })

  it('does not speak for another job of the same context, which `claims` tell apart', async () => {
    const claims = { job_workflow_ref: `${WORKFLOWS}/deploy.yml@refs/heads/main` }
    expect((await predictSubject(request({ own, claims }), undefined)).subject).toBe(sub.replace('plan', 'deploy'))
    const same = { job_workflow_ref: `${WORKFLOWS}/plan.yml@refs/heads/main` }
    expect((await predictSubject(request({ own, claims: same }), undefined)).source).toMatch(/own ID token\.$/)
  })

  it('of github.com shows no raw encoding, whatever its environment is called', async () => {
    const odd = claimsOf({ sub: 'repo:octo-org/shop:environment:a%3Ab', environment: 'a%3Ab' })
    const context = { kind: 'environment', environment: 'x:y' } as const
    expect((await predictSubject(request({ own: odd, context }), undefined)).subject).toBe(
      'repo:octo-org/shop:environment:x%3Ay',
    )
  })
})
