/** Explanation of a missing trust as data: what was presented, what comes nearest, the likely causes, and the cures in order. */
import { EXCHANGE_AUDIENCES } from '../core/cloud.ts'
import type { FederatedIdentityCredential, Sha256Hex } from '../core/credential/credential.ts'
import { desiredCredential } from '../core/credential/trust.ts'
import { toSubjectText } from '../core/diagnosis/alignment.ts'
import type { Cure } from '../core/diagnosis/cure.ts'
import { correctedCredential, isWeaker, jobCures } from '../core/diagnosis/cure-order.ts'
import { type Comparison, compareWithStored, type Diagnosis } from '../core/diagnosis/diagnosis.ts'
import type { PresentedIdentity } from '../core/diagnosis/distance.ts'
import { addOwnerCommand, credentialForms, listCommand, updateCommand } from '../core/diagnosis/forms.ts'
import { causeOfRefusal, type Refusal } from '../core/diagnosis/refusal.ts'
import { type ErrorCode, FederationError, type ServiceAnswer } from '../core/error.ts'
import { warningsOf } from '../core/lint/finding.ts'
import { lintCredential } from '../core/lint/lint.ts'
import type { IdTokenClaims } from '../core/subject/claims.ts'
import type { ParsedSubject } from '../core/subject/subject.ts'
import type { Target } from '../core/target.ts'
import { refusalAnswer } from './exchange/exchange.ts'
import type { CredentialStore } from './ports.ts'

/** What an explanation is made from. */
export interface MissingTrust {
  /** What the job presents; undefined where a pattern is wanted and no single token is in question. */
  readonly presented: PresentedIdentity | undefined
  readonly target: Target
  /** The credential for what the job presents. */
  readonly desired: FederatedIdentityCredential
  /** What the target stores; undefined when nobody may read it. */
  readonly stored: readonly FederatedIdentityCredential[] | undefined
  readonly refusal: Refusal | undefined
  /** Endpoints of a cloud other than the public one, for commands. */
  readonly endpoints: { readonly graph: string; readonly resourceManager: string }
}

/** What the job that carries these claims presents to Entra. @param parsed their subject, where the caller has parsed it already */
export function presentedBy(claims: IdTokenClaims, parsed?: ParsedSubject): PresentedIdentity {
  const { iss: issuer, sub: subject, aud: audience } = claims
  return { issuer, subject, audience, claims, sub: toSubjectText(subject, parsed) }
}

function compare({ stored, refusal }: MissingTrust, presented: PresentedIdentity): Comparison {
  if (stored === undefined) return { causes: [causeOfRefusal(refusal)] }
  return compareWithStored(presented, stored, EXCHANGE_AUDIENCES)
}

function formsInput(
  { target, endpoints }: Pick<MissingTrust, 'target' | 'endpoints'>,
  credential: FederatedIdentityCredential,
) {
  return {
    target,
    credential,
    graphEndpoint: endpoints.graph,
    resourceManagerEndpoint: endpoints.resourceManager,
  }
}

/** The credential for what the job presents, with what to think about before: a cure must not talk anybody into a weak trust. */
function createCure(
  missing: Pick<MissingTrust, 'presented' | 'target' | 'desired' | 'endpoints'>,
  corrections: readonly Cure[] = [],
): Cure {
  const { presented, target, desired } = missing
  const own = presented && { ownSubject: presented.subject, parsed: presented.sub.parsed }
  return {
    kind: 'create',
    target,
    credential: desired,
    context: presented?.sub.parsed.context,
    weaker: isWeaker(corrections),
    besideStored: corrections.some(({ kind }) => kind === 'correct-stored'),
    cautions: warningsOf(lintCredential(desired, { target: target.kind, ...own })),
    forms: credentialForms(formsInput(missing, desired)),
  }
}

function correctStored(missing: MissingTrust, comparison: Comparison, presented: PresentedIdentity): readonly Cure[] {
  const corrected = correctedCredential(comparison, presented)
  if (corrected === undefined) return []
  return [
    { kind: 'correct-stored', credential: corrected.name, command: updateCommand(formsInput(missing, corrected)) },
  ]
}

/** Entra's number may tell in what alone a credential differs that nobody could read. */
function findStored({ target, endpoints }: MissingTrust, { causes: [cause] }: Comparison): readonly Cure[] {
  if (cause.code !== 'unreadable' || (cause.refusedFor !== 'audience' && cause.refusedFor !== 'case')) return []
  const command = listCommand(target, endpoints.graph, endpoints.resourceManager)
  return [{ kind: 'find-stored', differs: cause.refusedFor, command }]
}

// A target takes issuer and subject once: a second credential with another audience would be refused.
function mayCreate(found: readonly Cure[]): boolean {
  return found.every((cure) => cure.kind !== 'find-stored' || cure.differs !== 'audience')
}

/**
 * Diagnoses a missing trust: the job's own correction first, then the stored credential's, then `others`, and last the
 * credential for what the job presents.
 */
