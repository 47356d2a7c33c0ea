/** Tests the laws of a plan: applied it leaves nothing to do, it never overfills a target, touches nothing of others, and digests what is written and where. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREDENTIAL_LIMIT, type FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { nameCredential } from '../../../src/core/credential/name.ts'
import { buildDescription, isOwned, type Ownership } from '../../../src/core/credential/owner.ts'
import type { FederatedChange } from '../../../src/core/plan/change.ts'
import {
  type DesiredCredential,
  type DigestScope,
  diffCredentials,
  digestOf,
  driftOf,
  NOT_COMPARED,
  storedAfter,
  type TargetPlan,
  uncompared,
  writesOf,
} from '../../../src/core/plan/plan.ts'
import { toFileChange, toFileTarget, toPlanFile } from '../../../src/core/plan/plan-file.ts'
import type { ChangeAction } from '../../../src/core/plan/verdict.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const OWNER = 'octo-org/shop'
const OWNERSHIP: Ownership = { owner: OWNER, kind: 'application', sha256Hex }
const GITHUB = 'https://token.actions.githubusercontent.com'
const PUBLIC = 'api://AzureADTokenExchange'

type Match = Pick<FederatedIdentityCredential, 'subject' | 'claimsMatchingExpression'>

function named(subject: string, audience = PUBLIC, issuer = GITHUB): FederatedIdentityCredential {
  return nameCredential({ issuer, audience, subject, repository: OWNER }, OWNERSHIP)
}

const want = (credential: FederatedIdentityCredential, more: Partial<DesiredCredential> = {}): DesiredCredential => ({
  credential,
  source: 'inputs',
  ...more,
})
const diff = (desired: readonly DesiredCredential[], stored: readonly FederatedIdentityCredential[]) =>
  diffCredentials(desired, stored, OWNERSHIP)
const apply = (stored: readonly FederatedIdentityCredential[], changes: readonly FederatedChange[]) =>
  changes.reduce(storedAfter, stored)

// Few values, so that names, subjects and audiences meet each other all the time.
const SUBJECTS = Array.from({ length: 30 }, (_, number) => `repo:octo-org/shop:environment:e${number}`)
const few = SUBJECTS.slice(0, 5)
const issuer = fc.constantFrom(GITHUB, 'https://gitlab.com')
const audience = fc.constantFrom(PUBLIC, 'api://AzureADTokenExchangeUSGov')
const match: fc.Arbitrary<Match> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...few).map((subject) => ({ subject })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a', 'b').map((value) => ({
      claimsMatchingExpression: { value, languageVersion: 1 as const },
    })),
  },
)
const declared: fc.Arbitrary<FederatedIdentityCredential> = fc
  .tuple(issuer, audience, match, fc.option(fc.constantFrom('given-1', 'given-2'), { freq: 4, nil: undefined }))
  .map(([iss, aud, what, name]) => {
    const credential = nameCredential({ issuer: iss, audience: aud, ...what } as never, OWNERSHIP)
    return name === undefined ? credential : { ...credential, name }
  })
const description = fc.constantFrom(
  undefined,
  'made by hand',
  buildDescription(OWNER, 'x'),
  buildDescription('octo-org/other', 'x'),
)

const textOf = (credential: FederatedIdentityCredential) =>
  JSON.stringify([credential.issuer, credential.subject ?? null, credential.claimsMatchingExpression?.value ?? null])
const byName = (credential: FederatedIdentityCredential) => credential.name
/** What no target allows: two of one name, two of one issuer and subject. */
function consistent<T>(items: readonly T[], credentialOf: (item: T) => FederatedIdentityCredential): readonly T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const keys = [byName(credentialOf(item)), textOf(credentialOf(item))]
    if (keys.some((key) => seen.has(key))) return false
    for (const key of keys) seen.add(key)
    return true
  })
}

