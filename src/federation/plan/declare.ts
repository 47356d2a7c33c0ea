/** How a trust request becomes a named credential: checked for every trap before anything is sent, and guarded. */

import { CLOUDS, EXCHANGE_AUDIENCES } from '../../core/cloud.ts'
import type { FederatedIdentityCredential, Sha256Hex } from '../../core/credential/credential.ts'
import { GITHUB_ISSUER, isGitHubIssuer } from '../../core/credential/issuer.ts'
import { nameCredential } from '../../core/credential/name.ts'
import { FederationError } from '../../core/error.ts'
import { errorsOf, type Lint, warningsOf } from '../../core/lint/finding.ts'
import { lintCredential } from '../../core/lint/lint.ts'
import { guardMatch } from '../../core/plan/guard-match.ts'
import type { GuardCode } from '../../core/plan/guard-words.ts'
import type { DesiredCredential } from '../../core/plan/plan.ts'
import type { IdTokenClaims } from '../../core/subject/claims.ts'
import { repositoryOf } from '../../core/subject/repository.ts'
import type { ParsedSubject, RepositoryIdentity } from '../../core/subject/subject.ts'
import type { GitHubReader, Protection } from '../ports.ts'
import { judgeJob } from '../sign-in/guard.ts'
import { type DeclaredMatch, type DeclareRequest, declaredSubject, matchOf, withOwnSubject } from './declared-match.ts'
import { assertStillThere, contextWarnings, readProtection, type TrustedContext, trustedContext } from './protection.ts'
import type { SubjectRule } from './subject-rule.ts'

export interface DeclarePorts {
  readonly github: GitHubReader | undefined
  /** Default branch as far as the event tells. */
  readonly defaultBranch: string | undefined
  readonly sha256Hex: Sha256Hex
  /** Called with the credential as soon as it is known: a step that fails afterwards still tells it. */
  readonly onDeclared?: (credential: FederatedIdentityCredential) => void
}

/** A declared credential with everything a reviewer should know about it. */
export interface Declared {
  readonly desired: DesiredCredential
  /** Its subject, parsed once for everybody; undefined for an expression. */
  readonly parsed?: ParsedSubject
  /** Which source told the subject or expression. */
  readonly source: string
  readonly lints: readonly Lint[]
  readonly warnings: readonly string[]
  /** The repository that it is about, as GitHub or the own token knows it. */
  readonly repository?: RepositoryIdentity
  /** The form of subjects that the repository presents now, where a form was asked for. */
  readonly presents?: DeclaredMatch['presents']
  /** How what is trusted is guarded. */
  readonly protection: Protection
}

/** The guard that forbids to trust this very job. */
async function guardOwn(
  own: IdTokenClaims,
  parsed: ParsedSubject | undefined,
  repository: string,
  { github, defaultBranch }: DeclarePorts,
): Promise<GuardCode | undefined> {
  const job = { claims: own, expectation: { pullRequest: false }, ...(parsed !== undefined && { parsed }) }
  const guard = await judgeJob(job, async (askGitHub) =>
    askGitHub ? (await github?.repository(repository).catch(() => undefined))?.defaultBranch : defaultBranch,
  )
  return guard?.code
}

/** The guard that forbids a new trust for this trust request, with a warning that names what it would let in. */
async function guardOf(
  { trustRequest, own, ownSubject, repository, eventName }: DeclareRequest,
  ports: DeclarePorts,
  credential: FederatedIdentityCredential,
  parsed: ParsedSubject | undefined,
  rule: SubjectRule | undefined,
): Promise<{ readonly refusedBy?: GuardCode; readonly warnings: readonly string[] }> {
  const { issuer } = credential
  if ([eventName, own?.event_name].includes('pull_request_target'))
    return { refusedBy: 'pull-request-refused', warnings: [] }
  if (!isGitHubIssuer(issuer)) return { warnings: [] }
  if (trustRequest.kind === 'own' && own !== undefined) {
    const refusedBy = await guardOwn(own, ownSubject, repository, ports)
    return { ...(refusedBy !== undefined && { refusedBy }), warnings: [] }
  }
  const [owner = '', name = ''] = repository.split('/')
  const refusal = guardMatch({
    issuer,
    match: credential,
    repository: rule?.repository ?? { owner, name },
    ...(rule !== undefined && { template: rule.template }),
    ...(parsed !== undefined && { parsed }),
  })
  // What is declared as pull requests is meant for them.
  const declared = trustRequest.kind === 'context' && refusal?.code === 'pull-request-refused'
  if (refusal === undefined || declared) return { warnings: [] }
  const { code, example } = refusal
  const shown = credential.subject === undefined && example !== ''
  return { refusedBy: code, warnings: shown ? [`The expression would let in "${example}".`] : [] }
}

