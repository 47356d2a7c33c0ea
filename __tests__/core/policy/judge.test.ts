/** What a policy refuses, and how one would try to get past it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GITHUB_ISSUER } from '../../../src/core/credential/issuer.ts'
import { DENY_CODES, POLICY_KINDS, type PolicyRules } from '../../../src/core/policy/entry.ts'
import type { JudgedChange, JudgedTarget } from '../../../src/core/policy/facts.ts'
import { judge, warningsWithoutPolicy } from '../../../src/core/policy/judge.ts'
import {
  CLAIMS,
  CLIENT_ID,
  ENTRY,
  EVIL,
  FEDERATED,
  IDENTITY,
  judged,
  OTHER_ID,
  PAYMENTS,
  policy,
  TARGET,
} from './judged.ts'

const application = (clientId: string | undefined, uniqueName?: string): JudgedTarget => ({
  kind: 'application',
  clientId,
  uniqueName,
  isManager: false,
})
const identity = (resourceId: string): JudgedTarget => ({
  kind: 'managed-identity',
  resourceId,
  clientId: undefined,
  isManager: false,
})

describe('a target', () => {
  it.each([
    ['its client ID', application(CLIENT_ID)],
    ['its client ID in capitals', application('33333333-3333-3333-3333-333333333333'.toUpperCase())],
    ['its unique name', application(OTHER_ID, 'payments-x')],
    ['a unique name to be created', application(undefined, 'payments-x')],
    ['an ARM ID, whatever its case', identity(IDENTITY.toUpperCase())],
  ])('is allowed by %s', (_, target) => {
    expect(judged({ target })).toEqual([])
  })

  it.each([
    ['another application', application(OTHER_ID), `the application ${OTHER_ID}`],
    ['another unique name', application(OTHER_ID, 'shop'), `the application ${OTHER_ID} ("shop")`],
    [
      'a unique name in another case',
      application(OTHER_ID, 'PAYMENTS-x'),
      `the application ${OTHER_ID} ("PAYMENTS-x")`,
    ],
    [
      'a unique name that is an allowed client ID',
      application(OTHER_ID, CLIENT_ID),
      `the application ${OTHER_ID} ("${CLIENT_ID}")`,
    ],
    ['the same before it exists', application(undefined, CLIENT_ID), `the application "${CLIENT_ID}"`],
    ['no name at all', application(undefined), 'the application ""'],
    ['an identity with dot segments', identity(IDENTITY.replace('/providers', '/../other/providers')), undefined],
    ['an identity with an encoded slash', identity(IDENTITY.replace('payments-rg', 'payments-%2Fother')), undefined],
    ['an identity elsewhere', identity(IDENTITY.replace('2222', '5555')), undefined],
  ])('is refused: %s', (_, target, name) => {
    const named = name ?? `the managed identity ${target.kind === 'managed-identity' ? target.resourceId : ''}`
    expect(judged({ target })).toEqual([`The policy does not let this file change ${named}.`])
  })

  it.each([['*'], ['3*'], ['33333333-*']])('with a unique name like a GUID fits no pattern such as %s', (pattern) => {
    const rules = policy({ ...ENTRY, applications: [pattern] })
    expect(judged({ target: application(OTHER_ID, CLIENT_ID.replaceAll('-', '')) }, rules)).toHaveLength(1)
  })

  it.each([['*'], ['3*'], [`${CLIENT_ID.slice(0, -1)}*`]])('fits no client ID by the pattern %s', (pattern) => {
    expect(judged({}, policy({ ...ENTRY, applications: [pattern] }))).toHaveLength(1)
  })

  it('of an entry without targets is refused, of either kind', () => {
    const rules = policy({ repositories: ['*/*'], issuers: ['github'] })
    expect([...judged({}, rules), ...judged({ target: identity(IDENTITY) }, rules)]).toHaveLength(2)
  })
})

