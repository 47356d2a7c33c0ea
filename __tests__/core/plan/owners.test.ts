/** Tests what several owners declare for one target: taken over, adopted, pruned, judged, and never locked out. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { nameCredential } from '../../../src/core/credential/name.ts'
import { buildAdoptedDescription, isAdopted, ownedBy } from '../../../src/core/credential/owner.ts'
import { diffOwners, type OwnerDeclaration } from '../../../src/core/plan/owners.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const FILE = 'octo-org/platform@1:federation.yml'
const OLD = 'octo-org/platform@1:old.yml'

function credential(
  environment: string,
  owner = FILE,
  kind: 'application' | 'managed-identity' = 'application',
): FederatedIdentityCredential {
  return nameCredential(
    {
      issuer: 'https://token.actions.githubusercontent.com',
      audience: 'api://AzureADTokenExchange',
      subject: `repo:octo-org/shop:environment:${environment}`,
      repository: 'octo-org/shop',
    },
    { owner, kind, sha256Hex },
  )
}

interface Given {
  readonly wanted?: readonly string[]
  readonly adopt?: boolean
  readonly prune?: boolean
  readonly previousOwners?: readonly string[]
  readonly owner?: string
  readonly kind?: 'application' | 'managed-identity'
  readonly refuse?: OwnerDeclaration['refuse']
}

function declaration({
  wanted = [],
  adopt = false,
  prune = false,
  previousOwners = [],
  owner = FILE,
  kind = 'application',
  refuse = () => undefined,
}: Given): OwnerDeclaration {
  return {
    ownership: { owner, previousOwners, kind, sha256Hex },
    desired: wanted.map((name) => ({ credential: credential(name, owner, kind), source: 'federation.yml:1:1', adopt })),
    prune,
    source: 'federation.yml',
    refuse,
  }
}

function diff(given: readonly Given[], stored: readonly FederatedIdentityCredential[], own = ''): readonly string[] {
  const isOwn = ({ subject = '' }: FederatedIdentityCredential) => subject.endsWith(`:${own}`)
  return diffOwners(given.map(declaration), stored, isOwn).map(
    ({ action, subject = '', reason }) =>
      `${action} ${subject.split(':').at(-1)}${action === 'refuse' ? ` ${reason}` : ''}`,
  )
}

const byHand = (environment: string): FederatedIdentityCredential => {
  const { description: _, ...rest } = credential(environment)
  return { ...rest, name: `hand-${environment}` }
}

describe('what files declare for one target', () => {
  it('creates, keeps and prunes what is its own', () => {
    const stored = [credential('kept'), credential('gone'), byHand('foreign'), credential('other', OLD)]
    expect(diff([{ wanted: ['new', 'kept'], prune: true }], stored)).toEqual(['create new', 'keep kept', 'delete gone'])
    expect(diff([{ wanted: ['new', 'kept'] }], stored)).toEqual(['create new', 'keep kept'])
  })

  it('takes over from previous owners by the marker alone, and prunes what they left', () => {
    const stored = [credential('kept', OLD), credential('gone', OLD)]
    const given = { wanted: ['kept'], prune: true, previousOwners: [OLD] }
    expect(diff([given], stored)).toEqual(['update kept', 'delete gone'])
    const [change] = diffOwners([declaration(given)], stored, () => false)
    expect(change?.differences).toEqual([{ field: 'owner', from: OLD, to: FILE }])
  })

  it('on a managed identity it keeps what a previous owner named, and prunes by the name', () => {
    const stored = ['kept', 'gone'].map((name) => credential(name, OLD, 'managed-identity'))
    const given = { wanted: ['kept'], prune: true, previousOwners: [OLD], kind: 'managed-identity' } as const
    expect(diff([given], stored)).toEqual(['keep kept', 'delete gone'])
  })

  it('adopts only what says so, and never prunes what was adopted', () => {
    const stored = [byHand('a')]
    expect(diff([{ wanted: ['a'] }], stored)).toEqual(['keep a'])
    const [change] = diffOwners([declaration({ wanted: ['a'], adopt: true })], stored, () => false)
    expect(change?.action).toBe('update')
    expect(change?.name).toBe('hand-a')
    expect(isAdopted(change?.description)).toBe(true)
    const { description = '' } = change ?? {}
    const adopted = [{ ...byHand('a'), description }]
    expect(diff([{ wanted: ['a'], adopt: true }], adopted)).toEqual(['keep a'])
    expect(diff([{ prune: true }], adopted)).toEqual([])
    const [moved] = diffOwners(
      [declaration({ wanted: ['a'], owner: OLD, previousOwners: [FILE] })],
      adopted,
      () => false,
    )
    expect(isAdopted(moved?.description)).toBe(true)
  })

  it('corrects an audience and rewrites the marker of a previous owner at once', () => {
    const stored = [{ ...credential('a', OLD), audiences: ['api://other'] }]
    const [change] = diffOwners([declaration({ wanted: ['a'], previousOwners: [OLD] })], stored, () => false)
    expect(change?.audiences).toEqual(['api://AzureADTokenExchange'])
    expect(change?.description).toBe(credential('a').description)
  })

  it('does not prune what another file of the run declares', () => {
    const stored = [credential('moved')]
    const other = { wanted: ['moved'], owner: 'octo-org/platform@1:b.yml' }
    expect(diff([{ prune: true }, other], stored)).toEqual(['keep moved'])
  })

  it('refuses what the policy does not permit, deletions too', () => {
    const refuse = () => 'not-permitted' as const
    const stored = [credential('kept'), credential('gone')]
    expect(diff([{ wanted: ['new', 'kept'], prune: true, refuse }], stored)).toEqual([
      'refuse new not-permitted',
      'keep kept',
      'refuse gone not-permitted',
    ])
  })

  it('never takes away the last trust of the run itself', () => {
    const stored = [credential('own'), credential('gone')]
    expect(diff([{ prune: true }], stored, 'own')).toEqual(['refuse own self-lockout', 'delete gone'])
    expect(diff([{ wanted: ['own'], prune: true }], stored, 'own')).toEqual(['keep own', 'delete gone'])
  })
})

describe('a marker of what was adopted', () => {
  it('names the owner, and no value forges it', () => {
    const { description = '' } = credential('a')
    const adopted = buildAdoptedDescription(FILE, description)
    expect(adopted).toContain(`owner=${FILE}; adopted; octo-org/shop environment a`)
    expect(ownedBy({ ...credential('a'), description: adopted }, { owner: FILE, kind: 'application', sha256Hex })).toBe(
      'ours',
    )
    expect(isAdopted(credential('adopted').description)).toBe(false)
    expect(isAdopted(credential('x; adopted; y').description)).toBe(false)
    expect(isAdopted(undefined)).toBe(false)
    expect(isAdopted('somebody; adopted; else')).toBe(false)
    expect(isAdopted(buildAdoptedDescription('a;b', ''))).toBe(true)
  })
})
