/** Tests what becomes of a declared secret: kept, made anew, refused; and that repeated runs end with one that is stored. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideRotation, type RotationFacts, undeclaredOf } from '../../../src/core/secret/rotation.ts'
import type { ClientSecret } from '../../../src/core/secret/secret.ts'
import { daysFromNow, declaredSecret, NOW, secret } from './secrets.ts'

const facts = (more: Partial<RotationFacts> = {}): RotationFacts => ({
  now: NOW,
  secrets: [],
  isOurs: () => true,
  updatedAt: daysFromNow(-10),
  personal: false,
  ...more,
})
const ids = (secrets: readonly ClientSecret[]) => secrets.map(({ keyId }) => keyId)

describe('a declared secret', () => {
  it('is made where none is there', () => {
    expect(decideRotation(declaredSecret(), facts({ updatedAt: undefined }))).toEqual({
      kind: 'create',
      removes: [],
      isFull: false,
      adopts: false,
      reason: 'No secret of this declaration is there.',
      outdated: [],
    })
  })

  it('is kept while it is stored and lives long enough', () => {
    const kept = decideRotation(declaredSecret(), facts({ secrets: [secret({ end: daysFromNow(14) })] }))
    expect(kept).toMatchObject({ kind: 'keep', secret: { keyId: 'k1' }, outdated: [] })
  })

  it('is made anew when less than `rotate-before-days` is left, or nothing', () => {
    const soon = decideRotation(declaredSecret(), facts({ secrets: [secret({ end: daysFromNow(13.9) })] }))
    expect(soon).toMatchObject({ kind: 'create', removes: [] })
    expect(soon).toHaveProperty('reason', expect.stringContaining('in less than 14 days'))
    const late = decideRotation(declaredSecret(), facts({ secrets: [secret({ end: daysFromNow(-1) })] }))
    expect(late).toHaveProperty('reason', expect.stringContaining('expired on 2026-11-24'))
  })

  it('is replaced where GitHub was not written since it began', () => {
    const older = secret({ keyId: 'k0', start: daysFromNow(-20) })
    const lost = secret({ start: daysFromNow(-1) })
    const replaced = decideRotation(declaredSecret(), facts({ secrets: [older, lost], updatedAt: daysFromNow(-20) }))
    expect(replaced).toMatchObject({ kind: 'create', removes: [{ keyId: 'k1' }], adopts: false })
    expect(replaced).toHaveProperty('reason', expect.stringContaining('never stored'))
  })

  it('counts as stored in the very second in which it began', () => {
    const exact = facts({ secrets: [secret()], updatedAt: secret().start })
    expect(decideRotation(declaredSecret(), exact).kind).toBe('keep')
    const before = decideRotation(declaredSecret({ adopt: true }), { ...exact, updatedAt: secret().start - 1000 })
    expect(before).toMatchObject({ kind: 'create', adopts: true })
  })

  it('is not stored where GitHub holds nothing', () => {
    const gone = decideRotation(declaredSecret(), facts({ secrets: [secret()], updatedAt: undefined }))
    expect(gone).toMatchObject({ kind: 'create', removes: [{ keyId: 'k1' }], adopts: false })
  })

  it('does not overwrite what somebody else stored, unless it says so', () => {
    const refused = decideRotation(declaredSecret(), facts())
    expect(refused).toMatchObject({ kind: 'refuse', code: 'name-conflict' })
    expect(decideRotation(declaredSecret({ adopt: true }), facts())).toMatchObject({ kind: 'create', adopts: true })
  })

  it('leaves namesakes of others and other names alone', () => {
    const secrets = [secret({ keyId: 'theirs' }), secret({ keyId: 'k9', displayName: 'other' })]
    const decided = decideRotation(declaredSecret(), {
      ...facts({ secrets, updatedAt: undefined }),
      isOurs: ({ keyId }) => keyId !== 'theirs',
    })
    expect(decided).toMatchObject({ kind: 'create', removes: [] })
  })

  it('takes of two that begin in one second the one that lives longer', () => {
    const secrets = [secret(), secret({ keyId: 'k2', end: daysFromNow(90) })]
    expect(decideRotation(declaredSecret(), facts({ secrets }))).toMatchObject({ secret: { keyId: 'k2' } })
    const twins = [secret(), secret({ keyId: 'K3' })]
    for (const pair of [twins, twins.toReversed()])
      expect(decideRotation(declaredSecret(), facts({ secrets: pair }))).toMatchObject({ secret: { keyId: 'K3' } })
  })
})

describe('the older one', () => {
  const older = secret({ keyId: 'k0', start: daysFromNow(-100), end: daysFromNow(5) })
  const newest = (start: number) => secret({ start, end: daysFromNow(80) })
  const outdated = (start: number, old: ClientSecret = older) =>
    decideRotation(declaredSecret(), facts({ secrets: [old, newest(start)], updatedAt: NOW })).outdated

  it('goes once the newer one is stored for the overlap, not a moment before', () => {
    expect(outdated(NOW - 24 * 3_600_000 + 1)).toEqual([])
    expect(ids(outdated(NOW - 24 * 3_600_000).map((each) => each.secret))).toEqual(['k0'])
  })

  it('goes at once when it has expired', () => {
    expect(outdated(NOW, { ...older, end: daysFromNow(-1) })[0]?.reason).toContain('expired')
  })
})

describe('an application that is open to personal accounts', () => {
  const foreign = [secret({ keyId: 'f1', displayName: null }), secret({ keyId: 'f2', displayName: null })]
  const decide = (secrets: readonly ClientSecret[], updatedAt?: number) =>
    decideRotation(declaredSecret(), facts({ secrets, updatedAt, personal: true }))

  it('holds two secrets at most', () => {
    expect(decide(foreign)).toMatchObject({ kind: 'refuse', code: 'credential-limit' })
    expect(decide(foreign.slice(1))).toMatchObject({ kind: 'create', isFull: false })
  })

  it('makes room by what nobody has, and by what has expired', () => {
    const lost = secret({ keyId: 'lost' })
    expect(decide([...foreign.slice(1), lost])).toMatchObject({ removes: [{ keyId: 'lost' }], isFull: true })
    const expired = secret({ keyId: 'old', start: daysFromNow(-95), end: daysFromNow(-5) })
    const late = secret({ keyId: 'new', start: daysFromNow(-90), end: NOW })
    const full = decide([expired, late], daysFromNow(-90))
    expect(full).toMatchObject({ kind: 'create', isFull: true, removes: [{ keyId: 'new' }, { keyId: 'old' }] })
  })

  it('keeps what still lives', () => {
    const soon = secret({ end: daysFromNow(3) })
    const decided = decide([foreign[0] as ClientSecret, soon], daysFromNow(-10))
    expect(decided).toMatchObject({ kind: 'refuse', code: 'credential-limit' })
  })
})

/** Runs a rotation as a run does, killed before the step with that number; gives what is there then. */
function play(state: { secrets: readonly ClientSecret[]; updatedAt: number | undefined }, now: number, steps: number) {
  let { secrets, updatedAt } = state
  let left = steps
  const step = (work: () => void) => {
    if (left > 0) work()
    left -= 1
  }
  const decided = decideRotation(declaredSecret(), facts({ now, secrets, updatedAt }))
  if (decided.kind === 'create') {
    const start = Math.max(now, (updatedAt ?? 0) + 1000)
    const added = secret({ keyId: `at ${now}`, start, end: start + 90 * 86_400_000 })
    step(() => {
      secrets = [...secrets, added]
    })
    step(() => {
      updatedAt = Math.max(start, now)
    })
    step(() => {})
    const gone = new Set(ids(decided.removes))
    step(() => {
      secrets = secrets.filter(({ keyId }) => !gone.has(keyId))
    })
  }
  const outdated = new Set(ids(decided.outdated.map((each) => each.secret)))
  step(() => {
    secrets = secrets.filter(({ keyId }) => !outdated.has(keyId))
  })
  return { secrets, updatedAt }
}

