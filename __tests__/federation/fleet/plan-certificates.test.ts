/** Tests how certificates join a plan of many targets: which applications are read, what is judged, refused, pruned and written. */
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../src/core/certificate/certificate.ts'
import type { WantedCertificate } from '../../../src/core/certificate/diff.ts'
import { ownedKeyId, type StoredKey } from '../../../src/core/certificate/stored-key.ts'
import { FederationError } from '../../../src/core/error.ts'
import type { PolicyRules } from '../../../src/core/policy/entry.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import { applyFleet, failuresOf } from '../../../src/federation/fleet/apply-fleet.ts'
import type { FleetFile } from '../../../src/federation/fleet/fleet.ts'
import type { MergedTarget } from '../../../src/federation/fleet/merge-targets.ts'
import {
  type CertificatePlannerPorts,
  createCertificatePlanner,
} from '../../../src/federation/fleet/plan-certificates.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import type { FleetRequest } from '../../../src/federation/fleet/planned-target.ts'
import type { SweptKeys } from '../../../src/federation/ports-keys.ts'
import { createVirtualClock } from '../clock.ts'
import { failureOf, sha256Hex } from '../job.ts'
import { type FakeKeys, fakeKeys, keyOf, silentLog, storeOf } from '../keys/fake-keys.ts'
import { account, application, fileOf, open } from './fleet-world.ts'

const OWNER = 'octo-org/shop@2:f.yml'
const A = 'aaaaaaaa-0000-4000-8000-000000000001'
const B = 'bbbbbbbb-0000-4000-8000-000000000002'

const certificate = (thumbprint: string): Certificate => ({
  der: 'MII=',
  subject: `CN=${thumbprint}`,
  thumbprint,
  thumbprintSha256: thumbprint,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2028-01-01T00:00:00Z',
  key: { algorithm: 'rsa', bits: 2048 },
  signatureHash: 'SHA-256',
})
const wanted = (thumbprint: string, source = `f.yml:${thumbprint}`): WantedCertificate => ({
  certificate: certificate(thumbprint),
  displayName: undefined,
  source,
})
const owned = (thumbprint: string, owner = OWNER): StoredKey =>
  keyOf(ownedKeyId(owner, thumbprint, sha256Hex), { thumbprint })

/** A file that declares certificates on applications. */
function declaring(
  targets: Readonly<Record<string, readonly WantedCertificate[]>>,
  more: Partial<FleetFile> = {},
): FleetFile {
  const file = fileOf(
    Object.keys(targets).map((clientId) => [application(clientId), []] as const),
    { prune: false, ...more },
  )
  return {
    ...file,
    targets: file.targets.map((target, index) => ({ ...target, certificates: Object.values(targets)[index] ?? [] })),
  }
}

interface World {
  /** Keys by client ID. */
  readonly keys?: Readonly<Record<string, FakeKeys>>
  readonly failing?: Readonly<Record<string, FederationError>>
  /** What a sweep tells; undefined: nobody may list the tenant. */
  readonly swept?: readonly SweptKeys[] | FederationError
  readonly rules?: (file: string) => PolicyRules
  readonly ports?: Partial<CertificatePlannerPorts>
}

const facts = (clientId: string) => ({ clientId, id: `object-${clientId}`, uniqueName: null, displayName: clientId })