describe('a target that nobody reads', () => {
  const unread = (clientId: string | undefined, uniqueName?: string): JudgedTarget => ({
    kind: 'application',
    clientId,
    uniqueName,
    isManager: 'unknown',
    unread: true,
  })
  const identity: JudgedTarget = {
    kind: 'managed-identity',
    resourceId: IDENTITY,
    clientId: undefined,
    isManager: 'unknown',
    unread: true,
  }
  const [ids, names] = [[CLIENT_ID], ['payments-*']]

  it.each<[string, JudgedTarget, readonly string[], number]>([
    ['its client ID is listed', unread(CLIENT_ID), ids, 0],
    ['its unique name fits', unread(undefined, 'payments-a'), names, 0],
    ['it may have a unique name that fits', unread(OTHER_ID), names, 0],
    ['it may have a client ID that is listed', unread(undefined, 'other'), ids, 0],
    ['nothing of it is known', unread(undefined), ids, 0],
    ['another client ID is listed', unread(OTHER_ID), ids, 1],
    ['its unique name does not fit', unread(undefined, 'other'), names, 1],
    ['nothing is listed', unread(CLIENT_ID), [], 1],
  ])('is judged by what a reading could tell: %s', (_, target, applications, reasons) => {
    expect(judged({ target }, policy({ ...ENTRY, applications }))).toHaveLength(reasons)
  })

  it.each([
    [ENTRY, 0],
    [{ ...ENTRY, 'managed-identities': [] }, 1],
  ])('is judged by its ARM ID, which needs no reading', (entry, reasons) => {
    expect(judged({ target: identity }, policy(entry))).toHaveLength(reasons)
  })
})

describe("the run's manager", () => {
  it.each<[string, JudgedTarget, number]>([
    ['by its client ID', { ...TARGET, isManager: true }, 0],
    ['by a pattern', { kind: 'application', clientId: OTHER_ID, uniqueName: 'payments-m', isManager: true }, 1],
    [
      'by a pattern when nobody can tell',
      { kind: 'application', clientId: OTHER_ID, uniqueName: 'payments-m', isManager: 'unknown' },
      1,
    ],
    [
      'as a managed identity',
      { kind: 'managed-identity', resourceId: IDENTITY, clientId: OTHER_ID, isManager: true },
      1,
    ],
    [
      'as one whose client ID is not known',
      { kind: 'managed-identity', resourceId: IDENTITY, clientId: undefined, isManager: true },
      1,
    ],
    [
      'as one whose client ID is listed',
      { kind: 'managed-identity', resourceId: IDENTITY, clientId: CLIENT_ID, isManager: true },
      0,
    ],
  ])('is judged %s', (_, target, reasons) => {
    expect(judged({ target })).toHaveLength(reasons)
  })

  it('is named as such', () => {
    const target: JudgedTarget = { kind: 'application', clientId: OTHER_ID, uniqueName: 'payments-m', isManager: true }
    expect(judged({ target })).toEqual([
      `It is the manager of this run, so the application ${OTHER_ID} ("payments-m") is changed only where \`applications\` holds its client ID.`,
    ])
  })
})

describe('a file', () => {
  it('without an entry may do nothing, deletions included', () => {
    expect(judge({ entry: undefined, deny: [] }, { ...FEDERATED, action: 'delete' })).toEqual([
      'The policy file has no entry for this configuration file, so it may do nothing.',
    ])
  })

  it('with an empty entry may do nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVERYTHING), (change) => {
        expect(judge(policy({}), change).length).toBeGreaterThan(0)
      }),
    )
  })

  it.each([
    [{ claimedOwners: ['payments'] }, { owners: ['payments'] }, 0],
    [{ claimedOwners: ['payments', 'platform'] }, { owners: ['payments'] }, 1],
    [{ claimedOwners: ['octo-org/platform@1:old.yml'] }, { owners: ['payments'] }, 1],
    [{ claimedOwners: ['platform'] }, {}, 1],
    [{ adopts: true }, { adopt: true }, 0],
    [{ adopts: true }, { adopt: false }, 1],
    [{ adopts: true }, {}, 1],
  ])('that claims %j under %j', (claims, leave, reasons) => {
    expect(judged(claims, policy({ ...ENTRY, ...leave }))).toHaveLength(reasons)
  })
})

const REST = { ...CLAIMS, action: 'create' } as const
const EVERYTHING: readonly JudgedChange[] = [
  FEDERATED,
  { ...FEDERATED, action: 'delete' },
  { ...REST, resource: 'application', target: TARGET, owners: [] },
  { ...REST, resource: 'certificate', target: TARGET },
  { ...REST, resource: 'client-secret', target: TARGET, repository: PAYMENTS },
  { ...REST, action: 'delete', resource: 'client-secret', target: TARGET, repository: undefined },
  { ...REST, resource: 'retire', target: TARGET },
  {
    ...REST,
    resource: 'role',
    target: TARGET,
    role: { id: 'r', name: 'Reader', permissions: [] },
    scope: '/subscriptions/2222/resourceGroups/payments-a',
  },
  { ...REST, resource: 'environment', repository: PAYMENTS },
  { ...REST, resource: 'variable', repository: PAYMENTS, name: 'AZURE_CLIENT_ID' },
  { ...REST, resource: 'switch', repository: PAYMENTS },
]

