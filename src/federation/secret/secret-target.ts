/** One application whose secrets are planned: what was read of it, and what every line about its secrets needs. */

import type { CertificateChange } from '../../core/certificate/diff.ts'
import { FederationError } from '../../core/error.ts'
import type { JudgedRepository, JudgedTarget } from '../../core/policy/facts.ts'
import { judge } from '../../core/policy/judge.ts'
import type { DeclaredRetirement, DeclaredSecret } from '../../core/secret/declared-secret.ts'
import type { ManagerCertificate } from '../../core/secret/retired-certificate.ts'
import {
  decideRetirement,
  type ManagerSecret,
  type Retired,
  type RetirementFacts,
} from '../../core/secret/retirement.ts'
import { describeSecret, type SecretHolder } from '../../core/secret/secret.ts'
import type { SecretChange } from '../../core/secret/secret-change.ts'
import type { FleetFile } from '../fleet/fleet.ts'
import { githubIssuers, type PolicyFacts } from '../fleet/permit.ts'
import type { FleetRequest } from '../fleet/planned-target.ts'
import type { Clock, GitHubReader, Log, TargetFacts } from '../ports.ts'
import type { KeyStore } from '../ports-keys.ts'
import type {
  ClientUse,
  ManagerToken,
  OpenGitHubSecret,
  ProveSecret,
  SecretStore,
  StoredSecrets,
} from '../ports-secrets.ts'

/** What planning and writing secrets needs from the world. */
export interface SecretPorts {
  /** Opens the secrets of an application by its object ID. */
  readonly openStore: (objectId: string) => SecretStore
  /** Opens the certificates of an application or a service principal by its object ID. */
  readonly openKeys: (holder: SecretHolder, objectId: string) => KeyStore
  readonly openGitHub: OpenGitHubSecret | undefined
  readonly github: GitHubReader | undefined
  readonly prove: ProveSecret
  /** Whether Entra exchanges this very job's ID token for this client, without any secret. */
  readonly exchanges: (clientId: string) => Promise<boolean>
  /** What the reports tell since a time, in milliseconds since the epoch. */
  readonly clientUse: (clientId: string, since: number) => Promise<ClientUse>
  readonly managerToken: () => Promise<ManagerToken>
  /** First three characters of the manager's secret, where it signs in with one that the inputs give. */
  readonly managerHint: string | undefined
  /** Thumbprint of the manager's certificate, where it signs in with one that the inputs give. */
  readonly managerThumbprint: string | undefined
  /** True where the inputs say by what the manager signs in; a token or a signed-in identity may come from anything. */
  readonly managerTells: boolean
  readonly clock: Clock
  readonly log: Log
  readonly sha256Hex: (text: string) => string
  /** At least 15 random hexadecimal digits. */
  readonly randomHex: () => string
}

/** What one file declares for the application. */
export interface SecretDeclaration {
  readonly file: FleetFile
  readonly secrets: readonly DeclaredSecret[]
  readonly retirements: readonly DeclaredRetirement[]
}

/** An application with everything that was read of it. */
export interface SecretTarget {
  readonly facts: TargetFacts
  readonly judged: JudgedTarget
  readonly store: SecretStore
  readonly stored: StoredSecrets
  readonly managerSecret: ManagerSecret
  readonly managerCertificate: ManagerCertificate
  /** True where this plan takes away every federated credential that there is, and adds none. */
  readonly losesTrust: boolean
  readonly declarations: readonly SecretDeclaration[]
  readonly request: FleetRequest
}

/** Carries out one line. @param deadline milliseconds since the epoch */
export type WriteLine = (deadline: number) => Promise<'created' | 'deleted' | 'kept'>

/** A line with what carries it out; undefined where there is nothing to do. */
export interface SecretLine {
  readonly change: SecretChange | CertificateChange
  readonly write: WriteLine | undefined
}

/** Lines of an application with what is said aloud of them. */
export interface SecretLines {
  readonly lines: readonly SecretLine[]
  readonly warnings: readonly string[]
}

