/** Whose token a REST request carries, what it may do, which repositories it sees, and how often it may ask. */
import type { Core } from '../core.ts'
import type { Repository } from '../world/state.ts'

export interface Caller {
  /** `job`: the GITHUB_TOKEN of a job; `app`: of an installation; `fine-grained`: a personal access token. */
  readonly kind: 'job' | 'app' | 'fine-grained'
  /** The job, for a job's token. */
  readonly jobId?: string
  readonly may: (permission: string, level: 'read' | 'write') => boolean
  readonly sees: (repository: Repository) => boolean
  /** Requests per hour. */
  readonly rateLimit: number
}

/** No workflow can give its own token these: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
const NEVER_OF_JOBS: ReadonlySet<string> = new Set(['administration', 'environments', 'secrets', 'variables'])
const DEFAULT_RATE_LIMIT = 5000

/** Finds whose token it is; undefined for one that nobody has. */
export function callerOf(core: Core, bearer: string | undefined): Caller | undefined {
  const job = [...core.jobs.values()].find((entry) => entry.githubToken === bearer)
  if (job !== undefined) {
    return {
      kind: 'job',
      jobId: job.id,
      may: (permission, level) => !NEVER_OF_JOBS.has(permission) && covers(job.permissions[permission], level),
      sees: ({ id, visibility }) => job.repository.id === id || visibility === 'public',
      rateLimit: core.settings.github.jobRateLimit,
    }
  }
  const token = core.world.github.tokens.find((entry) => entry.token === bearer)
  if (token === undefined) return undefined
  const { kind, permissions, repositories, rateLimit = DEFAULT_RATE_LIMIT } = token
  return {
    kind,
    may: (permission, level) => permission === 'metadata' || covers(permissions[permission], level),
    sees: ({ full_name, visibility }) =>
      visibility === 'public' || repositories === undefined || repositories.some((entry) => fits(entry, full_name)),
    rateLimit,
  }
}

function covers(granted: string | undefined, level: 'read' | 'write'): boolean {
  return granted === 'write' || granted === level
}

function fits(entry: string, fullName: string): boolean {
  const [wanted, name] = [entry.toLowerCase(), fullName.toLowerCase()]
  return wanted.endsWith('/*') ? name.startsWith(wanted.slice(0, -1)) : wanted === name
}