describe('what is no federated credential', () => {
  it.each<[string, JudgedChange, Partial<typeof ENTRY>, readonly string[]]>([
    [
      'an application',
      { ...REST, resource: 'application', target: TARGET, owners: [OTHER_ID.toUpperCase()] },
      { create: { owners: [OTHER_ID] } },
      [],
    ],
    [
      'an application without leave',
      { ...REST, resource: 'application', target: TARGET, owners: [] },
      {},
      ['The policy does not let this file create applications.'],
    ],
    [
      'a foreign owner',
      { ...REST, resource: 'application', target: TARGET, owners: [OTHER_ID] },
      { create: {} },
      [`The policy does not let ${OTHER_ID} become an owner of what is created.`],
    ],
    ['a certificate', { ...REST, resource: 'certificate', target: TARGET }, { kinds: ['certificates'] }, []],
    [
      'a certificate by default',
      { ...REST, resource: 'certificate', target: TARGET },
      {},
      ['The policy does not let this file manage `certificates`.'],
    ],
    [
      'a client secret',
      { ...REST, resource: 'client-secret', target: TARGET, repository: PAYMENTS },
      { kinds: ['client-secrets'] },
      [],
    ],
    [
      'a client secret by default',
      { ...REST, resource: 'client-secret', target: TARGET, repository: PAYMENTS },
      {},
      ['The policy does not let this file manage `client-secrets`.'],
    ],
    [
      'a client secret for another repository',
      { ...REST, resource: 'client-secret', target: TARGET, repository: EVIL },
      { kinds: ['client-secrets'] },
      ['The policy does not allow the repository "evil/shop".'],
    ],
    [
      'the end of a client secret',
      { ...REST, action: 'delete', resource: 'client-secret', target: TARGET, repository: undefined },
      { kinds: ['client-secrets'] },
      [],
    ],
    ['retiring', { ...REST, resource: 'retire', target: TARGET }, { kinds: ['retire'] }, []],
    [
      'retiring by default',
      { ...REST, resource: 'retire', target: TARGET },
      {},
      ['The policy does not let this file manage `retire`.'],
    ],
    ['an environment', { ...REST, resource: 'environment', repository: PAYMENTS }, { environments: true }, []],
    [
      'an environment without leave',
      { ...REST, resource: 'environment', repository: PAYMENTS },
      { environments: false },
      ['The policy does not let this file manage environments.'],
    ],
    [
      'an environment elsewhere',
      { ...REST, resource: 'environment', repository: EVIL },
      { environments: true },
      ['The policy does not allow the repository "evil/shop".'],
    ],
    ['a variable of Azure', { ...REST, resource: 'variable', repository: PAYMENTS, name: 'azure_client_id' }, {}, []],
    [
      'another variable',
      { ...REST, resource: 'variable', repository: PAYMENTS, name: 'PATH' },
      {},
      ['The policy does not let this file write the variable "PATH".'],
    ],
    [
      'another variable by leave',
      { ...REST, resource: 'variable', repository: PAYMENTS, name: 'SHOP_URL' },
      { variables: ['shop_*'] },
      [],
    ],
    [
      'a variable nobody knows where',
      { ...REST, resource: 'variable', repository: undefined, name: 'AZURE_X' },
      {},
      ['Which repository this is about is not known: GitHub was not asked, or did not answer.'],
    ],
    ['a switch', { ...REST, resource: 'switch', repository: PAYMENTS }, { switch: ['octo-org/payments-*'] }, []],
    [
      'a switch without leave',
      { ...REST, resource: 'switch', repository: PAYMENTS },
      {},
      ['The policy does not let this file turn octo-org/payments-api to immutable subjects.'],
    ],
    [
      'a switch nobody knows where',
      { ...REST, resource: 'switch', repository: undefined },
      { switch: ['*/*'] },
      ['The policy does not let this file turn an unknown repository to immutable subjects.'],
    ],
  ])('%s', (_, change, leave, reasons) => {
    expect(judge(policy({ ...ENTRY, ...leave }), change)).toEqual(reasons)
  })

  it('is refused where `client-secrets` is denied, though its kind is allowed', () => {
    const change: JudgedChange = { ...REST, resource: 'client-secret', target: TARGET, repository: PAYMENTS }
    expect(judge({ entry: { ...ENTRY, kinds: ['client-secrets'] }, deny: ['client-secrets'] }, change)).toEqual([
      'The policy denies `client-secrets` to every file.',
    ])
  })

  it.each(EVERYTHING)('is refused on a target that is not allowed: $resource, $action', (change) => {
    const all = {
      ...ENTRY,
      applications: [],
      repositories: [],
      switch: [],
      kinds: ['federated', 'certificates', 'client-secrets', 'retire'] as const,
      create: {},
    }
    expect(judge(policy(all), change).length).toBeGreaterThan(0)
  })
})

