/** The `sub` claim of GitHub's ID token: its contexts, its two prefixes, how it is written and how it is read. */

/** What a job runs for, as far as the default subject tells: environment over `pull_request` over ref. `ref` is fully qualified. */
export type SubjectContext =
  | { readonly kind: 'environment'; readonly environment: string }
  | { readonly kind: 'ref'; readonly ref: string }
  | { readonly kind: 'pull_request' }

/** A repository as GitHub spells it; the IDs are decimal strings, as in the claims `repository_owner_id` and `repository_id`. */
export interface RepositoryIdentity {
  readonly owner: string
  readonly name: string
  readonly ownerId?: string
  readonly id?: string
}

/** The repository part of a subject: by names, or (since 2026) by names and IDs. */
export type SubjectPrefix =
  | { readonly kind: 'name-based'; readonly owner: string; readonly name: string }
  | {
      readonly kind: 'immutable'
      readonly owner: string
      readonly ownerId: string
      readonly name: string
      readonly id: string
    }

/** How `:` inside a value is written: `%3A`, or as it is (GitHub Enterprise Server up to 3.18). */
export type SubjectEncoding = 'percent-colon' | 'raw'

/** One `key:value` of a subject, decoded. `value` is undefined for `pull_request`, which has no label, and for a dangling last word. */
export interface SubjectSegment {
  readonly key: string
  readonly value: string | undefined
}

/** A subject taken apart. `claims` are the labelled values of a customised template other than `repo` and the context. */
export interface ParsedSubject {
  readonly segments: readonly SubjectSegment[]
  readonly repository?: RepositoryIdentity
  readonly immutable: boolean
  readonly context?: SubjectContext
  readonly claims: Readonly<Record<string, string>>
}

/** The segment that a pull request presents: underscore, no label, no value. */
export const PULL_REQUEST = 'pull_request'

// Only a raw subject needs these: a colon in a value can then be told from the next key by name alone.
const CLAIM_KEY =
  /^(?:repo|repository(?:_id|_owner|_owner_id|_visibility)?|environment|ref|ref_type|job_workflow_(?:ref|sha)|workflow(?:_ref|_sha)?|actor(?:_id)?|event_name|runner_environment|enterprise(?:_id)?|head_ref|base_ref|run_(?:id|number|attempt)|check_run_id|sha|ref_protected|environment_node_id|repo_property_\w+|pull_request)$/

/** Tells whether a word is the name of a claim that can stand in a subject. */
export function isClaimKey(word: string): boolean {
  return CLAIM_KEY.test(word)
}

const REPOSITORY = /^([^/@:]+)(?:@(\d+))?\/([^/@:]+)(?:@(\d+))?$/

/**
 * Writes a value as GitHub writes it into a subject: `:` becomes `%3A`, nothing else changes.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function encodeValue(value: string, encoding: SubjectEncoding = 'percent-colon'): string {
  return encoding === 'raw' ? value : value.replaceAll(':', '%3A')
}

/** Reads a value back; a literal `%3A` cannot be told from an encoded colon (GitHub does not escape `%`). */
function decodeValue(value: string, encoding: SubjectEncoding): string {
  return encoding === 'raw' ? value : value.replaceAll('%3A', ':')
}

/** Writes segments in their order, joined by `:`. */
export function formatSegments(
  segments: readonly SubjectSegment[],
  encoding: SubjectEncoding = 'percent-colon',
): string {
  return segments
    .map(({ key, value }) => (value === undefined ? key : `${key}:${encodeValue(value, encoding)}`))
    .join(':')
}

/** Returns the `repo` segment of a prefix: `OWNER/REPO`, or `OWNER@OWNER_ID/REPO@REPO_ID`. */
export function repositorySegment(prefix: SubjectPrefix): SubjectSegment {
  switch (prefix.kind) {
    case 'name-based':
      return { key: 'repo', value: `${prefix.owner}/${prefix.name}` }
    case 'immutable':
      return { key: 'repo', value: `${prefix.owner}@${prefix.ownerId}/${prefix.name}@${prefix.id}` }
  }
}

/** Returns the context as the segment that it has in a subject: `environment:…`, `ref:…` or the bare `pull_request`. */
export function contextSegment(context: SubjectContext): SubjectSegment {
  switch (context.kind) {
    case 'environment':
      return { key: 'environment', value: context.environment }
    case 'ref':
      return { key: 'ref', value: context.ref }
    case 'pull_request':
      return { key: PULL_REQUEST, value: undefined }
  }
}

