/** Tests which certificates go for good, on the application and on its service principal. */
import { describe, expect, it } from 'vitest'
import { ownedKeyId } from '../../../src/core/certificate/stored-key.ts'
import { daysFromNow, declaredRetirement, storedKey } from '../../core/secret/secrets.ts'
import { sha256Hex } from '../job.ts'
import { applyWith, OWNER, openWorld, planWith, targetOf } from './secret-world.ts'

const PROVED = { exchanges: async () => true }
const retiring = (more = {}) => targetOf([{ retirements: [declaredRetirement({ secrets: [], ...more })] }])
const onPrincipal = storedKey({ keyId: 'c2', thumbprint: 'EF', endDateTime: null, displayName: null })
const keysOf = (...application: readonly ReturnType<typeof storedKey>[]) => ({
  storedKeys: { application, 'service-principal': [onPrincipal] },
})

describe('a named certificate', () => {
  it('goes from what bears it, and from nothing else; another one that is gone is said', async () => {
    const kept = storedKey({ keyId: 'c3', thumbprint: '99' })
    const opened = openWorld(keysOf(storedKey(), kept), PROVED)
    const target = retiring({ certificates: ['abcd', 'c2', 'nowhere'] })
    const { lines, warnings } = await planWith(opened, target)
    expect(lines).toMatchObject([
      { resource: 'certificate', action: 'delete', name: 'c1', asked: true },
      { resource: 'certificate', action: 'delete', name: 'c2' },
    ])
    expect(warnings).toEqual([expect.stringContaining('No certificate is nowhere')])
    expect(await applyWith(opened, target)).toEqual(['deleted c1', 'deleted c2'])
    expect(opened.world.storedKeys).toEqual({ application: [kept], 'service-principal': [] })
  })

  it('that is gone by the time is kept out of the writing', async () => {
    const opened = openWorld(keysOf(storedKey()), PROVED)
    const { plan, lines } = await planWith(opened, retiring({ certificates: ['c1'] }))
    opened.world.storedKeys = { application: [], 'service-principal': [] }
    const [line] = lines
    if (line === undefined) throw new Error('no line')
    expect((await plan?.writeResource(line, opened.clock.now() + 60_000))?.outcome).toBe('kept')
    expect(opened.world.events).toEqual([])
  })

  it('stays without a proof, and where it is no certificate', async () => {
    const unproved = await planWith(openWorld(keysOf(storedKey())), retiring({ certificates: ['c1'] }))
    expect(unproved.lines).toMatchObject([{ action: 'refuse', reason: 'retire-unproved' }])
    const encrypting = storedKey({ encryptsTokens: true })
    const { lines } = await planWith(openWorld(keysOf(encrypting), PROVED), retiring({ certificates: ['c1'] }))
    expect(lines).toMatchObject([{ action: 'refuse', why: expect.stringContaining('encrypted') }])
  })

  it('needs the leave of the policy', async () => {
    const opened = openWorld({ ...keysOf(storedKey()), rules: { entry: undefined, deny: [] } }, PROVED)
    expect((await planWith(opened, retiring({ certificates: ['c1'] }))).lines).toMatchObject([
      { action: 'refuse', reason: 'not-permitted' },
    ])
  })
})

describe('all', () => {
  const ALL = { certificates: 'all', secretUnusedForDays: 30 } as const
  const clientUse = async () => ({
    lastUses: new Map(['c1', 'c2'].map((id) => [id, daysFromNow(-40)])),
    federatedSignIns: [daysFromNow(-1)],
  })

  it('means every certificate but those that files keep, and no other key', async () => {
    const own = storedKey({ keyId: ownedKeyId(OWNER, 'AA', sha256Hex), thumbprint: 'AA' })
    const encrypting = storedKey({ keyId: 'c4', usage: 'Encrypt' })
    const opened = openWorld(keysOf(storedKey(), own, encrypting), { clientUse })
    expect(await applyWith(opened, retiring(ALL))).toEqual(['deleted c1', 'deleted c2'])
  })

  it('needs `secret-unused-for-days`', async () => {
    const { lines } = await planWith(openWorld(keysOf(storedKey()), PROVED), retiring({ certificates: 'all' }))
    expect(lines.map(({ action }) => action)).toEqual(['refuse', 'refuse'])
  })

  it('asks for nothing where there is none, nor of a service principal that is not there', async () => {
    const exchanges = async () => {
      throw new Error('asked')
    }
    const opened = openWorld({ ...keysOf(), principalId: undefined }, { exchanges })
    expect((await planWith(opened, retiring(ALL))).lines).toEqual([])
  })
})

describe('the manager’s own certificate', () => {
  const token = async () => ({ objectId: 'principal', bySecret: false })
  const reasonOf = async (more: object) => {
    const opened = openWorld(keysOf(storedKey()), { ...PROVED, managerToken: token, ...more })
    const { lines } = await planWith(opened, retiring({ certificates: ['c1'] }))
    return lines[0]?.action === 'refuse' ? lines[0].reason : lines[0]?.action
  }

  it.each([
    ['this one', { managerThumbprint: 'ABCD' }, 'self-lockout'],
    ['another one', { managerThumbprint: 'EF' }, 'delete'],
    ['none, and the inputs say so', {}, 'delete'],
    ['nobody knows which', { managerTells: false }, 'self-lockout'],
    [
      'a secret',
      { managerTells: false, managerToken: async () => ({ objectId: 'principal', bySecret: true }) },
      'delete',
    ],
  ])('%s', async (_, more, expected) => {
    expect(await reasonOf(more)).toBe(expected)
  })
})