describe('without a policy file', () => {
  const manager: JudgedTarget = { ...TARGET, isManager: true }

  it.each(EVERYTHING)('a single file may do everything: $resource, $action', (change) => {
    expect(judge('no-policy-single-file', { ...change, adopts: true, claimedOwners: ['platform'] })).toEqual([])
  })

  it.each(EVERYTHING)('a glob gets federated credentials only: $resource, $action', (change) => {
    const reasons =
      change.resource === 'federated'
        ? []
        : [`Without a policy file no file of a glob gets a change of \`${change.resource}\`.`]
    expect(judge('no-policy-glob', change)).toEqual(reasons)
  })

  it('a glob stays under default owners, adopts nothing and leaves the manager alone', () => {
    const change: JudgedChange = { ...FEDERATED, target: manager, adopts: true, claimedOwners: ['platform'] }
    expect(judge('no-policy-glob', change)).toEqual([
      "Without a policy file no file of a glob gets a change of this run's manager.",
      'Without a policy file the workflow does not let this file act as the owner "platform".',
      'Without a policy file the workflow does not let this file adopt what somebody else made.',
    ])
  })

  it.each<[PolicyRules, readonly JudgedTarget[], readonly string[]]>([
    [
      'no-policy-single-file',
      [TARGET, manager],
      ['The file changes the manager of this run, and no `policy-file` says that it may.'],
    ],
    ['no-policy-single-file', [TARGET], []],
    [
      'no-policy-glob',
      [],
      [
        'There is no `policy-file`: the files of the glob get federated credentials only, under default owners, on every target of the manager.',
      ],
    ],
    [policy(), [manager], []],
  ])('warnings of %j', (rules, targets, warnings) => {
    expect(warningsWithoutPolicy(rules, targets)).toEqual(warnings)
  })
})

describe('every kind', () => {
  it.each(POLICY_KINDS)('%s is asked for by some change', (kind) => {
    const others = POLICY_KINDS.filter((each) => each !== kind)
    const reasons = EVERYTHING.flatMap((change) => judge(policy({ ...ENTRY, kinds: others }), change))
    expect(reasons).toContain(`The policy does not let this file manage \`${kind}\`.`)
  })

  it.each(DENY_CODES)('%s can be denied', (code) => {
    const trust = { issuer: GITHUB_ISSUER, subject: 'repo:octo-org/payments-api:pull_request' }
    const changes = EVERYTHING.map((change) => (change.resource === 'federated' ? { ...change, trust } : change))
    const reasons = changes.flatMap((change) => judge({ entry: ENTRY, deny: [code] }, change))
    expect(reasons).toContain(`The policy denies \`${code}\` to every file.`)
  })
})

describe('a role that gives roles to others, without a policy file', () => {
  const assign = (actions: readonly string[] | undefined, action: 'create' | 'delete' = 'create') =>
    judge('no-policy-single-file', {
      ...CLAIMS,
      resource: 'role',
      action,
      target: TARGET,
      scope: '/subscriptions/2222/resourceGroups/payments-rg',
      role: actions && { id: 'r', name: 'Custom', permissions: [{ actions, notActions: [] }] },
    })

  it('is assigned to nobody', () => {
    expect(assign(['Microsoft.Authorization/*'])).toEqual([
      'The role "Custom" can give roles to others: it is assigned only where a policy file names it literally.',
    ])
    expect(assign(['Microsoft.Authorization/elevateAccess/Action'])).toHaveLength(1)
  })

  it('may go, and others are assigned', () => {
    expect(assign(['Microsoft.Authorization/*'], 'delete')).toEqual([])
    expect(assign(['Microsoft.ManagedIdentity/*'])).toEqual([])
    expect(assign(undefined)).toEqual([])
  })
})
