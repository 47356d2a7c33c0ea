/** Tests which secrets go for good, which are pruned, and which are not touched. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import { daysFromNow, declaredRetirement, declaredSecret, NOW, secret } from '../../core/secret/secrets.ts'
import { applyWith, CLIENT_ID, OWNER, openWorld, ownKeyId, planWith, targetOf } from './secret-world.ts'

const PROVED = { exchanges: async () => true }
const retiring = (more = {}) => targetOf([{ retirements: [declaredRetirement(more)] }])

describe('a named secret', () => {
  it('goes where it is proved, whatever case its ID has; one that is gone is said', async () => {
    const opened = openWorld({ secrets: [secret()] }, PROVED)
    const target = retiring({ secrets: ['K1', 'k9'] })
    const { lines, warnings } = await planWith(opened, target)
    expect(lines).toMatchObject([{ action: 'delete', name: 'k1', asked: true }])
    expect(warnings).toEqual([expect.stringContaining('f.yml:2:2: No secret has the key ID k9')])
    expect(await applyWith(opened, target)).toEqual(['deleted k1'])
    expect((await planWith(opened, target)).lines).toEqual([])
  })

  it('stays without a proof', async () => {
    const { lines } = await planWith(openWorld({ secrets: [secret()] }), retiring())
    expect(lines).toMatchObject([{ action: 'refuse', reason: 'retire-unproved' }])
  })

  it('is judged by what the reports tell of it', async () => {
    const clientUse = async (clientId: string, since: number) => ({
      lastUses: new Map([['k1', daysFromNow(-9)]]),
      federatedSignIns: clientId === CLIENT_ID && since === daysFromNow(-30) ? [daysFromNow(-1)] : [],
    })
    const { lines } = await planWith(openWorld({ secrets: [secret()] }, { clientUse }), retiring())
    expect(lines).toMatchObject([{ action: 'delete' }])
  })

  it('that is a certificate is refused', async () => {
    const keys = [{ keyId: 'k1', usage: 'Verify', encryptsTokens: false }]
    const { lines } = await planWith(openWorld({ keys }, PROVED), retiring())
    expect(lines).toMatchObject([{ action: 'refuse', reason: 'retire-unproved', name: 'k1' }])
  })

  it('needs the leave of the policy', async () => {
    const opened = openWorld({ secrets: [secret()], rules: { entry: undefined, deny: [] } }, PROVED)
    const { lines, plan } = await planWith(opened, retiring())
    expect(lines).toMatchObject([{ action: 'refuse', reason: 'not-permitted' }])
    expect(plan?.forbidden).toHaveLength(1)
  })
})

describe('all', () => {
  const ALL = { secrets: 'all', secretUnusedForDays: 30 } as const
  const clientUse = async () => ({
    lastUses: new Map(['k1', 'k2'].map((id) => [id, daysFromNow(-40)])),
    federatedSignIns: [NOW],
  })

  it('means those of the service principal as well, never those that a file keeps', async () => {
    const own = secret({ keyId: ownKeyId('a') })
    const opened = openWorld(
      {
        secrets: [secret(), own],
        principalSecrets: [secret({ keyId: 'k2', holder: 'service-principal' })],
        github: { updatedAt: NOW, value: 'v' },
      },
      { clientUse },
    )
    const target = targetOf([{ retirements: [declaredRetirement(ALL)] }, { secrets: [declaredSecret()] }])
    expect(await applyWith(opened, target)).toEqual(['deleted k1', 'deleted k2'])
    expect(opened.world.secrets).toEqual([own])
  })

  it('asks for nothing where nothing is left', async () => {
    const exchanges = async () => {
      throw new Error('asked')
    }
    const { lines } = await planWith(openWorld({}, { exchanges }), retiring(ALL))
    expect(lines).toEqual([])
  })

  it('of an application that cannot be read is one refused line', async () => {
    const openStore = () => ({ read: async () => Promise.reject(new FederationError('throttled', 'busy')) }) as never
    const { lines } = await planWith(openWorld({}, { openStore }), retiring(ALL))
    expect(lines).toMatchObject([{ action: 'refuse', name: 'all', reason: 'throttled' }])
    const named = await planWith(openWorld({}, { openStore }), retiring())
    expect(named.lines).toMatchObject([{ name: 'k1' }])
  })
})

describe('the manager’s own secret', () => {
  const plan = async (
    token: { objectId: string | undefined; bySecret: boolean | undefined },
    more = {},
    hint?: string,
  ) => {
    const opened = openWorld(
      { secrets: [secret()], ...more },
      { ...PROVED, managerToken: async () => token, managerHint: hint },
    )
    const { lines } = await planWith(opened, retiring())
    return lines[0]?.action === 'refuse' ? lines[0].reason : lines[0]?.action
  }

  it.each([
    ['another principal', { objectId: 'somebody', bySecret: true }, {}, undefined, 'delete'],
    ['the same principal by a secret', { objectId: 'PRINCIPAL', bySecret: true }, {}, undefined, 'self-lockout'],
    ['the same principal without one', { objectId: 'principal', bySecret: false }, {}, undefined, 'delete'],
    ['a token that tells nothing', { objectId: undefined, bySecret: undefined }, {}, undefined, 'self-lockout'],
    [
      'the same client by this secret',
      { objectId: 'x', bySecret: true },
      { managerClientId: CLIENT_ID },
      'abc',
      'self-lockout',
    ],
    [
      'the same client by another secret',
      { objectId: 'x', bySecret: true },
      { managerClientId: CLIENT_ID },
      'xyz',
      'delete',
    ],
    ['another client', { objectId: 'principal', bySecret: true }, { managerClientId: 'other' }, undefined, 'delete'],
  ] as const)('%s', async (_, token, more, hint, expected) => {
    expect(await plan(token, more, hint)).toBe(expected)
  })
})

describe('pruning', () => {
  const gone = secret({ keyId: ownKeyId('a'), displayName: 'gone' })
  const pruning = (more = {}) => targetOf([{ file: { prune: true }, ...more }])

  it('removes what the file made and declares no more, and nothing else', async () => {
    const opened = openWorld({ secrets: [gone, secret()] })
    const { lines } = await planWith(opened, pruning())
    expect(lines).toMatchObject([{ action: 'delete', name: gone.keyId }])
    expect(lines[0]).not.toHaveProperty('asked')
    expect(await applyWith(opened, pruning())).toEqual([`deleted ${gone.keyId}`])
  })

  it('keeps what is declared, what is retired already, and what the manager may be using', async () => {
    const kept = secret({ keyId: ownKeyId('b') })
    const opened = openWorld({ secrets: [gone, kept], github: { updatedAt: NOW, value: 'v' } }, PROVED)
    const retirements = [declaredRetirement({ secrets: [gone.keyId] })]
    const { lines } = await planWith(opened, pruning({ retirements, secrets: [declaredSecret()] }))
    expect(lines.map(({ action }) => action)).toEqual(['delete', 'keep'])
    const own = openWorld(
      { secrets: [gone] },
      { managerToken: async () => ({ objectId: 'principal', bySecret: true }) },
    )
    expect((await planWith(own, pruning())).lines).toEqual([])
  })

  it('reads no application whose listed secrets are all of others, and each where they were not listed', async () => {
    const opened = openWorld({ secrets: [gone] })
    let reads = 0
    const openStore: typeof opened.ports.openStore = (id) => {
      reads += 1
      return opened.ports.openStore(id)
    }
    const counted = { ...opened, ports: { ...opened.ports, openStore } }
    const listing = (secretIds: readonly string[]) => {
      const target = pruning()
      return { ...target, reading: { ...target.reading, secretIds } } as typeof target
    }
    expect((await planWith(counted, listing(['somebody-else']))).lines).toEqual([])
    expect((await planWith(counted, listing([]))).lines).toEqual([])
    expect(reads).toBe(0)
    expect((await planWith(counted, listing(['somebody-else', gone.keyId]))).lines).toHaveLength(1)
    expect((await planWith(counted, pruning())).lines).toHaveLength(1)
    expect(reads).toBe(2)
  })

  it('needs the leave of the policy', async () => {
    const opened = openWorld({ secrets: [gone], rules: { entry: undefined, deny: [] } })
    expect((await planWith(opened, pruning())).lines).toMatchObject([{ action: 'refuse', reason: 'not-permitted' }])
  })
})

describe('a plan that takes away federated credentials', () => {
  const marker = (state = '') =>
    `Managed by entra-workload-identity-federation; owner=${OWNER};${state} octo-org/shop branch:main`
  const stored = (description?: string) => ({
    name: 'x',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:octo-org/shop:ref:refs/heads/main',
    audiences: ['api://AzureADTokenExchange'],
    ...(description !== undefined && { description }),
  })
  const planned = async (
    all: readonly ReturnType<typeof stored>[],
    { prune = true, declares = false, end = daysFromNow(30) } = {},
  ) => {
    const target = targetOf([{ file: { prune }, retirements: [declaredRetirement()] }])
    const [declaration] = target.declarations
    if (declaration === undefined || target.reading?.ok !== true) throw new Error('no declaration')
    const credentials = declares ? [{ ok: false } as unknown as (typeof declaration.credentials)[number]] : []
    const { lines } = await planWith(openWorld({ secrets: [secret({ end })] }, PROVED), {
      ...target,
      reading: { ...target.reading, stored: all },
      declarations: [{ ...declaration, credentials }],
    })
    return lines.map(({ action }) => action)
  }

  it('retires nothing where it takes away all of them', async () => {
    expect(await planned([stored(marker()), stored(marker())])).toEqual(['refuse'])
  })

  it('retires where one stays, or another one comes', async () => {
    expect(await planned([stored(marker()), stored()])).toEqual(['delete'])
    expect(await planned([stored(marker()), stored(marker(' adopted;'))])).toEqual(['delete'])
    expect(await planned([stored(marker().replace(OWNER, 'octo-org/other@9:f.yml'))])).toEqual(['delete'])
    expect(await planned([stored(marker())], { prune: false })).toEqual(['delete'])
    expect(await planned([stored(marker())], { declares: true })).toEqual(['delete'])
  })

  it('retires what has expired', async () => {
    expect(await planned([stored(marker())], { end: daysFromNow(-1) })).toEqual(['delete'])
  })
})
