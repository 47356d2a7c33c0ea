/** Stores a value as an Actions secret of a repository or an environment: sealed for its own key, and never read back. */
import { FederationError } from '../core/error.ts'
import type { GitHubSecret, GitHubSecretPlace, OpenGitHubSecret } from '../federation/ports-secrets.ts'
import { createOctokit, type GitHubApi } from './octokit.ts'

type Answer = { readonly status: number; readonly data: unknown }
type Parameters = Readonly<Record<string, string>>

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = at(value, key)
  return Array.isArray(list) ? list : []
}

/** Paths below the API's root; a secret of an environment has a path and a key of its own. */
const ROUTES = {
  repository: '/repos/{owner}/{repo}/actions/secrets',
  environment: '/repos/{owner}/{repo}/environments/{environment_name}/secrets',
} as const

function describe({ fullName, environment, name }: GitHubSecretPlace): string {
  return environment === undefined ? `${name} of ${fullName}` : `${name} of "${environment}" in ${fullName}`
}

/** The error for an answer that no repetition cures. */
function failure(status: number, doing: string, place: GitHubSecretPlace, cause: unknown): FederationError {
  const options = { answer: { service: 'GitHub', status }, cause }
  if (status >= 500)
    return new FederationError('service-unavailable', `GitHub did not ${doing} the secret ${describe(place)}.`, {
      ...options,
      hint: 'Run again later.',
    })
  const permission = place.environment === undefined ? 'secrets' : 'environments'
  return new FederationError('github-forbidden', `\`github-token\` may not ${doing} the secret ${describe(place)}.`, {
    ...options,
    hint: `Give the token of a GitHub App with the permission \`${permission}: write\`; a job's own token never has it.`,
  })
}

// Sealed boxes: https://docs.github.com/en/rest/guides/encrypting-secrets-for-the-rest-api
async function seal(value: string, key: string): Promise<string> {
  const { default: sodium } = await import('libsodium-wrappers')
  await sodium.ready
  const box = sodium.crypto_box_seal(value, Buffer.from(key, 'base64'))
  return Buffer.from(box).toString('base64')
}

/** True for a pattern that lets every branch deploy: then there is no rule to speak of. */
const isEveryBranch = (policy: unknown): boolean =>
  at(policy, 'type') !== 'tag' && /^\*+(?:\/\*+)*$/.test(String(at(policy, 'name')))

/** Builds the way to secrets at GitHub, with the rights of `github-token`. */
export function createSecretOpener(api: GitHubApi): OpenGitHubSecret {
  const octokit = createOctokit(api)

  return (place): GitHubSecret => {
    const [owner = '', repo = ''] = place.fullName.split('/')
    const inside: Parameters = {
      owner,
      repo,
      ...(place.environment !== undefined && { environment_name: place.environment }),
    }
    const root = place.environment === undefined ? ROUTES.repository : ROUTES.environment
    const one = { ...inside, secret_name: place.name }

    async function ask(route: string, parameters: Parameters, doing: string): Promise<Answer> {
      try {
        const { status, data } = await octokit.request(route, parameters)
        return { status, data }
      } catch (error) {
        const status = (error as { status?: unknown }).status
        if (typeof status !== 'number') throw error
        if (status === 404) return { status, data: undefined }
        throw failure(status, doing, place, error)
      }
    }

    /** Whether branch rules leave some branch out. Without protected branches "protected branches only" admits every one. */
    async function rulesOutBranches(policy: unknown): Promise<boolean> {
      if (at(policy, 'custom_branch_policies') === true) {
        const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies'
        const { status, data } = await ask(route, { ...inside, per_page: '100' }, 'see what guards')
        return status === 200 && !listAt(data, 'branch_policies').some(isEveryBranch)
      }
      if (at(policy, 'protected_branches') !== true) return false
      const { data } = await ask(
        'GET /repos/{owner}/{repo}/branches',
        { ...inside, protected: 'true' },
        'see what guards',
      )
      return Array.isArray(data) && data.length > 0
    }

    async function guard() {
      if (place.environment === undefined) return 'unguarded'
      const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}'
      const { status, data } = await ask(route, inside, 'see what guards')
      if (status === 404) return 'missing'
      const hasReviewers = listAt(data, 'protection_rules').some(
        (rule) => at(rule, 'type') === 'required_reviewers' && listAt(rule, 'reviewers').length > 0,
      )
      if (hasReviewers) return 'guarded'
      const policy = at(data, 'deployment_branch_policy')
      return (await rulesOutBranches(policy)) ? 'guarded' : 'unguarded'
    }

    return {
      guard: async () => {
        try {
          return await guard()
        } catch (error) {
          if (error instanceof FederationError && error.code === 'github-forbidden') return 'unknown'
          throw error
        }
      },
      updatedAt: async () => {
        const { status, data } = await ask(`GET ${root}/{secret_name}`, one, 'see')
        if (status === 404) return undefined
        const time = Date.parse(String(at(data, 'updated_at')))
        if (!Number.isNaN(time)) return time
        throw failure(500, 'tell when it stored', place, undefined)
      },
      store: async (value) => {
        const { data } = await ask(`GET ${root}/public-key`, inside, 'store')
        const [key, keyId] = [at(data, 'key'), at(data, 'key_id')]
        if (typeof key !== 'string' || typeof keyId !== 'string') throw failure(404, 'store', place, undefined)
        const sealed = { encrypted_value: await seal(value, key), key_id: keyId }
        const { status } = await ask(`PUT ${root}/{secret_name}`, { ...one, ...sealed }, 'store')
        if (status === 404) throw failure(404, 'store', place, undefined)
      },
    }
  }
}
