/** The shape of GitHub's part of the world besides repositories: tokens, people, teams, variables. */

/** A personal access token or a token of a GitHub App's installation, with the permissions that it was given. */
export interface GitHubToken {
  token: string
  kind: 'app' | 'fine-grained'
  /** By the names of GitHub's permissions: `administration`, `environments`, `variables`, `actions`, … */
  permissions: Record<string, 'read' | 'write'>
  /** Full names, or owners as `octo-org/*`; absent: every repository of the world. */
  repositories?: string[]
  /** Requests per hour; absent: 5,000. */
  rateLimit?: number
}

export interface GitHubUser {
  login: string
  id: number
}

export interface GitHubTeam {
  organization: string
  slug: string
  name: string
  id: number
}

/** A configuration variable; GitHub stores its name in upper case. */
export interface Variable {
  name: string
  value: string
  created_at: string
  updated_at: string
}

/** An Actions secret; `value` is what the sealed box held. Times have whole seconds, as GitHub answers them. */
export interface GitHubSecret {
  name: string
  value: string
  created_at: string
  updated_at: string
}

/** What somebody may do in a repository. */
export type RepositoryPermission = 'read' | 'write' | 'admin'

/** A rule of which branches or tags may deploy. */
export interface BranchPolicy {
  id: number
  name: string
  type: 'branch' | 'tag'
}
