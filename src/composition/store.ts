/** Opens a target's credentials with the manager's rights; loaded only when a trust is missing. */
import { type Cloud, graphScope, resourceManagerScope } from '../core/cloud.ts'
import type { Sha256Hex } from '../core/credential/credential.ts'
import type { Manager } from '../core/manager.ts'
import type { TargetAddress } from '../core/target.ts'
import { createArmPace } from '../entra/arm-pace.ts'
import { createGraphStore } from '../entra/graph.ts'
import { createGraphSender, type GraphEnvironment } from '../entra/graph-client.ts'
import { createManagerToken } from '../entra/manager.ts'
import { diagnoseManagerTrust } from '../federation/diagnose.ts'
import type { Assertions } from '../federation/exchange/assertions.ts'
import type { Clock, CredentialStore } from '../federation/ports.ts'
import type { ReadApplications, SweepApplications } from '../federation/ports-fleet.ts'
import type { ApplicationDirectory, RoleDirectory } from '../federation/ports-identities.ts'
import type { Endpoints } from '../inputs/cloud.ts'
import { useMachineIdentity } from '../runner/identity-variables.ts'
import { toFetch } from '../transport/fetch.ts'
import type { Transport } from '../transport/transport.ts'

const GRAPH = 'Microsoft Graph'

export interface ManagerInputs {
  readonly tenantId: string
  readonly manager: Manager
  readonly cloud: Cloud
  readonly endpoints: Endpoints
}

export interface StoreEnvironment {
  readonly assertions: Assertions
  readonly transport: Transport
  readonly clock: Clock
  readonly sha256Hex: Sha256Hex
  readonly mask: (secret: string) => void
}

/** The way to Microsoft Graph with the manager's rights. */
export type GraphAccess = GraphEnvironment & { readonly clock: Clock }

/** A manager's rights for a whole run: it signs in once per service, whatever the number of targets. */
export interface ManagerSession {
  /** Opens the credential store of a target: Microsoft Graph for an application, ARM for a managed identity. */
  readonly open: (target: TargetAddress) => Promise<CredentialStore>
  readonly readApplications: ReadApplications
  readonly sweepApplications: SweepApplications
  /** Applications, their owners and service principals. */
  readonly applications: () => Promise<ApplicationDirectory>
  /** Azure roles. */
  readonly roles: () => Promise<RoleDirectory>
  readonly graph: GraphAccess
}

/** Builds the manager's session. Nothing is sent before a store asks for a token. */
export function openManager(
  { tenantId, manager, cloud, endpoints }: ManagerInputs,
  { assertions, transport, clock, sha256Hex, mask }: StoreEnvironment,
): ManagerSession {
  if (manager.kind === 'managed-identity') useMachineIdentity()
  const token = createManagerToken(manager, {
    authority: endpoints.authority,
    tenantId,
    httpClient: transport.httpClient,
    requestAssertion: async () => (await assertions.current(cloud.audience)).jwt,
    explainUntrusted: async () =>
      manager.kind === 'federated'
        ? diagnoseManagerTrust(
            manager.clientId,
            (await assertions.current(cloud.audience)).claims,
            endpoints,
            sha256Hex,
          )
        : undefined,
    mask,
    now: clock.now,
    sleep: clock.sleep,
  })
  const graph = {
    endpoint: endpoints.graph,
    clock,
    fetch: toFetch(transport, GRAPH),
    token: () => token(graphScope(cloud)),
  }
  const arm = {
    endpoint: endpoints.resourceManager,
    takesExpressions: cloud.name !== 'china',
    transport,
    clock,
    token: () => token(resourceManagerScope(cloud)),
    pace: createArmPace(clock),
  }
  const readers = async () => {
    const { createBatchReader } = await import('../entra/graph-batch.ts')
    const { createApplicationReaders } = await import('../entra/graph-application-readers.ts')
    const send = createGraphSender(graph)
    const slowDown = (ms: number) => transport.slowDown(GRAPH, ms)
    return createApplicationReaders({
      endpoint: endpoints.graph,
      send,
      readInBatches: createBatchReader({ send, clock, slowDown }),
      storeOf: (address) => createGraphStore(graph, address),
    })
  }
  return {
    graph,
    readApplications: async (addresses) => (await readers()).readApplications(addresses),
    sweepApplications: async (wanted) => (await readers()).sweepApplications(wanted),
    applications: async () => {
      const { createApplicationDirectory } = await import('../entra/graph-applications.ts')
      return createApplicationDirectory(graph, cloud)
    },
    roles: async () => {
      const { createRoleDirectory } = await import('../entra/arm-roles.ts')
      return createRoleDirectory(arm)
    },
    open: async (target) => {
      switch (target.kind) {
        case 'application':
          return createGraphStore(graph, target)
        case 'managed-identity': {
          const { createArmStore } = await import('../entra/arm.ts')
          return createArmStore(arm, target.resourceId)
        }
      }
    },
  }
}
