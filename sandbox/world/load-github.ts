/** How GitHub's part of a state document becomes a world: every default filled in. */
import type { EnvironmentDocument, RepositoryDocument, StateDocument, VariableDocument } from './document.ts'
import type { GitHubSecret, Variable } from './github-state.ts'
import { numericId } from './stable-id.ts'
import type { Environment, Organization, Repository, World } from './state.ts'

/** Builds GitHub's part of the world. */
export function loadGitHub(github: StateDocument['github'] = {}): World['github'] {
  const { repositories = [], organizations = [], users = [], teams = [], tokens = [], installed_version } = github
  return {
    repositories: repositories.map((each) => loadRepository(each, organizations)),
    organizations: structuredClone([...organizations]),
    users: users.map((user) => ({ id: numericId(user.login), ...user })),
    teams: teams.map((team) => ({ id: numericId(`${team.organization}/${team.slug}`), name: team.slug, ...team })),
    tokens: tokens.map((token) => ({ kind: 'app', ...structuredClone(token) })),
    ...(installed_version !== undefined && { installed_version }),
  }
}

/** Fills in a repository: private to nobody, default branch `main`, default template, name-based unless declared. */
export function loadRepository(
  repository: RepositoryDocument,
  organizations: readonly Organization[] = [],
): Repository {
  const login = repository.full_name.split('/')[0] ?? ''
  const optedIn = repository.oidc?.use_immutable_subject ?? organizationFlag(organizations, login)
  const branch = repository.default_branch ?? 'main'
  return {
    id: repository.id ?? numericId(repository.full_name),
    full_name: repository.full_name,
    owner: { login, id: numericId(login), type: 'Organization', ...repository.owner },
    visibility: repository.visibility ?? (repository.private === true ? 'private' : 'public'),
    plan: repository.plan ?? 'enterprise',
    default_branch: branch,
    created_at: repository.created_at ?? '2025-01-01T00:00:00Z',
    branches: structuredClone(repository.branches ?? [{ name: branch, protected: true }]),
    environments: (repository.environments ?? []).map((each) => loadEnvironment(repository.full_name, each)),
    variables: (repository.variables ?? []).map(loadVariable),
    secrets: (repository.secrets ?? []).map(loadSecret),
    collaborators: { ...repository.collaborators },
    teams: { ...repository.teams },
    oidc: { use_default: true, sub_claim_prefix: 'computed', ...structuredClone(repository.oidc) },
    immutable: repository.immutable ?? optedIn ?? false,
    immutable_without_opt_in: repository.immutable ?? false,
    archived: repository.archived ?? false,
    renamed_from: [...(repository.renamed_from ?? [])],
    files: { ...repository.files },
    properties: { ...repository.properties },
  }
}

/** Whether an organisation opted in for its repositories; undefined where it says nothing. */
export function organizationFlag(organizations: readonly Organization[], login: string): boolean | undefined {
  return organizations.find((entry) => entry.login.toLowerCase() === login.toLowerCase())?.oidc.use_immutable_subject
}

/** Fills in an environment: without rules, without variables. */
export function loadEnvironment(fullName: string, environment: EnvironmentDocument): Environment {
  const id = environment.id ?? numericId(`${fullName} ${environment.name}`)
  return {
    id,
    name: environment.name,
    protection_rules: structuredClone([...(environment.protection_rules ?? [])]),
    deployment_branch_policy: structuredClone(environment.deployment_branch_policy ?? null),
    branch_policies: (environment.branch_policies ?? []).map((policy) => ({
      id: numericId(`${id} ${policy.type} ${policy.name}`),
      ...policy,
    })),
    variables: (environment.variables ?? []).map(loadVariable),
    secrets: (environment.secrets ?? []).map(loadSecret),
  }
}

/** Fills in a variable; GitHub stores names in upper case. */
export function loadVariable({ name, value, ...times }: VariableDocument): Variable {
  const now = new Date().toISOString()
  return { name: name.toUpperCase(), value, created_at: now, updated_at: now, ...times }
}

/** Fills in a secret; GitHub stores names in upper case and tells whole seconds. */
export function loadSecret({ name, value, created_at, updated_at }: VariableDocument): GitHubSecret {
  const created = created_at ?? updated_at ?? `${new Date().toISOString().slice(0, 19)}Z`
  return { name: name.toUpperCase(), value, created_at: created, updated_at: updated_at ?? created }
}
