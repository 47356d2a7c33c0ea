/** GitHub's REST answers about whole repositories: those of an owner, a rename, a transfer. */
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { Repository } from '../world/state.ts'
import { repositoryObject } from './event-payload.ts'
import { renameRepository, transferRepository } from './moves.ts'
import { isAnswer, permitted, restBody, restError, restNotFound } from './rest-answer.ts'
import { restPage } from './rest-page.ts'
import type { RestRequest } from './rest-request.ts'
import { sameName } from './same-name.ts'

/** https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits */
const NAME = /^[\w.-]{1,100}$/

/**
 * `GET /orgs/{org}/repos`, `GET /users/{username}/repos`: what the token sees, of a person only what is public.
 * https://docs.github.com/en/rest/repos/repos
 */
export function ownerRepositories(request: RestRequest, kind: 'Organization' | 'User', login: string): Answer {
  const { repositories, organizations, users } = request.core.world.github
  const all = repositories.filter(({ owner }) => sameName(owner.login, login))
  const declared = kind === 'Organization' ? organizations : users
  const exists = all.some(({ owner }) => owner.type === kind) || declared.some((entry) => sameName(entry.login, login))
  if (!exists && !(kind === 'User' && all.length > 0)) return restNotFound()
  const seen = all.filter((each) => request.caller.sees(each) && (kind !== 'User' || each.visibility === 'public'))
  return restPage(request, seen, (page) => page.map((repository) => repositoryObject({ repository })))
}

/** `PATCH /repos/{owner}/{repo}` with a name. https://docs.github.com/en/rest/repos/repos#update-a-repository */
export function patchRepository(request: RestRequest, repository: Repository): Answer {
  return permitted(request, 'administration', 'write', () => {
    const body = restBody(request)
    if (isAnswer(body)) return body
    const { name, ...more } = body
    if (Object.keys(more).length > 0) return notSimulated(`PATCH of a repository's ${Object.keys(more).join(', ')}`)
    if (name === undefined) return answer(200, repositoryObject({ repository }))
    if (typeof name !== 'string' || !NAME.test(name)) return restError(422, 'Repository creation failed.')
    const taken = nameTaken(request, repository, `${repository.owner.login}/${name}`)
    if (taken !== undefined) return taken
    renameRepository(request.core.world.github, repository, name)
    return answer(200, repositoryObject({ repository }))
  })
}

/** `POST /repos/{owner}/{repo}/transfer`. https://docs.github.com/en/rest/repos/repos#transfer-a-repository */
export function postTransfer(request: RestRequest, repository: Repository): Answer {
  return permitted(request, 'administration', 'write', () => {
    const body = restBody(request)
    if (isAnswer(body)) return body
    const { new_owner: owner, new_name: name = repository.full_name.split('/')[1] } = body
    if (typeof owner !== 'string' || typeof name !== 'string' || !NAME.test(name))
      return restError(422, 'Validation Failed')
    const taken = nameTaken(request, repository, `${owner}/${name}`)
    if (taken !== undefined) return taken
    transferRepository(request.core.world.github, repository, owner, name)
    return answer(202, repositoryObject({ repository }))
  })
}

function nameTaken({ core }: RestRequest, repository: Repository, fullName: string): Answer | undefined {
  const taken = core.world.github.repositories.some((each) => each !== repository && sameName(each.full_name, fullName))
  if (!taken) return undefined
  return restError(422, 'Validation Failed', [
    {
      resource: 'Repository',
      code: 'custom',
      field: 'name',
      message: 'name already exists on this account',
    },
  ])
}
