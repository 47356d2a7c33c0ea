/** How a trust request becomes what a credential matches: predicted, compiled, or given as it is. */

import { GITHUB_ISSUER, isGitHubIssuer, issuerForServer } from '../../core/credential/issuer.ts'
import type { UnnamedCredential } from '../../core/credential/name.ts'
import { FederationError } from '../../core/error.ts'
import { compileFlexible, type FlexibleIntent } from '../../core/expression/flexible.ts'
import type { IdTokenClaims } from '../../core/subject/claims.ts'
import {
  formatSegments,
  type ParsedSubject,
  parseSubject,
  repositorySegment,
  type SubjectContext,
  type SubjectPrefix,
} from '../../core/subject/subject.ts'
import type { Target } from '../../core/target.ts'
import type { GitHubReader } from '../ports.ts'
import { predictSubject } from './predict.ts'
import { assertClaims, ownRule, readSubjectRule, type SubjectRule } from './subject-rule.ts'

/** What plan and apply are asked to trust: exactly one of these. */
export type TrustRequest =
  | { readonly kind: 'own' }
  | { readonly kind: 'context'; readonly context: SubjectContext }
  /** `builtFrom` names the inputs that the subject was built from, where it was not given itself. */
  | { readonly kind: 'subject'; readonly subject: string; readonly builtFrom?: readonly string[] }
  | { readonly kind: 'flexible'; readonly intent: FlexibleIntent }
  | { readonly kind: 'expression'; readonly expression: string }

export interface DeclareRequest {
  readonly trustRequest: TrustRequest
  readonly target: Target
  /** `owner/name` of the repository whose job is trusted. */
  readonly repository: string
  /** Given for other providers; else the own token's, else the server's. */
  readonly issuer: string | undefined
  readonly audience: string
  readonly claims: Readonly<Record<string, string>>
  /** Who owns what is written: this repository. */
  readonly owner: string
  readonly serverUrl: string
  readonly eventName: string
  readonly authority: string
  /** The target's tenant, where it is given as a GUID or a domain. */
  readonly tenantId?: string
  readonly own: IdTokenClaims | undefined
  /** The subject of that token, where the caller has parsed it already. */
  readonly ownSubject?: ParsedSubject
  /** Asks for subjects of this form, whichever the repository presents now. */
  readonly form?: SubjectPrefix['kind']
}

/** The request with the subject of the own token parsed, for everything that is declared by it. */
export function withOwnSubject<T extends Pick<DeclareRequest, 'own' | 'ownSubject'>>(request: T): T {
  const { own, ownSubject } = request
  return own === undefined ? request : { ...request, ownSubject: ownSubject ?? parseSubject(own.sub) }
}

/** Parses the declared subject for everybody who reads it; where it is the own one, that is parsed already. */
export function declaredSubject(
  { own, ownSubject }: DeclareRequest,
  subject: string | undefined,
): ParsedSubject | undefined {
  if (subject === undefined) return undefined
  return (subject === own?.sub ? ownSubject : undefined) ?? parseSubject(subject)
}

/** A match without a name yet, and which source told it. */
export interface DeclaredMatch {
  readonly unnamed: UnnamedCredential
  readonly source: string
  readonly warnings: readonly string[]
  /** How subjects of the repository are made, where the match needed it or the own token tells. */
  readonly rule?: SubjectRule
  /** The form that the repository presents now, where a form was asked for. */
  readonly presents?: SubjectPrefix['kind'] | undefined
}

function defaultIssuer({ issuer, own, serverUrl }: DeclareRequest): string {
  return issuer ?? own?.iss ?? issuerForServer(serverUrl) ?? GITHUB_ISSUER
}

