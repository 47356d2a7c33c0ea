/** Finds credentials that a rename left behind: the IDs in them are those of a repository that is wanted, the names are not. */
import { type FederatedIdentityCredential, matchText } from '../credential/credential.ts'

// The repository of a subject with IDs, in a subject or in the comparand of an expression; names hold none of these characters.
const IMMUTABLE = /(?<=^|[:'])repo:([^\s'":/@*?]+)@(\d+)\/([^\s'":/@*?]+)@(\d+)(?=[:']|$)/

/** What a credential matches, with the names of its repository left out, and these names. */
function withoutNames(
  credential: FederatedIdentityCredential,
): { readonly key: string; readonly fullName: string } | undefined {
  const text = matchText(credential)
  const [, owner, ownerId, name, id] = IMMUTABLE.exec(text) ?? []
  if (ownerId === undefined || id === undefined) return undefined
  const rest = text.replace(IMMUTABLE, `repo:@${ownerId}/@${id}`)
  return { key: JSON.stringify([credential.issuer, rest]), fullName: `${owner}/${name}` }
}

/**
 * Tells for each stored credential that matches a wanted one but for the names of its repository what became of them;
 * by name of the credential, as a sentence. GitHub signs the old names no more.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function renamedSince(
  stored: readonly FederatedIdentityCredential[],
  wanted: readonly FederatedIdentityCredential[],
): ReadonlyMap<string, string> {
  const now = new Map(
    wanted.flatMap((each) => {
      const told = withoutNames(each)
      return told === undefined ? [] : [[told.key, told.fullName] as const]
    }),
  )
  return new Map(
    stored.flatMap((each) => {
      const told = withoutNames(each)
      if (told === undefined) return []
      const present = now.get(told.key)
      if (present === undefined || present === told.fullName) return []
      const sentence = `It is ours, and "${told.fullName}" is "${present}" now: the IDs are the same, the names are stale.`
      return [[each.name, sentence] as const]
    }),
  )
}
