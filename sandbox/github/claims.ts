/** Every claim of GitHub's ID token and where its value comes from. */
import { randomUUID } from 'node:crypto'
import type { Organization, Repository, World } from '../world/state.ts'
import type { Job } from './job.ts'
import { composeSubject } from './subject.ts'

/** Lifetime and back-dating of GitHub's tokens in seconds (samples on docs.github.com, `oidc` reference). */
const LIFETIME = 300
const BACKDATED = 600

/**
 * The payload of an ID token of `job` for `audience` (default `https://github.com/OWNER`), issued at `iat` (seconds).
 * Names: https://docs.github.com/en/actions/reference/security/oidc
 */
export function buildClaims(
  job: Job,
  audience: string | undefined,
  iat: number,
  { organizations, installed_version: version }: World['github'],
): Record<string, unknown> {
  const claims: Record<string, unknown> = { ...contextClaims(job), ...job.context.claims }
  const sub =
    job.context.claims?.sub ??
    composeSubject(claims, {
      ...effectiveTemplate(job.repository, organizations),
      rawColons: version !== undefined && isUpTo318(version),
    })
  return {
    jti: randomUUID(),
    sub,
    aud: audience ?? `https://github.com/${job.repository.owner.login}`,
    ...claims,
    iss: job.issuer,
    nbf: iat - BACKDATED,
    exp: iat + LIFETIME,
    iat,
  }
}

/** GitHub Enterprise Server leaves colons as they are up to 3.18 (same page). */
function isUpTo318(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < 3 || (major === 3 && minor <= 18)
}

/** The facts of the job as claims, without `sub` and times; all values are strings. */
export function contextClaims(job: Job): Record<string, unknown> {
  const { context, repository } = job
  const ref = refOf(job)
  const workflowRef = workflowRefOf(job)
  return {
    ref,
    sha: job.sha,
    repository: repository.full_name,
    repository_owner: repository.owner.login,
    repository_owner_id: String(repository.owner.id),
    run_id: job.runId,
    run_number: '12',
    run_attempt: '1',
    repository_visibility: repository.visibility,
    repository_id: String(repository.id),
    actor_id: '583231',
    actor: context.actor ?? 'octocat',
    workflow: context.workflow ?? 'deploy',
    head_ref: context.head_ref ?? '',
    base_ref: context.base_ref ?? '',
    event_name: context.event_name ?? 'push',
    ref_protected: String(isProtected(repository, ref)),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    workflow_ref: workflowRef,
    workflow_sha: job.sha,
    job_workflow_ref: context.job_workflow_ref ?? workflowRef,
    job_workflow_sha: job.sha,
    check_run_id: job.checkRunId,
    runner_environment: context.runner_environment ?? 'github-hosted',
    ...(context.environment === undefined ? {} : environmentClaims(context.environment)),
    ...(context.enterprise === undefined ? {} : { enterprise: context.enterprise, enterprise_id: '123' }),
    ...Object.fromEntries(
      Object.entries(repository.properties).map(([name, value]) => [`repo_property_${name}`, value]),
    ),
  }
}

function environmentClaims(environment: string): Record<string, string> {
  return { environment, environment_node_id: `EN_${Buffer.from(environment).toString('base64url')}` }
}

/** The ref of the run: as declared, else what the event has by default. */
export function refOf(job: Job): string {
  if (job.context.ref !== undefined) return job.context.ref
  return job.context.event_name === 'pull_request' ? 'refs/pull/7/merge' : `refs/heads/${job.repository.default_branch}`
}

/** The workflow file of the run with its ref. */
export function workflowRefOf(job: Job): string {
  return `${job.repository.full_name}/.github/workflows/${job.context.workflow_file ?? 'deploy.yml'}@${refOf(job)}`
}

/** Whether `ref` is a protected branch of the repository. */
export function isProtected(repository: Repository, ref: string): boolean {
  return repository.branches.some((branch) => branch.protected && `refs/heads/${branch.name}` === ref)
}

/** The template in force: an organisation's applies only to a repository that opted in without keys of its own. */
export function effectiveTemplate(
  repository: Repository,
  organizations: readonly Organization[],
): { readonly keys?: readonly string[]; readonly immutable: boolean } {
  const immutable = repository.immutable
  if (repository.oidc.use_default) return { immutable }
  const own = repository.oidc.include_claim_keys
  if (own !== undefined) return { keys: own, immutable }
  const organization = organizations.find((entry) => entry.login === repository.owner.login)
  return organization === undefined ? { immutable } : { keys: organization.oidc.include_claim_keys, immutable }
}