/** Stored ones: as declared, altered under their own names, made by others, or just filling the target up. */
const stored: fc.Arbitrary<readonly FederatedIdentityCredential[]> = fc
  .tuple(
    fc.array(
      fc.record({
        name: fc.oneof(declared.map(byName), fc.constantFrom('given-1', 'by-hand')),
        like: declared,
        description,
      }),
      { maxLength: 8 },
    ),
    fc.nat(CREDENTIAL_LIMIT),
  )
  .map(([some, fill]) => {
    const made = some.map(({ name, like, description: text }): FederatedIdentityCredential => {
      const { description: _, ...bare } = like
      return { ...bare, name, id: `id-${name}`, ...(text !== undefined && { description: text }) }
    })
    const kept = consistent(made, (each) => each)
    const fillers = SUBJECTS.slice(few.length).map((subject) => named(subject))
    return [...kept, ...fillers].slice(0, Math.max(kept.length, fill))
  })

const desired: fc.Arbitrary<readonly DesiredCredential[]> = fc
  .array(
    fc.record({
      credential: declared,
      source: fc.constantFrom('inputs', 'federation.yml'),
      refusedBy: fc.constantFrom(undefined, undefined, undefined, 'subject-too-broad' as const),
    }),
    { maxLength: 7 },
  )
  .map((all) =>
    consistent(
      all.map(({ credential, source, refusedBy }) =>
        want(credential, { source, ...(refusedBy && { blockedBy: refusedBy }) }),
      ),
      ({ credential }) => credential,
    ),
  )

describe('the laws of a plan', () => {
  it('leaves nothing to do once it is applied, but for what it refused', () => {
    fc.assert(
      fc.property(desired, stored, (wanted, before) => {
        const changes = diff(wanted, before)
        const again = diff(wanted, apply(before, changes))
        const refused = changes.filter(({ action }) => action === 'refuse').length
        expect(again.filter(({ action }) => action === 'refuse')).toHaveLength(refused)
        expect(again.filter(({ action }) => action === 'keep')).toHaveLength(wanted.length - refused)
      }),
    )
  })

  it('has one change for each wanted credential, and each write makes what is wanted', () => {
    fc.assert(
      fc.property(desired, stored, (wanted, before) => {
        const changes = diff(wanted, before)
        expect(changes).toHaveLength(wanted.length)
        const after = apply(before, changes)
        for (const change of changes.filter(({ action }) => action !== 'refuse')) {
          const held = after.find(({ name }) => name === change.name)
          expect(held?.issuer).toEqual(change.issuer)
          expect(held?.subject).toEqual(change.subject)
          expect(held?.claimsMatchingExpression?.value).toEqual(change.claimsMatchingExpression)
          expect(held?.audiences).toEqual(change.audiences)
          expect(
            wanted.filter(({ credential }) => textOf(credential) === textOf(held as FederatedIdentityCredential)),
          ).toHaveLength(1)
        }
      }),
    )
  })

  it('never gives a target more than it can hold', () => {
    fc.assert(
      fc.property(desired, stored, (wanted, before) => {
        const after = apply(before, diff(wanted, before))
        expect(after.length).toBeLessThanOrEqual(Math.max(CREDENTIAL_LIMIT, before.length))
        expect(new Set(after.map(byName)).size).toBe(after.length)
        expect(new Set(after.map(textOf)).size).toBe(after.length)
      }),
    )
  })

  it('leaves the credentials of others as they are, and removes none', () => {
    fc.assert(
      fc.property(desired, stored, (wanted, before) => {
        const after = apply(before, diff(wanted, before))
        for (const each of before) {
          if (!isOwned(each, OWNERSHIP)) expect(after).toContainEqual(each)
          expect(after.map(byName)).toContain(each.name)
        }
      }),
    )
  })

  it('never refuses what is stored already, whatever guards say', () => {
    fc.assert(
      fc.property(desired, (wanted) => {
        const before = wanted.map(({ credential }) => credential)
        const guarded = wanted.map((each) => ({ ...each, refusedBy: 'pull-request-refused' as const }))
        expect(diff(guarded, before).map(({ action }) => action)).toEqual(wanted.map(() => 'keep'))
      }),
    )
  })

  it('refuses whatever a guard forbids and nothing stores, with the code as the reason', () => {
    fc.assert(
      fc.property(declared, (credential) => {
        const [change] = diff([want(credential, { blockedBy: 'merge-queue-refused' })], [])
        expect(change).toMatchObject({ action: 'refuse', reason: 'merge-queue-refused', name: credential.name })
      }),
    )
  })
})

