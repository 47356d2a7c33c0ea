/**
 * What a rename or a transfer changes at GitHub: names, the owner's ID after a transfer, and the form of subjects, which
 * have IDs from then on. https://docs.github.com/en/actions/reference/security/oidc
 */
import { numericId } from '../world/stable-id.ts'
import type { Repository, World } from '../world/state.ts'
import { sameName } from './same-name.ts'

type GitHub = World['github']
type Owner = Repository['owner']

/** The name after the move: the old one leads on, unless somebody takes it. */
function moveTo(github: GitHub, repository: Repository, fullName: string): void {
  const former = repository.full_name
  repository.renamed_from = [...repository.renamed_from.filter((name) => !sameName(name, fullName)), former]
  for (const other of github.repositories)
    if (other !== repository) other.renamed_from = other.renamed_from.filter((name) => !sameName(name, fullName))
  repository.full_name = fullName
  if (github.installed_version !== undefined) return
  repository.immutable = true
  repository.immutable_without_opt_in = true
}

/** A token that names a repository keeps it under its new name. */
function renameInTokens(github: GitHub, from: string, to: string): void {
  for (const token of github.tokens)
    if (token.repositories !== undefined)
      token.repositories = token.repositories.map((entry) => (sameName(entry, from) ? to : entry))
}

/** Renames a repository; the flag shows `false` beside a prefix with IDs, as it was observed. */
export function renameRepository(github: GitHub, repository: Repository, name: string): void {
  const fullName = `${repository.owner.login}/${name}`
  renameInTokens(github, repository.full_name, fullName)
  moveTo(github, repository, fullName)
  if (github.installed_version === undefined) repository.oidc.use_immutable_subject ??= false
}

function ownerNamed({ repositories, organizations, users }: GitHub, login: string): Owner {
  const known = repositories.find(({ owner }) => sameName(owner.login, login))?.owner
  if (known !== undefined) return { ...known }
  const user = users.find((entry) => sameName(entry.login, login))
  if (user !== undefined) return { login: user.login, id: user.id, type: 'User' }
  const organization = organizations.find((entry) => sameName(entry.login, login))
  return { login: organization?.login ?? login, id: numericId(login), type: 'Organization' }
}

/** Gives a repository to another owner; the flag shows `true`, as it was observed. */
export function transferRepository(
  github: GitHub,
  repository: Repository,
  login: string,
  name = repository.full_name.split('/')[1] ?? '',
): void {
  repository.owner = ownerNamed(github, login)
  moveTo(github, repository, `${repository.owner.login}/${name}`)
  if (github.installed_version === undefined) repository.oidc.use_immutable_subject = true
}

/** Renames an organisation or a person: the ID stays, and every repository moves with it. */
export function renameOwner(github: GitHub, from: string, to: string): void {
  for (const organization of github.organizations) if (sameName(organization.login, from)) organization.login = to
  for (const user of github.users) if (sameName(user.login, from)) user.login = to
  for (const team of github.teams) if (sameName(team.organization, from)) team.organization = to
  for (const repository of github.repositories.filter(({ owner }) => sameName(owner.login, from))) {
    repository.owner.login = to
    renameRepository(github, repository, repository.full_name.split('/')[1] ?? '')
  }
  renameInTokens(github, `${from}/*`, `${to}/*`)
}
