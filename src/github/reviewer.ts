/** How GitHub tells who may approve deployments of a repository: people and teams with access to it. */
import type { Reviewer } from '../core/environment/rules.ts'
import { type Ask, at, parts } from './ask.ts'

const PAGE_SIZE = 100
const MOST_PAGES = 10

// https://docs.github.com/en/rest/repos/repos#list-repository-teams
async function findTeam(ask: Ask, fullName: string, organization: string, slug: string): Promise<Reviewer | string> {
  const name = `${organization}/${slug}`
  const { owner, repo } = parts(fullName)
  if (organization.toLowerCase() !== owner.toLowerCase())
    return `The team "${name}" is of another organization than ${fullName}.`
  const purpose = { what: `read the teams of ${fullName}`, permission: 'Administration: read' }
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await ask('GET /repos/{owner}/{repo}/teams', { owner, repo, per_page: PAGE_SIZE, page }, purpose)
    const teams = Array.isArray(data) ? data : []
    const team = teams.find((each) => String(at(each, 'slug')).toLowerCase() === slug.toLowerCase())
    const id = at(team, 'id')
    if (typeof id === 'number') return { kind: 'Team', id, name: `${owner}/${String(at(team, 'slug'))}` }
    if (teams.length < PAGE_SIZE) break
  }
  return `The team "${name}" does not exist, or has no access to ${fullName}.`
}

// https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
async function findPerson(ask: Ask, fullName: string, username: string): Promise<Reviewer | string> {
  const { owner, repo } = parts(fullName)
  const purpose = { what: `read who has access to ${fullName}`, permission: 'Metadata: read' }
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission'
  const { status, data } = await ask(route, { owner, repo, username }, purpose, [404])
  if (status === 404) return `There is no person "${username}".`
  const [id, login] = [at(at(data, 'user'), 'id'), at(at(data, 'user'), 'login')]
  if (at(data, 'permission') === 'none' || typeof id !== 'number') return `"${username}" has no access to ${fullName}.`
  return { kind: 'User', id, name: String(login) }
}

/** Finds a reviewer; a text says why there is none. */
export function findReviewer(ask: Ask, fullName: string, name: string): Promise<Reviewer | string> {
  const [first = '', slug] = name.split('/')
  return slug === undefined ? findPerson(ask, fullName, first) : findTeam(ask, fullName, first, slug)
}
