/** The environment variables that GitHub's runner gives to every step of a job. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Core } from '../core.ts'
import { ID_TOKEN_HOST } from '../proxy/hosts.ts'
import { contextClaims, refOf, workflowRefOf } from './claims.ts'
import { eventPayload } from './event-payload.ts'
import type { Job } from './job.ts'

/**
 * Writes the job's event payload below `directory` and returns its environment.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @param caFile PEM of the authority that signed the sandbox's certificate
 */
export async function buildJobEnvironment(
  job: Job,
  core: Core,
  caFile: string,
  directory: string,
): Promise<Record<string, string>> {
  const origin = core.origin()
  const folder = join(directory, `job-${job.id}`)
  await mkdir(folder, { recursive: true })
  const eventPath = join(folder, 'event.json')
  await writeFile(eventPath, JSON.stringify(eventPayload(job), null, 2))
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...githubVariables(job, core.proxyUrl() === undefined ? `${origin}/api` : undefined),
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_WORKSPACE: folder,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'sandbox',
    RUNNER_ENVIRONMENT: job.context.runner_environment ?? 'github-hosted',
    RUNNER_TRACKING_ID: `github_${job.id}`,
    ...idTokenVariables(job, core.proxyUrl() === undefined ? origin : `https://${ID_TOKEN_HOST}`),
    ...(job.context.managed_identity === true ? identityVariables(core) : {}),
    NODE_EXTRA_CA_CERTS: caFile,
    ...proxyVariables(core.proxyUrl(), caFile),
    SANDBOX_GITHUB_TOKEN: job.githubToken,
    SANDBOX_URL: origin,
  }
}

/** Absent unless the job has `id-token: write`, as on the runner. */
function idTokenVariables(job: Job, origin: string): Record<string, string> {
  if (job.permissions.id_token !== 'write') return {}
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}/_actions/idtoken/${job.id}?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: job.requestToken,
  }
}

/** What App Service gives to code that has a managed identity. */
function identityVariables(core: Core): Record<string, string> {
  return { IDENTITY_ENDPOINT: `${core.origin()}/_msi/token`, IDENTITY_HEADER: core.identityHeader }
}

/** What clients in any language read to go through the proxy and to trust its certificates. */
export function proxyVariables(proxyUrl: string | undefined, caFile: string): Record<string, string> {
  if (proxyUrl === undefined) return {}
  return {
    HTTPS_PROXY: proxyUrl,
    NO_PROXY: 'localhost,127.0.0.1,::1',
    NODE_USE_ENV_PROXY: '1',
    REQUESTS_CA_BUNDLE: caFile,
    SSL_CERT_FILE: caFile,
  }
}

/** `api` is the parent of the API's paths, as a server has them; undefined: github.com's own host. */
function githubVariables(job: Job, api: string | undefined): Record<string, string> {
  const { repository, context } = job
  const ref = refOf(job)
  const claim = contextClaims(job)
  const serverUrl = context.server_url ?? 'https://github.com'
  return {
    GITHUB_REPOSITORY: repository.full_name,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner.login,
    GITHUB_REPOSITORY_OWNER_ID: String(repository.owner.id),
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: String(claim.ref_type),
    GITHUB_REF_PROTECTED: String(claim.ref_protected),
    GITHUB_HEAD_REF: context.head_ref ?? '',
    GITHUB_BASE_REF: context.base_ref ?? '',
    GITHUB_SHA: job.sha,
    GITHUB_EVENT_NAME: context.event_name ?? 'push',
    GITHUB_WORKFLOW: context.workflow ?? 'deploy',
    GITHUB_WORKFLOW_REF: workflowRefOf(job),
    GITHUB_WORKFLOW_SHA: job.sha,
    GITHUB_JOB: context.job ?? 'deploy',
    GITHUB_RUN_ID: job.runId,
    GITHUB_RUN_NUMBER: '12',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: context.actor ?? 'octocat',
    GITHUB_ACTOR_ID: '583231',
    GITHUB_TRIGGERING_ACTOR: context.actor ?? 'octocat',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_API_URL: api === undefined ? 'https://api.github.com' : `${api}/v3`,
    GITHUB_GRAPHQL_URL: api === undefined ? 'https://api.github.com/graphql' : `${api}/graphql`,
  }
}