describe('one change', () => {
  const prod = named('repo:octo-org/shop:environment:prod')
  const only = (...before: readonly FederatedIdentityCredential[]) => diff([want(prod)], before)[0]
  const subject = prod.subject ?? ''

  it('creates where nothing matches, and says what', () => {
    expect(toFileChange(only() as FederatedChange)).toEqual({
      resource: 'federated',
      action: 'create',
      name: prod.name,
      issuer: GITHUB,
      subject,
      audiences: [PUBLIC],
      reason: 'No stored credential matches.',
      source: 'inputs',
      differences: [],
    })
  })

  it('keeps one under another name and with another description', () => {
    expect(only({ ...prod, name: 'by-hand', description: 'x' })).toMatchObject({ action: 'keep', name: 'by-hand' })
  })

  it('does not take another case of the subject for the same', () => {
    const other = { ...named(subject.toUpperCase()), name: 'upper' }
    expect(only(other)).toMatchObject({ action: 'create' })
  })

  it('corrects the audience of its own, and shows the difference', () => {
    const before = { ...prod, audiences: ['api://other'] }
    expect(only(before)).toMatchObject({
      action: 'update',
      name: prod.name,
      audiences: [PUBLIC],
      differences: [{ field: 'audiences', from: 'api://other', to: PUBLIC }],
    })
  })

  it('refuses to correct the audience of somebody else', () => {
    const before = { ...prod, name: 'by-hand', description: 'by hand', audiences: ['api://other'] }
    expect(only(before)).toMatchObject({
      action: 'refuse',
      reason: 'audience-conflict',
      differences: [{ field: 'audiences', from: 'api://other', to: PUBLIC }],
    })
  })

  it('puts its own right where it was altered, also from an expression', () => {
    const { subject: _, ...bare } = prod
    const claimsMatchingExpression = { value: "claims['sub'] eq 'x'", languageVersion: 1 as const }
    expect(only({ ...bare, claimsMatchingExpression })).toMatchObject({
      action: 'update',
      differences: [
        { field: 'subject', from: '', to: subject },
        { field: 'claimsMatchingExpression', from: "claims['sub'] eq 'x'", to: '' },
      ],
    })
  })

  it('refuses a name that somebody else uses', () => {
    const before = { ...prod, subject: 'other', description: 'by hand' } as FederatedIdentityCredential
    expect(only(before)).toMatchObject({ action: 'refuse', reason: 'name-conflict' })
  })

  it('refuses the twenty-first, and takes the twentieth', () => {
    const full = SUBJECTS.slice(0, CREDENTIAL_LIMIT).map((each) => named(each))
    expect(only(...full)).toMatchObject({ action: 'refuse', reason: 'credential-limit' })
    expect(only(...full.slice(1))).toMatchObject({ action: 'create' })
  })

  it('puts right what would take the place of another first, so that both end up stored', () => {
    const [first, second] = [named('repo:octo-org/shop:environment:a'), named('repo:octo-org/shop:environment:b')]
    const altered = { ...second, subject: first.subject } as FederatedIdentityCredential
    const changes = diff([want(first), want(second)], [altered])
    expect(changes.map(({ action, name }) => ({ action, name }))).toEqual([
      { action: 'update', name: second.name },
      { action: 'create', name: first.name },
    ])
  })

  it('without a comparison shows what is wanted', () => {
    expect(uncompared([want(prod), want(prod, { blockedBy: 'subject-too-broad' })])).toMatchObject([
      { action: 'create', subject, reason: expect.stringMatching(/^No manager reads the target\.$/) },
      { action: 'refuse', reason: 'subject-too-broad' },
    ])
  })
})