it('ends with exactly one valid stored secret, however often runs are killed', () => {
  const runs = fc.array(
    fc.record({ after: fc.integer({ min: 1, max: 120 * 86_400 }), steps: fc.integer({ min: 0, max: 6 }) }),
  )
  fc.assert(
    fc.property(runs, (killed) => {
      let now = NOW
      let state: Parameters<typeof play>[0] = { secrets: [], updatedAt: undefined }
      for (const { after, steps } of killed) {
        state = play(state, now, steps)
        now += after * 1000
      }
      state = play(state, now, 9)
      const [newest] = state.secrets.toSorted((a, b) => b.start - a.start)
      expect(newest !== undefined && newest.end > now).toBe(true)
      expect((state.updatedAt ?? 0) >= (newest?.start ?? Number.POSITIVE_INFINITY)).toBe(true)
      // A day and more later nothing is left but the one, unless it was rotated just then.
      state = play(state, now + 25 * 3_600_000, 9)
      const later = now + 51 * 3_600_000
      state = play(state, later, 9)
      const isFresh = state.secrets.some(({ start }) => start > later - 24 * 3_600_000)
      expect(state.secrets).toHaveLength(isFresh ? 2 : 1)
    }),
  )
})

describe('what is declared no more', () => {
  it('is what the owner made under another name, or under none', () => {
    const secrets = [secret(), secret({ keyId: 'k2', displayName: 'gone' }), secret({ keyId: 'k3', displayName: null })]
    const isOurs = ({ keyId }: ClientSecret) => keyId !== 'k3'
    expect(ids(undeclaredOf(secrets, [declaredSecret()], isOurs))).toEqual(['k2'])
    expect(ids(undeclaredOf(secrets, [declaredSecret()], () => true))).toEqual(['k2', 'k3'])
  })
})
