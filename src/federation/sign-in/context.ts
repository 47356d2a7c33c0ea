/** What a sign-in is asked, what it needs from the world, and what it knows on its way. */
import type { Sha256Hex } from '../../core/credential/credential.ts'
import type { Refusal } from '../../core/diagnosis/refusal.ts'
import type { FederationError } from '../../core/error.ts'
import type { IdTokenClaims } from '../../core/subject/claims.ts'
import type { Expectation } from '../../core/subject/expectation.ts'
import type { ParsedSubject, SubjectContext } from '../../core/subject/subject.ts'
import type { Target } from '../../core/target.ts'
import type { Assertions } from '../exchange/assertions.ts'
import type { ExchangePorts } from '../exchange/exchange.ts'
import type { Clock, CredentialStore, ExchangeToken, Log, Protection } from '../ports.ts'

export interface SignInRequest {
  readonly clientId: string | undefined
  readonly target: Target
  readonly expectation: Expectation
  /** At least one; the first one's token is the main output. */
  readonly scopes: readonly [string, ...string[]]
  readonly audience: string
  /** True when `audience` is the cloud's default, which much of the field does not store outside the public cloud. */
  readonly audienceIsDefault: boolean
  readonly propagationTimeoutMs: number
  /** Endpoints for the commands of an explanation. */
  readonly endpoints: { readonly graph: string; readonly resourceManager: string }
}

export interface SignInPorts {
  readonly assertions: Assertions
  readonly exchangeToken: ExchangeToken
  /** Opens the target's credentials with the manager's rights; undefined without a manager. Loads its libraries when called. */
  readonly openStore: (() => Promise<CredentialStore>) | undefined
  /** Asks the event, then GitHub, for the repository's default branch. */
  readonly readDefaultBranch: (askGitHub: boolean) => Promise<string | undefined>
  /** Asks GitHub how the context of a new trust is guarded; absent without a token for it. */
  readonly readProtection?: (repository: string, context: SubjectContext | undefined) => Promise<Protection>
  readonly sha256Hex: Sha256Hex
  readonly clock: Clock
  readonly log: Log
}

/** What is known once the job's own identity is: carried from step to step. */
export interface SignInContext {
  readonly request: SignInRequest
  readonly ports: SignInPorts
  readonly exchangePorts: ExchangePorts
  readonly claims: IdTokenClaims
  /** The subject of the claims. */
  readonly parsed: ParsedSubject
  readonly clientId: string
}

/** Until when further refusals count as propagation, and the error for one that outlasts that. */
export interface Waiting {
  /** Milliseconds since the epoch. */
  readonly deadline: number
  readonly timedOut: (refusal: Refusal) => FederationError
}
