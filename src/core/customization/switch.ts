/** Turning a repository to immutable subjects: what is sent to GitHub, what it must answer afterwards, and the way back. */
import type { ErrorCode } from '../error.ts'
import type { ResourceChangeOf } from '../plan/resource-change.ts'
import { formatSegments, parsePrefix, repositorySegment, type SubjectPrefix } from '../subject/subject.ts'
import {
  type CustomizationAnswer,
  type CustomizationBody,
  type CustomizationFacts,
  fromCustomization,
  readCustomization,
} from '../template/customization.ts'
import { namesRepository, type SubjectTemplate } from '../template/template.ts'
import type { NothingWritten, SwitchWritten } from './written.ts'

/** Body of `PUT /repos/{owner}/{repo}/actions/oidc/customization/sub`: https://docs.github.com/en/rest/actions/oidc */
export interface CustomizationRequest {
  readonly use_default: boolean
  readonly include_claim_keys?: readonly string[]
  readonly use_immutable_subject: boolean
}

export type SwitchChange = ResourceChangeOf<'subject-customization', SwitchWritten | NothingWritten>

/** What is known of a repository beside its customisation. */
export interface SwitchFacts extends Omit<CustomizationFacts, 'repository'> {
  readonly repository: { readonly owner: string; readonly name: string; readonly id: string; readonly ownerId: string }
  /** False for a repository of a person, whose template nobody shares. */
  readonly ofOrganization: boolean
}

/** A repository that can be turned. */
export interface Switchable {
  readonly kind: 'switchable'
  readonly template: SubjectTemplate
  /** How the `repo` segment reads, as `octo-org/shop` and `octo-org@1/shop@2`. */
  readonly before: string
  readonly after: string
  readonly sent: CustomizationRequest
  /** What puts back the state that was read. */
  readonly former: CustomizationRequest
  readonly written: SwitchWritten
  /** What GitHub showed. */
  readonly shown: CustomizationBody
}

/** What would become of a repository. `immutable`: its subjects carry IDs already, whatever the flag says. */
export type SwitchDecision =
  | Switchable
  | { readonly kind: 'immutable' }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly why: string }

const segmentValue = (prefix: SubjectPrefix) => `${repositorySegment(prefix).value}`
const prefixText = (prefix: SubjectPrefix) => formatSegments([repositorySegment(prefix)])