const ACTIONS: readonly ChangeAction[] = ['create', 'update', 'keep', 'delete', 'refuse']
const change: fc.Arbitrary<FederatedChange> = fc
  .tuple(declared, fc.constantFrom(...ACTIONS), fc.string(), fc.string())
  .map(
    ([{ name, issuer: iss, audiences, subject, claimsMatchingExpression }, action, reason, source]) =>
      ({
        resource: 'federated' as const,
        action,
        name,
        issuer: iss,
        audiences,
        reason,
        source,
        differences: [],
        ...(subject === undefined ? { claimsMatchingExpression: claimsMatchingExpression?.value ?? '' } : { subject }),
      }) as FederatedChange,
  )
const target: fc.Arbitrary<TargetPlan> = fc.record({
  kind: fc.constantFrom('application' as const, 'managed-identity' as const),
  clientId: fc.uuid(),
  id: fc.uuid().map((id) => `/subscriptions/${id}/identity`),
  uniqueName: fc.constant(null),
  displayName: fc.constant(null),
  error: fc.constant(null),
  changes: fc.array(change, { maxLength: 4 }),
})
const targets = fc.array(target, { maxLength: 3 })
const SCOPE: DigestScope = {
  tenantId: 't',
  cloud: 'public',
  endpoints: ['https://a', 'https://g', 'https://r'],
  lints: [],
}
const digest = (list: readonly TargetPlan[], more: Partial<DigestScope> = {}) =>
  digestOf(list, { ...SCOPE, ...more }, sha256Hex)
const reversed = <T>(list: readonly T[]) => list.toReversed()