/** Plans files over a world with keys, through the planner of the fleet. */
function worldOf({ keys = {}, failing = {}, swept, rules, ports = {} }: World = {}) {
  const clock = createVirtualClock()
  const read: string[] = []
  const openKeys = (address: TargetAddress) => {
    const id = 'clientId' in address ? address.clientId : 'other'
    const store = storeOf(keys[id] ?? fakeKeys())
    const list = async () => {
      read.push(id)
      const failure = failing[id]
      if (failure !== undefined) throw failure
      return store.list()
    }
    return { ...store, list }
  }
  const planner = createCertificatePlanner({
    openKeys,
    sweepKeys:
      swept === undefined
        ? undefined
        : async (isWanted) => {
            if (swept instanceof FederationError) throw swept
            return swept.filter(isWanted)
          },
    managerThumbprint: undefined,
    readLimits: undefined,
    sha256Hex,
    clock,
    log: silentLog,
    ...ports,
  })
  const world = open({ planResources: [planner] })
  const request = (files: readonly FleetFile[]): FleetRequest => {
    const made = world.request(files)
    return rules === undefined ? made : { ...made, policy: { ...made.policy, rules } }
  }
  const plan = (...files: readonly FleetFile[]) => planFleet(request(files), world.ports)
  const apply = async (...files: readonly FleetFile[]) => {
    const fleet = await plan(...files)
    const settings = {
      planDigest: undefined,
      maxDeletions: { kind: 'count', count: 10 },
      timeoutMs: 60_000,
      facts: {},
    } as const
    return { fleet, applied: await applyFleet(fleet, settings, world.ports) }
  }
  return { plan, apply, read, planner, request }
}

const linesOf = (fleet: Awaited<ReturnType<ReturnType<typeof worldOf>['plan']>>) =>
  fleet.plan.targets.map(({ clientId, changes }) => [
    clientId,
    ...changes.map(({ action, name }) => `${action} ${name}`),
  ])

describe('a plan', () => {
  it('compares the certificates of each application that declares some, and reads no other', async () => {
    const { plan, read } = worldOf({ keys: { [A]: fakeKeys([keyOf('foreign', { thumbprint: 'BB' })]) } })
    const fleet = await plan(declaring({ [A]: [wanted('AA'), wanted('BB')], [B]: [] }))
    expect(linesOf(fleet)).toEqual([[A, 'create AA', 'keep BB'], [B]])
    expect(read).toEqual([A])
  })

  it('warns about an entry that ended before its certificate does', async () => {
    const ended = keyOf('foreign', { thumbprint: 'AA', endDateTime: '2026-01-02T00:00:00Z' })
    const fleet = await worldOf({ keys: { [A]: fakeKeys([ended]) } }).plan(declaring({ [A]: [wanted('AA')] }))
    expect(fleet.warnings.filter((each) => each.includes('with an end of its own'))).toHaveLength(1)
  })

  it('names the owner’s own certificates among what a share of deletions counts', async () => {
    const keys = fakeKeys([owned('AA'), owned('BB'), keyOf('foreign')])
    const fleet = await worldOf({ keys: { [A]: keys } }).plan(declaring({ [A]: [wanted('AA')] }))
    expect(fleet.targets[0]?.owned.get('f.yml')).toBe(2)
  })

  it('in which a certificate stands twice for one application is refused, whatever the application is called', async () => {
    const { planner, request } = worldOf()
    const file = declaring({ [A]: [wanted('AA', 'f.yml:1'), wanted('AA', 'f.yml:2')] })
    const [target] = file.targets
    if (target === undefined) throw new Error('The file has no target.')
    const merged: MergedTarget = {
      address: target.address,
      reading: undefined,
      declarations: [{ file, target, credentials: [] }],
      spellings: ['application a', 'application "b"'],
    }
    const error = await failureOf(planner([merged], request([file])))
    expect(error.code).toBe('configuration-invalid')
    expect(error.details).toEqual([
      'f.yml:2: application a is application "b", and the certificate AA is declared at f.yml:1 already.',
    ])
  })

  it('without a manager predicts', async () => {
    const { planner, request } = worldOf({ ports: { openKeys: undefined } })
    const file = declaring({ [A]: [wanted('AA')] })
    const target = file.targets[0]
    if (target === undefined) throw new Error('The file has no target.')
    const merged = {
      address: target.address,
      reading: undefined,
      declarations: [{ file, target, credentials: [] }],
      spellings: [],
    }
    const { targets } = await planner([merged], request([file]))
    const plan = targets.get(merged)
    expect(plan?.changes.map(({ action, reason }) => [action, reason])).toEqual([
      ['create', 'No manager reads the target.'],
    ])
    const [change] = plan?.changes ?? []
    if (plan === undefined || change === undefined) throw new Error('There is no line.')
    expect((await failureOf(plan.writeResource(change, 0))).code).toBe('internal')
  })

  it('for an application that the run creates depends on that', async () => {
    const { planner, request, read } = worldOf()
    const file = declaring({ [A]: [wanted('AA')] })
    const address = { kind: 'application', uniqueName: 'shop' } as const
    const declared = file.targets[0]
    if (declared === undefined) throw new Error('The file has no target.')
    const reading = {
      ok: true,
      facts: { clientId: '', id: '', uniqueName: 'shop', displayName: null, missing: true },
      stored: [],
      store: {} as never,
    } as const
    const target = { ...declared, address }
    const merged: MergedTarget = { address, reading, declarations: [{ file, target, credentials: [] }], spellings: [] }
    const { targets } = await planner([merged], request([file]))
    const [change] = targets.get(merged)?.changes ?? []
    expect(change?.reason).toBe('The application is still to be created.')
    expect(change?.dependsOn).toEqual([
      JSON.stringify(['application shop', JSON.stringify(['application', false, 'shop'])]),
    ])
    expect(read).toEqual([])
  })
})