/** Asks how the context is guarded: advice, so that GitHub's API being down keeps nobody from a plan. */
async function askProtection({ repository, context }: TrustedContext, { github }: DeclarePorts): Promise<Protection> {
  if (github === undefined) return 'unknown'
  return readProtection(github, repository, context).catch(() => 'unknown' as const)
}

/** The repository as GitHub spells it. */
function nameOf({ repository }: SubjectRule): string {
  return `${repository.owner}/${repository.name}`
}

// The documents of the China cloud say that managed identities take no expressions there.
function assertAvailable({ target, authority }: DeclareRequest, { subject }: FederatedIdentityCredential): void {
  if (subject !== undefined || target.kind === 'application' || authority !== CLOUDS.china.authority) return
  throw new FederationError(
    'credential-invalid',
    'Managed identities of the China cloud take no flexible credentials.',
    {
      hint: 'Trust an environment or one branch, or use an application.',
    },
  )
}

/** Everything that can never work, at once. */
function throwTraps(lints: readonly Lint[], { name }: FederatedIdentityCredential): void {
  const errors = errorsOf(lints)
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

/** The declared repository, as GitHub's answer or this job's own token tells it. */
function repositoryIn(
  { own, repository }: DeclareRequest,
  rule: SubjectRule | undefined,
): Pick<Declared, 'repository'> {
  if (rule !== undefined) return { repository: rule.repository }
  const identity = own && repositoryOf(own)
  const isOwn =
    identity !== undefined && `${identity.owner}/${identity.name}`.toLowerCase() === repository.toLowerCase()
  return isOwn ? { repository: identity } : {}
}

/** The ID of the declared repository, as GitHub's answer or this job's own token tells it. */
function repositoryIdIn(
  { own, repository }: DeclareRequest,
  { issuer }: FederatedIdentityCredential,
  rule: SubjectRule | undefined,
): { readonly repositoryId?: string } {
  if (rule?.repository.id !== undefined && isGitHubIssuer(issuer)) return { repositoryId: rule.repository.id }
  const identity = own && repositoryOf(own)
  const isOwn = identity !== undefined && isGitHubIssuer(issuer) && `${identity.owner}/${identity.name}` === repository
  return isOwn && identity.id !== undefined ? { repositoryId: identity.id } : {}
}

/**
 * Turns a trust request into a named credential.
 * @throws FederationError `subject-unknown` or `credential-invalid`, before anything is sent to Entra
 */
export async function declareCredential(asked: DeclareRequest, ports: DeclarePorts): Promise<Declared> {
  const request = withOwnSubject(asked)
  const { unnamed, source: told, warnings, rule, presents } = await matchOf(request, ports.github)
  const ownership = { owner: request.owner, kind: request.target.kind, sha256Hex: ports.sha256Hex }
  const parsed = declaredSubject(request, unnamed.subject)
  const credential = nameCredential(unnamed, ownership, parsed)
  ports.onDeclared?.(credential)
  assertAvailable(request, credential)
  const { trustRequest, repository } = request
  const { github } = ports
  const known = rule?.repository ?? {}
  const trusted =
    trustRequest.kind === 'context'
      ? { repository: rule === undefined ? repository : nameOf(rule), context: trustRequest.context }
      : trustedContext(credential, parsed, repository, known)
  const protection = await askProtection(trusted, ports)
  const doubts = github === undefined ? [] : await contextWarnings(github, trusted, protection)
  const lints = lintCredential(credential, {
    target: request.target.kind,
    authority: request.authority,
    ...(request.tenantId !== undefined && { tenantId: request.tenantId }),
    cloudAudiences: EXCHANGE_AUDIENCES,
    immutableAvailable: credential.issuer.startsWith(GITHUB_ISSUER),
    ...((protection === 'protected' || protection === 'unprotected') && { protection }),
    ...(request.own !== undefined && { ownSubject: request.own.sub }),
    ...(parsed !== undefined && { parsed }),
  })
  throwTraps(lints, credential)
  if (github !== undefined && trustRequest.kind === 'subject') await assertStillThere(github, credential, parsed)
  const { refusedBy, warnings: refusals } = await guardOf(request, ports, credential, parsed, rule)
  return {
    desired: {
      credential,
      source: 'inputs',
      ...repositoryIdIn(request, credential, rule),
      ...(refusedBy !== undefined && { blockedBy: refusedBy }),
    },
    ...(parsed !== undefined && { parsed }),
    source: told,
    ...repositoryIn(request, rule),
    presents,
    protection,
    lints: warningsOf(lints),
    warnings: [...warnings, ...doubts, ...refusals],
  }
}
