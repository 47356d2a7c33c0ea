/** Knows the federated identity credential: Graph's shape, our deterministic name, the ownership marker, the limits. */

/** Most federated identity credentials that an application or a user-assigned managed identity can hold. */
export const CREDENTIAL_LIMIT = 20

/** Longest issuer, subject, audience or description in characters (Graph, ARM). */
export const VALUE_LIMIT = 600

/** Names that Graph and ARM accept: https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
export const CREDENTIAL_NAME = /^[a-zA-Z0-9][a-zA-Z0-9-_]{2,119}$/

export interface ClaimsMatchingExpression {
  readonly value: string
  readonly languageVersion: 1
}

/** What a credential matches: one exact subject, or (flexible) an expression over claims; never both. */
export type CredentialMatch =
  | { readonly subject: string; readonly claimsMatchingExpression?: undefined }
  | { readonly subject?: undefined; readonly claimsMatchingExpression: ClaimsMatchingExpression }

/** Graph's `federatedIdentityCredential` with Graph's property names. `id` is the GUID of a stored one. */
export type FederatedIdentityCredential = CredentialMatch & {
  readonly id?: string
  readonly name: string
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly description?: string
}

/** The subject of an exact credential, or the expression of a flexible one: what names and comparisons go by. */
export function matchText(match: CredentialMatch): string {
  return match.subject ?? match.claimsMatchingExpression.value
}

/** SHA-256 of a UTF-8 text as lower-case hex; handed in by the entry. */
export type Sha256Hex = (text: string) => string

const HASH_LENGTH = 8
const SLUG_LENGTH = 120 - HASH_LENGTH - 1

/** Turns any text into letters, digits and single hyphens. */
export function slug(text: string): string {
  return text.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-+|-+$/g, '')
}

/** What a deterministic name stands for; the expression stands in for the subject of a flexible credential. */
export interface NamedIdentity {
  readonly issuer: string
  readonly match: string
  readonly audience: string
}

/** The first 8 hex digits of SHA-256 over `issuer\nsubject\naudience`, which end a deterministic name. */
export function identityHash({ issuer, match, audience }: NamedIdentity, sha256Hex: Sha256Hex): string {
  return sha256Hex(`${issuer}\n${match}\n${audience}`).slice(0, HASH_LENGTH)
}

/**
 * Builds the deterministic name of a credential: readable slug, `-`, first 8 hex digits of SHA-256 over
 * `issuer\nsubject\naudience` (the expression stands in for the subject of a flexible one). 3 to 120 characters.
 * @param parts for example `['gh', 'octo-org/octo-repo', 'environment', 'production']`
 */
export function buildCredentialName(parts: readonly string[], identity: NamedIdentity, sha256Hex: Sha256Hex): string {
  const readable = parts
    .map(slug)
    .filter((part) => part !== '')
    .join('-')
    .slice(0, SLUG_LENGTH)
    .replace(/-+$/, '')
  const hash = identityHash(identity, sha256Hex)
  return readable === '' ? `fic-${hash}` : `${readable}-${hash}`
}

const MARKER = 'Managed by entra-workload-identity-federation; owner='

/** Builds the description that marks a credential as ours: `Managed by …; owner=<owner>; <repository> <context>`, at most 600 characters. */
export function buildDescription(owner: string, about: string): string {
  return `${MARKER}${owner}; ${about}`.slice(0, VALUE_LIMIT)
}

/** Reads the owner from a description, or undefined for a credential that is not ours. `since=…` may follow the owner. */
export function parseOwner(description: string | undefined): string | undefined {
  if (description === undefined || !description.startsWith(MARKER)) return undefined
  const owner = description.slice(MARKER.length).split(';', 1)[0]?.trim()
  return owner === undefined || owner === '' ? undefined : owner
}