describe('keys that cannot be read', () => {
  const forbidden = new FederationError('manager-forbidden', 'The manager may not read.', { hint: 'Grant it.' })

  it('make every certificate a refusal that says why', async () => {
    const { plan } = worldOf({ failing: { [A]: forbidden } })
    const fleet = await plan(declaring({ [A]: [wanted('AA')], [B]: [wanted('BB')] }))
    expect(linesOf(fleet)).toEqual([
      [A, 'refuse AA'],
      [B, 'create BB'],
    ])
    expect(fleet.plan.targets[0]?.changes[0]).toMatchObject({
      reason: 'manager-forbidden',
      why: 'The manager may not read. Grant it.',
    })
  })

  it('keep what is not permitted refused for that', async () => {
    const { plan } = worldOf({ failing: { [A]: forbidden }, rules: () => 'no-policy-glob' })
    const fleet = await plan(declaring({ [A]: [wanted('AA')] }))
    expect(fleet.plan.targets[0]?.changes[0]?.reason).toBe('not-permitted')
  })

  it('are said where nothing is declared, and only pruned', async () => {
    const plain = new FederationError('service-unavailable', 'No answer.')
    const { plan } = worldOf({ failing: { [A]: plain } })
    const fleet = await plan(declaring({ [A]: [] }, { prune: true }))
    expect(fleet.warnings).toEqual([`No certificates are pruned of application ${A}: No answer.`])
  })

  it('for a reason that nobody foresaw end the plan', async () => {
    const { plan } = worldOf({ failing: { [A]: new Error('a bug') as FederationError } })
    await expect(plan(declaring({ [A]: [wanted('AA')] }))).rejects.toThrow('a bug')
  })
})

describe('a policy', () => {
  const entry = (kinds: readonly string[]): PolicyRules =>
    ({ entry: { applications: [A], kinds }, deny: [] }) as unknown as PolicyRules

  it('permits certificates where it names the kind', async () => {
    const { plan } = worldOf({ rules: () => entry(['certificates']) })
    expect(linesOf(await plan(declaring({ [A]: [wanted('AA')] })))).toEqual([[A, 'create AA']])
  })

  it.each([
    ['without the kind', () => entry(['federated'])],
    ['with no entry', () => ({ entry: undefined, deny: [] }) as PolicyRules],
    ['for a glob without a policy file', () => 'no-policy-glob' as const],
  ])('refuses %s, with the place, uploads and removals alike', async (_, rules) => {
    const keys = { [A]: fakeKeys([owned('OLD')]) }
    const fleet = await worldOf({ keys, rules }).plan(declaring({ [A]: [wanted('AA')] }, { prune: true }))
    expect(linesOf(fleet)).toEqual([[A, 'refuse AA', 'refuse OLD']])
    expect(fleet.targets[0]?.forbidden.map((each) => each.split(' ')[0])).toEqual(['f.yml:AA:', 'f.yml:'])
  })
})