function sameKeys(left: readonly string[] | undefined, right: readonly string[] | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** GitHub says `use_default` always; without it keys tell. */
const isDefault = ({ useDefault, keys }: CustomizationBody) => useDefault ?? keys === undefined

/** Whose template a repository has; undefined where nobody can tell its own from its organisation's. */
function templateKind(
  body: CustomizationBody,
  { ofOrganization, organization }: SwitchFacts,
): SwitchWritten['template'] | undefined {
  const { keys } = body
  if (isDefault(body)) return 'default'
  if (keys === undefined) return 'organization'
  if (!ofOrganization) return 'own'
  const shared = organization?.status === 200 ? readCustomization(organization.body)?.keys : undefined
  if (shared === undefined) return undefined
  return sameKeys(shared, keys) ? 'organization' : 'own'
}

function refused(code: ErrorCode, why: string): SwitchDecision {
  return { kind: 'refused', code, why }
}

function unshared({ repository: { owner } }: SwitchFacts): SwitchDecision {
  return refused(
    'github-forbidden',
    `Whether the template is the repository's own or that of ${owner} cannot be told, and sending it could make it its own. Give \`github-token\` the permission "Administration: read" on the organization.`,
  )
}

function wayBack({ owner, name }: SwitchFacts['repository'], body: CustomizationRequest): string {
  const keys = (body.include_claim_keys ?? []).map((key) => ` -f 'include_claim_keys[]=${key}'`).join('')
  return `gh api --method PUT repos/${owner}/${name}/actions/oidc/customization/sub -F use_default=${body.use_default} -F use_immutable_subject=${body.use_immutable_subject}${keys}`
}

/** True where the answer does not tell by itself whose template it shows: then the organisation's has to be read. */
export function needsOrganization(answer: CustomizationAnswer): boolean {
  const body = answer.status === 200 ? readCustomization(answer.body) : undefined
  return body !== undefined && !isDefault(body)
}

const DEFAULT: CustomizationBody = { useDefault: true, keys: undefined, immutable: undefined, prefix: undefined }

/**
 * Decides what turning a repository would send.
 * @param answer of `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`
 */
export function decideSwitch(answer: CustomizationAnswer, facts: SwitchFacts): SwitchDecision {
  const shown = readCustomization(answer.body) ?? DEFAULT
  // What GitHub signs is what it shows, whatever template nobody may read.
  if (parsePrefix(shown.prefix ?? '')?.kind === 'immutable') return { kind: 'immutable' }
  const known = fromCustomization(answer, facts)
  if (known.kind === 'unknown')
    return needsOrganization(answer) && facts.ofOrganization && facts.organization?.status !== 200
      ? unshared(facts)
      : refused('subject-unknown', `${known.reason} ${known.settle}`)
  const { template, prefix } = known
  if (prefix.kind === 'immutable') return { kind: 'immutable' }
  if (!namesRepository(template))
    return refused(
      'subject-unknown',
      'The template has no `repo`, and what GitHub then does with immutable subjects is not documented. Add `repo` to the template first.',
    )
  const kind = templateKind(shown, facts)
  const { repository } = facts
  if (kind === undefined) return unshared(facts)
  // With the default template GitHub ignores keys; they are sent as they were read all the same.
  const { keys = [] } = kind === 'organization' ? {} : shown
  const body = { use_default: kind === 'default', ...(keys.length > 0 && { include_claim_keys: keys }) }
  const after: SubjectPrefix = { kind: 'immutable', ...repository }
  const former = { ...body, use_immutable_subject: shown.immutable ?? false }
  return {
    kind: 'switchable',
    template,
    before: segmentValue(prefix),
    after: segmentValue(after),
    sent: { ...body, use_immutable_subject: true },
    former,
    written: {
      'prefix-before': prefixText(prefix),
      prefix: prefixText(after),
      template: kind,
      'use-default': body.use_default,
      keys,
      'use-immutable-subject': true,
      'way-back': wayBack(repository, former),
    },
    shown,
  }
}

/** The line about a repository that is turned. */
export function switchLine(fullName: string, source: string, { written }: Switchable): SwitchChange {
  const kept =
    written.template === 'organization' ? ' It keeps the template of its organization: no keys are sent.' : ''
  return {
    resource: 'subject-customization',
    action: 'update',
    name: fullName,
    source,
    reason: `Every credential that trusts it by names is stored with IDs as well.${kept}`,
    differences: [{ field: 'prefix', from: written['prefix-before'], to: written.prefix }],
    written,
  }
}

/**
 * Whether GitHub's answer is that of a repository that was turned: the prefix with IDs where one is shown, else the flag; with
 * the template as it was. Without the default template GitHub shows no prefix.
 */
export function isSwitched(answer: CustomizationAnswer, { after, shown }: Switchable): boolean {
  const body = answer.status === 200 ? readCustomization(answer.body) : undefined
  if (body === undefined) return false
  const stays = isDefault(shown) ? isDefault(body) : !isDefault(body) && sameKeys(body.keys, shown.keys)
  if (!stays) return false
  if (body.prefix === undefined) return body.immutable === true && shown.prefix === undefined
  const prefix = parsePrefix(body.prefix)
  return prefix !== undefined && segmentValue(prefix) === after
}

/** Whether GitHub still shows what it showed before: a write may take a moment to be seen. */
export function isUnchanged(answer: CustomizationAnswer, { shown }: Switchable): boolean {
  return JSON.stringify(readCustomization(answer.body) ?? DEFAULT) === JSON.stringify(shown)
}
