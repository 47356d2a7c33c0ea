/** What GitHub's REST API tells about repositories, templates, branches and environments, with the rights of `github-token`. */
import { FederationError } from '../core/error.ts'
import type { CustomizationAnswer } from '../core/template/customization.ts'
import type { GitHubReader, Protection, RepositoryFacts } from '../federation/ports.ts'
import { createOctokit, type GitHubApi } from './octokit.ts'
import { createRateLimitRecord, type Headers, isLimited, limitReached } from './rate-limit.ts'

interface Answer {
  readonly status: number
  readonly data: unknown
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function parts(fullName: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = fullName.split('/')
  return { owner, repo }
}

const VISIBILITIES: ReadonlySet<string> = new Set(['public', 'internal', 'private'])

/** Undefined for an answer that names no repository: a gateway's, which must not become part of a subject. */
export function toRepositoryFacts(data: unknown): RepositoryFacts | undefined {
  const [fullName, id, ownerId] = [at(data, 'full_name'), at(data, 'id'), at(at(data, 'owner'), 'id')]
  const visibility = at(data, 'visibility')
  if (typeof fullName !== 'string' || !/^[^/]+\/[^/]+$/.test(fullName)) return undefined
  if (!Number.isSafeInteger(id) || !Number.isSafeInteger(ownerId)) return undefined
  return {
    fullName,
    id: String(id),
    ownerId: String(ownerId),
    createdAt: String(at(data, 'created_at') ?? ''),
    defaultBranch: String(at(data, 'default_branch') ?? ''),
    ...(typeof visibility === 'string' && VISIBILITIES.has(visibility) && { visibility }),
    ...(at(data, 'archived') === true && { archived: true }),
    ...(at(at(data, 'owner'), 'type') === 'User' && { ofPerson: true }),
  }
}

/** An environment counts as protected when it has a rule: reviewers, wait timer, branch policy, or a custom one. */
function protectionOfEnvironment(data: unknown): Protection {
  const rules = at(data, 'protection_rules')
  const policy = at(data, 'deployment_branch_policy')
  return (Array.isArray(rules) && rules.length > 0) || (policy !== null && policy !== undefined)
    ? 'protected'
    : 'unprotected'
}

const PAGE_SIZE = 100
const MAX_PAGES = 10

/** Builds the reader. Every answer is asked for once. */
export function createGitHubReader(api: GitHubApi): GitHubReader {
  const octokit = createOctokit(api)
  const kept = new Map<string, Promise<Answer>>()
  const limit = createRateLimitRecord()

  async function ask(route: string, parameters: Record<string, string>): Promise<Answer> {
    try {
      const { status, data, headers } = await octokit.request(`GET ${route}`, parameters)
      limit.note(headers)
      return { status, data }
    } catch (error) {
      const { status, response } = error as {
        readonly status?: unknown
        readonly response?: { readonly headers?: Headers }
      }
      if (typeof status !== 'number') throw error
      limit.note(response?.headers)
      if (isLimited(status, response?.headers)) throw limitReached(status, limit.left())
      if (status === 401)
        throw new FederationError('github-forbidden', 'GitHub does not accept `github-token`: it is not valid.', {
          hint: 'Leave `github-token` out (the job has a token of its own), or renew the token: it has expired, was revoked, or is of another server.',
          answer: { service: 'GitHub', status },
          cause: error,
        })
      // Octokit gives a failure of the transport the status 500.
      if (status >= 500)
        throw new FederationError('service-unavailable', `GitHub's API did not answer properly (${route}).`, {
          hint: 'Run again later.',
          answer: { service: 'GitHub', status },
          cause: error,
        })
      return { status, data: undefined }
    }
  }

  function get(route: string, parameters: Record<string, string> = {}): Promise<Answer> {
    const key = JSON.stringify([route, parameters])
    const known = kept.get(key) ?? ask(route, parameters)
    kept.set(key, known)
    return known
  }

  async function customization(route: string, parameters: Record<string, string>): Promise<CustomizationAnswer> {
    const { status, data } = await get(route, parameters)
    return { status, ...(data !== undefined && { body: data }) }
  }

  async function protection(
    route: string,
    parameters: Record<string, string>,
    read: (data: unknown) => Protection,
  ): Promise<Protection> {
    const { status, data } = await get(route, parameters)
    if (status === 200) return read(data)
    // 404 also stands for "may not see"; only a repository that can be seen makes it mean "missing".
    const seen =
      status === 404 &&
      (await get('/repos/{owner}/{repo}', parts(`${parameters.owner}/${parameters.repo}`))).status === 200
    return seen ? 'missing' : 'unknown'
  }

  // https://docs.github.com/en/rest/deployments/environments#list-environments
  async function environments(fullName: string): Promise<readonly string[]> {
    const names: string[] = []
    for (let page = 1; page <= MAX_PAGES; page++) {
      const parameters = { ...parts(fullName), per_page: String(PAGE_SIZE), page: String(page) }
      const { data } = await get('/repos/{owner}/{repo}/environments', parameters)
      const listed = at(data, 'environments')
      const entries = Array.isArray(listed) ? listed : []
      names.push(...entries.map((entry) => at(entry, 'name')).filter((name) => typeof name === 'string'))
      if (entries.length < PAGE_SIZE) break
    }
    return names
  }

  return {
    repository: async (fullName) => {
      const { status, data } = await get('/repos/{owner}/{repo}', parts(fullName))
      return status === 200 ? toRepositoryFacts(data) : undefined
    },
    customization: (fullName) => customization('/repos/{owner}/{repo}/actions/oidc/customization/sub', parts(fullName)),
    organizationCustomization: (org) => customization('/orgs/{org}/actions/oidc/customization/sub', { org }),
    branch: (fullName, branch) =>
      protection('/repos/{owner}/{repo}/branches/{branch}', { ...parts(fullName), branch }, (data) =>
        at(data, 'protected') === true ? 'protected' : 'unprotected',
      ),
    environment: (fullName, environment_name) =>
      protection(
        '/repos/{owner}/{repo}/environments/{environment_name}',
        { ...parts(fullName), environment_name },
        protectionOfEnvironment,
      ),
    storedEnvironment: async (fullName, environment_name) => {
      const parameters = { ...parts(fullName), environment_name }
      const { status, data } = await get('/repos/{owner}/{repo}/environments/{environment_name}', parameters)
      const name = status === 200 ? at(data, 'name') : undefined
      return typeof name === 'string' ? name : undefined
    },
    environments,
    rateLimit: limit.left,
    serverVersion: async () => {
      const version = at((await get('/meta')).data, 'installed_version')
      return typeof version === 'string' ? version : undefined
    },
  }
}
