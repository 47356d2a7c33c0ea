/** Says who owns a credential that this action wrote: how an owner is spelled, marked, hashed and compared. */
import { EXCHANGE_AUDIENCES } from '../cloud.ts'
import { FederationError } from '../error.ts'
import { claim, type IdTokenClaims } from '../subject/claims.ts'
import { parseSubject } from '../subject/subject.ts'
import type { Target } from '../target.ts'
import { type FederatedIdentityCredential, identityHash, matchText, type Sha256Hex, VALUE_LIMIT } from './credential.ts'
import { hostOf, issuerKind } from './issuer.ts'

/** Who writes, and where: what decides whether a stored credential is ours. */
export interface Ownership {
  readonly owner: string
  /** Owners whose credentials are taken over. */
  readonly previousOwners?: readonly string[]
  readonly kind: Target['kind']
  readonly sha256Hex: Sha256Hex
}

/** An owner taken apart: a repository, perhaps on another server, perhaps with the path of a file; or a name of a file's own. */
interface ParsedOwner {
  readonly host: string
  readonly name: string
  readonly id: string | undefined
  readonly path: string
}

const REPOSITORY_OWNER = /^(?:([^/]+)\/)?([^/:@]+\/[^/:@]+)(?:@(\d+))?(?::(.+))?$/s

function parseRepositoryOwner(owner: string): ParsedOwner | undefined {
  const match = REPOSITORY_OWNER.exec(owner)
  if (match === null) return undefined
  const [, host = '', name = '', id, path = ''] = match
  return { host: host.toLowerCase(), name: name.toLowerCase(), id, path }
}

/** What an owner is spelled from; `host` is empty for github.com, `path` only for a file. */
export interface OwnerParts {
  readonly host: string
  readonly repository: string
  readonly id: string | undefined
  readonly path?: string
}

/** Spells an owner: `octo-org/shop@456789` for a sign-in, `octo-org/platform@456789:federation.yml` for a file. */
export function buildOwner({ host, repository, id, path }: OwnerParts): string {
  const server = host === '' ? '' : `${host}/`
  return `${server}${repository}${id === undefined ? '' : `@${id}`}${path === undefined ? '' : `:${path}`}`
}

/** The host that stands before an owner: empty for github.com. @param serverUrl `GITHUB_SERVER_URL` */
export function ownerHost(serverUrl: string): string {
  const host = hostOf(serverUrl) ?? ''
  return host === 'github.com' || host === 'www.github.com' ? '' : host
}

/** The same, read off the issuer of a GitHub server. */
function ownerHostOfIssuer(issuer: string): string {
  const kind = issuerKind(issuer)
  const host = `${hostOf(issuer)}`
  if (kind === 'github-ghe-com') return host.replace(/^token\.actions\./, '')
  return kind === 'github-enterprise-server' ? host : ''
}

/** The repository of the job with these claims, as GitHub spells it; the subject where the token names none. */
export function repositoryIn(claims: IdTokenClaims): string {
  return claim(claims, 'repository') ?? claims.sub
}

/** The owner of what a sign-in writes: the repository, with its ID. */
export function signInOwner(claims: IdTokenClaims): string {
  const repository = claim(claims, 'repository')
  if (repository === undefined) return claims.sub
  return buildOwner({ host: ownerHostOfIssuer(claims.iss), repository, id: claim(claims, 'repository_id') })
}

/** True when two owners are one: equal hosts, then repository IDs where both have one, else names ignoring case, then the path. */
export function sameOwner(left: string, right: string): boolean {
  const [a, b] = [parseRepositoryOwner(left), parseRepositoryOwner(right)]
  if (a === undefined || b === undefined) return left === right
  const sameRepository = a.id !== undefined && b.id !== undefined ? a.id === b.id : a.name === b.name
  return a.host === b.host && sameRepository && a.path === b.path
}

/** 16 hex digits over the owner, its repository as ID alone: they end a name where no description is stored (ARM). */
export function ownerHash(owner: string, sha256Hex: Sha256Hex): string {
  const parsed = parseRepositoryOwner(owner)
  const key = parsed === undefined ? owner : `${parsed.host}/${parsed.id ?? parsed.name}:${parsed.path}`
  return sha256Hex(key).slice(0, 16)
}

const MARKER = 'Managed by entra-workload-identity-federation; owner='
const ADOPTED = 'adopted'

// `;` and `=` separate, `%` opens an escape, and a control character could end a line.
const RESERVED = /[;=%\p{Cc}]/gu

