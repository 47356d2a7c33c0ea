/** Knows how a declaration becomes a credential: predicted, compiled or given, checked for every trap before anything is sent. */
import { claim, type IdTokenClaims } from '../core/claims.ts'
import { EXCHANGE_AUDIENCES } from '../core/cloud.ts'
import type { FederatedIdentityCredential, Sha256Hex } from '../core/credential.ts'
import { nameCredential, type UnnamedCredential } from '../core/declared-name.ts'
import { type ErrorCode, FederationError } from '../core/error.ts'
import { compileFlexible, type FlexibleIntent } from '../core/flexible.ts'
import { type GuardedJob, guardWrite, needsDefaultBranch } from '../core/guard.ts'
import { GITHUB_ISSUER, isGitHubIssuer, issuerForServer } from '../core/issuer.ts'
import { lintCredential } from '../core/lint.ts'
import type { Lint } from '../core/lint-finding.ts'
import type { DesiredCredential } from '../core/plan.ts'
import { parseSubject, type SubjectContext } from '../core/subject.ts'
import { isMergeQueue, isPullRequest, isTooBroad } from '../core/subject-context.ts'
import type { GitHubReader, Protection, Target } from './ports.ts'
import { predictSubject } from './predict.ts'
import { missingWarning, readProtection, type TrustedContext, trustedContext } from './protection.ts'
import { readSubjectRule } from './subject-rule.ts'

/** What plan and apply are asked to trust: exactly one of these. */
export type Declaration =
  | { readonly kind: 'own' }
  | { readonly kind: 'context'; readonly context: SubjectContext }
  | { readonly kind: 'subject'; readonly subject: string }
  | { readonly kind: 'flexible'; readonly intent: FlexibleIntent }
  | { readonly kind: 'expression'; readonly expression: string }

export interface DeclareRequest {
  readonly declaration: Declaration
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
  readonly own: IdTokenClaims | undefined
}

export interface DeclarePorts {
  readonly github: GitHubReader | undefined
  /** Default branch as far as the event tells. */
  readonly defaultBranch: string | undefined
  readonly sha256Hex: Sha256Hex
}

/** A declared credential with everything a reviewer should know about it. */
export interface Declared {
  readonly desired: DesiredCredential
  /** Which source told the subject or expression. */
  readonly told: string
  readonly lints: readonly Lint[]
  readonly warnings: readonly string[]
}

interface Match {
  readonly unnamed: UnnamedCredential
  readonly told: string
  readonly warnings: readonly string[]
}

function defaultIssuer({ issuer, own, serverUrl }: DeclareRequest): string {
  return issuer ?? own?.iss ?? issuerForServer(serverUrl) ?? GITHUB_ISSUER
}

