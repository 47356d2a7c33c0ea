/** Tests the lines of a plan about secrets: what they say, what they digest, when they are carried out. */
import { describe, expect, it } from 'vitest'
import { lineOf, phaseOf } from '../../../src/core/plan/change.ts'
import { declaredChange, refusedRemoval, removalChange } from '../../../src/core/secret/secret-change.ts'
import { declaredSecret, secret } from './secrets.ts'

const REPOSITORY = { fullName: 'octo-org/shop', id: '7' }

describe('declaredChange', () => {
  const created = declaredChange(declaredSecret(), REPOSITORY, [secret()], { action: 'create', reason: 'r' })

  it('holds everything that is written, and no value', () => {
    expect(created).toEqual({
      resource: 'client-secret',
      action: 'create',
      reason: 'r',
      name: 'batch',
      source: 'f.yml:1:1',
      differences: [],
      written: {
        lifetimeDays: 90,
        repository: 'octo-org/shop',
        repositoryId: '7',
        environment: 'production',
        secret: 'AZURE_CLIENT_SECRET',
        removes: ['k1'],
      },
    })
    expect(phaseOf(created)).toBe('variables')
  })

  it('is another line for another lifetime, place or removal', () => {
    const lines = [
      created,
      declaredChange(declaredSecret({ lifetimeDays: 91 }), REPOSITORY, [secret()], { action: 'create', reason: 'r' }),
      declaredChange(declaredSecret(), { ...REPOSITORY, id: '8' }, [secret()], { action: 'create', reason: 'r' }),
      declaredChange(declaredSecret(), REPOSITORY, [], { action: 'create', reason: 'r' }),
      declaredChange(
        declaredSecret({ destination: { repository: undefined, environment: undefined, name: 'AZURE_CLIENT_SECRET' } }),
        REPOSITORY,
        [secret()],
        { action: 'create', reason: 'r' },
      ),
    ]
    expect(new Set(lines.map(lineOf)).size).toBe(5)
  })
})

describe('removals', () => {
  it('say whether a file asked for them', () => {
    const about = { source: 's', reason: 'r' }
    const asked = removalChange(secret(), { ...about, asked: true })
    expect(asked).toMatchObject({ action: 'delete', name: 'k1', asked: true, written: { holder: 'application' } })
    expect(removalChange(secret(), { ...about, asked: false })).not.toHaveProperty('asked')
    expect(phaseOf(asked)).toBe('deletions')
  })

  it('that are refused say why, known or not', () => {
    const about = { source: 's', code: 'retire-unproved', why: 'w' } as const
    expect(refusedRemoval('k1', secret({ displayName: null }), about)).toMatchObject({
      action: 'refuse',
      reason: 'retire-unproved',
      why: 'w',
      written: { holder: 'application', displayName: null, ends: '2027-02-13' },
    })
    expect(refusedRemoval('k2', undefined, about).written).toEqual({
      holder: 'application',
      displayName: null,
      ends: '',
    })
  })
})
