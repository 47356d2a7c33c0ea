/** Federated credentials under a policy: judged by issuer and by what could match, never by their text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GITHUB_ISSUER } from '../../../src/core/credential/issuer.ts'
import type { DenyCode } from '../../../src/core/policy/entry.ts'
import type { JudgedChange, JudgedFederated, JudgedRepository, JudgedTrust } from '../../../src/core/policy/facts.ts'
import { ENTRY, EVIL, FEDERATED, flexible, judged, PAYMENTS, policy, TRUST } from './judged.ts'
import '../../property-runs.ts'

const SERVER = 'https://ghes.example/_services/token'
const AKS = 'https://westeurope.oic.prod-aks.azure.com/4444/aaaa/'
const REACHES = 'What would be trusted reaches others than the repository "octo-org/payments-api", or nobody can tell.'
const UNKNOWN_REPOSITORY = 'Which repository this is about is not known: GitHub was not asked, or did not answer.'
const exact = (subject: string, issuer = GITHUB_ISSUER): JudgedTrust => ({ issuer, subject })

describe('an issuer', () => {
  it.each([
    [exact('system:serviceaccount:a:b', AKS), 0],
    [exact('x', 'https://westeurope.oic.prod-aks.azure.com/5555/aaaa/'), 1],
    [exact('x', 'https://evil.example/x.oic.prod-aks.azure.com/4444/'), 1],
    [exact('x', 'https://westeurope.oic.prod-aks.azure.com/4444/../5555/aaaa/'), 1],
    [exact('x', 'https://westeurope.oic.prod-aks.azure.com/4444%2F5555/aaaa/'), 1],
    [exact('x', 'https://accounts.google.com'), 1],
    [exact('repo:octo-org/payments-api:ref:refs/heads/main', SERVER), 1],
    [exact('repo:octo-org/payments-api:ref:refs/heads/main', `${GITHUB_ISSUER}/`), 1],
    [exact('repo:octo-org/payments-api:ref:refs/heads/main', `${GITHUB_ISSUER}/octo-enterprise`), 1],
  ])('%j: %i reasons', (trust, reasons) => {
    expect(judged({ trust })).toHaveLength(reasons)
  })

  it('is refused when the entry names none', () => {
    expect(judged({}, policy({ ...ENTRY, issuers: undefined }))).toEqual([
      `The policy does not allow the issuer "${GITHUB_ISSUER}".`,
    ])
  })

  it("of this run's own server is GitHub's", () => {
    const trust = exact('repo:octo-org/payments-api:ref:refs/heads/main', SERVER)
    expect(judged({ trust, githubIssuers: [GITHUB_ISSUER, SERVER] })).toEqual([])
  })

  it("of this run's own server is judged by repository, whatever its address looks like", () => {
    const trust = exact('repo:evil/shop:ref:refs/heads/main', 'https://tokens.example/x')
    expect(judged({ trust, githubIssuers: ['https://tokens.example/x'] })).toEqual([REACHES])
  })

  it('of GitHub that a URL allows is judged by repository all the same', () => {
    const rules = policy({ ...ENTRY, issuers: ['https://*.actions.githubusercontent.com'] })
    expect(judged({ trust: exact('repo:evil/shop:ref:refs/heads/main') }, rules)).toEqual([REACHES])
  })
})

it("of another server of GitHub's that a URL allows is judged by repository", () => {
  const trust = exact('repo:evil/shop:ref:refs/heads/main', SERVER)
  expect(judged({ trust }, policy({ ...ENTRY, issuers: [SERVER] }))).toEqual([REACHES])
})

describe('an exact subject', () => {
  it.each([
    ['repo:octo-org/payments-api:ref:refs/heads/main'],
    ['repo:Octo-Org/Payments-Api:ref:refs/heads/main'],
    ['repo:octo-org@10/payments-api@20:environment:production'],
    ['repo:octo-org@10/payments-old@20:environment:production'],
    ['repository_id:20:environment:production'],
    ['repository:octo-org/payments-api:repository_id:20:ref:refs/heads/main'],
  ])('of the repository is allowed: %s', (subject) => {
    expect(judged({ trust: exact(subject) })).toEqual([])
  })

  it.each([
    ['repo:octo-org/payments-old:ref:refs/heads/main'],
    ['repo:octo-org@10/payments-api@21:environment:production'],
    ['repo:octo-org/payments-api:repository_id:21:ref:refs/heads/main'],
    ['repo:octo-org/payments-api:repo:evil/shop:ref:refs/heads/main'],
    ['repo:octo-org/payments-api/../../evil/shop:ref:refs/heads/main'],
    ['repo:octo-org%2Fpayments-api:ref:refs/heads/main'],
    ['repo:octo-org/*:ref:refs/heads/main'],
    ['repo'],
    ['environment:production'],
    ['repository_owner:octo-org:environment:production'],
    ['job_workflow_ref:octo-org/payments-api/.github/workflows/x.yml@refs/heads/main'],
    [''],
  ])('that names another one, or none, is refused: %s', (subject) => {
    expect(judged({ trust: exact(subject) })).toEqual([REACHES])
  })

  it('is refused when a name with colons on an old server could be read as another repository', () => {
    const trust = exact('repo:octo-org/payments-api:environment:a:repo:evil/shop', SERVER)
    expect(judged({ trust, githubIssuers: [SERVER] })).toEqual([REACHES])
  })

  it.each([[SERVER], ['https://tokens.example/x']])(
    'is refused where only a name with colons hides another ID: %s',
    (issuer) => {
      const trust = exact('repo:octo-org/payments-api:environment:a:x:repository_id:21', issuer)
      const rules = policy({ ...ENTRY, issuers: ['github'] })
      expect(judged({ trust, githubIssuers: [issuer] }, rules)).toEqual([REACHES])
    },
  )

  it('is refused when it has too many readings', () => {
    const trust = exact(`repo:octo-org/payments-api${':environment:a'.repeat(20)}`, SERVER)
    expect(judged({ trust, githubIssuers: [SERVER] })).toEqual([REACHES])
  })

  it.each<[string, JudgedRepository | undefined, string]>([
    [
      'renamed out of the pattern',
      { ...PAYMENTS, fullName: 'octo-org/ledger' },
      'The policy does not allow the repository "octo-org/ledger".',
    ],
    [
      'moved to another owner',
      { ...PAYMENTS, fullName: 'evil/payments-api' },
      'The policy does not allow the repository "evil/payments-api".',
    ],
    ['not known', undefined, UNKNOWN_REPOSITORY],
  ])('with IDs of a repository that is %s', (_, repository, reason) => {
    expect(judged({ trust: exact('repo:octo-org@10/payments-api@20:environment:production'), repository })).toEqual([
      reason,
    ])
  })

  it('by name of a repository that was renamed is refused: whoever takes the name takes the trust', () => {
    expect(judged({ repository: { ...PAYMENTS, fullName: 'octo-org/payments-core' } })).toHaveLength(1)
  })

  it('is allowed for no repository but those of the entry, whatever they are called', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z.-]{1,12}$/), fc.stringMatching(/^[a-z.-]{1,12}$/), (owner, name) => {
        const fullName = `${owner}/${name}`
        const found = judged({
          trust: exact(`repo:${fullName}:ref:refs/heads/main`),
          repository: { fullName, id: '1', ownerId: '2' },
        })
        expect(found.length === 0).toBe(owner === 'octo-org' && name.startsWith('payments-'))
      }),
    )
  })

  it('of an entry without repositories is refused', () => {
    expect(judged({}, policy({ ...ENTRY, repositories: undefined }))).toEqual([
      'The policy does not allow the repository "octo-org/payments-api".',
    ])
  })
})

const PINNED = "claims['sub'] matches 'repo:octo-org/payments-api:ref:refs/heads/*' and claims['repository_id'] eq '20'"
const WORKFLOW = "claims['job_workflow_ref'] eq 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'"
const OWNER_WIDE = `claims['sub'] matches 'repo:octo-org/*:environment:production' and claims['repository_owner_id'] eq '10' and ${WORKFLOW}`

describe('an expression for GitHub', () => {
  it.each([
    [PINNED],
    ["claims['sub'] matches '*' and claims['repository_id'] eq '20'"],
    ["claims['sub'] matches 'repo:octo-org/payments-api:ref:refs/heads/*' and claims['repository_owner_id'] eq '10'"],
  ])('that reaches one repository is allowed: %s', (value) => {
    expect(judged({ trust: flexible(value) })).toEqual([])
  })

  it.each([
    [PINNED.replace("'20'", "'21'")],
    ["claims['sub'] matches 'repo:octo-org/payments-*' and claims['repository_owner_id'] eq '10'"],
    ["claims['sub'] matches 'repo:octo-org/payments-api*' and claims['repository_owner_id'] eq '10'"],
    ["claims['sub'] matches '*:ref:refs/heads/main' and claims['repository_owner_id'] eq '10'"],
    ["claims['sub'] matches '*payments-api:ref:refs/heads/main'"],
    ["claims['repository_owner_id'] eq '10'"],
    [OWNER_WIDE.replace("'10'", "'11'")],
    [OWNER_WIDE.replace(WORKFLOW, WORKFLOW.replace('eq', 'matches').replace('deploy.yml', '*'))],
    [`claims['sub'] matches '${'*a'.repeat(60)}*'`],
    ['no expression'],
  ])('that reaches others is refused: %s', (value) => {
    expect(judged({ trust: flexible(value) })).toEqual([REACHES])
  })

  it('is refused where it has more wildcards than anybody can follow', () => {
    const [left, right] = ['a*b*', 'a*c*'].map((part) => `claims['sub'] matches '*${part.repeat(100)}'`)
    expect(judged({ trust: flexible(`${left} and ${right} and claims['repository_owner_id'] eq '10'`) })).toEqual([
      REACHES,
    ])
  })

  it('is refused under an issuer whose expressions nobody can judge', () => {
    expect(judged({ trust: flexible(PINNED, SERVER), githubIssuers: [SERVER] })).toEqual([REACHES])
  })

  it.each([[undefined], [{ ...PAYMENTS, id: undefined }], [{ ...PAYMENTS, fullName: 'x' }]])(
    'is refused for the repository %j',
    (repository) => {
      expect(judged({ trust: flexible(PINNED), repository })).toHaveLength(1)
    },
  )
})

describe('a rule for every repository of an owner', () => {
  const trust = flexible(OWNER_WIDE)
  const owner = { login: 'Octo-Org', id: '10' }

  it('is allowed by leave, for the owner of the allowed repositories', () => {
    expect(judged({ trust, owner, repository: undefined }, policy({ ...ENTRY, 'owner-wide': true }))).toEqual([])
  })

  it("is judged by the repository's owner where the declaration names no other", () => {
    expect(judged({ trust }, policy({ ...ENTRY, 'owner-wide': true }))).toEqual([])
  })

  it('is refused without leave', () => {
    expect(judged({ trust })).toEqual(['The policy does not allow a rule for every repository of "octo-org".'])
  })

  it.each([[['other/*']], [undefined]])('is refused for an owner that is not in %j', (repositories) => {
    expect(judged({ trust, owner }, policy({ ...ENTRY, repositories, 'owner-wide': true }))).toEqual([
      'The policy does not allow the repositories of "Octo-Org".',
    ])
  })

  it('is refused when the owner is not known', () => {
    expect(judged({ trust, repository: undefined }, policy({ ...ENTRY, 'owner-wide': true }))).toEqual([
      UNKNOWN_REPOSITORY,
    ])
  })
})

describe('an expression of another provider', () => {
  it.each([
    [
      'https://gitlab.com',
      "claims['sub'] matches 'project_path:octo/shop:ref_type:branch:ref:*' and claims['project_id'] eq '1'",
      true,
    ],
    ['https://gitlab.com', "claims['sub'] matches 'project_path:octo/*' and claims['user_id'] eq '1'", false],
    [
      'https://gitlab.com',
      "claims['sub'] matches '*:ref_type:branch:ref:main' and claims['namespace_id'] eq '1'",
      false,
    ],
    ['https://app.terraform.io', "claims['sub'] matches 'organization:octo:project:shop:workspace:*'", true],
    ['https://app.terraform.io', "claims['sub'] matches 'organization:*'", false],
    ['https://app.terraform.io', 'nothing', false],
    [AKS, "claims['sub'] matches 'system:serviceaccount:*'", false],
  ])('%s %s: %s', (issuer, value, allowed) => {
    const reasons = allowed ? [] : ['The expression reaches more than one project of its issuer, or nobody can tell.']
    expect(judged({ trust: flexible(value, issuer), repository: undefined })).toEqual(reasons)
  })
})

describe('a deletion', () => {
  it.each<[string, Partial<JudgedFederated & JudgedChange>, number]>([
    ['of what is allowed', {}, 0],
    ['of a repository that is gone', { repository: undefined }, 0],
    ['of a repository that was renamed', { repository: { ...PAYMENTS, fullName: 'octo-org/ledger' } }, 0],
    ['of an expression of a repository that is gone', { trust: flexible(PINNED), repository: undefined }, 0],
    ['of what others are trusted by', { trust: exact('repo:evil/shop:ref:refs/heads/main'), repository: EVIL }, 1],
    [
      'of what names two repositories',
      { trust: exact('repo:octo-org/payments-api:repository:evil/shop:ref:refs/heads/main'), repository: undefined },
      1,
    ],
    ['of what names nothing', { trust: exact('environment:production'), repository: undefined }, 1],
    ['of an expression that nobody can read', { trust: flexible('nothing'), repository: undefined }, 1],
    [
      'of an expression for many',
      { trust: flexible("claims['sub'] matches 'repo:octo-org/pay*'"), repository: undefined },
      1,
    ],
    ['under another issuer', { trust: exact('x', 'https://accounts.google.com') }, 1],
    ['of a repository ID', { trust: exact('repository_id:20:environment:x') }, 0],
  ])('%s', (_, change, reasons) => {
    expect(judged({ action: 'delete', ...change })).toHaveLength(reasons)
  })

  it('of an entry without repositories is refused', () => {
    expect(judged({ action: 'delete' }, policy({ ...ENTRY, repositories: undefined }))).toHaveLength(1)
  })

  it('is no matter of what nobody may have', () => {
    const rules = { entry: ENTRY, deny: ['pull-request', 'unprotected', 'name-based'] } as const
    expect(
      judged({ action: 'delete', trust: exact('repo:octo-org/payments-api:pull_request'), lints: new Map() }, rules),
    ).toEqual([])
  })
})

describe('an update', () => {
  it.each([
    [TRUST, 0],
    [exact('repo:evil/shop:ref:refs/heads/main'), 1],
    [exact('x', 'https://accounts.google.com'), 1],
  ])('replaces only what could be removed: %j', (stored, reasons) => {
    expect(judged({ action: 'update', stored })).toHaveLength(reasons)
  })
})

describe('what nobody may have', () => {
  const IMMUTABLE = 'repo:octo-org@10/payments-api@20'
  const denied = (deny: DenyCode, change: Partial<JudgedFederated & JudgedChange>) =>
    judged(change, { entry: ENTRY, deny: [deny] })
  const lints = (code: string, answer: 'found' | 'absent' | 'undecided') => new Map([[code, answer]])

  it.each<[DenyCode, JudgedTrust, boolean]>([
    ['pull-request', exact(`${IMMUTABLE}:pull_request`), true],
    ['pull-request', exact(`${IMMUTABLE}:ref:refs/pull/1/merge`), true],
    ['pull-request', exact(`${IMMUTABLE}:environment:pull_request`), false],
    ['pull-request', exact(`${IMMUTABLE}:environment:a:event_name:pull_request`), true],
    ['pull-request', flexible(PINNED), false],
    ['pull-request', flexible("claims['sub'] matches '*' and claims['repository_id'] eq '20'"), true],
    ['name-based', exact('repo:octo-org/payments-api:ref:refs/heads/main'), true],
    ['name-based', exact(`${IMMUTABLE}:ref:refs/heads/main`), false],
    ['name-based', exact('repository_id:20:ref:refs/heads/main'), false],
    ['name-based', flexible(PINNED), false],
    [
      'name-based',
      flexible(
        "claims['sub'] matches 'repo:octo-org/payments-api:ref:refs/heads/*' and claims['repository_owner_id'] eq '10'",
      ),
      true,
    ],
    [
      'name-based',
      flexible(`claims['sub'] matches '${IMMUTABLE}:ref:refs/heads/*' and claims['repository_owner_id'] eq '10'`),
      false,
    ],
    ['unprotected', exact(`${IMMUTABLE}:environment:production`), false],
    ['unprotected', exact(`${IMMUTABLE}:pull_request`), true],
    ['unprotected', flexible(PINNED), true],
    ['unprotected', flexible(PINNED.replace('heads/*', 'heads/release/*')), false],
    ['unprotected', flexible(`${PINNED} and ${WORKFLOW}`), false],
    ['client-secrets', TRUST, false],
  ])('%s: %j: %s', (deny, trust, found) => {
    expect(denied(deny, { trust })).toEqual(found ? [`The policy denies \`${deny}\` to every file.`] : [])
  })

  it.each<[DenyCode, string, 'found' | 'absent' | 'undecided', boolean]>([
    ['unprotected', 'unprotected', 'absent', false],
    ['unprotected', 'unprotected', 'found', true],
    ['pull-request', 'pull-request', 'undecided', true],
    ['pull-request', 'expression-pull-request', 'found', true],
    ['pull-request', 'pull-request', 'absent', false],
    ['name-based', 'name-based', 'found', true],
    ['name-based', 'name-based', 'undecided', true],
  ])('%s where the lint %s is %s: %s', (deny, code, answer, found) => {
    const trust = exact(`${IMMUTABLE}:environment:production`)
    expect(denied(deny, { trust, lints: lints(code, answer) })).toHaveLength(found ? 1 : 0)
  })

  it.each([[lints('unprotected', 'undecided')], [new Map()]])(
    'a protection that cannot be read counts as none: %j',
    (unread) => {
      expect(denied('unprotected', { lints: unread })).toEqual([
        'The policy denies `unprotected`, and whether there is a protection could not be read.',
      ])
    },
  )

  it('holds for an expression that nobody can read', () => {
    expect(denied('pull-request', { trust: flexible('nothing') })).toContain(
      'The policy denies `pull-request` to every file.',
    )
  })

  it('is no matter of other issuers', () => {
    expect(denied('name-based', { trust: exact('system:serviceaccount:a:b', AKS) })).toEqual([])
  })

  it('holds for a subject with too many readings', () => {
    const trust = exact(`repo:octo-org/payments-api${':environment:a'.repeat(20)}`, SERVER)
    expect(denied('pull-request', { trust, githubIssuers: [SERVER] })).toContain(
      'The policy denies `pull-request` to every file.',
    )
  })
})

it('the kinds of an entry can leave out federated credentials', () => {
  expect(judged(FEDERATED, policy({ ...ENTRY, kinds: ['certificates'] }))).toEqual([
    'The policy does not let this file manage `federated`.',
  ])
})
