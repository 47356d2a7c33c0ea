/** Knows how to explain a missing trust: what was presented, what comes nearest, the likely cause, and the cure in three forms. */

import { EXCHANGE_AUDIENCES } from '../core/cloud.ts'
import type { FederatedIdentityCredential, Sha256Hex } from '../core/credential/credential.ts'
import { desiredCredential } from '../core/credential/trust.ts'
import { cures } from '../core/diagnosis/cure.ts'
import { diagnose } from '../core/diagnosis/diagnosis.ts'
import type { PresentedIdentity } from '../core/diagnosis/distance.ts'
import type { Refusal } from '../core/diagnosis/refusal.ts'
import { type ErrorCode, FederationError, type ServiceAnswer } from '../core/error.ts'
import { warningsOf } from '../core/lint/finding.ts'
import { lintCredential } from '../core/lint/lint.ts'
import type { IdTokenClaims } from '../core/subject/claims.ts'
import type { Target } from '../core/target.ts'
import { toAnswer } from './exchange/exchange.ts'

/** What an explanation is made from. */
export interface MissingTrust {
  /** What the job presents; undefined where a pattern is wanted and no single token is in question. */
  readonly presented: PresentedIdentity | undefined
  readonly target: Target
  /** The credential that would cure it. */
  readonly desired: FederatedIdentityCredential
  /** What the target stores; undefined when nobody may read it. */
  readonly stored: readonly FederatedIdentityCredential[] | undefined
  readonly refusal: Refusal | undefined
  /** Endpoints of a cloud other than the public one, for commands. */
  readonly endpoints: { readonly graph: string; readonly resourceManager: string }
}

// What the refusal alone tells when nobody may read the stored credentials.
const BY_CODE: ReadonlyMap<number, string> = new Map([
  [70025, 'The target holds no federated credential at all (or the first one is not known everywhere yet).'],
  [700211, 'No stored credential has this issuer; it must match to the letter, without a trailing slash.'],
  [700212, 'A stored credential has this issuer and subject, but another audience.'],
  [7002121, 'A stored credential has this issuer and subject, but another audience.'],
  [
    700213,
    'A stored credential has this issuer, but none has this subject: compare environment, branch, repository IDs and case.',
  ],
  [7002131, 'No stored subject and no flexible expression matches this token.'],
  [7002138, 'A stored subject differs from this one in upper and lower case only, and Entra compares the case.'],
])

function likelyCause({ stored, refusal }: MissingTrust, diagnosed: string): string {
  if (stored !== undefined) return diagnosed
  const known = refusal?.codes.map((code) => BY_CODE.get(code)).find((sentence) => sentence !== undefined)
  return known ?? 'No stored credential matches; a manager that may read the credentials would show the nearest one.'
}

/** What the job that carries these claims presents to Entra. */
export function presentedBy(claims: IdTokenClaims): PresentedIdentity {
  return { issuer: claims.iss, subject: claims.sub, audience: claims.aud, claims }
}

function diagnosisLines(missing: MissingTrust): readonly string[] {
  const { presented, stored } = missing
  if (presented === undefined) return []
  const { cause, marked } = diagnose({ presented, stored, cloudAudiences: EXCHANGE_AUDIENCES })
  return [`Likely cause: ${likelyCause(missing, cause)}`, ...marked]
}

/** What to think about before such a trust is given: the cure must not talk anybody into a weak one. */
function cautionLines({ desired, target }: Pick<MissingTrust, 'desired' | 'target'>): readonly string[] {
  const ownSubject = desired.subject === undefined ? {} : { ownSubject: desired.subject }
  return warningsOf(lintCredential(desired, { target: target.kind, ...ownSubject })).map(
    ({ message, safer }) => `Before you trust it: ${message} ${safer}`,
  )
}

/** The cure as values for the portal and as a command; `config` is the line for a configuration file. */
function cureLines({ target, desired, endpoints }: Pick<MissingTrust, 'target' | 'desired' | 'endpoints'>): {
  readonly lines: readonly string[]
  readonly config: string
} {
  const { portal, command, config } = cures({
    target,
    credential: desired,
    graphEndpoint: endpoints.graph,
    resourceManagerEndpoint: endpoints.resourceManager,
  })
  const width = Math.max(...portal.map(([label]) => label.length))
  const lines = [
    'The federated credential that is needed, for the portal (application: Certificates & secrets, Federated credentials; managed identity: Settings, Federated credentials):',
    ...portal.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    'or as a command of the Azure CLI, quoted for bash:',
    `  ${command}`,
  ]
  return { lines, config }
}

/** The lines of the explanation: presented and nearest, cause, cautions, portal values, command, configuration line. */
export function explainMissingTrust(missing: MissingTrust): readonly string[] {
  const { lines, config } = cureLines(missing)
  return [
    ...diagnosisLines(missing),
    ...cautionLines(missing),
    ...lines,
    'or as a line under `credentials:` of a configuration file:',
    `  ${config}`,
  ]
}

/** What a federated manager needs once, so that this very job may sign in as it. */
export function explainManagerTrust(
  clientId: string,
  claims: IdTokenClaims,
  endpoints: MissingTrust['endpoints'],
  sha256Hex: Sha256Hex,
): readonly string[] {
  const desired = desiredCredential(claims, sha256Hex)
  const target = { kind: 'application', clientId } as const
  return [
    `On the manager ${clientId}:`,
    ...cautionLines({ desired, target }),
    ...cureLines({ target, desired, endpoints }).lines,
  ]
}

/** Builds the error for a trust that is missing, with its whole explanation. */
export function missingTrustError(
  code: ErrorCode,
  message: string,
  hint: string,
  missing: MissingTrust,
  answer?: ServiceAnswer,
): FederationError {
  const said = answer ?? (missing.refusal === undefined ? undefined : toAnswer(missing.refusal))
  return new FederationError(code, message, {
    hint,
    details: explainMissingTrust(missing),
    ...(said !== undefined && { answer: said }),
  })
}

function withDetails(error: FederationError, more: readonly string[]): FederationError {
  return new FederationError(error.code, error.message, {
    ...(error.hint !== undefined && { hint: error.hint }),
    details: [...error.details, ...more],
    ...(error.answer !== undefined && { answer: error.answer }),
    cause: error.cause ?? error,
  })
}

/** Adds to a guard's refusal what the job presents and what comes nearest; no cure, since this shall not be trusted. */
export function withDiagnosis(error: FederationError, missing: MissingTrust): FederationError {
  return withDetails(error, diagnosisLines(missing))
}

/** Explains a refusal of the manager, with the grants of its token; every other error stays as it is. */
export async function explainManager(
  error: unknown,
  missing: MissingTrust,
  grants: (() => Promise<readonly string[]>) | undefined,
): Promise<unknown> {
  if (!(error instanceof FederationError) || error.code !== 'manager-forbidden') return error
  const held = (await grants?.()) ?? []
  const holds = held.length === 0 ? ' no roles' : `: ${held.join(', ')}`
  // Roles in a token are Graph's; what a managed identity needs is a role of Azure, which no token shows.
  const grantLines = missing.target.kind === 'application' ? [`The manager's token holds${holds}.`] : []
  return withDetails(error, [...grantLines, ...explainMissingTrust(missing)])
}
