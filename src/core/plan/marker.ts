/** Tells which ownership marker a stored credential gets when it is taken over: from a previous owner, or from somebody else. */
import type { FederatedIdentityCredential } from '../credential/credential.ts'
import { buildAdoptedDescription, isAdopted, type Ownership, ownedBy } from '../credential/owner.ts'
import { sinceIn, withoutSince } from '../credential/since.ts'

interface Kept {
  readonly credential: FederatedIdentityCredential
  readonly adopt?: boolean
  readonly stays?: true
}

/** The marker without the day since when the credential waits to go, where it stays after all. */
function unmarked(description: string | undefined): ReturnType<typeof markerFor> {
  if (description === undefined || sinceIn(description) === undefined) return undefined
  return { description: withoutSince(description), reason: 'It stays: the mark that it is to go is taken away.' }
}

/** The marker that a kept credential gets, where it is not the owner's yet; a managed identity stores none. */
export function markerFor(
  { credential, adopt = false, stays }: Kept,
  stored: FederatedIdentityCredential,
  ownership: Ownership,
): { readonly description: string; readonly reason: string } | undefined {
  const { description = '' } = credential
  const whose = ownership.kind === 'application' ? ownedBy(stored, ownership) : 'ours'
  const adopted = buildAdoptedDescription(ownership.owner, description)
  switch (whose) {
    case 'ours':
      return stays === true && ownership.kind === 'application' ? unmarked(stored.description) : undefined
    case 'previous':
      return {
        description: isAdopted(stored.description) ? adopted : description,
        reason: 'It is of a previous owner, and only its marker changes.',
      }
    case 'foreign':
      return adopt ? { description: adopted, reason: 'It is adopted: only its marker changes.' } : undefined
  }
}
