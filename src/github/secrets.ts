/** Stores a value as an Actions secret of a repository or an environment: sealed for its own key, and never read back. */
import type { GitHubSecret, GitHubSecretPlace, OpenGitHubSecret } from '../federation/ports-secrets.ts'
import { at, createAsk, parts } from './ask.ts'
import type { GitHubApi } from './octokit.ts'
import { createRateLimitRecord, type RateLimitRecord } from './rate-limit.ts'
import { restError } from './rest-failure.ts'

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

const hasReviewers = (environment: unknown): boolean =>
  listAt(environment, 'protection_rules').some(
    (rule) => at(rule, 'type') === 'required_reviewers' && listAt(rule, 'reviewers').length > 0,
  )

/** Notes what answers say of the rate limit, and GitHub's clock as the last one shows it. */
function createRecord() {
  const limit = createRateLimitRecord()
  let clock: number | undefined
  const note: RateLimitRecord['note'] = (headers = {}) => {
    const date = Date.parse(String(headers.date))
    if (!Number.isNaN(date)) clock = date
    limit.note(headers)
  }
  return { left: limit.left, note, now: () => clock }
}

/** Builds the way to secrets at GitHub, with the rights of `github-token`. */
export function createSecretOpener(api: GitHubApi): OpenGitHubSecret {
  const record = createRecord()
  const ask = createAsk(api, record)

  return (place): GitHubSecret => {
    const { environment, name } = place
    const inside = { ...parts(place.fullName), ...(environment !== undefined && { environment_name: environment }) }
    const root = environment === undefined ? ROUTES.repository : ROUTES.environment
    const one = { ...inside, secret_name: name }
    const level = environment === undefined ? 'Secrets' : 'Environments'
    const purposeOf = (doing: string, permission = `${level}: write`) => ({
      what: `${doing} the secret ${describe(place)}`,
      permission,
    })
    const guarding = purposeOf('see what guards', 'Actions: read')
    const look = (route: string, more: object = {}) =>
      ask(`GET /repos/{owner}/{repo}${route}`, { ...inside, ...more }, guarding, [403, 404])

    /** Whether branch rules leave some branch out. Without protected branches "protected branches only" admits every one. */
    async function rulesOutBranches(policy: unknown): Promise<boolean> {
      if (at(policy, 'custom_branch_policies') === true) {
        const route = '/environments/{environment_name}/deployment-branch-policies'
        const { status, data } = await look(route, { per_page: '100' })
        return status === 200 && !listAt(data, 'branch_policies').some(isEveryBranch)
      }
      if (at(policy, 'protected_branches') !== true) return false
      const { data } = await look('/branches', { protected: 'true' })
      return Array.isArray(data) && data.length > 0
    }

    return {
      now: record.now,
      guard: async () => {
        if (environment === undefined) return 'unguarded'
        const { status, data } = await look('/environments/{environment_name}')
        if (status !== 200) return status === 404 ? 'missing' : 'unknown'
        if (hasReviewers(data)) return 'guarded'
        return (await rulesOutBranches(at(data, 'deployment_branch_policy'))) ? 'guarded' : 'unguarded'
      },
      updatedAt: async () => {
        const purpose = purposeOf('see', `${level}: read`)
        const { status, data } = await ask(`GET ${root}/{secret_name}`, one, purpose, [404])
        if (status === 404) return undefined
        const time = Date.parse(String(at(data, 'updated_at')))
        if (!Number.isNaN(time)) return time
        throw restError({ status: 500, message: '', headers: {} }, purpose)
      },
      store: async (value) => {
        const purpose = purposeOf('store')
        const { data } = await ask(`GET ${root}/public-key`, inside, purpose)
        const [key, keyId] = [at(data, 'key'), at(data, 'key_id')]
        if (typeof key !== 'string' || typeof keyId !== 'string')
          throw restError({ status: 500, message: '', headers: {} }, purpose)
        const sealed = { encrypted_value: await seal(value, key), key_id: keyId }
        await ask(`PUT ${root}/{secret_name}`, { ...one, ...sealed }, purpose)
      },
    }
  }
}