/**
 * Builds the subject of the default template: prefix, `:`, context.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function buildSubject(prefix: SubjectPrefix, context: SubjectContext, encoding?: SubjectEncoding): string {
  return formatSegments([repositorySegment(prefix), contextSegment(context)], encoding)
}

/** Returns the prefix of a repository, or undefined when the immutable one is wanted and an ID is not known. */
export function prefixOf(
  { owner, name, ownerId, id }: RepositoryIdentity,
  immutable: boolean,
): SubjectPrefix | undefined {
  if (!immutable) return { kind: 'name-based', owner, name }
  return ownerId === undefined || id === undefined ? undefined : { kind: 'immutable', owner, ownerId, name, id }
}

/** Reads a prefix such as GitHub's `sub_claim_prefix` (`repo:octo-org@1/shop@2`, a trailing `:` allowed), or undefined. */
export function parsePrefix(text: string): SubjectPrefix | undefined {
  const trimmed = text.replace(/:$/, '')
  if (!trimmed.startsWith('repo:')) return undefined
  const repository = parseRepository(trimmed.slice('repo:'.length))
  return repository === undefined ? undefined : prefixOf(repository, repository.id !== undefined)
}

/** Reads `OWNER/REPO` or `OWNER@ID/REPO@ID`; undefined for anything else, also when only one of the two has an ID. */
export function parseRepository(text: string): RepositoryIdentity | undefined {
  const [, owner, ownerId, name, id] = REPOSITORY.exec(text) ?? []
  if (owner === undefined || name === undefined) return undefined
  if (ownerId !== undefined && id !== undefined) return { owner, name, ownerId, id }
  return ownerId === undefined && id === undefined ? { owner, name } : undefined
}

function endOfRawValue(words: readonly string[], from: number): number {
  let end = from
  for (let word = words[end]; word !== undefined && !CLAIM_KEY.test(word); word = words[end]) end += 1
  return end
}

function splitSegments(sub: string, encoding: SubjectEncoding): readonly SubjectSegment[] {
  const words = sub.split(':')
  const segments: SubjectSegment[] = []
  let at = 0
  for (let key = words[at]; key !== undefined; key = words[at]) {
    if (key === PULL_REQUEST || at + 1 >= words.length) {
      segments.push({ key, value: undefined })
      at += 1
      continue
    }
    const end = encoding === 'raw' ? endOfRawValue(words, at + 2) : at + 2
    segments.push({ key, value: decodeValue(words.slice(at + 1, end).join(':'), encoding) })
    at = end
  }
  return segments
}

function contextFrom(segments: readonly SubjectSegment[]): SubjectContext | undefined {
  const environment = segments.find(({ key }) => key === 'environment')?.value
  if (environment !== undefined) return { kind: 'environment', environment }
  if (segments.some(({ key, value }) => key === PULL_REQUEST && value === undefined)) return { kind: 'pull_request' }
  const ref = segments.find(({ key }) => key === 'ref')?.value
  return ref === undefined ? undefined : { kind: 'ref', ref }
}

/** Puts segments together to what they say: repository, context, and the labelled claims. */
export function readSegments(segments: readonly SubjectSegment[]): ParsedSubject {
  const repo = segments.find(({ key }) => key === 'repo')?.value
  const repository = repo === undefined ? undefined : parseRepository(repo)
  const context = contextFrom(segments)
  const own = new Set(['repo', context?.kind])
  const labelled = segments.flatMap(({ key, value }) => (own.has(key) || value === undefined ? [] : [[key, value]]))
  return {
    segments,
    ...(repository === undefined ? {} : { repository }),
    immutable: repository?.id !== undefined,
    ...(context === undefined ? {} : { context }),
    claims: Object.fromEntries(labelled) as Readonly<Record<string, string>>,
  }
}

/**
 * Takes any subject apart; `formatSegments` of the result is the subject again. Never throws: what is not GitHub's
 * simply has other keys. For raw subjects a word that is a claim's name ends the value before it.
 */
export function parseSubject(sub: string, encoding: SubjectEncoding = 'percent-colon'): ParsedSubject {
  return readSegments(splitSegments(sub, encoding))
}
