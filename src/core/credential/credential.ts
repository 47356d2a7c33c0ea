/** The federated identity credential: Graph's shape, our deterministic name, the limits. */

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
const NAME_LENGTH = 120

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
 * @param ending what follows after another `-`; empty where the description marks the owner
 */
export function buildCredentialName(
  parts: readonly string[],
  identity: NamedIdentity,
  sha256Hex: Sha256Hex,
  ending = '',
): string {
  const hash = [identityHash(identity, sha256Hex), ending].filter((part) => part !== '').join('-')
  const readable = parts
    .map(slug)
    .filter((part) => part !== '')
    .join('-')
    .slice(0, NAME_LENGTH - hash.length - 1)
    .replace(/-+$/, '')
  return readable === '' ? `fic-${hash}` : `${readable}-${hash}`
}
