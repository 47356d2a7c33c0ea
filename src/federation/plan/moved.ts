/** Repositories that are no longer what a declaration names: moved to another owner, or replaced under their name. */
import { FederationError } from '../../core/error.ts'
import type { RepositoryIdentity } from '../../core/subject/subject.ts'
import type { RepositoryFacts } from '../ports.ts'

/**
 * Compares GitHub's answer about a name with what was meant by it. A rename under the same owner is followed; nothing else.
 * https://docs.github.com/en/rest/repos/repos#get-a-repository
 * @param named `owner/name` as declared
 * @param meant what is known of the repository that was meant, if anything
 * @throws FederationError `repository-moved`
 */
export function assertNotMoved(named: string, facts: RepositoryFacts, meant: Partial<RepositoryIdentity> = {}): void {
  const [owner = ''] = named.split('/')
  const [ownerNow = ''] = facts.fullName.split('/')
  const hint =
    'Name the repository that shall be trusted by its present owner and name, if it is still the one you mean.'
  if (owner.toLowerCase() !== ownerNow.toLowerCase()) {
    throw new FederationError(
      'repository-moved',
      `"${named}" belongs to another owner now: GitHub answers with "${facts.fullName}", and that is not followed.`,
      { hint },
    )
  }
  if (meant.ownerId !== undefined && meant.ownerId !== facts.ownerId) {
    throw new FederationError(
      'repository-moved',
      `The owner of "${named}" is another one now: its ID is ${facts.ownerId}, and ${meant.ownerId} was meant.`,
      { hint },
    )
  }
  if (meant.id !== undefined && meant.id !== facts.id) {
    throw new FederationError(
      'repository-moved',
      `The name "${named}" belongs to another repository now: its ID is ${facts.id}, and ${meant.id} was meant.`,
      { hint },
    )
  }
}
