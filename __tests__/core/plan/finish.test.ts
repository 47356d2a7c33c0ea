/** Tests what becomes of credentials by names once IDs are presented: whose, after what, on which day, and never too early. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { nameCredential } from '../../../src/core/credential/name.ts'
import { buildAdoptedDescription, ownedBy } from '../../../src/core/credential/owner.ts'
import { countedSince, daysAfter, markSince, sinceIn } from '../../../src/core/credential/since.ts'
import { type FederatedChange, lineOf } from '../../../src/core/plan/change.ts'
import { diffOwners, type OwnerDeclaration } from '../../../src/core/plan/owners.ts'
import { storedAfter } from '../../../src/core/plan/plan.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const FILE = 'octo-org/platform@1:federation.yml'
const OTHER = 'octo-org/platform@1:other.yml'
const AUDIENCE = 'api://AzureADTokenExchange'
const TODAY = '2026-11-26'

type Kind = 'application' | 'managed-identity'

function credential(prefix: string, owner = FILE, kind: Kind = 'application'): FederatedIdentityCredential {
  const subject = `repo:${prefix}:environment:production`
  const unnamed = { issuer: 'https://token.actions.githubusercontent.com', audience: AUDIENCE, subject }
  return nameCredential({ ...unnamed, repository: 'octo-org/shop' }, { owner, kind, sha256Hex })
}

const NAMES = credential('octo-org/shop')
const IDS = credential('octo-org@1/shop@2')
const describedAs = (description: string | undefined): FederatedIdentityCredential => {
  const { description: _, ...rest } = NAMES
  return description === undefined ? rest : { ...rest, description }
}
const markedOn = (day: string) => describedAs(markSince(FILE, NAMES.description, day))
const ADOPTED = describedAs(buildAdoptedDescription(FILE, NAMES.description ?? ''))

interface Given {
  readonly stored: readonly FederatedIdentityCredential[]
  readonly before?: readonly FederatedIdentityCredential[]
  readonly afterDays?: number
  readonly today?: string
  readonly kind?: Kind
  readonly more?: Partial<OwnerDeclaration>
  readonly others?: readonly OwnerDeclaration[]
  readonly isOwnTrust?: (each: FederatedIdentityCredential) => boolean
}

function declaration(given: Given): OwnerDeclaration {
  const { stored, before = stored, afterDays = 0, today = TODAY, kind = 'application', more = {} } = given
  const [byNames, immutable] = [credential('octo-org/shop', FILE, kind), credential('octo-org@1/shop@2', FILE, kind)]
  const source = 'federation.yml:1:1'
  return {
    ownership: { owner: FILE, kind, sha256Hex },
    desired: [{ credential: immutable, source, stays: true }],
    finish: { forms: [{ byNames: { credential: byNames, source }, immutable }], afterDays, today, before },
    prune: true,
    source: 'federation.yml',
    refuse: () => undefined,
    ...more,
  }
}

function changes(given: Given): readonly FederatedChange[] {
  return diffOwners([declaration(given), ...(given.others ?? [])], given.stored, given.isOwnTrust ?? (() => false))
}

const lines = (given: Given) => changes(given).map(({ action, reason }) => `${action}: ${reason}`)
const last = (given: Given) => changes(given).at(-1)

describe('a credential by names whose repository presents IDs', () => {
  it('goes as soon as the one with IDs was there when the run began', () => {
    expect(lines({ stored: [NAMES, IDS] })).toEqual([
      'keep: It is stored exactly so.',
      'delete: It is ours, and the repository presents subjects with IDs now: the form by names is finished.',
    ])
  })

  it('is asked for, so that `max-deletions` does not count it, and does not need `prune`', () => {
    expect(last({ stored: [NAMES, IDS], more: { prune: false } })?.asked).toBe(true)
  })

  it('stays for the run that creates the one with IDs, also where that run reads again', () => {
    const waits = 'keep: It goes with the next run: the one with IDs was not stored before this run began.'
    expect(lines({ stored: [NAMES] })).toEqual(['create: No stored credential matches.', waits])
    expect(lines({ stored: [NAMES, IDS], before: [NAMES] })).toEqual(['keep: It is stored exactly so.', waits])
    expect(lines({ stored: [NAMES], before: [NAMES, IDS] }).at(-1)).toBe(waits)
  })

  it('stays where the one with IDs is for another audience', () => {
    const other = { ...IDS, audiences: ['https://other'] }
    expect(last({ stored: [NAMES, other] })?.action).toBe('keep')
  })

  it('says so as a line although nothing is written', () => {
    expect(last({ stored: [NAMES] })?.waits).toBe(true)
  })

  it.each([
    ['has no marker', describedAs(undefined)],
    ['is of another owner', describedAs(credential('octo-org/shop', OTHER).description)],
    ['was adopted', ADOPTED],
  ])('stays where it %s, whatever the file prunes', (_, stored) => {
    expect(last({ stored: [stored, IDS] })?.action).toBe('keep')
    expect(last({ stored: [stored, IDS], afterDays: 30 })?.action).toBe('keep')
  })

  it('is of a previous owner, and goes as well', () => {
    const stored = [describedAs(credential('octo-org/shop', OTHER).description), IDS]
    const ownership = { owner: FILE, previousOwners: [OTHER], kind: 'application', sha256Hex } as const
    expect(last({ stored, more: { ownership } })?.action).toBe('delete')
  })

  it('is no line where it is not stored', () => {
    expect(lines({ stored: [IDS] })).toEqual(['keep: It is stored exactly so.'])
  })

  it('stays where another file declares it', () => {
    const other: OwnerDeclaration = {
      ownership: { owner: OTHER, kind: 'application', sha256Hex },
      desired: [{ credential: NAMES, source: 'other.yml:1:1' }],
      prune: false,
      source: 'other.yml',
      refuse: () => undefined,
    }
    expect(lines({ stored: [NAMES, IDS], others: [other] }).filter((line) => line.startsWith('delete'))).toEqual([])
  })

  it('has one line where two files finish it: that of its owner', () => {
    const more = { ownership: { owner: OTHER, kind: 'application', sha256Hex } } as const
    const of = (other: Partial<OwnerDeclaration>, stored: FederatedIdentityCredential) => {
      const given: Given = { stored: [stored, IDS], more: other }
      return diffOwners([declaration(given), declaration({ ...given, more: {} })], given.stored, () => false)
        .filter(({ name }) => name === NAMES.name)
        .map(({ action }) => action)
    }
    expect(of(more, NAMES)).toEqual(['delete'])
    expect(of({}, describedAs(undefined))).toEqual(['keep'])
  })

  it('goes on a managed identity by its name', () => {
    const stored = ['octo-org/shop', 'octo-org@1/shop@2'].map((prefix) => {
      const { description: _, ...rest } = credential(prefix, FILE, 'managed-identity')
      return rest
    })
    expect(last({ stored, kind: 'managed-identity' })?.action).toBe('delete')
  })

  it('is refused where the policy does not permit it, and where this run is trusted by nothing else', () => {
    const refused = last({ stored: [NAMES, IDS], more: { refuse: () => 'not-permitted' } })
    expect(refused?.reason).toBe('not-permitted')
    const locked = last({ stored: [NAMES, IDS], isOwnTrust: ({ name }) => name === NAMES.name })
    expect(locked?.reason).toBe('self-lockout')
  })
})

describe('a credential by names that stays for some days', () => {
  it('is marked with the day on which that was found', () => {
    const marked = last({ stored: [NAMES, IDS], afterDays: 30 })
    expect(marked?.action).toBe('update')
    expect(marked?.reason).toBe('The repository presents subjects with IDs: it is marked now, and goes on 2026-12-26.')
    expect(marked?.description).toBe(markSince(FILE, NAMES.description, TODAY))
    expect(marked?.differences).toEqual([{ field: 'since', from: '', to: TODAY }])
    expect(marked?.subject).toBe(NAMES.subject)
  })

  it('is marked by an owner whose marker it had none of', () => {
    const forms = [{ byNames: { credential: describedAs(undefined), source: 'f' }, immutable: IDS }]
    const finish = { forms, afterDays: 1, today: TODAY, before: [NAMES, IDS] }
    expect(sinceIn(last({ stored: [NAMES, IDS], more: { finish } })?.description)).toBe(TODAY)
  })

  it('is left alone until that day, and its line names the day', () => {
    const given = { stored: [markedOn('2026-11-01'), IDS], afterDays: 30 }
    expect(lines({ ...given, today: '2026-11-30' }).at(-1)).toBe(
      'keep: It goes on 2026-12-01: the repository presents subjects with IDs since 2026-11-01.',
    )
    expect(lines({ ...given, today: '2026-12-01' }).at(-1)).toBe(
      'delete: It is ours, and the repository presents subjects with IDs since 2026-11-01: the form by names is finished.',
    )
  })

  it('goes at once where the file asks for no days any more', () => {
    expect(last({ stored: [markedOn(TODAY), IDS] })?.action).toBe('delete')
  })

  it.each([['2026-11-27'], ['2026-02-30'], ['soon']])('is marked anew where its day is "%s"', (day) => {
    const marked = last({ stored: [markedOn(day), IDS], afterDays: 30 })
    expect(marked?.action).toBe('update')
    expect(marked?.reason).toBe('Its mark is no day until today: it is marked now, and goes on 2026-12-26.')
  })

  it('keeps its day where it is taken over from a previous owner', () => {
    const theirs = describedAs(markSince(OTHER, NAMES.description, '2026-11-20'))
    const ownership = { owner: FILE, previousOwners: [OTHER], kind: 'application', sha256Hex } as const
    const taken = last({ stored: [theirs, IDS], afterDays: 30, more: { ownership } })
    expect(taken?.action).toBe('update')
    expect(taken?.reason).toBe('It is of a previous owner, and only its marker changes; it goes on 2026-12-20.')
    expect(taken?.description).toBe(markSince(FILE, NAMES.description, '2026-11-20'))
  })

  it('writes the same line whatever day it is, so that an approval outlasts midnight', () => {
    const on = (today: string) => changes({ stored: [NAMES, IDS], afterDays: 30, today }).map(lineOf)
    expect(on('2026-11-26')).toEqual(on('2026-11-27'))
    const unmarked = changes({ stored: [NAMES, IDS] }).map((change) => ({ ...change, action: 'update' as const }))
    expect(on('2026-11-26').at(-1)).not.toBe(unmarked.map(lineOf).at(-1))
  })

  it('is ours as before, for every owner that is the same', () => {
    const ownership = { owner: 'renamed-org/platform@1:federation.yml', kind: 'application', sha256Hex } as const
    expect(ownedBy(markedOn(TODAY), ownership)).toBe('ours')
  })
})

describe('a credential that stays after all', () => {
  const wanting = (stored: FederatedIdentityCredential, stays: boolean, kind: Kind = 'application') =>
    changes({
      stored: [stored],
      more: {
        ownership: { owner: FILE, kind, sha256Hex },
        desired: [{ credential: NAMES, source: 'f', ...(stays && { stays: true }) }],
        finish: { forms: [], afterDays: 30, today: TODAY, before: [] },
      },
    })[0]

  it('loses its mark', () => {
    const change = wanting(markedOn('2026-11-01'), true)
    expect(change?.action).toBe('update')
    expect(change?.description).toBe(NAMES.description)
    expect(change?.differences).toEqual([{ field: 'since', from: '2026-11-01', to: '' }])
  })

  it('is kept as it is without a mark, by who knows nothing of it, and where nothing is stored of it', () => {
    expect(wanting(NAMES, true)?.action).toBe('keep')
    expect(wanting(describedAs(undefined), true)?.action).toBe('keep')
    expect(wanting(markedOn('2026-11-01'), false)?.action).toBe('keep')
    const { name } = credential('octo-org/shop', FILE, 'managed-identity')
    expect(wanting({ ...describedAs(undefined), name }, true, 'managed-identity')?.action).toBe('keep')
  })
})

describe('runs day after day', () => {
  it('mark once, delete once, never before the days have passed, and write nothing in between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }),
        (afterDays, gaps) => {
          let today = TODAY
          let stored: readonly FederatedIdentityCredential[] = [NAMES, IDS]
          const writes: string[] = []
          for (const gap of [0, ...gaps, afterDays, 0]) {
            today = daysAfter(today, gap)
            for (const change of changes({ stored, afterDays, today })) {
              if (change.action === 'keep') continue
              writes.push(change.action)
              if (change.action === 'delete') {
                const since = countedSince(stored.find(({ name }) => name === change.name)?.description, today)
                expect(daysAfter(since ?? today, afterDays) <= today).toBe(true)
              }
              stored = storedAfter(stored, change)
            }
          }
          expect(writes).toEqual(['update', 'delete'])
          expect(stored).toEqual([IDS])
        },
      ),
    )
  })
})
