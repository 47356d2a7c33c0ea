/** GitHub's REST API as far as federations need it: repositories, branches, environments, OIDC templates, variables, people, files. */
import { createHash } from 'node:crypto'
import type { Core } from '../core.ts'
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Repository } from '../world/state.ts'
import { callerOf } from './caller.ts'
import { repositoryObject } from './event-payload.ts'
import { countRequest } from './rate-limit.ts'
import { frameRestAnswer, permitted, restError, restNotFound } from './rest-answer.ts'
import { customizationRoute, organizationCustomization } from './rest-customization.ts'
import { environmentRoute } from './rest-environments.ts'
import { restPage } from './rest-page.ts'
import { collaboratorRoute, repositoryTeams, teamRoute, userRoute } from './rest-people.ts'
import { ownerRepositories, patchRepository, postTransfer } from './rest-repositories.ts'
import type { RestRequest } from './rest-request.ts'
import { secretRoute } from './rest-secrets.ts'
import { variableRoute } from './rest-variables.ts'

/** Answers a REST request with the token's rights, within its rate limit. */
export function rest(core: Core, bearer: string | undefined, request: Omit<RestRequest, 'core' | 'caller'>): Answer {
  const caller = callerOf(core, bearer)
  if (caller === undefined || bearer === undefined)
    return frameRestAnswer(restError(401, bearer === undefined ? 'Requires authentication' : 'Bad credentials'))
  const { headers, refusal } = countRequest(core, bearer, caller)
  const result = refusal ?? route({ ...request, core, caller })
  const framed = frameRestAnswer({ ...result, headers: { ...headers, ...result.headers } })
  return { ...framed, ...(caller.jobId !== undefined && { job: caller.jobId }) }
}

function route(request: RestRequest): Answer {
  const [kind = '', first = '', ...rest] = request.path.split('/')
  if (request.path === 'meta' && request.method === 'GET') return meta(request.core)
  if (kind === 'users' && request.method === 'GET' && rest.length === 0)
    return userRoute(request, decodeURIComponent(first))
  if (kind === 'users' && request.method === 'GET' && rest.join('/') === 'repos')
    return ownerRepositories(request, 'User', decodeURIComponent(first))
  if (kind === 'orgs') return organizationRoute(request, decodeURIComponent(first), rest.join('/'))
  if (kind === 'repositories') {
    const repository = request.core.world.github.repositories.find((entry) => String(entry.id) === first)
    return repository === undefined ? restNotFound() : repositoryRoute(request, repository, rest)
  }
  if (kind !== 'repos' || rest[0] === undefined) return unserved(request)
  const name = `${first}/${rest[0] ?? ''}`.toLowerCase()
  const { repositories } = request.core.world.github
  const repository = repositories.find((entry) => entry.full_name.toLowerCase() === name)
  if (repository !== undefined) return repositoryRoute(request, repository, rest.slice(1))
  const renamed = repositories.find((entry) => entry.renamed_from.some((former) => former.toLowerCase() === name))
  return renamed === undefined || !request.caller.sees(renamed)
    ? restNotFound()
    : moved(request, renamed, rest.slice(1))
}

function unserved(request: RestRequest): Answer {
  return notSimulated(`${request.method} /${request.path} of GitHub's REST API`)
}

function organizationRoute(request: RestRequest, login: string, tail: string): Answer {
  const [, slug] = /^teams\/([^/]+)$/.exec(tail) ?? []
  if (request.method === 'GET' && slug !== undefined) return teamRoute(request, login, decodeURIComponent(slug))
  if (request.method === 'GET' && tail === 'repos') return ownerRepositories(request, 'Organization', login)
  if (request.method !== 'GET' || tail !== 'actions/oidc/customization/sub') return unserved(request)
  return organizationCustomization(request, login)
}