export function diagnoseMissing(missing: MissingTrust, others: readonly Cure[] = []): Diagnosis {
  const { presented } = missing
  if (presented === undefined) return { causes: [], cures: [...others, createCure(missing)] }
  const comparison = compare(missing, presented)
  const corrections = jobCures(comparison, presented)
  const stored = [...correctStored(missing, comparison, presented), ...findStored(missing, comparison)]
  const create = mayCreate(stored) ? [createCure(missing, [...corrections, ...stored])] : []
  return toDiagnosis(presented, comparison, [...corrections, ...stored, ...others, ...create])
}

function toDiagnosis(presented: PresentedIdentity, { nearest, causes }: Comparison, cures: readonly Cure[]): Diagnosis {
  return { ...present(presented), ...(nearest !== undefined && { nearest }), causes, cures }
}

function present({ issuer, subject, audience }: PresentedIdentity): Pick<Diagnosis, 'presented'> {
  return { presented: { issuer, subject, audience } }
}

/** What a federated manager needs, so that this very job may sign in as it. Nobody could read what it holds. */
export function diagnoseManagerTrust(
  clientId: string,
  claims: IdTokenClaims,
  endpoints: MissingTrust['endpoints'],
  sha256Hex: Sha256Hex,
): Diagnosis {
  return diagnoseMissing({
    presented: presentedBy(claims),
    target: { kind: 'application', clientId },
    desired: desiredCredential(claims, 'application', sha256Hex),
    stored: undefined,
    refusal: undefined,
    endpoints,
  })
}

/** Diagnoses a credential that is stored and not accepted yet: nothing is to be created. */
function diagnoseStored(missing: MissingTrust): Diagnosis {
  const { presented } = missing
  return presented === undefined ? { causes: [], cures: [] } : toDiagnosis(presented, compare(missing, presented), [])
}

/** Builds the error for a trust that is missing, or (`propagation-timeout`) that is stored and not accepted yet. */
export function missingTrustError(
  code: ErrorCode,
  message: string,
  hint: string,
  missing: MissingTrust,
  answer?: ServiceAnswer,
): FederationError {
  const said = answer ?? (missing.refusal === undefined ? undefined : refusalAnswer(missing.refusal))
  return new FederationError(code, message, {
    hint,
    diagnosis: code === 'propagation-timeout' ? diagnoseStored(missing) : diagnoseMissing(missing),
    ...(said !== undefined && { answer: said }),
  })
}

function withDiagnosisOf(error: FederationError, diagnosis: Diagnosis, more: readonly string[] = []): FederationError {
  return new FederationError(error.code, error.message, {
    ...(error.hint !== undefined && { hint: error.hint }),
    details: [...error.details, ...more],
    diagnosis,
    ...(error.answer !== undefined && { answer: error.answer }),
    cause: error.cause ?? error,
  })
}

/**
 * Adds to a guard's refusal what the job presents and, where that differs from what was meant, how to correct the job. No
 * credential, since this shall not be trusted, and no cause: it is the guard that refuses.
 */
export function withDiagnosis(error: FederationError, missing: MissingTrust): FederationError {
  const { presented, stored } = missing
  if (presented === undefined) return error
  const comparison = stored === undefined ? undefined : compare(missing, presented)
  const corrections = comparison === undefined ? [] : jobCures(comparison, presented)
  const nearest = corrections.length === 0 ? undefined : comparison?.nearest
  return withDiagnosisOf(error, {
    ...present(presented),
    ...(nearest !== undefined && { nearest }),
    causes: [],
    cures: corrections,
  })
}

// An application permission that covers only what its holder owns, and a person's that needs ownership or a directory role:
// https://learn.microsoft.com/graph/permissions-reference#applicationreadwriteownedby
const OWNED_BY = 'Application.ReadWrite.OwnedBy'
const READ_WRITE_ALL = 'Application.ReadWrite.All'
const UNKNOWN_OBJECT = "<object ID of the manager's service principal>"

/** A manager that holds the permission already lacks ownership. */
async function ownerCures(
  { target }: MissingTrust,
  held: readonly string[],
  readPrincipal: CredentialStore['principal'],
): Promise<readonly Cure[]> {
  if (target.kind !== 'application') return []
  const principal = await readPrincipal?.()
  const person = principal?.kind === 'person'
  const permission = [OWNED_BY, ...(person ? [READ_WRITE_ALL] : [])].find((name) => held.includes(name))
  if (permission === undefined) return []
  const command = addOwnerCommand(target.clientId, principal?.objectId ?? UNKNOWN_OBJECT)
  return [{ kind: 'add-owner', permission, person, command }]
}

/** Explains a refusal of the manager, with the grants of its token; every other error stays as it is. */
export async function explainManager(
  error: unknown,
  missing: MissingTrust,
  store: Pick<CredentialStore, 'grants' | 'principal'> | undefined,
): Promise<unknown> {
  if (!(error instanceof FederationError) || error.code !== 'manager-forbidden') return error
  const held = (await store?.grants()) ?? []
  const holds = held.length === 0 ? ' no roles' : `: ${held.join(', ')}`
  // Roles in a token are Graph's; what a managed identity needs is a role of Azure, which no token shows.
  const grantLines = missing.target.kind === 'application' ? [`The manager's token holds${holds}.`] : []
  const owner = await ownerCures(missing, held, store?.principal)
  return withDiagnosisOf(error, diagnoseMissing(missing, owner), grantLines)
}
