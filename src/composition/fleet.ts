/** What plan and apply with files compose alike: the request of a fleet's plan, its ports, and where it may run. */
import { FederationError } from '../core/error.ts'
import { warningsWithoutPolicy } from '../core/policy/judge.ts'
import { claim, type IdTokenClaims } from '../core/subject/claims.ts'
import { withDeclaredEnvironments } from '../federation/fleet/environments.ts'
import type { FleetFile } from '../federation/fleet/fleet.ts'
import { createIdentityRecord, type IdentityRecord } from '../federation/fleet/identities.ts'
import { judgedTarget } from '../federation/fleet/permit.ts'
import { type FleetPlan, planFleet } from '../federation/fleet/plan-fleet.ts'
import type { FleetPorts } from '../federation/fleet/plan-target.ts'
import type { FleetRequest } from '../federation/fleet/planned-target.ts'
import { createTargetReader } from '../federation/fleet/read-targets.ts'
import type { GitHubReader } from '../federation/ports.ts'
import type { GitHubApi } from '../github/octokit.ts'
import { createGitHubReader } from '../github/reader.ts'
import type { FleetInputs } from '../inputs/fleet.ts'
import type { Environment } from '../runner/environment.ts'
import { type FleetConfiguration, readFleetConfiguration } from './fleet-files.ts'
import type { Job } from './job.ts'
import { openManager } from './store.ts'

/** A plan with what it was made from. */
export interface ComposedFleet {
  readonly fleet: FleetPlan
  readonly request: FleetRequest
}

/** Client ID of the manager, where the inputs say it; a token or a signed-in person does not tell. */
function managerClientId({ manager }: FleetInputs): string | undefined {
  return manager !== undefined && 'clientId' in manager ? manager.clientId : undefined
}

function toRequest(
  inputs: FleetInputs,
  { files, tenantId, rules, policyText }: FleetConfiguration,
  job: Job,
  own: IdTokenClaims | undefined,
): FleetRequest {
  const { cloud, endpoints } = inputs
  const { serverUrl } = job.github
  return {
    files,
    repository: job.github.repository,
    audience: cloud.audience,
    serverUrl,
    eventName: job.github.eventName,
    authority: cloud.authority,
    tenantId,
    own,
    policy: { rules, managerClientId: managerClientId(inputs), serverUrl, ownIssuer: own?.iss },
    scope: {
      tenantId,
      cloud: cloud.name,
      endpoints: [endpoints.authority, endpoints.graph, endpoints.resourceManager],
      ...(policyText !== undefined && { policy: job.sha256Hex(policyText) }),
    },
  }
}

/** True where files declare applications to create or roles to assign: only then that is loaded. */
function declaresIdentities({ targets }: FleetFile): boolean {
  return targets.some(({ create, roles = [] }) => create !== undefined || roles.length > 0)
}

/** True where a file declares or retires secrets, or may have made some before. */
function concernsSecrets({ prune, targets }: FleetFile): boolean {
  return (
    prune ||
    targets.some(({ clientSecrets = [], retirements = [] }) => clientSecrets.length > 0 || retirements.length > 0)
  )
}

/** True where a file declares certificates, or removes those that it does not declare any more. */
function concernsCertificates({ prune, targets }: FleetFile): boolean {
  return prune || targets.some(({ certificates = [] }) => certificates.length > 0)
}

/** Planners of environments, and the reader that shows them as they will be; only where files declare some. */
async function planEnvironments(
  files: readonly FleetFile[],
  applies: boolean,
  { api, reader }: { readonly api: GitHubApi | undefined; readonly reader: GitHubReader | undefined },
  identities: IdentityRecord,
  job: Job,
): Promise<Pick<FleetPorts, 'github'> & Required<Pick<FleetPorts, 'planResources'>>> {
  const environments = files.flatMap((file) => file.environments ?? [])
  if (environments.length === 0) return { github: reader, planResources: [] }
  const { environmentPlanner } = await import('./fleet-environments.ts')
  return {
    github: reader && withDeclaredEnvironments(reader, environments, job.github.repository),
    planResources: [environmentPlanner(reader, api, identities, applies, job)],
  }
}

