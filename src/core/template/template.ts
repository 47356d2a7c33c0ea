/** GitHub's customised subjects: which segment each key of `include_claim_keys` becomes, and when none can be told. */
import {
  contextSegment,
  formatSegments,
  type RepositoryIdentity,
  repositorySegment,
  type SubjectContext,
  type SubjectEncoding,
  type SubjectPrefix,
  type SubjectSegment,
} from '../subject/subject.ts'

/** `include_claim_keys` in their order: https://docs.github.com/en/rest/actions/oidc */
export interface SubjectTemplate {
  readonly keys: readonly string[]
}

/** What GitHub uses where nothing is customised. */
export const DEFAULT_TEMPLATE: SubjectTemplate = { keys: ['repo', 'context'] }

/** Everything that a template can draw on. What is not known is left out, never guessed. */
export interface TemplateFacts {
  /** How the `repo` segment reads; undefined when that is not known. */
  readonly prefix?: SubjectPrefix
  readonly repository?: RepositoryIdentity
  readonly context?: SubjectContext
  /** Further claims of the job, such as `job_workflow_ref`, `workflow` or `repo_property_team`. */
  readonly claims?: Readonly<Record<string, string>>
  readonly encoding?: SubjectEncoding
}

/** A subject, or the keys of the template whose values nobody has given. */
export type TemplatedSubject =
  | { readonly kind: 'subject'; readonly subject: string; readonly oneSubjectForEverything: boolean }
  | { readonly kind: 'not-predictable'; readonly missing: readonly string[] }

/** Tells whether a template holds the repository, which is where an immutable subject has its IDs. */
export function namesRepository({ keys }: SubjectTemplate): boolean {
  return keys.includes('repo') || keys.includes('repository')
}

/**
 * Tells whether every branch, tag, pull request and environment presents the same subject, because the template has
 * neither `context` nor `ref` nor `environment`.
 */
export function oneSubjectForEverything({ keys }: SubjectTemplate): boolean {
  return !keys.some((key) => key === 'context' || key === 'ref' || key === 'environment')
}

function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function claimOf(claims: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return claims !== undefined && Object.hasOwn(claims, key) ? given(claims[key]) : undefined
}

/** Finds what is known of the repository, from the prefix first: that is what GitHub signs. */
function ownerAndIds({ prefix, repository }: TemplateFacts): Partial<RepositoryIdentity> {
  if (prefix?.kind === 'immutable') return prefix
  return { ...repository, ...(prefix === undefined ? {} : { owner: prefix.owner, name: prefix.name }) }
}

function valueFor(key: string, facts: TemplateFacts): string | undefined {
  const { context, claims } = facts
  const { owner, ownerId, id } = ownerAndIds(facts)
  switch (key) {
    case 'environment':
      return context?.kind === 'environment' ? given(context.environment) : undefined
    case 'ref':
      return context?.kind === 'ref' ? given(context.ref) : claimOf(claims, key)
    case 'repository_owner':
      return given(owner) ?? claimOf(claims, key)
    case 'repository_owner_id':
      return given(ownerId) ?? claimOf(claims, key)
    case 'repository_id':
      return given(id) ?? claimOf(claims, key)
    default:
      return claimOf(claims, key)
  }
}

/** `context` has no label of its own; `repository` is written as `repo`; everything else is `key:value`. */
function segmentOf(key: string, facts: TemplateFacts): SubjectSegment | undefined {
  if (key === 'repo' || key === 'repository') {
    return facts.prefix === undefined ? undefined : repositorySegment(facts.prefix)
  }
  if (key === 'context') return facts.context === undefined ? undefined : contextSegment(facts.context)
  const value = valueFor(key, facts)
  return value === undefined ? undefined : { key, value }
}

/**
 * Builds the subject of a customised template, in the order of its keys. A key without a value makes the subject
 * not predictable: what GitHub then does is not documented.
 * https://docs.github.com/en/actions/reference/security/oidc#customizing-the-subject-claims-for-an-organization-or-repository
 */
export function buildTemplatedSubject(template: SubjectTemplate, facts: TemplateFacts): TemplatedSubject {
  const segments: SubjectSegment[] = []
  const missing: string[] = []
  for (const key of template.keys) {
    const segment = segmentOf(key, facts)
    if (segment === undefined) missing.push(key)
    else segments.push(segment)
  }
  if (missing.length > 0 || segments.length === 0) return { kind: 'not-predictable', missing }
  return {
    kind: 'subject',
    subject: formatSegments(segments, facts.encoding),
    oneSubjectForEverything: oneSubjectForEverything(template),
  }
}
