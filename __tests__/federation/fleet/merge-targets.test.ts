/** Tests how declarations of one target come together, whatever it is called, and that a credential stands there once. */
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../src/core/certificate/certificate.ts'
import { FederationError } from '../../../src/core/error.ts'
import type { DeclaredRetirement, DeclaredSecret } from '../../../src/core/secret/declared-secret.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import type { DeclaredFleetTarget } from '../../../src/federation/fleet/declare-fleet.ts'
import type { DeclaredInFleet } from '../../../src/federation/fleet/declared-in-fleet.ts'
import type { FleetTarget } from '../../../src/federation/fleet/fleet.ts'
import { assertDeclaredOnce, mergeTargets } from '../../../src/federation/fleet/merge-targets.ts'
import type { TargetReading } from '../../../src/federation/ports-fleet.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra } from '../fake-entra.ts'
import { AUDIENCE } from '../job.ts'

const ISSUER = 'https://oidc.example/cluster/'
const BY_CLIENT: TargetAddress = { kind: 'application', clientId: 'c' }
const BY_OBJECT: TargetAddress = { kind: 'application', objectId: 'o' }

function credentialOf(subject: string, source: string): DeclaredInFleet {
  const trust = { kind: 'subject', issuer: ISSUER, subject } as const
  const credential = { name: subject, issuer: ISSUER, subject, audiences: [AUDIENCE] }
  return {
    ok: true,
    entry: { trust, name: undefined, audience: undefined, adopt: false, source },
    declared: {
      desired: { credential, source },
      source: 'The file.',
      lints: [],
      warnings: [],
      protection: 'unknown',
    },
    trust: { trustRequest: trust, repository: 'octo-org/shop', issuer: ISSUER, claims: {}, warnings: [] },
  }
}

function failedOf(subject: string, source: string): DeclaredInFleet {
  const { entry } = credentialOf(subject, source)
  return { ok: false, entry, error: new FederationError('subject-unknown', 'Nobody tells.') }
}

function targetOf(
  file: string,
  address: TargetAddress,
  credentials: readonly DeclaredInFleet[] = [],
): DeclaredFleetTarget {
  return {
    file: { file, owner: file, claimedOwners: [], previousOwners: [], prune: true, targets: [] },
    target: { address, source: `${file}:1:1`, credentials: credentials.map(({ entry }) => entry) },
    credentials,
  }
}

const readAs = (id: string): TargetReading => ({
  ok: true,
  facts: { clientId: 'c', id, uniqueName: null, displayName: null },
  stored: [],
  store: createFakeEntra(createVirtualClock()).store,
})

/** Sources of a target's credentials, per declaration. */
const sourcesOf = (targets: readonly DeclaredFleetTarget[], readings?: readonly TargetReading[]) =>
  mergeTargets(targets, readings).map(({ declarations }) =>
    declarations.map(({ credentials }) => credentials.map(({ entry }) => entry.source)),
  )

function problemsOf(targets: readonly DeclaredFleetTarget[], readings?: readonly TargetReading[]): readonly string[] {
  try {
    assertDeclaredOnce(mergeTargets(targets, readings))
    return []
  } catch (error) {
    return error instanceof FederationError ? [error.code, ...error.details] : ['other']
  }
}

describe('a target that files name twice', () => {
  const twice = [
    targetOf('f.yml', BY_CLIENT, [credentialOf('x', 'f.yml:2:1')]),
    targetOf('f.yml', BY_OBJECT, [credentialOf('y', 'f.yml:4:1')]),
  ]

  it('has the roles of both entries, and is created where one of them says so', () => {
    const role = (scope: string) => ({ role: 'Reader', scope, source: 'f.yml:1:1' })
    const create = {
      uniqueName: 'shop',
      displayName: 'Shop',
      owners: [],
      serviceManagementReference: undefined,
      adopt: false,
      source: 'f.yml:1:1',
    }
    const entryOf = (address: TargetAddress, scope: string): DeclaredFleetTarget => {
      const entry = targetOf('f.yml', address)
      return { ...entry, target: { ...entry.target, roles: [role(scope)] } }
    }
    const [one, bare] = [entryOf(BY_CLIENT, '/s/0'), entryOf(BY_OBJECT, '/s/1')] as const
    const other = { ...bare, target: { ...bare.target, create } }
    for (const order of [
      [one, other],
      [other, one],
    ] as const) {
      const [merged] = mergeTargets(order, [readAs('o'), readAs('o')])
      const target = merged?.declarations[0]?.target
      expect(target?.create).toBe(create)
      expect(target?.roles?.map(({ scope }) => scope).toSorted()).toEqual(['/s/0', '/s/1'])
    }
  })

  it('is two where neither is there yet', () => {
    const names = ['a', 'b'].map((uniqueName) => targetOf('f.yml', { kind: 'application', uniqueName }))
    expect(mergeTargets(names, [readAs(''), readAs('')])).toHaveLength(2)
  })

  it('is one declaration where the same file does', () => {
    expect(sourcesOf(twice, [readAs('OBJECT'), readAs('object')])).toEqual([[['f.yml:2:1', 'f.yml:4:1']]])
  })

  it('has the secrets of both spellings', () => {
    const declared = { displayName: 'batch' } as DeclaredSecret
    const retired = { secrets: 'all' } as DeclaredRetirement
    const plain = targetOf('f.yml', BY_CLIENT)
    const other = targetOf('f.yml', BY_OBJECT)
    const rich = { ...other, target: { ...other.target, clientSecrets: [declared], retirements: [retired] } }
    for (const pair of [
      [plain, rich],
      [rich, plain],
    ]) {
      const [merged] = mergeTargets(pair, [readAs('o'), readAs('o')])
      expect(merged?.declarations[0]?.target.clientSecrets).toEqual([declared])
      expect(merged?.declarations[0]?.target.retirements).toEqual([retired])
    }
  })

  it('is one declaration for each of several files', () => {
    const other = targetOf('g.yml', BY_CLIENT, [credentialOf('z', 'g.yml:2:1')])
    expect(sourcesOf([...twice.slice(0, 1), other])).toEqual([[['f.yml:2:1'], ['g.yml:2:1']]])
  })

  it('is two targets where nobody reads them', () => {
    expect(sourcesOf(twice)).toEqual([[['f.yml:2:1']], [['f.yml:4:1']]])
  })
})