async function toPorts(inputs: FleetInputs, { files, tenantId }: FleetConfiguration, job: Job): Promise<FleetPorts> {
  const { manager } = inputs
  const api = await job.githubApi(inputs.githubToken)
  const reader = api && createGitHubReader(api)
  const session = manager && openManager({ ...inputs, tenantId, manager }, job)
  const managed = session && {
    session,
    readTargets: createTargetReader(session.open, job.clock, session.readApplications),
  }
  const identities = createIdentityRecord()
  const applies = 'maxDeletions' in inputs
  const { github, planResources } = await planEnvironments(files, applies, { api, reader }, identities, job)
  const planning = files.some(declaresIdentities)
    ? await (await import('./fleet-identities.ts')).planIdentities(files, managed, identities, job)
    : undefined
  const secrets =
    session !== undefined && files.some(concernsSecrets)
      ? [
          await (await import('./fleet-secrets.ts')).composeSecretPlanner(
            inputs,
            { ...session, api, github: reader, tenantId },
            job,
          ),
        ]
      : []
  const switches = files.some((file) => file.switches !== undefined)
    ? [(await import('./fleet-switches.ts')).switchPlanner({ api, reader }, session?.sweepApplications, applies, job)]
    : []
  const certificates = files.some(concernsCertificates)
    ? [await (await import('./fleet-certificates.ts')).certificatePlanner(manager, session, job)]
    : []
  return {
    github,
    defaultBranch: job.event().defaultBranch,
    sha256Hex: job.sha256Hex,
    clock: job.clock,
    log: job.log,
    readTargets: planning?.readTargets ?? managed?.readTargets,
    sweepApplications: session?.sweepApplications,
    // What is retired stands first in the plan.
    planResources: [...secrets, ...(planning?.planResources ?? []), ...planResources, ...switches, ...certificates],
  }
}

/**
 * Refuses to write from a ref that a reviewer does not guard. A seat belt: the rules of the manager's environment are the lock.
 * @throws FederationError `context-not-declared`
 */
export function assertReviewedRef(
  { GITHUB_REF = '', GITHUB_REF_PROTECTED }: Environment,
  job: Job,
  own: IdTokenClaims | undefined,
): void {
  const ref = (own && claim(own, 'ref')) ?? GITHUB_REF
  const isProtected = ((own && claim(own, 'ref_protected')) ?? GITHUB_REF_PROTECTED) === 'true'
  const event = (own && claim(own, 'event_name')) ?? job.github.eventName
  const { defaultBranch } = job.event()
  const isDefault = defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`
  if (!event.startsWith('pull_request') && (isProtected || isDefault)) return
  throw new FederationError(
    'context-not-declared',
    `Files are applied from the default branch or a protected ref only; this run is for "${ref}" (${event}).`,
    {
      hint: 'Merge first: apply in the workflow that runs on the default branch, behind an environment with reviewers.',
    },
  )
}

/** Asks for this job's own ID token where the job may have one. */
async function ownClaims(
  { cloud }: FleetInputs,
  { assertions, mayHaveIdToken }: Job,
): Promise<IdTokenClaims | undefined> {
  return mayHaveIdToken ? (await assertions.current(cloud.audience)).claims : undefined
}

/**
 * Reads the files and makes the plan.
 * @param admit stops a run that may not go on, once the files are read and nothing but the ID token was asked for
 */
export async function composeFleet(
  inputs: FleetInputs,
  { GITHUB_WORKSPACE }: Environment,
  job: Job,
  admit: (own: IdTokenClaims | undefined) => void = () => {},
): Promise<ComposedFleet> {
  const configuration = await readFleetConfiguration(inputs, GITHUB_WORKSPACE || '.', job.github, job.clock.now())
  for (const note of configuration.notes) job.log.info(note)
  if (configuration.files.some(({ switches }) => switches !== undefined))
    (await import('./fleet-switches.ts')).assertNamedOneByOne(configuration.files, configuration.rules)
  const own = await ownClaims(inputs, job)
  admit(own)
  const request = toRequest(inputs, configuration, job, own)
  const fleet = await planFleet(request, await toPorts(inputs, configuration, job))
  const judged = fleet.targets.flatMap(({ plan }) =>
    plan.kind === 'repository' ? [] : [judgedTarget(plan, plan.kind, request.policy.managerClientId)],
  )
  const open = configuration.files.flatMap(({ file }) => warningsWithoutPolicy(configuration.rules(file), judged))
  const warnings = [...new Set([...configuration.warnings, ...open, ...fleet.warnings])]
  return { fleet: { ...fleet, warnings }, request }
}