/** How the manager signs in, where it is this application; a token that does not tell whose it is counts as its own. */
export async function readManager(
  { clientId }: TargetFacts,
  { principalId }: StoredSecrets,
  policy: PolicyFacts,
  { managerToken, managerHint, managerThumbprint, managerTells }: SecretPorts,
): Promise<Pick<SecretTarget, 'managerSecret' | 'managerCertificate'>> {
  const { objectId, bySecret } = await managerToken()
  const told = policy.managerClientId
  const isOther =
    told === undefined
      ? objectId !== undefined && objectId.toLowerCase() !== principalId?.toLowerCase()
      : told.toLowerCase() !== clientId.toLowerCase()
  if (isOther) return { managerSecret: { kind: 'none' }, managerCertificate: { kind: 'none' } }
  const hinted = managerHint === undefined ? UNKNOWN : ({ kind: 'hint', hint: managerHint } as const)
  const certified = managerTells || bySecret === true ? NONE : UNKNOWN
  return {
    managerSecret: bySecret === false ? NONE : hinted,
    managerCertificate:
      managerThumbprint === undefined ? certified : { kind: 'thumbprint', thumbprint: managerThumbprint },
  }
}

const NONE = { kind: 'none' } as const
const UNKNOWN = { kind: 'unknown' } as const

/** What the policy says of a line: one sentence for each reason against it. */
export function judgeLine(
  { judged, request: { policy } }: SecretTarget,
  { file, claimedOwners }: FleetFile,
  about: { readonly action: 'create' | 'delete'; readonly adopts: boolean } & (
    | { readonly resource: 'client-secret'; readonly repository: JudgedRepository | undefined }
    | { readonly resource: 'retire' }
  ),
): readonly string[] {
  const claims = { claimedOwners, githubIssuers: githubIssuers(policy) }
  return judge(policy.rules(file), { ...about, ...claims, target: judged })
}

/** What becomes of a secret or certificate that a file retires, with the reason or the sentence why it stays. */
type RetirementLine =
  | { readonly ok: true; readonly reason: string }
  | { readonly ok: false; readonly code: 'self-lockout' | 'not-permitted' | 'retire-unproved'; readonly why: string }

/** What is asked of a key before it goes. */
export interface RetirementQuestion {
  readonly kind: 'secret' | 'certificate'
  readonly retired: Retired
  /** Whether this run's manager may sign in with it. */
  readonly mayBeManagers: boolean
  readonly declared: DeclaredRetirement
  readonly file: FleetFile
}

const LOST =
  'this plan removes every federated credential of the application, so that nothing could sign in without it.'

/** Decides whether a key goes: never the manager's own, then what the policy says, then the proof. */
export function judgeRetirement(
  { kind, retired, mayBeManagers, declared, file }: RetirementQuestion,
  target: SecretTarget,
  facts: RetirementFacts,
): RetirementLine {
  if (mayBeManagers) {
    const why = `${describeSecret(retired)} may be the ${kind} with which this run's manager signs in.`
    return { ok: false, code: 'self-lockout', why }
  }
  const forbidden = judgeLine(target, file, { resource: 'retire', action: 'delete', adopts: false })
  if (forbidden.length > 0) return { ok: false, code: 'not-permitted', why: forbidden.join(' ') }
  const verdict = decideRetirement(retired, declared, facts)
  if (verdict.ok && target.losesTrust && retired.end > facts.now)
    return { ok: false, code: 'retire-unproved', why: `${describeSecret(retired)} stays: ${LOST}` }
  return verdict.ok ? verdict : { ok: false, code: 'retire-unproved', why: verdict.why }
}

/** Turns a failure of one line into its refusal; what nobody foresaw stays an exception. */
export function refusalOf(error: unknown): {
  readonly action: 'refuse'
  readonly reason: FederationError['code']
  readonly why: string
} {
  if (!(error instanceof FederationError)) throw error
  const { code, message, hint = '' } = error
  return { action: 'refuse', reason: code, why: `${message} ${hint}`.trim() }
}
