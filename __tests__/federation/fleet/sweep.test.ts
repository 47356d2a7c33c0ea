/** Tests what files have left behind: which applications a sweep wants, and whose credentials become deletions. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { buildAdoptedDescription, buildDescription, ownerHash } from '../../../src/core/credential/owner.ts'
import { FederationError } from '../../../src/core/error.ts'
import { buildKeyId } from '../../../src/core/secret/secret.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import type { FleetFile } from '../../../src/federation/fleet/fleet.ts'
import type { MergedTarget } from '../../../src/federation/fleet/merge-targets.ts'
import { declareLeft, identityWarnings, sweepTenant } from '../../../src/federation/fleet/sweep.ts'
import type { TargetFacts } from '../../../src/federation/ports.ts'
import type { SweepApplications, SweptApplication } from '../../../src/federation/ports-fleet.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra } from '../fake-entra.ts'
import { createLog, sha256Hex } from '../job.ts'

const OWNER = 'octo-org/shop@2:f.yml'
const identity: TargetAddress = { kind: 'managed-identity', resourceId: '/subscriptions/s/identity' }
const fileOf = (more: Partial<FleetFile> = {}): FleetFile => ({
  file: 'f.yml',
  owner: OWNER,
  claimedOwners: [],
  previousOwners: [],
  prune: true,
  targets: [],
  ...more,
})
const factsOf = (name: string): TargetFacts => ({
  clientId: name,
  id: `object-${name}`,
  uniqueName: null,
  displayName: null,
})
const ours = buildDescription(OWNER, 'x')
const adopted = buildAdoptedDescription(OWNER, ours)
const credential = (description?: string): FederatedIdentityCredential => ({
  name: 'n',
  issuer: 'https://i',
  subject: 's',
  audiences: ['a'],
  ...(description !== undefined && { description }),
})

/** A tenant of applications, each with the descriptions of its credentials. */
function tenantOf(
  applications: Readonly<Record<string, readonly string[]>>,
  secrets: Readonly<Record<string, readonly string[]>> = {},
): SweepApplications {
  return async (wanted) =>
    Object.entries(applications)
      .map(([name, descriptions]): SweptApplication => {
        const reading = { ok: true, facts: factsOf(name), stored: descriptions.map(credential) } as const
        return { facts: factsOf(name), descriptions, secretIds: secrets[name] ?? [], reading }
      })
      .filter(wanted)
}

describe('a sweep', () => {
  const log = createLog()
  const tenant = tenantOf({
    named: [],
    left: ['by hand', ours],
    adopted: [adopted],
    moved: [buildDescription('octo-org/shop@2:old.yml', 'x')],
    foreign: [buildDescription('octo-org/shop@2:g.yml', 'x'), 'by hand'],
  })
  const named: readonly TargetAddress[] = [{ kind: 'application', clientId: 'NAMED' }]

  it('wants what files name, and what holds a credential that an owner made', async () => {
    const { swept, left, warnings } = await sweepTenant([fileOf()], named, {
      sweepApplications: tenant,
      sha256Hex,
      log,
    })
    expect(swept.map(({ facts }) => facts.clientId)).toEqual(['named', 'left'])
    expect(left).toEqual([{ kind: 'application', clientId: 'left' }])
    expect(warnings).toEqual([])
  })

  it('wants what a previous owner made', async () => {
    const file = fileOf({ previousOwners: ['octo-org/shop@2:old.yml'] })
    const { left } = await sweepTenant([file], named, { sweepApplications: tenant, sha256Hex, log })
    expect(left).toEqual([
      { kind: 'application', clientId: 'left' },
      { kind: 'application', clientId: 'moved' },
    ])
  })

  it('counts in the log what it goes through', async () => {
    const counting = createLog()
    const many = tenantOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`a${index}`, []])))
    await sweepTenant([fileOf()], named, { sweepApplications: many, sha256Hex, log: counting })
    expect(counting.lines).toEqual([
      'info: Went through 5000 applications of the tenant',
      'info: Went through 10000 applications of the tenant',
      'info: Went through 10001 applications of the tenant: 0 that left a file hold what is its own',
    ])
  })

  it('wants what holds a client secret that an owner made', async () => {
    const keyId = buildKeyId(OWNER, 'a'.repeat(15), sha256Hex)
    const sweepApplications = tenantOf({ mine: [], yours: [] }, { mine: ['other', keyId], yours: ['other'] })
    const { left } = await sweepTenant([fileOf()], named, { sweepApplications, sha256Hex, log })
    expect(left).toEqual([{ kind: 'application', clientId: 'mine' }])
  })

  it('is not made where no file prunes, or nobody can', async () => {
    const nothing = { swept: [], left: [], warnings: [] }
    expect(await sweepTenant([fileOf({ prune: false })], named, { sweepApplications: tenant, sha256Hex, log })).toEqual(
      nothing,
    )
    expect(await sweepTenant([fileOf()], named, { sweepApplications: undefined, sha256Hex, log })).toEqual(nothing)
  })

  it('warns each file that prunes where the manager may not list, and fails with anything else', async () => {
    const failing = (error: Error) =>
      sweepTenant([fileOf(), fileOf({ file: 'g.yml', prune: false })], named, {
        sweepApplications: () => Promise.reject(error),
        sha256Hex,
        log,
      })
    const { warnings } = await failing(new FederationError('manager-forbidden', 'No.'))
    expect(warnings).toEqual([expect.stringMatching(/^f\.yml: .*Application\.Read\.All/)])
    await expect(failing(new FederationError('throttled', 'Later.'))).rejects.toThrow('Later.')
    await expect(failing(new TypeError('a defect'))).rejects.toThrow('a defect')
  })
})