async function compile(
  request: DeclareRequest,
  intent: FlexibleIntent,
  github: GitHubReader | undefined,
): Promise<DeclaredMatch> {
  const rule = await readSubjectRule(request, github)
  assertClaims(rule, request.claims, ['job_workflow_ref'])
  const { prefix, repository } = rule
  const { job_workflow_ref: jobWorkflowRef } = request.claims
  const fallback = { kind: 'name-based', owner: repository.owner, name: repository.name } as const
  const compiled = compileFlexible(intent, {
    issuer: request.issuer ?? rule.issuer,
    template: rule.template,
    prefix: prefix ?? fallback,
    repository,
    claims: { ...rule.facts.claims },
    ...(jobWorkflowRef !== undefined && { jobWorkflowRef }),
  })
  if (!compiled.ok) throw new FederationError('credential-invalid', compiled.reason, { hint: compiled.hint })
  const pattern = [intent.kind, intent.kind === 'merge-queue' ? intent.branch : intent.pattern] as const
  return {
    unnamed: {
      issuer: request.issuer ?? rule.issuer,
      audience: request.audience,
      claimsMatchingExpression: { value: compiled.expression, languageVersion: 1 },
      repository: `${repository.owner}/${repository.name}`,
      pattern,
    },
    source: rule.source,
    warnings: rule.warnings,
    rule,
    presents: rule.presents,
  }
}

/** The rule for judging what is given: asked of GitHub for an expression; what nobody can tell keeps nobody from a plan. */
async function ruleOf(request: DeclareRequest, github: GitHubReader | undefined): Promise<Pick<DeclaredMatch, 'rule'>> {
  const rule =
    request.trustRequest.kind === 'expression' && isGitHubIssuer(defaultIssuer(request))
      ? await readSubjectRule(request, github).catch(() => undefined)
      : ownRule(request)
  return rule === undefined ? {} : { rule }
}

/** A subject that is written out, with its repository in the form that is asked for. */
async function givenSubject(
  subject: string,
  request: DeclareRequest,
  github: GitHubReader | undefined,
): Promise<{ readonly subject: string } & Pick<DeclaredMatch, 'presents'>> {
  if (request.form === undefined) return { subject }
  const { segments, repository } = parseSubject(subject)
  if (repository === undefined) return { subject }
  const repositoryName = `${repository.owner}/${repository.name}`
  const { prefix, presents } = await readSubjectRule({ ...request, repository: repositoryName, claims: {} }, github)
  const inForm = formatSegments(
    segments.map((each) => (each.key === 'repo' && prefix !== undefined ? repositorySegment(prefix) : each)),
  )
  return { subject: inForm, presents }
}

/** Finds what the declared credential matches.
 * @throws FederationError `subject-unknown`, or `credential-invalid` for an intent that no expression serves
 */
export async function matchOf(request: DeclareRequest, github: GitHubReader | undefined): Promise<DeclaredMatch> {
  const { trustRequest, audience, repository } = request
  switch (trustRequest.kind) {
    case 'own':
    case 'context': {
      const context = trustRequest.kind === 'own' ? undefined : trustRequest.context
      const { issuer, subject, source, warnings, rule } = await predictSubject({ ...request, context }, github)
      const unnamed = { issuer: request.issuer ?? issuer, audience, subject, repository }
      return { unnamed, source: source, warnings, ...(rule !== undefined && { rule, presents: rule.presents }) }
    }
    case 'subject': {
      const { subject, ...form } = await givenSubject(trustRequest.subject, request, github)
      return {
        unnamed: { issuer: defaultIssuer(request), audience, subject },
        source: `Given as ${(trustRequest.builtFrom ?? ['subject']).map((input) => `\`${input}\``).join(' and ')}.`,
        warnings: [],
        ...form,
        ...(await ruleOf(request, github)),
      }
    }
    case 'flexible':
      return compile(request, trustRequest.intent, github)
    case 'expression': {
      const claimsMatchingExpression = { value: trustRequest.expression, languageVersion: 1 } as const
      return {
        unnamed: { issuer: defaultIssuer(request), audience, claimsMatchingExpression, repository },
        source: 'Given as `claims-matching-expression`.',
        warnings: [],
        ...(await ruleOf(request, github)),
      }
    }
  }
}
