/** What GitHub's answer about subject customisation says, and what it leaves open. */
import { parsePrefix, prefixOf, type RepositoryIdentity, type SubjectPrefix } from '../subject/subject.ts'
import { DEFAULT_TEMPLATE, namesRepository, type SubjectTemplate } from './template.ts'

/** An HTTP answer: status and parsed JSON. */
export interface CustomizationAnswer {
  readonly status: number
  readonly body?: unknown
}

/** What else is known about the repository whose customisation was asked for. */
export interface CustomizationFacts {
  readonly repository: RepositoryIdentity
  /** `created_at` of the repository, ISO 8601. */
  readonly createdAt?: string
  /** Whether `GET /repos/{owner}/{repo}` succeeded with the same token. */
  readonly repositoryVisible: boolean
  /** Whether GitHub is a GitHub Enterprise Server, which has no immutable subjects. */
  readonly enterpriseServer: boolean
  /** Answer of `GET /orgs/{org}/actions/oidc/customization/sub`, if it was asked. */
  readonly organization?: CustomizationAnswer
}

export type Customization =
  | { readonly kind: 'known'; readonly template: SubjectTemplate; readonly prefix: SubjectPrefix }
  | {
      readonly kind: 'unknown'
      /** One sentence: why nobody can tell. */
      readonly reason: string
      /** One sentence: the permission or input that would settle it. */
      readonly settle: string
    }

/** Since this day new, renamed and transferred repositories present immutable subjects. */
export const IMMUTABLE_SINCE = '2026-07-15'

const OWN_TOKEN =
  'Run this in a job of that repository, whose own ID token tells, or give the whole subject with `subject`.'

function unknown(reason: string, settle = OWN_TOKEN): Customization {
  return { kind: 'unknown', reason, settle }
}

/** What an answer says, as far as it says it. */
export interface CustomizationBody {
  readonly useDefault: boolean | undefined
  readonly keys: readonly string[] | undefined
  readonly immutable: boolean | undefined
  readonly prefix: string | undefined
}

/** Reads an answer's body; undefined for one of another shape. */
export function readCustomization(body: unknown): CustomizationBody | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  const record = body as Readonly<Record<string, unknown>>
  const keys: unknown = record.include_claim_keys
  const usable = Array.isArray(keys) && keys.length > 0
  if (usable && !keys.every((key) => typeof key === 'string' && /^\w+$/.test(key))) return undefined
  return {
    useDefault: typeof record.use_default === 'boolean' ? record.use_default : undefined,
    keys: usable ? (keys as readonly string[]) : undefined,
    immutable: typeof record.use_immutable_subject === 'boolean' ? record.use_immutable_subject : undefined,
    prefix:
      typeof record.sub_claim_prefix === 'string' && record.sub_claim_prefix !== ''
        ? record.sub_claim_prefix
        : undefined,
  }
}

/** The organisation's template counts only where the repository opted in by `use_default: false` without keys of its own. */
function templateOf(
  body: CustomizationBody,
  organization: CustomizationAnswer | undefined,
): SubjectTemplate | undefined {
  if (body.useDefault ?? body.keys === undefined) return DEFAULT_TEMPLATE
  if (body.keys !== undefined) return { keys: body.keys }
  const keys = organization?.status === 200 ? readCustomization(organization.body)?.keys : undefined
  return keys === undefined ? undefined : { keys }
}

function isOld(createdAt: string | undefined): boolean {
  return createdAt !== undefined && /^\d{4}-\d{2}-\d{2}/.test(createdAt) && createdAt.slice(0, 10) < IMMUTABLE_SINCE
}

function fromFlag(immutable: boolean | undefined, facts: CustomizationFacts): SubjectPrefix | string {
  const { repository, enterpriseServer, createdAt } = facts
  const named = { kind: 'name-based', owner: repository.owner, name: repository.name } as const
  if (enterpriseServer) return named
  if (immutable === true) return prefixOf(repository, true) ?? 'The IDs of owner and repository are not known.'
  if (immutable === undefined || isOld(createdAt)) return named
  return 'GitHub does not say which prefix the repository presents, and it may have been created after 2026-07-15.'
}

/** Returns the prefix, or the sentence that says why nobody can tell. */
function prefixFrom({ prefix, immutable }: CustomizationBody, facts: CustomizationFacts): SubjectPrefix | string {
  if (prefix === undefined) return fromFlag(immutable, facts)
  return parsePrefix(prefix) ?? `GitHub answers with the prefix "${prefix}", which is of no known form.`
}

function decide(body: CustomizationBody, facts: CustomizationFacts): Customization {
  const template = templateOf(body, facts.organization)
  if (template === undefined) {
    return unknown(
      "The repository uses its organisation's template, which the answer does not show.",
      'Give the whole subject with `subject`, or let a job of that repository run this.',
    )
  }
  const prefix = prefixFrom(body, facts)
  if (typeof prefix === 'string') return unknown(prefix)
  if (prefix.kind === 'immutable' && !namesRepository(template)) {
    return unknown('The template has no `repo`, and what GitHub then does with immutable subjects is not documented.')
  }
  return { kind: 'known', template, prefix }
}

/**
 * Decides template and prefix from GitHub's answer: `sub_claim_prefix` wins over `use_immutable_subject`, 404 means the
 * default template only for a visible repository, and 403 means nothing at all.
 * @param answer of `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`; https://docs.github.com/en/rest/actions/oidc
 */
export function fromCustomization(answer: CustomizationAnswer, facts: CustomizationFacts): Customization {
  if (answer.status === 200) {
    const body = readCustomization(answer.body)
    return body === undefined
      ? unknown("GitHub's answer about the subject template cannot be read.")
      : decide(body, facts)
  }
  if (answer.status === 404 && facts.repositoryVisible) {
    return decide({ useDefault: true, keys: undefined, immutable: undefined, prefix: undefined }, facts)
  }
  if (answer.status === 404) {
    return unknown(
      'The repository cannot be seen with this token, so its template is not known.',
      'Give `github-token` access to the repository (Metadata and Actions: read), or give the whole subject with `subject`.',
    )
  }
  return unknown(
    `GitHub answered ${answer.status} when asked for the subject template.`,
    'Give the job `permissions: actions: read` (another repository: a token with Actions: read), or the whole subject with `subject`.',
  )
}
