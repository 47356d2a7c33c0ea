/** Knows GitHub's REST API as far as federations need it: repositories, branches, environments, OIDC templates, files. */
import { createHash } from 'node:crypto'
import type { Core } from '../core.ts'
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Repository } from '../world/state.ts'
import { repositoryObject } from './event-payload.ts'
import { type Job, mayJob } from './job.ts'
import { DOCS, frameRestAnswer, restForbidden, restNotFound } from './rest-answer.ts'
import { organizationCustomization, repositoryCustomization } from './rest-customization.ts'
import { environmentRoute } from './rest-environments.ts'
import { restPage } from './rest-page.ts'
import type { RestRequest } from './rest-request.ts'

/** Answers a REST request with the job's token. */
export function rest(core: Core, bearer: string | undefined, request: Omit<RestRequest, 'core' | 'job'>): Answer {
  const job = [...core.jobs.values()].find((entry) => entry.githubToken === bearer)
  if (job === undefined) {
    const message = bearer === undefined ? 'Requires authentication' : 'Bad credentials'
    return frameRestAnswer(answer(401, { message, documentation_url: DOCS, status: '401' }))
  }
  return { ...frameRestAnswer(route({ ...request, core, job })), job: job.id }
}

function route(request: RestRequest): Answer {
  const [kind = '', first = '', ...rest] = request.path.split('/')
  if (request.path === 'meta' && request.method === 'GET') return meta(request.core)
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
  return renamed === undefined || !maySee(request.job, renamed)
    ? restNotFound()
    : moved(request, renamed, rest.slice(1))
}

function unserved(request: RestRequest): Answer {
  return notSimulated(`${request.method} /${request.path} of GitHub's REST API`)
}

function organizationRoute(request: RestRequest, login: string, tail: string): Answer {
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

/** A job's token sees its own repository and whatever is public. */
export function maySee(job: Job, repository: Repository): boolean {
  return job.repository.id === repository.id || repository.visibility === 'public'
}

function repositoryRoute(request: RestRequest, repository: Repository, rest: readonly string[]): Answer {
  const { job } = request
  if (!maySee(job, repository)) return restNotFound()
  const [head = '', ...tail] = rest
  if (request.method !== 'GET') return unserved(request)
  switch (head) {
    case '':
      return answer(200, repositoryObject({ repository }))
    case 'actions':
      if (tail.join('/') !== 'oidc/customization/sub') return unserved(request)
      return mayJob(job, 'actions', 'read')
        ? repositoryCustomization(request, repository)
        : restForbidden('actions=read')
    case 'branches':
      return mayJob(job, 'contents', 'read') ? branches(request, repository, tail) : restForbidden('contents=read')
    case 'environments':
      return mayJob(job, 'actions', 'read')
        ? environmentRoute(request, repository, tail)
        : restForbidden('actions=read')
    case 'contents':
      return mayJob(job, 'contents', 'read') ? contents(request, repository, tail) : restForbidden('contents=read')
  }
  return unserved(request)
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
  if (branch === undefined) return answer(404, { message: 'Branch not found', documentation_url: DOCS, status: '404' })
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
