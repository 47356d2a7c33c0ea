/** Environments of repositories as files declare them, and how they look to whoever asks how they are guarded. */
import { type DeclaredRules, isProtecting } from '../../core/environment/rules.ts'
import type { TargetAddress } from '../../core/target.ts'
import type { GitHubReader } from '../ports.ts'

/** Rules as a file gives them: reviewers by name. */
export interface FleetRules extends Omit<DeclaredRules, 'reviewers'> {
  /** `octocat`, or `octo-org/ops` for a team. */
  readonly reviewers?: readonly string[] | undefined
}

/** An environment, the identity of its jobs, and the variables that tell them. */
export interface FleetEnvironment {
  /** Undefined: the repository that this runs in. */
  readonly repository: string | undefined
  readonly environment: string
  readonly rules: FleetRules
  readonly identity: TargetAddress
  /** Scopes of the identity's roles. */
  readonly scopes: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  readonly adopt: boolean
  /** Where it is declared. */
  readonly source: string
}

const keyOf = (repository: string, environment: string) => `${repository}\n${environment}`.toLowerCase()

/**
 * Shows declared environments as they will be by the time that a credential trusts them: the rules of a file come first, and
 * when they cannot be set the credential is not written.
 */
export function withDeclaredEnvironments(
  github: GitHubReader,
  environments: readonly FleetEnvironment[],
  own: string,
): GitHubReader {
  const declared = new Map(
    environments.map(({ repository, environment, rules }) => [keyOf(repository ?? own, environment), rules]),
  )
  return {
    ...github,
    environment: async (fullName, environment) => {
      const rules = declared.get(keyOf(fullName, environment))
      if (rules === undefined) return github.environment(fullName, environment)
      const { reviewers = [], ...others } = rules
      if (reviewers.length > 0 || isProtecting(others)) return 'protected'
      const stored = await github.environment(fullName, environment)
      return stored === 'missing' ? 'unprotected' : stored
    },
  }
}
