/** GitHub's REST answers about people and teams, and what they may do in a repository. */
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { GitHubTeam, GitHubUser } from '../world/github-state.ts'
import type { Repository } from '../world/state.ts'
import { permissionOf } from './environment-rules.ts'
import { permitted, restError, restNotFound } from './rest-answer.ts'
import { restPage } from './rest-page.ts'
import type { RestRequest } from './rest-request.ts'
import { sameName } from './same-name.ts'

function userNamed({ core }: RestRequest, login: string): GitHubUser | undefined {
  return core.world.github.users.find((user) => sameName(user.login, login))
}

/** `GET /users/{username}`: needs no permission. https://docs.github.com/en/rest/users/users */
export function userRoute(request: RestRequest, login: string): Answer {
  const user = userNamed(request, login)
  return user === undefined ? restNotFound() : answer(200, toUser(user))
}

function toUser(user: GitHubUser): Record<string, unknown> {
  return { ...user, type: 'User', site_admin: false }
}

/**
 * `GET …/collaborators/{username}/permission`: a person without access has `none`; one that does not exist is 404.
 * https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
 */
export function collaboratorRoute(request: RestRequest, repository: Repository, tail: readonly string[]): Answer {
  const [login = '', what, ...more] = tail
  if (request.method !== 'GET' || what !== 'permission' || more.length > 0)
    return notSimulated(`${request.method} collaborators/${tail.join('/')}`)
  return permitted(request, 'metadata', 'read', () => {
    const user = userNamed(request, decodeURIComponent(login))
    if (user === undefined) return restError(404, `${login} is not a user`)
    const permission = permissionOf(repository, user.login)
    return answer(200, { permission, role_name: permission, user: toUser(user) })
  })
}

/**
 * `GET …/teams`: the teams that have access.
 * https://docs.github.com/en/rest/repos/repos#list-repository-teams
 */
export function repositoryTeams(request: RestRequest, repository: Repository): Answer {
  return permitted(request, 'administration', 'read', () => {
    const owner = repository.owner.login.toLowerCase()
    const teams = request.core.world.github.teams.filter(
      ({ organization, slug }) => organization.toLowerCase() === owner && slug in repository.teams,
    )
    return restPage(request, teams, (page) => page.map((team) => toTeam(team, repository.teams[team.slug])))
  })
}

/** `GET /orgs/{org}/teams/{team_slug}`. https://docs.github.com/en/rest/teams/teams#get-a-team-by-name */
export function teamRoute(request: RestRequest, organization: string, slug: string): Answer {
  return permitted(request, 'members', 'read', () => {
    const { teams } = request.core.world.github
    const team = teams.find((entry) => sameName(entry.organization, organization) && sameName(entry.slug, slug))
    return team === undefined ? restNotFound() : answer(200, toTeam(team))
  })
}

function toTeam({ id, slug, name }: GitHubTeam, permission?: string): Record<string, unknown> {
  const shown = { read: 'pull', write: 'push', admin: 'admin' }[permission ?? '']
  return { id, node_id: `T_${id}`, slug, name, privacy: 'closed', ...(shown !== undefined && { permission: shown }) }
}
