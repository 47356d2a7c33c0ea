/** Turns what a file declares for one credential into the declaration that plan and apply of one credential know. */
import { matchText } from '../../core/credential/credential.ts'
import { kubernetesIdentity, managedIdentity } from '../../core/credential/provider.ts'
import { FederationError } from '../../core/error.ts'
import type { FlexibleIntent } from '../../core/expression/flexible.ts'
import { compileOwnerWide, OWNER_WIDE_WARNING } from '../../core/expression/owner-wide.ts'
import { claim, type IdTokenClaims } from '../../core/subject/claims.ts'
import type { SubjectContext } from '../../core/subject/subject.ts'
import type { TrustRequest } from '../plan/declared-match.ts'
import { subjectUnknown } from '../plan/subject-rule.ts'
import type { GitHubReader } from '../ports.ts'
import type { FleetJob, FleetTrust } from './fleet.ts'

/** What every declaration of a run shares. */
export interface FleetRun {
  /** `owner/name` of the repository that this runs in. */
  readonly repository: string
  readonly own: IdTokenClaims | undefined
  /** Authority of the cloud, which signs tokens of managed identities. */
  readonly authority: string
}

/** A declaration, with the repository and issuer that it is about. */
export interface TrustDeclaration {
  readonly trustRequest: TrustRequest
  readonly repository: string
  readonly issuer: string | undefined
  readonly claims: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
  /** The owner whose every repository is trusted. */
  readonly owner?: { readonly login: string; readonly id: string }
}

function isIntent(context: SubjectContext | FlexibleIntent): context is FlexibleIntent {
  return context.kind.includes('-')
}

/** The ID of an owner: from this job's own token, or from a repository of the owner that GitHub knows. */
async function ownerIdOf(
  owner: string,
  workflow: string,
  { repository, own }: FleetRun,
  github: GitHubReader | undefined,
): Promise<string> {
  const same = (name: string | undefined) => name?.toLowerCase() === owner.toLowerCase()
  const told = own && same(claim(own, 'repository_owner')) ? claim(own, 'repository_owner_id') : undefined
  if (told !== undefined) return told
  const candidates = [workflow.split('/').slice(0, 2).join('/'), repository].filter((name) => same(name.split('/')[0]))
  for (const name of candidates) {
    const facts = await github?.repository(name)
    if (facts !== undefined && same(facts.fullName.split('/')[0])) return facts.ownerId
  }
  throw subjectUnknown(
    `The ID of the owner "${owner}" is not known, and a rule by name alone would follow the name to its next owner.`,
    `Give a \`github-token\` that reads ${candidates[0] ?? `a repository of ${owner}`}.`,
  )
}

async function ownerWide(
  owner: string,
  { context, reusableWorkflow = '' }: FleetJob,
  request: FleetRun,
  github: GitHubReader | undefined,
): Promise<TrustDeclaration> {
  if (context.kind !== 'environment')
    throw new FederationError('credential-invalid', 'A rule for every repository of an owner needs `environment`.', {
      hint: 'Name the environment that the reviewed workflow deploys to.',
    })
  const ownerId = await ownerIdOf(owner, reusableWorkflow, request, github)
  const compiled = compileOwnerWide({
    owner,
    ownerId,
    environment: context.environment,
    jobWorkflowRef: reusableWorkflow,
  })
  if (!compiled.ok) throw new FederationError('credential-invalid', compiled.reason, { hint: compiled.hint })
  return {
    trustRequest: { kind: 'expression', expression: compiled.expression },
    repository: request.repository,
    issuer: undefined,
    claims: {},
    warnings: [OWNER_WIDE_WARNING],
    owner: { login: owner, id: ownerId },
  }
}

function ofJob({ context, claims, reusableWorkflow, repository }: FleetJob, request: FleetRun): TrustDeclaration {
  const more = reusableWorkflow === undefined ? {} : { job_workflow_ref: reusableWorkflow }
  return {
    trustRequest: isIntent(context) ? { kind: 'flexible', intent: context } : { kind: 'context', context },
    repository: repository ?? request.repository,
    issuer: undefined,
    claims: { ...claims, ...more },
    warnings: [],
  }
}

/**
 * Finds the declaration for a credential of a file.
 * @throws FederationError `credential-invalid` for names that cannot be, `subject-unknown` where an owner's ID is not known
 */
export async function toDeclaration(
  trust: FleetTrust,
  request: FleetRun,
  github: GitHubReader | undefined,
): Promise<TrustDeclaration> {
  const given = { repository: request.repository, claims: {}, warnings: [] }
  switch (trust.kind) {
    case 'github':
      return trust.owner === undefined ? ofJob(trust, request) : ownerWide(trust.owner, trust, request, github)
    case 'kubernetes': {
      const { issuer, subject } = kubernetesIdentity(trust)
      return { ...given, issuer, trustRequest: { kind: 'subject', subject } }
    }
    case 'managed-identity': {
      const identity = managedIdentity({ ...trust, authority: request.authority })
      return { ...given, issuer: identity.issuer, trustRequest: { kind: 'subject', subject: matchText(identity) } }
    }
    case 'subject':
      return { ...given, issuer: trust.issuer, trustRequest: { kind: 'subject', subject: trust.subject } }
    case 'expression':
      return { ...given, issuer: trust.issuer, trustRequest: { kind: 'expression', expression: trust.expression } }
  }
}
