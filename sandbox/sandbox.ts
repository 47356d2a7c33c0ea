/** A running sandbox as its callers hold it. */
import type { JWTPayload } from 'jose'
import type { JobContext } from './github/job.ts'
import type { FaultRule } from './http/faults.ts'
import type { RequestRecord } from './http/request-log.ts'
import type { MintRequest } from './tokens/mint.ts'
import type { Settings } from './world/settings.ts'
import type { World } from './world/state.ts'

/** A running sandbox. */
export interface Sandbox {
  /** `https://localhost:PORT`: authority, Graph, ARM and (below `/api/v3`) GitHub's REST API at once. */
  readonly url: string
  /** The CONNECT proxy under which the services have their own names, when it was asked for. */
  readonly proxyUrl?: string
  /** PEM for `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string
  /** What exists; may be changed at any time, visible at once everywhere. */
  readonly world: World
  /** May be changed at any time. */
  readonly settings: Settings
  readonly requests: () => readonly RequestRecord[]
  readonly clearRequests: () => void
  readonly fault: (rule: FaultRule) => void
  readonly clearFaults: () => void
  /** Registers a job and returns what the runner would give its steps. */
  readonly jobEnvironment: (context?: JobContext) => Promise<Record<string, string>>
  /** An access token for an application, managed identity or user. */
  readonly mintAccessToken: (request: MintRequest) => Promise<string>
  /** Signs any payload as `issuer`, which is declared by that if it was not; `iss` is set unless given. */
  readonly signToken: (issuer: string, payload: JWTPayload) => Promise<string>
  readonly close: () => Promise<void>
}
