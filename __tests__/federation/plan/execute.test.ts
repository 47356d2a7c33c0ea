/** Tests how a plan over many targets is carried out: in phases, each target in order, one failing without stopping another, nothing decided. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { nameCredential } from '../../../src/core/credential/name.ts'
import { FederationError } from '../../../src/core/error.ts'
import { type FederatedChange, PHASES, toChange } from '../../../src/core/plan/change.ts'
import { diffCredentials, type Plan, storedAfter, type TargetPlan } from '../../../src/core/plan/plan.ts'
import { executePlan, keyIn } from '../../../src/federation/plan/execute.ts'
import type { CredentialSession } from '../../../src/federation/plan/session.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra, type FakeEntraOptions } from '../fake-entra.ts'
import { AUDIENCE, createLog, GITHUB, sha256Hex } from '../job.ts'

const OWNERSHIP = { owner: 'octo-org/shop@2', kind: 'application', sha256Hex } as const
const credential = (environment: string): FederatedIdentityCredential =>
  nameCredential(
    { issuer: GITHUB, audience: AUDIENCE, subject: `repo:octo-org/shop:environment:${environment}` },
    OWNERSHIP,
  )
const SOURCE = { source: 'federation.yml' }
const deletion = (stored: FederatedIdentityCredential): FederatedChange =>
  toChange(stored, SOURCE, { action: 'delete', reason: 'It is not declared any more.' }, stored)

/** One target: wanted environments, and those that are pruned. */
function open(id: string, wanted: readonly string[], pruned: readonly string[], options: FakeEntraOptions = {}) {
  const clock = createVirtualClock()
  const stored = [...pruned.map((name) => ({ ...credential(name), id: `id-${name}` })), ...(options.stored ?? [])]
  const entra = createFakeEntra(clock, { ...options, stored })
  const desired = wanted.map((name) => ({ credential: credential(name), ...SOURCE }))
  const diff = (list: readonly FederatedIdentityCredential[]) => [
    ...diffCredentials(desired, list, OWNERSHIP),
    ...list.filter(({ name }) => pruned.some((each) => credential(each).name === name)).map(deletion),
  ]
  const target: TargetPlan<FederatedChange> = {
    kind: 'application',
    clientId: `client-${id}`,
    id,
    uniqueName: null,
    displayName: null,
    error: null,
    changes: diff(stored),
  }
  const session: CredentialSession = { stored, store: entra.store, diff }
  return { clock, entra, target, session }
}

type Opened = ReturnType<typeof open>

async function execute(
  opened: readonly Opened[],
  changes?: (target: TargetPlan<FederatedChange>) => readonly FederatedChange[],
) {
  const targets = opened.map(({ target }) => (changes === undefined ? target : { ...target, changes: changes(target) }))
  const plan: Plan = { version: 1, digest: 'd', targets }
  const [first] = opened
  const clock = first?.clock ?? createVirtualClock()
  const ports = { clock, log: createLog() }
  return executePlan(
    plan,
    opened.map(({ session }) => ({ credentials: session })),
    { deadline: clock.now() + 60_000 },
    ports,
  )
}

const outcomes = (executed: Awaited<ReturnType<typeof execute>>) =>
  executed.map(({ effects }) => effects.map(({ outcome }) => outcome).join(' '))
const writes = ({ entra }: Opened) => entra.calls.filter((call) => call !== 'list').map((call) => call.split(' ')[0])

