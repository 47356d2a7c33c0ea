/** A request to ARM as its handlers see it. */
import type { Core } from '../core.ts'
import type { Caller } from '../tokens/access-token.ts'

export interface ArmRequest {
  readonly core: Core
  readonly caller: Caller
  /** Scheme and host that the caller asked; links in answers begin with it. */
  readonly origin: string
  readonly method: string
  /** `api-version`. */
  readonly version: string
  readonly query: URLSearchParams
  /** The path as the caller spells it, without a slash at its end. */
  readonly path: string
  readonly body: Record<string, unknown>
}
