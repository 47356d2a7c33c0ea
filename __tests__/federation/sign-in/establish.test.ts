/** Tests that the credential gets stored once, whatever the service makes of the writes and whoever else writes. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { buildDescription } from '../../../src/core/credential/owner.ts'
import { desiredCredential } from '../../../src/core/credential/trust.ts'
import { FederationError } from '../../../src/core/error.ts'
import { type EstablishPorts, type EstablishRequest, establish } from '../../../src/federation/sign-in/establish.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra, type FakeEntraOptions } from '../fake-entra.ts'
import { AUDIENCE, claimsOf, createLog, failureOf, sha256Hex } from '../job.ts'

const desired = desiredCredential(claimsOf(), 'application', sha256Hex)
const OWNERSHIP = { owner: 'octo-org/shop', kind: 'application', sha256Hex } as const
const theirs = (
  more: Partial<FederatedIdentityCredential & { subject: string }> = {},
): FederatedIdentityCredential => ({
  id: 'id-0',
  name: 'by-hand',
  issuer: desired.issuer,
  subject: desired.subject,
  audiences: desired.audiences,
  ...more,
})

function setUp(options: FakeEntraOptions = {}, more: Partial<EstablishRequest> = {}) {
  const clock = createVirtualClock(0)
  const entra = createFakeEntra(clock, options)
  const log = createLog()
  const lists: (readonly FederatedIdentityCredential[])[] = []
  let guarded = 0
  const request: EstablishRequest = {
    desired,
    repository: { owner: 'octo-org', name: 'shop', ownerId: '1', id: '2' },
    ownership: OWNERSHIP,
    deadline: 300_000,
    admitting: () => false,
    beforeWrite: async () => {
      guarded += 1
    },
    onStored: (stored) => {
      lists.push(stored)
    },
    acceptedMeanwhile: async () => false,
    ...more,
  }
  const run = (ports: Partial<EstablishPorts> = {}) => establish(request, { store: entra.store, clock, log, ...ports })
  return { clock, entra, log, lists, run, guarded: () => guarded }
}

const writesOf = (calls: readonly string[]) => calls.filter((call) => !call.startsWith('list'))

describe('establish', () => {
  it('writes what is missing, once, after the guard', async () => {
    const { entra, run, guarded, lists, log } = setUp()
    expect(await run()).toEqual({ credential: { ...desired, id: 'id-1' }, change: 'created' })
    expect(entra.calls).toEqual(['list', `create ${desired.name}`])
    expect(guarded()).toBe(1)
    expect(lists).toEqual([[]])
    expect(log.lines.join('\n')).toContain(desired.name)
  })

  it('changes nothing when run again', async () => {
    const { entra, run } = setUp()
    await run()
    const before = entra.stored()
    expect(await run()).toMatchObject({ change: 'kept', credential: { name: desired.name } })
    expect(entra.stored()).toEqual(before)
    expect(writesOf(entra.calls)).toHaveLength(1)
  })

  it('keeps the same trust under another name, without asking the guard', async () => {
    const { entra, run, guarded } = setUp({ stored: [theirs()] })
    expect(await run()).toEqual({ credential: theirs(), change: 'kept' })
    expect(entra.calls).toEqual(['list'])
    expect(guarded()).toBe(0)
  })

  it('corrects the audience of its own, telling what it was', async () => {
    const ours = { ...desired, id: 'id-0', audiences: ['api://old'] }
    const { entra, run } = setUp({ stored: [ours] })
    expect(await run()).toEqual({ credential: { ...ours, audiences: [AUDIENCE] }, change: 'updated', before: ours })
    expect(writesOf(entra.calls)).toEqual([`replace ${desired.name}`])
    expect(entra.stored()[0]?.audiences).toEqual([AUDIENCE])
  })

  it("never alters the audience of somebody else's", async () => {
    const { entra, run } = setUp({
      stored: [
        theirs({ audiences: ['api://old'], description: buildDescription('octo-org/platform:federation.yml', 'x') }),
      ],
    })
    expect(await failureOf(run())).toMatchObject({
      code: 'audience-conflict',
      hint: expect.stringContaining('audience: api://old'),
    })
    expect(entra.calls).toEqual(['list'])
  })

  it('puts its own altered credential right', async () => {
    const altered = { ...desired, id: 'id-0', subject: 'repo:octo-org/shop:environment:other' }
    const { entra, run } = setUp({ stored: [altered] })
    expect(await run()).toMatchObject({
      change: 'updated',
      credential: { id: 'id-0', subject: desired.subject },
      before: altered,
    })
    expect(entra.stored()).toHaveLength(1)
  })

  it.each([
    [
      'an exact one',
      theirs({ name: desired.name, subject: 'repo:octo-org/shop:environment:other' }),
      'environment:other',
    ],
    [
      'a flexible one',
      {
        name: desired.name,
        issuer: desired.issuer,
        audiences: [AUDIENCE],
        claimsMatchingExpression: { value: "claims['sub'] eq 'x'", languageVersion: 1 },
        description: 'by hand',
      } as const,
      "claims['sub'] eq 'x'",
    ],
  ])('leaves its name to %s of somebody else', async (_, stored, shown) => {
    const { entra, run } = setUp({ stored: [{ ...stored, description: 'by hand' }] })
    const error = await failureOf(run())
    expect(error.code).toBe('name-conflict')
    expect(error.details.join(' ')).toContain(shown)
    expect(error.hint).toMatch(/^Ask the owner of that credential/)
    expect(entra.calls).toEqual(['list'])
  })

  it('stops at the limit with the candidates for removal, after the guard', async () => {
    const full = Array.from({ length: 20 }, (_, index) =>
      theirs({ name: `n-${index}`, subject: `repo:octo-org@1/shop@2:ref:refs/tags/v${index}` }),
    )
    const { entra, run, guarded } = setUp({ stored: full })
    const error = await failureOf(run())
    expect(error).toMatchObject({ code: 'credential-limit', message: expect.stringContaining('20 of at most 20') })
    for (const { name } of full) expect(error.details.join('\n')).toContain(`"${name}"`)
    expect(error.details.join('\n')).toContain('replace 20 of them')
    expect(entra.calls).toEqual(['list'])
    expect(guarded()).toBe(1)
  })

  it('asks the guard before it writes, and writes nothing when it refuses', async () => {
    const refused = new FederationError('subject-too-broad', 'no')
    const { entra, run } = setUp({}, { beforeWrite: () => Promise.reject(refused) })
    expect(await failureOf(run())).toBe(refused)
    expect(entra.calls).toEqual(['list'])
    const busy = setUp({ mishaps: ['busy', 'busy'] })
    await busy.run()
    expect(busy.guarded()).toBe(1)
  })
})

describe('doubtful writes', () => {
  it('reads before it repeats one whose answer was lost', async () => {
    const { entra, run, clock } = setUp({ mishaps: ['unheard'] })
    expect(await run()).toMatchObject({ change: 'created', credential: { name: desired.name, id: 'id-1' } })
    expect(entra.calls).toEqual(['list', `create ${desired.name}`, 'list'])
    expect(clock.sleeps).toEqual([1000])
  })

  it('repeats one that never arrived', async () => {
    const { entra, run } = setUp({ mishaps: ['lost', 'lost'] })
    expect(await run()).toMatchObject({ change: 'created' })
    expect(writesOf(entra.calls)).toHaveLength(3)
  })

  it('repeats it four times at most, and looks once more before it gives up', async () => {
    const { entra, run } = setUp({ mishaps: Array.from({ length: 9 }, () => 'lost' as const) })
    expect(await failureOf(run())).toMatchObject({
      code: 'service-unavailable',
      message: expect.stringContaining('uncertain'),
    })
    expect(writesOf(entra.calls)).toHaveLength(5)
    expect(entra.calls.at(-1)).toBe('list')
    const lastHeard = setUp({ mishaps: ['lost', 'lost', 'lost', 'lost', 'unheard'] })
    expect(await lastHeard.run()).toMatchObject({ change: 'created', credential: { name: desired.name } })
  })

  it('tells an update from a creation when the answer was lost', async () => {
    const audience = setUp({ stored: [{ ...desired, audiences: ['api://old'] }], mishaps: ['unheard'] })
    expect(await audience.run()).toMatchObject({ change: 'updated', credential: { audiences: [AUDIENCE] } })
    const altered = setUp({ stored: [{ ...desired, subject: 'altered' }], mishaps: ['unheard'] })
    expect(await altered.run()).toMatchObject({ change: 'updated', credential: { subject: desired.subject } })
  })

  it('does not claim what somebody else stored meanwhile under another name', async () => {
    let lists = 0
    const { clock, log, entra } = setUp({ mishaps: ['lost'] })
    const store = { ...entra.store, list: async () => (lists++ === 0 ? [] : [theirs()]) }
    const request = {
      desired,
      repository: undefined,
      ownership: OWNERSHIP,
      deadline: 300_000,
      admitting: () => false,
      beforeWrite: async () => {},
      onStored: () => {},
      acceptedMeanwhile: async () => false,
    }
    expect(await establish(request, { store, clock, log })).toEqual({ credential: theirs(), change: 'kept' })
  })

  it.each(['busy', 'name-taken', 'duplicate', 'target-missing'] as const)(
    'waits, looks and writes again after "%s"',
    async (mishap) => {
      const { entra, run, clock } = setUp({ mishaps: [mishap, mishap] })
      expect(await run()).toMatchObject({ change: 'created' })
      expect(entra.calls.filter((call) => call === 'list')).toHaveLength(3)
      expect(clock.sleeps).toEqual([1000, 1600])
    },
  )

  it('is content when Entra accepts the job while others write', async () => {
    let asked = 0
    const { entra, run } = setUp(
      { mishaps: ['busy', 'busy', 'busy'] },
      { acceptedMeanwhile: async () => ++asked === 2 },
    )
    expect(await run()).toMatchObject({ change: 'kept', credential: { name: desired.name } })
    expect(writesOf(entra.calls)).toHaveLength(2)
  })

  it('finds the credential of a quicker job behind a name that is taken', async () => {
    const { clock, log, entra } = setUp({ stored: [{ ...desired, id: 'id-7' }] })
    let lists = 0
    const store = { ...entra.store, list: async () => (lists++ === 0 ? [] : entra.store.list()) }
    const request = {
      desired,
      repository: undefined,
      ownership: OWNERSHIP,
      deadline: 300_000,
      admitting: () => false,
      beforeWrite: async () => {},
      onStored: () => {},
      acceptedMeanwhile: async () => false,
    }
    expect(await establish(request, { store, clock, log })).toMatchObject({
      change: 'kept',
      credential: { id: 'id-7' },
    })
  })

  it('keeps the ID out where the service told none', async () => {
    const { clock, log, entra } = setUp()
    const store = { ...entra.store, create: async () => ({ kind: 'created' }) as const }
    const request = {
      desired,
      repository: undefined,
      ownership: OWNERSHIP,
      deadline: 300_000,
      admitting: () => false,
      beforeWrite: async () => {},
      onStored: () => {},
      acceptedMeanwhile: async () => false,
    }
    expect(await establish(request, { store, clock, log })).toEqual({ credential: desired, change: 'created' })
  })

  it.each([
    ['duplicate', 'name-conflict'],
    ['busy', 'service-unavailable'],
  ] as const)('ends at the deadline when every write ends as "%s"', async (mishap, code) => {
    const { run, clock } = setUp({ mishaps: Array.from({ length: 200 }, () => mishap) })
    expect(await failureOf(run())).toMatchObject({ code })
    expect(clock.now()).toBe(300_000)
  })
})

describe('reading', () => {
  const notFound = new FederationError('application-not-found', 'no such application')

  it('waits for a replica that does not know the application yet', async () => {
    const { run, clock } = setUp({ failingList: (list) => (list < 3 ? notFound : undefined) })
    expect(await run()).toMatchObject({ change: 'created' })
    expect(clock.sleeps).toEqual([1000, 1600, 2560])
  })

  it('believes the 404 after thirty seconds, or at the deadline when that is sooner', async () => {
    const { run, clock } = setUp({ failingList: () => notFound })
    expect(await failureOf(run())).toBe(notFound)
    expect(clock.now()).toBe(30_000)
    const short = setUp({ failingList: () => notFound }, { deadline: 5000 })
    expect(await failureOf(short.run())).toBe(notFound)
    expect(short.clock.now()).toBe(5000)
  })

  it('ends at once on any other failure', async () => {
    const forbidden = new FederationError('manager-forbidden', 'no')
    const { run, clock } = setUp({ failingList: () => forbidden })
    expect(await failureOf(run())).toBe(forbidden)
    expect(clock.sleeps).toEqual([])
    await expect(setUp({ failingList: () => new Error('boom') }).run()).rejects.toThrow('boom')
  })
})

it('says that the target is not found when it is not for half a minute', async () => {
  const { run, clock } = setUp({ mishaps: Array(50).fill('target-missing') })
  expect((await failureOf(run())).code).toBe('application-not-found')
  expect(clock.now()).toBeGreaterThanOrEqual(30_000)
  expect(clock.now()).toBeLessThan(50_000)
})

it('plans again when the target changes under it: nobody approved a plan of it', async () => {
  const { entra, run, log } = setUp({ mishaps: ['busy'] })
  const ours = { ...desired, id: 'id-0', name: 'an-older-name', audiences: ['api://old'] }
  let lists = 0
  const store = {
    ...entra.store,
    list: async () => (lists++ === 0 ? [] : [ours]),
    replace: async () => ({ kind: 'updated' }) as const,
  }
  expect(await run({ store })).toEqual({
    credential: { ...ours, audiences: desired.audiences },
    change: 'updated',
    before: ours,
  })
  expect(log.lines.join(' ')).toContain('Replacing')
})

it('gives up planning again at the deadline', async () => {
  const { entra, run } = setUp({ mishaps: ['busy'] }, { deadline: 0 })
  const ours = { ...desired, id: 'id-0', name: 'an-older-name', audiences: ['api://old'] }
  let lists = 0
  const store = { ...entra.store, list: async () => (lists++ === 0 ? [] : [ours]) }
  expect((await failureOf(run({ store }))).code).toBe('plan-stale')
})

it('keeps what a stored expression admits, and writes nothing beside it', async () => {
  const flexible = {
    ...theirs({ name: 'flexible' }),
    subject: undefined,
    claimsMatchingExpression: { value: 'x', languageVersion: 1 },
  } as unknown as FederatedIdentityCredential
  const { entra, run } = setUp({ stored: [flexible] }, { admitting: ({ name }) => name === 'flexible' })
  expect(await run()).toEqual({ credential: flexible, change: 'kept' })
  expect(entra.calls).toEqual(['list'])
})

it('says that a target is full when it filled up meanwhile and the service only refuses', async () => {
  const full = Array.from({ length: 20 }, (_, n) => theirs({ name: `n-${n}`, subject: `s-${n}` }))
  const refusal = new FederationError('credential-invalid', 'Microsoft Graph refused.')
  let lists = 0
  const { entra, run } = setUp()
  const store = { ...entra.store, create: () => Promise.reject(refusal), list: async () => (lists++ === 0 ? [] : full) }
  expect((await failureOf(run({ store }))).code).toBe('credential-limit')
  const roomy = { ...entra.store, create: () => Promise.reject(refusal) }
  expect(await failureOf(run({ store: roomy }))).toBe(refusal)
  lists = 0
  const unread = {
    ...roomy,
    list: async () => (lists++ === 0 ? [] : Promise.reject(new FederationError('throttled', 'x'))),
  }
  expect(await failureOf(run({ store: unread }))).toBe(refusal)
})

it('says soon that the target takes upper and lower case for the same, instead of waiting for it to change its mind', async () => {
  const other = theirs({ subject: desired.subject.toUpperCase() })
  const { run, clock } = setUp({ stored: [other], mishaps: Array(50).fill('duplicate') })
  expect((await failureOf(run())).code).toBe('name-conflict')
  expect(clock.now()).toBeLessThan(10_000)
})