describe('a credential that is declared twice', () => {
  it('is refused with both places, whatever the target is called', () => {
    const targets = [
      targetOf('f.yml', BY_CLIENT, [credentialOf('x', 'f.yml:2:1')]),
      targetOf('g.yml', BY_OBJECT, [credentialOf('x', 'g.yml:2:1')]),
    ]
    expect(problemsOf(targets, [readAs('object'), readAs('object')])).toEqual([
      'configuration-invalid',
      'g.yml:2:1: application c is application with object ID o, and this credential is declared at f.yml:2:1 already.',
    ])
  })

  it('is refused each time that it stands there again', () => {
    const credentials = [1, 2, 3].map((line) => credentialOf('x', `f.yml:${line}:1`))
    expect(problemsOf([targetOf('f.yml', BY_CLIENT, credentials)])).toEqual([
      'configuration-invalid',
      'f.yml:2:1: application c, and this credential is declared at f.yml:1:1 already.',
      'f.yml:3:1: application c, and this credential is declared at f.yml:1:1 already.',
    ])
  })

  it('is none where two targets hold it', () => {
    const targets = [
      targetOf('f.yml', BY_CLIENT, [credentialOf('x', 'f.yml:2:1')]),
      targetOf('f.yml', BY_OBJECT, [credentialOf('x', 'f.yml:4:1')]),
    ]
    expect(problemsOf(targets, [readAs('one'), readAs('two')])).toEqual([])
  })

  it('is none where it could not be declared', () => {
    const credentials = [failedOf('x', 'f.yml:2:1'), failedOf('x', 'f.yml:3:1')]
    expect(problemsOf([targetOf('f.yml', BY_CLIENT, credentials)])).toEqual([])
  })
})

describe('what stands once on an application, under two of its names', () => {
  const both = (more: Pick<FleetTarget, 'clientSecrets'>) =>
    [BY_CLIENT, BY_OBJECT].map((address) => {
      const declared = targetOf('f.yml', address)
      return { ...declared, target: { ...declared.target, ...more } }
    })
  const readings = [readAs('object'), readAs('object')]
  const place = 'f.yml:3:1: application c is application with object ID o, and'

  it('is a client secret by its display name', () => {
    const secret = { displayName: 'batch', source: 'f.yml:3:1' } as DeclaredSecret
    const targets = both({ clientSecrets: [secret] })
    expect(problemsOf(targets, readings)).toEqual([
      'configuration-invalid',
      `${place} the secret "batch" is declared at f.yml:3:1 already.`,
    ])
    expect(problemsOf(targets, [readAs('one'), readAs('two')])).toEqual([])
  })
})

it('puts together the certificates that one file declares under two spellings', () => {
  const wanted = { certificate: {} as Certificate, displayName: undefined, source: 'f.yml:9:9' }
  const declares = (address: TargetAddress, count: number) => {
    const declared = targetOf('f.yml', address)
    return count === 0
      ? declared
      : { ...declared, target: { ...declared.target, certificates: Array.from({ length: count }, () => wanted) } }
  }
  for (const [first, second] of [
    [1, 2],
    [0, 3],
    [3, 0],
  ] as const) {
    const [merged] = mergeTargets([declares(BY_CLIENT, first), declares(BY_OBJECT, second)], [readAs('x'), readAs('x')])
    expect(merged?.declarations[0]?.target.certificates).toHaveLength(3)
  }
})