async function compile(request: DeclareRequest, intent: FlexibleIntent, { github }: DeclarePorts): Promise<Match> {
  const rule = await readSubjectRule(request, github)
  const { prefix, repository } = rule
  const { job_workflow_ref: jobWorkflowRef } = request.claims
  const fallback = { kind: 'name-based', owner: repository.owner, name: repository.name } as const
  const compiled = compileFlexible(intent, {
    issuer: request.issuer ?? rule.issuer,
    template: rule.template,
    prefix: prefix ?? fallback,
    repository,
    claims: request.claims,
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
    told: rule.source,
    warnings: rule.warnings,
  }
}

async function matchOf(request: DeclareRequest, ports: DeclarePorts): Promise<Match> {
  const { declaration, audience, repository } = request
  switch (declaration.kind) {
    case 'own':
    case 'context': {
      const context = declaration.kind === 'own' ? undefined : declaration.context
      const { issuer, subject, source, warnings } = await predictSubject({ ...request, context }, ports.github)
      return { unnamed: { issuer: request.issuer ?? issuer, audience, subject, repository }, told: source, warnings }
    }
    case 'subject': {
      const { subject } = declaration
      return {
        unnamed: { issuer: defaultIssuer(request), audience, subject },
        told: 'Given as `subject`.',
        warnings: [],
      }
    }
    case 'flexible':
      return compile(request, declaration.intent, ports)
    case 'expression': {
      const claimsMatchingExpression = { value: declaration.expression, languageVersion: 1 } as const
      return {
        unnamed: { issuer: defaultIssuer(request), audience, claimsMatchingExpression, repository },
        told: 'Given as `claims-matching-expression`.',
        warnings: [],
      }
    }
  }
}

/** The guard that forbids to trust this very job; GitHub is asked for the default branch where only that can lift it. */
async function guardOwn(own: IdTokenClaims, { github, defaultBranch }: DeclarePorts): Promise<ErrorCode | undefined> {
  const job: GuardedJob = { claims: own, declared: { pullRequest: false }, defaultBranch }
  if (!needsDefaultBranch(job)) return guardWrite(job)?.code
  const facts = await github?.repository(claim(own, 'repository') ?? '').catch(() => undefined)
  return guardWrite({ ...job, defaultBranch: facts?.defaultBranch })?.code
}

/** The guard that forbids a new trust for this declaration; an existing one is never refused. */
async function guardOf(
  { declaration, own, eventName }: DeclareRequest,
  ports: DeclarePorts,
  { issuer, subject }: FederatedIdentityCredential,
): Promise<ErrorCode | undefined> {
  if (eventName === 'pull_request_target') return 'pull-request-refused'
  if (subject === undefined || !isGitHubIssuer(issuer)) return undefined
  if (declaration.kind === 'own' && own !== undefined) return guardOwn(own, ports)
  const parsed = parseSubject(subject)
  if (isMergeQueue(parsed)) return 'merge-queue-refused'
  if (isTooBroad(parsed) !== undefined) return 'subject-too-broad'
  return declaration.kind === 'subject' && isPullRequest(parsed) ? 'pull-request-refused' : undefined
}

/** Asks how the context is guarded: advice, so that GitHub's API being down keeps nobody from a plan. */
async function askProtection({ repository, context }: TrustedContext, { github }: DeclarePorts): Promise<Protection> {
  if (github === undefined) return 'unknown'
  return readProtection(github, repository, context).catch(() => 'unknown' as const)
}

/** Everything that can never work, at once. */
function throwTraps(lints: readonly Lint[], { name }: FederatedIdentityCredential): void {
  const errors = lints.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first === undefined) return
  throw new FederationError(
    'credential-invalid',
    errors.length === 1
      ? first.message
      : `The credential "${name}" has ${errors.length} mistakes that keep it from ever working.`,
    {
      hint: errors.length === 1 ? first.safer : 'Correct them; nothing was sent to Entra.',
      details: errors.length === 1 ? [] : errors.map(({ message, safer }) => `- ${message} ${safer}`),
    },
  )
}

/**
 * Turns a declaration into a named credential.
 * @throws FederationError `subject-unknown` or `credential-invalid`, before anything is sent to Entra
 */
export async function declareCredential(request: DeclareRequest, ports: DeclarePorts): Promise<Declared> {
  const { unnamed, told, warnings } = await matchOf(request, ports)
  const credential = nameCredential(unnamed, request.owner, ports.sha256Hex)
  const { declaration, repository } = request
  const trusted =
    declaration.kind === 'context'
      ? { repository, context: declaration.context }
      : trustedContext(credential, repository)
  const protection = await askProtection(trusted, ports)
  const lints = lintCredential(credential, {
    target: request.target.kind,
    authority: request.authority,
    cloudAudiences: EXCHANGE_AUDIENCES,
    immutableAvailable: credential.issuer.startsWith(GITHUB_ISSUER),
    ...((protection === 'protected' || protection === 'unprotected') && { protection }),
    ...(request.own !== undefined && { ownSubject: request.own.sub }),
  })
  throwTraps(lints, credential)
  const refusedBy = await guardOf(request, ports, credential)
  return {
    desired: { credential, source: 'inputs', ...(refusedBy !== undefined && { refusedBy }) },
    told,
    lints: lints.filter(({ severity }) => severity === 'warning'),
    warnings: protection === 'missing' ? [...warnings, missingWarning(trusted)] : warnings,
  }
}