/** `GET /meta`: only a server has a version. https://docs.github.com/en/enterprise-server/rest/meta/meta */
function meta({ world }: Core): Answer {
  const { installed_version } = world.github
  return answer(200, {
    verifiable_password_authentication: false,
    ...(installed_version === undefined ? {} : { installed_version }),
  })
}

/** A renamed repository is found under its id. */
function moved(request: RestRequest, repository: Repository, rest: readonly string[]): Answer {
  const query = request.query.size > 0 ? `?${request.query}` : ''
  const tail = rest.length > 0 ? `/${rest.join('/')}` : ''
  const url = `${request.root}/repositories/${repository.id}${tail}${query}`
  const documentation_url = 'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects'
  return answer(301, { message: 'Moved Permanently', url, documentation_url }, { headers: { location: url } })
}

function repositoryRoute(request: RestRequest, repository: Repository, rest: readonly string[]): Answer {
  if (!request.caller.sees(repository)) return restNotFound()
  const [head = '', ...tail] = rest
  switch (head) {
    case 'actions':
      return actionsRoute(request, repository, tail)
    case 'environments':
      return environmentRoute(request, repository, tail)
  }
  if (request.method === 'PATCH' && head === '') return patchRepository(request, repository)
  if (request.method === 'POST' && head === 'transfer' && tail.length === 0) return postTransfer(request, repository)
  if (request.method !== 'GET') return unserved(request)
  switch (head) {
    case '':
      return answer(200, repositoryObject({ repository }))
    case 'branches':
      return permitted(request, 'contents', 'read', () => branches(request, repository, tail))
    case 'contents':
      return permitted(request, 'contents', 'read', () => contents(request, repository, tail))
    case 'collaborators':
      return collaboratorRoute(request, repository, tail)
    case 'teams':
      return tail.length === 0 ? repositoryTeams(request, repository) : unserved(request)
  }
  return unserved(request)
}

function actionsRoute(request: RestRequest, repository: Repository, tail: readonly string[]): Answer {
  if (tail[0] === 'variables')
    return variableRoute(request, repository.variables, { permission: 'variables', most: 500 }, tail.slice(1))
  if (tail[0] === 'secrets') return secretRoute(request, repository, 'secrets', tail.slice(1))
  return tail.join('/') === 'oidc/customization/sub' ? customizationRoute(request, repository) : unserved(request)
}

function branches(request: RestRequest, repository: Repository, tail: readonly string[]): Answer {
  const object = (branch: Repository['branches'][number]) => ({
    name: branch.name,
    commit: { sha: sha(`${repository.id} ${branch.name}`) },
    protected: branch.protected,
  })
  if (tail.length === 0) {
    const wanted = repository.branches.filter((branch) => request.query.get('protected') !== 'true' || branch.protected)
    return restPage(request, wanted, (page) => page.map(object))
  }
  const name = decodeURIComponent(tail.join('/'))
  const branch = repository.branches.find((entry) => entry.name === name)
  if (branch === undefined) return restError(404, 'Branch not found')
  return answer(200, object(branch))
}

function contents(request: RestRequest, repository: Repository, tail: readonly string[]): Answer {
  const path = tail.map(decodeURIComponent).join('/').replace(/\/$/, '')
  const text = repository.files[path]
  if (text !== undefined) {
    if (request.accept.includes('raw')) {
      return answer(200, text, { headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } })
    }
    const content = Buffer.from(text).toString('base64')
    return answer(200, { ...fileObject(path, text), encoding: 'base64', content })
  }
  const prefix = path === '' ? '' : `${path}/`
  const inside = Object.entries(repository.files).filter(
    ([name]) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'),
  )
  if (inside.length === 0) return restNotFound()
  return answer(
    200,
    inside.map(([name, file]) => fileObject(name, file)),
  )
}

function fileObject(path: string, text: string): Record<string, unknown> {
  return { type: 'file', name: path.split('/').at(-1), path, sha: sha(text), size: Buffer.byteLength(text) }
}

function sha(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