describe('executePlan', () => {
  it('creates before it deletes, and leaves nothing to do', async () => {
    const opened = open('a', ['one', 'two'], ['old', 'older'])
    const executed = await execute([opened])
    expect(outcomes(executed)).toEqual(['created created deleted deleted'])
    expect(writes(opened)).toEqual(['create', 'create', 'delete', 'delete'])
    const again = opened.session.diff(opened.entra.stored())
    expect(again.map(({ action }) => action)).toEqual(['keep', 'keep'])
  })

  it('keeps what is right without a request', async () => {
    const opened = open('a', ['one'], [], { stored: [{ ...credential('one'), id: 'id-1' }] })
    const [executed] = await execute([opened])
    expect(executed?.effects).toMatchObject([{ outcome: 'kept', credential: { id: 'id-1' } }])
    expect(opened.entra.calls).toEqual([])
    const bare = await execute([opened], ({ changes }) =>
      changes.map(({ stored: _, ...change }) => change as FederatedChange),
    )
    expect(outcomes(bare)).toEqual(['kept'])
  })

  it('carries on with the others when one target fails, and deletes nothing of that one', async () => {
    const failing = open('a', ['one', 'two'], ['old'])
    const forbidden = new FederationError('manager-forbidden', 'no')
    const broken = {
      ...failing,
      session: { ...failing.session, store: { ...failing.entra.store, create: () => Promise.reject(forbidden) } },
    }
    const other = open('b', ['one'], ['old'])
    const executed = await execute([broken, other])
    expect(outcomes(executed)).toEqual(['failed failed failed', 'created deleted'])
    const codes = executed[0]?.effects.map((effect) => (effect.outcome === 'failed' ? effect.error.code : ''))
    expect(codes).toEqual(['manager-forbidden', 'manager-forbidden', 'partial-failure'])
    expect(failing.entra.stored()).toHaveLength(1)
  })

  it('deletes nothing of a target of which a change was refused', async () => {
    const opened = open('a', ['one'], ['old'])
    const executed = await execute([opened], ({ changes }) =>
      changes.map((change) =>
        change.action === 'create'
          ? ({ ...change, action: 'refuse', reason: 'subject-too-broad' } as FederatedChange)
          : change,
      ),
    )
    expect(outcomes(executed)).toEqual(['refused failed'])
    expect(opened.entra.calls).toEqual([])
  })

  it('does not try what depends on a failure, in another target as well', async () => {
    const first = open('a', ['one'], [])
    const broken = {
      ...first,
      session: {
        ...first.session,
        store: { ...first.entra.store, create: () => Promise.reject(new FederationError('throttled', 'x')) },
      },
    }
    const [cause] = first.target.changes
    const dependsOn = cause === undefined ? [] : [keyIn(first.target, cause)]
    const second = open('b', [], ['old'])
    const executed = await execute([broken, second], ({ changes }) =>
      changes.map((change) => (change.action === 'delete' ? { ...change, dependsOn } : change)),
    )
    expect(outcomes(executed)).toEqual(['failed', 'failed'])
    expect(second.entra.calls).toEqual([])
  })

  it('leaves a target alone that could not be read', async () => {
    const { target } = open('a', ['one'], [])
    const ports = { clock: createVirtualClock(), log: createLog() }
    expect(
      await executePlan({ version: 1, digest: 'd', targets: [target] }, [undefined], { deadline: 0 }, ports),
    ).toEqual([])
  })

  it('waits with every target for the end of a phase', async () => {
    const clock = createVirtualClock()
    const calls: string[] = []
    const slow = open('a', ['one'], ['old'])
    const fast = open('b', ['one'], ['old'])
    const noting = (opened: Opened, id: string, ms: number): Opened => {
      const { store } = opened.session
      const create: typeof store.create = async (each) => {
        await clock.sleep(ms)
        calls.push(`create ${id}`)
        return store.create(each)
      }
      const remove: typeof store.delete = async (each) => {
        calls.push(`delete ${id}`)
        return store.delete(each)
      }
      return { ...opened, clock, session: { ...opened.session, store: { ...store, create, delete: remove } } }
    }
    await execute([noting(slow, 'slow', 60_000), noting(fast, 'fast', 1)])
    expect(calls.slice(0, 2)).toEqual(['create fast', 'create slow'])
    expect(calls.slice(2).toSorted()).toEqual(['delete fast', 'delete slow'])
    expect(PHASES.indexOf('credentials')).toBeLessThan(PHASES.indexOf('deletions'))
  })

  it('lets an error of the program through', async () => {
    const opened = open('a', ['one'], [])
    const broken = {
      ...opened,
      session: { ...opened.session, store: { ...opened.entra.store, create: () => Promise.reject(new Error('boom')) } },
    }
    await expect(execute([broken])).rejects.toThrow('boom')
  })
})

describe('after a conflict', () => {
  it('a deletion that somebody else did is kept, and one whose answer was lost is deleted', async () => {
    const lost = open('a', [], ['old'], { mishaps: ['unheard'] })
    expect(outcomes(await execute([lost]))).toEqual(['deleted'])
    const busy = open('a', [], ['old'], { mishaps: ['busy'] })
    const store = { ...busy.entra.store, list: async () => [] }
    expect(outcomes(await execute([{ ...busy, session: { ...busy.session, store } }]))).toEqual(['kept'])
    const open2 = open('a', [], ['old'], { mishaps: ['busy', 'lost'] })
    expect(outcomes(await execute([open2]))).toEqual(['deleted'])
    expect(writes(open2)).toEqual(['delete', 'delete', 'delete'])
  })

  it('a deletion of what was not read goes by its name', async () => {
    const opened = open('a', [], ['old'], { mishaps: ['unheard'] })
    const executed = await execute([opened], ({ changes }) =>
      changes.map(({ stored: _, ...change }) => change as FederatedChange),
    )
    expect(outcomes(executed)).toEqual(['deleted'])
    expect(opened.entra.calls).toEqual([`delete ${credential('old').name}`, 'list'])
  })

  it('a target that needs something else than was printed is stale, it alone', async () => {
    const opened = open('a', ['one', 'two'], ['old'], { mishaps: ['busy'] })
    const [one, two] = [credential('one'), credential('two')]
    const altered = { ...two, id: 'id-2', audiences: ['api://old'] }
    const store = { ...opened.entra.store, list: async () => [altered] }
    const other = open('b', ['one'], [])
    const executed = await execute([{ ...opened, session: { ...opened.session, store } }, other])
    expect(outcomes(executed)).toEqual(['failed failed failed', 'created'])
    const errors = executed[0]?.effects.flatMap((effect) => (effect.outcome === 'failed' ? [effect.error] : [])) ?? []
    expect(errors.map(({ code }) => code)).toEqual(['plan-stale', 'plan-stale', 'plan-stale'])
    expect(errors[0]?.details.join(' ')).toContain(`update "${two.name}"`)
    expect(opened.entra.stored().map(({ name }) => name)).not.toContain(one.name)
    expect(executed[0]?.stored).toEqual([altered])
  })

  it('what is left of the printed lines is written', async () => {
    const opened = open('a', ['one', 'two', 'three'], [], { mishaps: [undefined as never, 'busy', 'unheard'] })
    expect(outcomes(await execute([opened]))).toEqual(['created created created'])
    expect(opened.entra.stored()).toHaveLength(3)
  })
})

it('a credential that nothing writes is an error of the program', async () => {
  const { target, clock } = open('a', ['one'], [])
  const ports = { clock, log: createLog() }
  const [executed] = await executePlan({ version: 1, digest: 'd', targets: [target] }, [{}], { deadline: 0 }, ports)
  expect(executed?.effects.flatMap((effect) => (effect.outcome === 'failed' ? [effect.error.code] : []))).toEqual([
    'internal',
  ])
  expect(executed?.stored).toEqual([])
})

it('names a target that has no ID yet by its client ID', () => {
  const { target } = open('', ['one'], [])
  const [change] = target.changes
  expect(change && keyIn(target, change)).toContain('client-')
  expect(change && storedAfter([], change)).toHaveLength(1)
})
