/** How an intent (any branch like this, any tag, a merge queue) becomes the tightest expression that Entra accepts. */

import { GITHUB_ISSUER, issuerKind } from '../credential/issuer.ts'
import { BRANCH_PREFIX, mergeQueuePrefix, TAG_PREFIX } from '../subject/ref.ts'
import type { RepositoryIdentity, SubjectContext, SubjectPrefix } from '../subject/subject.ts'
import { buildTemplatedSubject, oneSubjectForEverything, type SubjectTemplate } from '../template/template.ts'
import { canBeCompared, type ExpressionTerm, formatExpression } from './expression.ts'
import { mayUseExpressions } from './rules.ts'
import { hasWildcard } from './wildcard.ts'

/** What is to be trusted. In patterns `*` is any run of characters, slashes too, and `?` is one. */
export type FlexibleIntent =
  | { readonly kind: 'branch-pattern'; readonly pattern: string }
  | { readonly kind: 'tag-pattern'; readonly pattern: string }
  | { readonly kind: 'environment-pattern'; readonly pattern: string }
  | { readonly kind: 'merge-queue'; readonly branch: string }

export interface FlexibleFacts {
  readonly issuer: string
  readonly template: SubjectTemplate
  readonly prefix: SubjectPrefix
  /** With both IDs, or nothing can be compiled. */
  readonly repository: RepositoryIdentity
  /** Claims that a customised template needs, taken to the letter. */
  readonly claims?: Readonly<Record<string, string>>
  /** `OWNER/REPO/.github/workflows/FILE@REF`, or a pattern of it, that the job must come from. */
  readonly jobWorkflowRef?: string
}

export type FlexibleOutcome =
  | { readonly ok: true; readonly expression: string }
  | { readonly ok: false; readonly reason: string; readonly hint: string }

type Refusal = Extract<FlexibleOutcome, { ok: false }>
type Term = Omit<ExpressionTerm, 'column'>

function refuse(reason: string, hint: string): Refusal {
  return { ok: false, reason, hint }
}

