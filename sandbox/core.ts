/** What all services of one sandbox share: world, settings, keys, jobs and what the token service has seen. */
import type { Replication } from './entra/replication.ts'
import type { Job } from './github/job.ts'
import type { Staleness } from './graph/staleness.ts'
import type { Faults } from './http/faults.ts'
import type { Hold } from './http/hold.ts'
import type { Rates } from './http/rates.ts'
import type { Keyring } from './tokens/keyring.ts'
import type { Settings } from './world/settings.ts'
import type { World } from './world/state.ts'

export interface Core {
  readonly world: World
  readonly settings: Settings
  readonly keyring: Keyring
  /** Registered jobs by id. */
  readonly jobs: Map<string, Job>
  /** `jti` of ID tokens and `uti` of access tokens → id of the job that they were made for. */
  readonly tokenJobs: Map<string, string>
  readonly replication: Replication
  /** What Graph's readers see that is no longer true. */
  readonly staleness: Staleness
  /** What callers used of the services' rates. */
  readonly rates: Rates
  /** What goes wrong, also inside of a batch. */
  readonly faults: Faults
  /** Writes in progress. */
  readonly hold: Hold
  /** GitHub's rate limit by token: requests used, and when the hour ends (milliseconds since the epoch). */
  readonly rateLimits: Map<string, { used: number; resetsAt: number }>
  /** When each caller asked `/reports` lately (milliseconds since the epoch). */
  readonly reportRequests: Map<string, readonly number[]>
  /** When each managed identity was written last (milliseconds since the epoch). */
  readonly lastWrites: Map<string, number>
  /** What the managed identity endpoint expects in `X-IDENTITY-HEADER`. */
  readonly identityHeader: string
  /** `https://localhost:PORT`, known once the server listens. */
  readonly origin: () => string
  /** The CONNECT proxy, when there is one: jobs then use the services' own names. */
  readonly proxyUrl: () => string | undefined
}