describe('pruning', () => {
  it('goes through the tenant once, and reads no application by itself', async () => {
    const swept = [
      { facts: facts(A), keys: [owned('OLD'), owned('AA')] },
      { facts: facts(B), keys: [owned('LEFT'), owned('X', 'octo-org/else@9:f.yml')] },
      { facts: facts('c'), keys: [keyOf('foreign')] },
    ]
    const { plan, read } = worldOf({ swept })
    const fleet = await plan(declaring({ [A]: [wanted('AA')] }, { prune: true }))
    expect(linesOf(fleet)).toEqual([
      [B, 'delete LEFT'],
      [A, 'keep AA', 'delete OLD'],
    ])
    expect(read).toEqual([])
  })

  it('shows an application that left the file whole: its owner’s and the foreign keys', async () => {
    const swept = [{ facts: facts(B), keys: [owned('LEFT'), keyOf('foreign')] }]
    const fleet = await worldOf({ swept }).plan(declaring({}, { prune: true }))
    expect(fleet.targets[0]?.head.foreign).toBe(1)
    expect(fleet.targets[0]?.owned).toEqual(new Map([['f.yml', 1]]))
  })

  it('leaves a named application alone that holds nothing', async () => {
    const { plan } = worldOf({ swept: [] })
    expect(linesOf(await plan(declaring({ [A]: [] }, { prune: true })))).toEqual([[A]])
  })

  it('of a file that no longer names an application that another one names', async () => {
    const swept = [{ facts: facts(A), keys: [owned('OLD')] }]
    const other = declaring({ [A]: [wanted('AA')] }, { file: 'g.yml', owner: 'octo-org/shop@2:g.yml' })
    const fleet = await worldOf({ swept }).plan(declaring({}, { prune: true }), other)
    expect(linesOf(fleet)).toEqual([[A, 'create AA', 'delete OLD']])
  })

  it('reads each application by itself where the tenant may not be listed, and says so', async () => {
    const keys = { [A]: fakeKeys([owned('OLD')]) }
    const { plan, read } = worldOf({ keys, swept: new FederationError('manager-forbidden', 'no') })
    const fleet = await plan(declaring({ [A]: [] }, { prune: true }))
    expect(linesOf(fleet)).toEqual([[A, 'delete OLD']])
    expect(fleet.warnings).toHaveLength(1)
    expect(fleet.warnings[0]).toMatch(/^f\.yml: the manager may not list the applications/)
    expect(read).toEqual([A])
  })

  it('ends with any other failure of the sweep', async () => {
    const { plan } = worldOf({ swept: new FederationError('service-unavailable', 'no') })
    await expect(plan(declaring({ [A]: [] }, { prune: true }))).rejects.toThrow('no')
  })

  it('of a managed identity has nothing to do', async () => {
    const resourceId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i'
    const file = fileOf([[{ kind: 'managed-identity', resourceId }, [account('api')]]])
    const { plan, read } = worldOf()
    await plan(file)
    expect(read).toEqual([])
  })

  it.each([
    ['m', 'refuse'],
    [A, 'delete'],
  ])('keeps the certificate by which the manager signs in on the application %s', async (clientId, action) => {
    const keys = { [clientId]: fakeKeys([owned('OLD')]) }
    const { plan } = worldOf({ keys, ports: { managerThumbprint: 'OLD' } })
    expect(linesOf(await plan(declaring({ [clientId]: [] }, { prune: true })))).toEqual([[clientId, `${action} OLD`]])
  })
})

