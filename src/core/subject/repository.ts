/** Repositories by name: the form of `owner/name`, and the one that a job's own claims name. */
import { claim, type IdTokenClaims } from './claims.ts'
import type { RepositoryIdentity } from './subject.ts'

/** `owner/name`; neither part is a dot segment. */
export const REPOSITORY = /^(?!\.)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/

/** Reads owner, name and IDs from the claims of an ID token; undefined without a `repository` claim. */
export function repositoryOf(claims: IdTokenClaims): RepositoryIdentity | undefined {
  const [owner, name] = claim(claims, 'repository')?.split('/') ?? []
  if (owner === undefined || name === undefined) return undefined
  const [ownerId, id] = [claim(claims, 'repository_owner_id'), claim(claims, 'repository_id')]
  return { owner, name, ...(ownerId !== undefined && { ownerId }), ...(id !== undefined && { id }) }
}