describe('the digest', () => {
  it('does not depend on order, reasons, sources, differences, or what is not written', () => {
    fc.assert(
      fc.property(targets, (list) => {
        const other = reversed(list).map((each) => ({
          ...each,
          changes: reversed(each.changes)
            .filter(({ action }) => action !== 'keep' && action !== 'refuse')
            .map(
              (line) =>
                ({
                  ...line,
                  reason: 'r',
                  source: 's',
                  differences: [{ field: 'f', from: 'a', to: 'b' }],
                }) as FederatedChange,
            ),
        }))
        expect(digest(other)).toBe(digest(list))
      }),
    )
  })

  it('does not depend on the spelling of an ARM ID, nor on a client ID that nobody may read', () => {
    fc.assert(
      fc.property(targets, (list) => {
        const other = list.map((each) =>
          each.kind === 'application'
            ? { ...each, clientId: each.clientId.toUpperCase() }
            : { ...each, clientId: 'read later', id: each.id.toUpperCase() },
        )
        expect(digest(other)).toBe(digest(list))
      }),
    )
  })

  const base: FederatedChange = {
    resource: 'federated',
    action: 'create',
    name: 'name',
    issuer: GITHUB,
    subject: 'subject',
    audiences: [PUBLIC],
    reason: '',
    source: '',
    differences: [],
  }
  const on = (changes: readonly FederatedChange[], more: Partial<TargetPlan> = {}): readonly TargetPlan[] => [
    { kind: 'application', clientId: 'c', id: 'i', uniqueName: null, displayName: null, error: null, changes, ...more },
  ]
  const { subject: _, ...unmatched } = base

  it.each<[string, readonly TargetPlan[]]>([
    ['another action', on([{ ...base, action: 'update' }])],
    ['another name', on([{ ...base, name: 'other' }])],
    ['another issuer', on([{ ...base, issuer: `${GITHUB}/x` }])],
    ['another subject', on([{ ...base, subject: 'Subject' }])],
    ['an expression of the same text', on([{ ...unmatched, claimsMatchingExpression: 'subject' }])],
    ['another audience', on([{ ...base, audiences: ['other'] }])],
    ['another application', on([base], { clientId: 'd' })],
    ['another object', on([base], { id: 'j' })],
    ['another owner', on([{ ...base, description: 'd' }])],
    ['another repository of the same name', on([{ ...base, repositoryId: '2' }])],
    ['another kind of target', on([base], { kind: 'managed-identity' })],
    ['one write more', on([base, { ...base, name: 'second' }])],
    ['the same write twice', on([base, base])],
    ['no write', on([])],
  ])('tells %s apart', (_name, other) => {
    expect(digest(other)).not.toBe(digest(on([base])))
    expect(digest(other)).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each<[string, Partial<DigestScope>]>([
    ['tenant', { tenantId: 'u' }],
    ['cloud', { cloud: 'china' }],
    ['endpoint', { endpoints: ['https://a', 'https://h', 'https://r'] }],
    ['finding', { lints: ['unprotected'] }],
    ['policy', { policy: 'f'.repeat(64) }],
  ])('tells another %s apart', (_name, scope) => {
    expect(digest(on([base]), scope)).not.toBe(digest(on([base])))
  })

  it('does not depend on the order or number of findings, nor on the case of the tenant', () => {
    expect(digest(on([base]), { lints: ['b', 'a', 'b'], tenantId: 'T' })).toBe(
      digest(on([base]), { lints: ['a', 'b'] }),
    )
  })

  it('is the same for every plan that writes nothing', () => {
    expect(digest(on([{ ...base, action: 'keep' }]))).toBe(digest(on([], { clientId: 'd' })))
  })
})

describe('drift', () => {
  it('is unknown without a digest, false when everything is kept, else true', () => {
    fc.assert(
      fc.property(targets, (list) => {
        const kept = list.every(({ changes }) => changes.every(({ action }) => action === 'keep'))
        expect(driftOf({ version: 1, digest: digest(list), targets: list })).toBe(kept ? 'false' : 'true')
        expect(driftOf({ version: 1, digest: NOT_COMPARED, targets: list })).toBe('unknown')
      }),
    )
  })

  it('counts create, update and delete as writes', () => {
    fc.assert(
      fc.property(targets, (list) => {
        const count = list.flatMap(({ changes }) => changes).filter(({ action }) => /create|update|delete/.test(action))
        expect(writesOf(list).map((write) => write.change)).toEqual(count)
      }),
    )
  })

  it('leaves the owner to what is updated', () => {
    const stored = named('a', 'api://old')
    const changes = diff([want(named('a'))], [stored])
    expect(changes).toMatchObject([{ action: 'update', name: stored.name }])
    expect(apply([stored], changes)).toMatchObject([{ audiences: [PUBLIC], description: stored.description }])
  })

  it('shows in its file what it writes, and nothing that only carrying it out needs', () => {
    const changes = diff([want(named('a'), { repositoryId: '2' })], [named('a', 'api://old')])
    const file = JSON.stringify(
      toPlanFile({
        version: 1,
        digest: 'd',
        targets: [
          { kind: 'application', clientId: 'c', id: 'i', uniqueName: null, displayName: 'n', error: null, changes },
        ],
      }),
    )
    const keys = Object.keys(JSON.parse(file).targets[0].changes[0]).toSorted()
    expect(keys).toEqual([
      'action',
      'audiences',
      'differences',
      'issuer',
      'name',
      'reason',
      'resource',
      'source',
      'subject',
    ])
    expect(JSON.parse(file).targets[0].displayName).toBe('n')
  })

  it.each([
    ['clientId', { clientId: '' }],
    ['id', { id: '' }],
  ] as const)('shows an unknown %s in its file as null', (field, unknown) => {
    const known = {
      kind: 'application',
      clientId: 'c',
      id: 'i',
      uniqueName: null,
      displayName: null,
      error: null,
    } as const
    expect(toFileTarget({ ...known, changes: [], ...unknown })[field]).toBeNull()
    expect(toFileTarget({ ...known, changes: [] })[field]).not.toBeNull()
  })

  it('shows an expression in its file as one', () => {
    const flexible = nameCredential(
      { issuer: GITHUB, audience: PUBLIC, claimsMatchingExpression: { value: 'e', languageVersion: 1 } },
      OWNERSHIP,
    )
    const [line] = diff([want(flexible)], [])
    expect(line && toFileChange(line).claimsMatchingExpression).toBe('e')
    expect(line && 'subject' in toFileChange(line)).toBe(false)
  })

  it('takes away what is deleted, and nothing else', () => {
    const [first, second] = [named('a'), named('b')]
    const removal = { ...diff([want(first)], [first])[0], action: 'delete', name: first.name } as FederatedChange
    expect(storedAfter([first, second], removal)).toEqual([second])
  })
})
