/** Composes what plans and writes client secrets: Graph and the token endpoint with the manager's rights, GitHub with `github-token`. */
import { EXCHANGE_AUDIENCES, resourceManagerScope } from '../core/cloud.ts'
import { FederationError } from '../core/error.ts'
import { createRestrictionReader } from '../entra/app-policies.ts'
import { managerTokenOf } from '../entra/grants.ts'
import { createKeyStore } from '../entra/keys.ts'
import { createSecretStore } from '../entra/secrets.ts'
import { createUseReader } from '../entra/sign-in-log.ts'
import { createSecretProof } from '../entra/token.ts'
import { exchangeIdToken } from '../federation/exchange/exchange.ts'
import type { PlanResources } from '../federation/fleet/resources.ts'
import type { GitHubReader } from '../federation/ports.ts'
import { createSecretPlanner } from '../federation/secret/plan-secrets.ts'
import type { GitHubApi } from '../github/octokit.ts'
import { createSecretOpener } from '../github/secrets.ts'
import type { FleetInputs } from '../inputs/fleet.ts'
import { newGuid, newSecret, thumbprintOf } from '../runner/machine.ts'
import { managerThumbprint } from './fleet-certificates.ts'
import type { Job } from './job.ts'
import type { GraphAccess } from './store.ts'

/** Whether Entra takes this job's ID token for a client. Nobody's yes is no: what cannot be tried proves nothing. */
function createExchanges({ cloud, endpoints }: FleetInputs, tenantId: string, job: Job) {
  const ports = { ...job, exchangeToken: job.exchangeToken(tenantId, endpoints.authority) }
  const scope = resourceManagerScope(cloud)
  return async (clientId: string): Promise<boolean> => {
    if (!job.mayHaveIdToken) return false
    for (const audience of new Set([cloud.audience, ...EXCHANGE_AUDIENCES.slice(0, 1)])) {
      try {
        if ((await exchangeIdToken({ clientId, audience, scope }, ports)).accepted) return true
      } catch (error) {
        if (!(error instanceof FederationError)) throw error
        job.log.debug(`The exchange for ${clientId} proves nothing: ${error.message}`)
      }
    }
    return false
  }
}

/** What the planner is made of besides the job. */
export interface SecretSession {
  readonly graph: GraphAccess
  readonly api: GitHubApi | undefined
  readonly github: GitHubReader | undefined
  readonly tenantId: string
}

/** Composes the planner of client secrets. Nothing is sent before it plans. */
export async function composeSecretPlanner(
  inputs: FleetInputs,
  { graph, api, github, tenantId }: SecretSession,
  job: Job,
): Promise<PlanResources> {
  const { manager, endpoints, cloud } = inputs
  const { transport, mask, clock, log, sha256Hex } = job
  const outside = { transport, mask, now: clock.now, newGuid }
  const readRestrictions = createRestrictionReader(graph)
  return createSecretPlanner({
    openKeys: (holder, objectId) =>
      createKeyStore(
        { ...graph, thumbprintOf },
        `/${holder === 'application' ? 'applications' : 'servicePrincipals'}/${objectId}`,
      ),
    openStore: (objectId) => createSecretStore({ ...graph, mask }, objectId, readRestrictions),
    openGitHub: api && createSecretOpener(api),
    github,
    prove: createSecretProof({ authority: endpoints.authority, tenantId }, resourceManagerScope(cloud), outside),
    exchanges: createExchanges(inputs, tenantId, job),
    clientUse: createUseReader(graph),
    managerToken: async () => managerTokenOf(await graph.token()),
    managerThumbprint: await managerThumbprint(manager),
    managerTells: manager !== undefined && 'clientId' in manager,
    managerHint: manager?.kind === 'client-secret' ? manager.clientSecret.slice(0, 3) : undefined,
    clock,
    log,
    sha256Hex,
    randomHex: newSecret,
  })
}
