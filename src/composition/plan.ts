/** What the plan and apply entries compose alike: the request of a plan, and its ports. */
import type { FederatedIdentityCredential } from '../core/credential/credential.ts'
import { buildOwner, ownerHost } from '../core/credential/owner.ts'
import { claim, type IdTokenClaims } from '../core/subject/claims.ts'
import type { PlanPorts, PlanRequest } from '../federation/plan/plan.ts'
import type { TrustRequestInputs } from '../inputs/plan.ts'
import type { Job } from './job.ts'
import { openManager } from './store.ts'

/** Asks for this job's own ID token where the job may have one; a plan works without. */
async function readOwnClaims(
  { audience }: TrustRequestInputs,
  { assertions, mayHaveIdToken }: Job,
): Promise<IdTokenClaims | undefined> {
  return mayHaveIdToken ? (await assertions.current(audience)).claims : undefined
}

/** Who owns what is written: this repository, with its ID where the runner or the own token tells it. */
function ownerOf({ github }: Job, own: IdTokenClaims | undefined): string {
  const { repository, repositoryId, serverUrl } = github
  if (repository === '') return ''
  return buildOwner({
    host: ownerHost(serverUrl),
    repository,
    id: repositoryId || (own && claim(own, 'repository_id')),
  })
}

/** Builds the request: inputs, and what the runner and the own token tell. */
export async function toPlanRequest(inputs: TrustRequestInputs, job: Job): Promise<PlanRequest> {
  const { trustRequest, issuer, audience, claims, clientId, target, repository } = inputs
  const { authority, graph, resourceManager } = inputs.endpoints
  const own = await readOwnClaims(inputs, job)
  return {
    trustRequest,
    target,
    clientId,
    endpoints: inputs.endpoints,
    repository,
    issuer,
    audience,
    claims,
    owner: ownerOf(job, own),
    serverUrl: job.github.serverUrl,
    eventName: job.github.eventName,
    authority: inputs.cloud.authority,
    tenantId: inputs.tenantId,
    own,
    scope: { tenantId: inputs.tenantId, cloud: inputs.cloud.name, endpoints: [authority, graph, resourceManager] },
  }
}

/** Builds the ports: GitHub with `github-token`, the target with the manager's rights, and who is told of the credential. */
export async function toPlanPorts(
  inputs: TrustRequestInputs,
  job: Job,
  onDeclared: (credential: FederatedIdentityCredential) => void,
): Promise<PlanPorts> {
  const { manager } = inputs
  // The toolkit's client reads the runner's variables as it is loaded: not before they are checked.
  const [{ createGitHubReader }, api] = await Promise.all([
    import('../github/reader.ts'),
    job.githubApi(inputs.githubToken),
  ])
  return {
    github: api && createGitHubReader(api),
    defaultBranch: job.event().defaultBranch,
    sha256Hex: job.sha256Hex,
    clock: job.clock,
    onDeclared,
    openStore: manager && (() => openManager({ ...inputs, manager }, job).open(inputs.target)),
  }
}
