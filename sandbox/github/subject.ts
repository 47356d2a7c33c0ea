/** How GitHub composes `sub` from a token's other claims and the repository's template. */

/** The template in force and the form of the repository segment. */
export interface SubjectTemplate {
  /** Keys of a customised template in order; undefined: the default template (`repo`, `context`). */
  readonly keys?: readonly string[]
  /** Whether the repository segment carries the IDs. */
  readonly immutable: boolean
  /** Whether `:` in a value stays as it is. */
  readonly rawColons?: boolean
}

/**
 * The subject of a token with these claims.
 * Law: https://docs.github.com/en/actions/reference/security/oidc (environment over pull_request over ref; `:` → `%3A`;
 * `context` without a label of its own; IDs only in the `repo` segment).
 * @throws Error when the template names a claim that the token has not: what GitHub does then is not public
 */
export function composeSubject(claims: Readonly<Record<string, unknown>>, template: SubjectTemplate): string {
  return (template.keys ?? ['repo', 'context']).map((key) => segment(key, claims, template)).join(':')
}

function segment(key: string, claims: Readonly<Record<string, unknown>>, template: SubjectTemplate): string {
  const encode = (value: string) => (template.rawColons === true ? value : value.replaceAll(':', '%3A'))
  if (key === 'context') return contextSegment(claims, encode)
  // The short form `repo` stands for `repository` in subjects (same page).
  if (key === 'repo' || key === 'repository') return `repo:${repositorySegment(claims, template.immutable)}`
  return `${key}:${encode(required(claims, key))}`
}

function contextSegment(claims: Readonly<Record<string, unknown>>, encode: (value: string) => string): string {
  if (typeof claims.environment === 'string' && claims.environment !== '') {
    return `environment:${encode(claims.environment)}`
  }
  return claims.event_name === 'pull_request' ? 'pull_request' : `ref:${encode(required(claims, 'ref'))}`
}

function repositorySegment(claims: Readonly<Record<string, unknown>>, immutable: boolean): string {
  const name = required(claims, 'repository')
  if (!immutable) return name
  const [owner, repository] = name.split('/')
  return `${owner}@${required(claims, 'repository_owner_id')}/${repository}@${required(claims, 'repository_id')}`
}

function required(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = claims[name]
  if (typeof value !== 'string' || value === '') throw new Error(`The subject template needs the claim '${name}'.`)
  return value
}