describe('a target that left a file', () => {
  const { store } = createFakeEntra(createVirtualClock())
  const targetOf = (
    stored: readonly FederatedIdentityCredential[],
    more: Partial<MergedTarget> = {},
  ): MergedTarget => ({
    address: { kind: 'application', clientId: 'a' },
    reading: { ok: true, facts: factsOf('a'), stored, store },
    declarations: [],
    spellings: [],
    ...more,
  })
  const declaringFiles = (target: MergedTarget, files: readonly FleetFile[]) =>
    declareLeft([target], files, sha256Hex).map(({ declarations }) => declarations.map(({ file }) => file.file))

  it('is declared empty by each file that prunes and owns something there', () => {
    const other = fileOf({ file: 'g.yml', owner: 'octo-org/shop@2:g.yml' })
    expect(declaringFiles(targetOf([credential(ours)]), [fileOf(), other])).toEqual([['f.yml']])
    expect(declaringFiles(targetOf([credential(ours)]), [fileOf({ prune: false })])).toEqual([[]])
    expect(declaringFiles(targetOf([credential(adopted), credential()]), [fileOf()])).toEqual([[]])
  })

  it('is declared empty by a file that made one of its client secrets', () => {
    const keyId = buildKeyId(OWNER, 'a'.repeat(15), sha256Hex)
    const target = targetOf([])
    const holding = { ...target, reading: { ...target.reading, secretIds: [keyId] } } as MergedTarget
    expect(declaringFiles(holding, [fileOf(), fileOf({ file: 'g.yml', owner: 'g' })])).toEqual([['f.yml']])
  })

  it('is declared once by a file that still names it', () => {
    const declaration = {
      file: fileOf(),
      target: { address: { kind: 'application', clientId: 'a' }, credentials: [], source: 'f.yml:1:1' },
      credentials: [],
    } as const
    const target = targetOf([credential(ours)], { declarations: [declaration] })
    expect(declareLeft([target], [fileOf()], sha256Hex)).toEqual([target])
  })

  it('is known by the owner’s hash in a name where it is a managed identity', () => {
    const named = { ...credential(), name: `gh-x-0123abcd-${ownerHash(OWNER, sha256Hex)}` }
    const left = targetOf([named], { address: identity })
    const other = fileOf({ file: 'g.yml', owner: 'octo-org/shop@2:g.yml' })
    expect(declaringFiles(left, [other, fileOf()])).toEqual([['f.yml']])
    expect(declaringFiles(left, [fileOf({ prune: false })])).toEqual([[]])
  })

  it('is nobody’s where it could not be read', () => {
    const error = new FederationError('throttled', 'Later.')
    expect(declaringFiles(targetOf([], { reading: { ok: false, error } }), [fileOf()])).toEqual([[]])
    expect(declaringFiles(targetOf([], { reading: undefined }), [fileOf()])).toEqual([[]])
  })
})

it('names, for a file that prunes managed identities, the command with the hash of its owner', () => {
  const target = { address: identity, credentials: [], source: 'f.yml:1:1' }
  const application = { ...target, address: { kind: 'application', clientId: 'a' } as const }
  const files = [
    fileOf({ targets: [target] }),
    fileOf({ targets: [target], prune: false }),
    fileOf({ targets: [application] }),
  ]
  expect(identityWarnings(files, sha256Hex)).toEqual([
    expect.stringContaining(`[?ends_with(name, '-${ownerHash(OWNER, sha256Hex)}')].name`),
  ])
})
