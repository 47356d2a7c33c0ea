/** Where the value of a secret goes: seen with `github-token`, and guarded, or why it may not go there. */
import { FederationError } from '../../core/error.ts'
import type { DeclaredSecret } from '../../core/secret/declared-secret.ts'
import type { RepositoryFacts } from '../ports.ts'
import type { GitHubSecret } from '../ports-secrets.ts'
import type { SecretPorts, SecretTarget } from './secret-target.ts'

/** A destination that may be written. */
export interface Destination {
  readonly repository: RepositoryFacts
  readonly secret: GitHubSecret
}

/** Opens the destination. @throws FederationError where it cannot be seen, or where a job of any branch could read the value */
export async function openDestination(
  declared: DeclaredSecret,
  { request }: SecretTarget,
  { github, openGitHub }: SecretPorts,
): Promise<Destination> {
  const { destination } = declared
  const named = destination.repository ?? request.repository
  if (github === undefined || openGitHub === undefined)
    throw new FederationError('github-forbidden', 'There is no `github-token` that could store the secret.', {
      hint: 'Give the token of a GitHub App with the permission `secrets: write` (for environments `environments: write`).',
    })
  const repository = await github.repository(named)
  if (repository === undefined)
    throw new FederationError('github-forbidden', `\`github-token\` does not see the repository "${named}".`)
  const { environment, name } = destination
  const secret = openGitHub({ fullName: repository.fullName, environment, name })
  const opened = { repository, secret }
  await assertGuarded(declared, opened)
  return opened
}

/** Stops where the environment is not, or no longer, one that not every job can use. @throws FederationError `context-not-declared`, `github-forbidden` */
export async function assertGuarded(
  { destination: { environment } }: DeclaredSecret,
  { repository: { fullName }, secret }: Destination,
): Promise<void> {
  if (environment === undefined) return
  const about = `The environment "${environment}" of ${fullName}`
  switch (await secret.guard()) {
    case 'guarded':
      return
    case 'unguarded':
      throw new FederationError('context-not-declared', `${about} has neither reviewers nor a branch rule.`, {
        hint: 'A job of any branch could read the secret: give the environment reviewers, or say which branches may deploy.',
      })
    case 'missing':
      throw new FederationError('context-not-declared', `${about} does not exist.`, {
        hint: 'Create it with reviewers or a branch rule first.',
      })
    case 'unknown':
      throw new FederationError('github-forbidden', `Nobody can tell how ${about.toLowerCase()} is guarded.`, {
        hint: 'Give `github-token` the permission `actions: read`.',
      })
  }
}
