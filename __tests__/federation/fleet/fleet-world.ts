/** A fleet without Node: directories that have state, a virtual clock, and files as the use case takes them. */
import type { FederationError } from '../../../src/core/error.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import { applyFleet, type DeletionLimit } from '../../../src/federation/fleet/apply-fleet.ts'
import type { FleetFile, FleetTrust } from '../../../src/federation/fleet/fleet.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import type { FleetPorts } from '../../../src/federation/fleet/plan-target.ts'
import type { FleetRequest } from '../../../src/federation/fleet/planned-target.ts'
import { createTargetReader } from '../../../src/federation/fleet/read-targets.ts'
import type { PlanResources } from '../../../src/federation/fleet/resources.ts'
import type { CredentialStore, GitHubReader, TargetFacts } from '../../../src/federation/ports.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra, type FakeEntra } from '../fake-entra.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { AUDIENCE, createLog, sha256Hex } from '../job.ts'

export const CLUSTER = 'https://westeurope.oic.prod-aks.azure.com/4444/aaaa/'
export const account = (serviceAccount: string): FleetTrust => ({
  kind: 'kubernetes',
  issuer: CLUSTER,
  namespace: 'payments',
  serviceAccount,
})
export const environment = (name: string, more: Partial<Extract<FleetTrust, { kind: 'github' }>> = {}): FleetTrust => ({
  kind: 'github',
  repository: undefined,
  owner: undefined,
  context: { kind: 'environment', environment: name },
  reusableWorkflow: undefined,
  claims: {},
  ...more,
})

export type Targets = readonly (readonly [address: TargetAddress, trusts: readonly FleetTrust[]])[]
export const application = (clientId: string): TargetAddress => ({ kind: 'application', clientId })

export function fileOf(targets: Targets, more: Partial<FleetFile> = {}): FleetFile {
  const declared = targets.map(([address, trusts]) => ({
    address,
    source: 'f.yml:1:1',
    credentials: trusts.map((trust, index) => ({
      trust,
      name: undefined,
      audience: undefined,
      adopt: false,
      source: `f.yml:${index + 2}:1`,
    })),
  }))
  return {
    file: 'f.yml',
    owner: 'octo-org/shop@2:f.yml',
    claimedOwners: [],
    previousOwners: [],
    prune: true,
    targets: declared,
    ...more,
  }
}

export function open(
  more: {
    github?: Partial<GitHubReader>
    failing?: Readonly<Record<string, FederationError>>
    planResources?: readonly PlanResources[]
    /** What reading a target tells besides its key. */
    facts?: Partial<TargetFacts>
  } = {},
) {
  const clock = createVirtualClock()
  const log = createLog()
  const directories = new Map<string, FakeEntra>()
  const storeOf = async (address: TargetAddress): Promise<CredentialStore> => {
    const id = address.kind === 'managed-identity' ? address.resourceId : (Object.values(address)[1] as string)
    const failure = more.failing?.[id]
    if (failure !== undefined) throw failure
    const entra = directories.get(id) ?? createFakeEntra(clock)
    directories.set(id, entra)
    return {
      ...entra.store,
      readTarget: async () => ({ clientId: id, id: `object-${id}`, uniqueName: null, displayName: id, ...more.facts }),
    }
  }
  const ports: FleetPorts = {
    github: createFakeGitHub(more.github),
    defaultBranch: 'main',
    sha256Hex,
    clock,
    log,
    readTargets: createTargetReader(storeOf, clock),
    ...(more.planResources !== undefined && { planResources: more.planResources }),
  }
  const request = (files: readonly FleetFile[]): FleetRequest => ({
    files,
    repository: 'octo-org/shop',
    audience: AUDIENCE,
    serverUrl: 'https://github.com',
    eventName: 'push',
    authority: 'https://login.microsoftonline.com',
    own: undefined,
    policy: {
      rules: () => 'no-policy-single-file',
      managerClientId: 'm',
      serverUrl: 'https://github.com',
      ownIssuer: undefined,
    },
    scope: { tenantId: 't', cloud: 'public', endpoints: [] },
  })
  const apply = async (files: readonly FleetFile[], maxDeletions: DeletionLimit = { kind: 'count', count: 10 }) => {
    const fleet = await planFleet(request(files), ports)
    const settings = { planDigest: undefined, maxDeletions, timeoutMs: 60_000, facts: {} }
    return { fleet, applied: await applyFleet(fleet, settings, ports) }
  }
  return { ports, request, apply, log, directories }
}