describe('applying', () => {
  it('adds what is new, then removes what is gone, each once', async () => {
    const keys = fakeKeys([keyOf('foreign'), owned('OLD')])
    const { apply } = worldOf({ keys: { [A]: keys } })
    const { applied } = await apply(declaring({ [A]: [wanted('AA')] }, { prune: true }))
    expect(applied.flatMap(({ effects }) => effects.map(({ outcome }) => outcome))).toEqual(['created', 'deleted'])
    expect(keys.keys.map(({ keyId }) => keyId)).toEqual(['foreign', ownedKeyId(OWNER, 'AA', sha256Hex)])
  })

  it('of what somebody else added meanwhile is kept', async () => {
    const keys = fakeKeys()
    keys.onList = (count) => {
      // The first reading is the plan's own.
      if (count === 0) keys.keys = [owned('AA')]
    }
    keys.stale.push([])
    const { applied } = await worldOf({ keys: { [A]: keys } }).apply(declaring({ [A]: [wanted('AA')] }))
    expect(applied[0]?.effects.map(({ outcome }) => outcome)).toEqual(['kept'])
  })

  it('with somebody else’s key vanishing names it, and leaves the rest of the application alone', async () => {
    const keys = fakeKeys([keyOf('theirs'), owned('OLD')])
    keys.onList = () => {
      keys.keys = keys.keys.filter(({ keyId }) => keyId !== 'theirs')
    }
    keys.stale.push([keyOf('theirs'), owned('OLD')])
    const { applied } = await worldOf({ keys: { [A]: keys } }).apply(
      declaring({ [A]: [wanted('AA')] }, { prune: true }),
    )
    const errors = failuresOf(applied, {}).map(({ error }) => error)
    expect(errors.map(({ code }) => code)).toEqual(['plan-stale', 'plan-stale'])
    expect(errors[0]?.message).toContain(keyOf('theirs').thumbprint)
    expect(keys.sent).toEqual([])
  })

  it('of another kind’s line is none of its business', async () => {
    const { planner, request } = worldOf()
    const file = declaring({ [A]: [wanted('AA')] })
    const target = file.targets[0]
    if (target === undefined) throw new Error('The file has no target.')
    const merged: MergedTarget = {
      address: target.address,
      reading: { ok: true, facts: facts(A), stored: [], store: {} as never },
      declarations: [{ file, target, credentials: [] }],
      spellings: [],
    }
    const plan = (await planner([merged], request([file]))).targets.get(merged)
    const secret = {
      resource: 'client-secret',
      action: 'delete',
      reason: 'x',
      name: 'k',
      source: 's',
      differences: [],
      written: {},
    } as const
    const failure = await failureOf(plan?.writeResource(secret as never, 0) ?? Promise.resolve())
    expect(failure.message).toBe('Nothing writes the client-secret "k".')
    const federated = { resource: 'federated' } as never
    expect(plan?.adjust(federated)).toBe(federated)
  })
})

describe('a policy of the tenant', () => {
  const limits = (days: number) => ({
    lifetimes: [{ policy: 'p', since: undefined, days }],
    createdAt: undefined,
  })
  const planned = async (readLimits: CertificatePlannerPorts['readLimits']) => {
    const keys = { [A]: fakeKeys([owned('KEPT')]) }
    const { plan } = worldOf({ keys, ports: { readLimits } })
    const fleet = await plan(declaring({ [A]: [wanted('KEPT'), wanted('NEW')] }))
    return fleet.plan.targets.flatMap(({ changes }) =>
      changes.map(({ action, reason, name }) => (action === 'refuse' ? `${name}: ${reason}` : `${name}: ${action}`)),
    )
  }

  it('refuses what is added and would live too long, and leaves what is there', async () => {
    expect(await planned(async () => limits(365))).toEqual(['KEPT: keep', 'NEW: policy-blocked'])
    expect(await planned(async () => limits(3650))).toEqual(['KEPT: keep', 'NEW: create'])
  })

  it('stops no plan where it cannot be read', async () => {
    const unreadable = async () => {
      throw new FederationError('service-unavailable', 'Down.')
    }
    expect(await planned(async () => undefined)).toEqual(['KEPT: keep', 'NEW: create'])
    expect(await planned(unreadable)).toEqual(['KEPT: keep', 'NEW: create'])
    const broken = async () => {
      throw new Error('A bug.')
    }
    await expect(planned(broken)).rejects.toThrow('A bug.')
  })

  it('is not asked where nothing is added', async () => {
    const asked: string[] = []
    const readLimits = async (id: string) => {
      asked.push(id)
      return undefined
    }
    const { plan } = worldOf({ keys: { [A]: fakeKeys([owned('KEPT')]) }, ports: { readLimits } })
    await plan(declaring({ [A]: [wanted('KEPT')] }))
    expect(asked).toEqual([])
  })
})
