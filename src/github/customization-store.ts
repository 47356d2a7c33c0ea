/** GitHub's REST API for lists of repositories and for their subject templates, with the rights of `github-token`. */
import { FederationError } from '../core/error.ts'
import type { RepositoryFacts } from '../federation/ports.ts'
import type { CustomizationStore } from '../federation/ports-repository.ts'
import { type Ask, createAsk, parts } from './ask.ts'
import type { GitHubApi } from './octokit.ts'
import { createRateLimitRecord } from './rate-limit.ts'
import { toRepositoryFacts } from './reader.ts'
import type { RestPurpose } from './rest-failure.ts'

const TEMPLATE = '/repos/{owner}/{repo}/actions/oidc/customization/sub'
const PAGE_SIZE = 100

function unlisted(owner: string): FederationError {
  return new FederationError('service-unavailable', `GitHub's list of the repositories of ${owner} cannot be read.`, {
    hint: 'Run again later, or name the repositories one by one.',
    answer: { service: 'GitHub', status: 200 },
  })
}

/** The repositories of a page. @throws FederationError for anything that is none */
function readPage(data: unknown, owner: string): readonly RepositoryFacts[] {
  if (!Array.isArray(data)) throw unlisted(owner)
  return data.map((each) => {
    const facts = toRepositoryFacts(each)
    if (facts === undefined) throw unlisted(owner)
    return facts
  })
}

/** Nobody knows whether a write that was answered by a failure of the service has happened. */
const DOUBTFUL = [409, 500, 502, 503, 504]

/** Builds the store over GitHub's REST API: https://docs.github.com/en/rest/actions/oidc */
export function createCustomizationStore(api: GitHubApi): CustomizationStore {
  const limit = createRateLimitRecord()
  const ask = createAsk(api, limit)

  /** Undefined when GitHub knows no such list: a person has none of an organization. */
  async function listed(route: string, owner: string, expected: readonly number[]) {
    const purpose: RestPurpose = { what: `list the repositories of ${owner}`, permission: 'Metadata: read' }
    const found = new Map<string, RepositoryFacts>()
    for (let page = 1; ; page++) {
      const parameters = { owner, per_page: PAGE_SIZE, page }
      const { status, data }: Awaited<ReturnType<Ask>> = await ask(`GET ${route}`, parameters, purpose, expected)
      if (status === 404) return undefined
      const items = readPage(data, owner)
      for (const each of items) found.set(each.id, each)
      if (items.length < PAGE_SIZE) return [...found.values()]
    }
  }

  return {
    repositoriesOf: async (owner) =>
      (await listed('/orgs/{owner}/repos', owner, [404])) ?? (await listed('/users/{owner}/repos', owner, [])) ?? [],
    customization: async (fullName) => {
      const purpose = { what: `read the subject template of ${fullName}`, permission: 'Actions: read' }
      const { status, data } = await ask(`GET ${TEMPLATE}`, parts(fullName), purpose, [404])
      return { status, ...(data !== undefined && { body: data }) }
    },
    organizationCustomization: async (org) => {
      const purpose = { what: `read the subject template of ${org}`, permission: 'Administration: read' }
      const { status, data } = await ask('GET /orgs/{org}/actions/oidc/customization/sub', { org }, purpose, [403, 404])
      return { status, ...(data !== undefined && { body: data }) }
    },
    putCustomization: async (fullName, body) => {
      const purpose = { what: `write the subject template of ${fullName}`, permission: 'Actions: write' }
      const { status, failure } = await ask(`PUT ${TEMPLATE}`, { ...parts(fullName), ...body }, purpose, [
        400,
        422,
        ...DOUBTFUL,
      ])
      if (failure === undefined) return { kind: 'done' }
      return status < 409 || status === 422 ? { kind: 'invalid', said: failure.message } : { kind: 'unsettled' }
    },
    rateLimit: limit.left,
  }
}