// Characters that no ref has (git check-ref-format), apart from the wildcards.
const NEVER_IN_REF = /[\s~^:[\\\p{Cc}]/u

function refuseIssuer(issuer: string): Refusal | undefined {
  if (issuer === GITHUB_ISSUER && mayUseExpressions(issuer)) return undefined
  const kind = issuerKind(issuer)
  const whose =
    kind === 'github-enterprise-server'
      ? 'GitHub Enterprise Server'
      : kind === 'github-enterprise-slug'
        ? 'an issuer with the slug of an enterprise'
        : kind === 'github-ghe-com'
          ? 'GHE.com'
          : `the issuer ${issuer}`
  return refuse(
    `Entra accepts no patterns for ${whose}.`,
    'Trust an environment, which needs one exact credential only.',
  )
}

function refusePattern(intent: FlexibleIntent): Refusal | undefined {
  const text = intent.kind === 'merge-queue' ? intent.branch : intent.pattern
  if (!canBeCompared(text)) {
    return refuse(
      `"${text}" cannot be compared: it is empty or holds a single quote.`,
      'Use `?` for the quote, or an environment.',
    )
  }
  if (intent.kind === 'environment-pattern') return undefined
  if (intent.kind === 'merge-queue' && hasWildcard(text)) {
    return refuse(
      `The merge queue's branch "${text}" holds a wildcard.`,
      'Name one branch; every entry of its queue is admitted.',
    )
  }
  if (/^\/?refs\//.test(text)) {
    return refuse(
      `The pattern "${text}" starts with refs/.`,
      'Give the name alone, such as release/*; refs/heads/ or refs/tags/ is added.',
    )
  }
  if (NEVER_IN_REF.test(text) || text.startsWith('/') || text.startsWith('!')) {
    return refuse(
      `No branch or tag can match "${text}".`,
      'There are two wildcards only: * for many characters, ? for one.',
    )
  }
  return undefined
}

/** Everything besides the pattern is meant to the letter, which an expression with wildcards cannot say of `*` and `?`. */
function refuseLiterals({ prefix, template, claims, jobWorkflowRef }: FlexibleFacts): Refusal | undefined {
  const used = template.keys.flatMap((key) => claims?.[key] ?? [])
  const literal = [prefix.owner, prefix.name, ...used].find((text) => hasWildcard(text) || !canBeCompared(text))
  if (literal !== undefined) {
    return refuse(
      `"${literal}" holds a character that an expression cannot say literally (* ? ').`,
      'Trust an environment instead.',
    )
  }
  if (jobWorkflowRef === undefined) return undefined
  if (canBeCompared(jobWorkflowRef) && /^[^/@:]+\/[^/@:]+\/\.github\/workflows\/[^@]+@.+$/.test(jobWorkflowRef))
    return undefined
  return refuse(
    `"${jobWorkflowRef}" is no job_workflow_ref.`,
    'It reads OWNER/REPO/.github/workflows/FILE@REF, with the ref in full, such as refs/heads/main.',
  )
}

function contextOfIntent(intent: FlexibleIntent): SubjectContext {
  switch (intent.kind) {
    case 'branch-pattern':
      return { kind: 'ref', ref: BRANCH_PREFIX + intent.pattern }
    case 'tag-pattern':
      return { kind: 'ref', ref: TAG_PREFIX + intent.pattern }
    case 'environment-pattern':
      return { kind: 'environment', environment: intent.pattern }
    case 'merge-queue':
      return { kind: 'ref', ref: `${mergeQueuePrefix(intent.branch)}*` }
  }
}

function compare(claim: string, comparand: string): Term {
  return { claim, operator: hasWildcard(comparand) ? 'matches' : 'eq', comparand }
}

function subjectPattern(intent: FlexibleIntent, facts: FlexibleFacts): string | Refusal {
  const { template, prefix, repository, claims } = facts
  if (oneSubjectForEverything(template)) {
    return refuse(
      'The subject template has no context: every job presents the same subject.',
      'Trust that one subject exactly, or add `context` to the template.',
    )
  }
  const built = buildTemplatedSubject(template, {
    prefix,
    repository,
    context: contextOfIntent(intent),
    ...(claims === undefined ? {} : { claims }),
  })
  if (built.kind === 'subject') return built.subject
  return refuse(
    `The subject template needs ${built.missing.join(', ')}, for which there is no value.`,
    'Give the values with `claims`, one key=value a line.',
  )
}

/**
 * Compiles an intent to the tightest valid expression: `sub` with the repository's prefix, and both IDs, one of which
 * Entra requires since July 2026 and which keep a successor of the name out.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-set-up-flexible-federated-identity-credential
 */
export function compileFlexible(intent: FlexibleIntent, facts: FlexibleFacts): FlexibleOutcome {
  const refusal = refuseIssuer(facts.issuer) ?? refusePattern(intent) ?? refuseLiterals(facts)
  if (refusal !== undefined) return refusal
  const { id, ownerId } = facts.repository
  if (id === undefined || ownerId === undefined || !/^\d+$/.test(id) || !/^\d+$/.test(ownerId)) {
    return refuse(
      'The IDs of the repository and its owner are not known.',
      'Give `github-token` read access to the repository.',
    )
  }
  const subject = subjectPattern(intent, facts)
  if (typeof subject !== 'string') return subject
  const terms: readonly Term[] = [
    compare('sub', subject),
    { claim: 'repository_id', operator: 'eq', comparand: id },
    { claim: 'repository_owner_id', operator: 'eq', comparand: ownerId },
    ...(facts.jobWorkflowRef === undefined ? [] : [compare('job_workflow_ref', facts.jobWorkflowRef)]),
  ]
  return { ok: true, expression: formatExpression(terms) }
}