function encode(value: string): string {
  return value.replace(
    RESERVED,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

function decode(value: string): string {
  return value.replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/**
 * Builds the description that marks a credential as ours: `Managed by …; owner=<owner>; <repository> <context>`.
 * @param states what stands between the owner and what it is about, such as `since=2026-11-26`
 * @throws FederationError `credential-invalid` when it has more than 600 characters: a marker is never cut
 */
export function buildDescription(owner: string, about: string, ...states: readonly string[]): string {
  const description = [`${MARKER}${encode(owner)}`, ...states, encode(about)].join('; ')
  if (description.length <= VALUE_LIMIT) return description
  throw new FederationError(
    'credential-invalid',
    `The description that marks the credential as ours has ${description.length} characters; ${VALUE_LIMIT} are allowed.`,
    { hint: 'Shorten the owner or what is trusted: the name of the file, environment, branch, or the subject.' },
  )
}

/** The fields of a marker after its owner; the last one says what the credential is about. */
export function fieldsOf(description: string): readonly string[] {
  return description
    .slice(MARKER.length)
    .split(';')
    .slice(1)
    .map((field) => field.trim())
}

/**
 * Builds the marker of an owner about the same thing in another state.
 * @param description a marker that says what the credential is about
 * @throws FederationError `credential-invalid` when it has more than 600 characters
 */
export function restateDescription(owner: string, description: string, ...states: readonly string[]): string {
  return buildDescription(owner, decode(fieldsOf(description).at(-1) ?? ''), ...states)
}

/** Builds the marker of a credential that somebody else made and that was taken over: it says so after the owner. */
export function buildAdoptedDescription(owner: string, description: string): string {
  return restateDescription(owner, description, ADOPTED)
}

/** True for the marker of a credential that was taken over, which is never pruned. `;` inside of a value is encoded. */
export function isAdopted(description: string | undefined): boolean {
  if (description === undefined || parseOwner(description) === undefined) return false
  return fieldsOf(description).slice(0, -1).includes(ADOPTED)
}

/** Reads the owner from a description, or undefined for a credential that is not ours. `since=…` may follow the owner. */
export function parseOwner(description: string | undefined): string | undefined {
  if (description === undefined || !description.startsWith(MARKER)) return undefined
  // To the letter: a file whose name only ends in a blank is another file.
  const [owner = ''] = description.slice(MARKER.length).split(';', 1)
  return owner.trim() === '' ? undefined : decode(owner)
}

/** True unless the credential's subject names another repository than the owner is. */
function isAboutOwner({ subject }: FederatedIdentityCredential, owner: ParsedOwner): boolean {
  const named = subject === undefined ? undefined : parseSubject(subject).repository
  if (named === undefined) return true
  return named.id !== undefined && owner.id !== undefined
    ? named.id === owner.id
    : `${named.owner}/${named.name}`.toLowerCase() === owner.name
}

/** True when a name is the deterministic one of its own content; its audience may be an earlier one, corrected since. */
function isNamedByContent(stored: FederatedIdentityCredential, sha256Hex: Sha256Hex): boolean {
  const audiences = new Set([...stored.audiences.slice(0, 1), ...EXCHANGE_AUDIENCES])
  return [...audiences].some((audience) => {
    const identity = { issuer: stored.issuer, match: matchText(stored), audience }
    return stored.name.endsWith(`-${identityHash(identity, sha256Hex)}`)
  })
}

/** On a managed identity the name tells: it ends in 8 hex digits and the owner's 16; one of 8 alone is a sign-in's of before. */
function isNamedByOwner(stored: FederatedIdentityCredential, { owner, sha256Hex }: Ownership): boolean {
  const [, last] = /-[0-9a-f]{8}-([0-9a-f]{16})$/.exec(stored.name) ?? []
  if (last !== undefined) return last === ownerHash(owner, sha256Hex)
  const parsed = parseRepositoryOwner(owner)
  const isSignIn = parsed !== undefined && parsed.path === ''
  return isSignIn && isNamedByContent(stored, sha256Hex) && isAboutOwner(stored, parsed)
}

/** Whose a stored credential is: on an application by its marker alone, on a managed identity by its name. */
export type Owned = 'ours' | 'previous' | 'foreign'

function isOf(stored: FederatedIdentityCredential, ownership: Ownership): boolean {
  switch (ownership.kind) {
    case 'application': {
      const owner = parseOwner(stored.description)
      return owner !== undefined && sameOwner(owner, ownership.owner)
    }
    case 'managed-identity':
      return isNamedByOwner(stored, ownership)
  }
}

/** Tells whose a stored credential is: the owner's, that of one whose credentials it takes over, or somebody else's. */
export function ownedBy(stored: FederatedIdentityCredential, ownership: Ownership): Owned {
  if (isOf(stored, ownership)) return 'ours'
  const { previousOwners = [] } = ownership
  return previousOwners.some((owner) => isOf(stored, { ...ownership, owner })) ? 'previous' : 'foreign'
}

/** The owner that made a credential and may prune it, by its marker; undefined for one that was only taken over. */
export function prunableOwner(description: string | undefined): string | undefined {
  return isAdopted(description) ? undefined : parseOwner(description)
}

/** True when a stored credential may be altered by the owner. */
export function isOwned(stored: FederatedIdentityCredential, ownership: Ownership): boolean {
  return ownedBy(stored, ownership) !== 'foreign'
}
